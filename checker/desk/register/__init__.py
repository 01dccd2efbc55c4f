"""The desk's side of the register."""

"""What the case record is missing, or how old it is."""

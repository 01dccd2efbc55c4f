"""What a letter takes a family to be: its children together, its reader, its kin."""

"""Everything a person can do, and the only door for the windows and the command line."""

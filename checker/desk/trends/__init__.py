"""The trends, in figures and in words."""

"""Practice with made-up letters."""

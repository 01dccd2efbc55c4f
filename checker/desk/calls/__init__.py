"""What the command line asks of a desk without a window."""

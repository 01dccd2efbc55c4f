"""What is not finished."""

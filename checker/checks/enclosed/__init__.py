"""What a letter says goes with it, and what does."""

"""Where a letter for the post goes, and what its envelope shows."""

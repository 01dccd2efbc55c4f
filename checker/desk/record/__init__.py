"""What the desk writes into its record, and how entries are found again."""

"""What a file carries and its pages do not show."""

"""What belongs to another family: its people, its numbers, its pages."""

"""Of whom "he" and "she" are said."""

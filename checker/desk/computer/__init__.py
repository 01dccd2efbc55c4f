"""The computer that somebody works at: its folders, its clock, its settings, and whose it is."""

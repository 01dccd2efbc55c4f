"""What a letter is as a letter: its kind, its greeting, its subject, to whom, in which language."""

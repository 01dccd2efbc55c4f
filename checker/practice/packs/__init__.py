"""Practice packs: letters with what goes beside them, right or with one thing planted."""

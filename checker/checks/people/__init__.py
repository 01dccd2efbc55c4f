"""Who of the record is who, and who is meant by a name, a word or a place in a sentence."""

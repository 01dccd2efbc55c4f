"""Looking something up in the record, with a purpose that is kept, and evidence packs of it."""

"""Where an email goes, and what it shows of others."""

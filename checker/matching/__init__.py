"""Are these two the same? Addresses, names, emails and phones, as explained verdicts."""

"""Where case records come from, and what may be asked of the whole caseload."""

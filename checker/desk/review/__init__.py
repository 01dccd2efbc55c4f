"""A second person: what is asked of a lead, what the lead sees, and what comes back."""

"""What is kept from this reader by its kind: restricted, privileged, sensitive, not theirs."""

"""Made-up people, cases and letters with known errors, for training, demo, tests and benchmark."""

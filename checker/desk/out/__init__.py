"""Letters out: what is printed, drafted and handed over once a letter is confirmed."""

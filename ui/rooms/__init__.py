"""The places on the bar beside the checking of letters: one conductor for each."""

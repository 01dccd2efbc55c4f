"""After sending: mistakes, returned post, actions, and where nothing is sent any more."""

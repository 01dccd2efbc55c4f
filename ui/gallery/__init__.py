"""Every screen in every state, scheme, size and language, each looked over for what is cut."""

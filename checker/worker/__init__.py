"""Read files in a process that can do nothing else: parent, child, lockdown, wire."""

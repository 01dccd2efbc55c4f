"""Read files in a process that can do nothing else.

The parent hands files to a child over the wire; the child puts up its lockdown first. What it says
is weighed, decoded, and believed only after it was checked again. Old Office files are converted.
"""

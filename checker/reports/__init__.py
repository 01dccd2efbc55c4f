"""What is computed from entries: figures, queues and answers; the entries themselves say nothing.

Pure functions over the bodies of entries: no clock, no files, no network. Desk and register both
use them, so that a figure means the same wherever it is asked for.
"""

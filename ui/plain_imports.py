"""Keeps PySide from reading the source of every module that is imported after it.

PySide puts itself before every import and looks through the module's source for a wish of its own,
`from __feature__ import snake_case`. Nothing here wishes for it, the look takes 0.1 s of a start,
and Python's `linecache` keeps what was read for good: 24 MB.
"""

import builtins


def import_plainly() -> None:
    """Let imports be Python's own again; to be called before the windows are imported."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - it puts itself there when it is loaded

    # WORKAROUND PySide 6.8 to 6.11: it has no switch; under this name it keeps what was there.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

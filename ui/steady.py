"""Keeps Python's one None, True and False alive where a release of Qt for Python wears them out."""

import ctypes
import sys

from PySide6.QtCore import QObject

_TRIES = 64
_PLENTY = 1 << 40
_IMMORTAL_SINCE = (3, 12)


def steady() -> bool:
    """Make the singletons last, and say whether that was needed.

    WORKAROUND: PySide6 6.12.0 is built for Pythons whose None cannot die (3.12 and later) but
    installs on 3.11 too. There every call that returns nothing takes one reference from None,
    and after some tens of thousands the interpreter stops with "deallocating None".
    """
    if sys.version_info >= _IMMORTAL_SINCE or not _wears_out():
        return False
    for one in (None, True, False):
        ctypes.c_ssize_t.from_address(id(one)).value += _PLENTY
    return True


def _wears_out() -> bool:
    """Say whether a call that returns nothing takes a reference from None."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(_TRIES):
        thing.setObjectName("")
    return sys.getrefcount(None) - before < -_TRIES // 2

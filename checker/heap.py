"""Has memory that nobody uses any more go back to the machine at once.

The C library of most Linux systems keeps it: for every thread a heap of its own, and ever larger
stretches in them, the larger the ones were that came before. A desk and its reading process held
30 MB each in that way once they had loaded a model.
"""

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAP_FROM, _HEAPS = -3, -8
"""`M_MMAP_THRESHOLD` and `M_ARENA_MAX` of malloc.h."""
MAPPED_FROM: Final = 256 * 1024
"""Bytes: what is as large is asked of the machine by itself, and goes back when it is free."""


def give_back_at_once() -> None:
    """Set it for this process, for good; nothing where the C library is another."""
    if (mallopt := _of_the_library("mallopt")) is not None:
        mallopt(_MAP_FROM, MAPPED_FROM)
        mallopt(_HEAPS, 1)


def give_back() -> None:
    """Give back what is free between things that are not; it takes some milliseconds."""
    if (malloc_trim := _of_the_library("malloc_trim")) is not None:
        malloc_trim(0)


@contextmanager
def uncollected() -> "Iterator[None]":
    """Do one short piece of work without looking for rubbish among all that it makes and keeps."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _of_the_library(name: str) -> "Callable[..., int] | None":
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - of no use elsewhere

    return getattr(ctypes.CDLL(None), name, None)

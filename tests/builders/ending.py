"""A net under tests of what could run for hours: it must end, whatever machine it is on."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

MOST_SECONDS = 60.0
"""Of processor time: many times what anything takes that ends, and no promise of speed.

How fast something is, `tests/benchmark` says: the machines that run tests are shared and differ.
"""


@contextmanager
def ends() -> Iterator[None]:
    """Hold what is done within it to an end: a minute of this process's time, not more."""
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert took < MOST_SECONDS, f"it took {took:.0f} s of processor time"

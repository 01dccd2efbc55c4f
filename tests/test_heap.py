"""Memory that is free goes back to the machine."""

import gc
import platform
import subprocess
import sys
from contextlib import suppress

import pytest

from checker.heap import uncollected

BUSY = """
import sys
from checker.heap import give_back, give_back_at_once
how, size = sys.argv[1], int(sys.argv[2])
if how == "at once":
    give_back_at_once()

def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4 // 1024

for large in (1, 4, 16, 31):
    bytearray(large << 20)  # the larger it was, the larger is what the library keeps
before = held()
many = [bytearray(size) for _ in range((60 << 20) // size)]
kept = [bytearray(2_000) for _ in range(10)]  # behind all of it
del many
if how == "when asked":
    give_back()
print(held() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the GNU C library alone is told")
def test_what_is_free_goes_back_to_the_machine() -> None:
    """60 MB that were used and freed are not held any more; without being told they would be."""
    assert _held_afterwards("at once", 1 << 20) < 10
    assert _held_afterwards("as ever", 1 << 20) > 30


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the GNU C library alone is told")
def test_what_is_free_between_other_things_goes_back_when_asked() -> None:
    """Small things that were freed leave nothing behind where somebody asks for it."""
    assert _held_afterwards("when asked", 100_000) < 10
    assert _held_afterwards("at once", 100_000) > 30


def _held_afterwards(how: str, size: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", BUSY, how, str(size)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return int(done.stdout)


@pytest.mark.parametrize("before", [True, False], ids=["it was looked for", "it was not"])
def test_rubbish_is_looked_for_again_after_a_short_piece_of_work(*, before: bool) -> None:
    """However the work ends, and only where it was looked for before."""
    collects = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        meanwhile = []
        with suppress(ZeroDivisionError), uncollected():
            meanwhile.append(gc.isenabled())
            raise ZeroDivisionError
        assert meanwhile == [False]
        assert gc.isenabled() is before
    finally:
        (gc.enable if collects else gc.disable)()

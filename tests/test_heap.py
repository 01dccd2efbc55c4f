"""Memory that is free goes back to the machine."""

import platform
import subprocess
import sys

import pytest

BUSY = """
import sys
from checker.heap import give_back_at_once
if sys.argv[1] == "at once":
    give_back_at_once()

def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4 // 1024

for size in (1, 4, 16, 31):
    bytearray(size << 20)  # the larger it was, the larger is what the library keeps
before = held()
many = [bytearray(1 << 20) for _ in range(60)]
kept = [bytearray(2_000) for _ in range(10)]  # behind all of it
del many
print(held() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the GNU C library alone is told")
def test_what_is_free_goes_back_to_the_machine() -> None:
    """60 MB that were used and freed are not held any more; without being told they would be."""
    assert _held_afterwards("at once") < 10
    assert _held_afterwards("as ever") > 30


def _held_afterwards(how: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", BUSY, how], capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)

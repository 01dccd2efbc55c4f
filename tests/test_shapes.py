"""Shapes are made ready by one thread at a time: two at once end the process, inside msgspec."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AT_ONCE = """
import threading, time
import msgspec
from checker.shapes import convert, decode, decoder

def slowly(kind):
    time.sleep(0.05)  # made ready long enough for the others to come
    return kind

class Inner(msgspec.Struct):
    one: "slowly(int)"
    two: "slowly(int)"

class Outer(msgspec.Struct):
    inner: "Inner"
    name: "slowly(str)" = ""

ways = {
    "convert": lambda: convert({"inner": {"one": 1, "two": 2}}, Outer),
    "decode": lambda: decode(b'{"inner":{"one":1,"two":2}}', Outer),
    "decoder": lambda: decoder(Outer).decode(b'{"inner":{"one":1,"two":2}}'),
}

def use(number):
    time.sleep(0.02 * number)
    assert ways[WAY]().inner.two == 2
    used.append(number)

used = []
threads = [threading.Thread(target=use, args=(number,)) for number in range(8)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(len(used))
"""


@pytest.mark.parametrize("way", ["convert", "decode", "decoder"])
def test_threads_that_use_a_shape_first_at_once_all_go_on(way: str) -> None:
    """Without the lock the process ends with a segmentation fault."""
    ran = subprocess.run(
        [sys.executable, "-c", AT_ONCE.replace("WAY", repr(way))],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert (ran.returncode, ran.stdout) == (0, "8\n"), ran.stderr[-300:]

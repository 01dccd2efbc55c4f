"""The walls around the reading process, tried from the inside."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own walls")

ATTEMPTS = [
    pytest.param("open('/etc/passwd').read()", id="read somebody's file"),
    pytest.param("open('/tmp/letterlock-left-behind', 'w')", id="write a file"),
    pytest.param("import socket; socket.socket()", id="open a network connection"),
    pytest.param("import os; os.execv('/bin/true', ['true'])", id="become another program"),
    pytest.param("import subprocess; subprocess.run(['/bin/true'])", id="start another program"),
    pytest.param("import os; os.kill(os.getppid(), 0)", id="signal its parent"),
    pytest.param("bytearray(3 * 1024 ** 3)", id="take three gigabytes"),
    pytest.param("import os; os.listdir('/home')", id="look around"),
]


def inside(code: str) -> "subprocess.CompletedProcess[str]":
    """Run code in a process of its own, behind the walls."""
    wall = "from checker.worker.lockdown import lock_down; lock_down()\n"
    return subprocess.run(
        [sys.executable, "-c", wall + code], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_locked_process_cannot(attempt: str) -> None:
    """What a hostile file may try, the reading process cannot do."""
    done = inside(attempt)

    assert done.returncode != 0
    assert any(word in done.stderr for word in ("PermissionError", "MemoryError", "OSError"))


def test_a_locked_process_can_still_import_a_parser() -> None:
    """The walls leave room for the work."""
    done = inside("import checker.reading, pypdf, lxml.etree, zoneinfo\nprint('read')")

    assert done.stdout.strip() == "read", done.stderr


def test_every_wall_that_this_system_offers_stands() -> None:
    """A wall that quietly failed to go up would be a hole."""
    done = inside("print(' '.join(lock_down()))")

    assert {"limits", "no-new-privileges", "seccomp"} <= set(done.stdout.split())

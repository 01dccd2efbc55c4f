"""The system refuses, interrupts or kills in the middle of an append; nothing acknowledged is lost.

Faults are put into the real system calls on the trail's own files by strace.
"""

import itertools
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from checker.audit.verify import verify
from tests.builders.trails import open_trail

ROOT = Path(__file__).parents[2]
CALLS = ("pwrite64", "fsync", "openat", "ftruncate", "unlink", "pread64", "fcntl")
FAULTS = ("error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL")
STRACE = shutil.which("strace")


def _strace_works() -> bool:
    if STRACE is None:
        return False
    tried = subprocess.run(
        [STRACE, "-f", "-o", "/dev/null", "/bin/true"], capture_output=True, check=False
    )
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(
    not _strace_works(), reason="strace is not installed, or may not trace here"
)


def disturbed(folder: Path, call: str, fault: str, when: int) -> list[str]:
    """Run the stubborn writer with one fault; give its lines."""
    files = [f"--trace-path={folder / 'trail.sqlite'}{ending}" for ending in ("", "-wal", "-shm")]
    inject = f"--inject={call}:{fault}:when={when}"
    ran = subprocess.run(
        [
            str(STRACE), "-f", "-qq", "-o", "/dev/null", *files, inject,
            sys.executable, "-m", "tests.builders.trail_stubborn", str(folder),
        ],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr, ran.stderr
    return [line for line in ran.stdout.splitlines(keepends=True) if line.endswith("\n")]


def survive(folder: Path, call: str, fault: str, when: int) -> str:
    """Disturb once; then everything acknowledged is there and the chain verifies. Say how it went.

    Nothing is set aside, because nothing was damaged.
    """
    open_trail(folder)
    lines = [line.split() for line in disturbed(folder, call, fault, when)]
    kept = {(int(line[1]), line[2]) for line in lines if line[0] == "kept"}

    trail = open_trail(folder)

    assert list(folder.glob("trail-set-aside-*")) == []
    assert verify(trail.path).holds
    assert kept <= {(entry.seq, entry.hash.hex()) for entry in trail.entries()}
    if fault == "signal=KILL":
        return "killed" if len(lines) < 8 else "not reached"
    return "refused" if any(line[0] == "refused" for line in lines) else "went on"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_while_writing_loses_nothing(tmp_path: Path, fault: str) -> None:
    """A refusal is told in our own words, and the next append works."""
    survive(tmp_path, "pwrite64", fault, 3)


@pytest.mark.parametrize("when", [4, 7])
def test_a_page_that_the_disk_fails_to_give_once_sets_no_trail_aside(
    tmp_path: Path, when: int
) -> None:
    """SQLite calls such a file malformed; a second look finds it whole."""
    survive(tmp_path, "pread64", "error=EIO", when)


@pytest.mark.campaign
def test_six_hundred_faults_lose_nothing(tmp_path: Path) -> None:
    """Every kind of call, every kind of fault, at moments drawn by chance."""
    chance = random.Random(600)
    seen: Counter[str] = Counter()
    for number, (call, fault) in zip(
        range(600), itertools.cycle(itertools.product(CALLS, FAULTS)), strict=False
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        seen[f"{fault} {survive(folder, call, fault, chance.randint(1, 30))}"] += 1
        shutil.rmtree(folder)
    sys.stdout.write("".join(f"{count:4} {what}\n" for what, count in sorted(seen.items())))
    assert seen["signal=KILL killed"] > 40
    assert seen["error=EIO refused"] > 20

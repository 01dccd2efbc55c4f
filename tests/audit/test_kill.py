"""A program killed in the middle of confirming loses nothing that it had acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.audit.verify import verify
from tests.builders.trails import open_trail

ROOT = Path(__file__).parents[2]


def killed(folder: Path, chance: random.Random, writers: int) -> dict[int, str]:
    """Start writers, kill them at a random moment; give the entries they had acknowledged."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.builders.trail_writer", str(folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(writers)
    ]
    said = []
    if chance.random() < 0.8:
        said = [one.stdout.readline() for one in running if one.stdout]
        time.sleep(chance.random() * 0.04)
    else:
        time.sleep(chance.random() * 0.5)
    for one in running:
        one.kill()
    said += [line for one in running for line in one.communicate()[0].splitlines(keepends=True)]
    whole = [line.split() for line in said if line.endswith("\n")]
    assert not [line for line in whole if line[0] == "notice"]
    return {int(seq): entry_hash for seq, entry_hash in whole}


def survive(folder: Path, *, kills: int, writers: int = 1) -> int:
    """Kill so many times; after each, everything acknowledged is there and the chain verifies."""
    chance = random.Random(f"{kills} {writers} {folder.name}")
    open_trail(folder)
    acknowledged: dict[int, str] = {}
    for _ in range(kills):
        acknowledged |= killed(folder, chance, writers)

        trail = open_trail(folder)

        assert trail.notices == ()
        there = {entry.seq: entry.hash.hex() for entry in trail.entries()}
        assert acknowledged.items() <= there.items()
        assert verify(trail.path).holds
    return len(acknowledged)


def test_ten_kills_lose_no_acknowledged_entry(tmp_path: Path) -> None:
    """Each entry of which a receipt was given is on disk, whenever the program dies."""
    assert survive(tmp_path, kills=10) > 10


def test_three_writers_killed_together_lose_nothing(tmp_path: Path) -> None:
    """Windows and scripts that write one trail at once keep one chain, killed or not."""
    assert survive(tmp_path, kills=3, writers=3) > 3


@pytest.mark.campaign
@pytest.mark.parametrize(("kills", "writers"), [(200, 1), (510, 3)])
def test_many_kills_lose_no_acknowledged_entry(tmp_path: Path, kills: int, writers: int) -> None:
    """The long run, before a release: on several trails, so that none grows too long to verify.

    A kill is of one process: three writers are killed together.
    """
    rounds, acknowledged = kills // writers, 0
    for number, first in enumerate(range(0, rounds, _ROUNDS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        acknowledged += survive(folder, kills=min(_ROUNDS, rounds - first), writers=writers)

    sys.stdout.write(f"{kills} kills of {writers}: {acknowledged} acknowledged, 0 lost\n")
    assert acknowledged > kills


_ROUNDS = 20
"""Of kills on one trail."""

"""The power fails at any moment: every entry that was acknowledged is there afterwards."""

import random
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

from checker.audit import trail as trail_module
from checker.audit.entry import Act
from checker.audit.trail_file import SETTINGS
from checker.audit.verify import verify
from checker.errors import TrailError
from tests.builders.power import Acknowledged, Disk, Step, Sync, recording
from tests.builders.trails import CHECKED, NOON_MS, open_trail

NAME = "trail.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """What so many power cuts did."""

    cuts: int
    lost: int
    broken: int


def recorded(
    folder: Path, entries: int, monkeypatch: pytest.MonkeyPatch, settings: tuple[str, ...]
) -> tuple[dict[str, bytes], list[Step]]:
    """Write entries over the recording VFS; give the files before, and every step since.

    For the second half another window has the trail open, so that closing empties no WAL.
    """
    trail = open_trail(folder)
    before = {one.name: one.read_bytes() for one in folder.glob(f"{NAME}*")}
    steps: list[Step] = []
    with recording(steps) as vfs, monkeypatch.context() as patch:

        def connect(path: Path) -> apsw.Connection:
            connection = apsw.Connection(str(path), vfs=vfs)
            for setting in settings:
                connection.execute(setting).fetchall()
            return connection

        patch.setattr(trail_module, "connect", connect)
        window = None
        for number in range(entries):
            if number == entries // 2:
                window = connect(trail.path)
                window.execute("SELECT count(*) FROM entry").fetchall()
            receipt = trail.append(
                Act.CHECK,
                CHECKED,
                disclosures=[("case", f"C-{number % 5}"), ("files", ["a" * 64])],
                case=f"C-{number % 5}",
                t_ms=NOON_MS + number,
                mono_ms=number,
            )
            steps.append(Acknowledged(receipt.seq, receipt.hash))
        if window is not None:
            window.close()
    return before, steps


def cut(
    folder: Path,
    recorder: Callable[[Path], tuple[dict[str, bytes], list[Step]]],
    cuts: int,
    seed: int,
) -> Cuts:
    """Cut the power so many times, by chance; look at each disk with our own code."""
    chance = random.Random(seed)
    source = folder / "source"
    source.mkdir()
    before, steps = recorder(source)
    lost = broken = 0
    moments = sorted(chance.randrange(len(steps) + 1) for _ in range(cuts))
    disk, done = Disk(dict(before)), 0
    acknowledged: dict[int, str] = {}
    for number, moment in enumerate(moments):
        for step in steps[done:moment]:
            disk.follow(step)
            if isinstance(step, Acknowledged):
                acknowledged[step.seq] = step.hash
        done = moment
        found = folder / "found"
        found.mkdir()
        for key in source.glob("key*"):
            shutil.copy2(key, found)
        for file, data in disk.after_a_cut(chance).items():
            if not file.endswith("-shm"):
                (found / file).write_bytes(data)
        there = _entries(found, goes_on=number % 20 == 0)
        broken += there is None
        lost += there is not None and not acknowledged.items() <= there.items()
        shutil.rmtree(found)
    return Cuts(cuts=cuts, lost=lost, broken=broken)


def _entries(folder: Path, *, goes_on: bool) -> dict[int, str] | None:
    """Give the entries that our own code finds after a cut; None for a damaged trail."""
    try:
        trail = open_trail(folder)
    except TrailError:
        return None
    if trail.notices:
        return None
    there = {entry.seq: entry.hash.hex() for entry in trail.entries()}
    if goes_on:
        trail.append(Act.CHECK, CHECKED, t_ms=NOON_MS, mono_ms=1)
        if not verify(trail.path).holds:
            return None
    return there


def safely(
    monkeypatch: pytest.MonkeyPatch, entries: int, settings: tuple[str, ...] = SETTINGS
) -> Callable[[Path], tuple[dict[str, bytes], list[Step]]]:
    """Give the recorder of a trail with settings."""
    return lambda folder: recorded(folder, entries, monkeypatch, settings)


NORMAL = tuple(one.replace("= FULL", "= NORMAL") for one in SETTINGS)


def test_the_recorded_steps_make_the_file_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The simulator loses nothing by itself: with every step taken the file is the real one."""
    before, steps = recorded(tmp_path, 6, monkeypatch, SETTINGS)
    disk = Disk(dict(before))
    for step in steps:
        disk.follow(step)
    disk.follow(Sync(NAME))

    with closing(apsw.Connection(str(tmp_path / NAME))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert disk.lasting[NAME] == (tmp_path / NAME).read_bytes()


def test_no_acknowledged_entry_is_lost_by_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever of the unsynced sectors survives: the chain is whole and holds all that was told."""
    assert cut(tmp_path, safely(monkeypatch, 24), 150, 1) == Cuts(cuts=150, lost=0, broken=0)


def test_the_simulator_sees_a_setting_that_loses_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With synchronous = NORMAL acknowledged entries are lost: the test can fail."""
    assert cut(tmp_path, safely(monkeypatch, 24, NORMAL), 150, 1).lost > 20


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("settings", "cuts"),
    [pytest.param(SETTINGS, 20_000, id="full"), pytest.param(NORMAL, 2_000, id="normal, control")],
)
def test_twenty_thousand_power_cuts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: tuple[str, ...], cuts: int
) -> None:
    """Ten trails of a hundred entries each, cut at every kind of moment."""
    seen = []
    for seed in range(10):
        folder = tmp_path / str(seed)
        folder.mkdir()
        seen.append(cut(folder, safely(monkeypatch, 100, settings), cuts // 10, seed))
    lost, broken = sum(one.lost for one in seen), sum(one.broken for one in seen)
    sys.stdout.write(f"{cuts} cuts: {lost} lost an entry, {broken} broke the trail\n")
    assert broken == 0
    assert (lost == 0) == (settings is SETTINGS)

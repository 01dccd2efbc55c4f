"""Out of a trail that was set aside, what vouches for itself is still read, and nothing else."""

from pathlib import Path

import pytest

from checker.audit.entry import Act, Event, Facts
from checker.audit.trail import Trail
from checker.audit.trail_kept_aside import kept_aside
from tests.builders.trails import NOON_MS, as_attacker, check_some, open_trail

SAID = Facts(event=Event(kind="destination", codes={"state": "on"}))
PAGE_BYTES = 4096
WHERE = "3 Fern Row, Ormley"


def _with_three(folder: Path) -> Trail:
    """Make a trail in which entries 2, 4 and 6 say where nothing is sent any more."""
    trail = open_trail(folder)
    for number in (1, 2, 3):
        trail.append(
            Act.CONFIG,
            SAID,
            disclosures=[("case", f"C{number}"), ("destination", f"{number} {WHERE}")],
            case=f"C{number}",
            t_ms=NOON_MS + number,
            mono_ms=2000 + number,
        )
        check_some(trail, 1)
    return trail


def _told(trail: Trail) -> list[tuple[int, str]]:
    return [
        (one.entry.seq, str({fact.name: fact.value for fact in one.beside}["case"]))
        for one in kept_aside(trail.path, trail.signer, (Act.CONFIG,))
    ]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        pytest.param(
            "UPDATE entry SET body = x'00' WHERE seq = 3",
            [(2, "C1"), (4, "C2"), (6, "C3")],
            id="another entry edited",
        ),
        pytest.param("DELETE FROM entry WHERE seq = 4", [(2, "C1"), (6, "C3")], id="one deleted"),
        pytest.param(
            "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '\"on\"', '\"of\"') AS BLOB) "
            "WHERE seq = 4",
            [(2, "C1"), (6, "C3")],
            id="one rewritten",
        ),
        pytest.param(
            "UPDATE entry SET sig = zeroblob(64) WHERE seq = 7",
            [(2, "C1"), (4, "C2"), (6, "C3")],
            id="the last signature",
        ),
        pytest.param(
            "UPDATE disclosure SET box = zeroblob(60) WHERE seq = 2; "
            "DELETE FROM entry WHERE seq = 3",
            [(4, "C2"), (6, "C3")],
            id="what stands beside one",
        ),
        pytest.param("DELETE FROM entry WHERE seq = 1", [], id="the entry that names its key"),
        pytest.param("DROP TABLE entry", [], id="table gone"),
    ],
)
def test_each_entry_is_relied_on_by_itself(
    tmp_path: Path, change: str, left: list[tuple[int, str]]
) -> None:
    """A break in the chain takes nothing from the others, and a change of one takes that one."""
    as_attacker(_with_three(tmp_path).path, *change.split("; "))
    trail = open_trail(tmp_path)
    assert trail.notices

    assert _told(trail) == left


def test_what_comes_before_a_broken_page_is_read(tmp_path: Path) -> None:
    """The disk lost a piece of a long record: its beginning is there."""
    old = _with_three(tmp_path)
    check_some(old, 200)
    lost = old.entry(150)
    assert lost is not None
    as_attacker(old.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(old.path.read_bytes())
    page = raw.index(lost.hash) // PAGE_BYTES * PAGE_BYTES
    raw[page : page + PAGE_BYTES] = bytes(PAGE_BYTES)
    old.path.write_bytes(raw)
    trail = open_trail(tmp_path)
    assert trail.notices

    assert _told(trail) == [(2, "C1"), (4, "C2"), (6, "C3")]


def test_where_nothing_was_set_aside_there_is_nothing(tmp_path: Path) -> None:
    """The record that goes on is not read here."""
    assert _told(_with_three(tmp_path)) == []


def test_another_device_reads_nothing_of_it(tmp_path: Path) -> None:
    """What stands beside an entry opens with the key of who wrote it."""
    old = _with_three(tmp_path)
    as_attacker(old.path, "DELETE FROM entry WHERE seq = 3")
    trail = open_trail(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    stranger = open_trail(tmp_path / "elsewhere").signer

    assert kept_aside(trail.path, stranger, (Act.CONFIG,)) == ()

"""The local trail: what was acknowledged is there, and nobody changes it quietly."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.canonical import parse_object
from checker.audit.entry import Act, Facts, FileFacts, Found, Out, read_body
from checker.audit.trail import Counts, Trail
from checker.audit.trail_opening import begin
from checker.audit.verify import verify
from checker.errors import TrailDamaged
from tests.builders.trails import (
    BOOT,
    CHECKED,
    NOON_MS,
    as_attacker,
    check_some,
    open_trail,
    signer_in,
)


def test_a_trail_begins_with_the_enrolment_of_its_own_key(tmp_path: Path) -> None:
    """Without a register the first entry announces the key by which all others are checked."""
    trail = open_trail(tmp_path)

    (first,) = trail.entries()
    body = read_body(first.body)

    assert (body.act, body.seq, body.log) == (Act.DEVICE_ENROL, 1, trail.signer.log)
    assert body.resumes is None
    assert trail.notices == ()


def test_an_entry_is_there_when_its_receipt_is_given(tmp_path: Path) -> None:
    """Another program that opens the file sees the entry at once."""
    trail = open_trail(tmp_path)

    receipt = trail.append(Act.CHECK, CHECKED, t_ms=NOON_MS, mono_ms=5000)

    entry = open_trail(tmp_path).entry(receipt.seq)
    assert entry is not None
    assert entry.hash.hex() == receipt.hash
    body = read_body(entry.body)
    assert (body.act, body.actor, body.boot, body.t, body.mono) == (
        Act.CHECK,
        "u-demo",
        BOOT,
        NOON_MS,
        5000,
    )
    assert body.cp is None
    assert trail.receipt(entry) == receipt


def test_a_letter_finds_its_entry_by_its_receipt(tmp_path: Path) -> None:
    """Twelve characters on a letter lead to its entry; of an entry that is gone, to nothing."""
    trail = open_trail(tmp_path)
    first, second = check_some(trail, 2)

    found = trail.find(second)

    assert found is not None
    assert found.seq == 3
    assert first != second
    assert trail.find("0000-0000-0000") is None


def test_entries_come_in_pages_from_either_end(tmp_path: Path) -> None:
    """A list of checks need not read the whole record."""
    trail = open_trail(tmp_path)
    check_some(trail, 4)

    assert [one.seq for one in trail.entries()] == [1, 2, 3, 4, 5]
    assert [one.seq for one in trail.entries(after=3)] == [4, 5]
    assert [one.seq for one in trail.entries(newest_first=True, most=2)] == [5, 4]
    assert trail.entry(9) is None


def test_today_is_counted_from_the_entries(tmp_path: Path) -> None:
    """What somebody did today is a function of the trail."""
    trail = open_trail(tmp_path)
    check_some(trail, 2)
    trail.append(Act.CHECK, Facts(out=Out.CLEAR), t_ms=NOON_MS + 9, mono_ms=1)
    trail.append(Act.RELEASE, Facts(out=Out.RELEASED), t_ms=NOON_MS + 9, mono_ms=1)

    assert trail.counts(NOON_MS) == Counts(checked=3, confirmed=1, stopped=2)
    assert trail.counts(NOON_MS + 9) == Counts(checked=1, confirmed=1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = x'00' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 3",
        "INSERT INTO entry VALUES (9, x'01', x'02', x'03', x'04')",
        "INSERT OR REPLACE INTO entry VALUES (2, x'01', x'02', x'03', x'04')",
        "INSERT OR REPLACE INTO entry SELECT 4, hash, x'02', sig, body FROM entry WHERE seq = 2",
        "UPDATE disclosure SET n = 7",
        "DELETE FROM disclosure",
        "UPDATE case_key SET holder = ''",
    ],
)
def test_the_file_refuses_changes_of_the_past(tmp_path: Path, statement: str) -> None:
    """A slip in a tool or in our own code cannot change an entry."""
    trail = open_trail(tmp_path)
    trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)
    check_some(trail, 1)
    connection = pysqlite3.connect(str(trail.path), isolation_level=None)

    with pytest.raises(pysqlite3.IntegrityError):
        connection.execute(statement)

    connection.close()
    assert verify(trail.path).holds


def test_two_windows_write_one_chain(tmp_path: Path) -> None:
    """Two programs on one trail take turns; neither overwrites the other."""
    one, other = open_trail(tmp_path), open_trail(tmp_path)

    for _ in range(3):
        check_some(one, 1)
        check_some(other, 2)

    assert [entry.seq for entry in one.entries()] == list(range(1, 11))
    assert verify(one.path).holds


def test_many_findings_and_files_are_counted_when_they_do_not_fit(tmp_path: Path) -> None:
    """A letter with a thousand findings is recorded all the same, with how many of each."""
    trail = open_trail(tmp_path)
    many = Facts(
        out=Out.STOP,
        findings=(Found(code="person.not-in-case", sev="check", secs=3),) * 700
        + (Found(code="protected.address", sev="stop"),) * 300,
        files=(FileFacts(kind="pdf", bytes=10, pages=2),) * 300,
        to=("applicant",) * 1200,
    )

    receipt = trail.append(Act.CHECK, many, t_ms=NOON_MS, mono_ms=1)

    entry = trail.entry(receipt.seq)
    assert entry is not None
    body = read_body(entry.body)
    assert [(one.code, one.n) for one in body.findings] == [
        ("person.not-in-case", 700),
        ("protected.address", 300),
    ]
    assert [(one.n, one.bytes, one.pages) for one in body.files] == [(300, 3000, 600)]
    assert body.to == ("applicant",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_its_owner_may_read_the_trail(tmp_path: Path) -> None:
    """Other accounts of the machine cannot open the record."""
    trail = open_trail(tmp_path / "data")

    assert stat.S_IMODE(trail.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(trail.path.parent.stat().st_mode) == 0o700


def test_a_record_replaced_while_it_is_open_is_noticed(tmp_path: Path) -> None:
    """An entry that we know and that is not there any more stops the next confirmation."""
    trail = open_trail(tmp_path)
    check_some(trail, 2)
    as_attacker(trail.path, "DELETE FROM entry WHERE seq = 3")

    with pytest.raises(TrailDamaged, match="must not be sent yet"):
        check_some(trail, 1)


def test_a_name_cannot_get_into_an_entry(tmp_path: Path) -> None:
    """Whatever calls the trail, a text with a space in it is refused by the entry's own types."""
    trail = open_trail(tmp_path)

    with pytest.raises(ValueError, match="regex"):
        trail.append(Act.CHECK, Facts(team="Erin Hale"), t_ms=NOON_MS, mono_ms=1)

    assert len(trail.entries()) == 1


def test_an_entry_holds_no_key_that_was_not_agreed(tmp_path: Path) -> None:
    """The keys of an ordinary entry are those of the format, version 1."""
    trail = open_trail(tmp_path)
    check_some(trail, 1)
    entry = trail.entry(2)
    assert entry is not None

    always = "act actor app boot cp findings log mono out prev rules sd seq t team tenure v"
    assert set(parse_object(entry.body)) == {*always.split(), "to", "via"}


def test_a_trail_begun_by_somebody_else_at_the_same_moment_is_not_overwritten(
    tmp_path: Path,
) -> None:
    """Of two first starts one is first; the other is told to start again, and loses nothing."""
    signer = replace(signer_in(tmp_path), is_new=False)

    def drawn_while_another_begins(count: int) -> bytes:
        open_trail(tmp_path)
        return bytes(count)

    with pytest.raises(TrailDamaged, match="start it again"):
        Trail.open(
            tmp_path / "trail.sqlite",
            signer,
            app="0.1.0",
            rules="2026.1",
            boot=BOOT,
            t_ms=NOON_MS,
            mono_ms=1,
            draw=drawn_while_another_begins,
        )

    assert verify(tmp_path / "trail.sqlite").entries == 1
    assert not list(tmp_path.glob("*.new"))


def test_a_trail_gets_its_name_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a rename refuses a name that is taken, and no link is needed."""
    first = open_trail(tmp_path / "source").entries()[0]
    monkeypatch.setattr(sys, "platform", "win32")

    assert begin(tmp_path / "trail.sqlite", first, NOON_MS)

    monkeypatch.undo()
    assert verify(tmp_path / "trail.sqlite").holds

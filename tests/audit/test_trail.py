"""The local trail: what was acknowledged is there, and nobody changes it quietly."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.canonical import parse_object
from checker.audit.entry import Act, Began, Facts, FileFacts, Found, Out, read_body
from checker.audit.trail import Counts, Trail
from checker.audit.trail_opening import begin
from checker.audit.verify import verify
from checker.errors import TrailDamaged, TrailError
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


def test_what_belongs_to_a_person_stands_beside_the_entry_and_not_in_it(tmp_path: Path) -> None:
    """Case, recipient and free reasons can be shown one by one; the entry holds digests."""
    trail = open_trail(tmp_path)

    receipt = trail.append(
        Act.CHECK,
        CHECKED,
        disclosures=[("case", "C-0001"), ("reasons", ["Erin Hale rang: it is her café"])],
        case="C-0001",
        t_ms=NOON_MS,
        mono_ms=1,
    )

    shown = open_trail(tmp_path).disclosed(receipt.seq)
    assert [(one.name, one.value) for one in shown] == [
        ("case", "C-0001"),
        ("reasons", ["Erin Hale rang: it is her café"]),
    ]
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in ("C-0001", "Erin", "café"):
        assert secret.encode() not in on_disk


def test_one_case_has_one_key_and_without_it_its_disclosures_are_gone(tmp_path: Path) -> None:
    """Destroying the key of a case destroys what was kept of it, and nothing else."""
    trail = open_trail(tmp_path)
    for case in ("C-1", "C-1", "C-2", None):
        trail.append(Act.CHECK, disclosures=[("case", case)], case=case, t_ms=NOON_MS, mono_ms=1)
    connection = pysqlite3.connect(str(trail.path), isolation_level=None)
    keys = connection.execute("SELECT count(DISTINCT mark) FROM case_key").fetchone()
    connection.execute("DELETE FROM case_key WHERE mark = (SELECT mark FROM disclosure LIMIT 1)")
    connection.close()

    assert keys == (3,)
    assert [len(trail.disclosed(seq)) for seq in (1, 2, 3, 4, 5, 6)] == [0, 0, 0, 1, 1, 0]
    assert verify(trail.path).holds


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE disclosure SET box = zeroblob(80)", id="a box is overwritten"),
        pytest.param(
            "UPDATE disclosure SET box = (SELECT max(box) FROM disclosure WHERE seq = 3)",
            id="a box of another entry",
        ),
        pytest.param("UPDATE case_key SET box = zeroblob(72)", id="a key is overwritten"),
    ],
)
def test_a_disclosure_that_was_changed_is_never_shown(tmp_path: Path, change: str) -> None:
    """What is shown beside an entry is what the entry promised, or nothing."""
    trail = open_trail(tmp_path)
    for reason in ("one", "two"):
        trail.append(
            Act.CHECK, disclosures=[("reason", reason)], case="C-1", t_ms=NOON_MS, mono_ms=1
        )
    as_attacker(trail.path, change)

    with pytest.raises(TrailDamaged):
        trail.disclosed(2)


def test_a_disclosure_that_the_entry_never_promised_is_not_shown(tmp_path: Path) -> None:
    """Somebody with the device's keys still cannot add a fact to an old entry."""
    trail = open_trail(tmp_path)
    trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)
    twin = open_trail(tmp_path)
    twin.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1)
    connection = pysqlite3.connect(str(trail.path), isolation_level=None)
    twin._boxes.keep(connection, 3, list(trail.disclosed(2)), "C-1")
    connection.close()

    with pytest.raises(TrailDamaged):
        twin.disclosed(3)


def test_nothing_is_recorded_under_a_case_key_that_does_not_open(tmp_path: Path) -> None:
    """A broken key stops the letter before anything is kept that nobody could read."""
    trail = open_trail(tmp_path)
    trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)
    as_attacker(trail.path, "UPDATE case_key SET box = zeroblob(72)")

    with pytest.raises(TrailDamaged):
        trail.append(Act.CHECK, disclosures=[("a", "b")], case="C-1", t_ms=NOON_MS, mono_ms=1)

    assert len(trail.entries()) == 2


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


def _as_text(path: Path) -> str:
    """Give a whole directory's names, for what was set aside."""
    return " ".join(sorted(one.name for one in path.iterdir()))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'stop', 'note') AS BLOB) "
            "WHERE seq = 3",
            id="edited",
        ),
        pytest.param("DELETE FROM entry WHERE seq = 3", id="deleted"),
        pytest.param("DELETE FROM entry", id="emptied"),
        pytest.param("UPDATE entry SET body = x'00' WHERE seq = 1", id="first entry"),
        pytest.param("UPDATE entry SET sig = zeroblob(64) WHERE seq = 5", id="last signature"),
        pytest.param("UPDATE entry SET prev = zeroblob(31) WHERE seq = 4", id="a stored link"),
        pytest.param("DROP TABLE entry", id="table gone"),
    ],
)
def test_a_damaged_trail_is_kept_as_evidence_and_a_new_one_says_so(
    tmp_path: Path, change: str
) -> None:
    """The person is told, can go on working, and nothing of the old record is destroyed."""
    old = open_trail(tmp_path)
    check_some(old, 4)
    as_attacker(old.path, change)

    trail = open_trail(tmp_path)

    (notice,) = trail.notices
    aside = tmp_path / "trail-set-aside-20261123-120000.sqlite"
    assert aside.name in notice
    assert aside.exists()
    assert not _holds(aside)
    (first,) = trail.entries()
    resumed = read_body(first.body).resumes
    assert resumed is not None
    assert (resumed.log, resumed.why) == (old.signer.log, Began.DAMAGED)
    assert trail.signer.log != old.signer.log
    assert check_some(trail, 1)
    assert open_trail(tmp_path).notices == ()


def _holds(path: Path) -> bool:
    try:
        return verify(path).holds
    except TrailDamaged:
        return False


def test_a_new_log_says_up_to_where_the_old_one_was_sound(tmp_path: Path) -> None:
    """The first entry of the new log names the last entry of the old one that can be relied on."""
    old = open_trail(tmp_path)
    check_some(old, 4)
    third = old.entry(3)
    assert third is not None
    as_attacker(old.path, "UPDATE entry SET sig = zeroblob(64) WHERE seq = 4")

    (first,) = open_trail(tmp_path).entries()

    resumed = read_body(first.body).resumes
    assert resumed is not None
    assert (resumed.seq, resumed.hash) == (3, third.hash.hex())


def test_a_file_overwritten_with_rubbish_is_set_aside(tmp_path: Path) -> None:
    """A file that is no database any more stops nobody, and stays."""
    old = open_trail(tmp_path)
    old.path.write_bytes(b"\x00rubbish" * 999)

    trail = open_trail(tmp_path)

    assert len(trail.notices) == 1
    assert len(trail.entries()) == 1
    assert "set-aside" in _as_text(tmp_path)


def test_pages_torn_inside_the_file_are_found(tmp_path: Path) -> None:
    """Damage that no entry shows (an index, a free page) is found by the database's own check."""
    old = open_trail(tmp_path)
    check_some(old, 60)
    with pysqlite3.connect(str(old.path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
        ).fetchone()
    connection.close()
    raw = bytearray(old.path.read_bytes())
    raw[(page - 1) * 4096 + 2000 : page * 4096 - 600] = bytes(1496)
    old.path.write_bytes(raw)

    trail = open_trail(tmp_path)

    assert len(trail.notices) == 1


def test_a_trail_that_is_gone_is_noticed(tmp_path: Path) -> None:
    """Deleting the whole file does not make the past never have been: the key remembers."""
    old = open_trail(tmp_path)
    check_some(old, 2)
    old.path.unlink()

    trail = open_trail(tmp_path)

    (first,) = trail.entries()
    resumed = read_body(first.body).resumes
    assert resumed is not None
    assert (resumed.log, resumed.why) == (old.signer.log, Began.MISSING)
    assert "not on this computer any more" in trail.notices[0]
    assert trail.signer.log != old.signer.log


def test_what_is_left_of_a_deleted_trail_does_not_run_into_the_new_one(tmp_path: Path) -> None:
    """A write-ahead file without its database is put away, or it would be poured into the new."""
    old = open_trail(tmp_path)
    holder = pysqlite3.connect(str(old.path))
    holder.execute("SELECT count(*) FROM entry").fetchone()
    check_some(old, 3)
    wal = Path(f"{old.path}-wal").read_bytes()
    holder.close()
    old.path.unlink()
    Path(f"{old.path}-wal").write_bytes(wal)

    trail = open_trail(tmp_path)

    assert len(trail.entries()) == 1
    assert verify(trail.path).holds
    assert "set-aside-20261123-120000.sqlite-wal" in _as_text(tmp_path)


def test_a_trail_of_another_key_is_set_aside(tmp_path: Path) -> None:
    """A copied record, or one whose key was lost, is not gone on with under another key."""
    theirs = open_trail(tmp_path / "theirs")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "trail.sqlite").write_bytes(theirs.path.read_bytes())

    trail = open_trail(mine, signer_in(mine))

    (first,) = trail.entries()
    resumed = read_body(first.body).resumes
    assert resumed is not None
    assert (resumed.log, resumed.why) == (theirs.signer.log, Began.OTHER_KEY)
    assert "a key that is not in your keyring" in trail.notices[0]


def test_a_trail_set_aside_twice_in_one_second_keeps_both(tmp_path: Path) -> None:
    """No evidence overwrites other evidence."""
    for _ in range(2):
        open_trail(tmp_path).path.write_bytes(b"rubbish" * 99)
    open_trail(tmp_path)

    assert "set-aside-20261123-120000-2.sqlite" in _as_text(tmp_path)


def test_a_trail_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    """An older program does not touch what it does not understand."""
    trail = open_trail(tmp_path)
    as_attacker(trail.path, "PRAGMA user_version = 99")

    with pytest.raises(TrailError, match="newer Letterlock"):
        open_trail(tmp_path)

    assert "set-aside" not in _as_text(tmp_path)


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

"""A trail that does not hold is kept as evidence, and a new one says so."""

from pathlib import Path

import pysqlite3
import pytest

from checker.audit.entry import Began, read_body
from checker.audit.verify import verify
from checker.errors import TrailDamaged, TrailError
from tests.builders.trails import as_attacker, check_some, open_trail, signer_in


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

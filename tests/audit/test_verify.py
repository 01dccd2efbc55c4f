"""Whoever changes the past is found, in a trail and in a pack made from it."""

from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.audit.disclosures import disclose
from checker.audit.entry import Act
from checker.audit.export import export
from checker.audit.leaf import leaf_hash
from checker.audit.trail import Trail
from checker.audit.verify import PACK, verify
from checker.errors import CallError, TrailDamaged, TrailError
from checker.model import Entry
from tests.builders.trails import (
    NOON_MS,
    as_attacker,
    check_some,
    drawn_from,
    open_trail,
    signer_in,
)


def trail_of_six(folder: Path) -> Trail:
    """Build a trail: the enrolment, four checks, and one entry with two disclosures."""
    trail = open_trail(folder)
    check_some(trail, 4)
    trail.append(
        Act.RELEASE, disclosures=[("case", "C-1"), ("to", "P1")], case="C-1", t_ms=1, mono_ms=1
    )
    return trail


def test_an_untouched_trail_holds(tmp_path: Path) -> None:
    """The check needs the file and nothing else: no keyring, no register."""
    trail = trail_of_six(tmp_path)

    told = verify(trail.path)

    assert told.holds
    assert (told.entries, told.log) == (6, trail.signer.log)
    assert told.head == trail.entries()[-1].hash.hex()
    assert (told.first_ms, told.last_ms) == (NOON_MS, 1)


def rehashed(path: Path) -> None:
    """Make a trail's columns agree with its bodies again, as a careful attacker would."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    rows = connection.execute("SELECT seq, sig, body FROM entry ORDER BY seq").fetchall()
    connection.execute("DELETE FROM entry")
    before = bytes(32)
    for number, (_, signature, body) in enumerate(rows, start=1):
        own = leaf_hash(signature + body)
        connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (number, own, before, signature, body)
        )
        before = own
    connection.close()


EDIT = (
    'UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), \'"sev":"stop"\', '
    '\'"sev":"note"\') AS BLOB) WHERE seq = 3'
)
LAST_EDIT = (
    'UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), \'"act":"release"\', '
    '\'"act":"hold"\') AS BLOB) WHERE seq = 6'
)
SWAP = (
    "CREATE TEMP TABLE two AS SELECT * FROM entry WHERE seq IN (3, 4)",
    "DELETE FROM entry WHERE seq IN (3, 4)",
    "INSERT INTO entry SELECT 7 - seq, hash, prev, sig, body FROM two",
)
INSERT = ("INSERT INTO entry SELECT 7, x'07', x'08', sig, body FROM entry WHERE seq = 3",)
MOVE_UP = (
    "DELETE FROM entry WHERE seq = 3",
    "UPDATE entry SET seq = seq - 1 WHERE seq > 3",
)
CHANGES = [
    pytest.param((EDIT,), id="edited"),
    pytest.param(("DELETE FROM entry WHERE seq = 3",), id="deleted"),
    pytest.param(MOVE_UP, id="deleted and closed up"),
    pytest.param(("DELETE FROM entry WHERE seq = 1",), id="first one deleted"),
    pytest.param(("DELETE FROM entry",), id="all deleted"),
    pytest.param(SWAP, id="two changed places"),
    pytest.param(INSERT, id="one inserted"),
    pytest.param(("UPDATE entry SET sig = zeroblob(64) WHERE seq = 4",), id="signature"),
    pytest.param(("UPDATE entry SET sig = x'00' WHERE seq = 4",), id="no signature"),
    pytest.param(("UPDATE entry SET body = x'7b7d' WHERE seq = 2",), id="another body"),
    pytest.param(("UPDATE entry SET hash = zeroblob(32) WHERE seq = 5",), id="hash"),
    pytest.param(("UPDATE entry SET prev = zeroblob(31) WHERE seq = 5",), id="link"),
    pytest.param(("DELETE FROM disclosure WHERE n = 1",), id="a disclosure deleted"),
    pytest.param(("UPDATE disclosure SET seq = 3",), id="disclosures moved"),
    pytest.param(("PRAGMA foreign_keys = OFF", "UPDATE disclosure SET seq = 99"), id="orphaned"),
]


@pytest.mark.parametrize("statements", CHANGES)
def test_a_change_of_the_past_is_found(tmp_path: Path, statements: tuple[str, ...]) -> None:
    """Somebody with the file, every tool and no key, who drops the triggers first."""
    trail = trail_of_six(tmp_path)
    as_attacker(trail.path, *statements)

    told = verify(trail.path)

    assert not told.holds
    assert all(problem.words.endswith(".") for problem in told.problems)


@pytest.mark.parametrize("statements", CHANGES[:6])
def test_a_change_whose_hashes_were_made_to_fit_is_found(
    tmp_path: Path, statements: tuple[str, ...]
) -> None:
    """All columns computed anew: what is signed still says otherwise."""
    trail = trail_of_six(tmp_path)
    as_attacker(trail.path, *statements)
    rehashed(trail.path)

    assert not verify(trail.path).holds
    assert open_trail(tmp_path).notices


def test_an_edit_of_the_last_entry_with_its_hash_made_to_fit_is_found(tmp_path: Path) -> None:
    """Nothing comes after the last entry, so its signature alone vouches for it, and for all."""
    trail = trail_of_six(tmp_path)
    as_attacker(trail.path, LAST_EDIT)
    rehashed(trail.path)

    words = [problem.words for problem in verify(trail.path).problems]

    assert words == ["Its signature is not of this log's key."]
    assert open_trail(tmp_path).notices


def test_an_entry_of_another_branch_of_the_same_log_is_found(tmp_path: Path) -> None:
    """A restored backup goes on under the same key: its entries do not fit in the first branch."""
    trail = trail_of_six(tmp_path)
    saved = trail.path.read_bytes()
    check_some(trail, 2)
    branch = trail.entry(8)
    assert branch is not None
    trail.path.write_bytes(saved)
    again = open_trail(tmp_path)
    again.append(Act.HOLD, t_ms=5, mono_ms=5)
    check_some(again, 1)
    as_attacker(
        trail.path,
        f"UPDATE entry SET body = x'{branch.body.hex()}', sig = x'{branch.signature.hex()}' "  # noqa: S608 - our own attack
        "WHERE seq = 8",
    )
    rehashed(trail.path)

    (problem,) = verify(trail.path).problems

    assert problem.seq == 8
    assert problem.words == "It does not follow the entry that stands before it."


def test_a_chain_written_anew_with_another_key_is_of_another_log(tmp_path: Path) -> None:
    """A whole forged trail holds by itself; a key or a receipt known from elsewhere shows it."""
    mine = trail_of_six(tmp_path / "mine")
    (receipt,) = check_some(mine, 1)
    forged = trail_of_six(tmp_path / "forged")

    assert verify(forged.path).holds
    assert not verify(forged.path, public_key=mine.signer.public_key).holds
    assert not verify(forged.path, receipts=[receipt]).holds
    assert verify(mine.path, public_key=mine.signer.public_key, receipts=[receipt]).holds


def test_entries_of_another_log_do_not_pass_for_this_ones(tmp_path: Path) -> None:
    """A true entry of somebody else, put in place of one of ours, is found."""
    mine = trail_of_six(tmp_path / "mine")
    theirs = trail_of_six(tmp_path / "theirs")
    other = theirs.entry(3)
    assert other is not None
    as_attacker(
        mine.path,
        f"UPDATE entry SET body = x'{other.body.hex()}', sig = x'{other.signature.hex()}' "  # noqa: S608 - our own attack
        "WHERE seq = 3",
    )

    words = [problem.words for problem in verify(mine.path).problems if problem.seq == 3]

    assert "It belongs to another log." in words
    assert "Its signature is not of this log's key." in words


def test_a_tail_cut_off_shows_by_the_letters_that_were_sent(tmp_path: Path) -> None:
    """What is left verifies by itself; a receipt on a letter says that something was there."""
    trail = trail_of_six(tmp_path)
    kept, lost = check_some(trail, 2)
    as_attacker(trail.path, "DELETE FROM entry WHERE seq = 8")

    assert verify(trail.path, receipts=[kept]).holds
    (problem,) = verify(trail.path, receipts=[lost.lower()]).problems
    assert lost in problem.words


def test_what_is_no_receipt_is_said_to_be_none(tmp_path: Path) -> None:
    """A slip in typing a receipt is not called a missing entry."""
    (problem,) = verify(trail_of_six(tmp_path).path, receipts=["7QX2"]).problems

    assert problem.words == "7QX2 is no receipt's code."


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_byte_of_an_entry_is_found(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int
) -> None:
    """One byte anywhere in any leaf of a pack."""
    folder = tmp_path_factory.mktemp("pack")
    export(ENTRIES, folder, t_ms=1)
    leaves = sorted(folder.glob("*.leaf"))
    total = sum(leaf.stat().st_size for leaf in leaves)
    at %= total
    for leaf in leaves:
        raw = bytearray(leaf.read_bytes())
        if at < len(raw):
            raw[at] ^= flip
            leaf.write_bytes(raw)
            break
        at -= len(raw)

    assert not verify(folder).holds


ENTRIES: tuple[Entry, ...] = ()


@pytest.fixture(scope="module", autouse=True)
def _entries(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make one trail for the tests that only read its entries."""
    global ENTRIES  # noqa: PLW0603 - hypothesis runs one function many times over one fixture
    ENTRIES = trail_of_six(tmp_path_factory.mktemp("trail")).entries()


def test_a_database_damaged_beside_its_entries_is_told(tmp_path: Path) -> None:
    """Entries that read well in a file that is torn elsewhere are still reported."""
    trail = trail_of_six(tmp_path)
    check_some(trail, 60)
    with pysqlite3.connect(str(trail.path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
        ).fetchone()
    connection.close()
    raw = bytearray(trail.path.read_bytes())
    raw[(page - 1) * 4096 + 2000 : page * 4096 - 600] = bytes(1496)
    trail.path.write_bytes(raw)

    told = verify(trail.path)

    assert [problem.words for problem in told.problems] == ["The database file itself is damaged."]


def test_what_is_no_trail_is_said_to_be_none(tmp_path: Path) -> None:
    """A wrong path and a wrong file each have their own sentence."""
    with pytest.raises(TrailError, match="There is no record at"):
        verify(tmp_path / "nowhere")
    (tmp_path / "file").write_bytes(b"rubbish" * 99)
    with pytest.raises(TrailDamaged, match="is not a record of Letterlock"):
        verify(tmp_path / "file")


def test_a_pack_holds_by_itself(tmp_path: Path) -> None:
    """Files that anybody can check, and a page that says how."""
    pack = export(ENTRIES, tmp_path / "pack", t_ms=5)

    told = verify(tmp_path / "pack")

    assert told.holds
    assert (told.entries, told.log, told.head) == (6, pack.log, pack.head)
    names = sorted(path.name for path in (tmp_path / "pack").iterdir())
    assert names == [*(f"0000{n}.leaf" for n in range(1, 7)), "README.txt", "pack.json"]
    assert pack.log in (tmp_path / "pack" / "README.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda pack: (pack / "00001.leaf").unlink(), id="first removed"),
        pytest.param(lambda pack: (pack / "00003.leaf").unlink(), id="one removed"),
        pytest.param(lambda pack: (pack / "00006.leaf").unlink(), id="last removed"),
        pytest.param(
            lambda pack: (pack / "00007.leaf").write_bytes((pack / "00006.leaf").read_bytes()),
            id="one added",
        ),
        pytest.param(lambda pack: (pack / "extra.leaf").write_bytes(b"x"), id="a stray file"),
        pytest.param(lambda pack: (pack / "00002.leaf").write_bytes(b""), id="one emptied"),
        pytest.param(lambda pack: (pack / PACK).unlink(), id="no list"),
        pytest.param(lambda pack: (pack / PACK).write_text("{}"), id="an empty list"),
        pytest.param(
            lambda pack: (pack / PACK).write_text(
                (pack / PACK).read_text().replace("pack/1", "pack/9")
            ),
            id="another kind of list",
        ),
        pytest.param(lambda pack: [one.unlink() for one in pack.glob("*.leaf")], id="nothing left"),
    ],
)
def test_a_change_of_a_pack_is_found(tmp_path: Path, change: Callable[[Path], object]) -> None:
    """What was taken away shows, at either end too."""
    export(ENTRIES, tmp_path, t_ms=5)
    change(tmp_path)

    assert not verify(tmp_path).holds


def test_a_pack_is_never_written_over_something(tmp_path: Path) -> None:
    """An export goes to a folder of its own, and needs something to export."""
    (tmp_path / "there").write_text("x")

    with pytest.raises(CallError, match="is not empty"):
        export(ENTRIES, tmp_path, t_ms=5)
    with pytest.raises(CallError, match="is not empty"):
        export(ENTRIES, tmp_path / "there", t_ms=5)
    with pytest.raises(CallError, match="nothing to export"):
        export((), tmp_path / "new", t_ms=5)


def test_an_entry_signed_by_the_key_but_numbered_wrongly_is_found(tmp_path: Path) -> None:
    """Even whoever holds the key cannot give an entry two numbers."""
    trail = trail_of_six(tmp_path)
    as_attacker(trail.path, *MOVE_UP)

    words = [problem.words for problem in verify(trail.path).problems]

    assert "Its own number is 4." in words


def test_a_disclosure_can_be_checked_against_the_entry_alone(tmp_path: Path) -> None:
    """Shown one fact, anybody can see that the entry promised exactly that."""
    trail = trail_of_six(tmp_path)
    shown = trail.disclosed(6)[0]

    told_of = trail.entry(6)
    assert told_of is not None
    assert shown.digest.encode() in told_of.body
    assert disclose("case", "C-2", draw=drawn_from(1)).digest.encode() not in told_of.body
    assert signer_in(tmp_path).log == trail.signer.log

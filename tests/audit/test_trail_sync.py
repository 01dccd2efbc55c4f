"""The trail's side of the register: promises, checkpoints, evidence, keys sent and destroyed."""

import shutil
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.boxing import box_key, sealed_to
from checker.audit.disclosures import SealBrokenError, case_mark
from checker.audit.entry import Act, Began, Checkpoint, Facts, Out, read_body
from checker.audit.leaf import to_base64
from checker.audit.pseudonyms import case_pseudonym, keep_organisation_key, organisation_key
from checker.audit.trail import Trail
from checker.audit.trail_schema import VERSION
from checker.audit.trail_sync import Incoming, Promise, Stage
from checker.audit.verify import verify
from checker.errors import KeyringError, TrailDamaged
from tests.builders.trails import NOON_MS, as_attacker, check_some, open_trail, signer_in

OLD_TRAIL = Path(__file__).parents[1] / "data" / "trail_v1"
ORGANISATION = bytes(range(32))


def checkpoint(size: int, fill: int = 7) -> bytes:
    """Write a checkpoint's note: what is kept was verified by whoever keeps it."""
    return f"register.test/one\n{size}\n{to_base64(bytes((fill,)) * 32)}\n\n\u2014 x y\n".encode()


def write_about(trail: Trail, case: str | None, reason: str = "rang the office") -> int:
    """Append a check with disclosures; give its number."""
    return trail.append(
        Act.CHECK,
        disclosures=[("case", case), ("reason", reason)],
        case=case,
        t_ms=NOON_MS,
        mono_ms=1,
    ).seq


def test_a_trail_of_the_first_version_goes_on_as_it_is(tmp_path: Path) -> None:
    """Entries, disclosures and keys of an older file stay, and it gets the new tables."""
    for file in OLD_TRAIL.iterdir():
        shutil.copy(file, tmp_path / file.name)
        (tmp_path / file.name).chmod(0o600)
    before = verify(tmp_path / "trail.sqlite")

    trail = open_trail(tmp_path)

    assert trail.notices == ()
    assert before.holds
    assert before.entries == 4
    assert [one.value for one in trail.disclosed(4)] == ["KT24P00817", "confirmed by phone"]
    assert (trail.sync.accepted(), trail.sync.waiting(), trail.sync.waiting_releases()) == (0, 4, 1)
    assert check_some(trail, 1)
    assert verify(trail.path).holds
    with pysqlite3.connect(str(trail.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert open_trail(tmp_path).entries() == trail.entries()


def test_every_new_entry_carries_the_last_verified_checkpoint(tmp_path: Path) -> None:
    """It brackets the entry's time, and makes this device a witness of the register."""
    trail = open_trail(tmp_path)
    first = trail.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1).seq
    seen = []
    for size, fill in ((5, 1), (9, 2)):
        trail.sync.keep_checkpoint(size, checkpoint(size, fill))
        seen.append(trail.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1).seq)

    bodies = [read_body(trail.entries(after=seq - 1, most=1)[0].body) for seq in (first, *seen)]

    assert [one.cp for one in bodies] == [
        None,
        Checkpoint(n=5, r=to_base64(b"\x01" * 32)),
        Checkpoint(n=9, r=to_base64(b"\x02" * 32)),
    ]


def test_a_checkpoint_stays_when_an_entry_names_it_and_goes_when_none_does(tmp_path: Path) -> None:
    """A year of them would be as large as the record itself."""
    trail = open_trail(tmp_path)
    trail.sync.keep_checkpoint(3, checkpoint(3))
    trail.sync.keep_checkpoint(4, checkpoint(4))
    trail.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1)
    trail.sync.keep_checkpoint(5, checkpoint(5))
    trail.sync.keep_checkpoint(6, checkpoint(6))

    with pysqlite3.connect(str(trail.path)) as connection:
        sizes = connection.execute("SELECT size FROM checkpoint ORDER BY size").fetchall()

    assert sizes == [(4,), (6,)]
    assert trail.sync.checkpoint() == checkpoint(6)


def test_a_promise_covers_every_entry_before_it(tmp_path: Path) -> None:
    """Written, accepted, witnessed: and what is not accepted is what waits."""
    trail = open_trail(tmp_path)
    check_some(trail, 4)
    sync = trail.sync
    sync.keep_promise(Promise(seq=2, at_ms=NOON_MS, note=b"promise of 2"))
    sync.keep_promise(Promise(seq=4, at_ms=NOON_MS, note=b"promise of 4"))
    sync.keep_promise(Promise(seq=4, at_ms=NOON_MS + 9, note=b"another promise of 4"))
    sync.prove(2, 117)

    assert [sync.stage(seq) for seq in (1, 2, 3, 4, 5)] == [
        Stage.WITNESSED,
        Stage.WITNESSED,
        Stage.ACCEPTED,
        Stage.ACCEPTED,
        Stage.WRITTEN,
    ]
    assert (sync.accepted(), sync.waiting()) == (4, 1)
    assert [one.entry.seq for one in sync.unsent(4, 10)] == [5]
    last = sync.last_promise()
    assert last is not None
    assert last.note == b"promise of 4"
    assert sync.oldest_unproven() == last


def test_evidence_is_kept_once_and_for_good(tmp_path: Path) -> None:
    """Nobody at the desk can take away what the register should not have said."""
    trail = open_trail(tmp_path)

    assert trail.sync.keep_evidence("smaller", b"note", NOON_MS)
    assert not trail.sync.keep_evidence("smaller", b"note", NOON_MS + 1)
    assert trail.sync.evidence() == ((NOON_MS, "smaller", b"note"),)
    with pysqlite3.connect(str(trail.path)) as connection:
        for statement in ("DELETE FROM evidence", "UPDATE evidence SET what = ''"):
            with pytest.raises(pysqlite3.IntegrityError):
                connection.execute(statement)


def test_the_same_seed_gives_the_same_box_key_and_no_other_opens_its_boxes(tmp_path: Path) -> None:
    """What is sealed to a desk opens with its own seed alone, also after a new start."""
    own = box_key(signer_in(tmp_path / "one").key)
    box = sealed_to(own.public, b"the key of a case")

    assert box_key(signer_in(tmp_path / "one").key).opened(box) == b"the key of a case"
    with pytest.raises(SealBrokenError):
        box_key(signer_in(tmp_path / "two").key).opened(box)
    with pytest.raises(SealBrokenError):
        own.opened(box[:-1] + bytes((box[-1] ^ 1,)))


def test_the_organisations_key_is_kept_with_the_other_keys(tmp_path: Path) -> None:
    """Two desks with the same key give a case the same pseudonym; without it there is none."""
    place = signer_in(tmp_path).place

    assert organisation_key(place) is None
    with pytest.raises(KeyringError):
        keep_organisation_key(place, b"short")
    keep_organisation_key(place, ORGANISATION)
    assert organisation_key(place) == ORGANISATION
    assert case_pseudonym(ORGANISATION, "C-1") != case_pseudonym(ORGANISATION, "C-2")


def test_keys_of_cases_are_wanted_until_each_holder_was_sent_them(tmp_path: Path) -> None:
    """A holder who comes later gets the keys of earlier cases too."""
    trail = open_trail(tmp_path)
    seqs = [write_about(trail, case) for case in ("C-1", "C-2", None)]
    sync = trail.sync
    sync.name_cases(ORGANISATION)

    wanted = sync.keys_wanted(("a" * 32,), 10)

    assert {one.pseudonym for one in wanted} == {
        case_pseudonym(ORGANISATION, case) for case in ("C-1", "C-2", "")
    }
    assert len({one.key for one in wanted}) == 3
    sync.keep_promise(
        Promise(seq=seqs[-1], at_ms=NOON_MS, note=b"kept"),
        [(one.mark, one.holder, b"sealed") for one in wanted],
    )
    assert sync.keys_wanted(("a" * 32,), 10) == ()
    assert len(sync.keys_wanted(("a" * 32, "b" * 32), 10)) == 3
    assert [one.value for one in trail.disclosed(seqs[0])] == ["C-1", "rang the office"]


def test_a_forgotten_case_leaves_nothing_that_opens_and_the_chain_holds(tmp_path: Path) -> None:
    """Its key is gone from the file and from the log of changes, at every holder's row."""
    trail = open_trail(tmp_path)
    first, other = write_about(trail, "C-1"), write_about(trail, "C-2")
    sync = trail.sync
    sync.name_cases(ORGANISATION)
    (wanted,) = [
        one
        for one in sync.keys_wanted(("a" * 32,), 10)
        if one.mark == case_mark(trail.signer.device_key, "C-1")
    ]
    with pysqlite3.connect(str(trail.path)) as connection:
        rows = connection.execute("SELECT box FROM case_key WHERE mark = ?", (wanted.mark,))
        wraps = [bytes(box) for (box,) in rows]
    sync.keep_promise(
        Promise(seq=other, at_ms=NOON_MS, note=b"kept"), [(wanted.mark, "a" * 32, b"sealed" * 9)]
    )

    assert sync.forget((wanted.pseudonym, "f" * 64)) == 1
    assert sync.scrub()

    assert trail.disclosed(first) == ()
    assert [one.name for one in trail.disclosed(other)] == ["case", "reason"]
    assert verify(trail.path).holds
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("trail*"))
    assert wraps
    for gone in (*wraps, wanted.pseudonym.encode(), b"sealedsealed"):
        assert gone not in on_disk
    unsent = sync.unsent(0, 10)
    assert [len(one.boxes) for one in unsent] == [0, 0, 2]


def test_a_forgotten_case_may_go_on_and_stays_forgotten(tmp_path: Path) -> None:
    """A new letter in it has a new key: what was before does not open, and damages nothing."""
    trail = open_trail(tmp_path)
    before = write_about(trail, "C-1")
    sync = trail.sync
    sync.name_cases(ORGANISATION)
    (named,) = sync.names().values()
    sync.forget((named,))
    assert sync.scrub()

    after = write_about(trail, "C-1")
    sync.name_cases(ORGANISATION)

    assert trail.disclosed(before) == ()
    assert [one.name for one in trail.disclosed(after)] == ["case", "reason"]
    assert list(sync.names().values()) == [named]
    boxes = {one.entry.seq: len(one.boxes) for one in sync.unsent(0, 10)}
    assert (boxes[before], boxes[after]) == (0, 2)
    assert verify(trail.path).holds


def test_an_incoming_entry_loses_what_is_beside_it_when_its_case_is_forgotten(
    tmp_path: Path,
) -> None:
    """What came from other desks is forgotten as what was made here."""
    sync = open_trail(tmp_path).sync
    one = Incoming(n=4, log="a" * 32, seq=2, leaf=b"leaf", pseudonym="d" * 64, beside=b"sealed")
    sync.take_in((one, one))

    sync.forget(("d" * 64,))

    (kept,) = sync.inbox()
    assert (kept.leaf, kept.beside) == (b"leaf", None)
    assert sync.inbox(after=4) == ()


def test_a_restored_device_takes_back_its_own_entries_and_no_others(tmp_path: Path) -> None:
    """A backup of yesterday goes on where today's record was, if that is signed by its own key."""
    trail = open_trail(tmp_path)
    check_some(trail, 1)
    for name in ("", "-wal", "-shm"):
        there = trail.path.with_name(trail.path.name + name)
        if there.exists():
            shutil.copy(there, tmp_path / f"backup{name}")
    later = write_about(trail, "C-1")
    lost = trail.entries(after=later - 1)
    boxes = trail.sync.unsent(later - 1, 1)[0].boxes
    (tmp_path / "trail.sqlite").unlink()
    for name in ("-wal", "-shm"):
        (tmp_path / f"trail.sqlite{name}").unlink(missing_ok=True)
    (tmp_path / "backup").rename(tmp_path / "trail.sqlite")
    for name in ("-wal", "-shm"):
        if (tmp_path / f"backup{name}").exists():
            (tmp_path / f"backup{name}").rename(tmp_path / f"trail.sqlite{name}")
    restored = open_trail(tmp_path)
    mark = case_mark(restored.signer.device_key, "C-1")

    stranger = open_trail(tmp_path / "stranger")
    check_some(stranger, 2)
    with pytest.raises(TrailDamaged):
        restored.sync.take_back([(stranger.entries()[-1], mark, ())])
    restored.sync.take_back([(lost[0], mark, boxes)])

    assert restored.entries()[-1] == lost[0]
    assert check_some(restored, 1)
    assert verify(restored.path).holds


def test_after_a_fork_a_new_log_goes_on_and_believes_no_older_register(tmp_path: Path) -> None:
    """The old log is set aside whole; the new one names its last entry and the last checkpoint."""
    trail = open_trail(tmp_path)
    check_some(trail, 2)
    trail.sync.keep_checkpoint(9, checkpoint(9))
    last = trail.entries()[-1]

    anew = trail.begun_anew(Began.FORKED, t_ms=NOON_MS, mono_ms=5)

    (first,) = anew.entries()
    body = read_body(first.body)
    assert body.resumes is not None
    assert (body.resumes.log, body.resumes.seq, body.resumes.hash, body.resumes.why) == (
        trail.signer.log,
        last.seq,
        last.hash.hex(),
        Began.FORKED,
    )
    assert (body.v, body.cp) == (2, Checkpoint(n=9, r=to_base64(b"\x07" * 32)))
    assert anew.signer.log != trail.signer.log
    assert "Enrol this desk again" in anew.notices[-1]
    (aside,) = tmp_path.glob("trail-set-aside-*.sqlite")
    assert verify(aside).entries == 3
    anew.append(Act.RELEASE, Facts(out=Out.RELEASED), t_ms=NOON_MS, mono_ms=6)
    assert verify(anew.path).holds
    assert open_trail(tmp_path).notices == ()


def test_a_checkpoint_that_was_changed_on_the_disk_is_not_passed_on(tmp_path: Path) -> None:
    """An entry never carries half of a checkpoint."""
    trail = open_trail(tmp_path)
    trail.sync.keep_checkpoint(9, checkpoint(9))
    as_attacker(trail.path, "UPDATE checkpoint SET note = CAST('nonsense' AS BLOB)")

    with pytest.raises(TrailDamaged):
        trail.append(Act.CHECK, t_ms=NOON_MS, mono_ms=1)

"""Who changes, removes, back-dates or copies what was recorded is seen.

Each threat that the specification lists has tests of its name here and beside this file.
"""

from pathlib import Path

import pytest

from checker.audit.entry import Act, Began
from checker.audit.verify import verify
from checker.protocol.messages import State
from checker.register.fsck import check, fsck
from checker.register.ingest import BACK_DATED
from checker.register.refusals import Stopped
from checker.sync.state import Link
from checker.sync.watching import SMALLER
from tests.builders.dishonest import tamper
from tests.builders.forging import delete_after, forge
from tests.builders.register_service import Service
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk, backup
from tests.builders.trails import as_attacker
from tests.register.test_restoring import dumped, restored
from tests.sync.test_round import stored, written


def in_step(register: Register, desk: SyncedDesk, count: int = 4) -> list[bytes]:
    """Let a desk write and send; give what it wrote."""
    desk.write(count=count)
    desk.loop().go_round()
    register.sequence()
    desk.loop().go_round()
    return written(desk)


def test_threat_edited_synced_entry_by_who_has_the_file(
    register: Register, desk: SyncedDesk
) -> None:
    """The file is set aside at the next start, a new log says so, the register has the truth."""
    before, old = in_step(register, desk), desk.trail.signer.log
    as_attacker(desk.file, "UPDATE entry SET body = CAST(body || x'20' AS BLOB) WHERE seq = 3")

    desk.restart()
    first = desk.bodies()[0]

    assert first.resumes is not None
    assert (first.resumes.log, first.resumes.seq, first.resumes.why) == (old, 2, Began.DAMAGED)
    held = register.store.entries(old, start=1, reader=old).entries
    assert [one.leaf for one in held] == before


def test_threat_edited_synced_entry_by_who_has_the_key_too(
    register: Register, desk: SyncedDesk
) -> None:
    """Every signature is right, and the register knows another past: both are kept, and said."""
    before, old = in_step(register, desk), desk.trail.signer.log
    forge(desk, 3, t=desk.now - 1)
    sound = verify(desk.file).holds

    desk.loop().go_round()

    assert sound, "without a register nobody could know"
    assert register.store.known(old).state is State.FROZEN
    assert register.store.health().alarms["log.fork"] == 1
    held = register.store.entries(old, start=1, reader=old).entries
    assert [one.leaf for one in held] == before
    first = desk.bodies()[0]
    assert first.resumes is not None
    assert first.resumes.why is Began.FORKED


def test_threat_edited_synced_entry_at_the_register(register: Register, desk: SyncedDesk) -> None:
    """The database's owner changes one byte: everything is hashed again, and one entry is wrong."""
    in_step(register, desk)
    log = desk.trail.signer.log
    with register.tampering(
        f"UPDATE entry SET leaf = set_byte(leaf, 99, 7) WHERE log = '\\x{log}' AND seq = 2"  # noqa: S608
    ) as seen:
        wrong = check(seen, register.keys).wrong
    assert wrong
    assert fsck(register.login("reader"), register.keys).holds


def test_threat_deleted_synced_entry_by_who_has_the_file(
    register: Register, desk: SyncedDesk
) -> None:
    """One out of the middle: the chain does not hold, and the file is set aside."""
    in_step(register, desk)
    as_attacker(
        desk.file, "DELETE FROM disclosure WHERE seq = 3", "DELETE FROM entry WHERE seq = 3"
    )
    desk.restart()

    first = desk.bodies()[0]

    assert first.resumes is not None
    assert first.resumes.why is Began.DAMAGED


def test_threat_deleted_synced_entry_at_the_end_comes_back(
    register: Register, desk: SyncedDesk
) -> None:
    """The last two and every trace of them are gone here, not there: they come back, it is said."""
    before = in_step(register, desk)
    delete_after(desk, len(before) - 2)
    shorter = len(desk.trail.entries())

    desk.loop().go_round()

    assert shorter == len(before) - 2
    assert written(desk)[: len(before)] == before
    assert desk.acts()[len(before) :] == [Act.DEVICE_RESTORED]


def test_threat_deleted_synced_entry_whose_place_was_taken(
    register: Register, desk: SyncedDesk
) -> None:
    """Deleted, and something harmless written in its place before the desk comes back: a fork."""
    before, old = in_step(register, desk), desk.trail.signer.log
    delete_after(desk, len(before) - 1)
    desk.write(act=Act.HEARTBEAT)

    desk.loop().go_round()

    assert register.store.known(old).state is State.FROZEN
    rows = register.as_owner("SELECT count(*) FROM fork")
    assert rows == [(1,)]


def test_threat_deleted_entry_leaves_an_orphaned_letter(desk: SyncedDesk) -> None:
    """Never sent, deleted without a trace: the letter's receipt names what is not there."""
    seq = desk.write(act=Act.RELEASE)
    entry = desk.trail.entry(seq)
    assert entry is not None
    code = desk.trail.receipt(entry).code
    assert desk.trail.find(code) == entry
    delete_after(desk, seq - 1)
    desk.write(act=Act.RELEASE)

    assert verify(desk.file).holds
    assert desk.trail.find(code) is None


def test_threat_deleted_synced_entry_at_the_register(register: Register, desk: SyncedDesk) -> None:
    """With its leaf, its place and its log's head: the signed tree does not come out any more."""
    in_step(register, desk)
    log, last = desk.trail.signer.log, len(desk.trail.entries())
    with register.tampering(
        f"""DELETE FROM tree WHERE log = '\\x{log}' AND seq = {last};
        DELETE FROM disclosure WHERE log = '\\x{log}' AND seq = {last};
        DELETE FROM entry WHERE log = '\\x{log}' AND seq = {last};
        UPDATE sequenced SET seq = {last - 1} WHERE log = '\\x{log}';
        UPDATE log SET next = {last}, head = (SELECT hash FROM entry WHERE entry.log = log.log
            AND seq = {last - 1}) WHERE log = '\\x{log}'"""  # noqa: S608
    ) as seen:
        wrong = check(seen, register.keys).wrong

    assert wrong


@pytest.mark.parametrize("seen_by_loop", [True, False], ids=["while it runs", "while it is off"])
def test_threat_back_dating(register: Register, desk: SyncedDesk, *, seen_by_loop: bool) -> None:
    """The clock is set back three days for one letter, and right again before anything is sent.

    The entry carries a checkpoint that did not exist three days ago: the register says so. When
    the program ran all the while, the trail itself says that the clock was set.
    """
    desk.pass_time(3 * 24 * 3600)
    register.time.now = desk.now
    in_step(register, desk)
    loop = desk.loop()
    loop.go_round()
    if not seen_by_loop:
        desk.restart()
        loop = desk.loop()
    before = register.store.health().alarms

    desk.now -= 3 * 24 * 3_600_000
    desk.write(act=Act.RELEASE)
    if seen_by_loop:
        loop.go_round()
    desk.now += 3 * 24 * 3_600_000
    loop.go_round()

    assert BACK_DATED not in before
    assert register.store.health().alarms[BACK_DATED] == 1
    assert (Act.CLOCK_JUMP in desk.acts()) is seen_by_loop


def test_threat_back_dating_is_not_cried_for_a_clock_that_is_a_little_slow(
    register: Register, desk: SyncedDesk
) -> None:
    """Four minutes behind is a clock; it raises nothing."""
    desk.now -= 240_000
    in_step(register, desk)
    in_step(register, desk)

    assert register.store.health().alarms == {}


def test_threat_cloned_device(
    register: Register, service: Service, desk: SyncedDesk, tmp_path: Path
) -> None:
    """File and keyring are copied to another computer and both write: neither goes on silently."""
    in_step(register, desk)
    old = desk.trail.signer.log
    clone = SyncedDesk(tmp_path / "clone", service.url, key=desk.key)
    clone.keyring.held.update(desk.keyring.held)
    clone.folder.mkdir()
    backup(desk, clone.file)()
    clone.write(case="C-2", act=Act.RELEASE)
    desk.write(case="C-1")
    for one in (desk, clone):
        one.loop().go_round()
    desk.write()
    loop = desk.loop()
    loop.go_round()
    clone.close()

    assert register.store.known(old).state is State.FROZEN
    assert register.store.health().alarms["log.fork"] == 1
    assert loop.state().link is Link.UNKNOWN, "the first one has to be enrolled again as well"
    assert all("Enrol this desk again" in one.trail.notices[-1] for one in (desk, clone))


def test_threat_restored_device_backup(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The desk's file of yesterday: what it lost comes from the register, and the trail says it."""
    in_step(register, desk)
    put_back = backup(desk, tmp_path / "backup.db")
    before = in_step(register, desk)

    put_back()
    lost = len(before) - len(desk.trail.entries())
    desk.loop().go_round()

    assert lost == 4
    assert written(desk)[: len(before)] == before
    assert desk.acts()[-1] is Act.DEVICE_RESTORED
    assert stored(register, desk) == written(desk)


def test_threat_restored_device_backup_that_wrote_before_it_asked(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Offline after the restore, somebody goes on writing: two pasts, both kept, a new log."""
    in_step(register, desk)
    put_back = backup(desk, tmp_path / "backup.db")
    before, old = in_step(register, desk), desk.trail.signer.log

    put_back()
    desk.write(act=Act.RELEASE)
    desk.loop().go_round()

    assert register.store.known(old).state is State.FROZEN
    held = register.store.entries(old, start=1, reader=old).entries
    assert [one.leaf for one in held] == before
    assert register.as_owner("SELECT count(*) FROM fork") == [(1,)]


def test_threat_restored_register_backup(register: Register, desk: SyncedDesk) -> None:
    """It signs nothing; when somebody makes it, by taking its memory away, every desk says so."""
    in_step(register, desk)
    copy = dumped(register)
    in_step(register, desk)

    older = restored(register, copy)
    try:
        with pytest.raises(Stopped):
            older.sequence()
    finally:
        older.databases.close()
    tamper(
        register,
        "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)",
    )
    loop = desk.loop()
    loop.go_round()

    assert SMALLER in loop.state().alarms
    assert Act.SYNC_ALARM in desk.acts()

"""What a log wrote and never sent reaches the register, once, after the log was set aside."""

from collections import Counter
from pathlib import Path

import pysqlite3
import pytest

from checker.audit.leaf import leaf_hash
from checker.protocol.messages import Push, Sent, State
from checker.register.fsck import fsck
from checker.sync.loop import Loop
from checker.sync.state import Link
from tests.builders.register_service import Service, refused
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk, backup
from tests.builders.trails import as_attacker


def written(desk: SyncedDesk) -> list[bytes]:
    """Give every leaf of a desk's trail."""
    return [one.signature + one.body for one in desk.trail.entries()]


def kept(register: Register) -> Counter[str]:
    """Give how often the register has each leaf, wherever it keeps it."""
    rows = register.as_owner(
        "SELECT encode(hash, 'hex') FROM entry UNION ALL SELECT encode(hash, 'hex') FROM fork"
        " UNION ALL SELECT encode(hash, 'hex') FROM remains"
    )
    return Counter(row[0] for row in rows)


def times(register: Register, leaves: list[bytes]) -> set[int]:
    """Give how often these leaves are at the register."""
    held = kept(register)
    return {held[leaf_hash(leaf).hex()] for leaf in leaves}


def beside(register: Register) -> int:
    """Count what is kept beside."""
    return int(register.as_owner("SELECT count(*) FROM remains")[0][0])


def begun_again(desk: SyncedDesk, register: Register, rounds: int = 2) -> Loop:
    """Start a desk whose log was set aside, enrol it, and go round."""
    desk.restart()
    desk.enrol(register)
    loop = desk.loop()
    for _ in range(rounds):
        loop.go_round()
    return loop


def sound(register: Register) -> bool:
    """Say whether everything at the register is as it must be."""
    return fsck(register.login("reader"), register.keys).wrong == ()


def test_a_damaged_log_that_waited_goes_into_its_own_log_at_the_register(
    register: Register, desk: SyncedDesk
) -> None:
    """The head is known, the rest follows it: the same leaves, in order, in the tree."""
    desk.loop().go_round()
    old = desk.trail.signer.log
    desk.write(count=300)
    before = written(desk)
    as_attacker(desk.file, "UPDATE entry SET sig = zeroblob(64) WHERE seq = 301")

    loop = begun_again(desk, register)
    desk.loop().go_round()

    assert desk.trail.signer.log != old
    assert register.store.state(old).next == 301
    assert times(register, before[:300]) == {1}
    assert kept(register)[leaf_hash(before[300]).hex()] == 0, "its signature is destroyed"
    assert beside(register) == 0
    assert loop.state().link is Link.ONLINE
    register.sequence()
    assert sound(register)


def test_what_stands_behind_a_damaged_entry_is_kept_beside(
    register: Register, desk: SyncedDesk
) -> None:
    """It cannot follow the head, and is an entry that somebody was shown all the same."""
    desk.loop().go_round()
    desk.write(count=6)
    before = written(desk)
    as_attacker(desk.file, "UPDATE entry SET body = x'00' WHERE seq = 4")

    begun_again(desk, register)

    lost = before.pop(3)
    assert times(register, before) == {1}
    assert kept(register)[leaf_hash(lost).hex()] == 0
    assert beside(register) == 3
    assert register.store.health().alarms["log.remains"] == 1
    assert sound(register)


def test_both_branches_of_a_fork_are_whole_at_the_register(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The clone's and the desk's: what each wrote while it was offline, each leaf once."""
    desk.write(count=2)
    desk.loop().go_round()
    old = desk.trail.signer.log
    clone = SyncedDesk(tmp_path / "clone", desk.url, key=desk.key)
    clone.keyring.held.update(desk.keyring.held)
    clone.folder.mkdir()
    backup(desk, clone.file)()
    for one, case in ((desk, "C-1"), (clone, "C-2")):
        one.write(case=case, count=300)
    ours, theirs = written(desk), written(clone)
    desk.loop().go_round()
    clone.loop().go_round()
    desk.write(count=2)
    ours = written(desk)
    desk.loop().go_round()
    for one in (desk, clone):
        begun_again(one, register)
        one.restart()
        one.loop().go_round()
    clone.close()

    assert register.store.known(old).state is State.FROZEN
    assert times(register, [*ours, *theirs]) == {1}
    assert sound(register)


def test_a_file_that_nothing_can_be_read_of_keeps_nobody_from_working(
    register: Register, desk: SyncedDesk
) -> None:
    """Not even its table is there; the next rounds do not look at it again."""
    desk.loop().go_round()
    as_attacker(desk.file, "DROP TABLE entry")

    loop = begun_again(desk, register)

    assert (loop.state().link, loop.state().why) == (Link.ONLINE, "")
    (aside,) = desk.folder.glob("trail-set-aside-*.db")
    assert desk.trail.sync.recall(f"remains:{aside.name}") == b"done"


def test_a_log_that_the_register_never_knew_waits_for_its_enrolment(
    register: Register, service: Service, tmp_path: Path
) -> None:
    """Nobody can say whose key that was; the file stays, and is offered at the next start."""
    desk = SyncedDesk(tmp_path / "new", service.url)
    desk.key = str(register.keys.verifier)
    desk.write(count=3)
    as_attacker(desk.file, "UPDATE entry SET sig = zeroblob(64) WHERE seq = 4")

    loop = begun_again(desk, register)

    assert loop.state().link is Link.ONLINE
    assert beside(register) == 0
    (aside,) = desk.folder.glob("trail-set-aside-*.db")
    assert desk.trail.sync.recall(f"remains:{aside.name}") is None
    desk.close()


@pytest.mark.parametrize("actor", ["u-else", "u-a"])
def test_nobody_brings_what_another_person_wrote_or_into_their_own_log(
    register: Register, service: Service, actor: str
) -> None:
    """403; what is signed rightly is brought by its own writer's new log alone."""
    old, by = register.enrolled("u-a"), register.enrolled(actor)
    old.write_some(2)
    target = old if actor != old.actor else by

    answer = service.post(f"/v1/logs/{target.log}/remains", old.push(), service.sign_in(by))

    assert refused(answer) == (403, "not-allowed")
    assert beside(register) == 0


def test_what_is_brought_is_judged_like_what_is_sent(register: Register, service: Service) -> None:
    """Another key's signature, a revoked log, a log that brings while it is frozen."""
    old, by = register.enrolled("u-a"), register.enrolled("u-a")
    old.write_some(2)
    bearer, path = service.sign_in(by), f"/v1/logs/{old.log}/remains"
    forged = by.key.sign(b"x") + old.leaves[1][64:]
    spoiled = Push(entries=(Sent(leaf=old.leaves[0]), Sent(leaf=forged)))

    assert refused(service.post(path, spoiled, bearer)) == (422, "bad-entry")
    assert service.post(path, old.push(), bearer).status_code == 200
    assert service.post(path, old.push(), bearer).status_code == 200
    assert register.store.state(old.log).next == 4
    register.store.revoke(old.log, by="u-admin")
    old.write()
    assert refused(service.post(path, old.push(), bearer)) == (409, "revoked")
    assert register.store.state(old.log).next == 4


def test_nothing_that_was_brought_is_changed_or_removed(register: Register) -> None:
    """Triggers and grants hold it like every entry; the check sees an owner who takes one away."""
    old, by = register.enrolled("u-a"), register.enrolled("u-a")
    old.write_some(3)
    known = register.store.known(by.log)
    register.store.take_remains(known, old.log, old.push(2))

    assert beside(register) == 2
    with pytest.raises(Exception, match="never does this"):
        register.as_owner("DELETE FROM remains")
    assert pysqlite3.sqlite_version_info >= (3, 51, 3)
    assert sound(register)

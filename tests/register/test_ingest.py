"""What the register takes from a desk, and what it refuses without storing anything of it."""

from collections.abc import Callable

import msgspec
import pytest

from checker.audit.entry import Act, Body, Checkpoint, Enrolment, Facts, Key
from checker.audit.leaf import leaf_hash, to_base64
from checker.audit.notes import open_note
from checker.protocol.messages import Push, Sent, State, promise_text
from checker.register.refusals import (
    BadEntry,
    BadMessage,
    Fork,
    Frozen,
    Gap,
    Refused,
    Revoked,
    UnknownLog,
)
from tests.builders.register_store import NOON_MS, ORIGIN, Desk, Register, a_wrap

CASE = "ab" * 32
OTHER = Desk(77, "u-b")


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give one register to all tests here: each has desks of its own."""
    return one_register


def stored(register: Register, desk: Desk) -> int:
    """Count a desk's entries."""
    return len(register.store.entries(desk.log, start=1, reader=desk.log).entries)


def alarms(register: Register, kind: str) -> int:
    """Count the alarms of a kind."""
    return register.store.health().alarms.get(kind, 0)


def test_what_is_stored_is_promised(register: Register) -> None:
    """The answer to a push is a signed promise for its last entry."""
    desk = register.enrolled("u-a")
    desk.write_some(3)

    state = register.send(desk)

    assert (state.next, state.head, state.state) == (5, desk.hashes[3], State.OPEN)
    text, _ = open_note((state.promise or "").encode(), register.keys.verifier)
    assert text == promise_text(ORIGIN, desk.log, 4, desk.hashes[3], NOON_MS)
    assert register.store.state(desk.log) == state


def test_a_replay_gives_the_same_answer(register: Register) -> None:
    """A reply that was lost costs nothing: the same entries again, whole or in part."""
    desk = register.enrolled("u-a")
    desk.write_some(3)
    first = register.send(desk)

    assert register.send(desk) == first
    assert register.store.ingest(desk.log, desk.push(1, 2)) == first
    desk.write()
    assert register.store.ingest(desk.log, desk.push(2)).next == 6
    assert stored(register, desk) == 5


def test_a_log_without_entries_owes_nothing(register: Register) -> None:
    """Nothing is promised before the first entry."""
    desk = register.enrolled("u-a")

    state = register.store.state(desk.log)

    assert (state.next, state.head, state.promise) == (1, "0" * 64, None)


def written(body: Body) -> bytes:
    """Write a body that may break the rules between its keys."""
    return msgspec.json.encode(body, order="sorted")


def a_stranger(desk: Desk) -> Facts:
    """Give what only the register says: somebody is enrolled."""
    key = Key(alg=1, pub=to_base64(desk.public))
    told = Enrolment(log="1" * 32, key=key, box=desk.box, actor="u-x", role="lead", team="t-1")
    return Facts(enrolled=told)


def changed(leaf: bytes) -> bytes:
    """Change one byte of the body."""
    return leaf[:-40] + bytes([leaf[-40] ^ 1]) + leaf[-39:]


BAD: dict[str, Callable[[Desk], bytes]] = {
    "another log": lambda desk: desk.signed(written(desk.body(log=OTHER.log))),
    "another person": lambda desk: desk.signed(written(desk.body(actor="u-b"))),
    "the register's act": lambda desk: desk.signed(
        written(desk.body(Act.DEVICE_ENROL, a_stranger(desk)))
    ),
    "an act of policy": lambda desk: desk.signed(written(desk.body(Act.POLICY_CHANGE))),
    "people of the register": lambda desk: desk.signed(
        written(desk.body(facts=Facts(erased=("1" * 64,))))
    ),
    "a changed byte": lambda desk: changed(desk.signed(written(desk.body()))),
    "another key": lambda desk: OTHER.signed(written(desk.body())),
    "a false signature": lambda desk: bytes(64) + written(desk.body()),
    "spaces": lambda desk: desk.signed(written(desk.body()).replace(b",", b", ")),
    "an unknown key": lambda desk: desk.signed(
        written(desk.body()).replace(b'{"act"', b'{"aaa":1,"act"')
    ),
    "a key twice": lambda desk: desk.signed(
        written(desk.body()).replace(b'{"act"', b'{"act":"check","act"')
    ),
    "an unknown act": lambda desk: desk.signed(
        written(desk.body()).replace(b'"check"', b'"chuck"')
    ),
    "a fraction": lambda desk: desk.signed(written(desk.body()).replace(b'"v":1', b'"v":1.0')),
    "no JSON": lambda desk: desk.signed(b"\xff\xfe"),
    "very deep": lambda desk: desk.signed(b"[" * 16_000),
    "no body": lambda desk: desk.signed(b""),
    "too long": lambda desk: desk.signed(written(desk.body()) + b" " * 16_384),
}


@pytest.mark.parametrize("how", BAD)
def test_nothing_is_stored_of_a_batch_with_one_bad_entry(register: Register, how: str) -> None:
    """All or nothing, and the answer says which entry it is."""
    desk = register.enrolled("u-a")
    desk.write_some(2)
    push = desk.push()
    bad = Push(entries=(*push.entries, Sent(leaf=BAD[how](desk))))

    with pytest.raises(BadEntry) as refused:
        register.store.ingest(desk.log, bad)

    assert refused.value.index == 3
    assert stored(register, desk) == 0


def test_entries_of_a_batch_follow_one_another(register: Register) -> None:
    """A batch with a hole, or in another order, is refused whole."""
    desk = register.enrolled("u-a")
    desk.write_some(3)
    sent = desk.push().entries

    for entries in ((sent[0], sent[2]), (sent[1], sent[0]), (sent[0], sent[0])):
        with pytest.raises(BadEntry) as refused:
            register.store.ingest(desk.log, Push(entries=entries))
        assert refused.value.index == 1
    assert stored(register, desk) == 0


def test_a_gap_says_what_is_wanted(register: Register) -> None:
    """An entry too far on tells the desk where to begin."""
    desk = register.enrolled("u-a")
    register.send(desk)
    desk.write_some(3)

    with pytest.raises(Gap) as refused:
        register.store.ingest(desk.log, desk.push(2))

    assert (refused.value.next, refused.value.head) == (2, desk.hashes[0])
    assert stored(register, desk) == 1


def test_an_entry_after_another_head_is_a_gap(register: Register) -> None:
    """The number is right, and what it follows is not what the register has."""
    desk = register.enrolled("u-a")
    other = desk.copy()
    desk.write()
    other.write(Act.HEARTBEAT)
    other.write()
    register.send(desk)

    with pytest.raises(Gap):
        register.store.ingest(desk.log, other.push(2))


@pytest.mark.parametrize("where", [1, 2])
def test_threat_cloned_device(register: Register, where: int) -> None:
    """Both branches are kept, the log is frozen, and the register's own log says so."""
    desk = register.enrolled("u-a")
    desk.write_some(where - 1)
    clone = desk.copy()
    desk.write_some(2)
    clone.write(Act.HEARTBEAT)
    clone.write()
    register.send(desk)
    before = alarms(register, "log.fork")

    with pytest.raises(Fork) as fork:
        register.send(clone)

    assert (fork.value.seq, fork.value.came) == (where + 1, clone.hashes[where])
    assert register.store.state(desk.log).state is State.FROZEN
    rows = register.as_owner("SELECT leaf, encode(log, 'hex') FROM fork ORDER BY seq")
    assert [leaf for leaf, log in rows if log == desk.log] == clone.leaves[where:]
    desk.write()
    for one in (desk, clone):
        with pytest.raises(Frozen):
            register.send(one)
    assert stored(register, desk) == where + 2
    own = register.store.entries(register.keys.log, start=1, reader=desk.log).entries
    assert b'"act":"log.fork"' in own[-1].leaf
    assert clone.hashes[where].encode() in own[-1].leaf
    assert alarms(register, "log.fork") == before + 1


def test_threat_stolen_laptop(register: Register) -> None:
    """A revoked log takes nothing, and cannot be enrolled again."""
    desk = register.enrolled("u-a")
    register.store.revoke(desk.log, by="u-admin")
    register.store.revoke(desk.log, by="u-admin")

    with pytest.raises(Revoked):
        register.send(desk)
    with pytest.raises(Revoked):
        register.enrol(desk)
    own = register.store.entries(register.keys.log, start=1, reader=desk.log).entries
    assert sum(b'"act":"device.revoke"' in one.leaf for one in own) == 1


def test_threat_dishonest_register_is_told_by_its_own_checkpoints(register: Register) -> None:
    """An entry that saw a checkpoint which was never signed here is stored, and alarms."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.sequence()
    before = alarms(register, "checkpoint.unknown")
    rows = register.as_owner("SELECT size, root FROM checkpoint ORDER BY size DESC LIMIT 1")
    size, root = rows[0]
    desk.write(cp=Checkpoint(n=size, r=to_base64(root)))
    register.send(desk, 1)
    assert alarms(register, "checkpoint.unknown") == before

    desk.write(cp=Checkpoint(n=size, r=to_base64(bytes(32))))
    state = register.send(desk, 2)

    assert state.next == 4
    assert alarms(register, "checkpoint.unknown") == before + 1


def test_nobody_unknown_writes(register: Register) -> None:
    """A log that was not enrolled is unknown, and so is the register's own to a desk."""
    with pytest.raises(UnknownLog):
        register.send(OTHER)
    with pytest.raises(UnknownLog):
        register.store.ingest(register.keys.log, OTHER.push())


def test_boxes_stand_beside_the_entry_that_promises_them(register: Register) -> None:
    """As many as the entry's digests, or none."""
    desk = register.enrolled("u-a")
    desk.write(sd=("A" * 43, "B" * 43))
    first, second = desk.push().entries

    for boxes in ((b"1",), (b"1", b"2", b"3")):
        sent = Sent(leaf=second.leaf, case=CASE, boxes=boxes)
        with pytest.raises(BadEntry):
            register.store.ingest(desk.log, Push(entries=(first, sent)))
    sent = Sent(leaf=second.leaf, case=CASE, boxes=(b"1", b"2"))
    register.store.ingest(desk.log, Push(entries=(first, sent)))

    held = register.store.entries(desk.log, start=1, reader=desk.log).entries
    assert [(one.case, one.boxes) for one in held] == [(None, ()), (CASE, (b"1", b"2"))]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda wrap: msgspec.structs.replace(wrap, log="1" * 32), id="another log"),
        pytest.param(lambda wrap: msgspec.structs.replace(wrap, box=bytes(81)), id="no key"),
        pytest.param(lambda wrap: msgspec.structs.replace(wrap, holder="2" * 32), id="nobody"),
    ],
)
def test_a_key_that_is_none_is_refused(
    register: Register, change: Callable[[object], object]
) -> None:
    """Sealed keys are of this log, for somebody known, and as long as a sealed key is."""
    desk = register.enrolled("u-a")
    wrap = change(a_wrap(desk, desk, CASE))

    with pytest.raises(BadMessage):
        register.store.ingest(desk.log, desk.push(wraps=(wrap,)))
    assert stored(register, desk) == 0


def test_every_refusal_names_itself() -> None:
    """Each has its own name for the problem document, and a status of its kind."""
    kinds = Refused.__subclasses__()

    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(400 <= kind.status < 600 for kind in kinds)


def test_the_leaf_is_kept_to_the_byte(register: Register) -> None:
    """What is given back is what was sent."""
    desk = register.enrolled("u-a")
    desk.write_some(300)
    for start in (0, 256):
        register.store.ingest(desk.log, desk.push(start, start + 256))

    first = register.store.entries(desk.log, start=1, reader=desk.log)
    rest = register.store.entries(desk.log, start=257, reader=desk.log)

    assert (first.more, rest.more) == (True, False)
    assert [one.leaf for one in (*first.entries, *rest.entries)] == desk.leaves
    assert leaf_hash(rest.entries[-1].leaf).hex() == desk.hashes[-1]

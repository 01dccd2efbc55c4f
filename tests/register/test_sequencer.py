"""What is stored stands in a signed tree soon, whoever commits when, if nobody changed it."""

import base64
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import open_checkpoint
from checker.audit.cosignature import cosign, witness_of
from checker.audit.merkle import Kept, consistency_proof, root_at, verify_consistency
from checker.audit.notes import read_note
from checker.audit.proof import open_proof, read_proof
from checker.audit.tiles import Tile, TileReader, read_bundle
from checker.protocol.messages import Push, Sent, Wrap
from checker.register.alarms import let_go_on
from checker.register.database import connected
from checker.register.fsck import fsck
from checker.register.refusals import NotThere, Stopped
from checker.register.sequencer import OtherSize, Witness
from tests.builders.register_store import NOON_MS, Register


def leaves_of(register: Register) -> list[bytes]:
    """Give the leaf hashes as they stand in the tree."""
    return [row[0] for row in register.as_owner("SELECT hash FROM tree ORDER BY idx")]


def test_everything_stored_is_in_a_signed_tree(register: Register) -> None:
    """Checkpoints are consistent with one another, and every entry has a proof that verifies."""
    desks = [register.enrolled(f"u-{number}") for number in range(3)]
    assert register.sequence() == 4
    first = open_checkpoint(register.store.checkpoint(), register.keys.verifier).checkpoint
    for desk in desks:
        desk.write_some(120)
        register.send(desk)

    assert register.sequence() == 363
    assert register.sequence() == 0

    last = open_checkpoint(register.store.checkpoint(), register.keys.verifier).checkpoint
    nodes = Kept.of(leaves_of(register))
    assert (first.size, last.size, last.root) == (4, 367, root_at(nodes, 367))
    proof = consistency_proof(nodes, 4, 367)
    verify_consistency(4, first.root, 367, last.root, proof)
    for desk in desks:
        for place in (0, 60, 120):
            told = read_proof(register.store.proof(desk.hashes[place]))
            open_proof(told, desk.leaves[place], register.keys.verifier)


def test_anybody_checks_the_register_by_its_tiles(register: Register) -> None:
    """Tiles and bundles of every width give the signed root, partial ones and those above too."""
    desk = register.enrolled("u-a")
    desk.write_some(529)
    for start in range(0, 530, 256):
        register.store.ingest(desk.log, desk.push(start, start + 256))
        register.sequence()

    fetch = register.store.tile
    signed = register.as_owner("SELECT size, root FROM checkpoint ORDER BY size")
    assert [size for size, _ in signed] == [258, 514, 532]
    for size, root in signed:
        assert root_at(TileReader(fetch, size), size) == root
    assert root_at(TileReader(fetch, 532), 532) == root_at(Kept.of(leaves_of(register)), 532)
    assert fetch(Tile(level=1, index=0, width=2))[:32] == root_at(TileReader(fetch, 256), 256)
    last = Tile(level=None, index=2, width=20)
    assert read_bundle(fetch(last), last) == tuple(desk.leaves[-20:])
    absent = ((0, 2, 21), (0, 3, 256), (1, 0, 3), (1, 1, 1), (2, 0, 1), (None, 2, 21))
    for level, index, width in absent:
        with pytest.raises(NotThere):
            fetch(Tile(level=level, index=index, width=width))


def test_before_the_first_tree_there_is_nothing(register: Register) -> None:
    """No checkpoint, no proof, no tile."""
    desk = register.enrolled("u-a")
    for call in (
        register.store.checkpoint,
        lambda: register.store.proof(desk.hashes[0]),
        lambda: register.store.tile(Tile(level=0, index=0, width=1)),
    ):
        with pytest.raises(NotThere):
            call()


def test_an_entry_that_is_committed_late_is_not_passed_over(register: Register) -> None:
    """Numbers are given out when a push begins, and seen when it ends: later ones come first."""
    slow, fast = register.enrolled("u-slow"), register.enrolled("u-fast")
    register.sequence()
    pushed: list[int] = []
    wrap = Wrap(case="ab" * 32, log=slow.log, holder=slow.log, box=bytes(80))

    def push() -> None:
        pushed.append(register.store.ingest(slow.log, slow.push(wraps=(wrap,))).next)

    with connected(register.url) as connection:
        with connection.transaction():
            # The slow push waits for this lock after its numbers were given out.
            connection.execute("LOCK TABLE case_key IN ACCESS EXCLUSIVE MODE")
            thread = threading.Thread(target=push)
            thread.start()
            _wait_for_a_waiter(register)
            register.send(fast)
            assert register.sequence() == 1
            assert not pushed
        thread.join()

    fast.write()
    register.send(fast)
    assert register.sequence() == 2
    assert len(leaves_of(register)) == len(set(leaves_of(register))) == 6
    assert fsck(register.login("reader"), register.keys).wrong == ()


def _wait_for_a_waiter(register: Register) -> None:
    for _ in range(1_000):
        if register.as_owner("SELECT 1 FROM pg_locks WHERE NOT granted"):
            return
    pytest.fail("nobody waits")


def test_many_at_once_and_two_sequencers_make_one_tree(register: Register) -> None:
    """Pushes from many threads while two sequencers run: each entry once, each log in order."""
    desks = [register.enrolled(f"u-{number}") for number in range(6)]
    stop = threading.Event()

    def push(place: int) -> None:
        desk = desks[place]
        for start in range(0, 40, 4):
            desk.write_some(4)
            register.store.ingest(desk.log, desk.push(start, start + 4))

    def sequence() -> None:
        sequencer = register.sequencer()
        while not stop.is_set():
            sequencer.step()
        sequencer.close()

    threads = [threading.Thread(target=push, args=(place,)) for place in range(6)]
    sequencers = [threading.Thread(target=sequence) for _ in range(2)]
    for one in (*threads, *sequencers):
        one.start()
    for one in threads:
        one.join()
    stop.set()
    for one in sequencers:
        one.join()
    until = time.monotonic() + 20
    while register.sequence() == 0 and time.monotonic() < until:
        if register.as_owner("SELECT count(*) FROM tree") == [(7 + 6 * 40,)]:
            break  # PostgreSQL lets go of the other's lock a moment after it was closed

    checked = fsck(register.login("reader"), register.keys)
    assert checked.wrong == ()
    assert checked.size == checked.entries == 7 + 6 * 40


@contextmanager
def changed(register: Register, statements: str) -> Iterator[None]:
    """Change something for good, as an owner who takes the triggers away."""
    with connected(register.url) as connection:
        tables = ("entry", "tree", "tile", "checkpoint", "sequenced", "inbox")
        for what in ("DISABLE", "ENABLE"):
            for table in tables:
                connection.execute(f"ALTER TABLE {table} {what} TRIGGER ALL".encode())
            if what == "DISABLE":
                connection.execute(statements.encode())
    yield


def test_threat_dishonest_register_rewrites_before_it_signs(register: Register) -> None:
    """A stored entry that was changed stops the sequencer: it alarms, and signs nothing more."""
    desk = register.enrolled("u-a")
    register.send(desk)
    register.sequence()
    before = register.store.checkpoint()
    desk.write_some(3)
    register.send(desk)
    sequencer = register.sequencer()

    with changed(register, "UPDATE entry SET leaf = set_byte(leaf, 90, 7) WHERE seq = 3"):
        for _ in range(2):
            with pytest.raises(Stopped):
                sequencer.step()
    with pytest.raises(Stopped):
        register.sequence()

    assert register.store.checkpoint() == before
    assert register.store.health().alarms == {"sequencer.stopped": 1}


def test_threat_dishonest_register_rolls_back(register: Register) -> None:
    """A tree that is not the one signed last, here or beside the keys, is not gone on with."""
    desk = register.enrolled("u-a")
    register.sequence()
    desk.write()
    register.send(desk)
    register.sequence()
    desk.write()
    register.send(desk, 2)

    with (
        changed(register, "DELETE FROM checkpoint WHERE size > 2; DELETE FROM tree WHERE idx > 1"),
        pytest.raises(Stopped),
    ):
        register.sequence()

    assert register.store.health().alarms == {"sequencer.stopped": 1}


def test_threat_dishonest_register_rewrites_long_after(register: Register) -> None:
    """Going round, the sequencer meets what was changed after it was signed, and stops."""
    desk = register.enrolled("u-a")
    desk.write_some(600)
    for start in range(0, 601, 256):
        register.store.ingest(desk.log, desk.push(start, start + 256))
    sequencer = register.sequencer()

    def go_round() -> None:
        for _ in range(4):
            sequencer.step()

    go_round()
    with (
        changed(register, "UPDATE entry SET leaf = set_byte(leaf, 90, 7) WHERE seq = 30"),
        pytest.raises(Stopped),
    ):
        go_round()

    assert register.store.health().alarms == {"sequencer.stopped": 1}


def test_a_sequencer_that_stopped_goes_on_once_everything_was_verified(register: Register) -> None:
    """Not when it is started again, and not in another process: a person looks first."""
    desk = register.enrolled("u-a")
    register.send(desk)
    sequencer = register.sequencer()
    with changed(register, "UPDATE entry SET seq = 99 WHERE seq = 2"), pytest.raises(Stopped):
        sequencer.step()
    with changed(register, "UPDATE entry SET seq = 2 WHERE seq = 99"):
        for one in (sequencer, register.sequencer(), register.sequencer()):
            with pytest.raises(Stopped):
                one.step()
    assert register.store.health().alarms == {"sequencer.stopped": 1}

    with connected(register.login("app")) as connection:
        assert let_go_on(connection, NOON_MS)
        assert not let_go_on(connection, NOON_MS)

    assert sequencer.step() == 1
    sequencer.close()
    assert register.store.health().alarms == {"sequencer.stopped": 1, "sequencer.goes-on": 1}


def test_a_sequencer_that_lost_its_database_goes_on(register: Register) -> None:
    """The server ends its connection: the next step begins anew, and nothing is lost."""
    sequencer = register.sequencer()
    sequencer.step()
    desk = register.enrolled("u-a")
    register.send(desk)
    register.as_owner(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE usename = 'letterlock_sequencer' AND datname = current_database()"
    )

    with pytest.raises(psycopg.Error):
        sequencer.step()
    assert sequencer.step() == 2
    sequencer.close()


class Sage:
    """A witness who looks at the proof, or one that is away."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(32))
        self.size, self.root, self.away = 0, b"", False

    @property
    def witness(self) -> Witness:
        """Give it as the sequencer knows it."""
        return Witness(verifier=witness_of("witness.example", self.key), ask=self.ask)

    def ask(self, old: int, proof: tuple[bytes, ...], note: bytes) -> bytes:
        """Sign what is consistent with what was seen last."""
        if self.away:
            raise OSError
        if old != self.size:
            raise OtherSize(self.size)
        text = read_note(note).text
        _, size, root, *_ = text.split("\n")
        raw = base64.b64decode(root)
        if old:
            verify_consistency(old, self.root, int(size), raw, proof)
        self.size, self.root = int(size), raw
        signed = cosign(text, "witness.example", self.key, t=NOON_MS // 1_000)
        other = cosign(text, "other.example", self.key, t=0)
        return f"{signed.line}{other.line}".encode()


def test_each_tree_is_shown_to_the_witnesses(register: Register) -> None:
    """With the proof from what each saw last; one that is away is caught up with later."""
    sage = Sage()
    register.witnesses = (sage.witness,)
    desk = register.enrolled("u-a")
    for away in (False, False, True, False):
        sage.away = away
        desk.write()
        register.store.ingest(
            desk.log, Push(entries=tuple(Sent(leaf=leaf) for leaf in desk.leaves))
        )
        register.sequence()
        opened = open_checkpoint(
            register.store.checkpoint(),
            register.keys.verifier,
            witnesses=(sage.witness.verifier,),
            need=0 if away else 1,
        )
        assert len(opened.seen_by) == (not away)
        assert b"other.example" not in register.store.checkpoint()
    assert sage.size == opened.checkpoint.size

    register.as_owner("ALTER TABLE cosignature DISABLE TRIGGER stays", "DELETE FROM cosignature")
    desk.write()
    register.send(desk)
    register.sequence()
    assert sage.size == opened.checkpoint.size + 1

"""What a register shows, honest or not: real leaves of real logs, tiles and signed checkpoints."""

from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import Checkpoint as Signed
from checker.audit.checkpoint import sign_checkpoint
from checker.audit.entry import Act, Body, Checkpoint, Enrolment, Facts, Key, format_of, write_body
from checker.audit.leaf import ED25519, NO_HASH, leaf_hash, log_id, signed_bytes, to_base64
from checker.audit.merkle import Kept, root_at
from checker.audit.notes import Verifier
from checker.audit.tiles import CHECKPOINT_PATH, WIDTH, read_path, write_bundle, write_hashes
from tests.builders.registers import ORIGIN, key_from
from tests.builders.trails import BOOT, NOON_MS

UNSAID = Facts()


@dataclass
class Log:
    """A log that somebody writes."""

    key: Ed25519PrivateKey
    actor: str
    seq: int = 0
    head: bytes = NO_HASH

    @property
    def public(self) -> bytes:
        """Give its public key."""
        return self.key.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        """Give its name."""
        return log_id(ED25519, self.public)

    def leaf(self, act: Act, facts: Facts = UNSAID, cp: Checkpoint | None = None) -> bytes:
        """Give the next leaf."""
        first = self.seq == 0
        said = msgspec.structs.replace(facts, key=self.announced) if first else facts
        body = write_body(
            Body(
                act=Act.DEVICE_ENROL if first else act,
                actor=self.actor,
                app="0.1.0",
                boot=BOOT,
                cp=cp,
                log=self.name,
                mono=self.seq,
                prev=self.head.hex(),
                rules="2026.1",
                sd=(),
                seq=self.seq + 1,
                t=NOON_MS + self.seq,
                v=format_of(said),
                **{name: getattr(said, name) for name in said.__struct_fields__},
            )
        )
        leaf = self.key.sign(signed_bytes(body)) + body
        self.seq, self.head = self.seq + 1, leaf_hash(leaf)
        return leaf

    @property
    def announced(self) -> Key:
        """Give its key as an entry announces it."""
        return Key(alg=ED25519, pub=to_base64(self.public))


@dataclass
class Shown:
    """A register with two enrolled desks; `leaves` may be changed as a dishonest one would."""

    leaves: list[bytes] = field(default_factory=list)
    key: Ed25519PrivateKey = field(default_factory=lambda: key_from(1))

    def __post_init__(self) -> None:
        """Begin the register's log, enrol two desks, and let each begin."""
        self.own = Log(key_from(2), "register")
        self.desks = [Log(key_from(seed), f"u-{seed}") for seed in (3, 4)]
        self.leaves.append(self.own.leaf(Act.DEVICE_ENROL))
        for desk in self.desks:
            self.enrol(desk)
            self.leaves.append(desk.leaf(Act.DEVICE_ENROL))

    def enrol(self, desk: Log) -> None:
        """Enrol a desk in the register's log."""
        who = Enrolment(
            log=desk.name,
            key=desk.announced,
            box=desk.announced.pub,
            actor=desk.actor,
            role="clerk",
            team="north",
        )
        self.leaves.append(self.own.leaf(Act.DEVICE_ENROL, Facts(enrolled=who)))

    def work(self, count: int, cp: Checkpoint | None = None) -> None:
        """Let the desks write so many entries in turn."""
        for number in range(count):
            desk = self.desks[number % len(self.desks)]
            self.leaves.append(desk.leaf(Act.CHECK, Facts(via="post"), cp))

    def state(self, size: int | None = None) -> Signed:
        """Give the tree's state at a size, by default now."""
        size = len(self.leaves) if size is None else size
        nodes = Kept.of([leaf_hash(leaf) for leaf in self.leaves])
        return Signed(origin=ORIGIN, size=size, root=root_at(nodes, size))

    def seen(self, size: int | None = None) -> Checkpoint:
        """Give the state as a desk's entry says that it saw it."""
        state = self.state(size)
        return Checkpoint(n=state.size, r=to_base64(state.root))

    def fetch(self, path: str) -> bytes:
        """Give what stands at a path."""
        if path == CHECKPOINT_PATH:
            return sign_checkpoint(self.state(), self.key).written
        tile = read_path(path)
        if tile.level is None:
            return write_bundle(self.leaves[tile.index * WIDTH :][: tile.width])
        return write_hashes(Kept.of([leaf_hash(leaf) for leaf in self.leaves]), tile)

    @property
    def verifier(self) -> Verifier:
        """Give the key that signs checkpoints."""
        return Verifier(name=ORIGIN, key=self.key.public_key().public_bytes_raw())

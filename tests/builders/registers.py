"""A small register without a database: a tree in memory, and checkpoints of it."""

import random
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import Checkpoint, sign_checkpoint
from checker.audit.leaf import to_base64
from checker.audit.merkle import Kept, consistency_proof, root_at
from checker.audit.notes import Verifier

ORIGIN = "register.example/north"


def key_from(seed: int) -> Ed25519PrivateKey:
    """Give a key that is the same in every run."""
    return Ed25519PrivateKey.from_private_bytes(random.Random(seed).randbytes(32))


@dataclass
class SmallRegister:
    """A register whose leaves are known; another `seed` is another history under the same key."""

    leaves: int = 300
    seed: int = 1
    origin: str = ORIGIN
    key: Ed25519PrivateKey = field(default_factory=lambda: key_from(1))

    def __post_init__(self) -> None:
        """Make the leaves: the first ten are those of every history."""
        shared, own = random.Random(0), random.Random(self.seed)
        self.hashes = [(shared if n < 10 else own).randbytes(32) for n in range(self.leaves)]
        self.nodes = Kept.of(self.hashes)

    @property
    def verifier(self) -> Verifier:
        """Give the key that signs."""
        return Verifier(name=self.origin, key=self.key.public_key().public_bytes_raw())

    def checkpoint(self, size: int) -> bytes:
        """Give the signed checkpoint of a size."""
        state = Checkpoint(origin=self.origin, size=size, root=root_at(self.nodes, size))
        return sign_checkpoint(state, self.key).written

    def submission(self, old: int, new: int) -> bytes:
        """Give the body that asks a witness to sign."""
        proof = consistency_proof(self.nodes, old, new)
        lines = "\n".join((f"old {old}", *map(to_base64, proof)))
        return lines.encode() + b"\n\n" + self.checkpoint(new)

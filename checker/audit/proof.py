"""One entry's proof, in a file of its own: where it stands in the tree, and who signed the tree.

Source: C2SP tlog-proof.
"""

import base64
import re
from binascii import Error as NotBase64Error
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker.audit.checkpoint import Opened, open_checkpoint
from checker.audit.leaf import HASH_BYTES, leaf_hash, to_base64
from checker.audit.merkle import BadProofError, verify_inclusion
from checker.audit.notes import NotANote, Verifier

PROOF_ENDING: Final = ".tlog-proof"

_HEAD = "c2sp.org/tlog-proof@v1"
_EXTRA = "extra "
_INDEX: Final = re.compile(r"index (0|[1-9][0-9]{0,18})", re.ASCII)
_MOST_BYTES = 1_000_000
_MOST_HASHES = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where an entry stands, the hashes from it to the root, and the checkpoint as it was handed.

    `extra` is signed by nobody.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    @property
    def written(self) -> bytes:
        """Write it as the bytes of a `.tlog-proof` file."""
        lines = (
            _HEAD,
            *(() if self.extra is None else (_EXTRA + to_base64(self.extra),)),
            f"index {self.index}",
            *map(to_base64, self.hashes),
        )
        return "\n".join(lines).encode() + b"\n\n" + self.checkpoint


def read_proof(untrusted: bytes) -> Proof:
    """Read a `.tlog-proof` file, and believe nothing of it.

    Raises:
        BadProofError: It is none.
    """
    if len(untrusted) > _MOST_BYTES:
        raise BadProofError("it is too long")
    head, gap, checkpoint = untrusted.partition(b"\n\n")
    try:
        first, *lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise BadProofError("it is no proof") from error
    extra = _raw(lines.pop(0)[len(_EXTRA) :]) if lines and lines[0].startswith(_EXTRA) else None
    index = _INDEX.fullmatch(lines.pop(0)) if lines else None
    if first != _HEAD or not gap or index is None or len(lines) > _MOST_HASHES:
        raise BadProofError("it is no proof")
    hashes = tuple(map(_raw, lines))
    if any(len(told) != HASH_BYTES for told in hashes):
        raise BadProofError(f"a hash is {HASH_BYTES} bytes long")
    return Proof(index=int(index[1]), hashes=hashes, checkpoint=checkpoint, extra=extra)


def open_proof(
    proof: Proof,
    leaf: bytes,
    register: Verifier,
    *,
    witnesses: Iterable[Verifier] = (),
    need: int = 0,
) -> Opened:
    """Give the checkpoint of a tree in which this leaf stands where the proof says.

    Raises:
        BadProofError: The leaf does not stand there, or the checkpoint does not hold.
    """
    try:
        opened = open_checkpoint(proof.checkpoint, register, witnesses=witnesses, need=need)
    except NotANote as error:
        raise BadProofError(str(error)) from error
    tree = opened.checkpoint
    verify_inclusion(leaf_hash(leaf), proof.index, tree.size, proof.hashes, tree.root)
    return opened


def _raw(written: str) -> bytes:
    try:
        raw = base64.b64decode(written, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise BadProofError("what should be base64 is not") from error
    if to_base64(raw) != written:
        raise BadProofError("what should be base64 is written another way")
    return raw

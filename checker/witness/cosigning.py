"""What a witness answers to a register's checkpoint: it signs what only grew, and nothing else.

Source: C2SP tlog-witness, `add-checkpoint`.
"""

import base64
import re
from binascii import Error as NotBase64Error
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.checkpoint import Checkpoint, open_checkpoint, read_text
from checker.audit.cosignature import cosign, witness_of
from checker.audit.leaf import HASH_BYTES, to_base64
from checker.audit.merkle import BadProofError, verify_consistency
from checker.audit.notes import NotANote, Verifier, read_note
from checker.witness.memory import Memory, Seen

MOST_BYTES: Final = 65_536
MOST_HASHES: Final = 63
SIZE_TYPE: Final = "text/x.tlog.size"
TEXT_TYPE: Final = "text/plain; charset=utf-8"

_OLD: Final = re.compile(r"old (0|[1-9][0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer: its status, its body and what that is."""

    status: int
    body: str
    media_type: str = TEXT_TYPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What a register hands in, read and not yet believed."""

    old: int
    proof: tuple[bytes, ...]
    note: bytes
    checkpoint: Checkpoint


class NotSubmitted(ValueError):
    """The body is no size, proof and checkpoint. `str()` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Whoever signs: a name, a key, the registers that it watches, and what it saw of them."""

    name: str
    key: Ed25519PrivateKey = field(repr=False)
    registers: tuple[Verifier, ...]
    """Whose checkpoints count; the name is the register's origin."""
    memory: Memory

    @property
    def verifier(self) -> Verifier:
        """Give the key that others know this witness by."""
        return witness_of(self.name, self.key)

    def add_checkpoint(self, body: bytes, *, now_s: int) -> Answer:
        """Answer a register that wants its checkpoint signed.

        The checkpoint is on disk before the signature is given, and only while the one before is
        still the one that was compared with: two calls at once cannot both be answered.

        Args:
            body: What was posted.
            now_s: Seconds of POSIX time.
        """
        try:
            given = read_submitted(body)
        except NotSubmitted as why:
            return Answer(status=400, body=f"{why}\n")
        origin = given.checkpoint.origin
        keys = [one for one in self.registers if one.name == origin]
        if not keys:
            return Answer(status=404, body="This witness does not watch a register of that name.\n")
        if not _is_signed(given.note, keys):
            return Answer(status=403, body="No key that this witness knows signed it.\n")
        if given.old > given.checkpoint.size:
            return Answer(status=400, body="The old size is larger than the new one.\n")
        return self._compare(given, now_s)

    def _compare(self, given: Submitted, now_s: int) -> Answer:
        """Compare what a register that is known hands in with what was seen of it before."""
        new = given.checkpoint
        with self.memory.of(new.origin) as last:
            if given.old != last.size:
                return _conflict(last.seen)
            refused = _refusal(given, last.seen)
            if refused is not None:
                last.keep_evidence(given.note, now_s)
                return refused
            last.move_to(Seen(size=new.size, root=new.root, note=given.note))
        signature = cosign(new.text, self.name, self.key, t=now_s)
        return Answer(status=200, body=signature.line)


def read_submitted(body: bytes) -> Submitted:
    """Read a body of `add-checkpoint`: the old size, hashes, an empty line, a checkpoint.

    Raises:
        NotSubmitted: It is something else.
    """
    head, gap, note = body.partition(b"\n\n")
    try:
        first, *lines = head.decode("ascii").split("\n")
        checkpoint = read_text(read_note(note).text)
    except (UnicodeDecodeError, NotANote) as error:
        raise NotSubmitted(f"It is no old size, proof and checkpoint: {error}.") from error
    old = _OLD.fullmatch(first)
    if not gap or old is None or len(lines) > MOST_HASHES or len(body) > MOST_BYTES:
        raise NotSubmitted("It does not begin with an old size and a proof of at most 63 hashes.")
    return Submitted(
        old=int(old[1]),
        proof=tuple(_hash(line) for line in lines),
        note=note,
        checkpoint=checkpoint,
    )


def _hash(line: str) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise NotSubmitted("A line of the proof is no hash in base64.") from error
    if len(raw) != HASH_BYTES or to_base64(raw) != line:
        raise NotSubmitted("A line of the proof is no hash in base64.")
    return raw


def _is_signed(note: bytes, keys: Iterable[Verifier]) -> bool:
    for key in keys:
        try:
            open_checkpoint(note, key)
        except NotANote:
            continue
        return True
    return False


def _refusal(given: Submitted, last: Seen) -> Answer | None:
    """Say why a checkpoint does not go on from the last one; None when it does."""
    new = given.checkpoint
    if given.old == new.size and new.root != last.root:
        return _conflict(last)
    if not given.old:
        nothing = "Nothing can be shown of an empty tree: send no proof.\n"
        return Answer(status=422, body=nothing) if given.proof else None
    try:
        verify_consistency(given.old, last.root, new.size, new.root, given.proof)
    except BadProofError as why:
        return Answer(status=422, body=f"The proof does not hold: {why}.\n")
    return None


def _conflict(last: Seen) -> Answer:
    return Answer(status=409, body=f"{last.size}\n", media_type=SIZE_TYPE)

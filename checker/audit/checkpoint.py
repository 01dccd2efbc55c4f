"""What the register signs of its tree: its name, the size, the root; and who saw it with it.

Source: C2SP tlog-checkpoint, and tlog-cosignature for the witnesses.
"""

import base64
import re
from binascii import Error as NotBase64Error
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.cosignature import Cosigned, cosigned
from checker.audit.leaf import HASH_BYTES, to_base64
from checker.audit.merkle import EMPTY_ROOT, MOST_LEAVES
from checker.audit.notes import NotANote, Note, Verifier, read_note, sign_text, signers

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_LINES = 3


class NotACheckpoint(NotANote):
    """A text that is no checkpoint, or one of another register. `str()` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The state of a register: how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Write it as the text of a note."""
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A checkpoint whose signature holds, the note it came in, and the witnesses who saw it."""

    checkpoint: Checkpoint
    note: Note
    seen_by: tuple[Cosigned, ...]


def read_text(text: str) -> Checkpoint:
    """Read a checkpoint's text. Nobody has signed it yet.

    Raises:
        NotACheckpoint: It is none, or written another way.
    """
    lines = text.split("\n")
    if len(lines) <= _LINES or lines.pop() or not all(lines):
        raise NotACheckpoint("a checkpoint has at least three lines and no empty one")
    origin, size, root, *extensions = lines
    if not _SIZE.fullmatch(size) or int(size) > MOST_LEAVES:
        raise NotACheckpoint("its second line is no size of a tree")
    try:
        raw = base64.b64decode(root, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise NotACheckpoint("its third line is no root") from error
    if len(raw) != HASH_BYTES or to_base64(raw) != root:
        raise NotACheckpoint("its third line is no root")
    if size == "0" and raw != EMPTY_ROOT:
        raise NotACheckpoint("an empty tree has another root")
    return Checkpoint(origin=origin, size=int(size), root=raw, extensions=tuple(extensions))


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> Note:
    """Sign a checkpoint as the register of its name.

    Raises:
        NotANote: Its name cannot stand in a note.
        NotACheckpoint: It is none that could be read again.
    """
    if read_text(checkpoint.text) != checkpoint:
        raise NotACheckpoint("a line of it would be read as another one")
    signature = sign_text(checkpoint.text, checkpoint.origin, key)
    return Note(text=checkpoint.text, signatures=(signature,))


def open_checkpoint(
    note: bytes,
    register: Verifier,
    *,
    origin: str | None = None,
    witnesses: Iterable[Verifier] = (),
    need: int = 0,
) -> Opened:
    """Give a register's checkpoint, when its signature holds and enough witnesses saw it.

    Args:
        note: What the register handed out.
        register: Who must have signed it.
        origin: The register's name, when the key has another.
        witnesses: Whose cosignatures count. All that are there must hold.
        need: How many of them must have seen it.

    Raises:
        NotANote: The note, a signature or the text is wrong, or too few witnesses saw it.
    """
    read = read_note(note)
    if not signers(read, register):
        raise NotANote(f"{register.name} did not sign it")
    checkpoint = read_text(read.text)
    if checkpoint.origin != (origin or register.name):
        raise NotACheckpoint("it is of another register")
    seen = cosigned(read, witnesses)
    if len({one.witness.key for one in seen}) < need:
        raise NotANote(f"{len(seen)} of the witnesses saw it, and {need} must have")
    return Opened(checkpoint=checkpoint, note=read, seen_by=seen)

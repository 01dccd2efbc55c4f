"""Signed notes, as C2SP writes them: a text, and under it a line for each signature.

Source of the format: C2SP signed-note, with Ed25519 signatures (type 1). Signatures of other types
and of keys that nobody here knows are kept as they are.
"""

import base64
import hashlib
from binascii import Error as NotBase64Error
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from checker.audit.leaf import to_base64

ED25519: Final = 1
COSIGNATURE: Final = 4
"""The type of a witness's key, which signs a checkpoint together with a time."""
Kind: TypeAlias = Literal[1, 4]

_DASH = "\u2014 "
_ID_BYTES = 4
_KEY_BYTES = 32
_MOST_BYTES = 1_000_000


class NotANote(ValueError):
    """The bytes are no signed note, or no key of ours signed them. `str()` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifier:
    """Whoever may sign: a name without spaces or plus signs, and 32 bytes of public key."""

    name: str
    key: bytes
    kind: Kind = ED25519

    @property
    def id(self) -> bytes:
        """Give the four bytes by which a signature names its key."""
        told = self.name.encode() + b"\n" + bytes((self.kind,)) + self.key
        return hashlib.sha256(told).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """Write it as one line: `name+id+key`, to be put into settings."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes((self.kind,)) + self.key)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A line under a note: whose it says to be, the four bytes of the key, and the signature."""

    name: str
    id: bytes
    raw: bytes

    @property
    def line(self) -> str:
        """Write it as it stands under a note, with its line end."""
        return f"{_DASH}{self.name} {to_base64(self.id + self.raw)}\n"

    def is_by(self, verifier: Verifier) -> bool:
        """Say whether it names this key; whether it holds is another question."""
        return (self.name, self.id) == (verifier.name, verifier.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text and every signature under it, known or not, in order. Nothing of it is believed."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def written(self) -> bytes:
        """Write it as bytes: what `read_note` reads."""
        return f"{self.text}\n{''.join(one.line for one in self.signatures)}".encode()

    def and_signed(self, *more: Signature) -> "Note":
        """Give the note with more signatures under it; one that is there already is not added."""
        new = dict.fromkeys(one for one in more if one not in self.signatures)
        return replace(self, signatures=(*self.signatures, *new))


def read_verifier(line: str, *, kind: Kind = ED25519) -> Verifier:
    """Read `name+id+key`.

    Args:
        line: What is written.
        kind: The type that the key must have: who signs notes, or a witness.

    Raises:
        NotANote: it is not written so, is of another type, or its id is another key's.
    """
    parts = line.strip().split("+", 2)
    if len(parts) != len(("name", "id", "key")):
        raise NotANote("a key is written as name+id+key")
    name, told, written = parts
    raw = _bytes(written)
    if not _is_name(name) or raw[:1] != bytes((kind,)) or len(raw) != 1 + _KEY_BYTES:
        raise NotANote("a key is a name without spaces, eight signs, and an Ed25519 key in base64")
    verifier = Verifier(name=name, key=raw[1:], kind=kind)
    if verifier.id.hex() != told:
        raise NotANote("the key does not fit the eight signs before it")
    return verifier


def sign_text(text: str, name: str, key: Ed25519PrivateKey) -> Signature:
    r"""Sign a note's text, which must end with "\n".

    Raises:
        NotANote: the text or the name cannot stand in a note.
    """
    if not _is_text(text) or not _is_name(name):
        raise NotANote("the text must end with a line end and hold no control characters")
    verifier = Verifier(name=name, key=key.public_key().public_bytes_raw())
    return Signature(name=name, id=verifier.id, raw=key.sign(text.encode()))


def sign_note(text: str, name: str, key: Ed25519PrivateKey) -> bytes:
    r"""Give a note of a text, which must end with "\n", with one signature under it.

    Raises:
        NotANote: the text or the name cannot stand in a note.
    """
    return Note(text=text, signatures=(sign_text(text, name, key),)).written


def open_note(note: bytes, *trusted: Verifier) -> tuple[str, tuple[Verifier, ...]]:
    """Give the text of a note, and those of the trusted keys that signed it: at least one.

    Signatures of keys that are not known are passed over; a false one of a known key is refused.

    Raises:
        NotANote: it is no note, a signature is false, or no trusted key signed it.
    """
    read = read_note(note)
    signed = signers(read, *trusted)
    if not signed:
        raise NotANote("no key that is trusted here signed it")
    return read.text, signed


def signers(note: Note, *trusted: Verifier) -> tuple[Verifier, ...]:
    """Give those of the trusted keys (type 1) that signed a note's text; perhaps none.

    Raises:
        NotANote: a signature that names a trusted key is false.
    """
    signed: dict[Verifier, None] = {}
    for signature in note.signatures:
        for verifier in trusted:
            if verifier.kind == ED25519 and signature.is_by(verifier):
                refuse_false(signature, verifier, note.text.encode(), signature.raw)
                signed[verifier] = None
    return tuple(signed)


def refuse_false(signature: Signature, verifier: Verifier, signed: bytes, raw: bytes) -> None:
    """Refuse a signature that is not of these bytes.

    Raises:
        NotANote: it is not.
    """
    try:
        Ed25519PublicKey.from_public_bytes(verifier.key).verify(raw, signed)
    except (InvalidSignature, ValueError) as error:
        raise NotANote(f"the signature of {signature.name} is not of this text") from error


def read_note(note: bytes) -> Note:
    """Read a note, and believe nothing of it.

    Raises:
        NotANote: it is none.
    """
    try:
        whole = note[:_MOST_BYTES].decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotANote("it is not text") from error
    text, gap, under = whole.rpartition("\n\n")
    text += "\n"
    if not gap or not _is_text(text) or len(note) > _MOST_BYTES:
        raise NotANote("it has no text with signatures under it")
    return Note(text=text, signatures=read_signatures(under))


def read_signatures(lines: str) -> tuple[Signature, ...]:
    """Read what stands under a note, or what a witness answers: at least one line.

    Raises:
        NotANote: a line is no signature.
    """
    if not lines.endswith("\n"):
        raise NotANote("it has no text with signatures under it")
    return tuple(_signature(line) for line in lines.removesuffix("\n").split("\n"))


def _signature(line: str) -> Signature:
    name, gap, written = line.removeprefix(_DASH).partition(" ")
    raw = _bytes(written)
    if not line.startswith(_DASH) or not gap or not _is_name(name) or len(raw) <= _ID_BYTES:
        raise NotANote("a line under its text is no signature")
    return Signature(name=name, id=raw[:_ID_BYTES], raw=raw[_ID_BYTES:])


def _bytes(written: str) -> bytes:
    try:
        raw = base64.b64decode(written, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise NotANote("what should be base64 is not") from error
    if to_base64(raw) != written:
        raise NotANote("what should be base64 is written another way")
    return raw


def _is_text(text: str) -> bool:
    return text.endswith("\n") and all(sign == "\n" or sign >= " " for sign in text)


def _is_name(name: str) -> bool:
    return bool(name) and not any(sign.isspace() or sign < " " or sign == "+" for sign in name)

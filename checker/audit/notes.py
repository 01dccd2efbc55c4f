"""Signed notes, as C2SP writes them: a text, and under it a line for each signature.

Source of the format: C2SP signed-note, with Ed25519 signatures (type 1).
"""

import base64
import hashlib
from binascii import Error as NotBase64Error
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from checker.audit.leaf import to_base64

_ED25519 = b"\x01"
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

    @property
    def id(self) -> bytes:
        """Give the four bytes by which a signature names its key."""
        told = self.name.encode() + b"\n" + _ED25519 + self.key
        return hashlib.sha256(told).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """Write it as one line: `name+id+key`, to be put into settings."""
        return f"{self.name}+{self.id.hex()}+{to_base64(_ED25519 + self.key)}"


def read_verifier(line: str) -> Verifier:
    """Read `name+id+key`.

    Raises:
        NotANote: it is not written so, or its id is another key's.
    """
    parts = line.strip().split("+", 2)
    if len(parts) != len(("name", "id", "key")):
        raise NotANote("a key is written as name+id+key")
    name, told, written = parts
    raw = _bytes(written)
    if not _is_name(name) or raw[:1] != _ED25519 or len(raw) != 1 + _KEY_BYTES:
        raise NotANote("a key is a name without spaces, eight signs, and an Ed25519 key in base64")
    verifier = Verifier(name=name, key=raw[1:])
    if verifier.id.hex() != told:
        raise NotANote("the key does not fit the eight signs before it")
    return verifier


def sign_note(text: str, name: str, key: Ed25519PrivateKey) -> bytes:
    r"""Give a note of a text, which must end with "\n", with one signature under it.

    Raises:
        NotANote: the text or the name cannot stand in a note.
    """
    if not _is_text(text) or not _is_name(name):
        raise NotANote("the text must end with a line end and hold no control characters")
    verifier = Verifier(name=name, key=key.public_key().public_bytes_raw())
    signature = to_base64(verifier.id + key.sign(text.encode()))
    return f"{text}\n{_DASH}{name} {signature}\n".encode()


def open_note(note: bytes, *trusted: Verifier) -> tuple[str, tuple[Verifier, ...]]:
    """Give the text of a note, and those of the trusted keys that signed it: at least one.

    Signatures of keys that are not known are passed over; a false one of a known key is refused.

    Raises:
        NotANote: it is no note, a signature is false, or no trusted key signed it.
    """
    text, signatures = _parted(note)
    signed: list[Verifier] = []
    for name, raw in signatures:
        for verifier in trusted:
            if (verifier.name, verifier.id) == (name, raw[:_ID_BYTES]):
                try:
                    public = Ed25519PublicKey.from_public_bytes(verifier.key)
                    public.verify(raw[_ID_BYTES:], text.encode())
                except (InvalidSignature, ValueError) as error:
                    raise NotANote(f"the signature of {name} is not of this text") from error
                signed.append(verifier)
    if not signed:
        raise NotANote("no key that is trusted here signed it")
    return text, tuple(signed)


def _parted(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """Part a note into its text and its signatures."""
    try:
        whole = note[:_MOST_BYTES].decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotANote("it is not text") from error
    text, gap, under = whole.rpartition("\n\n")
    text += "\n"
    if not gap or not _is_text(text) or not under.endswith("\n") or len(note) > _MOST_BYTES:
        raise NotANote("it has no text with signatures under it")
    return text, [_signature(line) for line in under.removesuffix("\n").split("\n")]


def _signature(line: str) -> tuple[str, bytes]:
    name, gap, written = line.removeprefix(_DASH).partition(" ")
    raw = _bytes(written)
    if not line.startswith(_DASH) or not gap or not _is_name(name) or len(raw) <= _ID_BYTES:
        raise NotANote("a line under its text is no signature")
    return name, raw


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise NotANote("what should be base64 is not") from error


def _is_text(text: str) -> bool:
    return text.endswith("\n") and all(sign == "\n" or sign >= " " for sign in text)


def _is_name(name: str) -> bool:
    return bool(name) and not any(sign.isspace() or sign == "+" for sign in name)

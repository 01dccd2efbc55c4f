"""An entry's bytes: signature and body, its hash, its log's name, and the code a letter carries."""

import base64
import hashlib
from typing import Final

SIGNATURE_BYTES = 64
HASH_BYTES = 32
NO_HASH = bytes(HASH_BYTES)
ENTRY_TYPE = b"application/vnd.letterlock.entry.v1+json"
ED25519: Final = 1

_CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
_CODE_LENGTH = 12
_CODE_GROUP = 4


def signed_bytes(body: bytes) -> bytes:
    """Give what is signed: DSSE's pre-authentication encoding of a body."""
    return b" ".join(
        (b"DSSEv1", str(len(ENTRY_TYPE)).encode(), ENTRY_TYPE, str(len(body)).encode(), body)
    )


def leaf_hash(leaf: bytes) -> bytes:
    """Give the hash of a leaf: the chain's link, and RFC 6962's leaf of the register's tree."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def log_id(algorithm: int, public_key: bytes) -> str:
    """Give the name of the log that a key writes."""
    told = b"letterlock/log/v1\n" + bytes((algorithm,)) + public_key
    return hashlib.sha256(told).hexdigest()[:32]


def receipt_code(log: str, seq: int, entry_hash: bytes) -> str:
    """Give the twelve characters by which a letter names its entry: "7QX2-0F9K-M3TB"."""
    told = b"letterlock/receipt/v1\n" + f"{log}\n{seq}\n".encode() + entry_hash
    number = int.from_bytes(hashlib.sha256(told).digest()[:8]) >> 4
    code = "".join(_CODE_LETTERS[number >> shift & 31] for shift in range(55, -1, -5))
    return _grouped(code)


def read_code(typed: str) -> str | None:
    """Give a receipt's code as it was meant, however it was typed; None when it is no code.

    >>> read_code("7qx2 of9k m3tb")
    '7QX2-0F9K-M3TB'
    """
    letters = "".join(typed.split()).replace("-", "").upper()
    letters = letters.translate(str.maketrans("OIL", "011"))
    if len(letters) != _CODE_LENGTH or not set(letters) <= set(_CODE_LETTERS):
        return None
    return _grouped(letters)


def to_base64(raw: bytes) -> str:
    """Write bytes as base64: 32 of them are 44 characters."""
    return base64.b64encode(raw).decode()


def _grouped(code: str) -> str:
    return "-".join(code[at : at + _CODE_GROUP] for at in range(0, _CODE_LENGTH, _CODE_GROUP))

"""What is signed or enciphered as a whole (S/MIME): a signed message is opened, no other."""

import base64
import binascii
import re
from collections.abc import Iterator

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_SEQUENCE, _OID, _OCTETS, _OCTETS_IN_PIECES, _TAGGED = 0x30, 0x06, 0x04, 0x24, 0xA0
_LONGEST_SIGNATURE = 100_000
_DEEPEST = 12
_MOST_LENGTH_BYTES = 4
_ARMOUR = re.compile(
    rb"-----BEGIN PGP SIGNATURE-----[A-Za-z0-9+/=:.,()\s@<>-]{0,20000}-----END PGP SIGNATURE-----"
)


def is_signature(content: bytes) -> bool:
    """Say whether a part is nothing but a signature over another part."""
    if len(content) > _LONGEST_SIGNATURE:
        return False
    if _ARMOUR.fullmatch(content.strip()):
        return True
    body = _contents(_bytes(content))
    return body is not None and not body


def opened_seal(content: bytes) -> bytes | None:
    """Give the message inside one that is signed as a whole, or None when it cannot be opened."""
    return _contents(_bytes(content)) or None


def _bytes(content: bytes) -> bytes:
    if content[:1] == bytes([_SEQUENCE]):
        return content
    lines = [line for line in content.splitlines() if not line.startswith(b"-----")]
    try:
        return base64.b64decode(b"".join(lines))
    except (binascii.Error, ValueError):
        return b""


def _contents(data: bytes) -> bytes | None:
    """Give what signed data hold (nothing, when the words stand elsewhere), or None.

    ContentInfo is [oid, [0] SignedData]; SignedData is [version, digests, [oid, [0] octets], ...]
    (RFC 5652, sections 3 and 5).
    """
    try:
        info = list(_values(next(_values(data, 0))[1], 1))
        if info[0] != (_OID, _SIGNED_DATA):
            return None
        signed = list(_values(next(_values(info[1][1], 2))[1], 3))
        inner = list(_values(signed[2][1], 4))
        if inner[0] != (_OID, _DATA):
            return None
        return _octets(inner[1][1], 5) if len(inner) > 1 else b""
    except (IndexError, StopIteration, ValueError):
        return None


def _octets(data: bytes, depth: int) -> bytes:
    return b"".join(
        value if tag == _OCTETS else _octets(value, depth + 1)
        for tag, value in _values(data, depth)
        if tag in {_OCTETS, _OCTETS_IN_PIECES}
    )


def _values(data: bytes, depth: int) -> Iterator[tuple[int, bytes]]:
    """Give the values that stand one behind another, each with its tag."""
    at = 0
    while at < len(data) and data[at : at + 2] != b"\0\0":
        tag, first, last, after = _extent(data, at, depth)
        yield tag, data[first:last]
        at = after


def _extent(data: bytes, at: int, depth: int) -> tuple[int, int, int, int]:
    """Give a value's tag, where it begins and ends, and where the next one begins."""
    if depth > _DEEPEST:
        raise ValueError
    tag, length, first = data[at], data[at + 1], at + 2
    if length == 0x80:  # noqa: PLR2004 - the length is not said: the value ends at two zeros
        inside = first
        while data[inside : inside + 2] != b"\0\0":
            inside = _extent(data, inside, depth + 1)[3]
        return tag, first, inside, inside + 2
    if length & 0x80:
        size = length & 0x7F
        if size > _MOST_LENGTH_BYTES:
            raise ValueError
        length = int.from_bytes(data[first : first + size], "big")
        first += size
    if first + length > len(data):
        raise ValueError
    return tag, first, first + length, first + length

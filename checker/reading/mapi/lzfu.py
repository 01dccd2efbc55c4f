"""Compressed RTF, as Outlook keeps the rich form of a message ([MS-OXRTFCP])."""

import struct
import zlib

from checker.reading.refusal import damaged, too_large

MOST_BYTES = 100 * 1024 * 1024
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the dictionary holds before the first byte (section 2.1.2.1)."""
_RING = 4096
_HEAD = struct.Struct("<IIII")
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D


def rtf_of(data: bytes) -> bytes:
    """Give the RTF in a compressed one.

    Raises:
        Unreadable: it is damaged, or larger than any message is.
    """
    if len(data) < _HEAD.size:
        raise damaged()
    size, raw_size, kind, crc = _HEAD.unpack_from(data)
    content = data[_HEAD.size : size + 4]
    if raw_size > MOST_BYTES:
        raise too_large()
    if kind == _PLAIN:
        return data[_HEAD.size : _HEAD.size + raw_size]
    if kind != _COMPRESSED or _checksum(content) != crc:
        raise damaged()
    return _unpacked(content, raw_size)


def _unpacked(content: bytes, raw_size: int) -> bytes:
    """Write out letters and references to earlier letters; a reference to itself is the end."""
    out = bytearray(_START)
    most = len(_START) + min(raw_size + _RING, MOST_BYTES)
    at = 0
    while at < len(content):
        flags, at = content[at], at + 1
        for bit in range(8):
            if at >= len(content):
                break
            if not flags >> bit & 1:
                out.append(content[at])
                at += 1
                continue
            offset, length = divmod(int.from_bytes(content[at : at + 2], "big"), 16)
            at += 2
            write = len(out) % _RING
            if offset == write:
                return bytes(out[len(_START) :])
            _copy(out, offset, length + 2)
        if len(out) > most:
            raise too_large()
    if len(out) - len(_START) < raw_size:
        raise damaged()
    return bytes(out[len(_START) :])


def _copy(out: bytearray, offset: int, length: int) -> None:
    back = (len(out) - offset) % _RING
    first = len(out) - back
    for at in range(first, first + length):
        out.append(out[at] if at >= 0 else 0x20)


def _checksum(content: bytes) -> int:
    """Give the checksum of section 2.1.3.2: a CRC-32 that begins and ends with nothing."""
    return zlib.crc32(content, 0xFFFFFFFF) ^ 0xFFFFFFFF

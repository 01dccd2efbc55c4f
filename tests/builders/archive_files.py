"""Small archives, made member by member."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable

import py7zr
import pyzipper

Members = Iterable[tuple[str, bytes]]


def zipped(
    *members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED, comment: bytes = b""
) -> bytes:
    """Give a zip of members, which may share a name."""
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", how) as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = comment
    return held.getvalue()


def locked_zip(members: Members, password: str, also: Members = ()) -> bytes:
    """Give a zip whose members are locked with AES, and others that are not."""
    held = io.BytesIO()
    with pyzipper.AESZipFile(held, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for name, data in also:
            archive.writestr(name, data)
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def seven_zipped(
    *members: tuple[str, bytes], password: str | None = None, names_too: bool = False
) -> bytes:
    """Give a 7z archive."""
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password=password, header_encryption=names_too) as archive:
        for name, data in members:
            archive.writestr(data, name)
    return held.getvalue()


def old_lock(name: str, data: bytes, password: bytes) -> bytes:
    """Give a zip of one member that is locked in the older way (ZipCrypto), stored."""
    checksum = zlib.crc32(data)
    keys = _Keys(password)
    head = bytes(11) + bytes([checksum >> 24])
    locked = bytes(keys.lock(one) for one in head + data)
    made = bytearray(zipped((name, locked), how=zipfile.ZIP_STORED))
    for mark, flag, summed in ((b"PK\x03\x04", 6, 14), (b"PK\x01\x02", 8, 16)):
        at = made.find(mark)
        made[at + flag] |= 1
        made[at + summed : at + summed + 4] = checksum.to_bytes(4, "little")
        size = at + summed + 8
        made[size : size + 4] = len(data).to_bytes(4, "little")
    return bytes(made)


class _Keys:
    """The three keys of the older lock (APPNOTE 6.1)."""

    def __init__(self, password: bytes) -> None:
        self._keys = [0x12345678, 0x23456789, 0x34567890]
        for one in password:
            self._turn(one)

    def lock(self, plain: int) -> int:
        """Give one byte locked."""
        mixed = (self._keys[2] | 2) & 0xFFFF
        locked = plain ^ (((mixed * (mixed ^ 1)) >> 8) & 0xFF)
        self._turn(plain)
        return locked

    def _turn(self, plain: int) -> None:
        keys = self._keys
        keys[0] = _crc(plain, keys[0])
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc(keys[1] >> 24, keys[2])


def _crc(byte: int, before: int) -> int:
    return zlib.crc32(bytes([byte]), before ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

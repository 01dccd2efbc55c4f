"""A zip archive to a Document: the names of its files, and the files, which are read in turn."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import IO

from checker.model import FileKind, Line, Part
from checker.reading.archives.litter import is_litter, note_litter
from checker.reading.archives.names import harmless, leads_out, name_of
from checker.reading.asking import Asked, Held, Reading
from checker.reading.gathering import Gathering
from checker.reading.package import CHUNK, MAX_INFLATED, MAX_MEMBERS, MAX_RATIO, RATIO_FROM
from checker.reading.refusal import Unreadable, damaged, locked, too_large
from checker.words import say

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    AssertionError,
    AttributeError,
)
"""What the libraries raise on an archive that is not as it should be."""
_WRONG = (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, lzma.LZMAError)
"""What they raise on a wrong password: at once, or when what it opens makes no sense."""
_ENCRYPTED, _STREAMED, _STRONG = 0x1, 0x8, 0x40
_AES = 99
_LOCAL = struct.Struct("<4s22xHH")
_DESCRIPTOR = 24
_PADDING = b"\0\t\n\r \x1a"
_MOST_PASSWORDS = 20


class _Swollen(Exception):
    """A file grows to more than it may."""


def zip_reading(asked: Asked) -> Reading:
    """Read an archive. Nothing is written to disk, and what is unpacked is counted as it comes.

    Raises:
        Unreadable: it is damaged, locked as a whole, or built to exhaust its reader.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(asked.data)) as archive:
            return _Unpacking(asked, archive).read()
    except NotImplementedError as fault:
        raise damaged() from fault
    except (*_BROKEN, RuntimeError) as fault:
        raise damaged() from fault


class _Unpacking:
    """One archive, unpacked."""

    def __init__(self, asked: Asked, archive: zipfile.ZipFile) -> None:
        self._asked = asked
        self._archive = archive
        self._found = Gathering()
        self._left = min(MAX_INFLATED, asked.budget.bytes)
        self._locked = 0
        self._opened = 0
        self._aes: zipfile.ZipFile | None = None

    def read(self) -> Reading:
        """Take every member in its turn."""
        members = self._archive.infolist()
        if len(members) > min(MAX_MEMBERS, max(self._asked.budget.files, 0)):
            raise too_large()
        if sum(one.file_size for one in members if not one.is_dir()) > MAX_INFLATED:
            raise too_large()
        self._around(members)
        names: dict[str, int] = {}
        for member in members:
            name = harmless(name_of(member))
            self._say_name(member, name)
            names[name.casefold()] = names.get(name.casefold(), 0) + 1
        for name in (name for name, count in names.items() if count > 1):
            why = say("The archive holds two files of one name ({name}). Make it anew.", name=name)
            self._found.gap("unread.damaged", why, Part.ATTACHMENT)
        overlapping = set(_overlapping(members))
        for member in members:
            if not member.is_dir():
                self._member(member, overlaps=member.header_offset in overlapping)
        if self._locked and not self._opened:
            raise locked(self._asked.passwords)
        return self._found.finished(self._asked, FileKind.ZIP)

    def _around(self, members: list[zipfile.ZipInfo]) -> None:
        """Take what stands beside the members: a comment, and bytes that belong to none."""
        data, comment = self._asked.data, self._archive.comment
        self._found.property("archive comment", comment.decode("utf-8", "replace"))
        for member in members:
            self._found.property("comment on a file", member.comment.decode("utf-8", "replace"))
        end = data.rfind(b"PK\x05\x06") + 22 + len(comment)
        first = min((one.header_offset for one in members), default=0)
        if first > 0 or data[end:].strip(_PADDING) or _has_room(data, members):
            why = say("The archive holds bytes outside its files, which were not read.")
            self._found.gap("unread.unsupported", why)

    def _say_name(self, member: zipfile.ZipInfo, name: str) -> None:
        if name:
            block = self._found.new_block()
            self._found.add([Line(text=name, part=Part.FILENAME, block=block)])
        if leads_out(name_of(member)):
            self._found.property("name that leads out of the archive", name_of(member))
        if "\0" in member.orig_filename:
            why = say("A file in the archive has two names ({name}). Make it anew.", name=name)
            self._found.gap("unread.damaged", why, Part.ATTACHMENT)

    def _member(self, member: zipfile.ZipInfo, *, overlaps: bool) -> None:
        name = harmless(name_of(member))
        if overlaps:
            self._gap("unread.damaged", say("{name} lies over another file.", name=name))
            return
        try:
            data = self._content(member)
        except _Swollen:
            why = say("{name} is larger than can be checked, and was not read.", name=name)
            self._gap("unread.too-large", why)
        except Unreadable as refusal:
            self._locked += 1
            self._gap(refusal.code, f"{name}: {refusal}")
        except (NotImplementedError, LookupError):
            why = say("{name} is packed in a way that is not known, and was not read.", name=name)
            self._gap("unread.unsupported", why)
        except (*_BROKEN, RuntimeError):
            self._gap("unread.damaged", say("{name} is damaged, and was not read.", name=name))
        else:
            self._opened += 1
            self._take(member, name, data)

    def _take(self, member: zipfile.ZipInfo, name: str, data: bytes) -> None:
        if stat.S_ISLNK(member.external_attr >> 16):
            self._found.property("link to a file", data[:CHUNK].decode("utf-8", "replace"))
        elif is_litter(name):
            note_litter(self._found, name, data)
        else:
            self._found.held.append(Held(name, data))

    def _gap(self, code: str, why: str) -> None:
        self._found.gap(code, why, Part.ATTACHMENT)

    def _content(self, member: zipfile.ZipInfo) -> bytes:
        """Give what a member holds.

        Raises:
            Unreadable: no password opens it.
        """
        if not member.flag_bits & _ENCRYPTED:
            return self._inflated(member, self._archive.open(member))
        if member.flag_bits & _STRONG:
            raise locked(self._asked.passwords)
        for password in self._asked.passwords[:_MOST_PASSWORDS]:
            try:
                return self._unlocked(member, password.encode())
            except _WRONG:
                continue
        raise locked(self._asked.passwords)

    def _unlocked(self, member: zipfile.ZipInfo, password: bytes) -> bytes:
        """Give what a locked member holds; the language's own library does not know AES."""
        if member.compress_type != _AES:
            return self._inflated(member, self._archive.open(member, pwd=password))
        import pyzipper  # noqa: PLC0415 - few archives are locked

        try:
            if self._aes is None:
                self._aes = pyzipper.AESZipFile(io.BytesIO(self._asked.data))
            told = self._aes.getinfo(member.filename)
            return self._inflated(member, self._aes.open(told, pwd=password))
        except pyzipper.BadZipFile as fault:
            raise zipfile.BadZipFile(str(fault)) from fault

    def _inflated(self, member: zipfile.ZipInfo, stream: IO[bytes]) -> bytes:
        pieces: list[bytes] = []
        taken = 0
        with stream:
            while piece := stream.read(CHUNK):
                taken += len(piece)
                self._left -= len(piece)
                swells = taken > RATIO_FROM and taken > MAX_RATIO * max(member.compress_size, 1)
                if self._left < 0 or swells:
                    raise _Swollen
                pieces.append(piece)
        return b"".join(pieces)


def _overlapping(members: Iterable[zipfile.ZipInfo]) -> Iterator[int]:
    """Give where members begin that lie over one another."""
    placed = sorted(members, key=lambda one: one.header_offset)
    for one, following in pairwise(placed):
        if one.header_offset + _LOCAL.size + one.compress_size > following.header_offset:
            yield following.header_offset


def _has_room(data: bytes, members: list[zipfile.ZipInfo]) -> bool:
    """Say whether bytes stand between the members that belong to none of them."""
    placed = sorted(members, key=lambda one: one.header_offset)
    starts = [one.header_offset for one in placed[1:]]
    listing = data.rfind(b"PK\x05\x06")
    if 0 <= listing <= len(data) - 20:
        starts.append(int.from_bytes(data[listing + 16 : listing + 20], "little"))
    for one, following in zip(placed, starts, strict=False):
        if one.header_offset + _LOCAL.size > len(data):
            return False
        _, name, extra = _LOCAL.unpack_from(data, one.header_offset)
        end = one.header_offset + _LOCAL.size + name + extra + one.compress_size
        spare = data[end:following]
        if one.flag_bits & _STREAMED and len(spare) <= _DESCRIPTOR:
            continue
        if spare.strip(b"\0"):
            return True
    return False

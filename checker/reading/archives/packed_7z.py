"""A 7z archive to a Document: the names of its files, and the files, which are read in turn."""

import io
import lzma
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.model import FileKind, Line, Part
from checker.reading.archives.litter import is_litter, note_litter
from checker.reading.archives.names import harmless, leads_out
from checker.reading.asking import Asked, Held, Reading
from checker.reading.gathering import Gathering
from checker.reading.package import MAX_INFLATED, MAX_MEMBERS, MAX_RATIO, RATIO_FROM
from checker.reading.refusal import Unreadable, damaged, locked, too_large
from checker.words import say

if TYPE_CHECKING:
    from py7zr import SevenZipFile

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
"""What the library raises on an archive that is not as it should be: it checks little."""
_MOST_MEMORY = 256 * 1024 * 1024
_LZMA, _LZMA2, _PPMD = b"\x03\x01\x01", b"\x21", b"\x03\x04\x01"
_LARGEST_LZMA2 = 40
_MOST_PASSWORDS = 20
_HEAD = struct.Struct("<6s2x4xQQL")
_ENCODED = b"\x17"


def seven_zip_reading(asked: Asked) -> Reading:
    """Read an archive in memory, after a look at how much its unpacking would ask for.

    Raises:
        Unreadable: it is damaged, locked, or built to exhaust its reader.
    """
    from py7zr.exceptions import (  # noqa: PLC0415 - few dispatches hold a 7z archive
        ArchiveError,
        PasswordRequired,
        UnsupportedCompressionMethodError,
    )

    try:
        _weigh_header(asked.data)
        for password in (None, *asked.passwords[:_MOST_PASSWORDS]):
            try:
                return _read(asked, password)
            except PasswordRequired:
                continue
            except (ArchiveError, *_BROKEN):
                if password is None:
                    raise
                continue  # the wrong password gives bytes that are no archive
    except UnsupportedCompressionMethodError as fault:
        why = say("The archive is packed in a way that is not known. Unpack it and add the files.")
        raise Unreadable("unread.unsupported", why) from fault
    except (ArchiveError, *_BROKEN) as fault:
        raise damaged() from fault
    raise locked(asked.passwords)


def _read(asked: Asked, password: str | None) -> Reading:
    from py7zr import SevenZipFile  # noqa: PLC0415 - few dispatches hold a 7z archive
    from py7zr.exceptions import PasswordRequired  # noqa: PLC0415 - the same

    from checker.reading.archives.memory import Memory  # noqa: PLC0415 - it needs the library

    found = Gathering()
    limit = min(MAX_INFLATED, asked.budget.bytes)
    with SevenZipFile(io.BytesIO(asked.data), password=password) as archive:
        if archive.needs_password() and password is None:
            raise PasswordRequired(password)
        _weigh(archive)
        files = [(one.filename, one.uncompressed) for one in archive.list() if not one.is_directory]
        if len(files) > min(MAX_MEMBERS, max(asked.budget.files, 0)):
            raise too_large()
        total = sum(size for _, size in files)
        if total > limit or (total > RATIO_FROM and total > MAX_RATIO * len(asked.data)):
            raise too_large()
        names = [name for name, _ in files]
        for name in archive.getnames():
            block = found.new_block()
            found.add([Line(text=harmless(name) or name, part=Part.FILENAME, block=block)])
            if leads_out(name):
                why = say(
                    "A name in the archive leads out of it ({name}). Make it anew.", name=name
                )
                raise Unreadable("unread.damaged", why)
        memory = Memory(limit)
        archive.extract(targets=names, factory=memory)
    _take(found, memory.contents(), names)
    return found.finished(asked, FileKind.SEVEN_ZIP)


def _take(found: Gathering, contents: Iterable[tuple[str, bytes]], names: list[str]) -> None:
    unpacked = 0
    for name, data in contents:
        unpacked += 1
        plain = harmless(name)
        if is_litter(plain):
            note_litter(found, plain, data)
        else:
            found.held.append(Held(plain, data))
    if unpacked < len(names):
        why = say("The archive holds files that could not be unpacked.")
        found.gap("unread.damaged", why, Part.ATTACHMENT)


def _weigh_header(data: bytes) -> None:
    """Refuse an archive whose own listing asks for more memory than there is."""
    from py7zr.archiveinfo import HeaderStreamsInfo  # noqa: PLC0415 - few dispatches hold a 7z

    if len(data) < _HEAD.size:
        raise damaged()
    _, at, size, _ = _HEAD.unpack_from(data)
    header = data[_HEAD.size + at : _HEAD.size + at + size]
    if header[:1] == _ENCODED:
        streams = HeaderStreamsInfo.retrieve(io.BytesIO(header[1:]))
        _weigh_folders(streams.unpackinfo.folders)


def _weigh(archive: "SevenZipFile") -> None:
    streams = getattr(archive.header, "main_streams", None)
    if streams is not None:
        _weigh_folders(streams.unpackinfo.folders)


def _weigh_folders(folders: Iterable[object]) -> None:
    for folder in folders:
        if any(memory > _MOST_MEMORY for memory in _memory_of(folder)):
            raise too_large()


def _memory_of(folder: object) -> Iterator[int]:
    """Give how much memory the unpacking of each stretch asks for."""
    for coder in getattr(folder, "coders", ()):
        method, told = bytes(coder["method"]), bytes(coder.get("properties") or b"")
        if method == _LZMA and len(told) >= 5:  # noqa: PLR2004 - a byte, then the size
            yield int.from_bytes(told[1:5], "little")
        elif method == _LZMA2 and told:
            yield 2**32 if told[0] >= _LARGEST_LZMA2 else (2 | told[0] & 1) << (told[0] // 2 + 11)
        elif method == _PPMD and len(told) >= 5:  # noqa: PLR2004 - a byte, then the size
            yield int.from_bytes(told[1:5], "little")

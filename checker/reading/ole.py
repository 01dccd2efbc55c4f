"""Files that are built into Office files as objects: what they are, and what they hold."""

import io
import posixpath
import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from checker.reading.asking import Held
from checker.reading.sniff import OLE
from checker.words import say

FAULTS = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)
"""What the library, and what unpacks numbers, raise on an object that is not as it should be."""
_NATIVE = "\x01ole10native"
_WRAPPED = ("package", "embeddedodf", "contents")
"""Streams that are a whole file by themselves."""
_WHOLE = {
    "worddocument": ".doc",
    "workbook": ".xls",
    "book": ".xls",
    "powerpoint document": ".ppt",
    "__properties_version1.0": ".msg",
    "encryptedpackage": "",
    "visiodocument": ".vsd",
}
"""Streams by which an object is an older Office file, with the ending of its name."""
_PACKAGED = 2
_KEPT = 3
"""In a packager's object: the file itself stands in it. 1 is only a link to it."""
_LONGEST_TEXT = 2_000
_LONGEST_NAME = 200
_MOST_STORAGES = 500
_MOST_DEEP = 8
_EMBEDDED_OLE1 = 2
_PATH = re.compile(r"(?:[A-Za-z]:\\|\\\\|file:)[^\0-\x1f\"<>|]{3,400}")
_FLAGS = 4


class Built(NamedTuple):
    """What an object that is built into a file holds."""

    held: tuple[Held, ...] = ()
    paths: tuple[str, ...] = ()
    """Where the files in it stood on somebody's computer, as far as it says."""
    why: str = ""
    """Why something of it could not be read, in a sentence for the person, or empty."""


def built_in(name: str, data: bytes) -> Built:
    """Give the files in an embedded part of an Office file, whatever kind of part it is.

    `name` is the part's own name ("oleObject1.bin"). What is no OLE object is itself the file.
    """
    if not data.startswith(OLE):
        return Built((Held(_base(name), data),))
    try:
        return _of_compound(_base(name), data)
    except FAULTS:
        why = say("A file ({name}) is built in, but damaged, and was not read.", name=_base(name))
        return Built((), (), why)


def built_in_storage(name: str, streams: dict[str, bytes]) -> Built:
    """Give the files in one storage of an older Office file; the streams' names are small."""
    try:
        return _of_storage(_base(name), streams)
    except FAULTS:
        why = say("A file ({name}) is built in, but damaged, and was not read.", name=_base(name))
        return Built((), (), why)


def built_in_ole1(name: str, data: bytes) -> Built:
    """Give the files in an object as RTF keeps it (OLE 1.0: a small head, then the data)."""
    try:
        kind, at = struct.unpack_from("<I", data, 4)[0], 8
        words = []
        for _ in range(3):
            word, at = _counted(data, at)
            words.append(word)
        if kind != _EMBEDDED_OLE1:
            return Built((), tuple(filter(None, words[1:2])), _linked(name))
        size = struct.unpack_from("<I", data, at)[0]
        native = data[at + 4 : at + 4 + size]
        if native.startswith(OLE):
            return built_in(name, native)
        return _packaged(native) or Built((Held(_base(name), native),))
    except FAULTS:
        why = say("A file ({name}) is built in, but damaged, and was not read.", name=_base(name))
        return Built((), (), why)


def streams_of(data: bytes) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Give each stream of an OLE object with its path, no more than the object can hold.

    Raises:
        OSError, ValueError and the like: the object is damaged.
    """
    import olefile  # noqa: PLC0415 - few files have objects in them

    left = len(data)
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        for path in ole.listdir(streams=True, storages=False):
            left -= ole.get_size(path)
            if left < 0 or len(path) > _MOST_DEEP:
                raise ValueError(path[-1])
            yield tuple(path), ole.openstream(path).read()


def _of_compound(name: str, data: bytes) -> Built:
    folders: dict[tuple[str, ...], dict[str, bytes]] = {}
    for path, content in streams_of(data):
        folders.setdefault(path[:-1], {})[path[-1].lower()] = content
        if len(folders) > _MOST_STORAGES:
            raise ValueError(name)
    top = folders.get((), {})
    for stream, ending in _WHOLE.items():
        if stream in top:
            return Built((Held(_with_ending(name, ending), data),))
    found = [_of_storage(name, streams) for streams in folders.values()]
    held = tuple(one for built in found for one in built.held)
    paths = tuple(path for built in found for path in built.paths)
    why = next((built.why for built in found if built.why), "")
    if held or why:
        return Built(held, paths, why)
    return Built((Held(name, data),))


def _of_storage(name: str, streams: dict[str, bytes]) -> Built:
    """Give what one storage of a compound file holds, where it is of a kind that is known."""
    if _is_linked(streams.get("\x01ole", b"")):
        return Built((), _paths_in(streams["\x01ole"]), _linked(name))
    if _NATIVE in streams:
        native = streams[_NATIVE]
        size = struct.unpack_from("<I", native)[0]
        inner = native[4 : 4 + size]
        return _packaged(inner) or Built((Held(name, inner),))
    for stream in _WRAPPED:
        if streams.get(stream):
            return Built((Held(name, streams[stream]),))
    return Built()


def _is_linked(stream: bytes) -> bool:
    """Say whether an object's own stream tells that it is a link: the first bit of its flags."""
    return len(stream) > _FLAGS and bool(stream[_FLAGS] & 1)


def _packaged(data: bytes) -> Built | None:
    """Give the file in a packager's object; None for anything else."""
    try:
        if struct.unpack_from("<H", data)[0] != _PACKAGED:
            return None
        label, at = _ended(data, 2)
        source, at = _ended(data, at)
        how = struct.unpack_from("<H", data, at + 2)[0]
        away, at = _counted(data, at + 4)
        paths = tuple(dict.fromkeys(path for path in (source, away) if _base(path) != path))
        if how != _KEPT:
            return Built((), paths or (source,), _linked(label or source))
        size = struct.unpack_from("<I", data, at)[0]
        content = data[at + 4 : at + 4 + size]
        name = _wide_label(data, at + 4 + size) or _base(label) or _base(source)
        if len(content) < size:
            why = say("A file ({name}) is built in, but only a piece of it.", name=name)
            return Built((Held(name, content),), paths, why)
    except FAULTS:
        return None
    return Built((Held(name, content),), paths)


def _wide_label(data: bytes, at: int) -> str:
    """Give the name of a packaged file as it is written again, in every alphabet, after its bytes.

    There stand the path that it was put in from, its name, and where it came from.
    """
    try:
        skipped = struct.unpack_from("<I", data, at)[0]
        at += 4 + 2 * skipped
        length = struct.unpack_from("<I", data, at)[0]
    except struct.error:
        return ""
    if not 0 < length <= _LONGEST_NAME:
        return ""
    return _base(data[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace").strip("\0"))


def _ended(data: bytes, at: int) -> tuple[str, int]:
    """Give a text that ends with a zero, and the place after it."""
    end = data.index(b"\0", at, at + _LONGEST_TEXT)
    return _decoded(data[at:end]), end + 1


def _counted(data: bytes, at: int) -> tuple[str, int]:
    """Give a text that says its length before it, and the place after it."""
    length = struct.unpack_from("<I", data, at)[0]
    if length > _LONGEST_TEXT:
        raise ValueError(length)
    end = at + 4 + length
    return _decoded(data[at + 4 : end].split(b"\0")[0]), end


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def _paths_in(data: bytes) -> tuple[str, ...]:
    """Give the paths that a link names, in either of the ways in which it writes them."""
    told = [data.decode("cp1252", "replace")]
    told += [data[start:].decode("utf-16-le", "replace") for start in (0, 1)]
    found = (match.group().strip() for text in told for match in _PATH.finditer(text))
    return tuple(dict.fromkeys(found))


def _linked(name: str) -> str:
    return say("An object ({name}) shows a file that is not in this one.", name=_base(name))


def _base(name: str) -> str:
    return posixpath.basename(name.replace("\\", "/"))[-_LONGEST_NAME:]


def _with_ending(name: str, ending: str) -> str:
    return posixpath.splitext(name)[0] + ending if ending else name

"""Old Word and PowerPoint files, made stream by stream: heads, properties and pieces of text."""

import struct

from tests.builders.ole_files import compound

_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_WORDS = {"title": 2, "subject": 3, "author": 4, "keywords": 5, "comments": 6, "template": 7}
_LAST_EDITOR = 8


def summary(page: int = 1252, code: str = "cp1252", last_editor: str = "", **words: str) -> bytes:
    """Make the stream of properties of an old Office file."""
    held = {_WORDS[name]: text for name, text in words.items()}
    if last_editor:
        held[_LAST_EDITOR] = last_editor
    values = {1: struct.pack("<Ihxx", 2, page if page < 1 << 15 else page - (1 << 16))}
    for number, text in held.items():
        written = text.encode(code) + b"\0"
        padded = written.ljust(-(-len(written) // 4) * 4, b"\0")
        values[number] = struct.pack("<II", 30, len(written)) + padded
    at, places = 8 + 8 * len(values), []
    for number, value in values.items():
        places.append(struct.pack("<II", number, at))
        at += len(value)
    section = struct.pack("<II", at, len(values)) + b"".join(places) + b"".join(values.values())
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 2, bytes(16), 1, _SUMMARY, 48) + section


def doc(flags: int = 0x0200, text: str = "", *, wide: bool = False, **streams: bytes) -> bytes:
    """Make an old Word file with these flags; `__` in a stream's name stands for `/`."""
    head = bytearray(struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0809, 0, flags).ljust(2048, b"\0"))
    table = b"\1\2\0\0\0" + pieces((len(head), text, wide))
    struct.pack_into("<II", head, 0x01A2, 0, len(table))
    word = (bytes(head) + written(text, wide=wide)).ljust(4096, b"\0")
    named = {name.replace("__", "/"): data for name, data in streams.items()}
    properties = named.pop("summary", None)
    if properties is not None:
        named["\x05SummaryInformation"] = properties
    return compound({"WordDocument": word, "1Table": table.ljust(4096, b"\0"), **named})


def pieces(*told: tuple[int, str, bool]) -> bytes:
    """Make a table of pieces: where each stands, what it says, and if its characters are wide."""
    at, places, described = 0, [0], b""
    for where, text, wide in told:
        at += len(text)
        places.append(at)
        described += struct.pack("<HIH", 0, where if wide else where * 2 | 0x40000000, 0)
    listed = struct.pack(f"<{len(places)}I", *places) + described
    return b"\2" + struct.pack("<I", len(listed)) + listed


def written(text: str, *, wide: bool) -> bytes:
    """Give a text as a piece holds it."""
    return text.encode("utf-16-le" if wide else "cp1252")


def ppt(*, is_locked: bool = False) -> bytes:
    """Make an old PowerPoint file."""
    mark = 0xF3D1C4DF if is_locked else 0xE391C05F
    user = struct.pack("<HHIII", 0, 0x0FF6, 20, 20, mark).ljust(64, b"\0")
    return compound({"PowerPoint Document": bytes(4096), "Current User": user})

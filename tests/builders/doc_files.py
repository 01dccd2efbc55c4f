"""Old Word and PowerPoint files, made stream by stream: heads and properties, no text."""

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


def doc(flags: int = 0x0200, **streams: bytes) -> bytes:
    """Make an old Word file with these flags; `__` in a stream's name stands for `/`."""
    head = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0809, 0, flags).ljust(4096, b"\0")
    named = {name.replace("__", "/"): data for name, data in streams.items()}
    properties = named.pop("summary", None)
    if properties is not None:
        named["\x05SummaryInformation"] = properties
    return compound({"WordDocument": head, "1Table": bytes(4096), **named})


def ppt(*, is_locked: bool = False) -> bytes:
    """Make an old PowerPoint file."""
    mark = 0xF3D1C4DF if is_locked else 0xE391C05F
    user = struct.pack("<HHIII", 0, 0x0FF6, 20, 20, mark).ljust(64, b"\0")
    return compound({"PowerPoint Document": bytes(4096), "Current User": user})

"""Small older spreadsheets (BIFF8), made record by record, so that one thing can be hidden."""

import io
import struct
from collections.abc import Mapping, Sequence
from hashlib import md5

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher

from tests.builders.ole_files import compound

BOF, EOF = 0x809, 0x0A
GLOBALS, SHEET, CHART = 0x05, 0x10, 0x20


def record(kind: int, data: bytes = b"") -> bytes:
    """Give one record."""
    return struct.pack("<HH", kind, len(data)) + data


def begin(kind: int) -> bytes:
    """Give the record with which a part begins."""
    return record(BOF, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def text(said: str, form: str = "<H") -> bytes:
    """Give a text with its length before it."""
    return struct.pack(form, len(said)) + b"\x01" + said.encode("utf-16-le")


def label(row: int, column: int, said: str, style: int = 0) -> bytes:
    """Give a cell with a text of its own."""
    return record(0x204, struct.pack("<3H", row, column, style) + text(said))


def shared(row: int, column: int, index: int) -> bytes:
    """Give a cell that shows a shared text."""
    return record(0xFD, struct.pack("<3HI", row, column, 0, index))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """Give a cell with a number."""
    return record(0x203, struct.pack("<3Hd", row, column, style, value))


def formula(row: int, column: int, tokens: bytes, result: str) -> bytes:
    """Give a cell whose formula gave a text."""
    head = struct.pack("<3H", row, column, 0) + b"\0" * 6 + b"\xff\xff" + bytes(6)
    return record(6, head + struct.pack("<H", len(tokens)) + tokens) + record(0x207, text(result))


def uncounted(row: int, column: int, tokens: bytes) -> bytes:
    """Give a cell whose formula was never counted, as programs write it: its result is nothing."""
    head = struct.pack("<3H", row, column, 0) + b"\3" + bytes(5) + b"\xff\xff" + bytes(6)
    return record(6, head + struct.pack("<H", len(tokens)) + tokens)


def said(words: str) -> bytes:
    """Give the token of a text in a formula."""
    return b"\x17" + struct.pack("<BB", len(words), 1) + words.encode("utf-16-le")


def row(at: int, *, height: int = 300, flags: int = 0) -> bytes:
    """Give the description of a row."""
    return record(0x208, struct.pack("<6HI", at, 0, 9, height, 0, 0, flags))


def column(at: int, *, width: int = 2560, flags: int = 0) -> bytes:
    """Give the description of a column."""
    return record(0x7D, struct.pack("<6H", at, at, width, 0, flags, 0))


def name(called: str, tokens: bytes, *, flags: int = 0, sheet: int = 0) -> bytes:
    """Give a defined name."""
    head = struct.pack("<HBBHHHBBBB", flags, 0, len(called), len(tokens), 0, sheet, 0, 0, 0, 0)
    return record(0x18, head + b"\x01" + called.encode("utf-16-le") + tokens)


def note(at: tuple[int, int], words: str, author: str = "Kit Moss") -> bytes:
    """Give a note on a cell: its object, its words, and where it stands."""
    shape = record(0x5D, struct.pack("<4H", 0x15, 18, 0x19, 1) + bytes(14))
    told = record(0x1B6, struct.pack("<5HHHI", 0, 0, 0, 0, 0, len(words), 16, 0))
    more = record(0x3C, b"\x01" + words.encode("utf-16-le")) + record(0x3C, bytes(16))
    return shape + told + more + record(0x1C, struct.pack("<4H", *at, 0, 1) + text(author) + b"\0")


def font(*, twips: int = 220, ink: int = 0x7FFF) -> bytes:
    """Give a font."""
    return record(0x31, struct.pack("<5H", twips, 0, ink, 400, 0) + bytes(4) + b"\x05\x00Arial")


def style(*, font_at: int = 0, code: int = 0) -> bytes:
    """Give a look of cells."""
    return record(0xE0, struct.pack("<3H", font_at, code, 0) + bytes(12) + b"\xc0\x20")


def number_format(code: int, written: str) -> bytes:
    """Give a number format."""
    return record(0x41E, struct.pack("<H", code) + text(written))


def shared_texts(*texts: str) -> bytes:
    """Give the texts that cells share."""
    count = len(texts)
    return record(0xFC, struct.pack("<II", count, count) + b"".join(map(text, texts)))


def stream(
    sheets: Sequence[tuple[str, bytes]], *, before: bytes = b"", states: Sequence[int] = ()
) -> bytes:
    """Give the workbook's stream: sheets with names, and what stands before them."""
    looks = (
        before + font() + style() if before.startswith(b"\x2f\x00") else font() + style() + before
    )
    listed = [record(0x85, struct.pack("<IH", 0, 0) + text(called, "<B")) for called, _ in sheets]
    head = begin(GLOBALS)
    at = len(head) + len(looks) + sum(map(len, listed)) + len(record(EOF))
    bodies, told = b"", b""
    for number_, (called, content) in enumerate(sheets):
        state = states[number_] if number_ < len(states) else 0
        place = struct.pack("<IH", at + len(bodies), state)
        told += record(0x85, place + text(called, "<B"))
        bodies += begin(SHEET) + content + record(EOF)
    return head + looks + told + record(EOF) + bodies


def xls(
    content: bytes = b"",
    *,
    before: bytes = b"",
    more: bytes | None = None,
    state: int = 0,
    streams: Mapping[str, bytes] | None = None,
) -> bytes:
    """Give a workbook with a sheet "Front", and one "Back" of some state where `more` is given."""
    sheets = [("Front", content)] if more is None else [("Front", content), ("Back", more)]
    book = stream(sheets, before=before, states=(0, state))
    return compound({"Workbook": book, **(streams or {})})


def properties(values: Mapping[int, str], *, kind: int = 0x1E, count: int | None = None) -> bytes:
    """Give a stream of properties, by their numbers; `count` lies about how many there are."""
    listed, told = b"", b""
    start = 8 + 8 * len(values)
    for number_, value in values.items():
        raw = value.encode("cp1252") + b"\0"
        listed += struct.pack("<II", number_, start + len(told))
        told += struct.pack("<II", kind, len(raw)) + raw + bytes(-len(raw) % 4)
    body = struct.pack("<II", start + len(told), count or len(values)) + listed + told
    return (
        struct.pack("<HHI16sI", 0xFFFE, 0, 2, bytes(16), 1)
        + bytes(16)
        + struct.pack("<I", 48)
        + body
    )


def locked(content: bytes, password: str) -> bytes:
    """Give a workbook that is encrypted with a password (RC4)."""
    from msoffcrypto.method.rc4 import DocumentRC4, _makekey  # noqa: PLC0415 - for this alone

    salt = bytes(range(16))
    verifier = bytes(range(16, 32))
    cipher = Cipher(ARC4(_makekey(password, salt, 0)), mode=None).encryptor()
    digest = md5(verifier, usedforsecurity=False).digest()  # as the format asks
    check = cipher.update(verifier) + cipher.update(digest)
    key = record(0x2F, struct.pack("<3H", 1, 1, 1) + salt + check)
    plain = stream([("Front", content)], before=key)
    plain += record(0, bytes(max(4096 - len(plain) - 4, 0)))
    masked = bytearray(plain)
    kept: list[tuple[int, int]] = []
    at = 0
    while at + 4 <= len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        clear = size if kind in (BOF, 0x2F) else (4 if kind == 0x85 else 0)
        kept.append((at, at + 4 + clear))
        masked[at : at + 4 + clear] = bytes(4 + clear)
        at += 4 + size
    told = bytearray(DocumentRC4.decrypt(password, salt, io.BytesIO(masked), 1024).read())
    for first, end in kept:
        told[first:end] = plain[first:end]
    return compound({"Workbook": bytes(told)})

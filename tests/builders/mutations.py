"""Files of every kind, and ways to break them: seeded, so each number is always one file."""

import io
import random
import re
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
from PIL import Image

from tests.builders import odf_files, pptx_files
from tests.builders.doc_files import doc, ppt, summary
from tests.builders.docx_files import docx, lines
from tests.builders.hostile_files import attached, nested_zips, one_page, pages, stream, zipped
from tests.builders.pdf_files import letter_pdf, scanned
from tests.builders.rtf_files import rtf

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
_WORDS = ("Ms Erin Hale", "14 Orchard Close", "Exampletown XX1 4AB", "Dear Ms Hale", "Tuesday.")
_LARGEST = 300_000
_ENDLESS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000)
_NUMBER = re.compile(rb'="?-?\d+')
_TAG = re.compile(rb"<[^<>]{1,200}>")


class Mutant(NamedTuple):
    """A broken file: its name, its bytes, what was done to it, and the member that was changed."""

    name: str
    data: bytes
    how: str
    member: str = ""


@cache
def originals() -> dict[str, bytes]:
    """Give whole files of every kind: those that others wrote, and made ones."""
    held = {
        file.name: file.read_bytes()
        for file in sorted(CORPUS.iterdir())
        if file.suffix != ".tsv" and file.stat().st_size < _LARGEST
    }
    return held | {f"made.{kind}": data for kind, data in _made().items()}


def _made() -> dict[str, bytes]:
    letter = docx(lines(*_WORDS))
    slide = pptx_files.slide(pptx_files.shape(*_WORDS))
    html = f"<html><body>{''.join(f'<p>{one}</p>' for one in _WORDS)}</body></html>".encode()
    return {
        "docx": letter,
        "dotx": letter,
        "xlsx": _workbook(),
        "pptx": pptx_files.pptx(slide, slide),
        "odt": odf_files.odf(odf_files.lines(*_WORDS)),
        "doc": doc(summary=summary(author="Erin Hale"), VBA__Module1=b"x"),
        "ppt": ppt(),
        "pdf": letter_pdf(),
        "scan.pdf": scanned(),
        "plain.pdf": pages(2),
        "raw.pdf": one_page(stream(b"BT /F 12 Tf 72 720 Td (Dear) Tj ET", packed=False)),
        "rtf": rtf(r"\pard ".join(_WORDS)),
        "html": html,
        "txt": "\r\n".join(_WORDS).encode("utf-16"),
        "csv": b"name,street\r\n" * 20,
        "eml": attached("letter.docx", letter),
        "zip": zipped({"letter.docx": letter, "b.pdf": pages(1), "c.txt": "Dear Ms Hale"}),
        "deep.zip": nested_zips(3, 2, b"Dear Ms Hale"),
        **{kind: _picture(kind) for kind in ("png", "jpeg", "gif", "bmp", "tiff", "webp")},
    }


def _workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for sheet in (book.active, book.create_sheet("Two")):
        assert sheet is not None
        for row in range(1, 20):
            sheet.append([f"{one} {row}" for one in _WORDS])
    book.worksheets[1].sheet_state = "hidden"
    book.save(out)
    return out.getvalue()


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 48), 50).save(out, kind)
    return out.getvalue()


def mutant(number: int) -> Mutant:
    """Give the broken file of this number."""
    chance = random.Random(number)
    name = chance.choice(sorted(originals()))
    data = originals()[name]
    if data.startswith(b"PK") and chance.random() < 0.7:
        made = _in_member(chance, name, data)
        if made is not None:
            return made
    how = chance.choice(sorted(_WAYS))
    broken = _WAYS[how](chance, data)
    if chance.random() < 0.05:
        other = chance.choice(sorted(originals()))
        return Mutant(other, broken, f"{how}, and the name of {other}")
    return Mutant(name, broken, how)


def _in_member(chance: random.Random, name: str, data: bytes) -> Mutant | None:
    """Break one member of a zip and pack it again, so that its sums are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {one: archive.read(one) for one in archive.namelist()}
    except (zipfile.BadZipFile, RuntimeError, zlib.error):
        return None
    if not members:
        return None
    member = chance.choice(sorted(members))
    if chance.random() < 0.5:  # where the words are
        member = max(members, key=lambda one: len(members[one]) if one.endswith("xml") else 0)
    how = chance.choice(sorted(_MEMBER_WAYS))
    members[member] = _MEMBER_WAYS[how](chance, members[member])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for one, content in members.items():
            archive.writestr(one, content)
    return Mutant(name, out.getvalue(), f"{how} in {member}", member)


def _flipped(chance: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20, 200))):
        if broken:
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _holed(chance: random.Random, data: bytes) -> bytes:
    first = chance.randrange(len(data) + 1)
    return data[:first] + data[first + chance.randrange(1, 4096) :]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    first = chance.randrange(len(data) + 1)
    return data[: first + chance.randrange(4096)] * chance.choice((1, 2)) + data[first:]


def _spliced(chance: random.Random, data: bytes) -> bytes:
    other = originals()[chance.choice(sorted(originals()))]
    here, there = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:here] + other[there : there + chance.randrange(1, 20_000)] + data[here:]


def _overwritten(chance: random.Random, data: bytes) -> bytes:
    first, size = chance.randrange(len(data) + 1), chance.randrange(1, 512)
    fill = chance.choice((b"\0", b"\xff", b"A", b"<", b"("))
    return data[:first] + fill * size + data[first + size :]


def _counted(chance: random.Random, data: bytes) -> bytes:
    """Put a number that is too large where a number may stand."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 10))):
        form = chance.choice(("<I", ">I", "<H", ">H"))
        value = chance.choice(_ENDLESS) & (0xFFFF if form[1] == "H" else 0xFFFFFFFF)
        if len(broken) > 8:
            struct.pack_into(form, broken, chance.randrange(len(broken) - 4), value)
    return bytes(broken)


def _numbered(chance: random.Random, data: bytes) -> bytes:
    """Put another number into an attribute, or after a name."""
    found = list(_NUMBER.finditer(data)) or list(re.finditer(rb" \d+", data))
    if not found:
        return _flipped(chance, data)
    one = chance.choice(found)
    value = chance.choice((b"-1", b"0", b"99999999999999999999", b"2147483648", b"1e999", b"NaN"))
    return data[: one.start() + 1] + b'"'[: one.group().count(b'"')] + value + data[one.end() :]


def _tagged(chance: random.Random, data: bytes) -> bytes:
    """Take away, double or swap a tag."""
    found = list(_TAG.finditer(data))
    if not found:
        return _flipped(chance, data)
    one, other = chance.choice(found), chance.choice(found)
    put = chance.choice((b"", one.group() * 2, other.group(), one.group() * 3000))
    return data[: one.start()] + put + data[one.end() :]


def _renamed(chance: random.Random, data: bytes) -> bytes:
    """Call every element of one name something else, as a newer program might."""
    names = sorted(set(re.findall(rb"</([\w:]+)>", data)))
    if not names:
        return _flipped(chance, data)
    name = re.escape(chance.choice(names))
    return re.sub(rb"(</?)(" + name + rb")(?=[\s/>])", rb"\1\2x", data)


_WAYS = {
    "flipped": _flipped,
    "cut": _cut,
    "holed": _holed,
    "doubled": _doubled,
    "spliced": _spliced,
    "overwritten": _overwritten,
    "counted": _counted,
    "numbered": _numbered,
}
_MEMBER_WAYS = {
    **_WAYS,
    "tagged": _tagged,
    "renamed": _renamed,
    "numbered again": _numbered,
    "tagged again": _tagged,
}

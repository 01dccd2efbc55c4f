"""Damaged and hostile OpenDocument files end in a document or a clear sentence, quickly."""

import io
import random
import zipfile

import pytest

from checker.model import Read
from checker.reading.asking import Asked, Reader, Reading
from checker.reading.docx import sheet
from checker.reading.odf import odp_reading, ods_reading, odt_reading
from checker.reading.refusal import Unreadable
from tests.builders.ending import ends
from tests.builders.odf_files import (
    PIXEL,
    SHEET,
    SLIDES,
    TEXT,
    content,
    frame,
    lines,
    master,
    meta,
    odf,
    p,
    part,
    picture,
    settings,
    shared,
    span,
    style,
    table,
)

BOX = frame(f"<draw:text-box>{p('In a box')}</draw:text-box>", attributes='svg:x="1cm" svg:y="1cm"')
TRACKED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    f"<dc:creator>Kit Moss</dc:creator></office:change-info>{p('old')}</text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
BODY = (
    TRACKED
    + lines("Ms Erin Hale", "14 Orchard Close")
    + table(("a", "b"), ("c", "d"))
    + p(span("thin", "T1"), '<text:change text:change-id="c1"/><text:s text:c="3"/>x', style="P1")
    + f"<text:list><text:list-item>{p('item')}</text:list-item></text:list>"
    + p(picture(), BOX, f"<office:annotation>{p('why')}</office:annotation>")
)
CELLS = (
    '<table:table table:name="S"><table:table-column table:number-columns-repeated="3"/>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell'
    f' office:value-type="string" table:number-columns-repeated="2">{p("x")}</table:table-cell>'
    "</table:table-row></table:table>"
)
PARTS: dict[str, str | bytes] = {
    "styles.xml": shared(masters=master(f"<style:header>{p('Court')}</style:header>")),
    "meta.xml": meta("<dc:title>Notice</dc:title>"),
    "settings.xml": settings("PrinterName", "Room 3"),
    "Pictures/crest.png": PIXEL,
}
STYLES = style("T1", "text", 'fo:color="#ffffff"') + style("P1", "paragraph", 'fo:font-size="9pt"')
NOTES = f"<presentation:notes>{BOX}</presentation:notes>"
SLIDE = f'<draw:page draw:name="one">{BOX}{NOTES}</draw:page>'
WHOLE: dict[str, tuple[Reader, str, str]] = {
    TEXT: (odt_reading, TEXT, BODY),
    SHEET: (ods_reading, SHEET, CELLS),
    SLIDES: (odp_reading, SLIDES, SLIDE),
}
SIGNS = "<>/=\"'& :0123456789-abcxyz\x00\u00e9"


def read(reader: Reader, data: bytes) -> Reading | Unreadable:
    """Read a file, or give the refusal."""
    try:
        return reader(Asked(name="letter.odt", data=data))
    except Unreadable as refusal:
        return refusal


def mutated(text: str, chance: random.Random) -> str:
    """Give a part with a few letters changed, or a stretch of it moved."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 30) :]
            case 2:
                names = ("text:p", "text:span", "table:table-cell", "draw:frame", "text:list")
                text = text.replace(chance.choice(names), chance.choice(names), 2)
            case _:
                number = str(chance.choice((-1, 0, 99999999999, 1048576)))
                text = text.replace('="1', f'="{number}', chance.randint(1, 2))
    return text


def broken(kind: str, chance: random.Random) -> bytes:
    """Give a file that is broken in its XML or in its zip."""
    _, _, body = WHOLE[kind]
    if chance.random() < 0.6:
        main = mutated(content(body, STYLES, kind=kind), chance)
        parts = {name: one for name, one in PARTS.items() if chance.random() < 0.8}
        if "styles.xml" in parts and chance.random() < 0.3:
            parts["styles.xml"] = mutated(str(parts["styles.xml"]), chance)
        return odf("", kind=kind, parts={**parts, "content.xml": main.encode("utf-8", "replace")})
    data = bytearray(odf(body, kind=kind, styles=STYLES, parts=PARTS))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)


def all_end_well(seed: int, count: int) -> None:
    """Read many broken files: each gives a document or a refusal, and nothing else."""
    chance = random.Random(seed)
    for _ in range(count):
        kind = chance.choice(tuple(WHOLE))
        answer = read(WHOLE[kind][0], broken(kind, chance))
        assert isinstance(answer, Unreadable) or answer.document.lines


def test_broken_files_end_well() -> None:
    """A few hundred broken files."""
    all_end_well(3, 300)


@pytest.mark.campaign
def test_thousands_of_broken_files_end_well() -> None:
    """Ten thousand more."""
    all_end_well(5, 10_000)


@pytest.mark.parametrize("kind", WHOLE)
def test_the_whole_one_is_read_whole(kind: str) -> None:
    """What the broken ones were made of leaves nothing unread."""
    reader, _, body = WHOLE[kind]

    answer = read(reader, odf(body, kind=kind, styles=STYLES, parts=PARTS))

    assert isinstance(answer, Reading)
    assert answer.document.read is Read.WHOLE


DEEP = "<text:section>" * 5_000 + "</text:section>" * 5_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 1000 + '">]>'
    "<office:document-content>&b;</office:document-content>"
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "unread.damaged", id="nothing"),
        pytest.param(b"PK\x03\x04", "unread.damaged", id="half a zip"),
        pytest.param(odf(parts={"content.xml": LAUGHS}), "unread.damaged", id="entities"),
        pytest.param(odf(parts={"content.xml": "<a"}), "unread.damaged", id="broken XML"),
        pytest.param(odf(parts={"content.xml": part("x", "")}), "unread.damaged", id="no body"),
        pytest.param(odf(DEEP), "unread.damaged", id="nested 5,000 deep"),
        pytest.param(odf("<text:p/>" * 3_000), "unread.too-large", id="too many paragraphs"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code says which finding it is."""
    monkeypatch.setattr(sheet, "MAX_LINES", 2_000)
    with ends():
        answer = read(odt_reading, data)

    assert isinstance(answer, Unreadable)
    assert answer.code == code


def test_a_damaged_part_beside_the_letter_is_a_gap() -> None:
    """The letter is still read, and what is broken beside it is said."""
    answer = read(odt_reading, odf(lines("Dear Ms Hale"), parts={"meta.xml": "<meta"}))

    assert isinstance(answer, Reading)
    assert answer.document.text() == "Dear Ms Hale"
    assert [gap.code for gap in answer.document.gaps] == ["unread.damaged"]


def test_bytes_outside_the_zip_are_told_of() -> None:
    """What stands before or after the parts is no part, and is not passed over."""
    answer = read(odt_reading, odf(lines("Dear Ms Hale")) + b"Flat 3, 17 Larkspur Lane")

    assert isinstance(answer, Reading)
    assert answer.document.read is Read.PARTLY


def test_a_sheet_of_many_rows_ends() -> None:
    """Rows that repeat cost nothing; rows that differ end in a gap at the limit."""
    row = f'<table:table-row><table:table-cell office:value-type="string">{p("x")}'
    rows = (row + "</table:table-cell></table:table-row>") * 20_000
    data = odf(f'<table:table table:name="S">{rows}</table:table>', kind=SHEET)
    with ends():
        answer = read(ods_reading, data)

    assert isinstance(answer, Reading)


def test_the_kind_stands_first_and_is_stored() -> None:
    """The builder makes what the standard asks for, so that the reader is tried on real files."""
    with zipfile.ZipFile(io.BytesIO(odf("<text:p/>"))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)

"""Damaged, enormous and hostile spreadsheets end in a clear sentence, quickly."""

import contextlib
import random

import pytest

from checker.model import Document, Part, Read
from checker.reading import package
from checker.reading import read as read_file
from checker.reading.asking import Asked
from checker.reading.grid import book as grid_book
from checker.reading.refusal import Unreadable
from checker.reading.xlsx import draw_xlsx_page, xlsx_reading
from tests.builders.ending import ends
from tests.builders.xlsx_files import (
    cell,
    column,
    members_of,
    number,
    part,
    row,
    shared,
    styles,
    xlsx,
    zipped,
)
from tests.builders.xlsx_hidden_beside import BESIDE
from tests.builders.xlsx_hidden_cells import CELLS
from tests.builders.xlsx_twins import FRONT, STYLES

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 1000 + '">]>'
    "<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>"
)
NOISE = (b"", b"<", b'"', b"9999999999", b"-1", b"&#0;", b"\xff", b"</row>", b"A1:B", b"1e9")
DEEP = "<a>" * 20_000 + "</a>" * 20_000


def book(data: bytes) -> Document:
    """Read a spreadsheet."""
    return read_file("payments.xlsx", data)[0]


def test_one_far_cell_costs_no_more_than_a_near_one() -> None:
    """A cell in the last row and column there is does not fill a grid of 17 thousand million."""
    data = xlsx(row(1_048_576, cell("XFD1048576", "far")))
    with ends():
        found = book(data)

    assert found.text(Part.CELL) == "far"


def test_a_sheet_of_a_million_rows_is_read_as_far_as_it_can_be_checked() -> None:
    """It ends in a sentence that says how much was read."""
    rows = "".join(f'<row r="{at}"><c><v>{at}</v></c></row>' for at in range(1, 1_048_577))
    data = xlsx(rows, before=column(1, 'hidden="1"'))
    with ends():
        found = book(data)

    assert {one.name for one in found.traces} == {"hidden column"}
    assert [gap.code for gap in found.gaps] == ["unread.too-large"]
    assert f"{grid_book.MOST_ROWS:,}" in found.gaps[0].why
    assert found.read is Read.PARTLY


def test_hidden_columns_to_the_end_and_merged_areas_of_whole_sheets_cost_nothing() -> None:
    """Areas are kept as areas, never as the cells in them."""
    data = xlsx(
        FRONT,
        before=column(5, 'hidden="1"', 16_384),
        after='<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>'
        '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" dxfId="0"/>'
        "</conditionalFormatting>",
    )
    with ends():
        assert book(data).read is Read.WHOLE
        assert draw_xlsx_page(Asked(name="a.xlsx", data=data), 1, 800)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(zipped({}), "unread.damaged", id="empty zip"),
        pytest.param(xlsx(FRONT)[:400], "unread.damaged", id="cut short"),
        pytest.param(
            xlsx(FRONT, parts={"xl/workbook.xml": "<html/>"}), "unread.unsupported", id="no book"
        ),
        pytest.param(
            xlsx(FRONT, parts={"xl/workbook.xml": DEEP}), "unread.damaged", id="20,000 deep"
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    """The code says which finding it is, the sentence what to do."""
    with pytest.raises(Unreadable) as told:
        xlsx_reading(Asked(name="a.xlsx", data=data))

    assert told.value.code == code


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LAUGHS, id="entities"),
        pytest.param(part("worksheet", DEEP), id="20,000 deep"),
        pytest.param("<worksheet", id="broken"),
        pytest.param(b" " * (package.RATIO_FROM + package.CHUNK), id="swells"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_a_gap(content: str | bytes) -> None:
    """The other sheets are still read, and what is broken is said."""
    found = book(xlsx("", more_rows=FRONT, parts={SHEET: content}))

    assert found.text(Part.CELL).startswith("Payments")
    assert found.read is Read.PARTLY
    assert [gap.why.endswith(".") for gap in found.gaps] == [True]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(row(1, number("A1", "1e400")), id="beyond any number"),
        pytest.param(row(1, number("A1", "nan")), id="no number"),
        pytest.param(row(1, '<c r="A1" t="s"><v>99999999999</v></c>'), id="no such text"),
        pytest.param('<row r="-5"><c r="ZZZZ99"><v>1</v></c></row>', id="no such place"),
        pytest.param(row(1, '<c r="A1" s="-7"><v>1</v></c>'), id="no such style"),
        pytest.param('<row r="99999999"><c><v>1</v></c></row>', id="row beyond the last"),
        pytest.param(row(1, "<c><v>1</v></c>" * 20_000), id="more cells than columns"),
        pytest.param('<row ht="nan" hidden="1"><c><v>1</v></c></row>', id="no height"),
    ],
)
def test_nonsense_in_cells_is_survived(rows: str) -> None:
    """It is read as far as it says anything."""
    data = xlsx(rows)

    assert book(data).read in (Read.WHOLE, Read.PARTLY)
    assert draw_xlsx_page(Asked(name="a.xlsx", data=data), 1, 300)


@pytest.mark.parametrize(
    ("after", "workbook", "gaps"),
    [
        pytest.param(
            "<conditionalFormatting sqref='"
            + "A1:XFD1048576 " * 400
            + "'><cfRule type='expression' dxfId='0'><formula>A1</formula></cfRule>"
            "</conditionalFormatting>",
            "",
            ["unread.too-large"],
            id="conditional formats",
        ),
        pytest.param(
            "",
            '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'
            + ",".join(f"Front!$A${at}" for at in range(1, 4_000))
            + "</definedName></definedNames>",
            [],
            id="printed areas",
        ),
        pytest.param(
            "<mergeCells>" + '<mergeCell ref="ZZ1:XFD1048576"/>' * 5_000 + "</mergeCells>",
            "",
            [],
            id="merged areas",
        ),
        pytest.param(
            '<autoFilter ref="A1:A9"><filterColumn><filters/></filterColumn></autoFilter>' * 5_000,
            "",
            [],
            id="filters",
        ),
    ],
)
def test_many_areas_over_many_cells_do_not_hold_the_reader_up(
    after: str, workbook: str, gaps: list[str]
) -> None:
    """What would have to be compared with each cell has a bound."""
    rows = "".join(f'<row r="{at}" hidden="1"><c><v>1</v></c></row>' for at in range(1, 20_001))
    dxf = "<dxf><font><color rgb='FFFFFFFF'/></font></dxf>"
    data = xlsx(
        rows.replace(' hidden="1"', "") if "cfRule" in after else rows,
        after=after,
        workbook=workbook,
        links=STYLES,
        parts={"xl/styles.xml": styles(dxfs=dxf)},
    )
    with ends():
        found = book(data)

    assert [gap.code for gap in found.gaps] == gaps


def test_no_such_page_is_said() -> None:
    """A page that is not there is refused in a sentence."""
    with pytest.raises(Unreadable, match="no page 9"):
        draw_xlsx_page(Asked(name="a.xlsx", data=xlsx(FRONT)), 9, 300)


def _survive(seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    files = [kind.has for kind in (*CELLS.values(), *BESIDE.values())]
    for _ in range(rounds):
        data = _mutated(chance.choice(files), chance)
        with ends():
            with contextlib.suppress(Unreadable):
                xlsx_reading(Asked(name="a.xlsx", data=data))
            with contextlib.suppress(Unreadable):
                draw_xlsx_page(Asked(name="a.xlsx", data=data), 1, 100)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Change the zip itself, or, more often, the XML of one of its parts."""
    if chance.random() < 0.3:
        held = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            held[chance.randrange(len(held))] = chance.randrange(256)
        return bytes(held)
    members = members_of(data)
    name = chance.choice(list(members))
    content = bytearray(members[name])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(max(len(content), 1))
        if chance.random() < 0.5:
            content[at : at + chance.randint(0, 9)] = chance.choice(
                (
                    b"",
                    b"<",
                    b'"',
                    b"9999999999",
                    b"-1",
                    b"&#0;",
                    b"\xff",
                    b"</row>",
                    b"A1:B",
                    b"1e9",
                )
            )
        else:
            content[at : at + 1] = bytes([chance.randrange(256)])
    members[name] = bytes(content)
    return zipped(members)


def test_damaged_files_are_survived() -> None:
    """Flipped and missing bytes end in a document or a refusal, never in anything else."""
    _survive(seed=21, rounds=400)


@pytest.mark.campaign
def test_thousands_of_damaged_files_are_survived() -> None:
    """The same, for longer."""
    _survive(seed=22, rounds=8_000)


def test_shared_texts_that_are_cut_off_are_a_gap() -> None:
    """The texts before the damage are shown, the others are said to be missing."""
    cut = part("sst", "<si><t>14 Orchard Close</t></si>").replace("</sst>", "<si><t>Exam")
    data = xlsx(
        row(1, shared("A1", 0), shared("B1", 1)),
        links=(("rId9", "sharedStrings", "sharedStrings.xml"),),
        parts={"xl/sharedStrings.xml": cut},
    )
    document = book(data)

    assert document.read is Read.PARTLY
    assert "unread.damaged" in {gap.code for gap in document.gaps}

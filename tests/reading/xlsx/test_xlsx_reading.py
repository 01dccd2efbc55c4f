"""Spreadsheets are read as they look, with places, addresses over cells, and what is in them."""

import pytest

from checker.mentions import find
from checker.model import Concealment, Document, MentionKind, Part, Read, TraceKind
from checker.reading import draw
from checker.reading import read as read_file
from checker.reading.asking import Asked
from checker.reading.xlsx import xlsx_reading
from tests.builders.cases import policy
from tests.builders.xlsx_files import (
    cell,
    column,
    number,
    part,
    relationships,
    row,
    styles,
    xlsx,
    zipped,
)
from tests.builders.xlsx_twins import (
    CONCEALED,
    DRAWN,
    FRONT,
    STYLES,
    drawing,
    over,
    rectangle,
    shape,
    solid,
)

LIST = row(1, cell("A1", "Name"), cell("B1", "Address"), cell("E1", "Postcode"))
PERSON = (
    cell("A2", "Ms Erin Hale"),
    cell("B2", "14 Orchard Close"),
    cell("D2", "Ormley"),
    cell("E2", "XX1 4AB"),
)
DOWN = tuple(
    row(at, cell(f"C{at}", text))
    for at, text in enumerate(("Ms Erin Hale", "14 Orchard Close", "Ormley", "XX1 4AB"), 5)
)
ADDRESS = "14 Orchard Close, Ormley, XX1 4AB"


def book(data: bytes) -> Document:
    """Read a spreadsheet."""
    return read_file("payments.xlsx", data)[0]


def addresses(data: bytes) -> list[tuple[str, Concealment | None]]:
    """Give the addresses in a spreadsheet, and how each is hidden."""
    found = find(book(data), case=None, policy=policy())
    return [(one.value, one.hidden) for one in found if one.kind is MentionKind.ADDRESS]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        pytest.param(1632960123, "00000 000000", "01632 960123", id="telephone number"),
        pytest.param(1234.5, "#,##0.00", "1,234.50", id="amount"),
        pytest.param(-5, "0;(0)", "(5)", id="negative in brackets"),
        pytest.param(45000, "d mmmm yyyy", "15 March 2023", id="date"),
        pytest.param(45000.75, "dd/mm/yy hh:mm", "15/03/23 18:00", id="date and time"),
        pytest.param(0.256, "0.0%", "25.6%", id="share"),
        pytest.param(123456, r"00\-00\-00", "12-34-56", id="sort code"),
        pytest.param(9434765919, "000 000 0000", "943 476 5919", id="health number"),
        pytest.param(1, '"Yes";;"No"', "Yes", id="a word for a number"),
        pytest.param(1.5, "[h]:mm", "36:00", id="hours that run on"),
        pytest.param(12.5, "# ?/?", "12 1/2", id="fraction"),
        pytest.param(12345, "0.00E+00", "1.23E+04", id="power of ten"),
        pytest.param(120, "General", "120", id="no format"),
    ],
)
def test_a_number_is_read_as_the_sheet_shows_it(value: float, code: str, shown: str) -> None:
    """What a person sees in the cell is what every check sees."""
    told = f'<numFmt numFmtId="170" formatCode="{code.replace(chr(34), "&quot;")}"/>'
    data = xlsx(
        row(1, number("A1", value, style=1)),
        links=STYLES,
        parts={"xl/styles.xml": styles("<xf numFmtId='170'/>", formats=told)},
    )

    assert book(data).text(Part.CELL) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param('<c r="A1" t="b"><v>1</v></c>', "TRUE", id="yes or no"),
        pytest.param('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", id="error"),
        pytest.param('<c r="A1" t="str"><f>A2</f><v>Rent</v></c>', "Rent", id="formula's text"),
        pytest.param("<c><v>7</v></c>", "7", id="cell that does not say where it is"),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><r><t>Ren</t></r><r><t>t</t></r></is></c>',
            "Rent",
            id="text in runs",
        ),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><t>one_x000D_\ntwo</t></is></c>',
            "one\ntwo",
            id="two lines",
        ),
    ],
)
def test_every_kind_of_cell_is_read(written: str, shown: str) -> None:
    """Also those whose program wrote them in a way of its own."""
    assert book(xlsx(row(1, written))).text(Part.CELL) == shown


def test_a_formula_without_its_result_is_said() -> None:
    """What the cell would show is not in the file, so nobody can have checked it."""
    found = book(xlsx(row(1, '<c r="A1"><f>B1&amp;C1</f></c>')))

    assert found.text(Part.CELL) == "=B1&C1"
    assert [gap.code for gap in found.gaps] == ["unread.unsupported"]
    assert found.read is Read.PARTLY


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(LIST + row(2, *PERSON), id="across a row, one cell left empty"),
        pytest.param(LIST + "".join(DOWN), id="down a column"),
        pytest.param(row(1, cell("B2", ADDRESS)), id="in one cell"),
        pytest.param(
            row(1, cell("B2", "14 Orchard Close\nOrmley\nXX1 4AB")), id="in the lines of one cell"
        ),
    ],
)
def test_an_address_is_found_over_cells(rows: str) -> None:
    """However a list lays it out, it is one address."""
    assert addresses(xlsx(rows)) == [(ADDRESS, None)]


def test_an_address_in_a_hidden_row_is_found_too() -> None:
    """Whatever is hidden goes through every other check."""
    data = xlsx(LIST + row(2, *PERSON, is_='hidden="1"'))

    assert addresses(data) == [(ADDRESS, Concealment.CELL)]


def test_every_cell_has_a_page_and_a_box() -> None:
    """A finding can point at it; hidden sheets are pages as well, and said to be hidden."""
    found = book(xlsx(LIST, before=column(1, 'width="30"'), more_rows=LIST, state="hidden"))

    assert [(page.label, page.hidden) for page in found.pages] == [("Front", False), ("Back", True)]
    cells = [line for line in found.lines if line.part is Part.CELL]
    assert {line.page for line in cells} == {1, 2}
    assert cells[0].box is not None
    assert cells[0].box[2] - cells[0].box[0] == pytest.approx(57, abs=1)


def test_a_page_is_drawn_for_every_page_told() -> None:
    """Also for a cell in the last row and column there is."""
    data = xlsx(LIST + row(1_048_576, cell("XFD1048576", CONCEALED)))
    found = book(data)

    for page in found.pages:
        png = draw("payments.xlsx", data, "payments.xlsx", page.number, 500)
        assert png.startswith(b"\x89PNG")
    assert [page.label for page in found.pages] == [
        "Front, A1:E1",
        "Front, XFD1048576:XFD1048576",
    ]


def test_a_text_box_and_a_header_are_read() -> None:
    """What is seen outside the cells is a line that is seen."""
    found = book(
        xlsx(
            FRONT,
            after='<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Ref 14&amp;RPage &amp;P'
            '</oddHeader></headerFooter><drawing r:id="rId5"/>',
            sheet_links=DRAWN,
            parts={"xl/drawings/drawing1.xml": drawing(shape(CONCEALED))},
        )
    )

    assert found.text(Part.TEXTBOX) == CONCEALED
    assert found.text(Part.HEADER) == "Ref 14\nPage"
    assert [line.hidden for line in found.lines if line.part is Part.TEXTBOX] == [None]


@pytest.mark.parametrize(
    "name",
    [
        "<c:v>Paid to Ada Quill</c:v>",
        (
            '<c:strRef><c:f>"Paid to Ada Quill"</c:f><c:strCache><c:pt idx="0">'
            "<c:v>Paid to Ada Quill</c:v></c:pt></c:strCache></c:strRef>"
        ),
    ],
    ids=["typed", "typed as a formula"],
)
def test_the_typed_name_of_a_row_of_a_chart_is_read(name: str) -> None:
    """A name that stands in no cell is shown beside the chart, and is a line that is seen."""
    named = f"<c:chart><c:plotArea><c:ser><c:tx>{name}</c:tx></c:ser></c:plotArea></c:chart>"
    found = book(
        xlsx(
            FRONT,
            after='<drawing r:id="rId5"/>',
            sheet_links=DRAWN,
            parts={
                "xl/drawings/drawing1.xml": drawing(
                    '<xdr:graphicFrame><c:chart r:id="rId1"/></xdr:graphicFrame>'
                ),
                "xl/drawings/_rels/drawing1.xml.rels": relationships(
                    (("rId1", "chart", "../charts/chart1.xml"),)
                ),
                "xl/charts/chart1.xml": part("c:chartSpace", named),
            },
        )
    )

    assert found.text(Part.TEXTBOX) == "Paid to Ada Quill"
    assert [line.hidden for line in found.lines if line.part is Part.TEXTBOX] == [None]
    assert found.traces == ()


BLACK = solid("000000")
PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="Crest"/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"/></xdr:spPr>'
    "</xdr:pic>"
)
COVERED = Concealment.COVERED


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        pytest.param(over(rectangle(BLACK)), COVERED, id="box"),
        pytest.param(over(rectangle(BLACK), right=2), None, id="box over its beginning"),
        pytest.param(over(rectangle("<a:noFill/>")), None, id="frame"),
        pytest.param(over(rectangle(solid("000000", '<a:alpha val="30000"/>'))), None, id="veil"),
        pytest.param(over(PICTURE), COVERED, id="picture"),
        pytest.param(over(PICTURE.replace("rId1", "rId2")), None, id="picture with alpha"),
    ],
)
def test_cells_under_what_lies_over_them_are_covered(drawn: str, why: Concealment | None) -> None:
    """Only what cannot be seen through, and lies over all of a text, covers it."""
    png = b"\x89PNG\r\n\x1a\n" + bytes(17)
    links = (("rId1", "image", "../media/a.png"), ("rId2", "image", "../media/b.png"))
    found = book(
        xlsx(
            FRONT + row(3, cell("A3", CONCEALED)) + row(4, cell("A4", "Paid")),
            after='<drawing r:id="rId5"/>',
            sheet_links=DRAWN,
            parts={
                "xl/drawings/drawing1.xml": drawn,
                "xl/drawings/_rels/drawing1.xml.rels": relationships(links),
                "xl/media/a.png": png + b"\x02IDAT",
                "xl/media/b.png": png + b"\x06IDAT",
            },
        )
    )

    hidden = {line.text: line.hidden for line in found.lines if line.part is Part.CELL}
    assert hidden[CONCEALED] is why
    assert hidden["Paid"] is None
    told = [one.text for one in found.traces if one.kind is TraceKind.REDACTION]
    assert told == ([CONCEALED] if why else [])


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        ("", []),
        ("<fonts><font><sz val='11'/></font></fonts>", []),
        (f"<numFmts><numFmt formatCode='{CONCEALED}'/></numFmts>", ["unread.unsupported"]),
        (f"<x>{CONCEALED}</x>", ["unread.unsupported"]),
    ],
)
def test_looks_that_nothing_points_at_are_no_gap(inside: str, codes: list[str]) -> None:
    """Some programs write looks that no cell has; anything that may be words is not passed."""
    found = book(xlsx(FRONT, parts={"xl/styles.xml": part("styleSheet", inside)}))

    assert [gap.code for gap in found.gaps] == codes


def test_a_file_that_is_built_in_is_read_in_turn() -> None:
    """An embedded workbook is a document of its own, and said to be built in."""
    inner = xlsx(row(1, cell("A1", CONCEALED)))
    data = xlsx(
        FRONT,
        sheet_links=(("rId5", "package", "../embeddings/inner.xlsx"),),
        parts={"xl/embeddings/inner.xlsx": inner},
    )

    outer, held = read_file("payments.xlsx", data)

    assert held.name == "payments.xlsx/inner.xlsx"
    assert held.text(Part.CELL) == CONCEALED
    assert [one.kind for one in outer.traces] == [TraceKind.EMBEDDED]


def test_a_picture_is_handed_over_with_its_size() -> None:
    """Whoever reads the words in pictures knows how large it stands on the page."""
    picture = (
        '<xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr><a:xfrm>'
        '<a:ext cx="3600000" cy="1800000"/></a:xfrm></xdr:spPr></xdr:pic>'
    )
    data = xlsx(
        FRONT,
        after='<drawing r:id="rId5"/>',
        sheet_links=DRAWN,
        parts={
            "xl/drawings/drawing1.xml": drawing(picture),
            "xl/drawings/_rels/drawing1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="rId1" Type="x/image" Target="../media/i.png"/></Relationships>'
            ),
            "xl/media/i.png": b"\x89PNG\r\n\x1a\n",
        },
    )

    [pictured] = xlsx_reading(Asked(name="a.xlsx", data=data)).pictures

    assert pictured.gap.area_mm2 == 5000
    assert pictured.gap.page == 1


@pytest.mark.parametrize(
    ("parts", "links", "code"),
    [
        pytest.param(
            {"xl/strange.xml": "<a/>"},
            (("rId9", "strange", "strange.xml"),),
            "unread.unsupported",
            id="part of a kind that nobody knows",
        ),
        pytest.param({"xl/lost.xml": "<a/>"}, (), "unread.unsupported", id="part without a link"),
        pytest.param(
            {"xl/connections.xml": "<a"},
            (("rId9", "connections", "connections.xml"),),
            "unread.damaged",
            id="damaged part",
        ),
        pytest.param(
            {
                "xl/worksheets/_rels/sheet1.xml.rels": relationships(
                    (("rId5", "table", "../tables/t.xml"),)
                ),
                "xl/tables/t.xml": "<table",
            },
            (),
            "unread.damaged",
            id="damaged table",
        ),
        pytest.param(
            {"xl/worksheets/sheet1.xml": part("worksheet", "<sheetData/><strange/>")},
            (),
            "unread.unsupported",
            id="something strange in a sheet",
        ),
    ],
)
def test_what_is_not_known_is_a_gap(
    parts: dict[str, str], links: tuple[tuple[str, str, str], ...], code: str
) -> None:
    """Nothing is passed over in silence."""
    found = book(xlsx(FRONT, links=links, parts=parts))

    assert [gap.code for gap in found.gaps] == [code]
    assert found.read is Read.PARTLY


def test_a_binary_workbook_is_refused_with_what_to_do() -> None:
    """It says to save it as xlsx."""
    [found] = read_file(
        "payments.xlsb", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b""})
    )

    assert [gap.code for gap in found.gaps] == ["unread.unsupported"]
    assert ".xlsx" in found.gaps[0].why

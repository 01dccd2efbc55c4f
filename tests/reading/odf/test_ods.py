"""An OpenDocument spreadsheet is read cell by cell, and what it does not show is named."""

from dataclasses import dataclass, field

import pytest

from checker.model import Cell, Concealment, Document, FileKind, Part, TraceKind
from checker.reading.asking import Asked, Reading
from checker.reading.odf import draw_ods_page, ods_reading
from checker.reading.sniff import kind_of
from tests.builders.odf_files import PIXEL, SHEET, lines, locked, odf, p, shared, style

KEPT = "Flat 3, 17 Larkspur Lane"


def cell(text: str, attributes: str = "", inside: str = "") -> str:
    """Give a cell that shows a text."""
    shown = lines(text) if text else ""
    return (
        f'<table:table-cell office:value-type="string" {attributes}>{shown}{inside}'
        "</table:table-cell>"
    )


def row(*cells: str, attributes: str = "") -> str:
    """Give a row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, columns: str = "", attributes: str = "", name: str = "Sheet1") -> str:
    """Give a sheet."""
    told = columns or "<table:table-column/>"
    return f'<table:table table:name="{name}" {attributes}>{told}{"".join(rows)}</table:table>'


@dataclass(frozen=True, slots=True)
class Made:
    """A spreadsheet."""

    body: str
    styles: str = ""
    parts: dict[str, str | bytes] = field(default_factory=dict)

    def data(self) -> bytes:
        """Give the file."""
        return odf(self.body, kind=SHEET, styles=self.styles, parts=self.parts)

    def read(self) -> Reading:
        """Read it."""
        return ods_reading(Asked(name="table.ods", data=self.data()))


PLAIN = row(cell("Name"), cell("Erin Hale"))
OFF = '<style:style style:name="ta" style:family="table"><style:table-properties table:display='


def in_row(attributes: str) -> Made:
    """Give a sheet with one row more."""
    return Made(sheet(PLAIN, row(cell(KEPT), attributes=attributes)))


def in_cell(said: str) -> Made:
    """Give a sheet with one cell more, of a style."""
    named = 'table:style-name="ce1"'
    return Made(sheet(PLAIN, row(cell(KEPT, named))), styles=style("ce1", "table-cell", said))


def with_data(inside: str) -> Made:
    """Give a sheet with something beside it."""
    return Made(sheet(PLAIN) + inside)


def group(kind: str, shown: str) -> Made:
    """Give a sheet with a group that is folded or not."""
    if kind == "row":
        inside = f'<table:table-row-group table:display="{shown}">{row(cell(KEPT))}'
        return Made(sheet(PLAIN, inside + "</table:table-row-group>"))
    columns = (
        f'<table:table-column/><table:table-column-group table:display="{shown}">'
        "<table:table-column/></table:table-column-group>"
    )
    return Made(sheet(row(cell("a"), cell(KEPT)), columns=columns))


def column(attributes: str) -> Made:
    """Give a sheet whose second column says something of itself."""
    told = f"<table:table-column/><table:table-column {attributes}/>"
    return Made(sheet(row(cell("a"), cell(KEPT)), columns=told))


def formula(otherwise: str) -> Made:
    """Give a sheet with a formula that shows one of two words."""
    told = f"of:=IF(1;&quot;x&quot;;{otherwise})"
    return Made(sheet(PLAIN, row(cell("x", f'table:formula="{told}"'))))


def merged(covered: str) -> Made:
    """Give a sheet with a cell over another."""
    return Made(sheet(row(cell("a", 'table:number-columns-spanned="2"'), covered, cell("b"))))


def other(display: str) -> Made:
    """Give a workbook with another sheet."""
    styled = f'{OFF}"{display}"/></style:style>'
    second = sheet(row(cell(KEPT)), attributes='table:style-name="ta"', name="Other")
    return Made(sheet(PLAIN) + second, styles=styled)


HIDING: dict[str, tuple[Made, Made, str]] = {
    "hidden row": (in_row('table:visibility="collapse"'), in_row(""), "hidden row"),
    "filtered row": (in_row('table:visibility="filter"'), in_row(""), "filtered row"),
    "folded rows": (group("row", "false"), group("row", "true"), "collapsed row"),
    "hidden column": (column('table:visibility="collapse"'), column(""), "hidden column"),
    "folded columns": (group("column", "false"), group("column", "true"), "collapsed column"),
    "hidden sheet": (other("false"), other("true"), "hidden sheet"),
    "remote cell": (
        Made(sheet(PLAIN, row(attributes='table:number-rows-repeated="5000"'), row(cell(KEPT)))),
        Made(sheet(PLAIN, row(attributes='table:number-rows-repeated="5"'), row(cell(KEPT)))),
        "remote cell",
    ),
    "cell under a merged one": (
        merged(f"<table:covered-table-cell>{lines(KEPT)}</table:covered-table-cell>"),
        merged("<table:covered-table-cell/>"),
        "cell under a merged one",
    ),
    "outside the print area": (
        Made(sheet(PLAIN, row(cell(KEPT)), attributes='table:print-ranges="Sheet1.A1:Sheet1.B1"')),
        Made(sheet(PLAIN, row(cell(KEPT)), attributes='table:print-ranges="Sheet1.A1:Sheet1.B2"')),
        "cell outside the print area",
    ),
    "item of a pivot table": (
        with_data(
            '<table:data-pilot-tables><table:data-pilot-table table:name="P">'
            f'<table:data-pilot-member table:name="{KEPT}"/>'
            "</table:data-pilot-table></table:data-pilot-tables>"
        ),
        with_data(
            '<table:data-pilot-tables><table:data-pilot-table table:name="P">'
            '<table:data-pilot-member table:name="Erin Hale"/>'
            "</table:data-pilot-table></table:data-pilot-tables>"
        ),
        "pivot cache",
    ),
    "connection": (
        with_data(
            "<table:database-ranges><table:database-range><table:database-source-sql"
            f' table:database-name="{KEPT}"/></table:database-range></table:database-ranges>'
        ),
        with_data(
            '<table:database-ranges><table:database-range table:name="r"/></table:database-ranges>'
        ),
        "connection",
    ),
    "filter": (
        with_data(
            "<table:database-ranges><table:database-range><table:filter>"
            f'<table:filter-condition table:value="{KEPT}"/></table:filter>'
            "</table:database-range></table:database-ranges>"
        ),
        with_data(
            "<table:database-ranges><table:database-range><table:filter>"
            '<table:filter-condition table:value="Erin Hale"/></table:filter>'
            "</table:database-range></table:database-ranges>"
        ),
        "filter",
    ),
    "external link": (
        Made(sheet(f'<table:table-source xlink:href="file:///{KEPT}.ods"/>', PLAIN)),
        Made(sheet(PLAIN)),
        "external link",
    ),
    "defined name": (
        with_data(
            '<table:named-expressions><table:named-expression table:name="home"'
            f' table:expression="&quot;{KEPT}&quot;"/></table:named-expressions>'
        ),
        with_data(
            '<table:named-expressions><table:named-range table:name="all"'
            ' table:cell-range-address="$Sheet1.$A$1"/></table:named-expressions>'
        ),
        "defined name",
    ),
    "text in a formula": (formula(f"&quot;{KEPT}&quot;"), formula("1"), "text in a formula"),
    "prompt of a cell": (
        with_data(
            "<table:content-validations><table:content-validation>"
            f"<table:help-message>{p(KEPT)}</table:help-message>"
            "</table:content-validation></table:content-validations>"
        ),
        with_data(
            "<table:content-validations><table:content-validation/></table:content-validations>"
        ),
        "prompt of a cell",
    ),
}
"""What hides, its twin, and the name of the CELL trace."""

OTHERS: dict[str, tuple[Made, Made, TraceKind, str]] = {
    "white text": (
        in_cell('fo:color="#ffffff"'),
        in_cell('fo:color="#0000ff"'),
        TraceKind.HIDDEN_TEXT,
        "white",
    ),
    "tiny text": (
        in_cell('fo:font-size="1pt"'),
        in_cell('fo:font-size="8pt"'),
        TraceKind.HIDDEN_TEXT,
        "tiny",
    ),
    "value that is not shown": (
        Made(
            sheet(
                PLAIN,
                row(
                    f'<table:table-cell office:value-type="string" office:string-value="{KEPT}">'
                    "<text:p/></table:table-cell>"
                ),
            )
        ),
        Made(sheet(PLAIN, row(cell(KEPT)))),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "value that says otherwise": (
        Made(
            sheet(
                PLAIN,
                row(
                    f'<table:table-cell office:value-type="string" office:string-value="{KEPT}">'
                    "<text:p>Paid</text:p></table:table-cell>"
                ),
            )
        ),
        Made(
            sheet(
                PLAIN,
                row(
                    f'<table:table-cell office:value-type="string" office:string-value="{KEPT}">'
                    f"<text:p>{KEPT}</text:p></table:table-cell>"
                ),
            )
        ),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "comment": (
        Made(
            sheet(
                row(
                    cell(
                        "a",
                        inside=f"<office:annotation><dc:creator>Kit Moss</dc:creator>"
                        f"{p(KEPT)}</office:annotation>",
                    )
                )
            )
        ),
        Made(sheet(row(cell("a")))),
        TraceKind.COMMENT,
        "",
    ),
    "change that is tracked": (
        with_data(
            '<table:tracked-changes><table:cell-content-change table:id="c1">'
            "<office:change-info><dc:creator>Kit Moss</dc:creator></office:change-info>"
            f"<table:previous><table:change-track-table-cell>{p(KEPT)}"
            "</table:change-track-table-cell></table:previous></table:cell-content-change>"
            "</table:tracked-changes>"
        ),
        with_data("<table:tracked-changes/>"),
        TraceKind.DELETION,
        "",
    ),
}


def names(document: Document, kind: TraceKind) -> set[str]:
    """Give the names of the traces of a kind."""
    return {one.name for one in document.traces if one.kind is kind}


@pytest.mark.parametrize("name", HIDING)
def test_what_a_sheet_does_not_show_is_named(name: str) -> None:
    """The trace names it, the words are a hidden line; the twin raises nothing."""
    hides, twin, told = HIDING[name]

    document, other_one = hides.read().document, twin.read().document

    assert names(document, TraceKind.CELL) == {told}
    assert any(KEPT in line.text and line.hidden is not None for line in document.lines)
    assert other_one.traces == ()
    assert other_one.gaps == ()


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_hidden_otherwise_is_named(name: str) -> None:
    """White, tiny and formatted away; comments; what stood there before."""
    hides, twin, kind, told = OTHERS[name]

    document = hides.read().document

    assert names(document, kind) == {told}
    assert any(KEPT in line.text and line.hidden is not None for line in document.lines)
    assert twin.read().document.traces == ()


def test_cells_have_their_place_and_a_page() -> None:
    """Sheet, row and column of each cell are known, and where it stands on a page."""
    document = Made(sheet(PLAIN, row(cell("Postcode"), cell("ZZ1 1ZZ")))).read().document

    told = {line.text: line for line in document.lines if line.part is Part.CELL}
    assert told["ZZ1 1ZZ"].cell == Cell(table=0, row=1, column=1, columns=2)
    assert told["ZZ1 1ZZ"].page == 1
    assert told["ZZ1 1ZZ"].box is not None


def test_a_million_repeated_rows_cost_nothing() -> None:
    """A row, and a cell, that repeats to the end of the sheet is written a few times."""
    whole = 'table:number-rows-repeated="1048576"'
    wide = 'table:number-columns-repeated="16384"'

    document = Made(sheet(row(cell("x", wide), attributes=whole))).read().document

    assert 0 < len(document.lines) <= 10_001
    assert document.gaps == ()


def test_a_header_on_paper_is_read() -> None:
    """The words of a used header are seen; page numbers and sheet names are not its own."""
    header = (
        '<style:master-page style:name="Default" style:page-layout-name="L"><style:header>'
        f"{p('Court at Leeds')}{p('<text:sheet-name>???</text:sheet-name>')}</style:header>"
        "</style:master-page>"
    )

    document = Made(sheet(PLAIN), parts={"styles.xml": shared(masters=header)}).read().document

    told = [(line.part, line.text) for line in document.lines if line.part is Part.HEADER]
    assert told == [(Part.HEADER, "Court at Leeds")]


RECTANGLE = (
    '<draw:custom-shape draw:style-name="gr1" svg:x="{x}" svg:y="{y}" svg:width="9cm"'
    ' svg:height="{high}"><draw:enhanced-geometry draw:type="rectangle"/></draw:custom-shape>'
)


@pytest.mark.parametrize(
    ("fill", "high", "on_page", "why"),
    [
        pytest.param("solid", "1cm", False, Concealment.COVERED, id="on a cell"),
        pytest.param("solid", "1cm", True, Concealment.COVERED, id="on the page"),
        pytest.param("solid", "1mm", False, None, id="a rule"),
        pytest.param("none", "1cm", False, None, id="a frame"),
    ],
)
def test_cells_under_a_box_are_covered(
    fill: str, high: str, on_page: bool, why: Concealment | None
) -> None:
    """A black box over a name takes nothing away."""
    place = {"x": "0cm", "y": "1.06cm"} if on_page else {"x": "0cm", "y": "0cm"}
    drawn = RECTANGLE.format(high=high, **place)
    black = f'<style:graphic-properties draw:fill="{fill}" draw:fill-color="#000000"/>'
    kept = row(cell(KEPT, inside="" if on_page else drawn))
    shapes = f"<table:shapes>{drawn if on_page else ''}</table:shapes>"
    made = Made(
        sheet(PLAIN, row(cell("Paid")), kept).replace("</table:table>", f"{shapes}</table:table>"),
        styles=style("gr1", "graphic", inside=black),
    )

    document = made.read().document

    hidden = {line.text: line.hidden for line in document.lines if line.part is Part.CELL}
    assert hidden[KEPT] is why
    assert hidden["Paid"] is None
    assert [one.text for one in document.traces] == ([KEPT] if why else [])


@pytest.mark.parametrize(("said", "hidden"), [("Court at Leeds", 0), (KEPT, 1)])
def test_the_same_header_for_pages_that_are_not_told_apart_is_read_once(
    said: str, hidden: int
) -> None:
    """Programs keep a copy for first and left pages; one with other words is hidden."""
    header = (
        '<style:master-page style:name="Default" style:page-layout-name="L"><style:header>'
        f'{p("Court at Leeds")}</style:header><style:header-first style:display="false">'
        f"{p(said)}</style:header-first></style:master-page>"
    )

    document = Made(sheet(PLAIN), parts={"styles.xml": shared(masters=header)}).read().document

    assert len([line for line in document.lines if line.hidden is Concealment.UNUSED]) == hidden
    assert len(document.traces) == hidden


def test_a_thin_run_in_a_cell_is_told_apart() -> None:
    """Words in white beside words in black are no part of the line that is seen."""
    inside = p("Paid ", f'<text:span text:style-name="T1">{KEPT}</text:span>')
    made = Made(
        sheet(row(f'<table:table-cell office:value-type="string">{inside}</table:table-cell>')),
        styles=style("T1", "text", 'fo:color="#ffffff"'),
    )

    lines_ = made.read().document.lines

    assert "Paid" in [line.text for line in lines_ if line.hidden is None]
    assert any(KEPT in line.text and line.hidden is Concealment.WHITE for line in lines_)


def test_a_picture_and_a_shape_stand_at_their_cell() -> None:
    """Words in a shape are seen; a picture has its size and its page."""
    drawn = (
        '<draw:frame svg:width="2cm" svg:height="1cm"><draw:image xlink:href="Pictures/a.png"/>'
        f"</draw:frame><draw:custom-shape>{p('In the shape')}</draw:custom-shape>"
    )
    made = Made(sheet(PLAIN, row(cell("a", inside=drawn))), parts={"Pictures/a.png": PIXEL})

    reading = made.read()

    assert (Part.TEXTBOX, "In the shape") in [
        (line.part, line.text) for line in reading.document.lines
    ]
    assert [(one.gap.area_mm2, one.gap.page) for one in reading.pictures] == [(200.0, 1)]


def test_it_is_drawn_and_opened_with_its_password() -> None:
    """Its page is a PNG; a locked file is read with the right password."""
    data = locked(Made(sheet(PLAIN)).data(), "copper kettle", SHEET)
    asked = Asked(name="table.ods", data=data, passwords=("copper kettle",))

    assert kind_of(data) is FileKind.ODS
    assert draw_ods_page(asked, 1, 300).startswith(b"\x89PNG")
    assert "Erin Hale" in ods_reading(asked).document.text(Part.CELL)

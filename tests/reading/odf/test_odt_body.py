"""The words of an OpenDocument letter are read as a person reads them."""

import pytest

from checker.model import Align, Cell, Document, Line, Part, TraceKind
from checker.reading.asking import Asked
from checker.reading.docx import docx_reading
from checker.reading.odf import odt_reading
from checker.reading.rtf import rtf_reading
from tests.builders import docx_files, rtf_files
from tests.builders.odf_files import frame, lines, master, odf, p, shared, span, style, table

NUMBERS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-suffix=")" text:display-levels="1"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="-"/></text:list-style>'
)
FORM = (
    '<office:forms><form:form><form:checkbox xml:id="c1" form:label="Urgent"'
    ' form:current-state="checked"/><form:listbox xml:id="c2"><form:option form:label="Bath"/>'
    '<form:option form:label="Leeds" form:current-selected="true"/></form:listbox></form:form>'
    "</office:forms>"
)


def read(body: str, said: str = "", **parts: str) -> Document:
    """Read a letter."""
    data = odf(body, styles=said, parts=dict(parts))
    return odt_reading(Asked(name="letter.odt", data=data)).document


def seen(document: Document, part: Part = Part.BODY) -> list[str]:
    """Give the lines of a part that a person sees."""
    return [one.text for one in document.lines if one.part is part and one.hidden is None]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("Ms  Erin\n  Hale", ["Ms Erin Hale"], id="white space is folded"),
        pytest.param('a<text:s text:c="3"/>b', ["a   b"], id="spaces that count"),
        pytest.param("one<text:line-break/>two", ["one", "two"], id="line break"),
        pytest.param("a <text:span>b </text:span>c", ["a b c"], id="spaces around a span"),
        pytest.param("<text:bookmark text:name='x'/>a", ["a"], id="bookmark"),
        pytest.param("<text:a xlink:href='https://a.example'>a</text:a>", ["a"], id="link"),
        pytest.param("<text:date>3 May</text:date>", ["3 May"], id="field"),
        pytest.param(
            "<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text>"
            "</text:ruby>",
            ["a (b)"],
            id="ruby",
        ),
        pytest.param("<text:meta>a<text:span>b</text:span></text:meta>", ["ab"], id="meta"),
    ],
)
def test_words_are_what_they_are(written: str, shown: list[str]) -> None:
    """Whatever stands around them, the words of a paragraph are its lines."""
    assert seen(read(p(written))) == shown


def test_lists_have_their_numbers() -> None:
    """Items count, also over two levels; bullets are bullets; a header of a list has none."""
    inner = f"<text:list><text:list-item>{p('inner')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("first")}{inner}</text:list-item>'
        f"<text:list-item>{p('second')}{p('more')}</text:list-item></text:list>"
        f'<text:list text:style-name="L2"><text:list-item>{p("dot")}</text:list-item></text:list>'
    )

    document = read(body, NUMBERS)

    told = [(one.look.bullet, one.text) for one in document.lines if one.look is not None]
    assert told == [
        ("1.", "first"),
        ("a)", "inner"),
        ("2.", "second"),
        ("", "more"),
        ("\u2022", "dot"),
    ]


def test_cells_have_their_place() -> None:
    """Row and column of each cell are known; a table in a cell is a table of its own."""
    nested = (
        "<table:table><table:table-row><table:table-cell>"
        f"{p('outer')}{table(('in', 'side'))}</table:table-cell></table:table-row></table:table>"
    )

    told = {line.text: line.cell for line in read(table(("a", "b"), ("c", "d")) + nested).lines}

    assert told["d"] == Cell(table=0, row=1, column=1, columns=2)
    assert told["outer"] == Cell(table=1, row=0, column=0, columns=1)
    assert told["side"] == Cell(table=2, row=0, column=1, columns=2)


def test_each_part_stands_in_the_order_of_reading() -> None:
    """Header, body, box, footer, footnote."""
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('A note')}"
    box = frame(f"<draw:text-box>{p('In the box')}</draw:text-box>")
    edges = f"<style:header>{p('Court')}</style:header><style:footer>{p('Page')}</style:footer>"

    body = p("Body", f"{note}</text:note-body></text:note>", box)

    document = read(body, **{"styles.xml": shared(masters=master(edges))})

    assert [(one.part, one.text) for one in document.lines][:5] == [
        (Part.HEADER, "Court"),
        (Part.BODY, "Body"),
        (Part.TEXTBOX, "In the box"),
        (Part.FOOTER, "Page"),
        (Part.FOOTNOTE, "A note"),
    ]


def test_form_controls_show_what_was_chosen() -> None:
    """A tick and a choice are seen; the other choices are told of."""
    body = FORM + p('<draw:control draw:control="c1"/><draw:control draw:control="c2"/>')

    document = read(body)

    assert seen(document, Part.TEXTBOX) == ["\u2612 Urgent", "Leeds"]
    assert [(one.name, one.text) for one in document.traces] == [("choice", "Bath")]


def test_what_a_link_and_a_content_control_keep_is_told() -> None:
    """The window in which a link opens has a name; a newer drop-down list keeps its choices."""
    loext = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    body = p(
        f'<loext:content-control {loext}><loext:list-item loext:display-text="Bath"/>Leeds'
        "</loext:content-control>",
        '<text:a xlink:href="#x" office:target-frame-name="14 Orchard Close">there</text:a>',
        '<text:a xlink:href="#x" office:target-frame-name="_blank">here</text:a>',
    )

    told = {(one.name, one.text) for one in read(body).traces}

    assert told == {("window of a link", "14 Orchard Close"), ("choice", "Bath")}


def test_a_field_of_word_that_fetches_a_file_is_told() -> None:
    """It is kept as a mark of Word, with its instruction."""
    field = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"
    mark = (
        f'<field:fieldmark-start xmlns:field="{field}" field:type="x.UNHANDLED"><field:param'
        ' field:name="x.code" field:value="INCLUDETEXT &quot;C:/Hale/notes.doc&quot;"/>'
        f'</field:fieldmark-start>Come on Monday.<field:fieldmark-end xmlns:field="{field}"/>'
    )

    document = read(p(mark))

    told = [(one.name, one.text) for one in document.traces if one.kind is TraceKind.ACTIVE]
    assert told == [("field that fetches a file", "C:/Hale/notes.doc")]


def test_the_letter_can_be_shown() -> None:
    """Size, weight, place and colour of a line are kept, also those of its parents."""
    said = (
        style("Base", "paragraph", 'fo:font-size="14pt" fo:font-weight="bold"')
        + style(
            "P1",
            "paragraph",
            inside='<style:paragraph-properties fo:text-align="end" fo:margin-left="1cm"/>',
            parent="Base",
        )
        + style("T1", "text", 'fo:color="#800000"')
    )

    (line,) = (one for one in read(p(span("Notice", "T1"), style="P1"), said).lines if one.look)

    assert line.look is not None
    assert (line.look.size_pt, line.look.bold, line.look.align) == (14.0, True, Align.RIGHT)
    assert (round(line.look.indent_mm, 1), line.look.colour) == (10.0, "800000")


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        pytest.param(
            '<text:database-display text:column-name="Name" text:table-name="T">&lt;Name&gt;'
            "</text:database-display>",
            TraceKind.MERGE_FIELD,
            id="merge field left open",
        ),
        pytest.param(
            '<text:placeholder text:placeholder-type="text">&lt;Name&gt;</text:placeholder>',
            TraceKind.PLACEHOLDER,
            id="placeholder",
        ),
    ],
)
def test_what_was_not_filled_in_is_told(field: str, kind: TraceKind) -> None:
    """A letter that still says <Name> is not finished."""
    document = read(p("Dear ", field))

    assert seen(document) == ["Dear <Name>"]
    assert kind in {one.kind for one in document.traces}


def visible(lines_: tuple[Line, ...]) -> list[tuple[Part, str, bool]]:
    """Give the lines that a person sees, and whether each begins a block."""
    told = [one for one in lines_ if one.hidden is None and one.part is not Part.FILENAME]
    blocks = [None, *(one.block for one in told)]
    return [
        (one.part, one.text, one.block != before)
        for one, before in zip(told, blocks, strict=False)
        if one.text
    ]


TEXTS = ("Ms Erin Hale", "14 Orchard Close", "Leeds", "", "Dear Ms Hale", "", "Come on Monday.")
ROWS = (("Name", "Erin Hale"), ("Postcode", "ZZ1 1ZZ"))


def test_twins_in_three_formats_are_the_same_letter() -> None:
    """A letter as docx, odt and rtf has the same lines, in the same blocks and cells."""
    word = docx_files.docx(docx_files.lines(*TEXTS) + docx_files.table(*ROWS))
    open_document = odf(lines(*TEXTS) + table(*ROWS))
    rich = rtf_files.rtf(rtf_files.lines(*TEXTS), rtf_files.table(*ROWS))

    first = docx_reading(Asked(name="letter", data=word)).document
    second = odt_reading(Asked(name="letter", data=open_document)).document
    third = rtf_reading(Asked(name="letter", data=rich)).document

    assert visible(first.lines) == visible(second.lines) == visible(third.lines)
    assert first.content_hash == second.content_hash == third.content_hash
    cells = [[one.cell for one in each.lines if one.cell] for each in (first, second, third)]
    assert cells[0] == cells[1] == cells[2]


@pytest.mark.parametrize("element", ["object", "object-ole"])
def test_a_formula_is_read_however_it_is_pointed_at(element: str) -> None:
    """Some programs point at a formula as if it were a file of another program."""
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>Paid</mi><mo>+</mo><mi>due</mi></math>'
    made = odf(
        p(frame(f'<draw:{element} xlink:href="./Formula-0"/>')),
        parts={"Formula-0/content.xml": formula, "Formula-0/settings.xml": "<a/>"},
        media={"Formula-0/": "application/vnd.oasis.opendocument.formula"},
    )

    reading = odt_reading(Asked(name="letter.odt", data=made))

    assert "Paid+due" in [line.text for line in reading.document.lines]
    assert reading.held == ()
    assert reading.document.gaps == ()
    assert reading.document.traces == ()

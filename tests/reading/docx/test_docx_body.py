"""What a person sees in a Word letter is read in the order of reading, as it looks."""

import io

import docx as python_docx
import pytest

from checker.model import Align, Cell, Document, FileKind, Part, Read
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, lines, paragraph, part, run, table

BREAK = "<w:r><w:br/></w:r>"
STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "officeDocument/relationships",
    ),
)


def read(body: str, **more: object) -> Document:
    """Read a letter with this body."""
    (letter,) = read_docx("letter.docx", docx(body, **more))  # type: ignore[arg-type] # a builder
    return letter


def blocks(letter: Document, part_of: Part = Part.BODY) -> list[list[str]]:
    """Give the texts of a part, those of one block together, empty lines left out."""
    found: dict[int, list[str]] = {}
    for line in letter.lines:
        if line.part is part_of and line.text:
            found.setdefault(line.block, []).append(line.text)
    return list(found.values())


def test_a_plain_letter_is_read_line_by_line() -> None:
    """Each paragraph is a line, and an empty one parts the address from the salutation."""
    letter = read(lines("Ms Erin Hale", "14 Orchard Close", "XX1 4AB", "", "Dear Ms Hale"))

    assert letter.kind is FileKind.DOCX
    assert letter.read is Read.WHOLE
    assert letter.pages == ()
    assert letter.text() == "Ms Erin Hale\n14 Orchard Close\nXX1 4AB\n\nDear Ms Hale"
    assert blocks(letter) == [["Ms Erin Hale", "14 Orchard Close", "XX1 4AB"], ["Dear Ms Hale"]]


def test_the_file_itself_is_known_by_its_bytes() -> None:
    """Size and SHA-256 are of the exact bytes; the same words again have the same content hash."""
    plain, again = docx(lines("Dear Ben")), docx(lines("Dear", "Ben"))

    (one,), (other,) = read_docx("a.docx", plain), read_docx("b.docx", again)

    assert one.size == len(plain)
    assert one.sha256 != other.sha256
    assert one.content_hash == other.content_hash


def test_line_breaks_part_lines_of_one_block() -> None:
    """An address typed into one paragraph is as many lines as a person sees."""
    letter = read(paragraph(run("14 Orchard Close"), BREAK, run("XX1 4AB")))

    assert blocks(letter) == [["14 Orchard Close", "XX1 4AB"]]


def test_tabs_keep_columns_apart() -> None:
    """Two columns made with a tab do not run together."""
    letter = read(paragraph(run("Ms Erin Hale"), "<w:r><w:tab/></w:r>", run("Our ref: 12")))

    assert letter.text() == "Ms Erin Hale    Our ref: 12"


def test_columns_made_with_tabs_stand_below_one_another() -> None:
    """As many tabs as it took in Word bring the second column to the same place in the text."""
    one_tab, two_tabs = "<w:r><w:tab/></w:r>", "<w:r><w:tab/><w:tab/></w:r>"
    letter = read(
        paragraph(run("14 Orchard Close"), two_tabs, run("1 High Street"))
        + paragraph(run("Greater Littlemere-on-Sea"), one_tab, run("Harrowfield"))
        + paragraph(run("XX1 4AB"), two_tabs, one_tab, run("HX97 1AB"))
    )

    starts = [
        line.text.index(second)
        for line, second in zip(letter.lines, ("1 High", "Harrow", "HX97"), strict=False)
    ]
    assert max(starts) - min(starts) <= 1


def test_a_tab_stop_of_its_own_is_kept() -> None:
    """A stop at 9 cm brings a short and a long line to the same column."""
    stop = '<w:tabs><w:tab w:val="left" w:pos="5103"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    letter = read(
        paragraph(run("XX1"), tab, run("Ref"), properties=stop)
        + paragraph(run("14 Orchard Close, Littlemere"), tab, run("Ref"), properties=stop)
    )

    first, second, _ = letter.lines
    assert first.text.index("Ref") == second.text.index("Ref")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            paragraph(run("A"), properties='<w:spacing w:after="240"/>') + lines("B"),
            [["A"], ["B"]],
            id="clear space",
        ),
        pytest.param(
            paragraph(run("A"), properties='<w:spacing w:after="80"/>') + lines("B"),
            [["A", "B"]],
            id="little space",
        ),
        pytest.param(
            paragraph(run("A"), properties='<w:jc w:val="right"/>') + lines("B"),
            [["A"], ["B"]],
            id="from right to left edge",
        ),
        pytest.param(
            paragraph(run("A"), properties='<w:ind w:left="5000"/>') + lines("B"),
            [["A"], ["B"]],
            id="far indent",
        ),
        pytest.param(
            paragraph(run("A"), properties='<w:framePr w:x="700"/>') + lines("B"),
            [["A"], ["B"]],
            id="frame",
        ),
    ],
)
def test_what_stands_apart_is_another_block(body: str, expected: list[list[str]]) -> None:
    """Blocks are what a person takes for one group of lines."""
    assert blocks(read(body)) == expected


def test_paragraphs_with_the_usual_space_still_stand_together() -> None:
    """In Word's own template each line of an address has 8 points below it."""
    usual = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr>'
        '<w:spacing w:after="160"/></w:pPr></w:style>'
    )
    letter = read(
        lines("Ms Erin Hale", "14 Orchard Close", "", "Dear Ms Hale"),
        links=(("rId8", "styles", "styles.xml"),),
        parts={"word/styles.xml": part("styles", usual)},
    )

    assert blocks(letter) == [["Ms Erin Hale", "14 Orchard Close"], ["Dear Ms Hale"]]


def test_a_block_of_broken_lines_ends_with_its_paragraph() -> None:
    """An address typed with line breaks is parted from the date by the space below it."""
    usual = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:pPr>'
        '<w:spacing w:after="200"/></w:pPr></w:style>'
    )
    letter = read(
        lines("Our service")
        + paragraph(run("14 Orchard Close"), BREAK, run("XX1 4AB"))
        + lines("3 May 2026"),
        links=(("rId8", "styles", "styles.xml"),),
        parts={"word/styles.xml": part("styles", usual)},
    )

    assert blocks(letter) == [["Our service"], ["14 Orchard Close", "XX1 4AB"], ["3 May 2026"]]


def test_a_blank_line_in_a_paragraph_parts_blocks() -> None:
    """Some people type a whole letter into one paragraph."""
    letter = read(paragraph(run("XX1 4AB"), BREAK, BREAK, run("Dear Ms Hale"), BREAK, run("It is")))

    assert blocks(letter) == [["XX1 4AB"], ["Dear Ms Hale", "It is"]]


def test_each_cell_is_a_block_with_its_place() -> None:
    """Cells are read row by row, and the lines of one never join those of the next."""
    letter = read(lines("Above") + table(("Ms Erin Hale", "Our ref"), ("XX1 4AB", "12")))

    assert blocks(letter) == [["Above"], ["Ms Erin Hale"], ["Our ref"], ["XX1 4AB"], ["12"]]
    cells = [line.cell for line in letter.lines if line.cell is not None]
    assert cells[1] == Cell(table=0, row=0, column=1, columns=2)
    assert cells[2] == Cell(table=0, row=1, column=0, columns=2)


def test_a_table_in_a_cell_is_read_where_it_stands() -> None:
    """Letters are laid out in nested tables; the inner one has a number of its own."""
    inner = table(("Inner",))
    letter = read(f"<w:tbl><w:tr><w:tc>{inner}{lines('Outer')}</w:tc></w:tr></w:tbl>")

    told = [(line.text, line.cell) for line in letter.lines if line.text and line.cell]
    assert [(text, cell.table) for text, cell in told] == [("Inner", 1), ("Outer", 0)]


def test_spans_move_the_columns_after_them() -> None:
    """A cell over two columns is followed by the third."""
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{lines("A")}</w:tc>'
    letter = read(f"<w:tbl><w:tr>{wide}<w:tc>{lines('B')}</w:tc></w:tr></w:tbl>")

    cells = {line.text: line.cell for line in letter.lines}
    assert cells["B"] == Cell(table=0, row=0, column=2, columns=3)


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param("<w:ins w:author='Kit Moss'>{}</w:ins>", id="insertion"),
        pytest.param("<w:moveTo w:author='Kit Moss'>{}</w:moveTo>", id="moved here"),
        pytest.param("<w:smartTag>{}</w:smartTag>", id="smart tag"),
        pytest.param("<w:hyperlink>{}</w:hyperlink>", id="link"),
        pytest.param("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", id="content control"),
        pytest.param("<w:customXml>{}</w:customXml>", id="custom XML"),
        pytest.param("<w:fldSimple w:instr='DATE'>{}</w:fldSimple>", id="simple field"),
        pytest.param("<w:bdo>{}</w:bdo>", id="direction"),
        pytest.param("<m:oMath>{}</m:oMath>", id="formula"),
        pytest.param("<w:neverHeardOf>{}</w:neverHeardOf>", id="what nobody knows"),
        pytest.param(
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
            "</mc:AlternateContent>",
            id="alternatives, once",
        ),
    ],
)
def test_text_in_a_wrapper_stays_in_its_sentence(wrapped: str) -> None:
    """Exactly the places where other readers lose an addressee."""
    inside = wrapped.replace("{}", run("Erin Hale"))

    letter = read(paragraph(run("Dear "), inside, run(",")))

    assert letter.text() == "Dear Erin Hale,"


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", id="content control"),
        pytest.param("<w:ins w:author='Kit Moss'>{}</w:ins>", id="insertion"),
        pytest.param("<w:customXml>{}</w:customXml>", id="custom XML"),
        pytest.param("<w:neverHeardOf>{}</w:neverHeardOf>", id="what nobody knows"),
    ],
)
def test_whole_paragraphs_in_a_wrapper_are_read(wrapped: str) -> None:
    """A cover page, or an address block in a content control."""
    letter = read(wrapped.replace("{}", lines("Ms Erin Hale", "XX1 4AB")))

    assert letter.text() == "Ms Erin Hale\nXX1 4AB"


def test_rows_and_cells_in_content_controls_are_read() -> None:
    """Repeating sections wrap rows; a bound field wraps a cell."""
    cell = f"<w:sdt><w:sdtContent><w:tc>{lines('A')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"

    assert read(f"<w:tbl>{row}</w:tbl>").text() == "A"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    """The date, not the recipe for it."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d MMMM" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 May</w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(paragraph(run("On "), field, run("."))).text() == "On 3 May."


def test_form_fields_show_what_was_chosen() -> None:
    """A drop-down and a tick have no text of their own."""
    choice = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Mother"/>'
        '<w:listEntry w:val="Father"/></w:ddList></w:ffData>'
    )
    tick = '<w:ffData><w:checkBox><w:checked w:val="1"/></w:checkBox></w:ffData>'
    fields = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for form in (choice, tick)
    )
    assert read(paragraph(fields)).text() == "Father\u2612"


def test_a_letter_written_as_symbols_is_read() -> None:
    """A plain font's symbol is the letter that it shows."""
    hidden = (
        '<w:r><w:sym w:font="Arial" w:char="F041"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )

    assert read(paragraph(hidden)).text() == "A\u2612"


VML_BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
WPS_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
    "<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
    "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    "box", [pytest.param(VML_BOX, id="old"), pytest.param(WPS_BOX, id="new, with its old twin")]
)
def test_a_text_box_is_a_block_of_its_own_and_read_once(box: str) -> None:
    """An address in a text box does not run into the paragraph that it hangs on."""
    address = lines("Ms Erin Hale", "XX1 4AB")
    letter = read(paragraph(run("Dear "), box.replace("{}", address), run("Ms Hale")))

    assert letter.text() == "Dear Ms Hale"
    assert blocks(letter, Part.TEXTBOX) == [["Ms Erin Hale", "XX1 4AB"]]


def test_a_watermark_and_word_art_are_read() -> None:
    """Old WordArt keeps its words in an attribute."""
    mark = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'

    assert read(paragraph(mark)).text(Part.TEXTBOX) == "DRAFT"


def test_headers_notes_and_footers_are_parts_of_their_own() -> None:
    """Header before the body, footer after it, and the note that the text calls."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/></w:sectPr>'
    )
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    letter = read(
        paragraph(run("Dear Ms Hale"), call) + section,
        links=(
            ("rId5", "header", "header1.xml"),
            ("rId6", "footer", "footer1.xml"),
            ("rId7", "footnotes", "footnotes.xml"),
        ),
        parts={
            "word/header1.xml": part("hdr", lines("Our address")),
            "word/footer1.xml": part("ftr", lines("Page 1")),
            "word/footnotes.xml": part(
                "footnotes", f'<w:footnote w:id="2">{lines("See the order")}</w:footnote>'
            ),
        },
    )

    told = [(line.part, line.text, line.hidden) for line in letter.lines]
    assert told == [
        (Part.HEADER, "Our address", None),
        (Part.BODY, "Dear Ms Hale", None),
        (Part.FOOTER, "Page 1", None),
        (Part.FOOTNOTE, "See the order", None),
        (Part.FILENAME, "letter.docx", None),
    ]


def test_a_line_says_how_it_looks() -> None:
    """Size, weight, slant, ink, edge and indent come from the run, its styles and the defaults."""
    style = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults><w:style w:type='paragraph' w:styleId='Head'><w:pPr><w:jc w:val='center'/>"
        "<w:spacing w:before='120' w:after='60'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    )
    letter = read(
        paragraph(run("Plain"), properties='<w:ind w:left="1440"/>')
        + paragraph(
            run("Head", '<w:i/><w:color w:val="c00000"/>'), properties='<w:pStyle w:val="Head"/>'
        ),
        links=(("rId8", "styles", "styles.xml"),),
        parts={"word/styles.xml": part("styles", style)},
    )

    plain, head = (line.look for line in letter.lines if line.part is Part.BODY)
    assert plain is not None
    assert head is not None
    assert (plain.size_pt, plain.bold, plain.align, plain.indent_mm) == (
        12,
        False,
        Align.LEFT,
        25.4,
    )
    assert (head.bold, head.italic, head.align, head.colour) == (True, True, Align.CENTRE, "C00000")
    assert (head.before_pt, head.after_pt) == (6, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_strict_open_xml_is_read_as_the_ordinary_kind(encoding: str) -> None:
    """Word's "Strict Open XML" save-as uses other names for the same things."""
    body = lines("Dear Ms Hale") + paragraph(run("hidden", "<w:vanish/>"))
    main = part("document", f"<w:body>{body}</w:body>").replace("UTF-8", encoding)
    for ordinary, strict in STRICT:
        main = main.replace(ordinary, "http://purl.oclc.org/ooxml/" + strict)

    letter = read("", parts={"word/document.xml": main.encode(encoding)})

    told = [(line.text, line.hidden is None) for line in letter.lines if line.part is Part.BODY]
    assert told == [("Dear Ms Hale", True), ("hidden", False)]


def test_a_picture_is_a_gap_with_its_size() -> None:
    """A picture of 100 by 50 millimetres may be a scanned letter, or a logo: the checks decide."""
    drawn = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><a:graphic>'
        "<a:graphicData><pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    letter = read(paragraph(drawn))

    assert [(gap.code, gap.area_mm2, gap.part) for gap in letter.gaps] == [
        ("unread.scan", 5000, Part.IMAGE)
    ]
    assert letter.read is Read.PARTLY


def test_the_words_of_a_chart_are_read() -> None:
    """A chart's labels can hold names."""
    chart = part("x", "<c:cat><c:pt><c:v>Erin Hale</c:v></c:pt></c:cat>")
    letter = read(
        lines("Dear Ben"),
        links=(("rId9", "chart", "charts/chart1.xml"),),
        parts={"word/charts/chart1.xml": chart},
    )

    assert letter.text(Part.OTHER) == "Erin Hale"
    assert letter.gaps == ()


def test_a_letter_that_word_users_write_is_read_whole() -> None:
    """Header, address table, paragraphs with breaks and a list, as python-docx writes them."""
    made = python_docx.Document()
    made.sections[0].header.paragraphs[0].text = "Family Advisory Service"
    grid = made.add_table(rows=1, cols=2)
    grid.cell(0, 0).text = "Ms Erin Hale\n14 Orchard Close\nXX1 4AB"
    grid.cell(0, 1).text = "Our ref: FA/12"
    made.add_paragraph("Dear Ms Hale")
    made.add_paragraph("First point", style="List Number")
    held = io.BytesIO()
    made.save(held)

    (letter,) = read_docx("letter.docx", held.getvalue())

    assert letter.read is Read.WHOLE
    assert letter.text(Part.HEADER) == "Family Advisory Service"
    assert blocks(letter) == [
        ["Ms Erin Hale", "14 Orchard Close", "XX1 4AB"],
        ["Our ref: FA/12"],
        ["Dear Ms Hale", "First point"],
    ]
    assert [line.look.bullet for line in letter.lines if line.look and line.look.bullet] == ["1."]

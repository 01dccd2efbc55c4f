"""What a PDF carries beside its pages is read, or named as something that was not read."""

import io

import pypdf
import pytest
from PIL import Image
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import (
    ArrayObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.model import Concealment, Document, Line, Part, Read, Trace, TraceKind
from checker.reading.pdf import draw_pdf, is_signed, look_pdf, read_pdf
from checker.reading.refusal import Unreadable
from tests.builders.pdf_files import (
    BODY,
    LETTER,
    changed,
    letter,
    letter_pdf,
    pdf,
    saved_on_top,
    scanned,
    with_objects,
)
from tests.builders.pdf_leaks import with_annotation


def _read(data: bytes) -> Document:
    (document,) = read_pdf("letter.pdf", data)
    return document


def _traces(document: Document, kind: TraceKind) -> list[Trace]:
    return [trace for trace in document.traces if trace.kind is kind]


def _gaps(document: Document) -> list[tuple[str, str]]:
    return [(gap.code, gap.why) for gap in document.gaps]


def _lines(document: Document, part: Part) -> list[Line]:
    return [line for line in document.lines if line.part is part]


def test_a_files_name_goes_through_every_check() -> None:
    """The name of the file is a line like any other."""
    assert [line.text for line in _lines(_read(letter_pdf()), Part.FILENAME)] == ["letter.pdf"]


def test_properties_are_traces_and_lines() -> None:
    """Author, title and the programs that made the file are told by name."""

    def describe(writer: pypdf.PdfWriter) -> None:
        writer.add_metadata(
            {
                "/Author": "Priya Nair",
                "/Title": "Letter to Mr Hale",
                "/Company": "Sender House",
                "/Producer": "Writer 9",
                "/ModDate": "D:20260603120000",
            }
        )

    document = _read(changed(letter_pdf(), describe))
    named = {trace.name: trace.text for trace in _traces(document, TraceKind.METADATA)}

    assert named["author"] == "Priya Nair"
    assert named["title"] == "Letter to Mr Hale"
    assert named["company"] == "Sender House"
    assert named["producer"] == "Writer 9"
    assert "moddate" not in named
    lines = _lines(document, Part.METADATA)
    assert {line.hidden for line in lines} == {Concealment.METADATA}
    assert "Priya Nair" in [line.text for line in lines]


def test_the_xmp_packet_is_read_too() -> None:
    """A name that stands only in the XMP packet is told; the same value is not told twice."""
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmp:CreatorTool="Writer 9"><dc:creator><rdf:Seq><rdf:li>Priya Nair</rdf:li></rdf:Seq>
        </dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"""
    stream = b"<< /Type /Metadata /Subtype /XML >>\nstream\n" + packet + b"\nendstream"

    document = _read(with_objects(letter_pdf(), [stream], root_entry=b"/Metadata NEW:1"))

    named = [(trace.name, trace.text) for trace in _traces(document, TraceKind.METADATA)]
    assert named.count(("author", "Priya Nair")) == 1
    assert ("creator", "Writer 9") in named


def test_a_sticky_note_is_a_comment_with_its_author() -> None:
    """A note that somebody left is told with who wrote it and where."""
    note = Text(rect=(50, 550, 200, 650), text="Is 14 Wharf Terrace\nconfidential?")
    note[NameObject("/T")] = TextStringObject("Priya Nair")

    document = _read(changed(letter_pdf(), lambda writer: writer.add_annotation(0, note)))

    (trace,) = _traces(document, TraceKind.COMMENT)
    assert (trace.text, trace.author, trace.page) == (
        "Is 14 Wharf Terrace confidential?",
        "Priya Nair",
        1,
    )
    lines = _lines(document, Part.COMMENT)
    assert [line.text for line in lines] == ["Is 14 Wharf Terrace", "confidential?"]
    assert {line.hidden for line in lines} == {Concealment.COMMENT}


def test_a_mark_without_words_still_names_its_author() -> None:
    """A highlight carries the reviewer's name."""
    quads = ArrayObject(FloatObject(number) for number in (50, 650, 200, 650, 50, 640, 200, 640))
    mark = Highlight(rect=(50, 640, 200, 650), quad_points=quads)
    mark[NameObject("/T")] = TextStringObject("Priya Nair")

    document = _read(changed(letter_pdf(), lambda writer: writer.add_annotation(0, mark)))

    assert [trace.author for trace in _traces(document, TraceKind.COMMENT)] == ["Priya Nair"]


def test_text_typed_onto_the_page_is_read_as_part_of_it() -> None:
    """A free-text note is seen by whoever gets the letter, so it is body, in its place."""
    note = FreeText(text="9 Heron Walk", rect=(70, 750, 200, 770))

    document = _read(changed(letter_pdf(), lambda writer: writer.add_annotation(0, note)))

    body = [line.text for line in _lines(document, Part.BODY) if line.hidden is None]
    assert body == ["9 Heron Walk", *LETTER, *BODY]


def _form(canvas: Canvas) -> None:
    letter(canvas)
    canvas.acroForm.textfield(name="who", value="Erin Hale", x=70, y=400, width=200, height=20)


def test_what_is_filled_into_a_form_is_read() -> None:
    """A field's value is text of the page."""
    document = _read(pdf(_form))

    (line,) = [line for line in document.lines if line.text == "Erin Hale"]
    assert (line.part, line.page, line.hidden) == (Part.BODY, 1, None)
    assert line.box is not None


def test_a_hidden_field_is_told() -> None:
    """A field that is not shown still travels with the letter."""

    def hide(writer: pypdf.PdfWriter) -> None:
        for one in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]  # an array
            one.get_object()[NameObject("/F")] = NumberObject(2)

    document = _read(changed(pdf(_form), hide))

    (trace,) = _traces(document, TraceKind.HIDDEN_TEXT)
    assert (trace.text, trace.name) == ("Erin Hale", "hidden")


def test_an_opening_view_is_no_script() -> None:
    """The usual "open at page one" raises nothing."""
    plain = letter_pdf()

    assert not _read(with_objects(plain, [], root_entry=b"/OpenAction [3 0 R /Fit]")).gaps


def test_a_form_of_another_kind_is_named() -> None:
    """An XFA form is said to be unread."""
    entry = b"/AcroForm << /XFA [(a) (b)] >>"
    (gap,) = _read(with_objects(letter_pdf(), [], root_entry=entry)).gaps

    assert gap.code == "unread.unsupported"
    assert "XFA" in gap.why


def test_a_file_saved_twice_with_nothing_taken_away_is_nothing() -> None:
    """Signing a file or filling in its form saves it on top of itself."""
    document = _read(saved_on_top(letter_pdf()))

    assert not document.gaps
    assert not _traces(document, TraceKind.REDACTION)


def test_a_second_end_without_an_object_is_nothing() -> None:
    """Word closes its files twice: that is no earlier version."""
    plain = letter_pdf()
    tail = plain[plain.rindex(b"startxref") :]

    assert not _read(plain + tail).gaps


def test_a_scanned_page_is_told_with_its_size() -> None:
    """A page that is a picture cannot be read, and the file is read in part only."""
    document = _read(scanned())

    (gap,) = document.gaps
    assert gap.code == "unread.scan"
    assert gap.area_mm2 == pytest.approx(210 * 297, rel=0.01)
    assert document.read is Read.PARTLY


def test_the_text_under_a_scan_is_hidden_text() -> None:
    """A scanner's text layer is told as invisible, and does not make the page one that was read."""
    document = _read(scanned(words_below="14 Wharf Terrace"))

    (line,) = [line for line in document.lines if line.text == "14 Wharf Terrace"]
    assert line.hidden is Concealment.INVISIBLE
    assert [gap.code for gap in document.gaps] == ["unread.scan"]
    assert document.read is Read.PARTLY


def test_a_logo_is_told_with_its_size() -> None:
    """A small picture is named with its area, and leaves the letter read whole."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        noise = ImageReader(Image.effect_noise((60, 60), 60).convert("RGB"))
        canvas.drawImage(noise, 450, 760, 72, 36)

    document = _read(pdf(draw))

    (gap,) = document.gaps
    assert gap.code == "unread.scan"
    assert gap.area_mm2 == pytest.approx(25.4 * 12.7, rel=0.02)
    assert document.read is Read.PARTLY


def test_letters_drawn_as_shapes_are_told() -> None:
    """A page without text whose letters are outlines cannot be read."""

    def draw(canvas: Canvas) -> None:
        for step in range(60):
            canvas.circle(60 + step * 8, 600, 3, stroke=0, fill=1)

    assert [gap.code for gap in _read(pdf(draw)).gaps] == ["unread.scan"]


def test_a_page_too_large_to_draw_is_told() -> None:
    """A page of 700 metres is read, drawn small, and named as not tested."""
    huge = 2_000_000

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(100, 100, "QX4 7ZD")

    data = pdf(draw, size=(huge, huge))

    document = look_pdf("letter.pdf", data)

    assert [gap.code for gap in document.gaps] == ["unread.too-large"]
    assert "QX4 7ZD" in document.text()
    picture = Image.open(io.BytesIO(draw_pdf(data, 1, 500)))
    assert picture.size == (500, 500)


def test_letters_that_the_file_does_not_name_are_told() -> None:
    """A font whose characters stand for nothing cannot be checked."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>] >>"
    )
    content = (
        b"BT /F1 12 Tf 70 600 Td <" + b"".join(b"%04X" % (2000 + n) for n in range(40)) + b"> Tj ET"
    )
    data = with_objects(
        letter_pdf(),
        [b"<< >>\nstream\n" + content + b"\nendstream"],
        page_entry=b"/Contents NEW:1 /Resources << /Font << /F1 " + font + b" >> >>",
    )

    assert "unread.unsupported" in [gap.code for gap in _read(data).gaps]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_locked_file_needs_its_password(algorithm: str) -> None:
    """Without the password, or with a wrong one, the refusal says so; with it the file is read."""

    def lock(writer: pypdf.PdfWriter) -> None:
        writer.encrypt("open sesame", algorithm=algorithm)

    data = changed(letter_pdf(), lock)

    with pytest.raises(Unreadable, match="locked with a password") as nothing_given:
        read_pdf("letter.pdf", data)
    with pytest.raises(Unreadable, match="does not open this file") as wrong:
        read_pdf("letter.pdf", data, passwords=("guess",))
    assert nothing_given.value.code == wrong.value.code == "unread.encrypted"
    document = look_pdf("letter.pdf", data, passwords=("guess", "open sesame"))
    assert [line.text for line in _lines(document, Part.BODY)] == [*LETTER, *BODY]
    assert not document.gaps


def test_a_file_that_anybody_may_open_is_read() -> None:
    """A file that only forbids printing needs no password."""

    def lock(writer: pypdf.PdfWriter) -> None:
        writer.encrypt("", "owner", algorithm="AES-256")

    assert _read(changed(letter_pdf(), lock)).text() == "\n".join((*LETTER, *BODY))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7\n", id="nothing but a head"),
        pytest.param(b"\x00" * 5_000, id="noughts"),
        pytest.param(letter_pdf()[:400], id="cut short"),
    ],
)
def test_a_damaged_file_is_refused_in_a_sentence(data: bytes) -> None:
    """A file that cannot be opened is never an empty letter."""
    with pytest.raises(Unreadable, match="damaged") as refused:
        read_pdf("letter.pdf", data)
    assert refused.value.code == "unread.damaged"


def test_too_many_pages_are_refused() -> None:
    """A file of 3,001 pages is not a letter."""
    writer = pypdf.PdfWriter()
    for _ in range(3_001):
        writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(Unreadable) as refused:
        read_pdf("letter.pdf", out.getvalue())
    assert refused.value.code == "unread.too-large"


def test_both_looks_see_the_same_letter() -> None:
    """Where nothing is hidden, the slower look changes nothing but that it is settled."""
    quick, slow = _read(letter_pdf()), look_pdf("letter.pdf", letter_pdf())

    assert quick.lines == slow.lines
    assert quick.content_hash == slow.content_hash
    assert (quick.settled, slow.settled) == (False, True)


def test_the_other_choices_of_a_list_are_told() -> None:
    """A drop-down list carries every address that could have been chosen."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.acroForm.choice(
            name="to",
            value="Erin Hale",
            options=["Erin Hale", "14 Wharf Terrace"],
            x=70,
            y=400,
            width=200,
            height=20,
        )

    document = _read(pdf(draw))

    assert not _traces(document, TraceKind.HIDDEN_TEXT)
    metadata = _traces(document, TraceKind.METADATA)
    assert [trace.text for trace in metadata if trace.name == "choice"] == ["14 Wharf Terrace"]
    assert "14 Wharf Terrace" in document.text(Part.METADATA)
    assert [line.hidden for line in document.lines if line.text == "Erin Hale"] == [None]


def test_a_bookmark_that_says_more_than_its_page_is_told() -> None:
    """A bookmark that repeats a heading or counts is nothing; another letter's is hidden text."""

    def mark(writer: pypdf.PdfWriter) -> None:
        writer.add_outline_item(title="Dear Ms Brennan,", page_number=0)
        writer.add_outline_item(title="Letter to Tom Hale", page_number=0)
        writer.add_outline_item(title="Slide 12", page_number=0)

    document = _read(changed(letter_pdf(), mark))

    assert [trace.text for trace in _traces(document, TraceKind.HIDDEN_TEXT)] == [
        "Letter to Tom Hale"
    ]


def test_a_stamp_is_told_as_unread() -> None:
    """A stamp draws words that stand nowhere as text."""
    document = _read(with_annotation("Stamp"))

    assert [gap.code for gap in document.gaps] == ["unread.scan"]


def test_a_signed_file_is_recognised() -> None:
    """A file with a filled-in signature field must not be changed without a word."""
    field = b"<< /FT /Sig /T (s) /V << /Type /Sig /Contents <00> >> >>"
    empty = b"<< /FT /Sig /T (s) >>"
    form = b"/AcroForm << /Fields [NEW:1] >>"

    assert is_signed(with_objects(letter_pdf(), [field], root_entry=form))
    assert not is_signed(with_objects(letter_pdf(), [empty], root_entry=form))
    assert not is_signed(letter_pdf())
    assert not is_signed(b"%PDF-1.7 broken")


@pytest.mark.parametrize(
    ("encoding", "lies"),
    [
        pytest.param("/WinAnsiEncoding", True, id="a plain encoding"),
        pytest.param("<< /Differences [52 /four 53 /five] >>", True, id="names of its own"),
        pytest.param("<< /Differences [52 /nine 53 /eight] >>", False, id="names that agree"),
        pytest.param("<< /Differences [52 /g1 53 /g2] >>", False, id="names that say nothing"),
    ],
)
def test_a_font_that_draws_other_letters_than_it_names_is_told(encoding: str, lies: bool) -> None:
    """A file may show 45 and hold 98: nobody could check what is not seen."""
    cmap = b"2 beginbfchar <34> <0039> <35> <0038> endbfchar"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} "
    page = "/Resources << /Font << /F1 " + font + "/ToUnicode NEW:1 >> >> >>"
    stream = b"<< >>\nstream\n" + cmap + b"\nendstream"

    document = _read(with_objects(letter_pdf(), [stream], page_entry=page.encode()))

    assert any("draws other letters" in gap.why for gap in document.gaps) is lies

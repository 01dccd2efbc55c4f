"""The words of an RTF letter are read as a person reads them, in every code page."""

import pytest
from striprtf.striprtf import rtf_to_text

from checker.model import Align, Cell, Document, Part, TraceKind
from checker.reading.asking import Asked
from checker.reading.rtf import rtf_reading
from tests.builders.rtf_files import lines, rtf, shape, table


def read(*content: str) -> Document:
    """Read a letter."""
    return rtf_reading(Asked(name="letter.rtf", data=rtf(*content))).document


def words_of(data: bytes) -> list[str]:
    """Give the words that a second reader finds."""
    text: str = rtf_to_text(data.decode("latin-1"))  # type: ignore[no-untyped-call]  # its own
    return text.replace("|", " ").split()


def seen(document: Document, part: Part = Part.BODY) -> list[str]:
    """Give the lines of a part that a person sees."""
    return [one.text for one in document.lines if one.part is part and one.hidden is None]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(r"Ren\'e9e O\rquote Hara", "Ren\u00e9e O\u2019Hara", id="western byte"),
        pytest.param(r"\f1 \'cc\'e0\'f0\'e8\'ff", "\u041c\u0430\u0440\u0438\u044f", id="Cyrillic"),
        pytest.param(r"\f3 \'93\'fa\'96\'7b", "\u65e5\u672c", id="two bytes a letter"),
        pytest.param(r"\u346?miech\'f3w", "\u015amiech\u00f3w", id="a letter by its number"),
        pytest.param(r"\uc2\u346??x", "\u015ax", id="two signs for older programs"),
        pytest.param(r"{\uc0\u346}\u346?x", "\u015a\u015ax", id="none, in its group alone"),
        pytest.param(r"\u346\'3fx", "\u015ax", id="a sign in hex digits"),
        pytest.param(r"\u-10179?\u-8704?", "\U0001f600", id="two halves"),
        pytest.param(r"a\~b\_c\-d", "a b-cd", id="spaces and hyphens"),
        pytest.param(r"\{\}\\", "{}\\", id="braces"),
        pytest.param("one \r\ntwo", "one two", id="line ends of the file"),
        pytest.param(r"\f2\'b7\f0  item", "\u2022 item", id="bullet of a symbol font"),
        pytest.param(r"{\upr{Ren?}{\*\ud{Ren\u233?}}}", "Ren\u00e9", id="text for newer programs"),
    ],
)
def test_letters_are_what_they_are(written: str, shown: str) -> None:
    """Each code page and each way to write a letter gives the letter."""
    assert seen(read(rf"\pard\plain {written}\par")) == [shown]


def test_a_line_break_and_a_blank_line_part_the_letter() -> None:
    """Address lines stand together; what follows after a blank line stands apart."""
    document = read(lines("Ms Erin Hale\n14 Orchard Close", "", "Dear Ms Hale"))

    assert seen(document) == ["Ms Erin Hale", "14 Orchard Close", "", "Dear Ms Hale"]
    blocks = [line.block for line in document.lines if line.part is Part.BODY]
    assert blocks[0] == blocks[1] != blocks[3]


def test_cells_have_their_place() -> None:
    """Row and column of each cell are known, in tables of their own."""
    rows = (("Name", "Erin Hale"), ("Postcode", "ZZ1 1ZZ"))
    document = read(table(*rows), lines("Between"), table(("x", "y", "z")))

    told = {line.text: line.cell for line in document.lines}
    assert told["Erin Hale"] == Cell(table=0, row=0, column=1, columns=2)
    assert told["Postcode"] == Cell(table=0, row=1, column=0, columns=2)
    assert told["Between"] is None
    assert told["z"] == Cell(table=1, row=0, column=2, columns=3)


def test_a_table_in_a_cell_has_its_own_place() -> None:
    """A nested table is a table of its own, and the outer cell goes on after it."""
    nested = (
        r"\trowd\cellx5000\pard\intbl outer\par"
        r"\pard\intbl\itap2 inner\nestcell other\nestcell"
        r"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}"
        r"\pard\intbl after\cell\row\pard "
    )
    told = {line.text: line.cell for line in read(nested).lines}

    assert told["outer"] == told["after"] != told["inner"]
    assert told["other"] is not None
    assert (told["other"].column, told["other"].columns) == (1, 2)


def test_headers_notes_and_boxes_are_parts_of_their_own() -> None:
    """Header, body, text box, footer and footnote, in the order of reading."""
    document = read(
        r"{\header \pard\plain Court at Leeds\par}{\footer \pard\plain Page\par}",
        r"\pard Body{\footnote \pard\plain A note}\par",
        shape("In the box"),
        r"\pard End\par",
    )

    told = [(line.part, line.text) for line in document.lines if line.text][:6]
    assert told == [
        (Part.HEADER, "Court at Leeds"),
        (Part.BODY, "Body"),
        (Part.BODY, "End"),
        (Part.TEXTBOX, "In the box"),
        (Part.FOOTER, "Page"),
        (Part.FOOTNOTE, "A note"),
    ]


@pytest.mark.parametrize(
    ("field", "shown", "traces"),
    [
        pytest.param(
            r"{\field{\*\fldinst DATE}{\fldrslt 3 May}}", "3 May", set(), id="its result is shown"
        ),
        pytest.param(
            r"{\field{\*\fldinst MERGEFIELD Name}{\fldrslt Erin}}", "Erin", set(), id="filled in"
        ),
        pytest.param(
            r"{\field{\*\fldinst MERGEFIELD Name}{\fldrslt \'abName\'bb}}",
            "\u00abName\u00bb",
            {TraceKind.MERGE_FIELD},
            id="left open",
        ),
        pytest.param(
            r"{\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2\ffres1{\*\ffl Bath}{\*\ffl"
            r" Leeds}}}}{\fldrslt }}",
            "Leeds",
            {TraceKind.METADATA},
            id="chosen from a list",
        ),
    ],
)
def test_fields_show_their_result(field: str, shown: str, traces: set[TraceKind]) -> None:
    """What a person sees is the result; a field left open is told of."""
    document = read(rf"\pard {field}\par")

    assert seen(document) == [shown]
    assert {one.kind for one in document.traces} == traces


def test_the_letter_can_be_shown() -> None:
    """Size, weight, place and number of a line are kept."""
    document = read(
        r"\pard\plain\qr\li720\fs28\b Notice\par",
        r"{\listtext\pard\plain 2.\tab}\pard\plain second\par",
    )

    first, second = (line for line in document.lines if line.part is Part.BODY)
    assert first.look is not None
    assert second.look is not None
    assert (first.look.size_pt, first.look.bold, first.look.align) == (14.0, True, Align.RIGHT)
    assert second.look.bullet == "2."


def test_nothing_is_lost_that_another_reader_finds() -> None:
    """Every word of the plain text that a second reader takes out stands in the lines."""
    data = rtf(lines("Dear Ms Hale", "one\ttwo"), table(("a1", "b1"), ("a2", "b2")), lines("End"))

    document = rtf_reading(Asked(name="letter.rtf", data=data)).document

    told = " ".join(line.text for line in document.lines)
    for word in words_of(data):
        assert word in told

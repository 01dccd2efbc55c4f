"""What a Word list writes before each of its items is read with it."""

import pytest

from checker.model import Document, Part
from checker.reading.docx import read_docx
from tests.builders.docx_files import docx, paragraph, part, run

NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
LISTS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def read(body: str, **more: object) -> Document:
    """Read a letter with this body."""
    (letter,) = read_docx("letter.docx", docx(body, **more))  # type: ignore[arg-type] # a builder
    return letter


def test_lists_say_what_stands_before_each_item() -> None:
    """Numbers are counted, and start again under the next parent."""
    levels = (0, 1, 1, 0, 1, 2)
    items = "".join(
        paragraph(run(f"item {at}"), properties=NUMBERED.format(level))
        for at, level in enumerate(levels)
    )
    letter = read(
        items,
        links=(("rId8", "numbering", "numbering.xml"),),
        parts={"word/numbering.xml": LISTS},
    )

    looks = [line.look for line in letter.lines if line.look is not None]
    assert [look.bullet for look in looks] == ["1.", "1(a)", "1(b)", "2.", "2(a)", "\u2022"]
    assert looks[0].indent_mm == pytest.approx(12.7)


@pytest.mark.parametrize(
    ("writes", "counts", "text", "bullet"),
    [
        pytest.param("Appendix %1:", "upperLetter", "Appendix A: Point", "", id="word and letter"),
        pytest.param("Ms Erin Hale", "none", "Ms Erin Hale Point", "", id="words alone"),
        pytest.param("%1.", "lowerRoman", "Point", "i.", id="Roman number"),
        pytest.param("(%1)", "decimal", "Point", "(1)", id="number"),
    ],
)
def test_words_before_a_list_item_are_part_of_the_text(
    writes: str, counts: str, text: str, bullet: str
) -> None:
    """A list can write a name before each of its items, and Word keeps that with the list."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{counts}"/>'
        f'<w:lvlText w:val="{writes}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    letter = read(
        paragraph(run("Point"), properties=listed),
        links=(("rId8", "numbering", "numbering.xml"),),
        parts={"word/numbering.xml": part("numbering", numbering)},
    )

    (line,) = (line for line in letter.lines if line.part is Part.BODY)
    assert line.look is not None
    assert (line.text, line.look.bullet) == (text, bullet)

"""A text of a Word file that people can see is not called hidden."""

import pytest

from checker.model import Concealment, Part, Read
from checker.reading.docx import read_docx
from tests.builders.docx_files import paragraph, run, table
from tests.builders.docx_hidden import (
    CONCEALED,
    EDGE,
    HEADER,
    PLAIN,
    STYLES,
    TWIN,
    UNUSED_FIRST,
    VANISHING,
    Hidden,
    box,
    styles,
)


def test_the_twin_with_nothing_hidden_is_quiet() -> None:
    """A letter that hides nothing has no traces, no gaps, and only its own line."""
    (letter,) = read_docx("letter.docx", TWIN)

    assert letter.traces == ()
    assert letter.gaps == ()
    assert [(line.text, line.part) for line in letter.lines] == [
        ("Dear Ms Hale", Part.BODY),
        ("letter.docx", Part.FILENAME),
    ]
    assert letter.read is Read.WHOLE


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            paragraph(
                run(CONCEALED, '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>')
            ),
            id="white on a dark run",
        ),
        pytest.param(
            paragraph(
                run(CONCEALED, '<w:color w:val="FFFFFF"/>'),
                properties='<w:shd w:val="clear" w:fill="1F3864"/>',
            ),
            id="white on a dark paragraph",
        ),
        pytest.param(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
            + paragraph(run(CONCEALED, '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr></w:tbl>",
            id="white in a dark cell",
        ),
        pytest.param(
            paragraph(
                run(CONCEALED),
                properties='<w:framePr w:w="2000" w:x="-600" w:y="1" w:hAnchor="page"/>',
            ),
            id="a frame that begins before the page",
        ),
        pytest.param(
            paragraph(run(CONCEALED), properties='<w:ind w:left="-1200"/>'),
            id="an indent into the margin",
        ),
        pytest.param(
            paragraph(run(CONCEALED, '<w:color w:val="auto" w:themeColor="text1"/>')),
            id="the design's colour of text",
        ),
        pytest.param(
            box(
                position='<wp:extent cx="3600000" cy="360000"/>'
                '<wp:positionH relativeFrom="page"><wp:posOffset>-370000</wp:posOffset>'
                "</wp:positionH>"
            ),
            id="a text box that begins before the page",
        ),
        pytest.param(
            box(ink="FFFFFF", fill='<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'),
            id="white in a dark text box",
        ),
        pytest.param(
            box(ink="FFFFFF", fill="<a:gradFill/>"), id="white in a box whose fill is unknown"
        ),
        pytest.param(
            paragraph(run(CONCEALED, '<w:shd w:val="clear" w:fill="000000"/>')),
            id="automatic ink on black shading, which Word turns white",
        ),
        pytest.param(paragraph(run(CONCEALED, '<w:color w:val="808080"/>')), id="grey"),
        pytest.param(paragraph(run(CONCEALED, '<w:sz w:val="12"/>')), id="six points"),
        pytest.param(paragraph(run(CONCEALED, '<w:vanish w:val="0"/>')), id="not hidden, said so"),
        pytest.param(table((CONCEALED, "")), id="in a table"),
        pytest.param(box(), id="in a text box"),
        pytest.param(
            paragraph(run(CONCEALED), run("  ", "<w:vanish/>")), id="before a hidden space"
        ),
    ],
)
def test_what_can_be_seen_is_not_called_hidden(body: str) -> None:
    """A banner, a table's head, small print and grey type are all read by people."""
    letter = Hidden(body=body).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [None]
    assert letter.traces == ()


def test_two_styles_that_hide_show_again() -> None:
    """Hidden is a switch between levels of styles: on and on again is off (ISO 29500, 17.7.3)."""
    letter = Hidden(
        body=paragraph(
            run(CONCEALED, '<w:rStyle w:val="Gone"/>'), properties='<w:pStyle w:val="GoneP"/>'
        ),
        links=STYLES,
        parts=styles(VANISHING),
    ).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [None]


def test_a_first_page_header_that_is_shown_is_not_hidden() -> None:
    """With a first page of its own, its header is on the page."""
    section = UNUSED_FIRST.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    letter = Hidden(body=paragraph(PLAIN) + section, links=EDGE, parts=HEADER).read()

    assert [(line.part, line.hidden) for line in letter.lines if CONCEALED in line.text] == [
        (Part.HEADER, None)
    ]


def test_an_unused_header_that_repeats_the_page_hides_nothing() -> None:
    """Templates keep the same letterhead for first, even and other pages."""
    letter = Hidden(body=paragraph(run(CONCEALED)) + UNUSED_FIRST, links=EDGE, parts=HEADER).read()

    assert [line.hidden for line in letter.lines if CONCEALED in line.text] == [
        Concealment.UNUSED,
        None,
    ]
    assert letter.traces == ()


def test_a_version_that_word_does_not_understand_is_not_shown() -> None:
    """Word shows the fallback when it does not know what the first choice needs."""
    body = (
        '<w:r><mc:AlternateContent><mc:Choice xmlns:odd="urn:odd" Requires="odd">'
        f"<w:t>first</w:t></mc:Choice><mc:Fallback><w:t>{CONCEALED}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    letter = Hidden(body=paragraph(body)).read()

    assert letter.text() == CONCEALED

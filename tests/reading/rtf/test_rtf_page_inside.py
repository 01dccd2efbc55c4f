"""The web page that a mail program keeps in its RTF comes out as it went in."""

import pytest

from checker.reading.rtf import html_in_rtf, read_rtf_lines

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 X;}}"
)


@pytest.mark.parametrize(
    ("inside", "page"),
    [
        pytest.param(
            r"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Dear Ms Hale\htmlrtf\par}\htmlrtf0"
            r"{\*\htmltag72 </p>}",
            "<p>Dear Ms Hale</p>",
            id="what is for RTF alone is left out",
        ),
        pytest.param(r"{\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 x", "&lt;x", id="entity"),
        pytest.param(r"{\*\htmltag4 \par }a\par b", "\r\na\r\nb", id="line ends"),
        pytest.param(r"{\*\htmltag64 <a href='x\'e9\{\}'>}", "<a href='x\u00e9{}'>", id="bytes"),
        pytest.param(r"{\f1 \'cc}\u233?", "\u041c\u00e9", id="code pages"),
        pytest.param(r"{\*\mhtmltag64 <b>}{\pntext 1.}x\~y", "x&nbsp;y", id="ignored groups"),
        pytest.param(r"\u-10179?\u-8704?", "\U0001f600", id="two halves"),
    ],
)
def test_the_page_comes_out(inside: str, page: str) -> None:
    """Tags, text, entities and letters stand as they stood in the page."""
    assert html_in_rtf(f"{HEAD}{inside}}}".encode("latin-1")) == page


def test_no_page_where_none_was() -> None:
    """A text that was made from plain text, or by a person, holds no page."""
    assert html_in_rtf(rb"{\rtf1\ansi\fromtext x}") is None
    assert html_in_rtf(rb"{\rtf1\ansi x}") is None
    assert html_in_rtf(b"Dear Ms Hale") is None


def test_the_body_of_a_message_is_lines() -> None:
    """The lines have no file name among them, and know where they begin."""
    found = read_rtf_lines(rb"{\rtf1\ansi one\par two}")

    assert [(line.text, line.start) for line in found.lines] == [("one", 0), ("two", 4)]

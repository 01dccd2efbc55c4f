"""RTF files that other projects wrote are read without losing a word."""

from pathlib import Path

import pytest
from striprtf.striprtf import rtf_to_text

from checker.model import Read
from checker.reading import read as read_file
from checker.reading.rtf import html_in_rtf

CORPUS = Path(__file__).parents[2] / "data" / "corpus"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("rtf_3d0caf2e89.rtf", Read.WHOLE, id="made from a plain mail"),
        pytest.param("rtf_4609ac4a3a.rtf", Read.WHOLE, id="made from a web page, in Japanese"),
        pytest.param("rtf_03afaba228.rtf", Read.PARTLY, id="bytes after its end"),
        pytest.param("rtf_f7821032aa.rtf", Read.PARTLY, id="an object that is damaged"),
    ],
)
def test_no_word_is_lost(name: str, read: Read) -> None:
    """Every word that a second reader finds in plain letters is in the lines."""
    data = (CORPUS / name).read_bytes()

    letter, *_ = read_file(name, data)

    assert letter.read is read
    told = " ".join(line.text for line in letter.lines)
    plain: str = rtf_to_text(data.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]  # its own
    for word in plain.split("\x00", maxsplit=1)[0].split():
        if word.isascii() and word.isalpha():
            assert word in told


def test_the_page_inside_comes_out_in_its_own_letters() -> None:
    """A page in Japanese that Outlook packed is a page again."""
    page = html_in_rtf((CORPUS / "rtf_4609ac4a3a.rtf").read_bytes())

    assert page is not None
    assert page.strip().startswith("<html")
    assert page.rstrip().endswith("</html>")
    assert "Non Unicode" in page
    assert "\u672c\u6587" in page

"""Word files that other projects wrote are read without losing a word, or refused with a reason."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from checker.model import Part, Read
from checker.reading import read as read_file
from checker.reading.docx import read_docx

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
NOT_OF_THE_PAGE = (Part.DELETED, Part.COMMENT, Part.METADATA, Part.FILENAME)
UNSEEN = {"del", "moveFrom", "Fallback"}


def squeeze(text: str) -> str:
    """Give a text without its spaces."""
    return "".join(text.split())


def words_of_the_main_part(data: bytes) -> Counter[str]:
    """Count the texts of every `w:t` that is neither deleted nor an old twin.

    Written apart from the reader on purpose: it knows nothing but the element's name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts: Counter[str] = Counter()
    for element in root.iter("{*}t"):
        above = {etree.QName(parent).localname for parent in element.iterancestors()}
        if "wordprocessingml" in str(element.tag) and not above & UNSEEN:
            texts[squeeze(element.text or "")] += 1
    return texts


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("docx_a98aaeefb4.docx", Read.WHOLE, id="tracked changes"),
        pytest.param("docx_1d37ef8a58.docx", Read.WHOLE, id="smart tags"),
        pytest.param("docx_74b2ad2e6e.docx", Read.WHOLE, id="Strict Open XML"),
        pytest.param("docx_42a14f0d13.docx", Read.WHOLE, id="another document built in"),
        pytest.param("docx_0c58de6a75.docx", Read.WHOLE, id="form with text boxes"),
    ],
)
def test_no_word_is_lost(name: str, read: Read) -> None:
    """Every text of the main part is in the lines, as often as it stands in the file."""
    data = (CORPUS / name).read_bytes()

    (letter,) = read_docx(name, data)

    assert letter.read is read
    told = [line for line in letter.lines if line.part not in NOT_OF_THE_PAGE]
    joined = squeeze("".join(line.text for line in told))
    for text, times in words_of_the_main_part(data).items():
        assert joined.count(text) >= times


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("docx_0605624697.docx", "unread.encrypted", id="password"),
        pytest.param("docx_dda9dd500d.docx", "unread.damaged", id="fuzzed"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, code: str) -> None:
    """A locked file and a broken one end in their own codes."""
    (letter,) = read_file(name, (CORPUS / name).read_bytes())

    assert letter.read is Read.NO
    assert [gap.code for gap in letter.gaps] == [code]


def test_who_changed_what_is_told() -> None:
    """In a file that Word tracked, each insertion and deletion has its author and its words."""
    (letter,) = read_docx("x.docx", (CORPUS / "docx_a98aaeefb4.docx").read_bytes())

    changes = [trace for trace in letter.traces if trace.kind in {"insertion", "deletion"}]
    assert Counter(trace.kind.value for trace in changes) == {"insertion": 4, "deletion": 4}
    assert all(trace.author for trace in changes)
    for trace in changes:
        assert trace.span is not None
        assert letter.text(trace.part)[slice(*trace.span)] == trace.text

"""Word files that other projects wrote are read without losing a word, or refused with a reason."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from checker.model import Part, Read
from checker.reading import read as read_file
from checker.reading.docx import read_docx

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
NOT_OF_THE_PAGE = (Part.DELETED, Part.COMMENT, Part.METADATA, Part.FILENAME)
OF_THE_PAGES = {"header", "footer", "footnotes", "endnotes", "diagramData", "chart"}
UNSEEN = {"del", "moveFrom", "Fallback"}


def squeeze(text: str) -> str:
    """Give a text without its spaces."""
    return "".join(text.split())


def reached(archive: zipfile.ZipFile) -> list[str]:
    """Give the parts that the main part points at, and itself: what its pages are made of."""
    listing = "word/_rels/document.xml.rels"
    targets = []
    if listing in archive.namelist():
        for link in etree.fromstring(archive.read(listing)):
            kind = (link.get("Type") or "").rpartition("/")[2]
            if kind in OF_THE_PAGES and link.get("TargetMode") != "External":
                targets.append(posixpath.normpath(posixpath.join("word", link.get("Target") or "")))
    return ["word/document.xml", *dict.fromkeys(one.lstrip("/") for one in targets)]


def words_of_the_pages(data: bytes) -> Counter[str]:
    """Count the texts of every `w:t` and `a:t` that is neither deleted nor an old twin.

    Written apart from the reader on purpose: it knows nothing but the elements' names.
    """
    texts: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in reached(archive):
            for element in etree.fromstring(archive.read(part)).iter("{*}t"):
                above = {etree.QName(parent).localname for parent in element.iterancestors()}
                if not above & UNSEEN:
                    texts[squeeze(element.text or "")] += 1
    return texts


def words_of_a_second_reader(data: bytes) -> Iterator[str]:
    """Give every text that python-docx finds: in paragraphs, tables, headers, footers, comments."""
    word = python_docx.Document(io.BytesIO(data))
    stories = [word, *word.comments]
    for section in word.sections:
        stories += [section.header, section.footer]
        stories += [section.first_page_header, section.first_page_footer]
        stories += [section.even_page_header, section.even_page_footer]
    for story in stories:
        yield from (run.text for paragraph in story.paragraphs for run in paragraph.runs)
        for table in story.tables:
            yield from (
                run.text
                for row in table.rows
                for cell in row.cells
                for paragraph in cell.paragraphs
                for run in paragraph.runs
            )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("docx_a98aaeefb4.docx", Read.WHOLE, id="tracked changes"),
        pytest.param("docx_1d37ef8a58.docx", Read.WHOLE, id="smart tags"),
        pytest.param("docx_74b2ad2e6e.docx", Read.WHOLE, id="Strict Open XML"),
        pytest.param("docx_42a14f0d13.docx", Read.WHOLE, id="another document built in"),
        pytest.param("docx_0c58de6a75.docx", Read.WHOLE, id="form with text boxes"),
        pytest.param("docx_3a1b5f73e6.docx", Read.WHOLE, id="message built in"),
        pytest.param("docx_b790e6bc89.docx", Read.WHOLE, id="fields, frames, variables"),
        pytest.param("docx_06beb191af.docx", Read.WHOLE, id="frames and notes"),
        pytest.param("docx_454bd4b533.docx", Read.WHOLE, id="mail merge"),
        pytest.param("docx_86c89dc1d0.docx", Read.WHOLE, id="content controls"),
        pytest.param("docm_5ce45ee755.docm", Read.WHOLE, id="letter with macros, object built in"),
    ],
)
def test_no_word_is_lost(name: str, read: Read) -> None:
    """Every text of its pages is in the lines, as often as it stands in the file."""
    data = (CORPUS / name).read_bytes()

    (letter,) = read_docx(name, data)

    assert letter.read is read
    told = [line for line in letter.lines if line.part not in NOT_OF_THE_PAGE]
    joined = squeeze("".join(line.text for line in told))
    for text, times in words_of_the_pages(data).items():
        assert joined.count(text) >= times


@pytest.mark.parametrize(
    "name",
    [
        "docx_a98aaeefb4.docx",
        "docx_1d37ef8a58.docx",
        "docx_0c58de6a75.docx",
        "docx_3a1b5f73e6.docx",
        "docx_b790e6bc89.docx",
        "docx_06beb191af.docx",
        "docx_454bd4b533.docx",
        "docx_86c89dc1d0.docx",
    ],
)
def test_what_a_second_reader_sees_is_read(name: str) -> None:
    """Whatever python-docx gives of a file is in the lines."""
    data = (CORPUS / name).read_bytes()

    (letter,) = read_docx(name, data)

    joined = squeeze("".join(line.text for line in letter.lines))
    lost = [text for text in words_of_a_second_reader(data) if squeeze(text) not in joined]
    assert lost == []


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

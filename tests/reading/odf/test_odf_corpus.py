"""OpenDocument files that other projects wrote are read without losing a word."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from checker.model import Part, Read, TraceKind
from checker.reading import read as read_file
from checker.reading.asking import Asked
from checker.reading.odf import odt_reading

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
PASSWORD = "1234"  # noqa: S105 - of a made-up file


SIGNS = re.compile("[\ue000-\uf8ff\u2022]")
"""Bullets, and the letters that only a font of signs gives a shape."""


def squeeze(text: str) -> str:
    """Give a text without its spaces."""
    return "".join(text.split())


def words_of_the_main_part(data: bytes) -> list[str]:
    """Give every stretch of text in the body, with no eye to what it is.

    Written apart from the reader on purpose: it knows nothing but the body's name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    body = next(root.iter("{*}body"))
    return [squeeze(str(text)) for text in body.itertext() if squeeze(str(text))]


@pytest.mark.parametrize("name", ["odt_19bf9eb6b3.odt", "odt_2c95349623.odt"])
def test_no_word_is_lost(name: str) -> None:
    """Every text of the body is in the lines."""
    data = (CORPUS / name).read_bytes()

    document = odt_reading(Asked(name=name, data=data)).document

    assert document.read is Read.WHOLE
    joined = SIGNS.sub("", squeeze("".join(line.text for line in document.lines)))
    for text in words_of_the_main_part(data):
        assert SIGNS.sub("", text) in joined


def test_a_built_in_file_is_read_in_its_turn() -> None:
    """The text file in a letter is a document of its own, named after the letter."""
    name = "odt_2c95349623.odt"

    letter, inner = read_file(name, (CORPUS / name).read_bytes())

    assert inner.name == f"{name}/simple-text-file.txt"
    assert TraceKind.EMBEDDED in {one.kind for one in letter.traces}


def test_a_file_that_libreoffice_locked_is_opened() -> None:
    """With the password it is read whole; without, it asks for it."""
    name = "ods_15314658f5.ods"
    data = (CORPUS / name).read_bytes()

    (opened,) = read_file(name, data, passwords=(PASSWORD,))
    (shut,) = read_file(name, data)

    assert opened.read is Read.WHOLE
    assert "2010-10-10" in opened.text(Part.CELL)
    assert [gap.code for gap in shut.gaps] == ["unread.encrypted"]


def test_hidden_rows_columns_and_comments_of_another_writer() -> None:
    """A file of many comments and hidden cells is told apart from what it shows."""
    name = "ods_6e84848900.ods"

    (document,) = read_file(name, (CORPUS / name).read_bytes())

    told = [one.name for one in document.traces if one.kind is TraceKind.CELL]
    assert {"hidden row", "hidden column"} <= set(told)
    comments = [one.text for one in document.traces if one.kind is TraceKind.COMMENT]
    assert "Unicode airplane: \u2708" in comments
    assert document.read is Read.WHOLE

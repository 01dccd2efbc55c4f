"""The same letter, saved as docx, docm, dotx, dotm or Strict, gives the same lines and traces."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest

from checker.model import Concealment, FileKind, Line, Trace, TraceKind
from checker.reading import read
from checker.reading.docx import read_docx
from tests.builders.docx_files import zipped

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
MAIN = b"wordprocessingml.document.main+xml"
STRICT = (
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"wordprocessingml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"officeDocument/relationships",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"drawingml/main"),
    (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        b"drawingml/wordprocessingDrawing",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/picture", b"drawingml/picture"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/math", b"officeDocument/math"),
)


def members(data: bytes) -> dict[str, bytes]:
    """Give the parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def saved_as(kind: bytes) -> Callable[[bytes], bytes]:
    """Give what saves a docx as another kind of Word file: the type of its main part changes."""

    def save(data: bytes) -> bytes:
        parts = members(data)
        types = parts["[Content_Types].xml"]
        assert MAIN in types
        return zipped({**parts, "[Content_Types].xml": types.replace(MAIN, kind)})

    return save


def strict(data: bytes) -> bytes:
    """Give a docx as Word's "Strict Open XML" save-as writes it: with other names."""

    def renamed(content: bytes) -> bytes:
        for usual, name in STRICT:
            content = content.replace(usual, b"http://purl.oclc.org/ooxml/" + name)
        return content

    return zipped(
        {
            name: renamed(content) if name.endswith((".xml", ".rels")) else content
            for name, content in members(data).items()
        }
    )


def with_macros(data: bytes) -> bytes:
    """Give a docm with macros in it."""
    parts = members(saved_as(b"ms-word.document.macroEnabled.main+xml")(data))
    links = parts["word/_rels/document.xml.rels"]
    link = (
        b'<Relationship Id="rIdMacro" Target="vbaProject.bin"'
        b' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    end = b"</Relationships>"
    parts["word/_rels/document.xml.rels"] = links.replace(end, link + end)
    return zipped({**parts, "word/vbaProject.bin": b"macros"})


def written() -> bytes:
    """Give a letter as python-docx writes it."""
    word = python_docx.Document()
    word.sections[0].header.paragraphs[0].text = "Family Advisory Service"
    grid = word.add_table(rows=1, cols=2)
    grid.cell(0, 0).text = "Ms Erin Hale\n14 Orchard Close\nXX1 4AB"
    grid.cell(0, 1).text = "Our ref: FA/12"
    word.add_heading("Your review", 1)
    hidden = word.add_paragraph("Dear Ms Hale").add_run(" 9 Hidden Row")
    hidden.font.hidden = True
    word.add_paragraph("First point", style="List Number")
    word.add_comment(word.paragraphs[0].runs, text="Check this", author="Kit Moss")
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def told(data: bytes) -> tuple[list[Line], list[Trace]]:
    """Give the lines and traces of a file, but for its macros, which move what comes after."""
    (letter,) = read_docx("letter", data)
    lines = [
        replace(line, start=0, block=0) if line.hidden is Concealment.METADATA else line
        for line in letter.lines
        if line.text != "vbaProject.bin"
    ]
    return lines, [one for one in letter.traces if one.kind is not TraceKind.ACTIVE]


LETTERS = {
    "python-docx": written(),
    "form": (CORPUS / "docx_0c58de6a75.docx").read_bytes(),
    "fields": (CORPUS / "docx_b790e6bc89.docx").read_bytes(),
    "mail merge": (CORPUS / "docx_454bd4b533.docx").read_bytes(),
}


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize(
    "save",
    [
        pytest.param(saved_as(b"ms-word.document.macroEnabled.main+xml"), id="docm"),
        pytest.param(saved_as(b"wordprocessingml.template.main+xml"), id="dotx"),
        pytest.param(saved_as(b"ms-word.template.macroEnabledTemplate.main+xml"), id="dotm"),
        pytest.param(strict, id="Strict"),
        pytest.param(with_macros, id="docm with macros"),
    ],
)
def test_a_letter_saved_otherwise_reads_the_same(
    letter: str, save: Callable[[bytes], bytes]
) -> None:
    """What a file is called inside changes nothing of what is read."""
    usual = LETTERS[letter]

    assert told(save(usual)) == told(usual)


def test_each_is_known_for_a_word_file() -> None:
    """Whatever its ending, it is told by its bytes."""
    for save in (with_macros, strict, saved_as(b"wordprocessingml.template.main+xml")):
        documents = read("letter.bin", save(LETTERS["python-docx"]))
        assert [one.kind for one in documents] == [FileKind.DOCX]


def test_the_macros_are_all_that_differs() -> None:
    """A docm with macros says that it has them; its twin does not."""
    usual = LETTERS["python-docx"]

    def active(data: bytes) -> list[str]:
        (letter,) = read_docx("letter", data)
        return [one.name for one in letter.traces if one.kind is TraceKind.ACTIVE]

    assert active(with_macros(usual)) == ["macro"]
    assert active(usual) == []

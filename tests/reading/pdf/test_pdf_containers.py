"""What a PDF carries beside the text of its pages is told, and its innocent twin raises nothing."""

import pytest

from checker import reading
from checker.model import Document, FileKind, Part, Read, Trace, TraceKind
from checker.reading.pdf import look_pdf, read_pdf
from tests.builders.pdf_carried import CARRIED
from tests.builders.pdf_containers import associated, attached, pinned, portfolio
from tests.builders.pdf_files import SECRET


def _told(document: Document, kind: TraceKind, name: str) -> list[Trace]:
    return [trace for trace in document.traces if (trace.kind, trace.name) == (kind, name)]


def _texts(document: Document) -> str:
    return "\n".join(line.text for line in document.lines)


@pytest.mark.parametrize("what", [name for name in CARRIED if "redaction" not in name])
def test_what_a_file_carries_is_told_with_its_words(what: str) -> None:
    """Wherever the secret stands, a trace of the right kind quotes it and every check reads it."""
    carried = CARRIED[what]
    (document,) = read_pdf("letter.pdf", carried.data())

    told = _told(document, carried.kind, carried.name)

    assert [trace for trace in told if SECRET in trace.text]
    assert SECRET in _texts(document) or carried.kind is TraceKind.EMBEDDED
    assert document.read is Read.WHOLE, document.gaps


@pytest.mark.parametrize("what", CARRIED)
def test_the_innocent_twin_raises_nothing(what: str) -> None:
    """A file of the same make that hides nothing has no such trace."""
    carried = CARRIED[what]
    (document,) = read_pdf("letter.pdf", carried.twin())

    assert not _told(document, carried.kind, carried.name)
    assert document.read is Read.WHOLE, document.gaps


@pytest.mark.parametrize("what", CARRIED)
def test_the_slower_look_tells_the_same(what: str) -> None:
    """What a file carries beside its pages does not depend on how hard one looks."""
    data = CARRIED[what].data()
    (quick,) = read_pdf("letter.pdf", data)

    assert set(quick.traces) <= set(look_pdf("letter.pdf", data).traces)


def test_a_redaction_that_was_never_made_quotes_what_it_marks() -> None:
    """A mark for blacking out tells which words are still there."""
    (document,) = read_pdf("a.pdf", CARRIED["redaction that was marked and not made"].data())

    (trace,) = _told(document, TraceKind.REDACTION, "marked to be blacked out")
    assert trace.text == "Ms Aoife Brennan"
    assert (trace.page, trace.part) == (1, Part.BODY)


@pytest.mark.parametrize(
    ("data", "called"),
    [
        pytest.param(attached("notes.txt", SECRET.encode()), "attached file", id="attached"),
        pytest.param(pinned(), "attached file", id="pinned to the page"),
        pytest.param(associated(), "attached file", id="associated"),
        pytest.param(portfolio(), "file of a portfolio", id="in a portfolio"),
    ],
)
def test_a_file_inside_is_read_in_turn(data: bytes, called: str) -> None:
    """A file inside the file is a document of its own, and the outer one names it."""
    outer, inner = reading.read("letter.pdf", data)

    (trace,) = [trace for trace in outer.traces if trace.kind is TraceKind.EMBEDDED]
    assert (trace.name, trace.text) == (called, "notes.txt")
    assert (inner.name, inner.parent) == ("letter.pdf/notes.txt", "letter.pdf")
    assert (inner.kind, inner.text()) == (FileKind.TXT, SECRET)
    assert outer.read is Read.WHOLE

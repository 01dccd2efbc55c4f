"""What a PDF hides from the eye is told, and what it shows is not called hidden."""

import pytest

from checker.model import Concealment, Document, TraceKind
from checker.reading.pdf import look_pdf
from tests.builders.pdf_files import SECRET
from tests.builders.pdf_leaks import CONTROLS, LEAKS


def _hidden(document: Document) -> list[str]:
    kinds = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION)
    return [trace.text for trace in document.traces if trace.kind in kinds and trace.span]


def _seen(document: Document) -> str:
    return "\n".join(line.text for line in document.lines if line.hidden is None)


@pytest.mark.parametrize("leak", LEAKS)
def test_text_that_nobody_sees_is_told(leak: str) -> None:
    """However a secret is covered or made invisible, it is found whole, and nothing else is."""
    document = look_pdf("letter.pdf", LEAKS[leak]())

    assert _hidden(document) == [SECRET]
    assert SECRET not in _seen(document)
    assert document.settled


@pytest.mark.parametrize("control", CONTROLS)
def test_text_that_is_seen_is_not_called_hidden(control: str) -> None:
    """Shading, highlights, banners and true redactions raise nothing."""
    document = look_pdf("letter.pdf", CONTROLS[control]())

    assert _hidden(document) == []
    assert not document.gaps


@pytest.mark.parametrize(
    ("leak", "why"),
    [
        pytest.param("rect", Concealment.COVERED, id="under a box"),
        pytest.param("square-annotation", Concealment.COVERED, id="under an annotation"),
        pytest.param("white-text", Concealment.WHITE, id="white on white"),
        pytest.param("same-as-shading", Concealment.WHITE, id="the colour of its shading"),
        pytest.param("render-mode-3", Concealment.INVISIBLE, id="drawn without ink"),
        pytest.param("hidden-layer", Concealment.LAYER, id="on a layer switched off"),
        pytest.param("off-crop-box", Concealment.OFF_PAGE, id="beside the page"),
        pytest.param("half-point", Concealment.TINY, id="too small to read"),
    ],
)
def test_the_reason_is_told(leak: str, why: Concealment) -> None:
    """The person is told in which way a text is hidden."""
    document = look_pdf("letter.pdf", LEAKS[leak]())

    assert {line.hidden for line in document.lines if line.text == SECRET} == {why}


def test_covered_text_is_a_redaction_that_failed() -> None:
    """A black box over words is told as what somebody meant it to be; white text is not."""
    covered, white = (look_pdf("a.pdf", LEAKS[leak]()) for leak in ("rect", "white-text"))

    (trace,) = [trace for trace in covered.traces if trace.kind is TraceKind.REDACTION]
    assert (trace.name, trace.text, trace.page) == ("covered text", SECRET, 1)
    assert not [trace for trace in white.traces if trace.kind is TraceKind.REDACTION]

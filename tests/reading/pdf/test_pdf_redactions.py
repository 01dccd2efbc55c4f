"""A redaction that was painted over the words, however that was done, is found word for word."""

import pytest

from checker.model import TraceKind
from checker.reading.pdf import look_pdf
from tests.builders.pdf_leaks import LEAKS
from tests.builders.pdf_redactions import MADE


@pytest.mark.parametrize("made", [name for name in MADE if name not in LEAKS])
def test_a_redaction_that_failed_is_found_word_for_word(made: str) -> None:
    """What the box covers is told, no more and no less: not the full stop beside it."""
    data, text = MADE[made]

    document = look_pdf("letter.pdf", data())

    kinds = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION)
    assert "\n".join(one.text for one in document.traces if one.kind in kinds) == text

"""A postcode stays on one line wherever it is drawn, and is found as it is written."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.model import Document, FileKind, Line, Part, Sha256
from ui.theme import Scheme, Theme
from ui.widgets.letter_text import LetterText
from ui.widgets.text import Text

ADDRESS = "Flat 23, Weaver House, 86 Alder Road, Coldbeck Vale, XX12 6YQ"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Give the light theme."""
    return Theme(qapp, scheme=Scheme.LIGHT)


def test_a_line_ends_before_a_postcode_and_not_in_it(qtbot: QtBot) -> None:
    """Where there is room for its first half alone, the whole of it goes to the next line."""
    text = Text(ADDRESS)
    qtbot.addWidget(text)
    metrics = QFontMetrics(text.font())
    wide = metrics.horizontalAdvance("XX12 6YQ")

    least = text.minimumSizeHint().width()

    assert least >= wide
    assert text.text() == ADDRESS


def test_a_postcode_of_the_letter_is_drawn_whole_and_found_as_it_is_typed(
    qtbot: QtBot, theme: Theme
) -> None:
    """The text that is checked has its own space; only what is drawn holds together."""
    line = Line(text=ADDRESS, part=Part.BODY, start=0)
    letter = Document(
        name="a.txt", kind=FileKind.TXT, size=1, sha256=Sha256("a" * 64), lines=(line,)
    )
    view = LetterText(theme)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()

    view.show_document(letter, ())

    assert "XX12\u00a06YQ" in view.document().toRawText()
    assert view.find_words("XX12 6YQ")
    assert view.textCursor().selectedText().replace("\u00a0", " ") == "XX12 6YQ"
    assert letter.lines[0].text == ADDRESS

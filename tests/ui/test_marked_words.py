"""Words that a finding stands on are never harder to read than the letter's other words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.model import Document, FileKind, Finding, Line, Part, Place, Release, Severity, Sha256
from ui.theme import Scheme, Theme
from ui.widgets.letter_text import LetterText
from ui.widgets.mark import marks

TO = "To: d.okafro@example.org"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(
    ("part", "as_dark"),
    [
        pytest.param(Part.HEADERS, True, id="faint words become as dark as the letter's"),
        pytest.param(Part.BODY, False, id="words of the letter keep the colour they have"),
    ],
)
def test_marked_words_are_as_dark_as_the_letter(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, part: Part, *, as_dark: bool
) -> None:
    """An address that is wrong must not be the palest word of its page."""
    theme = Theme(qapp, scheme=scheme)
    view = LetterText(theme)
    qtbot.addWidget(view)
    view.resize(700, 600)
    found = Finding(
        code="recipient.address",
        severity=Severity.STOP,
        release=Release.ACKNOWLEDGE,
        title="Check the address",
        detail="It is nobody's address.",
        place=Place(file="mail.eml", part=part, span=(4, len(TO))),
    )

    view.show_document(mail(part), marks((found,)))

    (tint,) = view.extraSelections()
    told = tint.format.foreground()
    assert tint.cursor.selectedText() == TO[4:]
    assert (told.style() != Qt.BrushStyle.NoBrush) is as_dark
    assert told.color() == theme.colour("ink") or not as_dark


def mail(part: Part) -> Document:
    """Give a message whose address stands in one part of it."""
    return Document(
        name="mail.eml",
        kind=FileKind.EML,
        size=1,
        sha256=Sha256("0" * 64),
        lines=(Line(text=TO, part=part, start=0),),
    )

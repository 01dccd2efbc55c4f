"""Words that a finding stands on are never harder to read than the letter's other words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
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

    view.show_document(mail(part, TO), marks((nobodys(part, (4, len(TO))),)))

    (tint,) = view.extraSelections()
    told = tint.format.foreground()
    assert tint.cursor.selectedText() == TO[4:]
    assert (told.style() != Qt.BrushStyle.NoBrush) is as_dark
    assert told.color() == theme.colour("ink") or not as_dark


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        pytest.param("To: Dan <d.okafro@example.org> today", "<>", id="brackets round it"),
        pytest.param("To: Dan d.okafro@example.org today", "", id="blanks round it"),
    ],
)
def test_the_brackets_round_an_address_stand_inside_its_frame(
    qapp: QApplication, qtbot: QtBot, line: str, inside: str
) -> None:
    """They were half covered by it, and looked like parts of the frame."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    view = LetterText(theme)
    qtbot.addWidget(view)
    view.resize(700, 600)
    first = line.index("d.okafro")
    span = (first, first + len("d.okafro@example.org"))
    view.show_document(mail(Part.BODY, line), marks((nobodys(Part.BODY, span),)))
    view.point_out(1, scroll=False)
    view.show()
    qtbot.waitExposed(view)

    start = view.toPlainText().index(line)
    begins, ends = (
        edge(view, start + at) for at in (span[0] - len(inside[:1]), span[1] + len(inside[1:]))
    )
    framed = inked(view, theme.colour("page_stop_ink"), after=edge(view, start))
    assert begins - 3 <= framed[0] <= begins
    assert ends <= framed[1] <= ends + 3


def edge(view: LetterText, position: int) -> int:
    """Give where a letter of the text begins on the view."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    return view.cursorRect(cursor).left()


def inked(view: LetterText, ink: QColor, *, after: int) -> tuple[int, int]:
    """Give the first and the last column that have an ink, right of the numbers in the margin."""
    picture = view.viewport().grab().toImage()
    there = [
        x
        for x in range(after, picture.width())
        if any(picture.pixelColor(x, y) == ink for y in range(picture.height()))
    ]
    return there[0], there[-1]


def nobodys(part: Part, span: tuple[int, int]) -> Finding:
    """Give a finding that stands on an address."""
    return Finding(
        code="recipient.address",
        severity=Severity.STOP,
        release=Release.ACKNOWLEDGE,
        title="Check the address",
        detail="It is nobody's address.",
        place=Place(file="mail.eml", part=part, span=span),
    )


def mail(part: Part, line: str) -> Document:
    """Give a message whose address stands in one part of it."""
    return Document(
        name="mail.eml",
        kind=FileKind.EML,
        size=1,
        sha256=Sha256("0" * 64),
        lines=(Line(text=line, part=part, start=0),),
    )

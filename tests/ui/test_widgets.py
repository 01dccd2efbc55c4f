"""The single pieces: what each promises to whoever uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from checker.desk.answers import Actor, BreakGlass
from checker.model import (
    Cell,
    Concealment,
    Document,
    Evidence,
    FileKind,
    Finding,
    Gap,
    Line,
    Part,
    Place,
    Read,
    Reason,
    Release,
    Severity,
    Sha256,
)
from ui.theme import Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.drop_zone import DropZone
from ui.widgets.envelope import Envelope
from ui.widgets.finding_card import FindingCard
from ui.widgets.glass_sheet import GlassSheet
from ui.widgets.hold_button import HOLD_MS, HoldButton
from ui.widgets.letter_layout import Sizes, lay_out, positions
from ui.widgets.letter_text import LetterText
from ui.widgets.mark import marks
from ui.widgets.pieces_label import PiecesLabel
from ui.widgets.place_words import place_words
from ui.widgets.reason_sheet import ReasonSheet
from ui.widgets.text import Text

SIZES = Sizes(
    point_px=1.3,
    mm_px=3.2,
    margins=(60, 60, 60, 60),
    ink="#000000",
    muted="#555555",
    line="#999999",
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Give the light theme."""
    return Theme(qapp, scheme=Scheme.LIGHT)


def letter(*texts: str, part: Part = Part.BODY, **values: object) -> Document:
    """Make a letter of some lines, with their places in its text."""
    lines, start = [], 0
    for text in texts:
        lines.append(Line(text=text, part=part, start=start))
        start += len(text) + 1
    return Document(
        name="letter.docx",
        kind=FileKind.DOCX,
        size=1,
        sha256=Sha256("0" * 64),
        lines=tuple(lines),
        **values,  # type: ignore[arg-type]  # a builder's own defaults
    )


def finding(severity: Severity = Severity.CHECK, span: tuple[int, int] = (0, 4)) -> Finding:
    """Make a finding in that letter."""
    return Finding(
        code="salutation.mismatch",
        severity=severity,
        release=Release.ACKNOWLEDGE,
        title="Check the greeting",
        detail="The letter starts in another name.",
        place=Place(file="letter.docx", part=Part.BODY, span=span),
    )


# The hold button


def test_holding_to_the_end_confirms(theme: Theme, qtbot: QtBot) -> None:
    """The mouse, held until it fills, confirms once."""
    button = HoldButton(theme, "Hold to confirm: to Daniel Okafor")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.held, timeout=HOLD_MS * 4):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)


def test_letting_go_early_does_nothing(theme: Theme, qtbot: QtBot) -> None:
    """A click, or two, is not a confirmation."""
    button = HoldButton(theme, "Hold to confirm")
    qtbot.addWidget(button)
    button.show()

    with qtbot.assertNotEmitted(button.held, wait=HOLD_MS + 300):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert button.share == 0


def test_the_space_bar_held_confirms_too(theme: Theme, qtbot: QtBot) -> None:
    """Nobody needs a mouse to hold."""
    button = HoldButton(theme, "Hold to confirm")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.held, timeout=HOLD_MS * 4):
        QTest.keyPress(button, Qt.Key.Key_Space)


def test_enter_never_confirms_a_risky_letter(theme: Theme, qtbot: QtBot) -> None:
    """Enter is too easily pressed twice."""
    button = HoldButton(theme, "Hold to confirm")
    qtbot.addWidget(button)
    button.show()

    with (
        qtbot.assertNotEmitted(button.held, wait=HOLD_MS + 300),
        qtbot.assertNotEmitted(button.clicked),
    ):
        QTest.keyPress(button, Qt.Key.Key_Return)


# Getting letters in


def test_dropped_files_are_passed_on(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    """Files let go over the zone come out of it."""
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.docx"))])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    with qtbot.waitSignal(zone.dropped, timeout=20_000) as caught:
        zone.dropEvent(event)

    assert caught.args == [[tmp_path / "letter.docx"]]


# Choosing


@pytest.mark.parametrize(
    "several", [pytest.param(False, id="one"), pytest.param(True, id="several")]
)
def test_nothing_is_chosen_for_the_person(theme: Theme, qtbot: QtBot, several: bool) -> None:
    """A list of recipients starts with none of them chosen."""
    choices = ChoiceList(theme, "Who is it to?")
    qtbot.addWidget(choices)

    choices.offer(
        (Choice(id="P1", name="Sian Pritchard"), Choice(id="P2", name="Daniel Okafor")),
        several=several,
    )

    assert choices.chosen() == ()


def test_a_reason_is_wanted_before_a_finding_is_kept(theme: Theme, qtbot: QtBot) -> None:
    """Nothing is chosen at first, and pressing without a choice says so."""
    sheet = ReasonSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.begin()

    with qtbot.assertNotEmitted(sheet.chosen):
        sheet.keep()

    assert not any(button.isChecked() for button in sheet.findChildren(QRadioButton))
    assert sheet.missing() == "Choose a reason."


def test_another_reason_wants_words(theme: Theme, qtbot: QtBot) -> None:
    """The bare words "another reason" say nothing to whoever reads the record."""
    sheet = ReasonSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.choose(Reason.OTHER)

    with qtbot.assertNotEmitted(sheet.chosen):
        sheet.keep()
    assert sheet.missing() == "Write the reason in a few words."

    sheet.choose(Reason.OTHER, "She changed her name in May")
    with qtbot.waitSignal(sheet.chosen, timeout=20_000) as caught:
        sheet.keep()
    assert caught.args == [Reason.OTHER, "She changed her name in May"]


# A finding


def test_a_finding_opens_when_the_keys_come_to_it(theme: Theme, qtbot: QtBot) -> None:
    """Compact until it has the focus; its evidence is asked for once it opens."""
    card = FindingCard(
        theme, finding(), number=1, of=2, where="In the letter", need="Look at this."
    )
    qtbot.addWidget(card)
    card.show()
    low = card.sizeHint().height()

    with qtbot.waitSignal(card.evidence_wanted, timeout=20_000) as caught:
        card.open()

    assert caught.args == [1, 0]
    assert card.sizeHint().height() > low
    assert card.accessibleName() == "Finding 1 of 2. Check. Check the greeting. In the letter"


def test_a_long_email_goes_on_after_its_at_beside_another(theme: Theme, qtbot: QtBot) -> None:
    """Two addresses side by side have room in the narrow pane, and none is scrolled away."""
    pieces = (("d.okafor@mailbox.example", False),)
    whole, broken = (PiecesLabel(theme, pieces, "stop", breaks=one) for one in (False, True))
    for one in (whole, broken):
        qtbot.addWidget(one)

    assert broken.minimumSizeHint().width() < whole.minimumSizeHint().width()


def test_where_a_finding_stands_is_said_whole(theme: Theme, qtbot: QtBot) -> None:
    """A long place goes below the title, and is not cut."""
    where = "Page 1 of Visits of last year.xlsx, hidden cell"
    card = FindingCard(theme, finding(), number=1, of=1, where=where, need="")
    qtbot.addWidget(card)

    assert where in [one.text() for one in card.findChildren(Text)]


@pytest.mark.parametrize(("enclosed", "thing"), [(True, "enclosure"), (False, "letter")])
def test_a_finding_says_which_of_them_it_quotes(
    theme: Theme, qtbot: QtBot, enclosed: bool, thing: str
) -> None:
    """What stands in an enclosure is neither said by the letter nor shown in it."""
    card = FindingCard(theme, finding(), number=1, of=1, where="Page 1", need="")
    if enclosed:
        card.say_enclosed()
    qtbot.addWidget(card)
    card.show()
    card.open()
    card.show_evidence(Evidence(letter="Ella"))

    assert f"The {thing} says: Ella" in [one.text() for one in card.findChildren(Text)]
    assert f"Show in {thing}" in [one.text().strip() for one in card.findChildren(Button)]


def test_a_stop_has_no_way_to_be_kept(theme: Theme, qtbot: QtBot) -> None:
    """Nobody can click a Stop away: no button and no key."""
    card = FindingCard(
        theme, finding(Severity.STOP), number=1, of=1, where="In the letter", need="Fix it."
    )
    qtbot.addWidget(card)
    card.show()

    card.ask_reason()

    assert card.sheet.isHidden()
    assert not any("Keep it" in b.text() and b.isVisible() for b in card.buttons())


def test_what_was_shown_is_covered_again_when_the_finding_closes(
    theme: Theme, qtbot: QtBot
) -> None:
    """A protected value is shown on purpose, and only while the finding is open."""
    masked = Finding(
        code="protected.address",
        severity=Severity.STOP,
        release=Release.SECOND_PERSON,
        title="A protected address is in this letter",
        place=Place(file="letter.docx", part=Part.BODY, span=(0, 4)),
        evidence=Evidence(letter="• •••• ••••••••", masked=True),
    )
    card = FindingCard(theme, masked, number=1, of=1, where="In the letter", need="Fix it.")
    qtbot.addWidget(card)
    card.show()
    card.open()
    reveal = next(button for button in card.buttons() if "Show what is hidden" in button.text())

    with qtbot.waitSignal(card.evidence_wanted, timeout=20_000) as shown:
        reveal.click()
    with qtbot.waitSignal(card.evidence_wanted, timeout=20_000) as covered:
        card.close_up()

    assert shown.args == [1, 1]
    assert covered.args == [1, 0]


# The letter


def test_a_span_finds_its_words_in_the_laid_out_letter() -> None:
    """A finding's span is counted in the file's own text, over lines and beyond the first plane."""
    document = letter("Dear \U0001f600 Ms Hale,", "", "Your hearing is on 4 December.")
    text = QTextDocument()

    laid = lay_out(document, text, SIZES)
    start = len("Dear \U0001f600 Ms Hale,") + 2

    ((first, last),) = positions(laid, Part.BODY, (7, 14))
    assert _between(text, first, last) == "Ms Hale"
    ((first, last),) = positions(laid, Part.BODY, (start + 5, start + 12))
    assert _between(text, first, last) == "hearing"


def test_a_span_over_an_address_covers_each_of_its_lines() -> None:
    """An address of three lines is marked in three places."""
    document = letter("Dr E Hale", "14 Larkspur Close", "Harrowfield", "HX97 8QT", "Dear Dr Hale")
    text = QTextDocument()

    laid = lay_out(document, text, SIZES)

    assert [_between(text, *place) for place in positions(laid, Part.BODY, (10, 48))] == [
        "14 Larkspur Close",
        "Harrowfield",
        "HX97 8QT",
    ]


def test_a_table_stays_a_table() -> None:
    """Cells stand beside one another, and their words are found there."""
    lines = tuple(
        Line(text=text, start=start, cell=Cell(table=0, row=row, column=column, columns=2))
        for text, start, row, column in (
            ("Child", 0, 0, 0),
            ("Born", 6, 0, 1),
            ("Ella", 11, 1, 0),
            ("4 May 2019", 16, 1, 1),
        )
    )
    document = Document(
        name="letter.docx", kind=FileKind.DOCX, size=1, sha256=Sha256("0" * 64), lines=lines
    )
    text = QTextDocument()

    laid = lay_out(document, text, SIZES)

    assert len(text.rootFrame().childFrames()) == 1
    ((first, last),) = positions(laid, Part.BODY, (16, 26))
    assert _between(text, first, last) == "4 May 2019"


def test_what_the_page_hides_is_shown_apart() -> None:
    """Deleted words come after the letter, with why they are not seen."""
    seen = letter("Dear Ms Hale").lines[0]
    gone = Line(text="I do not believe you", part=Part.DELETED, hidden=Concealment.DELETED)
    document = Document(
        name="letter.docx", kind=FileKind.DOCX, size=1, sha256=Sha256("0" * 64), lines=(gone, seen)
    )
    text = QTextDocument()

    lay_out(document, text, SIZES)

    said = text.toPlainText()
    assert said.index("Dear Ms Hale") < said.index("In the file, but not on the page")
    assert "Deleted, still in the file: I do not believe you" in said


def test_a_file_that_could_not_be_read_says_so_where_the_letter_would_be() -> None:
    """An empty page would look like an empty letter."""
    document = letter(read=Read.NO, gaps=(Gap(code="unread.damaged", why="The file is damaged."),))
    text = QTextDocument()

    lay_out(document, text, SIZES)

    assert "This file could not be read" in text.toPlainText()
    assert "The file is damaged." in text.toPlainText()


def test_the_letter_is_text_for_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    """The letter view holds the words themselves, and its marks are selections of them."""
    view = LetterText(theme)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()

    view.show_document(letter("Dear Mr Kahn"), marks((finding(span=(5, 12)),)))

    assert "Dear Mr Kahn" in view.toPlainText()
    assert [one.cursor.selectedText() for one in view.extraSelections()] == ["Mr Kahn"]


def test_words_of_a_letter_are_never_markup(theme: Theme, qtbot: QtBot) -> None:
    """A name with angle brackets is shown as written."""
    label = PiecesLabel(theme, (("<b>Hale</b>", True),), "stop")
    qtbot.addWidget(label)

    assert "&lt;b&gt;Hale&lt;/b&gt;" in label.text()
    assert label.accessibleName() == "<b>Hale</b>"


def test_the_postcode_is_dots_until_it_is_typed(theme: Theme, qtbot: QtBot) -> None:
    """It is covered for the eye and for the ear."""
    envelope = Envelope(theme, "Post")
    qtbot.addWidget(envelope)
    lines = ("Mr Daniel Okafor", "41 Larkspur Close", "Harrowfield", "HX97 8QT")

    envelope.show_lines(lines, 3)
    assert envelope.lines()[3] == "•••• •••"
    assert "HX97" not in envelope.accessibleName()

    envelope.show_lines(lines, None)
    assert envelope.lines()[3] == "HX97 8QT"
    assert "HX97 8QT" in envelope.accessibleName()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param(Place(), "The whole dispatch", id="nowhere"),
        pytest.param(Place(file="letter.docx", part=Part.BODY), "In the letter", id="letter"),
        pytest.param(Place(file="letter.docx", part=Part.BODY, page=2), "Page 2", id="page"),
        pytest.param(
            Place(file="report.pdf", part=Part.HEADER, page=1),
            "Page 1 of report.pdf, page header",
            id="enclosure",
        ),
        pytest.param(
            Place(file="Visits.xlsx", part=Part.CELL, page=1, hidden=True),
            "Page 1 of Visits.xlsx, hidden cell",
            id="hidden cell",
        ),
        pytest.param(
            Place(file="Visits.xlsx", part=Part.CELL, span=(0, 5), also=((6, 9),), hidden=True),
            "Hidden cells, Visits.xlsx",
            id="hidden cells",
        ),
        pytest.param(
            Place(file="Visits.xlsx", part=Part.METADATA), "File details, Visits.xlsx", id="file"
        ),
    ],
)
def test_a_place_is_said_in_words(place: Place, words: str) -> None:
    """Whoever reads the list knows where to look."""
    assert place_words(place, "letter.docx") == words


def _between(text: QTextDocument, first: int, last: int) -> str:
    """Give the words between two positions."""
    cursor = QTextCursor(text)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u00a0", " ")


def test_two_colleagues_are_named_from_lists_that_a_screen_reader_can_tell_apart(
    theme: Theme, qtbot: QtBot
) -> None:
    """Nobody is named beforehand, and the lists show only where they are asked for."""
    people = (
        Actor(id="u-1", name="Ade Cole", team="North"),
        Actor(id="u-2", name="Bea Dunn", team="North"),
    )
    sheet = GlassSheet(theme, people)
    qtbot.addWidget(sheet)
    sheet.show()
    early = [one.isVisible() for one in sheet.chosen]
    two, lead = sheet.findChildren(QRadioButton)
    assert lead.y() == two.geometry().bottom() + 1, "the gap of hidden lists"

    sheet.answer("The hearing is at noon", lead=False)
    nobody = sheet.glass()
    for list_, key in zip(sheet.chosen, (Qt.Key.Key_A, Qt.Key.Key_B), strict=True):
        QTest.keyClick(list_, key)

    assert sheet.grab().width() > 0
    assert early == [False, False]
    assert nobody == BreakGlass(reason="The hearing is at noon", people=("", ""))
    assert sheet.glass() == BreakGlass(reason="The hearing is at noon", people=("u-1", "u-2"))
    assert [one.accessibleName() for one in sheet.chosen] == ["Colleague 1", "Colleague 2"]

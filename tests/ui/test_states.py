"""What a screen says and offers in the states that an ordinary letter never comes to."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checker.desk import Friction
from checker.desk.answers import Confirmed, Enrolling, Offline, OpenedFile
from checker.desk.computer.files import unopened
from checker.model import Channel, Sha256
from tests.builders.desktop import Desktop
from ui.crash import CrashWindow, Fault
from ui.screens.confirm import ConfirmScreen, ToConfirm
from ui.screens.confirmed import ConfirmedScreen
from ui.screens.enrol import EnrolScreen
from ui.state_pictures import locked_pdf
from ui.theme import Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.envelope import Envelope
from ui.widgets.files_card import FilesCard
from ui.widgets.foot import Foot
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text
from ui.widgets.wrapped_link import WrappedLink

Open = Callable[..., Desktop]


def test_a_changed_file_is_checked_again_from_where_that_is_said(desktop: Open) -> None:
    """One press leads back to the check, with the file as it is now."""
    run = desktop()
    (file,) = run.letter()
    run.open((file,), case="KT24P00817")
    first = run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    confirm.answer_rightly()
    file.write_text(file.read_text(encoding="utf-8") + ".", encoding="utf-8")
    confirm.go(held=True)
    run.calm()

    (link,) = confirm.errors.findChildren(WrappedLink)
    link.click()
    second = run.settled()

    assert run.screen is run.journey.check
    assert first.documents[0].sha256 != second.documents[0].sha256


def test_what_has_changed_cannot_be_confirmed_below_the_sentence_that_says_so(
    desktop: Open,
) -> None:
    """No button, no key, and no tick that it is as the record says; a new check gives them back."""
    run = desktop()
    (file,) = run.letter()
    run.open((file,), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    confirm.answer_rightly()
    assert "Same as the case record" in _said(confirm)
    file.write_text(file.read_text(encoding="utf-8") + ".", encoding="utf-8")
    confirm.go(held=True)
    run.calm()
    acts, asked = confirm.acts, []
    assert acts is not None
    confirm.confirmed.connect(lambda *told: asked.append(told))

    run.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)

    assert not asked
    assert not [one.text() for one in acts.findChildren(Button) if one.isEnabled()]
    assert "Same as the case record" not in _said(confirm)
    confirm.again.emit()
    run.settled()
    run.to_confirm()
    assert confirm.acts is not None
    assert confirm.acts.isEnabled()
    assert "Same as the case record" in _said(confirm)


def test_nothing_of_a_letter_stays_on_the_check_screen(desktop: Open) -> None:
    """Who opens the next one does not see the one before while it is compared."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    run.check("Pritchard")
    pane = run.journey.check.pane
    assert pane.text.toPlainText()

    run.app.window.another.emit()

    assert not [one for one in pane.findChildren(Envelope) if not one.isHidden()]
    assert not pane.text.isVisibleTo(pane)
    assert not pane.page.isVisibleTo(pane)


def test_a_file_that_may_not_be_opened_says_who_can_help() -> None:
    """It is nobody's fault; the sentence says whom to ask, in our words and not the system's."""
    told = str(unopened(Path("/far/away/Letter.docx"), PermissionError(13, "Permission denied")))

    assert told.startswith("You may not open Letter.docx.")
    assert "Ask whoever keeps the folder" in told
    assert "Permission" not in told


def test_a_letter_that_was_not_read_is_not_told_to_fit_no_case(desktop: Open) -> None:
    """Where the reading process is late, that is said; read again, it finds its case."""
    run = desktop()
    assert run.app.desk is not None
    readers = run.app.desk._readers
    kept, patient = readers.command, readers.start_seconds
    readers.command = (sys.executable, "-c", "import time; time.sleep(600)")
    readers.start_seconds = 0.5
    for child in readers._idle:
        child.process.kill()
        child.process.wait()
    file = run.files("Letter to Ms S Pritchard")

    run.journey.open_files(file)
    run.until_screen(run.journey.choose)
    late = _said(run.journey.choose)
    run.journey.choose.left.emit()
    readers.command, readers.start_seconds = kept, patient
    for child in readers._idle:
        child.process.kill()
        child.process.wait()
    run.open(file)

    assert "Letter to Ms S Pritchard.docx could not be read" in late
    assert "open the letter again" in late
    assert "no case that fits" not in late
    assert "One case fits" in _said(run.journey.choose)


def test_no_case_fits_is_said_of_what_was_read_and_looked_for_only(desktop: Open) -> None:
    """Of a damaged letter, and where there are no case records, that is what is said."""
    run = desktop()
    damaged, stranger = run.folder / "Reply.docx", run.folder / "Stranger.txt"
    damaged.write_bytes(run.files("Letter to Ms S Pritchard")[0].read_bytes()[:3000])
    stranger.write_text("Dear Dr Nobody\n\nThank you.\n", encoding="utf-8")
    said = {}
    for file in (damaged, stranger):
        run.journey.open_files((file,))
        run.until_screen(run.journey.choose)
        said[file] = _said(run.journey.choose)
        run.calm()
    opened = run.journey._sitting.opened
    assert opened is not None
    run.journey.choose.begin(opened, ())

    assert "Reply.docx could not be read" in said[damaged]
    assert "no case that fits" not in said[damaged]
    assert "We found no case that fits." in said[stranger]
    assert "There are no case records here just now" in _said(run.journey.choose)


def _said(screen: QWidget) -> str:
    return " ".join(one.text() for one in screen.findChildren(Text) if one.isVisibleTo(screen))


def test_a_locked_file_asks_for_its_password(desktop: Open) -> None:
    """Before the check, and it says that the password is not kept."""
    run = desktop()
    file = run.folder / "Report.pdf"
    file.write_bytes(locked_pdf())

    run.open((file,), case="KT24P00817")

    assert "locked with a password" in run.journey.choose.password.words()


def test_the_first_check_is_rehearsed_while_the_person_chooses(desktop: Open) -> None:
    """Nothing shows of it: they are still asked to whom the letter goes."""
    run = desktop()
    assert run.app.desk is not None
    rehearsal = run.app.desk.rooms.rehearsal
    assert not rehearsal.held

    run.open(run.files("Letter to Mr D Okafor"))

    assert rehearsal.held
    assert run.screen is run.journey.choose
    assert run.journey.result is None


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_crash_window_can_be_closed_where_it_says_so(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme
) -> None:
    """Its button shows, has the keys and closes it."""
    fault = Fault(kind="ValueError", where="somewhere.py:1", report=None, again=lambda: None)
    window = CrashWindow(Theme(qapp, scheme=scheme), None, fault)
    window.show()
    qtbot.waitExposed(window)
    buttons = window.findChildren(Button)
    (button,) = [one for one in buttons if one is not window.again]

    assert all(one.isVisible() for one in buttons)
    with qtbot.waitSignal(window.destroyed):
        button.click()


def test_findings_beyond_the_third_stand_above_the_fold(desktop: Open) -> None:
    """At 1440 by 900 the demo's four are seen without scrolling: one open, the others in a row."""
    run = desktop(size=(1440, 900))
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    check = run.journey.check
    # The comparison comes a turn after the findings and moves them down.
    run.qtbot.waitUntil(lambda: bool(check.findChildren(ComparisonTable)), timeout=20_000)
    run.qtbot.wait(200)
    cards = check.findings.cards
    foot = check.findChildren(Foot)[0]

    def edge(widget: QWidget, corner: QPoint) -> int:
        return widget.mapTo(run.app.window, corner).y()

    assert len(cards) == 4
    assert edge(cards[-1], cards[-1].rect().bottomLeft()) < edge(foot, foot.rect().topLeft())
    assert [one.is_open for one in cards] == [True, False, False, False]


def test_the_check_begins_with_the_recipients_name(desktop: Open) -> None:
    """In a low window too: whom it goes to and the head of the first finding show together."""
    run = desktop(size=(1280, 720))
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    check = run.journey.check
    run.qtbot.waitUntil(lambda: bool(check.findings.cards), timeout=20_000)
    side = check.findings.cards[0].parentWidget()
    while not isinstance(side, Scrolling):
        assert side is not None
        side = side.parentWidget()
    run.qtbot.waitUntil(check.findings.cards[0].hasFocus, timeout=20_000)
    run.qtbot.wait(200)

    assert side.verticalScrollBar().value() == 0
    assert side.verticalScrollBar().maximum() > 0
    run.press(Qt.Key.Key_F8)
    run.qtbot.waitUntil(lambda: side.verticalScrollBar().value() > 0, timeout=20_000)


def test_nothing_can_be_pressed_at_a_letter_that_is_still_compared(desktop: Open) -> None:
    """Each button would only say to wait; one that failed can be checked again."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    result = run.check("Pritchard")
    check = run.journey.check
    foot = check.findChildren(Foot)[0]

    def free() -> list[str]:
        return [one.text().strip() for one in foot.findChildren(Button) if one.isEnabled()]

    assert len(free()) == 3
    check.begin()
    assert not free()
    check.refuse("The check did not end", "A file is gone.")
    assert free() == ["Check again (F5)"]
    assert check.verdict_words().startswith("The letter was not checked")
    run.journey.take_result(result)
    assert len(free()) == 3


@pytest.mark.parametrize("glass", [True, False])
def test_that_a_letter_can_go_all_the_same_is_said_only_where_it_can(
    qapp: QApplication, qtbot: QtBot, *, glass: bool
) -> None:
    """What the desk refuses is not offered; why it waits is said either way."""
    screen = ConfirmScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(screen)
    screen.begin(
        ToConfirm(
            going=(),
            files=(),
            documents=(),
            decided=(),
            friction=Friction(level=1),
            choices=(),
            actor="Priya Nair",
            offline=Offline(heading="It waits", words="Nobody is there.", held=True, glass=glass),
        )
    )

    said = _said(screen)
    assert "Nobody is there." in said
    assert ("It can go all the same" in said) is glass
    assert (screen.sheet is not None) is glass
    assert screen.is_held()


def test_what_is_under_way_at_the_enrolment_is_not_offered_again(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """While it waits for the sign-in, neither way can be pressed; refused, both can."""
    screen = EnrolScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(screen)
    screen.begin(Enrolling(register="register.example", sign_in=True))
    ways = {"Sign in", "Enrol this desk"}

    def free() -> set[str]:
        told = {one.text().strip() for one in screen.findChildren(Button) if one.isEnabled()}
        return told & ways

    assert free() == ways
    screen.wait("Waiting for you to sign in with your browser")
    assert not free()
    screen.refuse("This code is not valid any more.")
    assert free() == ways


def test_what_is_asked_of_a_lead_comes_first_and_the_offer_last(desktop: Open) -> None:
    """The offer leaves the room to the findings; once it is asked it stands above them."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    check = run.journey.check
    run.qtbot.waitUntil(lambda: bool(check.asking.words()), timeout=20_000)

    def below() -> bool:
        return check.asking.y() > check.findings.y()

    run.qtbot.waitUntil(below, timeout=20_000)
    check.asking.begin()
    run.qtbot.waitUntil(lambda: not below(), timeout=20_000)
    check.asking.end()
    run.qtbot.waitUntil(below, timeout=20_000)


@pytest.mark.parametrize(("way", "counted"), [(Channel.POST, True), (Channel.EMAIL, False)])
def test_only_what_goes_in_an_envelope_is_counted(
    qapp: QApplication, qtbot: QtBot, way: Channel, counted: bool
) -> None:
    """Who has confirmed an email has no pages in their hand."""
    screen = ConfirmedScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(screen)
    done = Confirmed(
        receipt="AK3C-3TPH", headline="x", to="x", files=1, pages=None, kept="x", channel=way
    )

    screen.begin(done, ())

    said = " ".join(one.text() for one in screen.findChildren(Text))
    assert ("Count the pages" in said) is counted


def test_what_was_missing_is_not_said_any_more_once_it_is_answered(desktop: Open) -> None:
    """Asked too early, then the case is chosen: the question that is open now stands alone."""
    run = desktop()
    run.journey.open_files(run.files("Letter to Mr D Okafor"))
    run.until_screen(run.journey.choose)
    choose = run.journey.choose
    choose.go()
    assert "Choose the case" in choose.errors.words()

    choose.case_list.choose(choose.case_list.ids()[0])

    assert not choose.errors.words()


@pytest.mark.usefixtures("welsh")
def test_the_heading_of_the_files_stands_in_one_line(qapp: QApplication, qtbot: QtBot) -> None:
    """Nothing that only stretches takes its room."""
    file = OpenedFile(path=Path("a.docx"), name="a.docx", sha256=Sha256("ab" * 32), size=9)
    card = FilesCard(Theme(qapp, scheme=Scheme.LIGHT), (file,), ())
    qtbot.addWidget(card)
    card.resize(560, 120)
    card.show()
    qtbot.waitExposed(card)

    heading = next(one for one in card.findChildren(Text) if one.property("kind") == "heading")
    assert heading.width() > heading.fontMetrics().horizontalAdvance(heading.text())

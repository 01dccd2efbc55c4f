"""A letter's way from the drop zone to the record, and every way in which it is held."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from checker.model import Reason, Severity
from tests.builders.desktop import Desktop
from ui.widgets.button import Button
from ui.widgets.letter_text import LetterText
from ui.widgets.panel import Callout

Open = Callable[..., Desktop]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_right_letter_goes_from_home_to_confirmed_by_keyboard(desktop: Open) -> None:
    """Check, answer, continue, type, Alt+C: no mouse, and an entry at the end."""
    run = desktop()
    journey, confirm = run.journey, run.journey.confirm
    run.open(run.letter(), case="KT24P00817")
    choose = journey.choose
    choose.to_list.choose(next(one.id for one in journey.people if "Pritchard" in one.name))
    choose.way_list.choose("post")

    run.press(Qt.Key.Key_Return, CTRL)
    run.settled()
    run.press(Qt.Key.Key_Return, CTRL)
    run.until_screen(confirm)
    assert confirm.choice.chosen() == ()
    assert "HX98" not in " ".join(confirm.envelope_lines())
    confirm.answer_rightly()
    assert confirm.envelope_lines()[-1] == "HX98 3LD"
    run.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    run.until_screen(journey.confirmed)

    assert run.app.desk is not None
    assert run.app.desk.my_checks()[0].outcome == "Confirmed"
    run.press(Qt.Key.Key_N, CTRL)
    assert run.screen is run.app.window.home


def test_what_is_not_answered_at_the_end_is_led_to(desktop: Open) -> None:
    """First who should receive it, then what is to be typed."""
    run = desktop()
    run.open(run.letter())
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm

    def led() -> QWidget | None:
        confirm.go(held=True)
        run.calm()
        links = [one for one in confirm.errors.findChildren(Button) if one.isVisible()]
        links[0].click()
        return run.app.window.focusWidget()

    first = led()
    confirm.answer_rightly()
    confirm.typed.clear()

    assert first is not None
    assert confirm.choice.isAncestorOf(first)
    assert led() is confirm.typed


def test_the_keys_are_on_the_case_whenever_the_questions_show(desktop: Open) -> None:
    """Not on Back, where Enter leaves the page."""
    run = desktop()
    run.open(run.letter())
    window, choose = run.app.window, run.journey.choose

    window.show_screen(window.home)
    window.show_screen(choose)

    now = window.focusWidget()
    assert now is not None
    assert choose.case_list.isAncestorOf(now)


def test_a_stop_cannot_be_clicked_through(desktop: Open) -> None:
    """Continue names each finding that holds the letter; the confirm screen does not come."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    result = run.check("Daniel Okafor")
    stops = [one for one in result.findings if one.severity is Severity.STOP]

    run.press(Qt.Key.Key_Return, CTRL)
    run.calm()

    assert run.screen is run.journey.check
    said = run.journey.check.errors.words()
    assert "There is a problem" in said
    assert f"{len(stops)} findings must be fixed before this can go" in said
    assert "This letter cannot go yet" in run.journey.check.verdict_words()


def test_a_check_is_kept_with_a_reason_and_shown_before_confirming(desktop: Open) -> None:
    """One finding, one reason; it is held without it and listed with it."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    result = run.check("Pritchard")
    checks = [one for one in result.findings if one.severity is Severity.CHECK]
    assert checks
    check = run.journey.check
    check.go_on.emit()
    run.calm()
    assert run.screen is check

    for finding in checks:
        card = check.findings.card_of(finding.key)
        assert card is not None
        card.setFocus()
        card.open()
        run.press(Qt.Key.Key_R, CTRL)
        card.sheet.choose(Reason.CONFIRMED_WITH_AUTHOR)
        card.sheet.keep()
        run.calm()
    run.to_confirm()

    assert any("Kept: I confirmed it with the author" in text for text in _texts(run))
    assert len(checks) == 1
    assert "1 thing was looked at and kept" in _texts(run)


def test_reasons_stay_when_one_goes_back(desktop: Open) -> None:
    """Going back to change the way it travels does not ask for the reasons again."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    result = run.check("Pritchard")
    check = run.journey.check
    finding = next(one for one in result.findings if one.severity is Severity.CHECK)
    check.kept.emit(finding, Reason.EXPECTED, "", 1.0)
    run.calm()

    run.press(Qt.Key.Key_Escape)
    run.until_screen(run.journey.choose)
    assert run.journey.choose.to_list.chosen()
    run.journey.choose.go()
    run.settled()

    card = check.findings.card_of(finding.key)
    assert card is not None
    assert card.kept_reason is Reason.EXPECTED


def test_f8_walks_through_the_findings_and_shows_each_in_the_letter(desktop: Open) -> None:
    """F8 goes on, Shift+F8 goes back, and the page follows."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")
    cards = run.journey.check.findings.cards
    run.qtbot.waitUntil(lambda: cards[0].is_open, timeout=20_000)

    run.press(Qt.Key.Key_F8)
    assert [card.is_open for card in cards[:3]] == [False, True, False]
    run.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert [card.is_open for card in cards[:3]] == [True, False, False]
    run.press(Qt.Key.Key_Return)

    view = run.journey.check.pane.text
    assert isinstance(view, LetterText)
    run.qtbot.waitUntil(lambda: len(view.extraSelections()) >= 3, timeout=20_000)


def test_a_late_finding_holds_continue_until_it_has_come(desktop: Open) -> None:
    """While the slower looks run, bar and findings say so, nothing is green, Continue waits."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    result = run.check("Pritchard")
    check = run.journey.check
    run.qtbot.waitUntil(lambda: _said_of_none(run) == ["Nothing to change"], timeout=20_000)

    run.journey.take_result(replace(result, settled=False))
    check.go_on.emit()
    run.calm()

    assert run.screen is check
    assert "Still looking" in check.verdict_words()
    assert "The check has not ended" in check.errors.words()
    run.qtbot.waitUntil(lambda: _said_of_none(run) == ["Nothing found so far"], timeout=20_000)


def test_a_late_finding_leaves_the_open_one_open(desktop: Open) -> None:
    """What one reads does not jump away when more is found."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    result = run.check("Daniel Okafor")
    check = run.journey.check
    run.qtbot.waitUntil(lambda: check.findings.cards[0].is_open, timeout=20_000)
    check.findings.cards[2].setFocus()
    check.findings.cards[2].open()
    key = check.findings.cards[2].finding.key

    run.journey.take_result(replace(result, findings=result.findings[1:]))

    assert [card.finding.key for card in check.findings.cards if card.is_open] == [key]


def test_a_wrong_postcode_is_said_and_nothing_is_recorded(desktop: Open) -> None:
    """What is typed has to be what the record says."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    confirm.answer_rightly()
    confirm.typed.setText("HX97 8QT")

    confirm.go(held=True)
    run.calm()

    assert "postcode" in confirm.errors.words()
    assert run.screen is confirm
    assert run.app.desk is not None
    assert "Confirmed" not in {one.outcome for one in run.app.desk.my_checks()}


def test_a_changed_file_is_not_confirmed(desktop: Open) -> None:
    """One character more in the file, and the confirmation does not count."""
    run = desktop()
    (file,) = run.letter()
    run.open((file,), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    confirm.answer_rightly()
    file.write_text(file.read_text(encoding="utf-8") + ".", encoding="utf-8")

    confirm.go(held=True)
    run.calm()

    assert "changed" in confirm.errors.words()
    assert run.screen is confirm
    assert confirm.typed.text() == "HX98 3LD"


def test_a_trail_that_cannot_be_written_confirms_nothing(desktop: Open) -> None:
    """The letter is unsent, the answers stay, and the sentence says what to do."""
    run = desktop()
    assert run.app.desk is not None
    other = run.app.desk.actors()[1]
    run.app.window.became.emit(other.id)
    run.calm()
    run.open(run.letter(), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    confirm.answer_rightly()
    (trail,) = (run.folder / "trail").glob(f"*{other.id}.db")
    with closing(sqlite3.connect(trail)) as somebody:
        somebody.execute(
            "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END"
        )

    confirm.go(held=True)
    run.qtbot.waitUntil(lambda: bool(confirm.errors.words()), timeout=60_000)

    assert "the letter has not been sent" in confirm.errors.words()
    assert run.screen is confirm


def test_a_file_that_is_not_there_is_said_on_the_home_screen(desktop: Open) -> None:
    """No box in front of the page, and no traceback."""
    run = desktop()

    run.journey.open_files([run.folder / "no-such-letter.docx"])
    run.calm()

    assert "This could not be opened" in run.app.window.home.errors.words()
    assert run.screen is run.app.window.home


def test_a_letter_goes_back_to_its_author_with_an_entry(desktop: Open) -> None:
    """Returning says so on the home screen, and stands in the record."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")

    run.journey.check.given_back.emit("The address is an old one")
    run.until_screen(run.app.window.home)

    assert any("Returned to the author" in text for text in _texts(run))


def test_closing_the_window_during_a_check_ends_at_once_and_sends_nothing(desktop: Open) -> None:
    """The work is cancelled, nothing is confirmed, and the program does not hang."""
    run = desktop()
    run.open(run.files("Appointment letter"))
    choose = run.journey.choose
    choose.to_list.choose(next(one.id for one in run.journey.people if one.likely))
    choose.way_list.choose("post")
    choose.go()

    began = time.monotonic()
    run.app.window.close()

    assert time.monotonic() - began < 10
    assert not run.app.window.isVisible()
    assert not run.app.jobs.busy()


def test_pasted_files_are_opened(desktop: Open, qapp: QApplication) -> None:
    """Ctrl+V takes the files that were copied."""
    run = desktop()
    (file,) = run.letter()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    qapp.clipboard().setMimeData(mime)

    run.press(Qt.Key.Key_V, CTRL)
    run.until_screen(run.journey.choose)

    assert run.app.window.strip.isVisible()
    qapp.clipboard().clear()  # what Python put there would be taken apart after Python's end


def test_the_window_never_stands_still(desktop: Open, qtbot: QtBot) -> None:
    """While a letter is read and checked the window answers within 50 ms, 19 times of 20."""
    run = desktop()
    gaps: list[float] = []
    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(2)
    last[0] = time.monotonic()
    run.open(run.files("Appointment letter"))
    run.check(next(one.name for one in run.journey.people if one.likely))
    qtbot.wait(100)
    timer.stop()

    assert sorted(gaps)[len(gaps) * 19 // 20] < 0.05


def test_escape_gives_up_reading(desktop: Open) -> None:
    """A cancelled letter leaves no trace on the home screen."""
    run = desktop()

    run.journey.open_files(run.files("Letter to Mr D Okafor"))
    run.press(Qt.Key.Key_Escape)
    run.calm()

    assert run.screen is run.app.window.home
    assert not run.app.window.home.errors.words()


def _said_of_none(run: Desktop) -> list[str]:
    """Give what stands where the findings would."""
    callouts = run.journey.check.findings.findChildren(Callout)
    return [one.heading.text() for one in callouts if not one.isHidden()]


def _texts(run: Desktop) -> list[str]:
    """Give the words of every label that shows."""
    return [label.text() for label in run.screen.findChildren(QLabel) if not label.isHidden()]

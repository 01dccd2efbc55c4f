"""After sending, in the window: a few questions for whoever reports, the whole for who leads."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QFrame

from checker.days import day_in_england, in_full
from checker.desk.after.after_answers import CameBack
from tests.builders.desktop import Desktop
from tests.builders.room_states import CLERK, LEAD, enter, sit_down
from ui.screens.confirmed import ConfirmedScreen
from ui.screens.mistake_log import MistakeLogScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.widgets.drop_down import DropDown
from ui.widgets.mistake_form import BACK, NEAR
from ui.widgets.panel import Callout
from ui.widgets.save_button import SaveButton
from ui.widgets.step_form import StepForm

INVESTIGATOR = "u-51aa06"


@pytest.fixture
def running(desktop: Callable[..., Desktop]) -> Desktop:
    """Give the demo after a clerk confirmed a letter."""
    made = desktop()
    made.open(made.letter())
    made.check("Pritchard")
    made.to_confirm()
    made.journey.confirm.answer_rightly()
    made.journey.confirm.go(held=True)
    made.until_screen(made.journey.confirmed)
    return made


def choose(field: DropDown, code: str) -> None:
    """Choose a code, as a click would."""
    field.setCurrentIndex(field.findData(code))


def reporting(running: Desktop) -> ReportMistakeScreen:
    """Give the screen of a report, which shows."""
    running.calm()
    screen = running.screen
    assert isinstance(screen, ReportMistakeScreen)
    return screen


def reported(running: Desktop) -> None:
    """Report from the screen that says that the letter is confirmed."""
    assert isinstance(running.screen, ConfirmedScreen)
    last = running.app.desk
    assert last is not None
    running.screen.report.emit(last.rooms.after.offer().letters[0].receipt)
    screen = reporting(running)
    choose(screen.form.what, "wrong-address")
    screen.form.words.setPlainText("She has moved away")
    screen.go()
    running.calm()


def log_of(running: Desktop, actor: str) -> MistakeLogScreen:
    """Give the mistake log as somebody sees it."""
    sit_down(running, actor)
    enter(running, "mistakes")
    screen = running.screen
    assert isinstance(screen, MistakeLogScreen)
    return screen


def test_from_a_confirmed_letter_to_a_report_with_its_clock(running: Desktop) -> None:
    """The letter is chosen already; what is missing is said; then it is there."""
    desk = running.app.desk
    assert desk is not None
    receipt = desk.rooms.after.offer().letters[0].receipt
    assert isinstance(running.screen, ConfirmedScreen)
    running.screen.report.emit(receipt)
    screen = reporting(running)
    assert receipt in screen.form.letter.currentText()
    assert "the 72 hours from then end on" in screen.form.clock.text()
    screen.go()
    running.calm()
    assert screen.errors.words().endswith("Choose what happened.")

    choose(screen.form.what, "wrong-address")
    screen.form.words.setPlainText("She has moved away")
    screen.go()
    running.calm()

    assert screen._done.heading.text() == "Reported. Thank you."
    assert "72 hours after you found out" in screen._done.sentence.text()
    (row,) = screen.table.lines()
    assert (row.cells[1], row.cells[2]) == ("It went to the wrong address", "KT24P00817")
    assert screen.form.isHidden()
    screen.another.emit()
    running.calm()
    assert not screen.form.isHidden()
    assert screen.form.words.toPlainText() == ""


def test_the_ways_in_are_at_home_and_beside_my_checks(running: Desktop) -> None:
    """Home asks which letter; My checks knows the row one stands in. The bar has no such place."""
    window = running.app.window
    window.home.report.emit()
    assert reporting(running).form.letter.chosen() == ""
    enter(running, "past")
    past = running.journey.past
    past._table.setCurrentCell(0, 0)
    (sent, checked) = past._table.lines()
    assert (sent.cells[1], checked.cells[1]) == ("Confirmed", "Clear")
    assert ",0,0," in past._table.csv()
    past.report.emit(past._table.key())
    assert past._table.key() in reporting(running).form.letter.currentText()


def test_post_that_came_back_and_a_near_miss_are_told_on_the_same_page(running: Desktop) -> None:
    """Each asks only what belongs to it."""
    running.app.window.home.report.emit()
    screen = reporting(running)
    screen.kinds.choose(BACK)
    assert not screen.form.whom.isVisible()
    screen.go()
    assert screen.errors.words().endswith("Choose the letter that came back.")
    screen.form.letter.setCurrentIndex(1)
    choose(screen.form.reason, "gone-away")
    choose(screen.form.opened, "no")
    assert isinstance(screen.form.report(), CameBack)
    screen.go()
    running.calm()
    assert "The next letter of this case to that address stops" in screen._done.sentence.text()
    screen.another.emit()
    running.calm()
    screen.kinds.choose(NEAR)
    choose(screen.form.what, "wrong-enclosure")
    choose(screen.form.found, "checker")
    screen.form.words.setPlainText("Pages of another case")
    screen.go()
    running.calm()

    log = log_of(running, LEAD)

    assert [line.cells[1] for line in log.back.lines()] == ["Gone away"]
    assert [line.cells[5] for line in log.near.lines()] == ["Pages of another case"]
    assert log.table.lines() == ()
    log._allow()
    assert log.errors.words().endswith("Choose the row of the destination first.")
    log.held.setCurrentCell(0, 0)
    log.allow.click()
    running.calm()
    assert log.held.lines() == ()


def test_a_lead_sees_a_mistake_through(running: Desktop) -> None:
    """Every step asks what belongs to it, and the callout says what is due next."""
    reported(running)
    log = log_of(running, LEAD)
    assert log._about.text() == "1 mistake is open."
    log.table.setCurrentCell(0, 0)
    steps = log.panel.steps
    today = in_full(day_in_england(datetime.now(UTC)))
    assert log.panel.heading.text() == f"It went to the wrong address, {today}"
    assert "Look into it: cause" in _due(log)
    assert str(log.table.lines()[0].cells[6]).startswith("Look into it, by ")
    assert log.table.isColumnHidden(4)
    choose(steps.step, "decided")
    choose(steps._codes["decision"], "not-report")
    steps.go.click()
    running.calm()
    assert steps.errors.marked()[0].startswith("Write why")
    choose(steps.step, "assessed")
    choose(steps._codes["cause"], "record-wrong")
    choose(steps._codes["consequence"], "none-known")
    steps.people.setText("2")
    steps.block.setChecked(True)
    steps.go.click()
    running.calm()
    assert ",2," in log.table.csv()
    assert not log.table.isColumnHidden(4)
    assert len(log.held.lines()) == 1
    choose(steps.step, "decided")
    choose(steps._codes["decision"], "not-report")
    steps.words.setPlainText("The letter is back unopened")
    steps.go.click()
    running.calm()

    assert "Not to be reported" in [one.heading.text() for one in log.panel.findChildren(Callout)]
    log.which.setCurrentIndex(log.which.findData("late"))
    assert log.table.lines() == ()
    log.which.setCurrentIndex(log.which.findData("open"))
    assert len(log.table.lines()) == 1


def _due(log: MistakeLogScreen) -> str:
    return " ".join(one.sentence.text() for one in log.panel.findChildren(Callout))


def test_an_investigator_reads_and_a_clerk_does_not_come_in(running: Desktop) -> None:
    """No steps for the one, and no line above them; for the other the place is not there."""
    reported(running)
    log = log_of(running, INVESTIGATOR)
    log.table.setCurrentCell(0, 0)
    assert not log.panel.isHidden()
    assert log.panel.findChild(StepForm) is None
    frames = [one for one in log.panel.findChildren(QFrame) if one.isVisible()]
    assert [one.property("kind") for one in frames].count("rule") == 1
    sit_down(running, CLERK)
    enter(running, "mistakes")
    assert running.screen is running.app.window.home


def test_the_log_is_saved_as_csv(
    running: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every table has its own button; a place that cannot be written is said."""
    reported(running)
    log = log_of(running, LEAD)
    file = tmp_path / "out.csv"
    chosen = [str(file), str(tmp_path / "no" / "out.csv")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.pop(0), ""))
    save = next(one for one in log.findChildren(SaveButton) if one.isVisible())
    save.click()
    assert "It went to the wrong address" in file.read_text(encoding="utf-8-sig")
    save.click()
    assert "could not be saved there" in log.errors.words()

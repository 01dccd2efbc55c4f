"""The regulator's questions, the action register and the policies, in the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from checker.reports.regulator_questions import PARTS
from tests.builders.desktop import Desktop
from tests.builders.room_states import ADMINISTRATOR, CLERK, INVESTIGATOR, LEAD, enter, sit_down
from ui.screens.actions import ActionsScreen
from ui.screens.answers import AnswersScreen
from ui.screens.policies import PoliciesScreen
from ui.widgets.button import Button
from ui.widgets.panel import Callout
from ui.widgets.report_table import Cell
from ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl


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


def answers(running: Desktop, who: str = INVESTIGATOR) -> AnswersScreen:
    """Come to the questions."""
    sit_down(running, who)
    enter(running, "answers")
    running.calm()
    assert isinstance(running.screen, AnswersScreen)
    return running.screen


def test_a_figure_leads_to_its_entries_and_to_a_pack_that_holds(
    running: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one letter that was confirmed; the pack asks what the regulator asks."""
    screen = answers(running)
    screen.table.choose("9c")
    panel = screen.panel
    assert panel.isVisible()

    panel.ask()
    running.calm()
    assert "in a few words" in panel.errors.words()
    panel.why.setText("The letter of the Commissioner")
    panel.ask()
    running.calm()
    assert [line.cells[1] for line in panel.entries.lines()] == ["Confirmed"]
    panel.pack_wanted.emit()
    running.calm()
    assert panel.pack.question.text() == "How many letters are sent on a monthly basis?"
    folder = str(tmp_path / "pack")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: folder)
    panel.pack.make.click()
    running.calm()

    assert panel.pack.done.isVisible()
    assert (tmp_path / "pack" / "verify.py").exists()


def test_counting_can_be_given_up(running: Desktop) -> None:
    """Nothing of it shows afterwards, until one asks again."""
    sit_down(running, INVESTIGATOR)
    running.app.window.went.emit("answers")
    given_up: list[AnswersScreen] = []

    def give_up() -> None:
        screen = running.screen
        assert isinstance(screen, AnswersScreen)
        screen.progress.cancelled.emit()
        given_up.append(screen)

    running.app.jobs.next_turn(running.app, give_up)
    running.calm()
    (screen,) = given_up
    assert screen.table.lines() == ()

    screen.keys["F5"]()
    running.calm()

    assert len(screen.table.lines()) == len(PARTS)


def test_a_part_that_is_not_held_says_what_to_attach_and_shows_no_entries(
    running: Desktop,
) -> None:
    """Neither a figure nor a button to look at entries."""
    screen = answers(running)
    screen.table.choose("1c")

    assert not screen.panel.figures.isVisible()
    assert not screen.panel.why.isVisible()
    cells = next(line.cells for line in screen.table.lines() if line.key == "1c")
    assert str(cells[3]).startswith("Attach the training materials")


def test_what_cannot_be_answered_leaves_no_answers_of_before(running: Desktop) -> None:
    """Refused figures do not stay under the refusal; asked again, one stands where one stood."""
    screen = answers(running)
    screen.table.choose("9c")
    screen.panel.why.setText("The letter of the Commissioner")
    screen.panel.ask()
    running.calm()

    screen.refuse("This is not open to you.")

    assert "This is not open to you." in screen.errors.words()
    assert not screen.table.lines()
    hidden = (screen.table, screen.period, screen.panel, screen.imports)
    assert not any(one.isVisible() for one in hidden)
    screen.keys["F5"]()
    running.calm()
    assert all(one.isVisible() for one in hidden)
    assert screen.table.key() == "9c"


def test_a_wrong_table_is_said_line_by_line_and_a_right_one_answers(
    running: Desktop, tmp_path: Path
) -> None:
    """Nothing of the wrong one is taken."""
    file = tmp_path / "training.csv"
    file.write_text("person,course,completed,passed\nu-7f31a0,Post,soon,yes\n")
    screen = answers(running, ADMINISTRATOR)
    screen.imports.import_wanted.emit("training", file)
    running.calm()
    told = [one.sentence.text() for one in screen.imports.findChildren(Callout)]
    assert told == ["Line 2: completed must be a day such as 2026-11-27."]
    file.write_text("person,course,completed,passed\nu-7f31a0,Post,2026-01-02,yes\n")
    screen.imports.import_wanted.emit("training", file)
    running.calm()

    screen.table.choose("1a")

    _titles, *told = screen.panel.figures.csv().splitlines()
    assert [line.partition(",")[0] for line in told] == ["Post"]
    assert len(screen.imports.table.lines()) == 1
    assert not screen.panel.why.isVisible()


def test_an_administrator_vouches_for_the_mail_programs(running: Desktop) -> None:
    """With how they know; without, nothing is recorded."""
    screen = answers(running, ADMINISTRATOR)
    screen.imports.attested.emit("off", "")
    running.calm()
    assert "how you know" in screen.errors.words()
    screen.imports.attested.emit("off", "Group policy Mail-7")
    running.calm()

    screen.table.choose("5b")

    (line,) = screen.panel.figures.lines()
    assert isinstance(line.cells[0], Cell)
    assert line.cells[0].words == "Off, said by a person"


@pytest.mark.parametrize(
    ("titles", "late", "heading"),
    [
        (("Post",), False, "A policy is due to be read"),
        (("Post", "Email"), False, "2 policies are due to be read"),
        (("Post", "Email"), True, "A policy to read is overdue"),
    ],
)
def test_what_is_due_at_home_is_called_as_the_page_that_it_leads_to(
    running: Desktop, titles: tuple[str, ...], late: bool, heading: str
) -> None:
    """Guidance is another page; of two, one alone may be late."""
    home = running.app.window.home

    home.show_policies(titles, late=late)

    assert home._policies.heading.text() == heading


def test_a_policy_is_due_at_home_until_it_was_read(running: Desktop) -> None:
    """The list is empty then, and the lead's overview counts it."""
    sit_down(running, CLERK)
    home = running.app.window.home
    assert home._policies.heading.text() == "A policy is due to be read"
    assert not home._policies.isHidden()
    home.policies_wanted.emit()
    running.calm()
    screen = running.screen
    assert isinstance(screen, PoliciesScreen)
    screen.read.emit("post-and-email", 3)
    running.calm()
    assert screen._none.isVisible()
    assert not screen._overview.isVisible()
    running.app.window.went.emit("check")
    running.calm()
    assert home._policies.isHidden()
    sit_down(running, LEAD)
    enter(running, "policies")

    overview = running.screen

    assert isinstance(overview, PoliciesScreen)
    (line,) = overview.table.lines()
    assert "Priya Nair" not in overview._missing.text()
    assert line.cells[0] == "Post and email"


def test_a_policy_is_opened_where_it_lies(
    running: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page or a file; where its place is told in words alone there is nothing to press."""
    opened: list[str] = []

    def opens(place: "QUrl") -> bool:
        opened.append(place.scheme())
        return place.scheme() == "https"

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    sit_down(running, CLERK)
    enter(running, "policies")
    running.calm()
    screen, desk = running.screen, running.app.desk
    assert isinstance(screen, PoliciesScreen)
    assert desk is not None
    (due,) = desk.rooms.policies.due()
    told = []

    for where in ("https://intranet.example/post", str(tmp_path / "post.txt"), "The blue folder"):
        screen.show_due((replace(due, where=where, by=date(2027, 1, 1)),))
        running.qtbot.wait(20)
        for button in screen.findChildren(Button):
            if button.accessibleName().startswith("Open ") and button.isVisible():
                button.click()
        told.append("Go to where it lies" in screen.errors.words())

    assert (opened, told) == (["https", "file"], [False, True, False])
    assert any(one.text() == "To be read by 1 January 2027" for one in screen.findChildren(Text))


def test_an_action_is_recorded_and_taken_up_again(running: Desktop) -> None:
    """A day that is none is said; done needs what shows it."""
    sit_down(running, ADMINISTRATOR)
    enter(running, "actions")
    screen = running.screen
    assert isinstance(screen, ActionsScreen)
    screen.what.setText("Switch autocomplete off")
    screen.owner.setCurrentIndex(1)
    screen.due.setText("soon")
    screen.go()
    assert "31/12/2026" in screen.errors.words()
    screen.errors.findChildren(Button)[-1].click()
    assert screen.due.hasFocus()
    screen.due.setText("31/1/2026")
    screen.recommended.setChecked(True)
    screen.go()
    running.calm()
    (line,) = screen.table.lines()
    assert (line.key, getattr(line.cells[4], "words", "")) == ("rec-1", "Overdue")
    assert getattr(line.cells[3], "words", "") == "31 Jan 2026"
    assert "2026-01-31" in screen.table.csv()
    assert not screen.recommended.isChecked()

    screen.table.setCurrentCell(0, 0)
    assert screen.due.text() == "31/01/2026"
    screen.state.setCurrentIndex(screen.state.findData("done"))
    screen.go()
    running.calm()
    assert "what shows" in screen.errors.words()
    screen.evidence.setPlainText("Group policy of 19 September")
    screen.go()
    running.calm()

    (line,) = screen.table.lines()
    assert getattr(line.cells[4], "words", "") == "Done"
    assert line.cells[5] == "Group policy of 19 September"


def test_of_a_policy_that_may_be_read_elsewhere_nobody_is_said_not_to_have_read_it(
    running: Desktop,
) -> None:
    """With a register, this computer knows only what was recorded on it."""
    sit_down(running, LEAD)
    enter(running, "policies")
    running.calm()
    screen, desk = running.screen, running.app.desk
    assert isinstance(screen, PoliciesScreen)
    assert desk is not None
    shown = desk.rooms.policies.overview()

    screen.show_overview(replace(shown, partly=True))
    screen._show_missing(shown.rows[0].code)

    assert "no reading is recorded on this computer for" in screen._missing.text()

"""What is the matter is said above a form with a link, and at the field that it is about."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.answers import Enrolling
from tests.builders.desktop import Desktop
from tests.builders.room_states import CLERK, enter, sit_down
from ui.screens.actions import ActionsScreen
from ui.screens.confirm import ConfirmScreen
from ui.screens.enrol import EnrolScreen
from ui.screens.look_up import LookUpScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.theme import Scheme, Theme
from ui.widgets.asked import Asked
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import RING_PX, Callout
from ui.widgets.text import Text
from ui.widgets.wrapped_link import WrappedLink

ADMINISTRATOR, INVESTIGATOR = "u-c6f048", "u-51aa06"
Open = Callable[..., Desktop]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light colours."""
    return Theme(qapp, scheme=Scheme.LIGHT)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> QWidget:
    """A page with a panel and two questions, which shows and has the keys."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.addWidget(ErrorPanel(theme))
    box.addWidget(Asked("What is to be done", QLineEdit()))
    choices = ChoiceList(theme, "Which team")
    choices.offer((Choice(id="n", name="Northern"), Choice(id="s", name="Southern")))
    box.addWidget(choices)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def part(page: QWidget, kind: type) -> QWidget:
    """Give the one part of a page that is of a kind."""
    found = page.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def edge_of(widget: QWidget) -> QImage:
    """Give the edge of a widget as it looks: the pixels down its left side."""
    return widget.grab(QRect(0, 0, 3, widget.height())).toImage()


def linked(panel: ErrorPanel) -> list[str]:
    """Give the links of a panel."""
    links = (one for one in panel.findChildren(WrappedLink) if one.isVisible())
    return [" ".join(one.text().split()) for one in links]


def at(field: QWidget) -> str:
    """Give what is said right above a field."""
    QApplication.processEvents()
    held = field.parentWidget()
    assert held is not None
    above = [
        one
        for one in held.findChildren(Text)
        if one.isVisible() and one.property("kind") == "stop" and one.y() < field.y()
    ]
    return above[-1].text() if above else ""


def test_the_panel_has_the_keys_and_a_ring_when_it_appears(form: QWidget) -> None:
    """Whoever cannot see what is red still comes to it, and whoever can sees where the keys are."""
    panel = part(form, ErrorPanel)
    assert isinstance(panel, ErrorPanel)
    panel.say("It was not recorded", "The disk is full.")
    shown = part(panel, Callout)
    ringed = edge_of(shown)

    assert QApplication.focusWidget() is shown
    part(form, QLineEdit).setFocus()
    assert edge_of(shown) != ringed


def test_a_field_is_marked_and_its_sentence_leads_to_it(form: QWidget) -> None:
    """The sentence is a link above, words at the field, and what a screen reader says of it."""
    panel, field = part(form, ErrorPanel), part(form, QLineEdit)
    assert isinstance(panel, ErrorPanel)
    before = edge_of(field)
    panel.problem_in(field, "Write it in a few words.")

    assert linked(panel) == ["Write it in a few words."]
    assert at(field) == "Write it in a few words."
    assert field.accessibleDescription() == "Write it in a few words."
    assert edge_of(field) != before
    panel.findChildren(WrappedLink)[0].click()
    assert QApplication.focusWidget() is field


def test_the_words_of_a_link_begin_where_those_above_do(form: QWidget) -> None:
    """The room for the ring of the focus lies outside."""
    panel = part(form, ErrorPanel)
    assert isinstance(panel, ErrorPanel)
    panel.problem("Two findings.", (("Go to the first", panel.clear),))
    QApplication.processEvents()
    (link,) = (one for one in panel.findChildren(WrappedLink) if one.isVisible())
    above = panel.findChildren(Callout)[-1].sentence

    assert link.mapTo(panel, QPoint(RING_PX, 0)).x() == above.mapTo(panel, QPoint(0, 0)).x()


def test_several_fields_have_a_link_each(form: QWidget) -> None:
    """In the order in which they are asked; that of a list leads to its first choice."""
    panel, field, choices = part(form, ErrorPanel), part(form, QLineEdit), part(form, ChoiceList)
    assert isinstance(panel, ErrorPanel)
    panel.problems(((field, "Write it."), (choices, "Choose the team.")))

    assert linked(panel) == ["Write it.", "Choose the team."]
    assert panel.marked() == ("Write it.", "Choose the team.")
    panel.findChildren(WrappedLink)[1].click()
    now = QApplication.focusWidget()
    assert now is not None
    assert choices.isAncestorOf(now)


def test_nothing_is_marked_once_nothing_is_the_matter(form: QWidget) -> None:
    """The field looks and reads as before, and the words above it have gone."""
    panel, field = part(form, ErrorPanel), part(form, QLineEdit)
    assert isinstance(panel, ErrorPanel)
    before = edge_of(field)
    panel.problem_in(field, "Write it.")
    panel.clear()

    assert (panel.marked(), at(field), field.accessibleDescription()) == ((), "", "")
    assert edge_of(field) == before


def test_what_the_desk_refuses_of_an_action_is_said_at_its_field(desktop: Open) -> None:
    """One thing after the other: each is the field that the desk names."""
    run = desktop()
    sit_down(run, ADMINISTRATOR)
    enter(run, "actions")
    screen = run.screen
    assert isinstance(screen, ActionsScreen)

    def refused() -> str:
        screen.go()
        run.calm()
        (told,) = linked(screen.errors)
        return told

    assert refused() == at(screen.what) == "Write in a few words what is to be done."
    screen.what.setText("Switch autocomplete off everywhere")
    assert refused() == at(screen.due) == "Say until when it is to be done."
    assert not at(screen.what)
    screen.due.setText("31/01/2027")
    assert refused() == at(screen.owner) == "Choose who does it."


def test_what_the_desk_refuses_of_a_report_is_said_at_its_field(desktop: Open) -> None:
    """The letter is asked for first, by the form; what happened is asked for by the desk."""
    run = desktop()
    sit_down(run, CLERK)
    enter(run, "report")
    screen = run.screen
    assert isinstance(screen, ReportMistakeScreen)
    screen.go()
    assert linked(screen.errors) == [at(screen.form.letter)]
    screen.form.letter.setCurrentIndex(screen.form.letter.count() - 1)
    screen.go()
    run.calm()

    assert linked(screen.errors) == [at(screen.form.what)] == ["Choose what happened."]


def test_what_is_refused_of_a_look_is_said_at_its_field_and_as_wide_as_the_form(
    desktop: Open,
) -> None:
    """The panel ends where the form ends, and the desk's own refusal leads to its field."""
    run = desktop()
    sit_down(run, INVESTIGATOR)
    enter(run, "look-up")
    screen = run.screen
    assert isinstance(screen, LookUpScreen)
    screen.ask()
    run.calm()
    assert screen.errors.width() == screen.form.width()
    assert linked(screen.errors) == [at(screen.form.by)]
    by = screen.form.by
    by.setCurrentIndex(by.findData("team"))
    screen.form.team.setCurrentIndex(1)
    screen.form.purpose.setCurrentIndex(1)
    screen.form.words.setText("Why")
    screen.ask()
    run.calm()

    (told,) = linked(screen.errors)
    assert told == at(screen.form.words)
    assert told.startswith("Write in a few words what this is for")


def test_a_code_that_is_refused_is_marked_and_another_refusal_is_not(
    theme: Theme, qtbot: QtBot
) -> None:
    """The register that cannot be reached is no fault of what was typed."""
    screen = EnrolScreen(theme)
    qtbot.addWidget(screen)
    screen.show()
    screen.begin(Enrolling(register="register.example", sign_in=False))
    screen.refuse("This code is not valid any more.", code=True)
    assert linked(screen.errors) == [at(screen.field)] == ["This code is not valid any more."]
    screen.refuse("The register cannot be reached.")

    assert (linked(screen.errors), at(screen.field)) == ([], "")
    assert "cannot be reached" in screen.errors.words()


def test_what_fits_no_field_of_the_confirm_screen_is_said_all_the_same(
    theme: Theme, qtbot: QtBot
) -> None:
    """No sentence is lost where there are more than questions."""
    screen = ConfirmScreen(theme)
    qtbot.addWidget(screen)
    screen.show()

    screen.show_missing(("Choose who should receive this.", "What is typed does not match."))

    assert "Choose who should receive this." in screen.errors.words()
    assert "What is typed does not match." in screen.errors.words()

"""Every field of a sheet has a label that is seen, and not only words that go when one types."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.answers import Actor, Enrolling
from checker.desk.review_answers import Proving
from checker.protocol.messages import Role
from ui.screens.enrol import EnrolScreen
from ui.theme import Scheme, Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.glass_sheet import GlassSheet
from ui.widgets.pack_panel import PackPanel
from ui.widgets.reading_page import ReadingPage
from ui.widgets.sign_in_sheet import SignInSheet
from ui.widgets.text import Text


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light colours."""
    return Theme(qapp, scheme=Scheme.LIGHT)


def unlabelled(page: QWidget, qtbot: QtBot) -> list[str]:
    """Give the names of the fields of a page above which no label says the same."""
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    kinds = (QLineEdit, DropDown)
    fields = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    assert fields
    labels = [one.text() for one in page.findChildren(Text) if one.isVisible()]
    return [one.accessibleName() for one in fields if one.accessibleName() not in labels]


def test_the_two_codes_of_who_signs_in_are_told_apart(theme: Theme, qtbot: QtBot) -> None:
    """The one is chosen, the other is typed once more: the labels stay while one types."""
    sheet = SignInSheet(theme)
    sheet.begin(Proving.NEW_CODE, "Mr Daniel Okafor")

    assert unlabelled(sheet, qtbot) == []
    assert sheet.again.isVisible()


def test_the_two_colleagues_who_say_that_it_must_go_are_told_apart(
    theme: Theme, qtbot: QtBot
) -> None:
    """Each list says which of the two it asks for."""
    people = tuple(
        Actor(id=one, name=name, role=Role.CLERK, team="Northern")
        for one, name in (("u-1", "Priya Nair"), ("u-2", "Gareth Lowe"))
    )
    sheet = GlassSheet(theme, people)
    sheet.answer("The hearing is at noon", lead=False)
    sheet.reason.hide()  # its label is the question above it

    assert unlabelled(sheet, qtbot) == []


def test_the_code_of_an_enrolment_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """What is said in the empty field is only how a code looks."""
    screen = EnrolScreen(theme)
    screen.begin(Enrolling(register="register.example", sign_in=True))

    assert unlabelled(screen, qtbot) == []


def test_the_question_of_a_pack_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """It is what the pack answers."""
    panel = PackPanel(theme)
    panel.show()

    assert unlabelled(panel, qtbot) == []


def test_a_page_that_is_only_read_shows_no_caret(theme: Theme, qtbot: QtBot) -> None:
    """A caret says that one may write there."""
    page = ReadingPage(theme, lambda _name: b"")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)

    assert page.isReadOnly()
    assert page.cursorWidth() == 0

"""Every field of a sheet has a label that is seen, and not only words that go when one types."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from checker.desk.after.after_answers import ReportOffer
from checker.desk.answers import Actor, Enrolling, Opened
from checker.desk.guidance.manual import Page
from checker.desk.looking_up.look_answers import By
from checker.desk.review.review_answers import Proving
from checker.model import Document, FileKind, Gap, Read, Reason, Sha256
from checker.protocol.messages import Role
from ui.screens.choose import OTHER, ChooseScreen
from ui.screens.enrol import EnrolScreen
from ui.screens.packs import PacksScreen
from ui.theme import Scheme, Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.glass_sheet import GlassSheet
from ui.widgets.look_form import LookForm
from ui.widgets.mistake_form import MistakeForm
from ui.widgets.pack_panel import PackPanel
from ui.widgets.password_sheet import PasswordSheet
from ui.widgets.person_card import PersonCard
from ui.widgets.reading_page import ReadingPage
from ui.widgets.reason_sheet import ReasonSheet
from ui.widgets.sign_in_sheet import SignInSheet
from ui.widgets.step_form import StepForm
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


def test_the_password_of_a_locked_file_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """What is typed is covered: without it nothing says what the field is for."""
    locked = Document(
        name="letter.pdf",
        sha256=Sha256("0" * 64),
        size=1,
        kind=FileKind.PDF,
        read=Read.NO,
        gaps=(Gap(code="unread.encrypted", why="It is locked."),),
    )
    sheet = PasswordSheet(theme)
    sheet.ask_for((locked,))

    assert unlabelled(sheet, qtbot) == []
    assert not sheet.field.placeholderText()


def test_the_question_of_a_pack_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """It is what the pack answers."""
    panel = PackPanel(theme)
    panel.show()

    assert unlabelled(panel, qtbot) == []


def test_a_report_says_above_each_field_what_belongs_there(theme: Theme, qtbot: QtBot) -> None:
    """Who received it and where it went are two questions, and so is the case's reference."""
    form = MistakeForm(theme)
    form.begin(ReportOffer(letters=(), now=datetime(2026, 11, 6, 12, tzinfo=UTC)))
    form.letter.setCurrentIndex(form.letter.count() - 1)

    assert unlabelled(form, qtbot) == []
    assert form.went.isVisible()
    assert form.reference.isVisible()


@pytest.mark.parametrize("by", list(By))
def test_a_look_up_says_above_each_field_what_belongs_there(
    theme: Theme, qtbot: QtBot, by: By
) -> None:
    """Of both days too, and in the look of every other form."""
    form = LookForm(theme)
    form.by.setCurrentIndex(form.by.findData(by.value))

    assert unlabelled(form, qtbot) == []
    assert not [one for one in form.findChildren(Text) if one.property("kind") == "label"]


def test_who_asks_for_a_persons_figures_sees_what_each_field_asks(
    theme: Theme, qtbot: QtBot
) -> None:
    """Who, what for, and in words."""
    assert unlabelled(PersonCard(theme), qtbot) == []


def test_the_line_that_checks_a_pack_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """It says that it may stay empty."""
    assert unlabelled(PacksScreen(theme), qtbot) == []


def test_the_step_of_a_mistake_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """The heading above it names the form, not the field."""
    assert unlabelled(StepForm(theme), qtbot) == []


def test_a_reason_in_own_words_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """It shows with its field, and not before."""
    sheet = ReasonSheet(theme)
    label = "The reason in your own words, without names"
    shown = [one for one in sheet.findChildren(Text) if one.text() == label]
    assert [one.isVisibleTo(sheet) for one in shown] == [False]

    sheet.choose(Reason.OTHER)

    assert unlabelled(sheet, qtbot) == []


def test_where_a_case_is_found_has_a_label(theme: Theme, qtbot: QtBot) -> None:
    """It stays while one types."""
    screen = ChooseScreen(theme)
    letter = Document(name="letter.txt", sha256=Sha256("0" * 64), size=1, kind=FileKind.TXT)
    screen.begin(Opened(files=(), documents=(letter,), suggestions=()), ())
    screen.case_list.choose(OTHER)

    assert unlabelled(screen, qtbot) == []


def test_a_page_that_is_only_read_shows_no_caret(theme: Theme, qtbot: QtBot) -> None:
    """A caret says that one may write there."""
    page = ReadingPage(theme, lambda _name: b"")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    for name in ("one", "other"):
        page.show_page(Page(name=name, title=name, text="# A heading", sections=()))

        assert page.isReadOnly()
        assert page.cursorWidth() == 0

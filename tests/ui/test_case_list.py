"""The cases among which one is found when no suggestion fits: whole lines, from the first on."""

import pytest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from checker.desk.answers import CaseChoice, Opened
from checker.model import CaseId, Document, FileKind, Sha256
from ui.screens.choose import OTHER, ChooseScreen
from ui.theme import TEXT_SIZES, Scheme, Theme

CASES = tuple(
    CaseChoice(id=CaseId(f"c{number}"), reference=f"KT26P{number:05d}", title="Adeyemi and Cole")
    for number in range(1, 31)
)
LINES = 6
LETTER = Document(name="letter.txt", sha256=Sha256("0" * 64), size=1, kind=FileKind.TXT)
OPENED = Opened(files=(), documents=(LETTER,), suggestions=())


def listed(screen: ChooseScreen) -> QListWidget:
    """Give the list of cases."""
    return next(one for one in screen.findChildren(QListWidget) if one.accessibleName() == "Cases")


def shown(qtbot: QtBot, theme: Theme) -> ChooseScreen:
    """Show the questions about a letter that fits no case."""
    screen = ChooseScreen(theme)
    qtbot.addWidget(screen)
    screen.resize(theme.px(1000), theme.px(800))
    screen.show()
    qtbot.waitExposed(screen)
    screen.begin(OPENED, CASES)
    return screen


def whole_lines(cases: QListWidget) -> list[str]:
    """Give the lines that show from their first pixel to their last."""
    area = cases.viewport().rect()
    lines = [cases.item(number) for number in range(cases.count())]
    return [one.text() for one in lines if area.contains(cases.visualItemRect(one))]


@pytest.mark.parametrize("picked", [0, 5, 11, 29])
def test_the_cases_begin_with_the_first_whichever_was_picked_before(
    qapp: QApplication, qtbot: QtBot, picked: int
) -> None:
    """The list opened scrolled down a line, and its first case was hidden."""
    theme = Theme(qapp, scheme=Scheme.LIGHT)
    screen = shown(qtbot, theme)
    screen.pick(CASES[picked].id)
    qapp.processEvents()

    screen.begin(OPENED, CASES)
    screen.case_list.choose(OTHER)
    qapp.processEvents()

    assert listed(screen).verticalScrollBar().value() == 0
    assert whole_lines(listed(screen))[0].startswith(CASES[0].reference)


def test_a_case_that_is_picked_is_in_sight(qapp: QApplication, qtbot: QtBot) -> None:
    """It was chosen before: whoever comes back sees which one."""
    screen = shown(qtbot, Theme(qapp, scheme=Scheme.LIGHT))

    screen.pick(CASES[20].id)
    qapp.processEvents()

    assert any(one.startswith(CASES[20].reference) for one in whole_lines(listed(screen)))


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.OWN])
def test_every_line_of_the_cases_is_whole(
    qapp: QApplication, qtbot: QtBot, scheme: Scheme, percent: int
) -> None:
    """The list left out the room around its lines, and the sixth was cut."""
    theme = Theme(qapp, scheme=scheme)
    screen = shown(qtbot, theme)
    screen.case_list.choose(OTHER)
    theme.resize_text(percent)
    qapp.processEvents()

    cases = listed(screen)
    lines = whole_lines(cases)
    ends = cases.visualItemRect(cases.item(LINES - 1)).bottom(), cases.viewport().rect().bottom()
    theme.resize_text(100)
    assert len(lines) == LINES
    assert ends[0] == ends[1]

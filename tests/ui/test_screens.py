"""Every screen can be used without seeing it, without a mouse, and without steady hands."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from tests.builders.desktop import Desktop
from tests.builders.room_states import room_states
from ui.theme import Scheme
from ui.widgets.scrolling import Scrolling

LEAST_TARGET = 24
MOST_STOPS = 200
LEAST_SEEN = 200
"""A walk that met fewer controls than this has not walked through the screens."""


def controls(desktop: Desktop) -> Iterator[QWidget]:
    """Give everything in the window that the keys can come to."""
    for widget in desktop.app.window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (
                isinstance(widget, QScrollArea) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
            )
        ):
            yield widget


def spoken(widget: QWidget) -> str:
    """Give what a screen reader says of a control."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def states(desktop: Desktop) -> Iterator[str]:
    """Walk through every screen and state, and give the name of each."""
    journey, window = desktop.journey, desktop.app.window
    yield "home"
    journey.open_files(())
    desktop.qtbot.waitUntil(lambda: bool(window.home.errors.words()), timeout=20_000)
    yield "home with an error"
    desktop.open(desktop.files("Letter to Mr D Okafor"))
    yield "choose"
    choose = journey.choose
    choose.go()
    yield "choose with a problem"
    choose.case_list.choose("another")
    yield "choose among all cases"
    window.another.emit()
    desktop.open(desktop.letter("Mr Jones"))
    desktop.check("Pritchard")
    yield "check"
    journey.check.findings.ask_reason()
    yield "check with reasons"
    journey.check.return_sheet.begin()
    yield "check with a return"
    journey.check.pane.begin_find()
    yield "check with find"
    journey.check.go_on.emit()
    desktop.qtbot.waitUntil(lambda: bool(journey.check.errors.words()), timeout=20_000)
    yield "check with a problem"
    window.another.emit()
    desktop.open(desktop.files("Appointment letter"))
    desktop.check(next(one.name for one in journey.people if one.likely))
    yield "check of a pdf"
    window.another.emit()
    desktop.open(desktop.letter())
    desktop.check("Pritchard")
    desktop.to_confirm()
    yield "confirm"
    journey.confirm.go(held=True)
    desktop.qtbot.waitUntil(lambda: bool(journey.confirm.errors.words()), timeout=20_000)
    yield "confirm with a problem"
    journey.confirm.answer_rightly()
    journey.confirm.go(held=True)
    desktop.until_screen(journey.confirmed)
    yield "confirmed"
    for place in ("past", "guidance"):
        window.went.emit(place)
        desktop.calm()
        yield place
    yield from room_states(desktop)


LOOKS = [
    (Scheme.LIGHT, 100),
    (Scheme.DARK, 200),
    (Scheme.OWN, 200),
    *(
        pytest.param(scheme, percent, marks=pytest.mark.campaign)
        for scheme, percent in ((Scheme.LIGHT, 200), (Scheme.DARK, 100), (Scheme.OWN, 100))
    ),
]
"""Three schemes at two sizes: each scheme and each size with every run, all six in a campaign."""


@pytest.mark.parametrize(("scheme", "percent"), LOOKS)
def test_every_control_has_a_name_and_room(
    desktop: Callable[..., Desktop], scheme: Scheme, percent: int
) -> None:
    """Every control has a name for those who hear it; every button has room, and all its words."""
    running = desktop(scheme=scheme, percent=percent, size=(1280, 720))
    nameless, small, cut, seen = [], [], [], 0

    for state in states(running):
        for widget in controls(running):
            seen += 1
            if not spoken(widget).strip():
                nameless.append((state, type(widget).__name__))
            if isinstance(widget, QAbstractButton | QLineEdit) and (
                widget.height() < LEAST_TARGET or widget.width() < LEAST_TARGET
            ):
                small.append((state, spoken(widget), widget.width(), widget.height()))
        for button in running.app.window.findChildren(QPushButton):
            if button.isVisible() and button.text():
                words = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
                if words > button.width():
                    cut.append((state, button.text()))

    assert seen > LEAST_SEEN
    assert nameless == []
    assert small == []
    assert cut == []


def test_tab_reaches_every_control_of_every_screen(desktop: Callable[..., Desktop]) -> None:
    """Nothing needs a mouse, and the keys are never caught."""
    running = desktop()
    unreached = []

    for state in states(running):
        window = running.app.window
        running.activate()
        wanted = {one for one in controls(running) if not _follows_arrows(one)}
        reached: set[QWidget] = set()
        for _stop in range(MOST_STOPS):
            focus: QWidget | None = window.focusWidget()
            here = window if focus is None else focus
            reached.add(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        unreached += [(state, spoken(one)) for one in wanted - reached if one.isVisible()]

    assert unreached == []


def test_the_page_scrolls_to_what_has_the_focus(desktop: Callable[..., Desktop]) -> None:
    """The focus is never hidden behind the bottom bar."""
    running = desktop(percent=200, size=(1280, 720))
    running.open(running.letter())
    running.check("Pritchard")
    running.to_confirm()
    confirm = running.journey.confirm
    running.activate()

    confirm.typed.setFocus(Qt.FocusReason.TabFocusReason)

    area = confirm.findChild(Scrolling)
    assert area is not None

    def in_view() -> bool:
        top = confirm.typed.mapTo(area.viewport(), confirm.typed.rect().topLeft()).y()
        return 0 <= top <= area.viewport().height() - confirm.typed.height()

    running.qtbot.waitUntil(in_view, timeout=20_000)


def _follows_arrows(widget: QWidget) -> bool:
    """Say whether the arrow keys lead here rather than Tab: one of a group of radio buttons."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group: QButtonGroup | None = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def test_larger_text_stacks_the_letter_below_the_findings_at_once(
    desktop: Callable[..., Desktop],
) -> None:
    """Text size changes while one works: nothing goes off the side, and back again."""
    running = desktop()
    running.open(running.letter())
    running.check("Pritchard")
    check = running.journey.check
    side = check.findings.mapTo(check, check.findings.rect().topLeft()).x()

    running.app.theme.resize_text(200)

    def stacked() -> bool:
        findings = check.findings.mapTo(check, check.findings.rect().bottomLeft())
        return check.pane.mapTo(check, check.pane.rect().topLeft()).y() >= findings.y()

    running.qtbot.waitUntil(stacked, timeout=20_000)
    running.app.theme.resize_text(100)
    running.qtbot.waitUntil(
        lambda: check.findings.mapTo(check, check.findings.rect().topLeft()).x() == side
    )

"""Steps that a clerk and a lead take at one desk, for tests of the review queue."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from checker.desk.review.review_answers import ReviewLetter
from checker.model import Channel
from tests.builders.desktop import PATIENCE_MS, Desktop
from tests.builders.readers import demo_desk
from ui.rooms.review import ReviewRoom
from ui.screens.review import ReviewScreen
from ui.widgets.page_picture import PagePicture
from ui.widgets.review_queue import DONE, TEAM

if TYPE_CHECKING:
    from pathlib import Path

    from checker.desk.desk import Desk

CLERK, OTHER_CLERK = "u-7f31a0", "u-90d1f7"
LEAD, OTHER_LEAD = "u-2c94be", "u-b83c15"
CODE = "bracken-42"
REASON = "The address was given in open court on 30 October."
ANSWER = "Order of 30 October checked, paragraph 4"


def ask(
    desk: "Desk", actor: str, letter: str = "Letter to Mr D Okafor", to: str = "Daniel Okafor"
) -> None:
    """Have a clerk ask for a second person, for one of the demo's letters."""
    desk.become(actor)
    files = next(one.files for one in desk.ready() if one.name.startswith(letter))
    opened = desk.open(files)
    case = opened.suggestions[0].id
    who = next(one.id for one in desk.recipients(case, opened) if to in one.name)
    result = desk.check(opened, case, (who,), Channel.POST)
    desk.rooms.ask.ask(opened, result, REASON)


def demo_with_asks(folder: "Path") -> None:
    """Set up a demo in which two clerks have asked for a second person."""
    desk = demo_desk(folder)
    try:
        ask(desk, CLERK)
        ask(desk, OTHER_CLERK, "Letter from last year", "Dhaliwal")
    finally:
        desk.close()


def sit_down(desktop: Desktop, actor: str) -> None:
    """Let somebody else sit down."""
    desktop.app.window.became.emit(actor)
    desktop.calm()


def enter(desktop: Desktop, actor: str = LEAD) -> ReviewScreen:
    """Let a lead sit down, and go to the review queue."""
    sit_down(desktop, actor)
    desktop.app.window.went.emit("review")
    desktop.calm()
    room = desktop.journey.going.room("review")
    assert isinstance(room, ReviewRoom)
    return room.screen


def settle(desktop: Desktop, holds: Callable[[], bool]) -> None:
    """Wait until something holds and no work is left."""
    desktop.qtbot.waitUntil(holds, timeout=PATIENCE_MS)
    desktop.calm()


def letter_of(screen: ReviewScreen) -> ReviewLetter:
    """Give the letter that is open."""
    assert screen.letter is not None
    return screen.letter


def open_case(desktop: Desktop, screen: ReviewScreen, reference: str) -> None:
    """Open what waits for a case."""
    item = next(one for one in screen.queue.items if one.reference == reference)
    screen.wanted.emit(item.id, False)  # noqa: FBT003 - Qt's signal
    settle(desktop, lambda: letter_of(screen).item.id == item.id)


def pick(desktop: Desktop, screen: ReviewScreen, name: str) -> None:
    """Choose somebody by name, and record the choice."""
    choices = letter_of(screen).choices
    screen.pick.choice.choose(next(str(one.id) for one in choices if name in one.name))
    screen.pick.go.click()
    words = screen.panel.story.findChildren
    settle(desktop, lambda: any(one.isVisible() for one in words(QLabel)))


def release(desktop: Desktop, screen: ReviewScreen, code: str = CODE) -> None:
    """Give a reason, sign in again and release it."""
    screen.panel.reason.setText(ANSWER)
    screen.panel.release.click()
    for field in (screen.panel.sheet.code, screen.panel.sheet.again):
        field.setText(code)
    screen.panel.sheet.give()
    desktop.calm()


def boxes(view: PagePicture) -> list[tuple[float, float]]:
    """Give where the marks of the page that shows begin and end, from left to right."""
    return [(one.x0, one.x1) for one in view.marks()]


def review(desktop: Desktop) -> Iterator[str]:
    """A lead goes through a letter: the question, the answer, the sign-in, what was done."""
    assert desktop.app.desk is not None
    sit_down(desktop, CLERK)
    ask(desktop.app.desk, CLERK)
    screen = enter(desktop)
    settle(desktop, screen.pick.isVisible)
    yield "review"
    screen.pick.go.click()
    yield "review with a problem"
    pick(desktop, screen, "Daniel Okafor")
    yield "review after the pick"
    screen.panel.pass_on.click()
    yield "review passed on"
    screen.panel.go_back()
    screen.panel.reason.setText(ANSWER)
    screen.panel.release.click()
    yield "review with a sign-in"
    screen.panel.go_back()
    screen.pages.show_whole(on=True)
    yield "review of the whole letter"
    screen.pages.show_whole(on=False)
    screen.panel.back.click()
    desktop.calm()
    yield "review with nothing to do"
    for tab in (DONE, TEAM):
        screen.queue.show_tab(tab)
        yield f"review, tab {tab}"

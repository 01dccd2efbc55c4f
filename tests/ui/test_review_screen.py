"""The screen of the review queue, whatever the desk tells it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.review.review_answers import Became, Needs, Proving, ReviewDecision, ReviewPage
from tests.builders.review_answers import item, letter, pick
from ui.screens.review import ReviewScreen
from ui.theme import Scheme, Theme
from ui.widgets.button import Button
from ui.widgets.review_queue import DONE, TEAM, WAITING
from ui.widgets.review_words import waiting_words
from ui.widgets.text import Text

ANSWER = "Order of 30 October checked"


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ReviewScreen:
    """Give the screen with nothing in it yet."""
    made = ReviewScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    return made


def test_an_empty_queue_says_that_nothing_waits(screen: ReviewScreen) -> None:
    """And what comes here."""
    screen.show_queue(())
    for tab in (DONE, TEAM):
        screen.show_done(tab, ())
    assert screen.queue.none.isVisible()
    assert "Nothing waits for you" in screen.queue.none.accessibleName()
    assert "No letter is held up by you." in screen.queue.sentence()


def test_what_was_not_read_is_never_said_to_be_nothing(screen: ReviewScreen) -> None:
    """Neither before it was looked for nor when it cannot be read any more: it is not counted."""
    queue = screen.queue
    tabs = [one for one in queue.findChildren(Button) if one.isCheckable()]

    def unread() -> bool:
        words = f"{queue.none.accessibleName()} {queue.sentence()}"
        counted = any(sign.isdigit() for one in tabs for sign in one.text())
        return "has not been read" in words and "Nothing" not in words and not counted

    assert unread()
    screen.show_queue(())
    assert "Nothing waits" not in queue.none.accessibleName()
    for tab in (DONE, TEAM):
        screen.show_done(tab, ())
    assert not unread()
    queue.show_unread(WAITING, DONE, TEAM)
    assert unread()


def test_who_has_no_code_yet_is_not_asked_to_sign_in_again(screen: ReviewScreen) -> None:
    """A first code is chosen; only who has one signs in again."""
    sheet = screen.panel.sheet

    def said() -> str:
        return " ".join(one.text() for one in sheet.findChildren(Text))

    sheet.begin(Proving.NEW_CODE, "Mr Okafor")
    assert "Sign in again" not in said()
    assert "Choose a code to release it" in said()
    sheet.begin(Proving.CODE, "Mr Okafor")
    assert "Sign in again to release it" in said()


@pytest.mark.parametrize(
    ("proving", "promised"),
    [
        (Proving.NEW_CODE, "You will be asked to choose a code."),
        (Proving.CODE, "You will be asked for your code."),
        (Proving.BROWSER, "You will be asked to sign in again."),
    ],
)
def test_what_will_be_asked_for_before_a_release_is_what_is_asked_for(
    screen: ReviewScreen, proving: Proving, promised: str
) -> None:
    """Where a code is used, nobody is told of a sign-in; while it is asked for, nothing is."""
    screen.show_queue((item(),))
    screen.show_letter(letter(item(), pick(proving)), into=True)
    panel = screen.panel
    assert panel._before.text().endswith(f"see that it allows this. {promised}")
    panel.reason.setText(ANSWER)
    panel.release.click()
    assert "asked" not in panel._before.text()


def test_the_arrow_says_that_another_file_comes(screen: ReviewScreen) -> None:
    """On the last page of the letter, "page 1 of 1", it leads to what goes with it."""
    pages = screen.pages
    pages.show_pages(
        tuple(
            ReviewPage(file=file, page=page, of=of, png=b"", name="")
            for file, page, of in ((1, 1, 2), (1, 2, 2), (2, 1, 1))
        ),
        "",
    )
    said = []
    for place in (0, 1):
        pages.turn(place)
        after = pages.after
        said.append((after.text().strip(), after.accessibleName(), after.property("kind")))
    assert said == [("", "Next page", "tool"), ("Next file", "Next file", "small")]


def test_the_browser_is_where_an_organisation_signs_in(screen: ReviewScreen, qtbot: QtBot) -> None:
    """No code is asked for; while one waits for the browser it can be given up."""
    row = item()
    screen.show_queue((row,))
    screen.show_letter(letter(row, pick(Proving.BROWSER)), into=True)
    panel = screen.panel
    panel.reason.setText(ANSWER)
    panel.release.click()

    assert not panel.sheet.code.isVisible()
    with qtbot.waitSignal(screen.answered) as answered:
        panel.sheet.go.click()
    assert answered.args == [row.id, ReviewDecision(kind=Became.RELEASED, reason=ANSWER), ""]
    with qtbot.waitSignal(screen.cancelled):
        screen.keys["Esc"]()
    panel.refuse("It was not answered", "You stopped before you had signed in.")
    assert panel.reason.text() == ANSWER


def test_a_code_is_passed_on_once_and_forgotten(screen: ReviewScreen, qtbot: QtBot) -> None:
    """A second press while it is being recorded does nothing."""
    row = item()
    screen.show_letter(letter(row, pick()), into=True)
    panel, told = screen.panel, []
    screen.answered.connect(lambda *args: told.append(args))
    panel.reason.setText(ANSWER)
    panel.release.click()
    panel.sheet.code.setText("bracken-42")
    with qtbot.waitSignal(screen.answered):
        panel.sheet.give()
    panel.sheet.code.setText("bracken-42")
    panel.sheet.give()

    assert [one[2] for one in told] == ["bracken-42"]
    assert panel.sheet.code.text() == ""


def test_what_is_looked_over_has_neither_pick_nor_release(
    screen: ReviewScreen, qtbot: QtBot
) -> None:
    """One press says that it was looked over."""
    row = item(needs=Needs.LOOK)
    screen.show_queue((row,))
    screen.show_letter(letter(row, pick(looks=True)), into=False)

    panel = screen.panel
    shown = [one for one in panel.answers() if one.isVisible()]
    assert shown == [panel.seen]
    assert not panel.reason.isVisible()
    with qtbot.waitSignal(screen.answered) as answered:
        panel.seen.click()
    assert answered.args is not None
    assert answered.args[1] == ReviewDecision(kind=Became.LOOKED_OVER)


def test_what_one_may_not_answer_says_why_and_is_not_opened(screen: ReviewScreen) -> None:
    """Whoever checked a letter is never its second person."""
    told: list[str] = []
    screen.wanted.connect(lambda key, _into: told.append(key))
    screen.show_queue((item(closed="You checked this letter yourself."),))
    screen.queue.tables[0].choose("one")
    screen.queue.opened.emit("one")

    assert told == []
    assert "You checked this letter yourself." in screen.nothing.accessibleName()
    assert "No letter is held up by you." in screen.queue.sentence()


def test_several_are_picked_where_several_receive_it(screen: ReviewScreen, qtbot: QtBot) -> None:
    """As many as it was checked for, no more and no less."""
    row = item()
    screen.show_letter(letter(row, how_many=2), into=True)
    screen.pick.choice.choose("a")
    screen.pick.go.click()
    assert "Choose the 2 who should receive this letter." in screen.pick.errors.words()
    screen.pick.choice.choose("b")
    with qtbot.waitSignal(screen.picked) as picked:
        screen.pick.go.click()

    assert picked.args == [row.id, ["a", "b"]]


def test_walking_fast_through_the_queue_opens_only_the_last(
    screen: ReviewScreen, qtbot: QtBot
) -> None:
    """One stands in a row for a moment before its letter is fetched."""
    rows = tuple(item(str(number)) for number in range(5))
    told: list[str] = []
    screen.wanted.connect(lambda key, _into: told.append(key))
    screen.show_queue(rows)
    for row in rows:
        screen.queue.tables[0].choose(row.id)
        QTest.qWait(5)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["4"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "Just now"),
        (59, "Just now"),
        (60, "1 min"),
        (26 * 60, "26 min"),
        (70 * 60, "1 h 10 min"),
        (50 * 3600, "2 days"),
    ],
)
def test_waiting_is_said_in_short(seconds: int, words: str) -> None:
    """Minutes, then hours, then days."""
    assert waiting_words(seconds) == words


def test_the_finding_stays_readable_while_the_code_is_typed(
    screen: ReviewScreen, qtbot: QtBot
) -> None:
    """At the moment of release one sees what is released, and that the order must allow it."""
    screen.resize(1280, 620)
    screen.show_queue((item(),))
    screen.show_letter(letter(item(), pick(Proving.NEW_CODE)), into=True)
    panel = screen.panel
    panel.reason.setText(ANSWER)
    panel.release.click()

    assert panel._before.isVisible()
    assert "asked" not in panel._before.text()
    assert panel.page.viewport().height() >= 200
    head = panel.story.head
    assert head is not None
    qtbot.waitUntil(lambda: 0 <= head.mapTo(panel.page, QPoint(0, 0)).y() < 60)

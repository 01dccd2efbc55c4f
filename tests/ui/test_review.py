"""The review queue: what waits, the blind pick, and a second person's answer, on one desk."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget, QWidget

from checker.audit.acts import Act
from checker.desk.record.exchanging import AtDesk, told_of
from checker.desk.review.review_answers import NOT_ON_RECORD, Became, ReviewDecision, ReviewDone
from checker.desk.review.team_entries import TeamEntries
from checker.errors import RegisterUnreached
from tests.builders.desktop import Desktop
from tests.builders.review_steps import (
    ANSWER,
    CLERK,
    LEAD,
    OTHER_LEAD,
    REASON,
    boxes,
    demo_with_asks,
    enter,
    letter_of,
    open_case,
    pick,
    release,
    settle,
    sit_down,
)
from ui.widgets.review_queue import DONE, TEAM

Open = Callable[..., Desktop]
CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = 2


def texts(widget: QWidget) -> Iterator[str]:
    """Give every word that a part of the window shows or says to those who hear it."""
    for one in (widget, *widget.findChildren(QWidget)):
        if not one.isVisible():
            continue
        yield f"{one.accessibleName()} {one.accessibleDescription()} {one.toolTip()}"
        if isinstance(one, QLabel | QLineEdit):
            yield one.text()
        if isinstance(one, QTableWidget):
            for row in range(one.rowCount()):
                for column in range(one.columnCount()):
                    item = one.item(row, column)
                    yield "" if item is None else f"{item.text()} {item.toolTip()}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a demo in which two clerks have asked for a second person."""
    made = tmp_path_factory.mktemp("asked") / "demo"
    demo_with_asks(made)
    return made


@pytest.fixture
def asked(desktop: Open, folder: Path, tmp_path: Path) -> Desktop:
    """Open a copy of that demo; Mr Okafor's letter comes first."""
    shutil.copytree(folder, tmp_path / "demo")
    return desktop()


def test_a_letter_is_released_blind_and_goes(asked: Desktop) -> None:
    """The clerk asks, the lead picks and signs in, the clerk confirms: one desk, no mouse."""
    screen = enter(asked)
    pick(asked, screen, "Daniel Okafor")
    assert "You both chose the same." in " ".join(texts(screen.panel))
    assert REASON in " ".join(texts(screen.panel))
    release(asked, screen)

    assert len(screen.queue.items) == 1
    assert "Released" in screen.queue.news.accessibleName()
    sit_down(asked, CLERK)
    asked.open(asked.files("Letter to Mr D Okafor"))
    asked.check("Daniel Okafor")
    asked.to_confirm()
    asked.journey.confirm.answer_rightly()
    asked.journey.confirm.go(held=True)
    asked.until_screen(asked.journey.confirmed)
    assert asked.app.desk is not None
    assert asked.app.desk.my_checks()[0].outcome == "Confirmed"


def test_neither_file_nor_recipient_shows_before_the_pick(asked: Desktop) -> None:
    """Not in the queue, the question, a tooltip, or the length of a mark; afterwards both do.

    Nobody is chosen at first, and also somebody who is on no record may be.
    """
    screen = enter(asked)
    assert screen.pick.choice.chosen() == ()
    assert screen.pick.choice.ids()[-1] == NOT_ON_RECORD
    screen.pick.go.click()
    assert "Choose who should receive this letter." in screen.pick.errors.words()
    said = " ".join(texts(screen))
    about = " ".join(texts(screen.pick.choice))

    assert "Okafor.docx" not in said
    assert "s7-report" not in said
    assert said.count("Daniel Okafor") == about.count("Daniel Okafor")
    assert len(set(boxes(screen.pages.view))) == 1
    pick(asked, screen, "Daniel Okafor")
    assert "Letter to Mr D Okafor.docx" in " ".join(texts(screen))
    assert len(set(boxes(screen.pages.view))) > 1


def test_who_picks_somebody_else_cannot_release(asked: Desktop) -> None:
    """They see whom each of the two chose, may return it with a reason, and choose once only."""
    pick(asked, enter(asked), "not on this case")
    screen = enter(asked)
    settle(asked, screen.panel.isVisible)
    assert not screen.pick.isVisible()
    asked.qtbot.wait(1)
    said = " ".join(texts(screen.panel))

    assert "You chose: Somebody who is not on this case's record." in said
    assert "It was checked for: Mr Daniel Okafor" in said
    assert not screen.panel.release.isVisible()
    screen.panel.reason.setText("Ask the author to whom it goes")
    screen.panel.back.click()
    asked.calm()
    assert len(screen.queue.items) == 1
    assert "Returned" in screen.queue.news.accessibleName()


def test_an_answer_that_did_not_get_out_yet_is_not_said_to_be_seen(
    asked: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register has to have it before whoever asked can go on."""
    monkeypatch.setattr(AtDesk, "is_kept", lambda _desk, _seq: False)
    screen = enter(asked)
    pick(asked, screen, "Daniel Okafor")
    release(asked, screen)
    assert "as soon as the register can be reached" in screen.queue.news.accessibleName()
    assert "can confirm it now" not in screen.queue.news.accessibleName()


def test_a_release_needs_a_reason_and_a_sign_in(asked: Desktop) -> None:
    """Without either nothing is released, and what was written stays (WCAG 2.2, 3.3.7)."""
    screen = enter(asked)
    pick(asked, screen, "Daniel Okafor")
    panel = screen.panel

    panel.release.click()
    assert "Write your reason in a few words." in panel.errors.words()
    panel.reason.setFocus()
    QTest.keyClicks(panel.reason, ANSWER)
    for reference in ("KT24P00871", "KT24P00817"):
        open_case(asked, screen, reference)
    assert panel.reason.text() == ANSWER
    panel.release.click()
    panel.sheet.code.setText("bracken-42")
    panel.sheet.again.setText("bracken-43")
    panel.sheet.give()
    assert "not the same" in panel.sheet.missing()
    panel.sheet.code.setText("a")
    panel.sheet.again.setText("a")
    panel.sheet.give()
    settle(asked, lambda: bool(panel.errors.words()))
    assert "It was not answered" in panel.errors.words()
    assert panel.reason.text() == ANSWER
    assert len(screen.queue.items) == BOTH


def test_what_ends_about_one_letter_leaves_the_other_open(asked: Desktop) -> None:
    """A sign-in that ends late is not said of, and does not close, what is read meanwhile."""
    screen = enter(asked)
    first = letter_of(screen).item
    other = next(one for one in screen.queue.items if one.id != first.id)
    pick(asked, screen, "Daniel Okafor")
    open_case(asked, screen, other.reference)
    late = ReviewDecision(kind=Became.RETURNED, reason="No")

    screen.answered.emit(first.id, late, "")
    asked.calm()
    assert "It was not answered" in screen.errors.words()
    assert first.reference in screen.errors.words()
    assert "It was not answered" not in screen.panel.errors.words()
    screen.answered.emit(first.id, replace(late, reason=ANSWER), "")
    asked.calm()
    assert "Returned" in screen.queue.news.accessibleName()
    assert letter_of(screen).item.id == other.id


def test_what_waits_shows_also_when_the_teams_doings_cannot_be_read(
    asked: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is said, once: a lead who writes keeps the keys."""
    words = "The register cannot be reached."

    def away(_entries: TeamEntries) -> None:
        raise RegisterUnreached(words)

    monkeypatch.setattr(TeamEntries, "all", away)
    screen = enter(asked)
    settle(asked, lambda: words in screen.errors.words())
    assert len(screen.queue.items) == BOTH
    open_case(asked, screen, screen.queue.items[-1].reference)
    screen.queue.field.setFocus()
    screen.again.emit()
    asked.calm()
    assert asked.app.window.focusWidget() is screen.queue.field
    assert words in screen.errors.words()
    screen.queue.show_tab(TEAM)
    assert "This has not been read" in screen.queue.none.accessibleName()


def test_an_answer_that_is_stopped_is_said_as_it_ended(
    asked: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before it was recorded it was not given; stopped too late it was."""
    screen = enter(asked)
    first = letter_of(screen).item
    pick(asked, screen, "Daniel Okafor")
    assert asked.app.desk is not None
    review, written, gate = asked.app.desk.rooms.review, Event(), Event()
    own = review.answer

    def slow(*told: Any) -> ReviewDone:  # noqa: ANN401 - passed on as it comes
        row = own(*told)
        written.set()
        gate.wait(20)
        return row

    monkeypatch.setattr(review, "answer", slow)
    screen.panel.reason.setText(ANSWER)
    asked.app.jobs.run(
        screen,
        lambda _job: gate.wait(20),
        done=lambda _end: None,
        failed=lambda _error: None,
        lane="rooms",
    )
    screen.panel.back.click()
    screen.keys["Esc"]()
    gate.set()
    settle(asked, lambda: "You stopped" in screen.panel.errors.words())
    assert not written.is_set()
    gate.clear()
    screen.panel.back.click()
    asked.qtbot.waitUntil(written.is_set, timeout=20_000)
    screen.keys["Esc"]()
    gate.set()
    settle(asked, lambda: "Returned" in screen.queue.news.accessibleName())
    assert first.id not in {one.id for one in screen.queue.items}


def test_the_queue_is_walked_and_answered_with_the_keyboard(asked: Desktop) -> None:
    """Arrows walk, Enter goes in, F8 shows the next finding, Esc goes back; no key answers."""
    screen = enter(asked)
    table = screen.queue.table()
    first = letter_of(screen).item.id
    asked.activate()
    asked.press(Qt.Key.Key_Down)
    settle(asked, lambda: letter_of(screen).item.id != first)
    asked.press(Qt.Key.Key_Up)
    settle(asked, lambda: letter_of(screen).item.id == first)

    asked.press(Qt.Key.Key_Return)
    settle(asked, lambda: screen.pick.choice.isAncestorOf(asked.app.window.focusWidget()))
    asked.press(Qt.Key.Key_Return, CTRL)
    assert screen.pick.errors.words() == ""
    pick(asked, screen, "Daniel Okafor")
    before = screen.panel.story.finding()
    asked.press(Qt.Key.Key_F8)
    assert screen.panel.story.finding() != before
    screen.panel.reason.setText(ANSWER)
    asked.press(Qt.Key.Key_Return, CTRL)
    asked.calm()
    assert len(screen.queue.items) == 2
    asked.press(Qt.Key.Key_Escape)
    assert table.hasFocus()
    screen.panel.back.setFocus()
    asked.press(Qt.Key.Key_Return, CTRL)
    settle(asked, lambda: len(screen.queue.items) == 1)


def test_what_was_pressed_is_not_answered_by_whoever_sits_down_before_its_turn(
    asked: Desktop,
) -> None:
    """Other work comes first; by then another lead sits there, and nothing is signed by them."""
    screen = enter(asked)
    pick(asked, screen, "Daniel Okafor")
    held, owner = Event(), asked.app.window
    asked.app.jobs.run(
        owner,
        lambda _job: held.wait(20),
        done=lambda _held: None,
        failed=lambda _error: None,
        lane="rooms",
    )
    screen.panel.reason.setText(REASON)
    screen.panel.back.click()
    asked.app.window.became.emit(OTHER_LEAD)
    held.set()
    asked.calm()

    assert asked.app.desk is not None
    seat = asked.app.desk.rooms.seat
    for actor in seat.setting.actors:
        if actor.id in {LEAD, OTHER_LEAD}:
            assert not told_of(seat.records.of(actor).trail(), (Act.ANSWER_SECOND,))


def test_what_is_passed_on_waits_for_the_other_lead(asked: Desktop) -> None:
    """They see who passed it on, and choose anew without seeing the first lead's choice."""
    screen = enter(asked)
    pick(asked, screen, "not on this case")
    screen.panel.pass_on.click()
    drop = screen.panel.to_lead
    assert drop is not None
    drop.setCurrentIndex(drop.findData(OTHER_LEAD))
    screen.panel.pass_it.click()
    asked.calm()
    assert len(screen.queue.items) == 1

    other = enter(asked, OTHER_LEAD)
    settle(asked, other.pick.isVisible)
    assert [bool(one.passed_by) for one in other.queue.items] == [True, False]
    assert other.pick.choice.chosen() == ()


def test_the_bar_says_how_many_wait_before_the_room_is_entered(asked: Desktop) -> None:
    """A lead sees it wherever they are, and a clerk has no such place."""
    bar = asked.app.window.bar

    def places() -> list[str]:
        return [one.accessibleName() for one in bar.findChildren(QWidget) if one.isVisible()]

    sit_down(asked, LEAD)
    settle(asked, lambda: f"Review queue, {BOTH} waiting" in places())
    sit_down(asked, CLERK)
    settle(asked, lambda: not any("Review queue" in one for one in places()))


def test_what_was_answered_and_what_the_team_asked_is_listed(
    asked: Desktop, tmp_path: Path
) -> None:
    """Each in its tab, found by words, and saved as CSV."""
    screen = enter(asked)
    pick(asked, screen, "Daniel Okafor")
    release(asked, screen)
    queue = screen.queue

    for tab in (DONE, TEAM):
        queue.show_tab(tab)
        assert queue.table().rowCount() == (1 if tab == DONE else BOTH)
        assert not screen.pages.isVisible()
        queue.field.setText("KT24P00817 nair")
        assert queue.table().rowCount() == 1
        queue.field.setText("nobody")
        assert queue.none.isVisible()
        queue.field.clear()
    queue.save_to(tmp_path / "team.csv")
    assert "Released" in (tmp_path / "team.csv").read_text(encoding="utf-8-sig")
    queue.save_to(tmp_path / "no-such-folder" / "team.csv")
    assert "Choose another folder." in screen.errors.words()


def test_panes_stack_where_there_is_no_room_for_two(asked: Desktop) -> None:
    """At double size nothing goes off the side."""
    screen = enter(asked)
    asked.app.theme.resize_text(200)

    def stacked() -> bool:
        pages = screen.pages.mapTo(screen, screen.pages.rect().bottomLeft())
        return screen.pick.mapTo(screen, screen.pick.rect().topLeft()).y() > pages.y()

    settle(asked, stacked)
    assert screen.horizontalScrollBar().maximum() == 0

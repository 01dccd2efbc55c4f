"""The window never stops answering for long, whatever somebody does with it.

The promise is 50 ms of processor time between two turns of the window's loop; the figures of a
quiet machine come from `python -m tests.benchmark.feel`. Here something fails only where it is
far beyond that, because two busy processors share what one has.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk import Role
from tests.builders.heartbeat import Heartbeat
from tests.builders.whole_walk import Walk, rest
from ui.rooms.loading import load_rooms
from ui.rooms.places import PLACES

FAR_BEYOND_MS = 300.0
"""Six times the promise: what reads a file, loads a library or counts a record here is longer."""
BEFORE = "start"
"""What is done before there is a window to wait for; the first paint is timed apart."""


@pytest.fixture
def walk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    """Start the desktop, and listen to its heart."""
    made = Walk(qapp, tmp_path / "demo")
    yield made
    made.close()
    qtbot.wait(1)


def test_the_window_answers_all_along_a_day_of_letters_and_rooms(walk: Walk) -> None:
    """Dropped, checked, walked through with F8, confirmed; every room of a lead entered."""
    walk.held_letter()
    walk.right_letter()
    walk.rooms(Role.LEAD)

    there = [one for one in walk.heart.pauses() if one.step != BEFORE]
    assert walk.heart.turns > 500
    assert not [one for one in there if one.ms > FAR_BEYOND_MS]


def test_a_turn_that_is_too_long_is_noticed(qtbot: QtBot) -> None:
    """The heartbeat measures what it is to measure: work of the window's thread, and which."""
    heart = Heartbeat()
    heart.begin("quick")
    rest(20)
    heart.begin("slow")
    QTimer.singleShot(0, heart, lambda: _work(ms=120))
    qtbot.waitUntil(lambda: heart.pauses()[0].step == "slow", timeout=10_000)
    heart.stop()

    assert heart.pauses()[0].ms >= 120
    assert [one.step for one in heart.pauses()].count("slow") == 1


def test_waiting_is_no_work(qtbot: QtBot) -> None:
    """What another process takes from us is not counted."""
    heart = Heartbeat()
    heart.begin("asleep")
    QTimer.singleShot(0, heart, lambda: time.sleep(0.1))
    qtbot.wait(150)
    heart.stop()

    assert heart.pauses()[0].ms < 60


def test_every_room_is_loaded_before_it_is_entered() -> None:
    """What a place on the bar imports when it is entered is there already: nobody waits for it."""
    loaded = load_rooms()
    wanted = {
        name
        for place in PLACES
        if place.make is not None
        for name in place.make.__code__.co_names
        if name.startswith("ui.rooms.")
    }

    assert wanted
    assert wanted <= set(loaded)


def _work(*, ms: int) -> None:
    ends = time.thread_time() + ms / 1000
    while time.thread_time() < ends:
        pass

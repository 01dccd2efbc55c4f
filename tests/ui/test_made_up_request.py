"""A lead answers a made-up letter in the queue, and is told at once that it was practice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.days import ENGLAND
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.review.review_answers import Became, ReviewDecision
from checker.settings import Limits
from checker.worker.parent import Readers
from tests.builders.desktop import Desktop
from tests.builders.review_steps import LEAD, enter, sit_down
from ui.app import App, Options
from ui.theme import Scheme

EVENING = datetime(2026, 11, 26, 18, tzinfo=ENGLAND)


@pytest.fixture
def evening(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """Open the desktop where each lead has a made-up letter every day."""
    folder = tmp_path / "demo"

    def desk() -> Desk:
        setting = demo_setting(folder)
        policy = replace(setting.policy, limits=Limits(made_up_days=1))
        return Desk(replace(setting, policy=policy, clock=lambda: EVENING), Readers())

    app = App(qapp, Options(desk=desk, scheme=Scheme.LIGHT))
    app.show()
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not app.jobs.busy(), timeout=60_000)
    yield Desktop(app=app, qtbot=qtbot, folder=folder)
    app.window.close()
    app.window.deleteLater()
    qtbot.wait(1)


def test_it_looks_like_any_other_until_it_was_answered(evening: Desktop) -> None:
    """The queue has one row; after the answer the queue says what it was, and is empty."""
    sit_down(evening, LEAD)
    screen = enter(evening)
    (row,) = screen.queue.items
    assert screen.opened() is not None
    assert evening.app.desk is not None
    review = evening.app.desk.rooms.review
    review.pick(row.id, [one.id for one in review.open(row.id).choices[:1]])

    screen.answered.emit(row.id, ReviewDecision(kind=Became.RETURNED, reason="It must not go"), "")
    evening.qtbot.waitUntil(lambda: screen.queue.items == (), timeout=20_000)

    said = screen.queue.news.accessibleName()
    assert said.startswith("A practice letter. This was practice")

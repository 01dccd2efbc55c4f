"""Work runs away from the window, and only the living hear of it, on the window's thread."""

import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from checker.errors import LetterlockError, TrailFull
from ui.jobs import Bug, Job, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Give threads that end with the test."""
    made = Jobs(qapp)
    yield made
    made.stop()


class Heard:
    """What came back."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.answers: list[object] = []
        self.errors: list[LetterlockError] = []
        self.threads: list[int] = []

    def done(self, answer: object) -> None:
        """Take an answer."""
        self.answers.append(answer)
        self.threads.append(threading.get_ident())

    def failed(self, error: LetterlockError) -> None:
        """Take a failure."""
        self.errors.append(error)
        self.threads.append(threading.get_ident())


def _raise(error: Exception) -> object:
    """Fail in the way asked for."""
    raise error


def test_the_answer_comes_on_the_windows_thread(
    jobs: Jobs, qtbot: QtBot, qapp: QApplication
) -> None:
    """Work runs on another thread; its answer does not."""
    heard = Heard()

    jobs.run(qapp, lambda _job: threading.get_ident(), done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)

    assert heard.answers != heard.threads
    assert heard.threads == [threading.get_ident()]


def test_a_failure_with_a_sentence_arrives_as_it_is(
    jobs: Jobs, qtbot: QtBot, qapp: QApplication
) -> None:
    """What can be told to the person is told in the words it came with."""
    heard = Heard()

    jobs.run(
        qapp,
        lambda _job: _raise(TrailFull("There is no room.")),
        done=heard.done,
        failed=heard.failed,
    )
    qtbot.waitUntil(lambda: bool(heard.errors), timeout=20_000)

    assert str(heard.errors[0]) == "There is no room."


def test_a_bug_is_shown_as_one_and_logged_without_its_words(
    jobs: Jobs, qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception may quote a letter: its type is logged, its words are not."""
    heard = Heard()

    with caplog.at_level(logging.ERROR, logger="letterlock"):
        jobs.run(
            qapp,
            lambda _job: _raise(ValueError("14 Larkspur Close")),
            done=heard.done,
            failed=heard.failed,
        )
        qtbot.waitUntil(lambda: bool(heard.errors), timeout=20_000)

    assert isinstance(heard.errors[0], Bug)
    assert "has not been sent" in str(heard.errors[0])
    assert "Larkspur" not in str(heard.errors[0])
    assert "ValueError" in caplog.text
    assert "Larkspur" not in caplog.text


def test_nothing_comes_of_what_was_cancelled(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    """A cancelled job neither answers nor fails, and the next one runs."""
    heard, begun, free = Heard(), threading.Event(), threading.Event()

    def slow(job: Job[str]) -> str:
        begun.set()
        free.wait(10)
        return "late" if not job.cancelled() else "cancelled"

    job = jobs.run(qapp, slow, done=heard.done, failed=heard.failed)
    assert begun.wait(10)
    job.cancel()
    free.set()
    jobs.run(qapp, lambda _job: "next", done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)

    assert heard.answers == ["next"]
    assert not jobs.busy()


def test_nothing_is_delivered_to_an_owner_that_is_gone(
    jobs: Jobs, qtbot: QtBot, qapp: QApplication
) -> None:
    """A screen that was closed hears nothing any more."""
    heard, free, owner = Heard(), threading.Event(), QObject()

    jobs.run(owner, lambda _job: free.wait(10), done=heard.done, failed=heard.failed)
    delete(owner)
    free.set()
    jobs.run(qapp, lambda _job: "next", done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)

    assert heard.answers == ["next"]


def test_news_comes_before_the_end(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    """What a job tells on the way arrives in order, before its answer."""
    heard = Heard()

    def work(job: Job[str]) -> str:
        job.tell("first")
        job.tell("second")
        return "end"

    jobs.run(qapp, work, done=heard.done, failed=heard.failed, progress=heard.done)
    qtbot.waitUntil(lambda: len(heard.answers) == 3, timeout=20_000)

    assert heard.answers == ["first", "second", "end"]


def test_rubbish_is_collected_on_the_windows_thread_alone(
    jobs: Jobs, qtbot: QtBot, qapp: QApplication
) -> None:
    """Qt's objects are never taken apart on a working thread, which would end the program."""
    heard, threads = Heard(), set[int]()

    class Rubbish:
        """Something in a ring, which only a collection takes apart."""

        def __init__(self) -> None:
            self.ring = self

        def __del__(self) -> None:
            threads.add(threading.get_ident())

    def work(_job: Job[None]) -> None:
        for _one in range(20_000):
            Rubbish()

    jobs.run(qapp, work, done=heard.done, failed=heard.failed)
    qtbot.waitUntil(lambda: bool(heard.answers), timeout=20_000)
    qtbot.waitUntil(lambda: bool(threads), timeout=20_000)

    assert threads == {threading.get_ident()}


def test_a_picture_does_not_wait_for_a_check(jobs: Jobs, qtbot: QtBot, qapp: QApplication) -> None:
    """Two lanes run side by side."""
    heard, free = Heard(), threading.Event()

    jobs.run(qapp, lambda _job: free.wait(10), done=heard.done, failed=heard.failed)
    jobs.run(qapp, lambda _job: "picture", done=heard.done, failed=heard.failed, lane="pages")
    qtbot.waitUntil(lambda: heard.answers == ["picture"], timeout=20_000)
    free.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 2, timeout=20_000)


def test_what_has_a_turn_of_its_own_is_work_to_come(jobs: Jobs, qtbot: QtBot) -> None:
    """Whoever waits for the work waits for it too; nothing is done with what is gone."""
    owner, gone = QObject(), QObject()
    done: list[str] = []
    jobs.next_turn(owner, lambda: done.append("there"))
    jobs.next_turn(gone, lambda: done.append("gone"))
    delete(gone)

    assert jobs.busy()
    assert done == []
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=10_000)

    assert done == ["there"]

"""When the program itself breaks: nothing is sent, a report is kept, and one goes on afterwards."""

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from checker.desk.letter.unfinished import FILE
from checker.log import write_log_to
from tests.builders.desktop import PLAIN_LETTER, Desktop
from tests.ui.conftest import Open
from ui.app import watch_for_crashes
from ui.crash import CrashWindow
from ui.widgets.panel import Callout
from ui.widgets.text import Text

PLANTED = "Zebedee Quillfeather"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder of one's own with a log, and the exceptions' hook back at the end."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("LETTERLOCK_HOME", str(tmp_path / "home"))
    log = write_log_to(tmp_path / "home" / "letterlock.log")
    yield tmp_path / "home"
    logging.getLogger("letterlock").removeHandler(log)
    log.close()


def crash(run: Desktop) -> CrashWindow:
    """Break as a part of the window would, with the letter's words in the message."""
    caught = watch_for_crashes(run.app)
    try:
        int(PLANTED)
    except ValueError as error:
        caught(type(error), error, error.__traceback__)
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashWindow)]
    return windows[-1]


def planted(run: Desktop) -> Path:
    """Write a letter with a name in it and on it."""
    file = run.folder / f"Letter to {PLANTED}.txt"
    file.write_text(PLAIN_LETTER.format(name=PLANTED), encoding="utf-8")
    return file


def press(widget: object, words: str) -> None:
    """Press what says these words."""
    buttons = cast("CrashWindow", widget).findChildren(QPushButton)
    next(one for one in buttons if one.text().strip() == words).click()


def test_the_report_and_the_log_hold_nothing_of_the_letter(desktop: Open, home: Path) -> None:
    """A name on the file, in the letter and in the fault's own message is in neither."""
    run = desktop()
    run.open((planted(run),), case="KT24P00817")
    run.check("Pritchard")

    window = crash(run)

    (report,) = (home / "reports").iterdir()
    told = report.read_text(encoding="utf-8")
    log = (home / "letterlock.log").read_text(encoding="utf-8")
    said = " ".join(one.text() for one in window.findChildren(Text))
    assert "fault: builtins.ValueError" in told
    assert "screen: CheckScreen" in told
    assert "crash type=ValueError" in log
    assert "ValueError, " in said
    for words in (told, log, said, report.name):
        assert not [one for one in (*PLANTED.split(), "Pritchard", "Weir") if one in words]
    press(window, "Copy the report")
    assert QGuiApplication.clipboard().text() == told
    window.close()


def test_the_window_says_that_nothing_was_sent_and_one_says_it_at_a_time(
    desktop: Open, home: Path
) -> None:
    """A fault that comes again and again does not cover the screen with windows."""
    run = desktop()
    caught = watch_for_crashes(run.app)
    for _ in range(3):
        caught(ValueError, ValueError("made up"), None)

    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashWindow)]
    visible = [one for one in windows if one.isVisible()]

    assert len(visible) == 1
    assert "has not been sent" in visible[0].findChildren(Callout)[0].accessibleName()
    assert (home / "reports").is_dir()
    visible[0].close()


def test_one_starts_again_and_goes_on_with_the_letter(desktop: Open, home: Path) -> None:
    """Files, case, recipient and way are filled in; nothing was confirmed; it can be now."""
    run = desktop()
    file = planted(run)
    run.open((file,), case="KT24P00817")
    run.check("Pritchard")
    window = crash(run)

    window.again.click()

    assert run.app.asked_language == "en"
    assert not run.app.window.isVisible()
    again = desktop()
    offer = _offer(again)
    offer("Go on with this letter")
    again.until_screen(again.journey.choose)
    again.qtbot.waitUntil(lambda: bool(again.journey.choose.to_list.chosen()), timeout=20_000)
    again.journey.choose.go()
    result = again.settled()
    assert [one.name for one in result.documents] == [file.name]
    assert result.recipients
    assert again.app.desk is not None
    assert not [one for one in again.app.desk.my_checks() if one.outcome == "Confirmed"]
    assert home.is_dir()


def test_a_process_that_was_killed_leaves_the_letter_to_be_gone_on_with(desktop: Open) -> None:
    """What is kept is there from the moment at which the letter was read."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    kept = (run.folder / FILE).read_bytes()
    run.app.window.close()
    (run.folder / FILE).write_bytes(kept)

    offer = _offer(desktop())

    offer("Leave it")


def test_a_letter_that_left_the_desk_is_not_offered(desktop: Open) -> None:
    """Confirmed, put aside, or the window closed on purpose: nothing of it is kept."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    assert (run.folder / FILE).exists()
    run.app.window.another.emit()
    run.calm()
    put_aside = (run.folder / FILE).exists()
    run.open(run.letter(), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    run.journey.confirm.answer_rightly()
    run.journey.confirm.go(held=True)
    run.until_screen(run.journey.confirmed)
    confirmed = (run.folder / FILE).exists()
    run.open(run.letter(), case="KT24P00817")
    run.app.window.close()

    assert (put_aside, confirmed, (run.folder / FILE).exists()) == (False, False, False)


def _offer(run: Desktop) -> Callable[[str], None]:
    """Wait for the offer to go on; give what presses one of its links."""
    home = run.app.window.home

    def buttons() -> dict[str, QPushButton]:
        return {one.accessibleName(): one for one in home.findChildren(QPushButton)}

    run.qtbot.waitUntil(lambda: "Go on with this letter" in buttons(), timeout=20_000)
    return lambda words: buttons()[words].click()

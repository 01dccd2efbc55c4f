"""Many letters in the window: checked by real processes, listed as they come, opened one by one."""

import csv
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from checker.batch.remembering import remembered
from checker.batch.results import lines_in
from checker.batch.sources import beside
from tests.builders.batch_lines import write_results
from tests.builders.batches import RIGHT, WRONG
from tests.builders.desktop import Desktop
from tests.builders.processes import children
from tests.builders.room_states import CLERK, LEAD, enter, sit_down
from ui.rooms.many import ManyRoom
from ui.screens.many import ManyScreen

Open = Callable[..., Desktop]
_PATIENCE_MS = 90_000


def folder_of(run: Desktop, count: int) -> Path:
    """A folder with so many right letters, one wrong one, and one of no case."""
    folder = run.folder.with_name("Monday")
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = RIGHT.format(number=f" of {number + 1} May")
        (folder / f"letter-{number}.txt").write_text(text, encoding="utf-8")
    (folder / "wrong.txt").write_text(WRONG.format(number=""), encoding="utf-8")
    stranger = RIGHT.replace("KT24P00817", "KT24P99999").format(number="")
    (folder / "stranger.txt").write_text(stranger, encoding="utf-8")
    return folder


def many(run: Desktop) -> ManyScreen:
    """Go there."""
    enter(run, "many")
    assert isinstance(run.screen, ManyScreen)
    return run.screen


def offered(run: Desktop, folder: Path) -> ManyScreen:
    """Drop a folder, and wait for the offer to check it."""
    screen = many(run)
    screen.zone.dropped.emit([folder])
    wait(run, screen.card.go.isVisible)
    return screen


def wait(run: Desktop, holds: Callable[[], bool]) -> None:
    """Wait for something that processes do."""
    run.qtbot.waitUntil(holds, timeout=_PATIENCE_MS)


def checked(screen: ManyScreen) -> int:
    """Say how many letters are in the list."""
    return screen.table.rows.counts.total()


def listed(screen: ManyScreen) -> list[tuple[str, str]]:
    """Give what shows in the list: each letter and how it came out."""
    rows = (screen.table.rows.row(place) for place in range(screen.table.rows.rowCount()))
    return [(row.letter, row.verdict) for row in rows if row is not None]


def end(run: Desktop) -> None:
    """Wait until the batch has come to its end."""
    wait(run, lambda: not run.app.jobs.busy())


def test_a_folder_is_checked_listed_found_in_opened_and_saved(
    desktop: Open, tmp_path: Path
) -> None:
    """Stops first; a letter opens in the ordinary check; the table is that of the command line."""
    run = desktop()
    screen = offered(run, folder_of(run, 2))
    assert "4 letters in Monday" in screen.card.words()
    screen.card.go.click()
    wait(run, lambda: checked(screen) > 0)
    assert screen.table.isVisible()
    assert screen.card.stop.isVisible()
    end(run)

    assert "All letters of Monday are checked" in screen.card.words()
    assert "1 Stop, 1 held for a person, 0 Check, 2 clear" in screen.card.words()
    assert listed(screen) == [
        ("wrong.txt", "stop"),
        ("stranger.txt", "held"),
        ("letter-0.txt", "clear"),
        ("letter-1.txt", "clear"),
    ]
    assert screen.tabs() == ("All  4", "Stop  1", "Held  1", "Check  0", "Clear  2")
    screen.show_verdict("clear")
    screen.field.setText("PRITCHARD letter-1")
    assert listed(screen) == [("letter-1.txt", "clear")]
    screen.field.setText("nobody")
    assert screen.none.isVisible()
    run.press(Qt.Key.Key_Escape)
    assert len(listed(screen)) == 4

    file = tmp_path / "table.csv"
    screen.save_to(file)
    run.calm()
    with file.open(encoding="utf-8-sig", newline="") as sheet:
        assert {row["letter"]: row["verdict"] for row in csv.DictReader(sheet)} == dict(
            listed(screen)
        )

    screen.table.choose("wrong.txt")
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    run.until_screen(run.journey.choose)
    assert run.app.window.bar.place() == "check"
    enter(run, "many")
    assert len(listed(screen)) == 4
    rows = screen.table.rows
    assert rows.data(rows.index(0, 1)) == "wrong.txt (opened)"
    assert rows.data(rows.index(1, 1)) == "stranger.txt"


def test_it_pauses_goes_on_and_is_cancelled(desktop: Open) -> None:
    """And can be gone on with: nothing is checked twice, nothing is left out."""
    run = desktop()
    folder = folder_of(run, 60)
    screen = offered(run, folder)
    screen.card.go.click()
    wait(run, lambda: checked(screen) > 0)
    screen.card.pause.click()
    wait(run, lambda: "Paused." in screen.card.words())
    held = checked(screen)
    run.qtbot.wait(600)
    assert checked(screen) == held < 62
    screen.card.pause.click()
    wait(run, lambda: checked(screen) > held)
    screen.card.stop.click()
    assert "after the letters in hand" in screen.card.words()
    end(run)

    assert "Cancelled" in screen.card.words()
    assert held < checked(screen) < 62
    screen.card.go.click()
    end(run)
    assert checked(screen) == 62
    assert len(list(lines_in(beside(folder)))) == 62


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_after_a_crash_it_is_found_again_and_offered(desktop: Open) -> None:
    """What checks is killed; another window finds what is left; somebody else is offered none."""
    run = desktop()
    folder = folder_of(run, 40)
    screen = offered(run, folder)
    screen.card.go.click()
    wait(run, lambda: checked(screen) > 0)
    room = run.journey.going.room("many")
    assert isinstance(room, ManyRoom)
    assert room._run.drive is not None
    os.kill(room._run.drive.process, signal.SIGKILL)
    end(run)
    assert "was ended by something else" in screen.errors.words()
    kept = checked(screen)
    run.app.window.close()

    again = desktop()
    screen = many(again)
    wait(again, screen.card.go.isVisible)
    assert "Results of Monday were found" in screen.card.words()
    assert "did not come to its end" in screen.card.words()
    assert kept <= checked(screen) < 42
    sit_down(again, LEAD)
    assert not many(again).card.isVisible()
    sit_down(again, CLERK)
    screen = many(again)
    wait(again, screen.card.go.isVisible)
    screen.card.go.click()
    end(again)
    assert checked(screen) == 42
    last = remembered(again.folder, CLERK)
    assert last is not None
    assert last.whole


def drives(process: int) -> bool:
    """Say whether a process drives a batch: the desk has readers of its own, which stay."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in words


def test_nothing_is_checked_for_whoever_went(desktop: Open) -> None:
    """Somebody else sits down: the batch ends with its processes, its results are kept."""
    run = desktop()
    folder = folder_of(run, 60)
    screen = offered(run, folder)
    screen.card.go.click()
    wait(run, lambda: checked(screen) > 0)
    driver = next(one for one in children(os.getpid()) if drives(one))
    family = set(children(driver))
    assert len(family) > 1

    sit_down(run, LEAD)

    wait(run, lambda: not family & set(children(os.getpid())))
    assert 1 <= len(list(lines_in(beside(folder)))) < 62


def test_results_of_another_policy_are_not_mixed(desktop: Open) -> None:
    """Begun anew they stand beside the old ones, which stay."""
    run = desktop()
    folder = folder_of(run, 0)
    old = write_results(folder, [("wrong.txt", "clear")], by="an older policy")
    before = old.read_bytes()
    screen = offered(run, folder)
    assert "1 letter has its result already" in screen.card.words()
    screen.card.go.click()
    end(run)
    assert "another version or another policy" in screen.card.words()
    assert not screen.card.go.isVisible()
    screen.card.anew.click()
    end(run)

    assert listed(screen) == [("wrong.txt", "stop"), ("stranger.txt", "held")]
    assert old.read_bytes() == before
    assert len(list(lines_in(beside(folder, 2)))) == 2


def test_what_cannot_be_checked_is_said(desktop: Open) -> None:
    """With what to do; nothing begins."""
    run = desktop()
    bare, damaged = run.folder.with_name("Bare"), run.folder.with_name("Damaged")
    for folder in (bare, damaged):
        folder.mkdir()
    (damaged / "letter.txt").write_text("a letter", encoding="utf-8")
    beside(damaged).write_text("no results\n", encoding="utf-8")
    (letter,) = run.letter()
    screen = many(run)

    for given, told in (
        ([bare, damaged], "Give one folder"),
        ([letter], "Give one folder"),
        ([bare], "There is no letter in"),
        ([damaged], "no file of results"),
    ):
        screen.errors.clear()
        screen.zone.dropped.emit(given)
        run.calm()
        assert told in screen.errors.words()
        assert screen.zone.isVisible()


def test_the_window_answers_while_thousands_are_listed(desktop: Open) -> None:
    """No turn of it works longer than 50 ms; 19 of 20 come within that, whatever else runs."""
    run = desktop()
    folder = folder_of(run, 1)
    verdicts = ("clear", "check", "held", "stop")
    write_results(
        folder, ((f"letter {n}.txt", verdicts[n * 7 % 4]) for n in range(6000)), by="an older one"
    )
    screen = many(run)
    worked: list[float] = []
    gaps: list[float] = []
    last = [time.thread_time(), time.monotonic()]

    def tick() -> None:
        now = [time.thread_time(), time.monotonic()]
        worked.append(now[0] - last[0])
        gaps.append(now[1] - last[1])
        last[:] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(2)
    screen.zone.dropped.emit([folder])
    wait(run, screen.card.go.isVisible)
    for words in ("l", "le", "letter 59", ""):
        QTimer.singleShot(0, screen, lambda words=words: screen.field.setText(words))
        run.qtbot.wait(60)
    screen.show_verdict("stop")
    run.qtbot.wait(60)
    screen.show_verdict("")
    screen.table.scrollToBottom()
    run.qtbot.wait(60)
    screen.card.anew.click()
    end(run)
    timer.stop()

    assert listed(screen)[0] == ("wrong.txt", "stop")
    assert max(worked) < 0.05
    assert sorted(gaps)[len(gaps) * 19 // 20] < 0.05

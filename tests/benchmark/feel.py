"""How the window feels: its first paint, a letter's first result, its longest pauses, its memory.

Run as `python -m tests.benchmark.feel [RUNS]` on Linux, with nothing beside it. Drawn without a
display. Wall times are medians; the pauses are processor time of the window's thread between two
turns of its loop. Memory is that of the window's process with a reading process: after the last
letter, and at rest, which is brought forward by a minute; each time also less what PySide6 holds
with a bare window. "Together" counts the pages of a file once, whoever holds it. Nothing fails
here: the figures go into the manual with their date.
"""

import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from checker.audit.signing import key_file_signer
from checker.cases.source import files
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.whose import actor_of, open_trail, staff_of
from checker.desk.desk import Desk
from checker.desk.record.recording import Recorder
from checker.desk.setting import Setting
from checker.guessing import Guesser
from checker.settings import load_policy
from checker.worker.parent import Readers
from tests.benchmark.judging_memory import children_of, held, together
from tests.builders.whole_walk import Walk, rest, until

Held = tuple[float, ...]
"""Megabytes: resident, its share of what others hold too, and together."""

RUNS = 9
AHEAD_MS = 6_000
"""So long a reading process may take to load what only some files need."""
LONGEST = 6
BEGIN = """
from checker.heap import give_back_at_once
from ui.plain_imports import import_plainly
import_plainly()
give_back_at_once()
"""
"""What the program itself does before its windows."""
PAINT = f"""{BEGIN}
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import App, Options
from ui.first_paint import FirstPaint

qt = QApplication([])
app = App(qt, Options(demo=Path(sys.argv[1])))

def painted():
    print(time.monotonic(), time.process_time(), flush=True)
    qt.exit()

FirstPaint(app.window, painted)
app.window.show()
qt.exec()
"""
GOALS = {("window and reader", "rested"): "250 MB", ("beyond", "window and reader"): "250 MB"}
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

qt = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit("A window"))
window.resize(1440, 900)
window.show()
QTimer.singleShot(500, lambda: (print(1, flush=True), sys.stdin.read(), qt.exit()))
qt.exec()
"""
MEASURE = f"""{BEGIN}
import json, sys
from tests.benchmark import feel
print(json.dumps(feel.told(*sys.argv[1:])))
"""


def first_paint(folder: Path) -> tuple[float, float]:
    """Give the seconds from the start of the process to its first paint: wall, processor."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PAINT, str(folder)], capture_output=True, text=True, check=True
    )
    painted, processor = (float(one) for one in done.stdout.split())
    return painted - began, processor


def first_result(walk: Walk, file: Path) -> float:
    """Give the seconds that somebody waits for a letter: to the questions, and to a result."""
    journey, choose = walk.journey, walk.journey.choose
    began = time.perf_counter()
    journey.open_files([file])
    until(lambda: walk.app.window.shown() is choose)
    waited = time.perf_counter() - began
    until(lambda: bool(choose.to_list.ids()) and not walk.app.jobs.busy())
    choose.to_list.choose(next(one.id for one in journey.people if "Pritchard" in one.name))
    choose.way_list.choose(*choose.way_list.ids()[:1])
    rest()
    began = time.perf_counter()
    choose.go()
    until(lambda: journey.result is not None)
    waited += time.perf_counter() - began
    until(lambda: not walk.app.jobs.busy())
    walk.app.window.another.emit()
    until(lambda: not walk.app.jobs.busy())
    return waited


def plain_desk(folder: Path) -> Desk:
    """Open the desk of somebody who works with the demo's cases: no demo is made in this process.

    What writes the demo's letters would be counted with the window otherwise.
    """
    policy, clock = load_policy(folder / "demo" / "policy.json"), machine_clock()
    actor = actor_of(policy.own.staff[0])
    trail, keys = folder / "trail.db", folder / "key"
    return Desk(
        Setting(
            policy=policy,
            source=files(folder / "demo" / "cases"),
            actors=(actor,),
            recorder_for=lambda who: Recorder(
                open_trail=lambda: open_trail(trail, key_file_signer(keys, who.id), clock),
                clock=clock,
                policy=policy,
                staff=staff_of(policy, who.id),
            ),
            clock=clock.now,
            chance=random.SystemRandom(),
            guesser=Guesser(),
            drafts=folder / "drafts",
        ),
        Readers(),
    )


def letters(folder: Path, runs: int) -> dict[str, object]:
    """Open the desktop on a plain desk; give what a letter takes, and memory at rest afterwards."""
    qt = QApplication([])
    walk = Walk(qt, folder / "demo", desk=lambda: plain_desk(folder))
    waits: dict[str, float] = {}
    for name, file in (("Word", folder / "letter.docx"), ("PDF", folder / "letter.pdf")):
        first_result(walk, file)
        waits[name] = median(first_result(walk, file) for _ in range(runs))
    rest(AHEAD_MS)
    worked = memory()
    resting = walk.app.desk
    assert resting is not None
    resting._readers.rest_seconds = 0.0
    walk.app.resting.start(1)
    until(lambda: len(children_of(os.getpid())) == 1)
    rest(2_000)
    rested = memory()
    walk.close()
    return {"waits": waits, "worked": worked, "rested": rested}


def memory() -> dict[str, Held]:
    """Give what the window holds, the window with its largest reader, and with every reader."""
    own = os.getpid()
    readers = sorted(children_of(own), key=held, reverse=True)
    return {
        what: (*map(sum, zip(*map(held, which), strict=True)), together(*which))
        for what, which in (
            ("window", (own,)),
            ("window and reader", (own, *readers[:1])),
            ("window and every reader", (own, *readers)),
        )
    }


def bare_window() -> Held:
    """Give what a window of PySide6 holds in which there is one text."""
    with subprocess.Popen(
        [sys.executable, "-c", BARE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bare:
        assert bare.stdout is not None
        bare.stdout.readline()
        return (*held(bare.pid), together(bare.pid))


def day(folder: Path) -> dict[str, object]:
    """Walk through the whole demo; give the longest turn of the loop of each step."""
    qt = QApplication([])
    walk = Walk(qt, folder / "another")
    walk.go()
    pauses = [one for one in walk.heart.pauses() if one.step != "start"]
    walk.close()
    return {"turns": walk.heart.turns, "pauses": [(one.ms, one.step) for one in pauses[:LONGEST]]}


def main(runs: int) -> None:
    """Measure, and print one table."""
    # Not for the processes that are measured: what writes letters is no part of the window.
    from checker.desk.demo import open_demo  # noqa: PLC0415
    from tests.benchmark.waiting import as_docx, as_pdf, letter_lines  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "letter.docx").write_bytes(as_docx(letter_lines()))
        (folder / "letter.pdf").write_bytes(as_pdf(letter_lines()))
        first_paint(folder)
        paints = [first_paint(folder) for _ in range(runs)]
        open_demo(folder / "demo").close()
        seen = _by_itself("letters", made, str(runs)) | _by_itself("day", made)
    bare = bare_window()
    rows = [
        ("first paint, wall", "1.0 s", f"{median(one for one, _ in paints):.2f} s"),
        ("first paint, processor", "", f"{median(one for _, one in paints):.2f} s"),
        *((f"drop to first result, {k}", "0.3 s", f"{v:.2f} s") for k, v in seen["waits"].items()),
        ("memory: resident, share, together", "", ""),
        ("a bare window of PySide6", "", _mb(bare)),
        *(
            row
            for when in ("worked", "rested")
            for what, there in seen[when].items()
            for row in (
                (f"{what}, {when}", GOALS.get((what, when), ""), _mb(there)),
                (
                    "  beyond the bare window",
                    GOALS.get(("beyond", what), ""),
                    _mb(tuple(one - less for one, less in zip(there, bare, strict=True))),
                ),
            )
        ),
        *((f"pause: {step}", "50 ms", f"{ms:.0f} ms") for ms, step in seen["pauses"]),
        ("turns of the loop", "", str(seen["turns"])),
    ]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    sys.stdout.write(f"{platform.platform()}, {os.cpu_count()} cores, load {load}\n")
    for row in rows:
        sys.stdout.write("{:40}{:>8}{:>20}\n".format(*row))


def told(what: str, folder: str, *more: str) -> dict[str, object]:
    """Measure one thing in this process."""
    return day(Path(folder)) if what == "day" else letters(Path(folder), *map(int, more))


def _mb(there: Held) -> str:
    return ", ".join(f"{one:.0f}" for one in there) + " MB"


def _by_itself(*words: str) -> dict[str, Any]:
    """Measure something in a process of its own, which begins as the program does."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)

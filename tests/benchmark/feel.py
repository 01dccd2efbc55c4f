"""How the window feels: its first paint, a letter's first result, its longest pauses, its memory.

Run as `python -m tests.benchmark.feel [RUNS]` on Linux, with nothing beside it. Drawn without a
display. Wall times are medians; the pauses are processor time of the window's thread between two
turns of its loop. Nothing fails here: the figures go into the manual with their date.
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
from checker.desk.clock import machine_clock
from checker.desk.desk import Desk
from checker.desk.recording import Recorder
from checker.desk.setting import Setting
from checker.desk.whose import actor_of, open_trail, staff_of
from checker.guessing import Guesser
from checker.settings import load_policy
from checker.worker.parent import Readers
from tests.benchmark.judging_memory import children_of, held
from tests.builders.whole_walk import Walk, rest, until

RUNS = 9
LONGEST = 6
PAINT = """
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
    rest(2_000)
    own = held(os.getpid())
    readers = sorted((held(child) for child in children_of(os.getpid())), reverse=True)
    walk.close()
    return {"waits": waits, "window": own, "readers": readers}


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
        told = _by_itself("--letters", made, str(runs)) | _by_itself("--day", made)
    window, readers = told["window"], told["readers"]
    first = readers[0] if readers else (0.0, 0.0)
    rows = [
        ("first paint, wall", "1.0 s", f"{median(one for one, _ in paints):.2f} s"),
        ("first paint, processor", "", f"{median(one for _, one in paints):.2f} s"),
        *((f"drop to first result, {k}", "0.3 s", f"{v:.2f} s") for k, v in told["waits"].items()),
        ("window at rest, resident / share", "", f"{window[0]:.0f} / {window[1]:.0f} MB"),
        (
            "window and one reader, the same",
            "250 MB",
            f"{window[0] + first[0]:.0f} / {window[1] + first[1]:.0f} MB",
        ),
        *(
            (f"reader {number}, the same", "", f"{one[0]:.0f} / {one[1]:.0f} MB")
            for number, one in enumerate(readers, 1)
        ),
        *((f"pause: {step}", "50 ms", f"{ms:.0f} ms") for ms, step in told["pauses"]),
        ("turns of the loop", "", str(told["turns"])),
    ]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    sys.stdout.write(f"{platform.platform()}, {os.cpu_count()} cores, load {load}\n")
    for row in rows:
        sys.stdout.write("{:36}{:>8}{:>14}\n".format(*row))


def _by_itself(*words: str) -> dict[str, Any]:
    """Measure something in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmark.feel", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    if sys.argv[1:2] == ["--letters"]:
        sys.stdout.write(json.dumps(letters(Path(sys.argv[2]), int(sys.argv[3]))) + "\n")
    elif sys.argv[1:2] == ["--day"]:
        sys.stdout.write(json.dumps(day(Path(sys.argv[2]))) + "\n")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)

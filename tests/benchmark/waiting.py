"""How long people wait for a two-page letter: as a cold process, and at a warm desk.

Run as `python -m tests.benchmark.waiting [RUNS]`. Prints medians in milliseconds; nothing fails
here, because the machine is shared: the figures go into the manual with their date. "First letter"
is the first of a desk that was just opened: at once, and rehearsed while the person chose.
"""

import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.desk.demo import open_demo
from checker.desk.desk import Desk
from checker.model import CaseId, Channel, Result, WhoId

RUNS = 9
AT_ONCE, REHEARSED = "at-once", "rehearsed"
PARAGRAPHS = 26
HEAD = (
    "Northern Family Advisory Service",
    "Harrowfield Service Centre, 2 Assize Row, Harrowfield HX97 1AB",
    "",
    "Ms Sian Pritchard",
    "6 Weir Cottages",
    "Bramwick",
    "HX98 3LD",
    "",
    "Our reference: KT24P00817",
    "",
    "Dear Ms Pritchard",
    "",
)
BODY = (
    "I write about the arrangements that the court asked me to look into, and what comes next.",
    "I spoke with Mr Okafor on the telephone. The hearing is on 9 December at 10am, and I shall be",
    "there. If anything has changed since we met, tell me before then so that the report is right.",
)


def letter_lines() -> tuple[str, ...]:
    """Give the lines of a letter that fills two pages."""
    body = (line for _ in range(PARAGRAPHS) for line in (*BODY, ""))
    return (*HEAD, *body, "Yours sincerely", "Priya Nair")


def as_docx(lines: tuple[str, ...]) -> bytes:
    """Give the letter as a Word file."""
    out, document = io.BytesIO(), Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def as_pdf(lines: tuple[str, ...]) -> bytes:
    """Give the letter as a PDF of two pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    half = (len(lines) + 1) // 2
    for page in (lines[:half], lines[half:]):
        for number, line in enumerate(page):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(25 * mm, (280 - 4.6 * number) * mm, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def cold(file: Path, demo: Path) -> float:
    """Give the seconds of one check as a process of its own."""
    words = ["check", str(file), "--case", "KT24P00817", "--to", "P2"]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "ui", *words, "--cases", str(demo / "cases"), "--json"],
        capture_output=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - started


def warm(desk: Desk, file: Path) -> tuple[float, float]:
    """Give the seconds from the drop to the first findings, and to the last."""
    first: list[float] = []

    def note(_: Result) -> None:
        first.append(time.perf_counter())

    started = time.perf_counter()
    opened = desk.open([file])
    desk.check(opened, CaseId("C-0001"), [WhoId("P2")], Channel.POST, found=note)
    ended = time.perf_counter()
    return (first[0] if first else ended) - started, ended - started


def first(file: Path, how: str) -> float:
    """Give the seconds to the last findings of a desk's first letter, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmark.waiting", how, str(file)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def of_a_new_desk(how: str, file: Path) -> float:
    """Give the seconds of the first check of this process."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_demo(Path(folder))
        desk.warm()
        opened = desk.open([file])
        case = CaseId("C-0001")
        if how == REHEARSED:
            desk.rooms.rehearsal.hold(opened, case)
        started = time.perf_counter()
        desk.check(opened, case, [WhoId("P2")], Channel.POST)
        took = time.perf_counter() - started
        desk.close()
    return took


def main(runs: int) -> None:
    """Measure both formats and print the medians."""
    lines = letter_lines()
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder)
        desk = open_demo(demo)
        desk.warm()
        for name, data in (("letter.docx", as_docx(lines)), ("letter.pdf", as_pdf(lines))):
            file = demo / name
            file.write_bytes(data)
            warm(desk, file)
            colds = [cold(file, demo) for _ in range(runs)]
            warms = [warm(desk, file) for _ in range(runs)]
            firsts = {how: [first(file, how) for _ in range(runs)] for how in (AT_ONCE, REHEARSED)}
            told = {
                "cold process": median(colds),
                "first letter, at once": median(firsts[AT_ONCE]),
                "first letter, rehearsed": median(firsts[REHEARSED]),
                "warm, first findings": median(one for one, _ in warms),
                "warm, last findings": median(last for _, last in warms),
            }
            for what, seconds in told.items():
                sys.stdout.write(f"{name:12} {what:24} {seconds * 1000:7.0f} ms\n")
        desk.close()


if __name__ == "__main__":
    if sys.argv[1:2] in ([AT_ONCE], [REHEARSED]):
        sys.stdout.write(f"{of_a_new_desk(sys.argv[1], Path(sys.argv[2]))}\n")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)

"""How long the reading process takes, warm: Word, PDF, long PDFs, tables, and after a kill.

Run as `python -m tests.benchmark.reading_times [RUNS]`. Prints medians in milliseconds; nothing
fails here, because the machine is shared: the figures go into the manual with their date.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.worker.parent import Readers
from tests.benchmark.waiting import as_docx, as_pdf, letter_lines

RUNS = 9
LONG_RUNS = 3
LINES_A_PAGE = 50
FORM = Path(__file__).parents[1] / "data" / "corpus" / "docx_0c58de6a75.docx"


def long_pdf(pages: int) -> bytes:
    """Give a report of many dense pages."""
    words = letter_lines()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        for number in range(LINES_A_PAGE):
            line = words[(page + number) % len(words)]
            canvas.drawString(25 * mm, (280 - 5 * number) * mm, f"{page}.{number} {line}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table(rows: int) -> bytes:
    """Give a workbook with many rows of six cells."""
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Visits")
    for number in range(rows):
        sheet.append(["Ms Pritchard", number, "Park", "2 May", "Two hours", "Weir Cottages"])
    book.save(out)
    return out.getvalue()


def timed(work: Callable[[], object], runs: int) -> float:
    """Give the median of the seconds that a piece of work takes."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def main(runs: int) -> None:
    """Measure and print."""
    lines = letter_lines()
    word, pdf = as_docx(lines), as_pdf(lines)
    readers = Readers()
    readers.warm()
    rows: list[tuple[str, bytes, str, int, int]] = [
        ("two-page Word letter, whole", word, "a.docx", 0, runs),
        ("form of many text boxes", FORM.read_bytes(), "form.docx", 0, runs),
        ("two-page PDF, text", pdf, "a.pdf", 0, runs),
        ("two-page PDF, with the look at what its pages hide", pdf, "a.pdf", 1, runs),
        ("100-page PDF, text", long_pdf(100), "b.pdf", 0, LONG_RUNS),
        ("2,000-page PDF, text", long_pdf(2_000), "c.pdf", 0, 1),
        ("table of 20,000 rows", table(20_000), "d.xlsx", 0, LONG_RUNS),
    ]
    for what, data, name, effort, times in rows:

        def read(name: str = name, data: bytes = data, effort: int = effort) -> None:
            (document,) = readers.read(name, data, effort=effort)
            said = [gap.why for gap in document.gaps]
            if said:
                sys.stdout.write(f"  {name}: {said}\n")

        if times > 1:
            read()
        _say(what, timed(read, times))
    _say("two-page Word letter, the process before it killed", _after_a_kill(readers, word, runs))
    readers.close()


def _after_a_kill(readers: Readers, word: bytes, runs: int) -> float:
    """Give the median wait for the next letter when the process that is next in line is dead."""
    seconds = []
    for _ in range(runs):
        time.sleep(1.0)  # as long as a person takes to bring the next letter
        with readers._lock:
            child = readers._idle[0]
        child.process.kill()
        child.process.wait()
        seconds.append(timed(lambda: readers.read("a.docx", word), 1))
    return median(seconds)


def _say(what: str, seconds: float) -> None:
    sys.stdout.write(f"{what:55} {seconds * 1000:8.0f} ms\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)

"""Count the clean letters that are called guilty: `python -m tests.benchmark.clean_pdfs`.

Letters about a made-up caseload are laid out in many ways (tables, shading, banners, logos,
footers, watermarks, highlights, links, form fields, small print) by several PDF writers, and read
as hard as the desk reads. None hides anything, so that every trace of hidden text, of a redaction,
of something built in or of something that runs is a false alarm. reportlab and Qt are always
there; LibreOffice is found by itself, WeasyPrint where `--weasyprint` says where its command is.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from checker.model import Document, TraceKind
from checker.practice.caseload import make_cases
from checker.practice.letters import make_letters
from checker.reading import Effort, read
from tests.builders.pdf_layouts import LAYOUTS, html_of, with_qt, with_reportlab

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALARMS = (
    TraceKind.HIDDEN_TEXT,
    TraceKind.REDACTION,
    TraceKind.EMBEDDED,
    TraceKind.ACTIVE,
    TraceKind.COMMENT,
)
_OFFICE_SECONDS = 900


def main(arguments: list[str]) -> int:
    """Write the letters, read them, and say which were called guilty."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.clean_pdfs")
    parser.add_argument("--count", type=int, default=60, help="letters for each writer")
    parser.add_argument("--weasyprint", default="", help="where the weasyprint command is")
    parser.add_argument("--keep", type=Path, help="a folder in which to keep the PDFs")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        guilty = 0
        for writer, files in written(folder, asked.count, asked.weasyprint):
            found = list(_guilty(files))
            guilty += len(found)
            _say(f"{writer:12} {len(files):4} letters {len(found):3} called guilty", *found)
    return 1 if guilty else 0


def texts(count: int) -> list[str]:
    """Give the words of so many right letters."""
    made = make_cases(23, max(12, count // 2), now=NOW)
    letters = make_letters(23, made, count, 0.0, today=NOW.date())
    return [letter.text for letter in letters]


def written(folder: Path, count: int, weasyprint: str) -> Iterator[tuple[str, list[Path]]]:
    """Write the letters with each writer there is."""
    letters = texts(count)
    for writer, write in (("reportlab", with_reportlab), ("qt", with_qt)):
        files = []
        for number, text in enumerate(letters):
            file = _place(folder, writer, number)
            file.write_bytes(write(text, LAYOUTS[number % len(LAYOUTS)]))
            files.append(file)
        yield writer, files
    pages = []
    for number, text in enumerate(letters):
        page = _place(folder, "html", number).with_suffix(".html")
        page.write_text(html_of(text, LAYOUTS[number % len(LAYOUTS)]), encoding="utf-8")
        pages.append(page)
    office = shutil.which("soffice")
    if office:
        yield "libreoffice", _with_office(office, pages, folder / "libreoffice")
    if weasyprint:
        made = folder / "weasyprint"
        made.mkdir(exist_ok=True)
        for page in pages:
            command = [weasyprint, "--quiet", str(page), str(made / f"{page.stem}.pdf")]
            subprocess.run(command, check=True, capture_output=True)
        yield "weasyprint", sorted(made.glob("*.pdf"))


def _with_office(office: str, pages: list[Path], made: Path) -> list[Path]:
    """Let LibreOffice write PDFs of pages, all in one go."""
    made.mkdir(exist_ok=True)
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{made.resolve()}/profile",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(made),
        *map(str, pages),
    ]
    subprocess.run(command, check=True, timeout=_OFFICE_SECONDS, capture_output=True)
    return sorted(made.glob("*.pdf"))


def _place(folder: Path, writer: str, number: int) -> Path:
    """Give where a letter is written to."""
    (folder / writer).mkdir(parents=True, exist_ok=True)
    return folder / writer / f"{LAYOUTS[number % len(LAYOUTS)]}-{number:03}.pdf"


def _guilty(files: list[Path]) -> Iterator[str]:
    """Read letters, and give those of which something is told that is not there."""
    began = time.perf_counter()
    for file in files:
        (document, *held) = read(file.name, file.read_bytes(), effort=Effort.THOROUGH)
        alarms = Counter(
            (trace.kind.value, trace.name, trace.text[:60])
            for trace in document.traces
            if trace.kind in ALARMS
        )
        if alarms or held or _is_not_read(document):
            yield f"    {file.name}: {dict(alarms)} {[gap.why for gap in document.gaps]}"
    each = 1000 * (time.perf_counter() - began) / max(1, len(files))
    _say(f"    {each:.0f} ms each")


def _is_not_read(document: Document) -> bool:
    """Say whether anything but a picture was left unread."""
    return any(gap.code != "unread.scan" for gap in document.gaps)


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

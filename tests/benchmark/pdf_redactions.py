"""Count the failed redactions that are found: `python -m tests.benchmark.pdf_redactions`.

With `--keep FOLDER` the files and what is hidden in each (`expected.json`) are kept, so that
another program can be measured on the same files. Exit status 1: one was missed, or a clean file
was called guilty.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from checker.model import Document, TraceKind
from checker.reading.pdf import look_pdf, read_pdf
from tests.builders.pdf_leaks import CONTROLS
from tests.builders.pdf_redactions import MADE


def main(arguments: list[str]) -> int:
    """Make the files, look at each, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.pdf_redactions")
    parser.add_argument("--keep", type=Path, help="a folder in which to keep the files")
    asked = parser.parse_args(arguments)
    files = {name: (data(), text) for name, (data, text) in MADE.items()}
    clean = {name: data() for name, data in CONTROLS.items()}
    if asked.keep:
        _keep(asked.keep, files, clean)
    missed = [name for name, (data, text) in files.items() if hidden(_look(data)) != text]
    false = [name for name, data in clean.items() if hidden(_look(data))]
    every = [*(data for data, _ in files.values()), *clean.values()]
    whole, text = _milliseconds(every, look_pdf), _milliseconds(every, read_pdf)
    _say(f"found {len(files) - len(missed)} of {len(files)}, missed: {', '.join(missed) or '-'}")
    _say(f"false alarms {len(false)} of {len(clean)}: {', '.join(false) or '-'}")
    _say(f"{whole:.1f} ms of processor time a file (median), {text:.1f} of them for its text alone")
    return 1 if missed or false else 0


def hidden(document: Document) -> str:
    """Give the lines of a document that are told as hidden or covered."""
    kinds = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION)
    told = [trace.text for trace in document.traces if trace.kind in kinds and trace.span]
    return "\n".join(told)


def _milliseconds(files: list[bytes], read: Callable[[str, bytes], object]) -> float:
    """Give the median of the processor time that reading a file takes."""
    took = []
    for data in files:
        began = time.process_time()
        read("letter.pdf", data)
        took.append(1000 * (time.process_time() - began))
    return median(took)


def _look(data: bytes) -> Document:
    return look_pdf("letter.pdf", data)


def _keep(folder: Path, files: dict[str, tuple[bytes, str]], clean: dict[str, bytes]) -> None:
    """Write the files down, and what is hidden in each."""
    folder.mkdir(parents=True, exist_ok=True)
    expected: dict[str, str] = {}
    for name, data in (*((name, data) for name, (data, _) in files.items()), *clean.items()):
        (folder / f"{name}.pdf").write_bytes(data)
        expected[f"{name}.pdf"] = files[name][1] if name in files else ""
    (folder / "expected.json").write_text(json.dumps(expected, indent=1), encoding="utf-8")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

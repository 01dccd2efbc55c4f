"""How a batch went: a table for people, and a CSV file with a row a letter."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.audit.private_file import write_private
from checker.batch.results import Line, told_in
from checker.batch.rows import verdict_words
from checker.words import say, say_count

HEADINGS = ("letter", "verdict", "case", "recipients", "via", "findings", "why", "sha256")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHOWN_CODES = 10


def write_csv(path: Path, lines: Sequence[Line]) -> None:
    """Write a row a letter, whole or not at all, for this account alone.

    Raises:
        OSError: it cannot be written.
    """
    written = io.StringIO(newline="")
    sheet = csv.writer(written)
    sheet.writerow(HEADINGS)
    sheet.writerows([_harmless(cell) for cell in _row(line)] for line in lines)
    write_private(path, written.getvalue().encode("utf-8-sig"))


def table(lines: Sequence[Line]) -> Iterator[str]:
    """Give the lines of a summary: how the letters came out, what was found, what is held."""
    verdicts = Counter(line.verdict for line in lines)
    rows = (
        (say("Clear"), verdicts["clear"]),
        (say("Check"), verdicts["check"]),
        (say("Stop"), verdicts["stop"]),
        (say("Held for a person"), verdicts["held"]),
    )
    yield say_count("{count} letter checked.", "{count} letters checked.", len(lines))
    yield from (f"  {count:>8,}  {name}" for name, count in rows)
    codes: Counter[str] = Counter()
    for line in lines:
        told = told_in(line)
        found = () if told is None else told.findings
        codes.update({one.code for one in found if one.severity != "note"})
    if codes:
        yield say("Found most often, in letters:")
        yield from (f"  {count:>8,}  {code}" for code, count in codes.most_common(_SHOWN_CODES))


def one_line(line: Line) -> str:
    """Give a letter's result as it comes: the verdict, the letter, what was found."""
    verdict = verdict_words(line.verdict)
    told = told_in(line)
    codes = dict.fromkeys(
        one.code for one in (() if told is None else told.findings) if one.severity != "note"
    )
    return f"{verdict:<6} {line.letter}  {line.why or ', '.join(codes)}".rstrip()


def _row(line: Line) -> tuple[str, ...]:
    told = told_in(line)
    found = () if told is None else told.findings
    recipients = () if told is None else told.recipients
    return (
        line.letter,
        line.verdict,
        "" if told is None or told.case is None else told.case.id,
        " ".join(one.id or "?" for one in recipients),
        recipients[0].via if recipients else "",
        " ".join(dict.fromkeys(one.code for one in found)),
        line.why,
        " ".join(one.sha256 for one in line.files),
    )


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running what stands in a cell."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

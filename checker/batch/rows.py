"""One letter of a batch as a table shows it: the gravest first, then by name."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.batch.results import Line, lines_in, told_in
from checker.words import say

VERDICTS: Final = ("stop", "held", "check", "clear")
"""In the order in which somebody has to look."""
_RANKS: Final = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One letter: how it came out, whom it is to, and what was found in it."""

    letter: str
    verdict: str
    case: str
    to: str
    found: str
    """Why it is held, and the titles of what is more than a note."""

    @property
    def order(self) -> tuple[int, str, str]:
        """What it is sorted by."""
        return _RANKS[self.verdict], self.letter.casefold(), self.letter


def row_of(line: Line) -> Row:
    """Give the row of a line."""
    told = told_in(line)
    recipients = () if told is None else told.recipients
    titles = dict.fromkeys(
        one.title for one in (() if told is None else told.findings) if one.severity != "note"
    )
    why = (line.why,) if line.why else ()
    return Row(
        letter=line.letter,
        verdict=line.verdict,
        case="" if told is None or told.case is None else told.case.id,
        to=", ".join(one.name or one.id or "?" for one in recipients),
        found=" ".join((*why, *titles)),
    )


def rows_in(path: Path) -> list[Row]:
    """Give the rows of a file of results in their order, of a letter that changed the last one.

    Raises:
        CallError: it cannot be opened, or is no file of results.
    """
    latest = {line.letter: line for line in lines_in(path)}
    return sorted((row_of(line) for line in latest.values()), key=lambda row: row.order)


def verdict_words(verdict: str) -> str:
    """Give a verdict in words."""
    return {
        "clear": say("Clear"),
        "check": say("Check"),
        "stop": say("Stop"),
        "held": say("Held"),
    }[verdict]

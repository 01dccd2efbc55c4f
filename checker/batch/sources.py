"""Where the letters of a batch come from, and where its results go: beside them, never among them.

The first results of FOLDER are `FOLDER.results.jsonl`, those begun anew `FOLDER.results-2.jsonl`.
"""

from pathlib import Path

from checker.batch.letters import Waiting, letters_in
from checker.batch.listing import listed_in


def is_list(source: Path) -> bool:
    """Say whether it is a list of letters, and no folder of them."""
    return source.suffix.lower() == ".csv" and source.is_file()


def letters_of(source: Path) -> tuple[Waiting, ...]:
    """Give the letters of a folder or of a list.

    Raises:
        CallError: there is none, or it cannot be opened.
    """
    return listed_in(source) if is_list(source) else letters_in(source)


def beside(source: Path, number: int = 1) -> Path:
    """Give where results go: the first, or those that were begun anew."""
    whole = source.absolute()
    stem = whole.stem if whole.is_file() else whole.name
    return whole.with_name(f"{stem}.results{'' if number == 1 else f'-{number}'}.jsonl")


def found_beside(source: Path) -> Path | None:
    """Give the newest results that are there; None where there are none."""
    number, found = 1, None
    while (path := beside(source, number)).exists():
        number, found = number + 1, path
    return found


def free_beside(source: Path) -> Path:
    """Give where results go that are begun anew: what is there stays."""
    number = 1
    while beside(source, number).exists():
        number += 1
    return beside(source, number)

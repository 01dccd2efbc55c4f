"""Reading a CSV file that somebody chose: its rows with their lines, or a sentence why not."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from checker.errors import CallError
from checker.words import say

MOST_BYTES: Final = 8_000_000
_MOST_WRONG: Final = 50
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def rows_of(path: Path) -> list[tuple[int, list[str]]]:
    """Give the rows of a CSV file in UTF-8 or Windows-1252, each with the line that it ends on.

    Raises:
        CallError: it cannot be opened, is too large, or is no CSV file.
    """
    try:
        with path.open("rb") as file:
            untrusted = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CallError(
            say("{name} cannot be opened. Choose another file.", name=path.name)
        ) from error
    if len(untrusted) > MOST_BYTES:
        raise CallError(say("{name} is too large. Divide it into several files.", name=path.name))
    return rows_in(untrusted, path.name)


def rows_in(untrusted: bytes, name: str) -> list[tuple[int, list[str]]]:
    """Give the rows of a CSV file's bytes, each with the line that it ends on.

    Raises:
        CallError: they are none.
    """
    try:
        reader = csv.reader(io.StringIO(_decoded(untrusted), newline=""), strict=True)
        return [(reader.line_num, cells) for cells in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise CallError(
            say("{name} is not a CSV file. Save it again as CSV UTF-8.", name=name)
        ) from error


def heads_of(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Give the names in the first row, and what is wrong with them ("" for nothing)."""
    heads = tuple(cell.strip().lower() for cell in rows[0]) if rows else ()
    if sorted(heads) == sorted(columns):
        return heads, ""
    return heads, say(
        "The first row must name these columns and no other: {columns}.",
        columns=", ".join(columns),
    )


def day_in(told: str) -> date | None:
    """Read a day as a table has it: "2026-11-27"; None where it is none."""
    if not _DAY.fullmatch(told):
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def first_wrong(wrong: Sequence[str]) -> tuple[str, ...]:
    """Give the first sentences about rows, and how many more there are."""
    if len(wrong) <= _MOST_WRONG:
        return tuple(wrong)
    more = say("And {count} more rows are not as they should be.", count=len(wrong) - _MOST_WRONG)
    return (*wrong[:_MOST_WRONG], more)


def _decoded(untrusted: bytes) -> str:
    if b"\0" in untrusted:
        raise csv.Error
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        return untrusted.decode("cp1252")

"""Reading a CSV file that somebody chose: its rows with their lines, or a sentence why not."""

import csv
import io
from pathlib import Path
from typing import Final

from checker.errors import CallError
from checker.words import say

MOST_BYTES: Final = 8_000_000


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


def _decoded(untrusted: bytes) -> str:
    if b"\0" in untrusted:
        raise csv.Error
    try:
        return untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        return untrusted.decode("cp1252")

"""Whether a text is a table: the same separator, equally often, in every line."""

import csv
import io
import re

_SAMPLE = 65_536
_SEPARATORS = ("\t", ";", "|", ",")
_DECLARED = re.compile(r"sep=(.)\r?\n")
_FEWEST_ROWS = 3
_FEWEST_FIELDS = 2
_FIELDS_IN_TWO_ROWS = 4
"""What two rows must have to be told from an address that somebody wrote in two lines."""
_EVEN = 0.95
_MOST_FIELDS = 2_000
_SENTENCE = 200
"""Characters: no heading of a column is so long."""


def separator_of(text: str) -> str | None:
    r"""Say what parts the fields of a table that is kept as text, or None where it is none.

    An ordinary letter has commas too: it has them unequally often, with a space after each.

    >>> separator_of("Name,Town\nErin,Leeds\nOwen,York\n")
    ','
    >>> separator_of("Dear Ms Hale,\n\nThank you, and sorry, for this.\n") is None
    True
    """
    declared = _DECLARED.match(text)
    if declared:
        return declared[1]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0]
    return next((one for one in _SEPARATORS if one in sample and _is_table(sample, one)), None)


def _is_table(sample: str, separator: str) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=separator))
    except csv.Error:
        return False
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows or not all(rows):
        return False
    width = len(rows[0])
    if not _FEWEST_FIELDS <= width <= _MOST_FIELDS or len(rows) < 2:  # noqa: PLR2004 - a heading and a row
        return False
    if len(rows) < _FEWEST_ROWS and width < _FIELDS_IN_TWO_ROWS:
        return False
    even = sum(len(row) == width for row in rows)
    if even < len(rows) * (1.0 if separator == "," else _EVEN):
        return False
    return _has_headings(rows[0]) and not _is_prose(rows, separator)


def _has_headings(row: list[str]) -> bool:
    return all(len(one) < _SENTENCE for one in row) and any(one.strip() for one in row)


def _is_prose(rows: list[list[str]], separator: str) -> bool:
    """Say whether a space follows most separators, as it does in a sentence or an address."""
    if separator == "\t":
        return False
    fields = [one for row in rows for one in row[1:] if one.strip()]
    spaced = sum(one.startswith(" ") for one in fields)
    return spaced * 2 > len(fields)

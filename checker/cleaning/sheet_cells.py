"""The hidden rows and columns of one sheet, emptied; formulas turned into what they show."""

from checker.cleaning.parts import remove
from checker.reading.trees import Element, local, whole

_ALPHABET = 26
_OFF = frozenset({"0", "false", ""})


def take_hidden_cells(sheet: Element) -> int:
    """Empty hidden rows and columns, and say how many cells held something.

    Merged cells, rules and links that reach into what is hidden stay: they hold no words of it.
    """
    hidden = _hidden_columns(sheet)
    unless_said = _rows_are_hidden(sheet)
    count = 0
    for row in [one for one in sheet.iter() if local(str(one.tag)) == "row"]:
        gone = _is_on(row.get("hidden")) or row.get("ht") == "0"
        gone = gone or (unless_said and row.get("ht") is None)
        for place, cell in enumerate(list(row), 1):
            if gone or _column_of(cell, place) in hidden:
                count += any((one.text or "").strip() for one in cell.iter())
                remove(cell)
            else:
                _settle_formula(cell)
    return count


def _hidden_columns(sheet: Element) -> frozenset[int]:
    hidden: set[int] = set()
    for column in [one for one in sheet.iter() if local(str(one.tag)) == "col"]:
        if _is_on(column.get("hidden")) or column.get("width") in ("0", "0.0"):
            first, last = whole(column.get("min"), 1), whole(column.get("max"), 1)
            hidden.update(range(first, min(last, 16_384) + 1))
    return frozenset(hidden)


def _rows_are_hidden(sheet: Element) -> bool:
    """Say whether rows are hidden unless they have a height of their own."""
    formats = (one for one in sheet.iter() if local(str(one.tag)) == "sheetFormatPr")
    return any(_is_on(one.get("zeroHeight")) for one in formats)


def _settle_formula(cell: Element) -> None:
    for child in list(cell):
        if local(str(child.tag)) == "f":
            remove(child)
    for name in ("cm", "vm"):
        cell.attrib.pop(name, "")


def _column_of(cell: Element, place: int) -> int:
    """Give the number of a cell's column, from 1."""
    letters = "".join(one for one in cell.get("r") or "" if one.isalpha()).upper()
    number = 0
    for letter in letters:
        number = number * _ALPHABET + ord(letter) - ord("A") + 1
    return number or place


def _is_on(written: str | None) -> bool:
    return (written or "").lower() not in _OFF

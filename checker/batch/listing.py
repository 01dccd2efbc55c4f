"""The letters of a list: a CSV file that says of each where it is, its case and its readers."""

from pathlib import Path
from typing import Final

from checker.batch.letters import Waiting
from checker.desk.computer.csv_files import first_wrong, heads_of, rows_of
from checker.desk.computer.files import printable
from checker.errors import CallError
from checker.model import Channel, WhoId
from checker.words import say

COLUMNS: Final = ("letter", "case", "to", "via")
"""A file or a folder beside the list, any reference of its case, ids with commas, a channel.

What is left blank is found in the letter.
"""


def listed_in(file: Path) -> tuple[Waiting, ...]:
    """Give the letters of a list, in its order.

    Raises:
        CallError: it is no such list, or names no letter.
    """
    rows = rows_of(file)
    heads, odd = heads_of([cells for _, cells in rows[:1]], COLUMNS)
    if odd:
        raise CallError(odd)
    waiting: list[Waiting] = []
    wrong: list[str] = []
    names: dict[str, int] = {}
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        row = {head: cell.strip() for head, cell in zip(heads, cells, strict=False)}
        if len(cells) != len(heads) or not row["letter"]:
            wrong.append(say("Row {line}: name the letter and fill no other cell.", line=line))
        elif row["via"] and row["via"].lower() not in set(Channel):
            wrong.append(say("Row {line}: {via} is no way to send.", line=line, via=row["via"]))
        else:
            again = names[row["letter"]] = names.get(row["letter"], 0) + 1
            waiting.append(_waiting(file.parent, row, again))
    if wrong:
        raise CallError(" ".join(first_wrong(wrong)))
    if not waiting:
        raise CallError(say("There is no letter in {path}.", path=printable(str(file))))
    return tuple(waiting)


def _waiting(folder: Path, row: dict[str, str], again: int) -> Waiting:
    """Give the letter of a row; one that is listed again, for somebody else, has its own name."""
    name = printable(row["letter"])
    return Waiting(
        name=name if again == 1 else f"{name} ({again})",
        path=folder / row["letter"],
        case=row["case"],
        to=tuple(dict.fromkeys(WhoId(one.strip()) for one in row["to"].split(",") if one.strip())),
        via=Channel(row["via"].lower()) if row["via"] else None,
    )

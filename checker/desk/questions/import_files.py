"""Tables that an organisation imports: strictly read, each wrong row said, nothing half taken.

    training   person, course, completed, passed      a row for each person's course
    hr         person, team, started, fte             a row for everybody who works there
    caseload   month, team, allocated, closed, letters

A person is the pseudonym that the policy names ("u-7f31a0"), or anything else that is always the
same for one person, such as an email address: of that only a hash is kept.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

from checker.audit.entry import pseudonym
from checker.desk.computer.csv_files import day_in, first_wrong, heads_of, rows_in, rows_of
from checker.reports.imported import Caseload, Employed, Trained
from checker.words import say

_MOST_ROWS: Final = 100_000
_MOST_TEXT: Final = 100
_MONTH = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")
_COUNT = re.compile(r"\d{1,7}")
_POST = re.compile(r"[01](?:\.\d{1,3})?")
_PSEUDONYM = re.compile(r"u-[0-9a-f]{4,12}")
_YES: Final = {"yes": True, "y": True, "pass": True, "no": False, "n": False, "fail": False}

Row: TypeAlias = Trained | Employed | Caseload

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "training": ("person", "course", "completed", "passed"),
    "hr": ("person", "team", "started", "fte"),
    "caseload": ("month", "team", "allocated", "closed", "letters"),
}
"""The columns of each table, and no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file says, or a sentence for each row that is wrong; then `rows` is empty."""

    rows: tuple[Row, ...] = ()
    wrong: tuple[str, ...] = ()


def read_table(what: str, path: Path, today: date) -> Read:
    """Read a CSV file in UTF-8 or Windows-1252.

    Raises:
        CallError: it cannot be opened, is too large, or is no CSV file.
    """
    return _read_rows(what, rows_of(path), today)


def read_bytes(what: str, untrusted: bytes, name: str, today: date) -> Read:
    """Read the bytes of a CSV file.

    Raises:
        CallError: they are none.
    """
    return _read_rows(what, rows_in(untrusted, name), today)


def kept(what: str, rows: Sequence[Row]) -> bytes:
    """Give rows as the one CSV file that is kept of them: no name, no email address."""
    told = io.StringIO(newline="")
    sheet = csv.writer(told, lineterminator="\n")
    sheet.writerow(COLUMNS[what])
    sheet.writerows([_cell(one) for one in row] for row in rows)
    return told.getvalue().encode()


def _read_rows(what: str, rows: Sequence[tuple[int, list[str]]], today: date) -> Read:
    heads, odd = heads_of([cells for _, cells in rows[:1]], COLUMNS[what])
    if odd:
        return Read(wrong=(odd,))
    if len(rows) - 1 > _MOST_ROWS:
        return Read(wrong=(say("There are more than 100,000 rows. Divide the file."),))
    read, key_of = _READERS[what]
    taken: list[Row] = []
    wrong: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        problems: list[str] = []
        if len(cells) != len(heads):
            problems.append(
                say("there are {found} cells and not {wanted}.", found=len(cells),
                    wanted=len(heads))
            )  # fmt: skip
        else:
            row = {head: cell.strip() for head, cell in zip(heads, cells, strict=True)}
            problems += _wrong(what, row, today)
            if not problems:
                one = read(row)
                key = key_of(row)
                if key in seen:
                    problems.append(say("the same is already in line {first}.", first=seen[key]))
                seen.setdefault(key, line)
                taken.append(one)
        wrong += [say("Line {line}: {what}", line=line, what=told) for told in problems]
    if not taken and not wrong:
        wrong.append(say("There is no row below the names of the columns."))
    return Read(wrong=first_wrong(wrong)) if wrong else Read(rows=tuple(taken))


def _wrong(what: str, row: Mapping[str, str], today: date) -> Iterator[str]:
    """Say everything that is wrong with one row."""
    for name in ("person", "course", "team"):
        if name in row and not 0 < len(row[name]) <= _MOST_TEXT:
            yield say("{name} must have between 1 and 100 characters.", name=name)
    day = "completed" if what == "training" else "started"
    if row.get(day) or what == "hr":
        yield from _wrong_day(day, row[day], today)
    if row.get("passed") and row["passed"].lower() not in _YES:
        yield say("passed must be yes, no, or empty where no test was taken.")
    if "fte" in row and (not _POST.fullmatch(row["fte"]) or float(row["fte"]) > 1):
        yield say("fte must be a part of a full post: between 0 and 1, such as 0.6.")
    if "month" in row:
        yield from _wrong_month(row, today)


def _wrong_day(name: str, told: str, today: date) -> Iterator[str]:
    when = day_in(told)
    if when is None:
        yield say("{name} must be a day such as 2026-11-27.", name=name)
    elif when > today:
        yield say("{name} lies in the future.", name=name)
    elif when.year < 1950:  # noqa: PLR2004 - an earlier day is a slip of the keys
        yield say("{name} must be a day after 1949.", name=name)


def _wrong_month(row: Mapping[str, str], today: date) -> Iterator[str]:
    if not _MONTH.fullmatch(row["month"]):
        yield say("month must be a month such as 2026-11.")
    elif row["month"] > f"{today:%Y-%m}":
        yield say("month lies in the future.")
    for name in ("allocated", "closed", "letters"):
        if not _COUNT.fullmatch(row[name]):
            yield say("{name} must be a whole number.", name=name)


def _person(told: str) -> str:
    if _PSEUDONYM.fullmatch(told):
        return told
    return pseudonym("u", told.casefold())


def _trained(row: Mapping[str, str]) -> Trained:
    return Trained(
        person=_person(row["person"]),
        course=row["course"],
        completed=day_in(row["completed"]),
        passed=_YES.get(row["passed"].lower()),
    )


def _employed(row: Mapping[str, str]) -> Employed:
    return Employed(
        person=_person(row["person"]),
        team=row["team"],
        started=date.fromisoformat(row["started"]),
        fte=float(row["fte"]),
    )


def _caseload(row: Mapping[str, str]) -> Caseload:
    counts = (int(row[name]) for name in ("allocated", "closed", "letters"))
    return Caseload(row["month"], row["team"], *counts)


_READERS: Final[
    Mapping[
        str,
        tuple[Callable[[Mapping[str, str]], Row], Callable[[Mapping[str, str]], tuple[str, ...]]],
    ]
] = {
    "training": (
        _trained,
        lambda row: (_person(row["person"]), row["course"].casefold(), row["completed"]),
    ),
    "hr": (_employed, lambda row: (_person(row["person"]),)),
    "caseload": (_caseload, lambda row: (row["month"], row["team"].casefold())),
}


def _cell(told: object) -> str:
    match told:
        case None:
            return ""
        case bool():
            return "yes" if told else "no"
        case _:
            return str(told)

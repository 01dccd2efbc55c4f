"""Results of tests on policies from a CSV file: strictly read, and nothing of it half taken.

    person     the pseudonym of somebody whom the policy names ("u-7f31a0"), or their full name
    taken      the day of the test, 2026-11-27
    policy     the code of the policy: small letters, digits and hyphens
    version    which version of it, a whole number from 1
    passed     yes or no

The first row names the columns; all five must be there and no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from checker.audit.entry import Event, Facts
from checker.days import ENGLAND
from checker.desk.computer.csv_files import day_in, first_wrong, heads_of, rows_of
from checker.desk.record.recording import slug
from checker.reports.practice import TEST
from checker.settings import Staff
from checker.words import say

COLUMNS: Final = ("person", "taken", "policy", "version", "passed")
_MOST_ROWS: Final = 50_000
_POLICY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_VERSION = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTest:
    """One person's test on one version of a policy."""

    person: Staff
    taken: date
    policy: str
    version: int
    passed: bool

    def facts(self) -> Facts:
        """Give what its entry says. Noon in England stands for a day."""
        noon = datetime.combine(self.taken, time(12), ENGLAND)
        return Facts(
            team=slug(self.person.team),
            by=(self.person.id,),
            event=Event(
                kind=TEST,
                codes={"passed": "yes" if self.passed else "no", "policy": self.policy},
                counts={"version": self.version, "at": int(noon.timestamp() * 1000)},
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file says, or a sentence for each row that is wrong; then `tests` is empty."""

    tests: tuple[PolicyTest, ...] = ()
    wrong: tuple[str, ...] = ()


def read_file(path: Path, staff: Sequence[Staff], today: date) -> Read:
    """Read a CSV file.

    Raises:
        CallError: it cannot be opened, is too large, or is no CSV file.
    """
    return read_rows([cells for _, cells in rows_of(path)], staff, today)


def read_rows(rows: Sequence[Sequence[str]], staff: Sequence[Staff], today: date) -> Read:
    """Read rows, the names of the columns first."""
    heads, odd = heads_of(rows, COLUMNS)
    if odd:
        return Read(wrong=(odd,))
    if len(rows) - 1 > _MOST_ROWS:
        return Read(wrong=(say("There are more than 50,000 rows. Divide the file."),))
    tests: list[PolicyTest] = []
    wrong: list[str] = []
    seen: dict[tuple[str, date, str, int], int] = {}
    for number, cells in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(heads):
            wrong.append(
                say(
                    "Row {number} has {found} cells; it must have {wanted}.",
                    number=number,
                    found=len(cells),
                    wanted=len(heads),
                )
            )
            continue
        row = {head: cell.strip() for head, cell in zip(heads, cells, strict=True)}
        problems = [
            say("Row {number}: {what}", number=number, what=one)
            for one in _wrong(row, staff, today)
        ]
        if problems:
            wrong.extend(problems)
            continue
        test = _test(row, staff)
        key = (test.person.id, test.taken, test.policy, test.version)
        if key in seen:
            wrong.append(
                say(
                    "Row {number}: this test is already in row {first}.",
                    number=number,
                    first=seen[key],
                )
            )
            continue
        seen[key] = number
        tests.append(test)
    if not tests and not wrong:
        wrong.append(say("There is no row below the names of the columns."))
    return Read(wrong=first_wrong(wrong)) if wrong else Read(tests=tuple(tests))


def _wrong(row: dict[str, str], staff: Sequence[Staff], today: date) -> Iterator[str]:
    """Say everything that is wrong with one row."""
    whom = _people(row["person"], staff)
    if not whom:
        yield say("nobody in the policy has the name or number in the column person.")
    elif len(whom) > 1:
        yield say("several people have the name in the column person. Give their number.")
    day = day_in(row["taken"])
    if day is None:
        yield say("taken must be a day such as 2026-11-27.")
    elif day > today:
        yield say("taken lies in the future.")
    elif day.year < 2000:  # noqa: PLR2004 - an earlier test is a slip of the keys
        yield say("taken must be a day after 1999.")
    if not _POLICY.fullmatch(row["policy"]):
        yield say("policy must be a code of small letters, digits and hyphens.")
    if not _VERSION.fullmatch(row["version"]):
        yield say("version must be a whole number from 1.")
    if row["passed"].lower() not in {"yes", "no"}:
        yield say("passed must be yes or no.")


def _test(row: dict[str, str], staff: Sequence[Staff]) -> PolicyTest:
    return PolicyTest(
        person=_people(row["person"], staff)[0],
        taken=date.fromisoformat(row["taken"]),
        policy=row["policy"],
        version=int(row["version"]),
        passed=row["passed"].lower() == "yes",
    )


def _people(told: str, staff: Sequence[Staff]) -> tuple[Staff, ...]:
    by_id = tuple(one for one in staff if one.id == told)
    name = " ".join(told.split()).casefold()
    return by_id or tuple(one for one in staff if name and one.name.casefold() == name)

"""Case records from a folder of CSV tables, as a case system exports them.

Each table is a CSV file in UTF-8 whose first row names its columns. The columns are the keys of the
case record; a column that is missing or a cell that is blank means "unknown".

    cases.csv              id, jurisdiction, application_type, status, court, team, version,
                           synced_at
    references.csv         case, kind, value
    notes.csv              case, on, text
    people.csv             case, id, title, first_name, last_name, pronouns, date_of_birth,
                           preferences.channel, preferences.language, preferences.no_post,
                           preferences.safe_contact_note
    other_names.csv        case, person, name, kind, do_not_use
    identifiers.csv        case, person, kind, value
    organisations.csv      case, id, name, kind, email_domains, secure_route, location_revealing
    addresses.csv          case, person or organisation, id, lines, town, county, postcode, country,
                           use, kind, valid_from, valid_to, confidential, safe_to_post,
                           last_confirmed_on, also_written
    contacts.csv           case, person or organisation, kind, value, confidential, shared_mailbox,
                           valid_from, valid_to
    parties.csv            case, who, role, from, to
    representation.csv     case, party, organisation, person, reference, from, to
    relationships.csv      case, from, to, kind, lives_with, lives_with_confidential,
                           parental_responsibility
    restrictions.csv       case, id, subject, what, from, allow, basis, release, valid_from,
                           valid_to
    location_clues.csv     case, for, kind, organisation
    returned_post.csv      case, address, on, reason
    wrong_destinations.csv case, kind, value, on

A list (lines, email_domains, also_written, what, from and allow of a restriction) is written in
one cell with `|` between its parts. Only cases.csv must be there.
"""

import csv
import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.cases.snapshot import Json
from checker.settings.expectation import Broken
from checker.words import say

CASES = "cases.csv"

_OF_CASE = {"references": "references", "notes": "notes"}
_OF_RECORD = (
    "people", "organisations", "parties", "representation", "relationships", "restrictions",
    "location_clues", "returned_post", "wrong_destinations",
)  # fmt: skip
_OF_HOLDER = ("other_names", "identifiers", "addresses", "contacts")
_LISTS = {
    "addresses": ("lines", "also_written"),
    "organisations": ("email_domains",),
    "restrictions": ("what", "from", "allow"),
}
_YES_OR_NO = {
    "people": ("preferences.no_post",),
    "other_names": ("do_not_use",),
    "organisations": ("location_revealing",),
    "addresses": ("safe_to_post",),
    "contacts": ("shared_mailbox",),
    "relationships": ("lives_with", "lives_with_confidential", "parental_responsibility"),
}
_TOO_MANY = "..."
"""The column of cells beyond the last one; no table has a column of that name."""
_TRUTH: dict[str, Json] = {"true": True, "false": False}

Row = dict[str, Json]


@dataclass(slots=True, kw_only=True)
class Tabled:
    """One record put together from the tables, and the row that each of its parts came from.

    `origins` gives for a JSON path the table and row it was read from.
    """

    record: dict[str, Json]
    origins: dict[str, tuple[str, int]]
    holders: dict[str, tuple[str, Row]] = field(default_factory=dict)
    faults: list[tuple[str, Broken]] = field(default_factory=list)

    def place(self, found: Broken) -> tuple[str, Broken]:
        """Say in which table and row a record breaks the schema."""
        best = max((path for path in self.origins if found.path.startswith(path)), key=len)
        table, number = self.origins[best]
        rest = found.path.removeprefix(best).strip(".")
        return table, Broken(
            path=f"row {number}" + (f", {rest}" if rest else ""), expected=found.expected
        )


def records(folder: Path) -> tuple[tuple[Tabled, ...], tuple[tuple[str, Broken], ...]]:
    """Give the records that a folder of tables describes, and the rows that belong to no case.

    Raises:
        OSError: when a table cannot be read.
        UnicodeDecodeError: when a table is not UTF-8.
        csv.Error: when a table is not CSV.
    """
    cases: dict[str, Tabled] = {}
    lost: list[tuple[str, Broken]] = []
    known = {f"{table}.csv" for table in ("cases", *_OF_CASE, *_OF_RECORD, *_OF_HOLDER)}
    for file in sorted(one.name for one in folder.iterdir() if one.suffix.lower() == ".csv"):
        named = file.lower()
        if (
            named not in known or not (folder / named).exists()
        ):  # a table of another name would be lost without a word
            expected = "the name of a table: " + ", ".join(sorted(known))
            lost.append((file, Broken(path="its name", expected=expected)))
    for number, row in _rows(folder, "cases"):
        if row.pop(_TOO_MANY, None):
            lost.append((CASES, _shifted(number)))
            continue
        name = str(row.get("id", ""))
        if not name or name in cases:
            expected = "an id that no other row has" if name else "an id"
            lost.append((CASES, Broken(path=f"row {number}, id", expected=expected)))
            continue
        cases[name] = Tabled(
            record={"schema": "letterlock/case-record/1", "case": dict(row)},
            origins={"$": (CASES, number), "$.case": (CASES, number)},
        )
    for table in (*_OF_CASE, *_OF_RECORD, *_OF_HOLDER):
        for number, row in _rows(folder, table):
            tabled = cases.get(str(row.pop("case", "")))
            if tabled is None:
                expected = "the id of a case in cases.csv"
                lost.append((f"{table}.csv", Broken(path=f"row {number}, case", expected=expected)))
            elif row.pop(_TOO_MANY, None):
                tabled.faults.append((f"{table}.csv", _shifted(number)))
            else:
                _add(tabled, table, number, row)
    return tuple(cases.values()), tuple(lost)


def _shifted(number: int) -> Broken:
    """Say that a row does not fit its table: a comma that is not in quotes shifts its cells."""
    return Broken(path=f"row {number}", expected="as many cells as the first row; quote the commas")


def _add(tabled: Tabled, table: str, number: int, row: Row) -> None:
    """Put one row into its record."""
    holder, path = tabled.record, "$"
    if table in _OF_CASE:
        case = tabled.record["case"]
        holder, path = (case if isinstance(case, dict) else holder), "$.case"
    elif table in _OF_HOLDER:
        whose = str(row.pop("person", "") or row.pop("organisation", ""))
        if whose not in tabled.holders:
            expected = "the id of a person or organisation of the case"
            fault = Broken(path=f"row {number}, person", expected=expected)
            tabled.faults.append((f"{table}.csv", fault))
            return
        path, holder = tabled.holders[whose]
    many = holder.setdefault(table, [])
    if not isinstance(many, list):
        tabled.faults.append((f"{table}.csv", Broken(path=table, expected="a table of its own")))
        return
    path = f"{path}.{table}[{len(many)}]"
    many.append(row)
    tabled.origins[path] = (f"{table}.csv", number)
    if table in {"people", "organisations"}:
        tabled.holders.setdefault(str(row.get("id", "")), (path, row))


def _rows(folder: Path, table: str) -> Iterator[tuple[int, Row]]:
    """Give the rows of a table with their line in the file; nothing when there is no table."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return
    if not path.is_file():  # a pipe might never end
        raise OSError(errno.EINVAL, say("{table} is not a file", table=path.name))
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True, restkey=_TOO_MANY)
        for cells in reader:
            row = _row(table, cells)
            if any(cells.get(_TOO_MANY) or ()):
                row[_TOO_MANY] = True
            yield reader.line_num, row


def _row(table: str, cells: dict[str, str | None]) -> Row:
    """Give a row as JSON has it: blank cells left out, lists split, yes or no as true or false."""
    row: Row = {}
    for column, cell in cells.items():
        text = cell.strip() if isinstance(cell, str) else ""
        if not text:
            continue
        value: Json = text
        if column in _LISTS.get(table, ()):
            value = [part.strip() for part in text.split("|") if part.strip()]
        elif column in _YES_OR_NO.get(table, ()):
            value = _TRUTH.get(text.lower(), text)
        outer, _, inner = column.partition(".")
        if inner:
            nested = row.setdefault(outer, {})
            if isinstance(nested, dict):
                nested[inner] = value
        else:
            row[column] = value
    return row

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
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.cases import tables
from checker.cases.loaded import Loaded
from checker.cases.snapshot import Json
from checker.cases.tables import LISTS, TOO_MANY, YES_OR_NO, Row, Sheet
from checker.settings.expectation import Broken
from checker.words import say

CASES = f"{tables.CASES}.csv"

_TRUTH: dict[str, Json] = {"true": True, "false": False}


def records(folder: Path) -> Iterable[Loaded]:
    """Give the records that a folder of tables describes, and what is wrong with its rows."""
    try:
        yield from list(_records(folder))
    except (UnicodeDecodeError, csv.Error):
        expected = say("CSV tables in UTF-8; save them again as CSV UTF-8")
        yield Loaded(file=CASES, case=Broken(path=folder.name, expected=expected))


def _records(folder: Path) -> Iterable[Loaded]:
    known = {f"{table}.csv" for table in tables.TABLES}
    for file in sorted(one.name for one in folder.iterdir() if one.suffix.lower() == ".csv"):
        named = file.lower()
        if (
            named not in known or not (folder / named).exists()
        ):  # a table of another name would be lost without a word
            expected = "the name of a table: " + ", ".join(sorted(known))
            yield Loaded(file=file, case=Broken(path="its name", expected=expected))
    yield from tables.records(
        {table: Sheet(name=f"{table}.csv", rows=_rows(folder, table)) for table in tables.TABLES}
    )


def _rows(folder: Path, table: str) -> Iterator[tuple[int, Row]]:
    """Give the rows of a table with their line in the file; nothing when there is no table."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return
    if not path.is_file():  # a pipe might never end
        raise OSError(errno.EINVAL, say("{table} is not a file", table=path.name))
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True, restkey=TOO_MANY)
        for cells in reader:
            row = _row(table, cells)
            if any(cells.get(TOO_MANY) or ()):
                row[TOO_MANY] = True
            yield reader.line_num, row


def _row(table: str, cells: dict[str, str | None]) -> Row:
    """Give a row as JSON has it: blank cells left out, lists split, yes or no as true or false."""
    row: Row = {}
    for column, cell in cells.items():
        text = cell.strip() if isinstance(cell, str) else ""
        if not text:
            continue
        value: Json = text
        if column in LISTS.get(table, ()):
            value = [part.strip() for part in text.split("|") if part.strip()]
        elif column in YES_OR_NO.get(table, ()):
            value = _TRUTH.get(text.lower(), text)
        row[column] = value
    return tables.nested(row)

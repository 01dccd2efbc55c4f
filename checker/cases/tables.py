"""Case records put together from tables: one row is one part of one case.

The columns are the keys of the case record, and a table for each of its lists. What a table is read
from does not matter here: a CSV file, or a query of a database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checker.cases.loaded import Loaded
from checker.cases.record import to_case
from checker.cases.snapshot import Json
from checker.settings.expectation import Broken

CASES = "cases"

_OF_CASE = {"references": "references", "notes": "notes"}
_OF_RECORD = (
    "people", "organisations", "parties", "representation", "relationships", "restrictions",
    "location_clues", "returned_post", "wrong_destinations",
)  # fmt: skip
_OF_HOLDER = ("other_names", "identifiers", "addresses", "contacts")
LISTS = {
    "addresses": ("lines", "also_written"),
    "organisations": ("email_domains",),
    "restrictions": ("what", "from", "allow"),
}
YES_OR_NO = {
    "people": ("preferences.no_post",),
    "other_names": ("do_not_use",),
    "organisations": ("location_revealing",),
    "addresses": ("safe_to_post",),
    "contacts": ("shared_mailbox",),
    "relationships": ("lives_with", "lives_with_confidential", "parental_responsibility"),
}
TOO_MANY = "..."
"""The column of cells beyond the last one; no table has a column of that name."""

TABLES = (CASES, *_OF_CASE, *_OF_RECORD, *_OF_HOLDER)
"""Every table there may be, in the order in which they are put together."""

Row = dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: how to speak of it, and its rows with their numbers."""

    name: str
    rows: Iterable[tuple[int, Row]] = ()


_ABSENT = Sheet(name="")


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


def records(sheets: Mapping[str, Sheet], *, synced_at: str = "") -> Iterable[Loaded]:
    """Give every record that the tables describe, and the rows that belong to no case.

    Args:
        sheets: The tables by their names; only the one of the cases must be there.
        synced_at: When they were read, for cases that do not say so themselves.

    Raises:
        OSError, ValueError: as the rows do when they are read.
    """
    found, lost = _put_together(sheets)
    if synced_at:
        for tabled in found:
            stamp(tabled.record, synced_at)
    for file, fault in lost:
        yield Loaded(file=file, case=fault)
    for tabled in found:
        case = to_case(tabled.record)
        faults = list(tabled.faults)
        if not faults and isinstance(case, Broken):
            faults.append(tabled.place(case))
        for file, fault in faults:
            yield Loaded(file=file, case=fault)
        if not faults:
            yield Loaded(file=sheets[CASES].name, case=case, record=tabled.record)


def stamp(record: dict[str, Json], synced_at: str) -> None:
    """Put into a record when it was read, unless it says so itself."""
    case = record.get("case")
    if isinstance(case, dict) and not case.get("synced_at"):
        case["synced_at"] = synced_at


def _put_together(
    sheets: Mapping[str, Sheet],
) -> tuple[tuple[Tabled, ...], tuple[tuple[str, Broken], ...]]:
    """Give each case with its rows, and the rows that belong to no case."""
    cases: dict[str, Tabled] = {}
    lost: list[tuple[str, Broken]] = []
    main = sheets[CASES].name
    for number, row in sheets[CASES].rows:
        if row.pop(TOO_MANY, None):
            lost.append((main, _shifted(number)))
            continue
        name = str(row.get("id", ""))
        if not name or name in cases:
            expected = "an id that no other row has" if name else "an id"
            lost.append((main, Broken(path=f"row {number}, id", expected=expected)))
            continue
        cases[name] = Tabled(
            record={"schema": "letterlock/case-record/1", "case": dict(row)},
            origins={"$": (main, number), "$.case": (main, number)},
        )
    for table in TABLES[1:]:
        sheet = sheets.get(table, _ABSENT)
        for number, row in sheet.rows:
            tabled = cases.get(str(row.pop("case", "")))
            if tabled is None:
                expected = f"the id of a case in {main}"
                lost.append((sheet.name, Broken(path=f"row {number}, case", expected=expected)))
            elif row.pop(TOO_MANY, None):
                tabled.faults.append((sheet.name, _shifted(number)))
            else:
                _add(tabled, table, sheet.name, number, row)
    return tuple(cases.values()), tuple(lost)


def _shifted(number: int) -> Broken:
    """Say that a row does not fit its table: a comma that is not in quotes shifts its cells."""
    return Broken(path=f"row {number}", expected="as many cells as the first row; quote the commas")


def _add(tabled: Tabled, table: str, name: str, number: int, row: Row) -> None:
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
            tabled.faults.append((name, fault))
            return
        path, holder = tabled.holders[whose]
    many = holder.setdefault(table, [])
    if not isinstance(many, list):
        tabled.faults.append((name, Broken(path=table, expected="a table of its own")))
        return
    path = f"{path}.{table}[{len(many)}]"
    many.append(row)
    tabled.origins[path] = (name, number)
    if table in {"people", "organisations"}:
        tabled.holders.setdefault(str(row.get("id", "")), (path, row))


def nested(row: Row) -> Row:
    """Give a row with its dotted columns as objects: `preferences.channel` in `preferences`."""
    whole: Row = {}
    for column, value in row.items():
        outer, _, inner = column.partition(".")
        if not inner:
            whole[column] = value
            continue
        held = whole.setdefault(outer, {})
        if isinstance(held, dict):
            held[inner] = value
    return whole

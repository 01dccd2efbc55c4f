"""The columns that each table of a database may have, and its cells as JSON has them."""

from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Final
from uuid import UUID

import msgspec

from checker.cases import schema
from checker.cases.snapshot import Json
from checker.cases.tables import LISTS, YES_OR_NO
from checker.settings.organisation import AddressShape, ContactShape, OrganisationShape

_SHAPES: Final[dict[str, type[msgspec.Struct]]] = {
    "cases": schema.CaseShape,
    "references": schema.ReferenceShape,
    "notes": schema.NoteShape,
    "people": schema.PersonShape,
    "organisations": OrganisationShape,
    "parties": schema.PartyShape,
    "representation": schema.RepresentationShape,
    "relationships": schema.RelationshipShape,
    "restrictions": schema.RestrictionShape,
    "location_clues": schema.ClueShape,
    "returned_post": schema.ReturnedShape,
    "wrong_destinations": schema.WrongShape,
    "other_names": schema.OtherNameShape,
    "identifiers": schema.IdentifierShape,
    "addresses": AddressShape,
    "contacts": ContactShape,
}
_NESTED = frozenset(("addresses", "contacts", "identifiers", "notes", "other_names", "references"))
"""Lists inside a person, an organisation or the case: tables of their own."""
_OF_SOMEBODY = frozenset(("addresses", "contacts", "identifiers", "other_names"))
_DATES = frozenset(
    ("date_of_birth", "from", "last_confirmed_on", "on", "to", "valid_from", "valid_to")
)
_MIDNIGHT = time()


def _columns(table: str, shape: type[msgspec.Struct]) -> tuple[str, ...]:
    own = [field.encode_name for field in msgspec.structs.fields(shape)]
    columns = [] if table == "cases" else ["case"]
    columns += ["person", "organisation"] if table in _OF_SOMEBODY else []
    columns += [one for one in own if one not in _NESTED and one != "preferences"]
    if table == "people":
        wants = msgspec.structs.fields(schema.PreferencesShape)
        columns += [f"preferences.{field.encode_name}" for field in wants]
    return tuple(columns)


COLUMNS: Final = {table: _columns(table, shape) for table, shape in _SHAPES.items()}
"""What the columns of each table may be called: as in the CSV tables."""


def cell(table: str, column: str, value: object) -> Json:
    """Give a value of a database as the record has it; None where it says nothing.

    What is neither text, number, day nor time is given as something that no key accepts, so that
    the record is refused with its row and column.
    """
    if column in LISTS.get(table, ()) and isinstance(value, list | tuple):
        return [str(part).strip() for part in value if part is not None and str(part).strip()]
    text = _text(column, value)
    if text is None or isinstance(text, dict):
        return text
    if column in YES_OR_NO.get(table, ()):
        return {"true": True, "false": False, "1": True, "0": False}.get(text.lower(), text)
    if column in LISTS.get(table, ()):
        return [part.strip() for part in text.split("|") if part.strip()]
    return text


def _text(column: str, value: object) -> str | dict[str, Json] | None:
    """Give a value as text; None where it is blank."""
    text: str | dict[str, Json] = {}
    match value:
        case None:
            text = ""
        case bool():
            text = "true" if value else "false"
        case str() | int() | UUID():
            text = str(value).strip()
        case datetime():
            whole_day = column in _DATES and (value.tzinfo is None or value.time() == _MIDNIGHT)
            text = value.date().isoformat() if whole_day else value.isoformat()
        case date():
            text = value.isoformat()
        case Decimal() | float() if isfinite(value) and value == value // 1:
            text = str(int(value))
    return None if text == "" else text

"""The one form in which a record and a letter say the same thing, and its keyed digest."""

from datetime import date
from enum import StrEnum
from hashlib import blake2b

from checker.matching.addresses import premises_key
from checker.matching.emails import to_email
from checker.matching.folding import fold
from checker.matching.names import folded_name, parse_name
from checker.matching.phones import to_phone
from checker.matching.postcodes import find_postcode

KEY_BYTES = 32
DIGEST_BYTES = 8
BORN_BYTES = 4
_SHORTEST_IDENTIFIER = 6

FullName = tuple[str, str]
"""The first forename and the surname, folded."""


class Kind(StrEnum):
    """What a section of the index is looked up by."""

    CASE = "case"
    REFERENCE = "reference"
    EMAIL = "email"
    PHONE = "phone"
    IDENTIFIER = "identifier"
    PREMISES = "premises"
    NAME = "name"
    FORENAME = "forename"
    SURNAME = "surname"


class Digests:
    """Makes digests under one key: BLAKE2b, with the kind as its personalisation."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 32 bytes."""
        self._kinds = {
            kind: blake2b(digest_size=DIGEST_BYTES, key=key, person=kind.encode()) for kind in Kind
        }
        self._born = blake2b(digest_size=BORN_BYTES, key=key, person=b"born")

    def of(self, kind: Kind, form: str) -> bytes:
        """Give the eight bytes by which a form is looked up."""
        state = self._kinds[kind].copy()
        state.update(form.encode("utf-8", "surrogatepass"))
        return state.digest()

    def born(self, name: FullName, day: date | None) -> int:
        """Give the number that stands for a name with a date of birth; 0 for an unknown date."""
        if day is None:
            return 0
        state = self._born.copy()
        state.update("\0".join((*name, day.isoformat())).encode("utf-8", "surrogatepass"))
        return int.from_bytes(state.digest(), "big") or 1


def email_form(written: str) -> str:
    """Give an email address in its one form."""
    return to_email(written)


def phone_form(written: str) -> str:
    """Give a phone number in its one form, or an empty string."""
    return to_phone(written) or ""


def identifier_form(written: str) -> str:
    """Give the number of an identifier, with or without its kind; too short a one is nothing.

    >>> identifier_form("nhs:999 000 0018"), identifier_form("A1")
    ('9990000018', '')
    """
    number = "".join(sign for sign in written.rpartition(":")[2].upper() if sign.isalnum())
    return number if len(number) >= _SHORTEST_IDENTIFIER else ""


def premises_form(lines: tuple[str, ...], postcode: str = "") -> str:
    """Give one front door with its postcode, or an empty string where there is none.

    Where the number or name of a door is not understood, all its words stand for it.
    """
    found = find_postcode(", ".join(lines))
    place = postcode or (found[2] if found else "")
    door = premises_key(lines)
    if not place and door is None:
        return ""
    return f"{place}|{door or ' '.join(fold(' '.join(lines)).replace(',', ' ').split())}"


def name_form(written: str) -> FullName | None:
    """Give the first forename and the surname, or None when one is missing or an initial."""
    parsed = parse_name(written)
    forename = folded_name(parsed.forenames[0]) if parsed.forenames else ""
    surname = folded_name(parsed.surname)
    return (forename, surname) if len(forename) > 1 and surname else None

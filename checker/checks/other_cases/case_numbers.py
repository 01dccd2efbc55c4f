"""The numbers by which a case is known, and the shapes of those that the courts give."""

import re

from checker.model import Case

_COURT = re.compile(r"[A-Z]{2}\d{2}[A-Z]\d{5}")
"""A number of the family courts: XX26P00001."""
_ONLINE = re.compile(r"\d{16}")
"""A number of the courts' online service."""


def numbers_of(case: Case) -> frozenset[str]:
    """Give every number by which this case is known, to anybody in it, as `plain` writes them."""
    values = (
        case.id,
        *(reference.value for reference in case.references),
        *(acting.reference for acting in case.representation),
    )
    return frozenset(plain(value) for value in values if value)


def is_courts(value: str) -> bool:
    """Say whether a plain number has the shape of those that the courts give."""
    return bool(_COURT.fullmatch(value) or _ONLINE.fullmatch(value))


def plain(value: str) -> str:
    """Give a number in capitals, its letters and digits alone.

    >>> plain("xx26 p 00001")
    'XX26P00001'
    """
    return "".join(sign for sign in value.upper() if sign.isalnum())

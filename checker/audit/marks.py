"""Keyed digests by which an entry can be found again without being read.

Whoever holds the organisation's key and knows a case, a person, an address or a file can ask
whether an entry is about it; nobody else can tell anything from a mark. Marks stand beside the
entries and go with their case.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.audit.disclosures import Disclosure

MARK_BYTES: Final = 16
MOST_MARKS: Final = 64
Sought: TypeAlias = Literal["who", "to", "file", "receipt"]
"""A recipient, where it went, a file by its fingerprint or its content's, a letter's receipt."""
_FILES: Final = frozenset({Act.CHECK, Act.ASK_SECOND})
_RECIPIENTS: Final = frozenset({Act.RELEASE, Act.ASK_SECOND, Act.RETURN, Act.INCIDENT})
MARKED: Final = _FILES | _RECIPIENTS
"""The acts that have marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One mark of an entry: 32 hex digits, under what it is sought by."""

    by: Sought
    digest: str


def mark(organisation_key: bytes, by: Sought, *told: str) -> str:
    """Give the digest by which something is sought.

    A recipient and an address of a record are told with their case, whose ids they are; an email
    address, a file's SHA-256 (hex) and a receipt's code by themselves.

    >>> mark(bytes(32), "receipt", "7QX2-0F9K-M3TB")
    'f7b3bb1e1c4c185284d0f9bcd2d4e4c4'
    """
    text = "\n".join(("letterlock/mark/v1", by, *told)).encode()
    return hmac.digest(organisation_key, text, "sha256")[:MARK_BYTES].hex()


def to_mark(organisation_key: bytes, case: str, destination: str) -> str:
    """Give the mark of where something went: an email address, or an address of a case."""
    if "@" in destination:
        return mark(organisation_key, "to", destination.casefold())
    return mark(organisation_key, "to", case, destination)


def marks_of(
    organisation_key: bytes, act: Act, disclosed: Iterable[Disclosure], receipt: str
) -> tuple[Marked, ...]:
    """Give the marks of an entry, from what stands beside it."""
    told = {one.name: one.value for one in disclosed}
    case = told.get("case")
    if not isinstance(case, str):
        return ()
    found: list[Marked] = []
    if act is Act.RELEASE:
        found.append(Marked(by="receipt", digest=mark(organisation_key, "receipt", receipt)))
    if act in _RECIPIENTS:
        found.extend(_of_recipients(organisation_key, case, told.get("recipients")))
    if act in _FILES:
        found.extend(_of_files(organisation_key, told.get("files")))
    return tuple(dict.fromkeys(found))[:MOST_MARKS]


def _of_recipients(key: bytes, case: str, recipients: Json) -> Iterable[Marked]:
    for one in _each(recipients):
        who, to = one.get("id"), one.get("destination")
        if isinstance(who, str) and who:
            yield Marked(by="who", digest=mark(key, "who", case, who))
        if isinstance(to, str) and to:
            yield Marked(by="to", digest=to_mark(key, case, to))


def _of_files(key: bytes, files: Json) -> Iterable[Marked]:
    for one in _each(files):
        for told in (one.get("sha256"), one.get("content")):
            if isinstance(told, str) and told:
                yield Marked(by="file", digest=mark(key, "file", told))


def _each(value: Json) -> Iterable[dict[str, Json]]:
    if isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, dict))

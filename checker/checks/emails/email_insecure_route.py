"""An office that needs a secure route is written to by ordinary email."""

import re
from collections.abc import Iterator

from checker.checks.emails.mailboxes import SECURE, holder, is_own, message, targets
from checker.checks.material.sensitivity import is_sensitive
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, everybody, workplaces
from checker.checks.raised import raised
from checker.model import Evidence, Finding, Organisation, Part, Severity
from checker.words import say

GRAVE = re.compile(
    r"\b(?:safeguarding (?:letter|report|checks?)|section ?7|s\.? ?7 report|section ?37|"
    r"(?:final |addendum |child impact |case analysis |welfare )?report|case analysis)\b",
    re.IGNORECASE,
)
"""What a subject, a file name or the first lines of a letter say when it is a report."""
FIRST_LINES = 25


def email_insecure_route(matter: Matter) -> Iterator[Finding]:
    """Say that the office needs another route than plain email.

    Why: ordinary email can be read and kept on its way, and goes to whoever the address was typed.
    Quiet when: the address is of the secure route, or the office asks for none. Reports,
    safeguarding letters and pages full of special-category data are a Stop.
    """
    for target in targets(matter):
        known = holder(matter, target.address)
        route = _route(matter, known)
        if (
            not route
            or is_own(matter, target.address)
            or _is_secured(matter, target.address, route)
        ):
            continue
        grave = _is_grave(matter) or is_sensitive(matter)
        yield raised(
            "email.insecure-route",
            say("{name} needs a secure route", name=known.called if known else target.address),
            detail=say(
                "It is to be written to by {route}, and this is ordinary email.", route=route
            ),
            actions=(say("Send it by {route}", route=route),),
            place=target.place,
            evidence=Evidence(letter=target.address, record=route),
            severity=Severity.STOP if grave else None,
        )


def _route(matter: Matter, known: Somebody | None) -> str:
    """Give the route that an office, or somebody's office, asks for: "CJSM"."""
    offices = workplaces(matter, known.id) | {known.id} if known else frozenset()
    for body in everybody(matter):
        if isinstance(body, Organisation) and body.id in offices and body.secure_route:
            route = body.secure_route.strip()
            return "" if route.lower() in {"none", "no", "email"} else route.upper()
    return ""


def _is_secured(matter: Matter, address: str, route: str) -> bool:
    sent = message(matter)
    if route == "CJSM":
        return address.endswith(SECURE)
    marked = sent is not None and f"[{route.lower()}]" in sent.subject.lower()
    return address.endswith(SECURE) or marked


def _is_grave(matter: Matter) -> bool:
    texts = [
        line.text
        for document in matter.dispatch.documents
        for line in (
            *[one for one in document.lines if one.part in {Part.SUBJECT, Part.FILENAME}],
            *[one for one in document.lines if one.part is Part.BODY and one.text][:FIRST_LINES],
        )
    ]
    return any(GRAVE.search(text) for text in texts)

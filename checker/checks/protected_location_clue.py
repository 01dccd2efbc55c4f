"""A school, a surgery or another place that tells where a protected person is."""

import re
from collections.abc import Iterator

from checker.checks.disclosed import showings
from checker.checks.matter import Matter
from checker.checks.places import place_in_line
from checker.checks.raised import raised
from checker.checks.restricted import SAID, WHEREABOUTS, restriction_on
from checker.checks.secrets import Secret, secrets
from checker.checks.showing import told_by
from checker.checks.standing import stands_with
from checker.checks.wording import reader
from checker.model import (
    Case,
    Evidence,
    Finding,
    LocationClue,
    Organisation,
    Release,
    Severity,
    WhoId,
)
from checker.words import say

GENERIC = re.compile(
    r"\b(?:(?:women'?s )?refuge(?! of)|safe ?house|"
    r"new (?:school|nursery|pre-?school|college|gp|doctor|surgery|area|town|address))\b",
    re.IGNORECASE,
)
"""Words that tell something of where somebody is without naming it."""


def protected_location_clue(matter: Matter) -> Iterator[Finding]:
    """Say where a place appears that tells where a protected person is, or words that hint at it.

    Why: who knows the school can wait at its gate.
    Quiet when: the recipient is that place, or nobody's whereabouts are kept from the recipient.
    """
    case = matter.case
    if case is None:
        return
    hidden = {
        secret.whom.id: secret.because
        for secret in secrets(matter, "protected.address", "protected.refuge", "protected.adoption")
        if secret.address is not None
    }
    clues = tuple(
        secret for clue in case.location_clues for secret in _of(matter, case, clue, hidden)
    )
    for showing in showings(matter, clues):
        yield told_by(
            showing,
            matter,
            say("This would tell where somebody protected is"),
            say("a place, or a part of its address or number,"),
        )
    yield from _generic(matter, case)


def _of(
    matter: Matter, case: Case, clue: LocationClue, hidden: dict[WhoId, str]
) -> Iterator[Secret]:
    """Give the name, the addresses and the contacts of one telling place."""
    body, whom = case.who(clue.organisation), case.who(clue.whom)
    known = stands_with(matter, matter.recipient.id)
    told = restriction_on(matter, clue.whom, WHEREABOUTS | {clue.kind})
    if not isinstance(body, Organisation) or whom is None or known & {body.id, whom.id}:
        return
    if told is None and whom.id not in hidden:
        return
    because = hidden.get(whom.id) or say("The case says that it must be kept back.")
    never = told is not None and told.release == "never"
    secret = Secret(
        code="protected.location-clue",
        whom=whom,
        because=because,
        release=Release.NEVER if never else Release.SECOND_PERSON,
        body=body.name,
    )
    yield secret
    for address in body.addresses:
        yield Secret(
            code=secret.code, whom=whom, because=because, release=secret.release, address=address
        )
    for contact in body.contacts:
        yield Secret(
            code=secret.code, whom=whom, because=because, release=secret.release, contact=contact
        )


def _generic(matter: Matter, case: Case) -> Iterator[Finding]:
    """Give the first hint of each file, where the record keeps somebody's place from the reader."""
    known = stands_with(matter, matter.recipient.id)
    apart = [
        person.id
        for person in case.people
        if person.id not in known
        and (
            restriction_on(matter, person.id, WHEREABOUTS) is not None
            or any(address.confidential in SAID for address in person.addresses)
        )
    ]
    for document in matter.dispatch.documents if apart else ():
        for line in document.lines:
            match = GENERIC.search(line.text)
            if match is not None:
                yield raised(
                    "protected.location-clue",
                    say("Check what this tells about where somebody is"),
                    detail=say(
                        "It may tell {name} something of where somebody protected lives.",
                        name=reader(matter),
                    ),
                    place=place_in_line(document, line, *match.span()),
                    evidence=Evidence(letter=match[0], about=tuple(apart)),
                    severity=Severity.CHECK,
                )
                break

"""A school, a surgery or another place that tells where a protected person is."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.standing import stands_with
from checker.checks.protected.disclosed import showings
from checker.checks.protected.location_hints import hints
from checker.checks.protected.restricted import WHEREABOUTS, restriction_on
from checker.checks.protected.secrets import Secret, secrets
from checker.checks.protected.showing import told_by
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import (
    Case,
    Evidence,
    Finding,
    LocationClue,
    Organisation,
    Place,
    Release,
    Severity,
    WhoId,
)
from checker.words import say


def protected_location_clue(matter: Matter) -> Iterator[Finding]:
    """Say where a place appears that tells where a protected person is, or words that hint at it.

    Why: who knows the school can wait at its gate.
    Quiet when: the recipient is that place, nobody's whereabouts are kept from the recipient, or
    the words are about the recipient or somebody else: "your new school", the town where both live.
    A sentence that names the place hints at nothing more.
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
    shown = tuple(showings(matter, clues))
    for showing in shown:
        yield told_by(
            showing,
            matter,
            say("This would tell where somebody protected is"),
            say("a place, or a part of its address or number,"),
        )
    yield from _generic(matter, tuple(one.place for one in shown))


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


def _generic(matter: Matter, named: tuple[Place, ...]) -> Iterator[Finding]:
    """Give the first hint of each file, where the record keeps somebody's place from the reader."""
    seen: set[str | None] = set()
    for hint in hints(matter):
        if hint.place.file not in seen and not any(map(hint.is_beside, named)):
            seen.add(hint.place.file)
            yield raised(
                "protected.location-clue",
                say("Check what this tells about where somebody is"),
                detail=say(
                    "It may tell {name} something of where somebody protected lives.",
                    name=reader(matter),
                ),
                place=hint.place,
                evidence=Evidence(letter=hint.text, about=hint.whom),
                severity=Severity.CHECK,
            )

"""The email goes to the other party, or to somebody who acts for them."""

from collections.abc import Iterator

from checker.checks.emails.mailboxes import chosen, holder, is_own, targets
from checker.checks.letters.greeting import people_greeted
from checker.checks.matter import Matter
from checker.checks.people.standing import (
    Somebody,
    is_lay,
    lives_with,
    parties_of,
    stands_with,
    workplaces,
)
from checker.checks.raised import raised
from checker.model import Case, Evidence, Finding, Organisation, WhoId
from checker.words import say


def email_other_person(matter: Matter) -> Iterator[Finding]:
    """Say that the mailbox is somebody else's than the person whom the letter is for.

    Why: the other side would read what is meant for one side only.
    Quiet when: the letter greets the holder or somebody they act for or live with, greets nobody
    by name, or the mailbox is of a court or an office that acts for no party.
    """
    case = matter.case
    if case is None:
        return
    meant = frozenset(one.id for one in _meant(matter, case))
    for target in targets(matter):
        known = holder(matter, target.address)
        if not meant or known is None or is_own(matter, target.address):
            continue
        if _is_other_side(matter, case, known, meant):
            names = [one.called for one in _meant(matter, case)]
            yield raised(
                "email.other-person",
                say("This is the wrong person's email address"),
                detail=say(
                    "The letter is for {meant}. The address is {other}'s.",
                    meant=", ".join(names),
                    other=known.called,
                ),
                actions=(say("Use the email address on the case"),),
                place=target.place,
                evidence=Evidence(letter=target.address, about=(known.id,)),
            )


def _meant(matter: Matter, case: Case) -> tuple[Somebody, ...]:
    """Give whom the letter is for: who was chosen, else whom its greeting names."""
    picked = chosen(matter)
    return (picked,) if picked is not None else people_greeted(matter, case)


def _is_other_side(matter: Matter, case: Case, known: Somebody, meant: frozenset[WhoId]) -> bool:
    offices = frozenset(office for one in meant for office in workplaces(matter, one))
    sides = stands_with(matter, known.id)
    if sides & (meant | offices) or any(lives_with(case, known.id, one) for one in meant):
        return False
    served = frozenset(party for one in meant for party in parties_of(matter, one))
    if sides & served:
        return False
    acts = bool(parties_of(matter, known.id))
    return (
        is_lay(case, known) or acts or (isinstance(known, Organisation) and known.kind == "refuge")
    )

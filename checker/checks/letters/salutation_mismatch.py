"""The greeting names somebody else than the person to whom the letter goes."""

from collections.abc import Iterator

from checker.checks.addresses.destinations import destination
from checker.checks.addresses.premises import likeness_of
from checker.checks.letters.greeting import fits, greeted, greeting, people_greeted
from checker.checks.matter import Matter
from checker.checks.people.standing import Somebody, addressee, somebody, stands_with, workplaces
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.wording import reader
from checker.model import Case, Evidence, Finding, Organisation, Severity
from checker.words import say


def salutation_mismatch(matter: Matter) -> Iterator[Finding]:
    """Say that the greeting is not the addressee's.

    Why: a letter that begins with another person's name was often written for that person.
    The name above the address is one to whom the envelope would go.
    Quiet when: it greets the addressee by any name of theirs, or nobody by name.
    """
    yield from _wrong_name_above(matter)
    case, known, found = matter.case, addressee(matter), greeting(matter)
    names = greeted(found.value) if found else ()
    if case is None or known is None or found is None or not names:
        return
    if any(fits(name, one) for name in names for one in _may_be_greeted(matter, case, known)):
        return
    mine = stands_with(matter, matter.recipient.id)
    other = next((one for one in people_greeted(matter, case) if one.id not in mine), None)
    if isinstance(known, Organisation) and other is None:
        return
    yield raised(
        "salutation.mismatch",
        say(
            'The letter starts "{greeting}" but is addressed to {name}',
            greeting=" ".join(found.text.split()),
            name=reader(matter),
        ),
        detail=say("It greets {other}, who is somebody else in this case.", other=other.called)
        if other
        else say("The case holds no such name for {name}.", name=reader(matter)),
        actions=(say("Correct the greeting"),),
        place=place_of(found),
        evidence=Evidence(
            letter=found.text,
            record=known.formal_name,
            about=(other.id if other else known.id,),
        ),
        severity=Severity.STOP if other else None,
    )


def _wrong_name_above(matter: Matter) -> Iterator[Finding]:
    """Say that the name above the address is another person's of the case."""
    case, known, block = matter.case, addressee(matter), destination(matter)
    if case is None or known is None or block is None:
        return
    mine = stands_with(matter, matter.recipient.id)
    may = _may_be_greeted(matter, case, known)
    for name in block.addressee:
        if len(name.split()) == 1 or any(fits(name, one) for one in may):
            continue
        other = next((one for one in case.people if one.id not in mine and fits(name, one)), None)
        if other is not None and not any(
            home.current_on(matter.today) and likeness_of(block, home).same_premises
            for home in other.addresses
        ):
            yield raised(
                "salutation.mismatch",
                say("The name above the address is not {name}'s", name=reader(matter)),
                detail=say(
                    "It is {other}'s, who is somebody else in this case.", other=other.called
                ),
                actions=(say("Correct the name"),),
                place=place_of(block),
                evidence=Evidence(letter=name, record=known.formal_name, about=(other.id,)),
                severity=Severity.STOP,
            )
            return


def _may_be_greeted(matter: Matter, case: Case, known: Somebody) -> tuple[Somebody, ...]:
    """Give whom the letter may greet: everybody it goes to, and the people of a body."""
    others = (somebody(matter, one.id) for one in matter.dispatch.recipients)
    staff = (
        person
        for person in case.people
        if isinstance(known, Organisation) and known.id in workplaces(matter, person.id)
    )
    return (known, *(one for one in others if one is not None), *staff)

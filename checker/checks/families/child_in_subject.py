"""A child in the subject of a letter whom the case is not about."""

from collections.abc import Iterator
from itertools import islice

from checker.checks.letters.subject_lines import subject_lines
from checker.checks.matter import Matter
from checker.checks.people.spoken_of import Telling, children_on, subject_children
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Case, Evidence, Finding, Person
from checker.words import say

_MOST = 60


def not_subjects(matter: Matter, case: Case, telling: Telling) -> Iterator[Finding]:
    """Give a child of the record in the subject of the letter whom the case is not about."""
    subjects = {one.id for one in subject_children(case)}
    young = {one.id for one in children_on(case, matter.today)}
    for first, last in islice(subject_lines(telling, matter.policy), _MOST):
        named = [one.person for one in telling.named(first, last) if one.person is not None]
        if not named or {one.id for one in named} & subjects:
            continue
        child = next((one for one in named if one.id in young), None)
        if child is not None and _is_readers_own(matter, case, child):
            continue
        spoken = next((one for one in telling.named(first, last) if one.person == child), None)
        if child is not None and spoken is not None and subjects:
            yield raised(
                "child.wrong",
                say("The subject names {name}", name=child.called),
                detail=say(
                    "The case is about {children}. Check which child the letter is about.",
                    children=" and ".join(one.called for one in subject_children(case)),
                ),
                actions=(say("Check which child it is about"),),
                place=place_of(spoken.mention),
                evidence=Evidence(letter=spoken.mention.text, about=(child.id,)),
            )


def _is_readers_own(matter: Matter, case: Case, child: Person) -> bool:
    """Say whether the recipient has to do with that child, and with none whom the case is about."""
    about = {one.id for one in subject_children(case)}
    theirs = {
        other
        for one in case.relationships
        for mine, other in ((one.source, one.target), (one.target, one.source))
        if mine == matter.recipient.id
    }
    return child.id in theirs and not theirs & about

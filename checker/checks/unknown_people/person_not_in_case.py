"""Somebody is named whom neither the case nor the sender knows."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.checks.unknown_people.strangers import Stranger, Weight, strangers
from checker.model import Evidence, Finding, Severity
from checker.words import say, say_count

_MOST_NAMED = 12


def person_not_in_case(matter: Matter) -> Iterator[Finding]:
    """Say once for each file whom it names that is not of the case.

    Why: a name that the case does not know is often left over from another family's letter.
    Quiet when: the person is of the case under any name, on the sender's staff, signs the letter,
    or is named because of their work anywhere in the file: beside a title such as "Dr" or "Judge",
    a post such as "social worker", or a body of the case. It is only worth knowing when the
    surname is one of the case's, when a forename is explained ("his friend Sam"), when only the
    language model took one word for a name, or when the words around say that it is an ordinary
    contact: somebody spoken to, who was present, wrote a report, or is called by title and surname
    alone. It is a Check where a family's people stand ("lives with", "Kai's weekends",
    "Applicant:"), where a sentence tells of a family's life, beside a party or the reader, and
    where nothing explains a name. A name that no list has counts where only a person's can stand.
    """
    if matter.case is None or not matter.case.people:
        return
    for document in matter.dispatch.documents:
        found = sorted(strangers(matter, document), key=_gravest_first)
        if found:
            yield _finding(found)


def _gravest_first(one: Stranger) -> int:
    return -one.weight


def _finding(found: list[Stranger]) -> Finding:
    named = [" ".join(one.mention.text.split()) for one in found]
    names = "; ".join(named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        more = say_count("and {count} more", "and {count} more", len(named) - _MOST_NAMED)
        names = f"{names}; {more}"
    return raised(
        "person.not-in-case",
        say_count(
            "Somebody is named who is not on the case",
            "{count} people are named who are not on the case",
            len(found),
        ),
        detail=say(
            "The case record does not hold {names}. A name that does not belong is often left over "
            "from another family's letter, and shows their business to this reader.",
            names=names,
        ),
        actions=(say("Check that each belongs in this letter"), say("Take out what does not")),
        place=place_of(found[0].mention),
        evidence=Evidence(letter=names),
        severity=Severity.NOTE if found[0].weight is Weight.NOTE else None,
    )

"""A made-up family of two children with a grandmother and a neighbour, for rules about people."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from checker.checks.matter import Matter
from checker.mentions import find
from checker.model import (
    Case,
    Channel,
    Document,
    Finding,
    Identifier,
    LocationClue,
    Organisation,
    Party,
    Person,
    Relationship,
    WhoId,
)
from tests.builders.cases import CHILD_ID, FATHER_ID, MOTHER_ID, MOTHERS_HOME, case, policy
from tests.builders.letters import dispatch, document, matter

Check = Callable[[Matter], Iterator[Finding]]

BROTHER_ID, GRAN_ID, NEIGHBOUR_ID = WhoId("P4"), WhoId("P5"), WhoId("P6")

AVA = Person(
    id=CHILD_ID,
    first_name="Ava",
    last_name="Hale",
    pronouns="she/her",
    date_of_birth=date(2016, 3, 3),
    identifiers=(Identifier(kind="nhs", value="9990000018"),),
    addresses=(replace(MOTHERS_HOME, id="A8"),),
)
TOM = Person(
    id=BROTHER_ID,
    first_name="Tom",
    last_name="Hale",
    pronouns="he/him",
    date_of_birth=date(2019, 5, 14),
    identifiers=(Identifier(kind="nhs", value="9990000026"),),
    addresses=(replace(MOTHERS_HOME, id="A7"),),
)
GRAN = Person(
    id=GRAN_ID,
    title="Mrs",
    first_name="Jean",
    last_name="Cole",
    pronouns="she/her",
    date_of_birth=date(1958, 2, 1),
)
NEIGHBOUR = Person(id=NEIGHBOUR_ID, title="Mrs", first_name="Dorothy", last_name="Pell")
AVAS_SCHOOL = Organisation(id=WhoId("O5"), name="Beechwood Primary School", kind="school")
TOMS_SCHOOL = Organisation(id=WhoId("O6"), name="Larkhill Nursery", kind="school")


def family(*people: Person, **changes: object) -> Case:
    """Make the case of both children, with some of its people or any of its fields changed."""
    usual = case()
    changed = {one.id: one for one in people}
    kept = [
        changed.pop(one.id, one)
        for one in (*usual.people[:2], AVA, TOM, GRAN, NEIGHBOUR, usual.people[3])
    ]
    made = replace(
        usual,
        people=(*kept, *changed.values()),
        organisations=(*usual.organisations, AVAS_SCHOOL, TOMS_SCHOOL),
        parties=(
            *usual.parties,
            Party(who=BROTHER_ID, role="subject_child"),
            Party(who=GRAN_ID, role="other_person"),
            Party(who=NEIGHBOUR_ID, role="other_person"),
        ),
        relationships=(
            *usual.relationships,
            Relationship(source=MOTHER_ID, target=BROTHER_ID, kind="mother", lives_with=True),
            Relationship(source=FATHER_ID, target=BROTHER_ID, kind="father", lives_with=False),
            Relationship(source=GRAN_ID, target=CHILD_ID, kind="grandmother"),
        ),
        location_clues=(
            LocationClue(whom=CHILD_ID, kind="school", organisation=AVAS_SCHOOL.id),
            LocationClue(whom=BROTHER_ID, kind="school", organisation=TOMS_SCHOOL.id),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a builder takes any field by its name


def only_ava(**changes: object) -> Case:
    """Make the case of one child, a girl."""
    both = family()
    return replace(
        both,
        people=tuple(one for one in both.people if one.id != BROTHER_ID),
        parties=tuple(one for one in both.parties if one.who != BROTHER_ID),
        relationships=tuple(one for one in both.relationships if one.target != BROTHER_ID),
        location_clues=both.location_clues[:1],
        **changes,  # type: ignore[arg-type]  # a builder takes any field by its name
    )


def told(
    check: Check,
    text: str | Document,
    *more: Document,
    record: Case | None = None,
    to: str = "P1",
    via: Channel = Channel.POST,
) -> list[Finding]:
    """Give what one check finds in a letter and its enclosures, with what the finders find."""
    record = record or family()
    letter = document(text) if isinstance(text, str) else text
    mentions = [
        mention for one in (letter, *more) for mention in find(one, case=record, policy=policy())
    ]
    sent = dispatch(letter, *more, to=to, via=via)
    return list(check(matter(sent, *mentions, case=record)))

"""Words that do not fit a family as the record has it, and the finding they make."""

from dataclasses import dataclass

from checker.checks.people.spoken_of import Telling
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Evidence, Finding, Person, Span
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """Words for several of a family, or for what somebody is to others.

    `people` are those of the record whom they speak of.
    """

    word: str
    span: Span
    people: tuple[Person, ...]


def unfit_children(telling: Telling, one: Unfit) -> Finding:
    """Say that words do not fit the children whom the record has."""
    written = telling.mention(one.span)
    names = _named(one.people)
    return raised(
        "pronoun.mismatch",
        say('"{word}" does not fit the children of the case', word=one.word),
        detail=say(
            "By the case, the children are: {names}. The words may be left from another letter.",
            names=names,
        ),
        actions=(say("Correct the word"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            record=names,
            about=tuple(person.id for person in one.people),
        ),
    )


def unfit_kin(telling: Telling, one: Unfit) -> Finding:
    """Say that the record has somebody as something else to the others."""
    written = telling.mention(one.span)
    name = one.people[0].called
    return raised(
        "pronoun.mismatch",
        say('"{word}" does not fit {name}', word=one.word, name=name),
        detail=say(
            "By the case, this is not so of {name}. The words may be left from another letter.",
            name=name,
        ),
        actions=(say("Correct the word"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            record=one.people[0].formal_name,
            about=tuple(person.id for person in one.people),
        ),
    )


def _named(people: tuple[Person, ...]) -> str:
    return ", ".join(one.called for one in people)

"""A date of birth or an age in the letter is not the person's."""

from collections.abc import Iterator
from datetime import date

from checker.checks.ages.ages_apart import ages_apart
from checker.checks.ages.ages_in_pairs import ages_in_pairs
from checker.checks.ages.ages_in_time import ages_in_time
from checker.checks.ages.birthdays_said import birthdays_said
from checker.checks.ages.births import Birth, age_on, births, days_told_of, may_be_aged
from checker.checks.ages.births_beside import births_beside
from checker.checks.ages.births_dated import births_dated
from checker.checks.ages.births_named import births_named
from checker.checks.ages.births_said import births_said
from checker.checks.ages.elder_said import elders_said
from checker.checks.matter import Matter
from checker.checks.people.pointed_at import pointers
from checker.checks.people.spoken_of import subject_children, tellings
from checker.checks.places import place_of
from checker.checks.protected.restricted import NAME, restriction_on
from checker.checks.raised import raised
from checker.days import in_words
from checker.model import Evidence, Finding, Mention, Person
from checker.settings import word_list
from checker.words import say


def birth_date_mismatch(matter: Matter) -> Iterator[Finding]:
    """Say where a birth date or an age stands with a name and is not that person's.

    Why: a birth date of somebody else is often left from another family's letter, and it is what
    offices find people by.
    Quiet when: the record holds no birth date, the name is a stranger's, or an age may be right: a
    year younger in an older text, a birthday within the month, an age at another time. Where
    nothing but a sentence says whose it is, it has to be wrong for everybody of whom it speaks.
    """
    told: set[tuple[str, str, str]] = set()
    for telling in tellings(matter):
        days = days_told_of(telling.document, matter)
        for birth in (*births(matter, telling), *births_beside(telling, matter.today)):
            person = birth.spoken.person
            if person is None or person.date_of_birth is None:
                continue
            if _is_right(birth, person, days, matter.today):
                continue
            written = telling.mention(birth.span)
            key = (telling.document.name, person.id, written.text)
            if key not in told:
                told.add(key)
                yield _finding(matter, person, written, is_age=birth.age is not None)
    yield from _in_other_words(matter, told)


def _in_other_words(matter: Matter, told: set[tuple[str, str, str]]) -> Iterator[Finding]:
    """Say where a sentence gives an age or a birthday that nobody of whom it speaks has."""
    lives = word_list("ages_of_life", matter.policy)
    for each in pointers(matter, matter.case) if matter.case else ():
        telling = each.telling
        here = {whom for file, whom, _ in told if file == telling.document.name}
        days = days_told_of(telling.document, matter)
        children = subject_children(matter.case) if matter.case else ()
        found = [
            *((one.person, one.span, one.is_age) for one in births_said(each, days, matter.today)),
            *births_named(telling, days, matter.today),
            *birthdays_said(each, days, matter.today),
            *ages_in_pairs(each, days, matter.today),
            *((person, span, True) for person, span in ages_apart(each)),
            *((person, span, True) for person, span in elders_said(each, children)),
            *((person, span, True) for person, span in ages_in_time(each, lives, matter.today)),
            *((person, span, False) for person, span in births_dated(each, children, matter.today)),
        ]
        for person, span, is_age in found:
            if person.id not in here:
                here.add(person.id)
                yield _finding(matter, person, telling.mention(span), is_age=is_age)


def _is_right(birth: Birth, person: Person, days: tuple[date, ...], today: date) -> bool:
    born = person.date_of_birth
    if born is None:
        return True
    if birth.age is not None:
        return may_be_aged(born, birth.age, days, today=today)
    if birth.year is not None:
        return birth.year == born.year
    others = (one.person.date_of_birth for one in birth.listed if one.person)
    return birth.born == born or birth.born in others


def _finding(matter: Matter, person: Person, written: Mention, *, is_age: bool) -> Finding:
    born = person.date_of_birth
    age = age_on(born, matter.today) if born else 0
    called = person.called or person.name
    kept = restriction_on(matter, person.id, NAME) is not None
    return raised(
        "birth-date.mismatch",
        say("The age of {name} is not the one on the case", name=called)
        if is_age
        else say("The date of birth is not {name}'s", name=called),
        detail=say("By the case, {name} is {age} years old.", name=called, age=age)
        if is_age
        else say(
            "The case has another date of birth for {name}. It may have been left from another"
            " letter.",
            name=called,
        ),
        actions=(say("Correct the age") if is_age else say("Correct the date of birth"),),
        place=place_of(written),
        evidence=Evidence(
            letter=" ".join(written.text.split()),
            record=in_words(born, matter.today) if born else "",
            about=(person.id,),
            masked=kept,
        ),
    )

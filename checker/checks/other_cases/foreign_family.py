"""Signs that a page or a file is of another family: their number, their names, and none of ours."""

from collections.abc import Sequence

from checker.checks.letters.greeting import fits
from checker.checks.matter import Matter
from checker.checks.other_cases.case_numbers import is_courts, numbers_of, plain
from checker.model import Case, Mention, MentionKind


def foreign_sign(matter: Matter, case: Case, mentions: Sequence[Mention]) -> Mention | None:
    """Give what shows that some text is of another case, or None.

    It takes a number of another case and none of this one, or two people of one other case and
    nobody of this one.
    """
    return foreign_number(matter, case, mentions) or _foreign_people(matter, case, mentions)


def foreign_number(matter: Matter, case: Case, mentions: Sequence[Mention]) -> Mention | None:
    """Give the first number of another case, where no number of this case stands beside it."""
    ours, found = numbers_of(case), None
    for mention in mentions:
        if mention.kind is not MentionKind.REFERENCE:
            continue
        value = plain(mention.value)
        if value in ours:
            return None
        if found is None and value and (_is_held(matter, case, mention) or is_courts(value)):
            found = mention
    return found


def names_ours(case: Case, mentions: Sequence[Mention]) -> bool:
    """Say whether a number of this case, or the full name of somebody of it, is written."""
    ours = numbers_of(case)
    return any(
        plain(mention.value) in ours
        if mention.kind is MentionKind.REFERENCE
        else mention.kind is MentionKind.NAME and _is_full_name_of_ours(case, mention.value)
        for mention in mentions
    )


def _foreign_people(matter: Matter, case: Case, mentions: Sequence[Mention]) -> Mention | None:
    if matter.others is None:
        return None
    named = {
        mention.value: mention
        for mention in mentions
        if mention.kind is MentionKind.NAME and len(mention.value.split()) > 1
    }
    if len(named) < 2 or names_ours(case, mentions):  # noqa: PLR2004 - it takes two
        return None
    met = matter.others.met_names(named, but=case.id)
    return named[met[0]] if met else None


def _is_held(matter: Matter, case: Case, mention: Mention) -> bool:
    others = matter.others
    return others is not None and bool(others.with_reference(mention.value, but=case.id))


def _is_full_name_of_ours(case: Case, name: str) -> bool:
    return len(name.split()) > 1 and any(fits(name, person) for person in case.people)

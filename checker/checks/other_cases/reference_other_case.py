"""A case number or another reference that is not one of this case's."""

from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.other_cases.case_numbers import is_courts, numbers_of, plain
from checker.checks.places import place_of
from checker.checks.raised import raised
from checker.model import Case, Evidence, Finding, Mention, MentionKind
from checker.words import say


def reference_other_case(matter: Matter) -> Iterator[Finding]:
    """Say where a reference of another case stands.

    Why: it tells of another family, or files this letter with theirs.
    Quiet when: it is a reference of this case, also of a representative's file, or a reference of
    no known case in no court's shape, such as the sender's own initials.
    """
    case = matter.case
    if case is None:
        return
    ours = numbers_of(case)
    seen: set[tuple[str, str]] = set()
    for mention in matter.mentions:
        if mention.kind is not MentionKind.REFERENCE:
            continue
        value = plain(mention.value)
        if value in ours or (mention.file, value) in seen or not value:
            continue
        held = matter.others is not None and bool(
            matter.others.with_reference(mention.value, but=case.id)
        )
        if held or is_courts(value):
            seen.add((mention.file, value))
            yield _finding(case, mention, held=held)


def _finding(case: Case, mention: Mention, *, held: bool) -> Finding:
    numbers = ", ".join(reference.value for reference in case.references)
    return raised(
        "reference.other-case",
        say("This case number belongs to a different case")
        if held
        else say("This case number is not one of this case's"),
        detail=say(
            "The letter may be about another case. Or the number is left from an older letter."
        ),
        actions=(say("Use the number of this case"),),
        place=place_of(mention),
        evidence=Evidence(letter=mention.text, record=numbers),
    )

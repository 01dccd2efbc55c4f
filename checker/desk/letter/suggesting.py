"""Which case a letter seems to be for, and why."""

from collections.abc import Iterable, Sequence

from checker.desk.answers import CaseChoice
from checker.model import (
    Case,
    CaseId,
    Document,
    Mention,
    MentionKind,
    OtherCases,
    Part,
    Role,
    outermost,
)
from checker.words import joined, say

_MOST = 5


def title_of(case: Case) -> str:
    """Name a case by its parties' surnames: "Okafor and Pritchard"."""
    wanted = ("applicant", "respondent")
    surnames = []
    for role in wanted:
        for party in case.parties:
            who = case.who(party.who)
            if party.role == role and who is not None:
                surnames.append(getattr(who, "last_name", "") or who.called)
    kept = list(dict.fromkeys(surnames))[:2] or [str(case.id)]
    return joined(*kept, names=True) if len(kept) > 1 else kept[0]


def as_choice(case: Case, because: Iterable[str] = ()) -> CaseChoice:
    """Give a case as it is offered."""
    reference = case.references[0].value if case.references else str(case.id)
    return CaseChoice(id=case.id, reference=reference, title=title_of(case), because=tuple(because))


def suggestions(
    cases: Sequence[Case],
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    caseload: OtherCases,
) -> tuple[CaseChoice, ...]:
    """Offer the cases that a letter may be for, the likeliest first, each with its reasons.

    A reference counts most, then the address it goes to, the names in it, an email address in it;
    the reasons of a case stand in that order too.
    """
    reasons: dict[CaseId, dict[str, int]] = {}
    weight: dict[CaseId, int] = {}

    def count(found: Iterable[CaseId], points: int, why: str) -> None:
        for case in found:
            weight[case] = weight.get(case, 0) + points
            reasons.setdefault(case, {}).setdefault(why, points)

    outer = {document.name for document in outermost(documents)}
    for mention in mentions:
        if mention.hidden is not None or mention.file not in outer:
            continue
        if mention.kind is MentionKind.REFERENCE:
            why = _where(mention, documents)
            count(caseload.with_reference(mention.value, but=None), 4, why)
        elif mention.kind is MentionKind.ADDRESS and mention.role is Role.RECIPIENT:
            why = say("The letter goes to an address of this case.")
            count(caseload.with_address(mention.lines, but=None), 3, why)
        elif mention.kind is MentionKind.EMAIL and mention.role is not Role.SENDER:
            why = say("An email address of this case is in it.")
            count(caseload.with_email(mention.value, but=None), 1, why)
    names = [one.value for one in mentions if one.kind is MentionKind.NAME and one.hidden is None]
    count(caseload.with_names(names, but=None), 2, say("It names people of this case."))
    held = {case.id: case for case in cases}
    best = sorted((one for one in weight if one in held), key=lambda one: -weight[one])[:_MOST]
    return tuple(as_choice(held[case], _strongest_first(reasons[case])) for case in best)


def _strongest_first(reasons: dict[str, int]) -> list[str]:
    return sorted(reasons, key=lambda why: -reasons[why])


def _where(mention: Mention, documents: Sequence[Document]) -> str:
    """Say where a case's reference stands."""
    if mention.part is Part.FILENAME:
        return say("Its reference, {reference}, is in the file's name.", reference=mention.text)
    if mention.file == documents[0].name:
        return say("Its reference, {reference}, is in the letter.", reference=mention.text)
    return say(
        "Its reference, {reference}, is in {file}.", reference=mention.text, file=mention.file
    )

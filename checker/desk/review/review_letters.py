"""A letter as a lead sees it: before the blind pick without names, afterwards with everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.audit.acts import Act
from checker.days import time_in_england
from checker.desk.answers import Actor, Pieces, RecipientChoice
from checker.desk.letter.people import choices, matter_of
from checker.desk.record.exchanging import Told
from checker.desk.review.review_answers import (
    NOT_ON_RECORD,
    Needs,
    Pick,
    ReviewBox,
    ReviewEvent,
    ReviewFinding,
    ReviewItem,
    ReviewLetter,
    ReviewPage,
)
from checker.desk.review.review_words import why_words
from checker.desk.review.team_entries import kept_other_case
from checker.desk.seat import Seat
from checker.model import SHEETS, CaseId, Channel, Severity, WhoId
from checker.protocol.seconding import REASON, Shown, ShownPage, ShownPerson
from checker.words import named_as, say, say_count

_SHEETS = tuple(f".{one.value}" for one in SHEETS)


def gravest(shown: Shown) -> tuple[str, Severity]:
    """Give the code and severity of what a letter is there for."""
    asked = [one for one in shown.findings if one.second] or list(shown.findings)
    if not asked:
        return "", Severity.STOP
    return asked[0].code, Severity(asked[0].severity)


def channel_of(shown: Shown) -> Channel | None:
    """Give how it is to travel."""
    return Channel(shown.channel) if shown.channel in set(Channel) else None


def choices_for(seat: Seat, case: object, shown: Shown) -> tuple[RecipientChoice, ...]:
    """Give whom the lead may pick: from their own record, else the one that came; shuffled."""
    record = seat.shelf.case(CaseId(case)) if isinstance(case, str) else None
    if record is not None:
        matter = matter_of(record, seat.setting.policy, seat.now())
        found = list(choices(record, matter, likely=frozenset(), chance=seat.setting.chance))
    else:
        found = [_choice(one) for one in shown.people]
        seat.setting.chance.shuffle(found)
    other = RecipientChoice(
        id=WhoId(NOT_ON_RECORD),
        name=say("Somebody who is not on this case's record"),
        role="",
        channels=(),
    )
    return (*found, other)


def before_pick(
    item: ReviewItem, shown: Shown, people: tuple[RecipientChoice, ...]
) -> ReviewLetter:
    """Give what may be seen before the pick: no file name, and nobody to whom it is addressed."""
    count = len({one.id for one in shown.recipients})
    return ReviewLetter(
        item=item,
        title=shown.title or shown.reference,
        question=say("Who should receive this?"),
        how_many=count,
        choices=people,
        channel=item.channel,
        pages=tuple(_page(one, shown, covered=True) for one in shown.pages),
        hint=say(
            "Read the letter and choose from the case. Whoever it is addressed to is covered "
            "until you have chosen."
        )
        if any(one.covered for one in shown.pages)
        else say(
            "Read the letter and choose from the case. Nothing was found on these pages that "
            "says to whom it is addressed, so nothing is covered."
        ),
    )


def after_pick(
    shown: Shown,
    picked: Sequence[str],
    people: Mapping[str, str],
    *,
    closed: str,
    reason: str,
    history: Iterable[ReviewEvent],
) -> Pick:
    """Give everything, and whether two people agree."""
    agrees = set(picked) == {one.id for one in shown.recipients} and bool(picked)
    asked_for = tuple(named_as(one.name, one.role) for one in shown.recipients)
    words = (
        say("You both chose the same.")
        if agrees
        else say("You chose a different person, so it cannot go like this.")
    )
    not_why = closed or (
        ""
        if agrees
        else say("Return it and say who should receive it, or pass it on to another lead.")
    )
    return Pick(
        agrees=agrees,
        words=words,
        picked=tuple(people.get(one, one) for one in picked),
        asked_for=asked_for,
        file_names=shown.files,
        pages=tuple(_page(one, shown, covered=False) for one in shown.pages),
        findings=tuple(_findings(shown)),
        reason=reason,
        history=tuple(history),
        can_release=agrees and not closed,
        not_why=not_why,
        left_out=say_count(
            "{count} page is not here, because all together are too large. Ask to see it.",
            "{count} pages are not here, because all together are too large. Ask to see them.",
            shown.left_out,
        )
        if shown.left_out
        else "",
    )


def looked_at(
    item: ReviewItem, entry: Told, leads: tuple[Actor, ...], history: Iterable[ReviewEvent]
) -> ReviewLetter:
    """Give what is only looked over: no picture of it is kept, so codes and reasons."""
    return ReviewLetter(
        item=item,
        title=item.reference,
        question="",
        how_many=0,
        choices=(),
        channel=item.channel,
        pages=(),
        hint=say("This letter has gone. No picture of it is kept here."),
        picked=Pick(
            agrees=True,
            words="",
            picked=(),
            asked_for=tuple(one.replace("_", " ") for one in entry.body.to),
            file_names=(),
            pages=(),
            findings=tuple(
                ReviewFinding(
                    number=number,
                    code=one.code,
                    severity=Severity(one.sev),
                    title=why_words(one.code),
                    detail=say("Kept: {reason}.", reason=one.ack.replace("-", " "))
                    if one.ack
                    else "",
                )
                for number, one in enumerate(entry.body.findings, start=1)
            ),
            reason=reason_of(entry),
            history=tuple(history),
            can_release=False,
            leads=leads,
        ),
    )


def reason_of(entry: Told) -> str:
    """Give what somebody wrote, from beside the entry; "" where it cannot be read here."""
    told = entry.told.get(REASON)
    if isinstance(told, str):
        return told
    kept = entry.told.get("reasons")
    listed = kept if isinstance(kept, list | tuple) else ()
    words = [one.get("words") for one in listed if isinstance(one, dict)]
    return " ".join(one for one in words if isinstance(one, str))


def look_words(entry: Told) -> tuple[str, Severity]:
    """Say why something is to be looked over."""
    if entry.body.act is Act.BREAK_GLASS:
        return say("Went without the register, because it could not wait"), Severity.CHECK
    if kept_other_case(entry):
        return say("Something of another case was kept"), Severity.CHECK
    return say("Checker says the record is wrong"), Severity.CHECK


def needs_look(seat: Seat, entry: Told, name: str, reference: str) -> ReviewItem:
    """Give the row of something that is to be looked over."""
    why, severity = look_words(entry)
    at = time_in_england(entry.body.t)
    via = entry.body.via
    return ReviewItem(
        id=entry.hash,
        why=why,
        severity=severity,
        reference=reference,
        asked_by=name,
        asked_at=at,
        waiting_s=max(0, int((seat.now() - at).total_seconds())),
        needs=Needs.LOOK,
        channel=Channel(via) if via in set(Channel) else None,
    )


def events(shown: Shown, asked: ReviewItem) -> Iterator[ReviewEvent]:
    """Say what happened, in order."""
    for at, words in shown.history:
        yield ReviewEvent(at=time_in_england(at), words=words)
    yield ReviewEvent(
        at=asked.asked_at, words=say("{name} asked for a second person", name=asked.asked_by)
    )


def _choice(one: ShownPerson) -> RecipientChoice:
    return RecipientChoice(id=WhoId(one.id), name=one.name, role=one.role, channels=())


def _page(one: ShownPage, shown: Shown, *, covered: bool) -> ReviewPage:
    severity = {each.number: Severity(each.severity) for each in shown.findings}
    name = shown.files[one.file - 1] if 0 < one.file <= len(shown.files) else ""
    return ReviewPage(
        file=one.file,
        page=one.page,
        of=one.of,
        png=(one.covered or one.png) if covered else one.png,
        boxes=tuple(
            ReviewBox(
                number=mark.number,
                severity=severity.get(mark.number, Severity.NOTE),
                x0=mark.box[0],
                y0=mark.box[1],
                x1=mark.box[2],
                y1=mark.box[3],
            )
            for mark in one.marks
        ),
        covered=covered and bool(one.covered),
        name="" if covered else name,
        sheet=name.lower().endswith(_SHEETS),
    )


def _findings(shown: Shown) -> Iterator[ReviewFinding]:
    for one in shown.findings:
        where = next(
            (
                at
                for at, page in enumerate(shown.pages)
                if any(mark.number == one.number for mark in page.marks)
            ),
            None,
        )
        letter: Pieces = ((one.letter, True),) if one.letter else ()
        yield ReviewFinding(
            number=one.number,
            code=one.code,
            severity=Severity(one.severity),
            title=one.title,
            detail=one.detail,
            letter=letter,
            record=one.record,
            where=one.where,
            page=where,
            needs_second=one.second,
        )

"""Made-up answers of the review room, for what its screens show of them."""

from datetime import UTC, datetime, timedelta

from checker.desk import Actor, RecipientChoice
from checker.desk.review.review_answers import (
    NOT_ON_RECORD,
    Needs,
    Pick,
    Proving,
    ReviewEvent,
    ReviewFinding,
    ReviewItem,
    ReviewLetter,
)
from checker.model import Channel, Severity, WhoId

NOW = datetime(2026, 11, 27, 9, 41, tzinfo=UTC)


def item(
    name: str = "one", needs: Needs = Needs.SECOND, *, minutes: int = 12, closed: str = ""
) -> ReviewItem:
    """Give a row of the queue."""
    return ReviewItem(
        id=name,
        why="Confidential address or place" if needs is Needs.SECOND else "The case number",
        severity=Severity.STOP if needs is Needs.SECOND else Severity.CHECK,
        reference="KT24P00817",
        asked_by="Priya Nair",
        asked_at=NOW - timedelta(minutes=minutes),
        waiting_s=minutes * 60,
        needs=needs,
        channel=Channel.POST,
        closed=closed,
    )


def pick(proving: Proving = Proving.CODE, *, looks: bool = False) -> Pick:
    """Give what is known after a pick that agrees, or of what is only looked over."""
    return Pick(
        agrees=not looks,
        words="" if looks else "You both chose the same.",
        picked=() if looks else ("Mr Daniel Okafor",),
        asked_for=("Mr Daniel Okafor, father, applicant",),
        file_names=() if looks else ("Letter to Mr D Okafor.docx",),
        pages=(),
        findings=(
            ReviewFinding(
                number=1,
                code="protected.address",
                severity=Severity.STOP,
                title="A protected address is in this document",
                detail="He must not receive it.",
                letter=(("I visited your child at ", False), ("6 Weir Cottages", True)),
                record="Ms Pritchard's address is confidential",
                where="In the letter, page 1",
                needs_second=not looks,
            ),
        ),
        reason="" if looks else "The author says it was given in open court.",
        history=(ReviewEvent(at=NOW, words="Checked: 6 findings (2 Stop)"),),
        can_release=not looks,
        proving=proving,
        leads=(Actor(id="u-2", name="Dilys Cole"),),
    )


def letter(row: ReviewItem, picked: Pick | None = None, *, how_many: int = 1) -> ReviewLetter:
    """Give a letter without pictures of its pages."""
    people = (("a", "Mr Daniel Okafor"), ("b", "Ms Sian Pritchard"), (NOT_ON_RECORD, "Nobody here"))
    return ReviewLetter(
        item=row,
        title="Okafor and Pritchard",
        question="Who should receive this?",
        how_many=how_many,
        choices=tuple(
            RecipientChoice(id=WhoId(key), name=name, role="", channels=()) for key, name in people
        ),
        channel=Channel.POST,
        pages=(),
        hint="No picture of the letter is here.",
        picked=picked,
    )

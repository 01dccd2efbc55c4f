"""Rows of what a team asked and its leads answered, computed from entries."""

from typing import Final

from checker.audit.acts import Act
from checker.days import time_in_england
from checker.desk.record.exchanging import Told
from checker.desk.review.asked import HOURS_MS
from checker.desk.review.review_answers import Became, ReviewDone
from checker.desk.review.review_letters import look_words
from checker.desk.review.review_words import why_words
from checker.desk.review.team_entries import is_odd
from checker.desk.seat import Seat
from checker.model import CaseId, Severity
from checker.words import say

_KINDS: Final = {
    "released": Became.RELEASED,
    "returned": Became.RETURNED,
    "passed-on": Became.PASSED_ON,
    "looked-over": Became.LOOKED_OVER,
    "withdrawn": Became.WITHDRAWN,
    "expired": Became.EXPIRED,
}
_COUNTS: Final = {Became.RETURNED: 1, Became.WITHDRAWN: 2, Became.EXPIRED: 2}
"""What counts more where something ended twice: the same as at the desk of whoever asked."""


def what_words(became: Became) -> str:
    """Say how something stands or ended."""
    return {
        Became.WAITING: say("Waiting"),
        Became.RELEASED: say("Released"),
        Became.RETURNED: say("Returned to the checker"),
        Became.PASSED_ON: say("Passed on"),
        Became.LOOKED_OVER: say("Looked over"),
        Became.WITHDRAWN: say("Taken back"),
        Became.EXPIRED: say("Not answered in time"),
    }[became]


def name_of(seat: Seat, actor: str) -> str:
    """Give somebody's name, by the policy; somebody unknown goes by their pseudonym."""
    staff = seat.setting.policy.own.staff
    return next((one.name for one in staff if one.id == actor), actor)


def reference_of(seat: Seat, case: object) -> str:
    """Give a case's reference, as people know it."""
    record = seat.shelf.case(CaseId(case)) if isinstance(case, str) else None
    if record is not None and record.references:
        return record.references[0].value
    return case if isinstance(case, str) else ""


def is_waiting_look(told: Told) -> bool:
    """Say whether an entry is one that a lead looks over."""
    return told.body.act is Act.BREAK_GLASS or (told.body.act is Act.RELEASE and is_odd(told))


def done_rows(seat: Seat, told: tuple[Told, ...], *, only_answers: bool) -> tuple[ReviewDone, ...]:
    """Give a row for each answer, or for everything that was asked, the newest first."""
    by_hash = {one.hash: one for one in told}
    ends = [one for one in told if one.body.act in {Act.ANSWER_SECOND, Act.CANCEL}]
    rows = []
    if only_answers:
        for one in ends:
            asked = by_hash.get(one.body.about or "")
            if one.body.act is Act.ANSWER_SECOND and asked is not None:
                rows.append(_row(seat, asked, one))
    else:
        ends.sort(key=lambda one: _COUNTS.get(_kind(one), 0))  # of the same, the later one
        last = {one.body.about: one for one in ends if _kind(one) is not Became.PASSED_ON}
        rows += [
            _row(seat, one, last.get(one.hash))
            for one in told
            if one.body.act is Act.ASK_SECOND or is_waiting_look(one)
        ]
    return tuple(sorted(rows, key=lambda one: one.at, reverse=True))


def _row(seat: Seat, asked: Told, end: Told | None) -> ReviewDone:
    became = Became.WAITING if end is None else _kind(end)
    over = int(seat.now().timestamp() * 1000) - asked.body.t > HOURS_MS
    if end is None and over and asked.body.act is Act.ASK_SECOND:
        became = Became.EXPIRED
    why, severity = _why(asked)
    by = "" if end is None or end.body.act is Act.CANCEL else name_of(seat, end.body.actor)
    own = end is not None and by and end.body.actor == seat.actor().id
    return ReviewDone(
        id=asked.hash,
        at=time_in_england((end or asked).body.t),
        became=became,
        what=what_words(became),
        why=why,
        severity=severity,
        reference=reference_of(seat, asked.told.get("case")),
        asked_by=name_of(seat, asked.body.actor),
        by=say("You") if own else by,
    )


def _why(asked: Told) -> tuple[str, Severity]:
    if asked.body.act is not Act.ASK_SECOND:
        return look_words(asked)
    event = asked.body.event
    code = event.codes.get("why", "") if event is not None else ""
    sev = next((one.sev for one in asked.body.findings if one.code == code), "stop")
    return why_words(code), Severity(sev)


def _kind(end: Told) -> Became:
    event = end.body.event
    return _KINDS.get(event.kind if event is not None else "", Became.WITHDRAWN)

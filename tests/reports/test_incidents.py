"""What went wrong after sending, read out of entries: clocks, what is due, what is blocked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from checker.audit.canonical import Json
from checker.audit.entry import Act, Body, Event
from checker.model import Case, CaseId
from checker.reports.blocked import ADDRESS, RETURNED, Blocked, blocked, with_blocked
from checker.reports.incident_words import clock_words, due_words, time_words
from checker.reports.incidents import (
    HOUR_MS,
    Clock,
    Incident,
    What,
    dues,
    hours_left,
    incidents,
    near_misses,
    returned,
)

T0 = 1_795_336_122_312
DAY_MS = 24 * HOUR_MS


@dataclass(frozen=True)
class Told:
    """An entry with the words beside it."""

    hash: str
    body: Body
    told: Mapping[str, Json] = field(default_factory=dict)


def entry(
    act: Act,
    kind: str,
    hours: float = 0,
    *,
    about: str | None = None,
    told: Mapping[str, Json] | None = None,
    key: str = "",
    counts: Mapping[str, int] | None = None,
    codes: Mapping[str, str] | None = None,
) -> Told:
    """Give an entry that was written some hours after the first."""
    body = Body(
        act=act, actor="u-a", app="1.0.0", boot="0" * 16, cp=None, findings=(), log="0" * 32,
        mono=0, out=None, prev="0" * 64, rules="2026.1", sd=(), seq=2,
        t=T0 + int(hours * HOUR_MS), team="t-04", tenure="", v=3, about=about,
        event=Event(kind=kind, codes=dict(codes or {}), counts=dict(counts or {})),
    )  # fmt: skip
    name = key or hashlib.sha256(repr((act, body.t, codes, about)).encode()).hexdigest()
    return Told(hash=name, body=body, told=told or {})


REPORT = entry(
    Act.INCIDENT,
    "wrong-address",
    key="a" * 64,
    about="f" * 64,
    told={"words": "Number 14 for 41"},
    codes={"step": "reported", "cause": "address-old"},
)


def step(name: str, hours: float, counts: Mapping[str, int] | None = None, **codes: str) -> Told:
    """Give a step about the report."""
    return entry(
        Act.INCIDENT,
        "wrong-address",
        hours,
        about=REPORT.hash,
        counts=counts,
        codes={"step": name, **codes},
    )


def only(*entries: Told) -> Incident:
    """Give the one incident of entries, in whatever order they come."""
    (found,) = incidents([*reversed(entries), *entries])
    return found


def what(incident: Incident, hours: float) -> list[What]:
    """Say what is due so many hours after the report."""
    return [one.what for one in dues(incident, T0 + int(hours * HOUR_MS))]


def test_a_report_begins_the_clock_when_somebody_became_aware() -> None:
    """Not when it was written down: ten hours before that are ten hours less."""
    aware = {"aware": T0 - 10 * HOUR_MS}
    early = entry(Act.INCIDENT, "lost", key="b" * 64, counts=aware, codes={"step": "reported"})

    assert hours_left(only(REPORT), T0) == 72
    assert hours_left(only(early), T0) == 62
    assert clock_words(only(early), T0 + 63 * HOUR_MS) == "1 hour late"
    assert clock_words(only(REPORT), T0 + HOUR_MS) == "71 hours left"
    assert clock_words(only(REPORT), T0 + 71 * HOUR_MS + 1) == "0 hours left"


@pytest.mark.parametrize(
    ("steps", "hours", "clock"),
    [
        ((), 72, Clock.RUNNING),
        ((), 72.01, Clock.LATE),
        ((step("decided", 5, decision="report"),), 80, Clock.LATE),
        ((step("decided", 5, decision="not-report"),), 80, Clock.NOT_NEEDED),
        ((step("told-regulator", 71),), 90, Clock.TOLD),
        ((step("told-regulator", 80),), 90, Clock.TOLD_LATE),
        ((step("told-regulator", 80, {"told": T0 + HOUR_MS}),), 90, Clock.TOLD),
        ((step("told-regulator", 71), step("told-regulator", 100)), 110, Clock.TOLD),
        (
            (step("decided", 5, decision="not-report"), step("decided", 9, decision="report")),
            80,
            Clock.LATE,
        ),
    ],
)
def test_the_72_hours(steps: tuple[Told, ...], hours: float, clock: Clock) -> None:
    """They end when the regulator is told, or when it is decided not to; the last word counts."""
    assert only(REPORT, *steps).clock_at(T0 + int(hours * HOUR_MS)) is clock


def test_what_is_due_follows_what_was_done() -> None:
    """Look into it, decide, tell; then nothing but to close it, and then nothing."""
    done: list[Told] = [REPORT]
    assert what(only(*done), 1) == [What.ASSESS, What.DECIDE, What.RECOVER]
    done.append(step("assessed", 2, {"people": 3}, consequence="safety", recovered="no"))
    assert what(only(*done), 3) == [What.DECIDE, What.TELL_PERSON]
    done.append(step("decided", 4, decision="report"))
    assert what(only(*done), 5) == [What.TELL_REGULATOR, What.TELL_PERSON]
    done += [step("told-regulator", 6), step("told-person", 7)]
    assert what(only(*done), 8) == [What.CLOSE]
    done.append(step("closed", 9))
    found = only(*done)
    assert what(found, 100) == []
    assert (found.people, found.code("cause"), found.closed) == (3, "address-old", T0 + 9 * HOUR_MS)
    assert found.steps[0].step == "reported"


def test_what_is_late_says_so_with_the_time() -> None:
    """A sentence says by when it was due."""
    first = dues(only(REPORT), T0 + 80 * HOUR_MS)[0]

    assert due_words(first) == (
        "Look into it: cause, consequence, people. It was due by 25 November 2026, 08:28"
    )
    assert time_words(T0) == "22 November 2026, 08:28"


def test_a_complaint_has_30_days() -> None:
    """To say that it is here and to answer it, from the day it came; a closed one opens again."""
    closed = [REPORT, step("closed", 1)]
    came = step("complaint", 5, {"received": T0 + 4 * HOUR_MS}, complaint="received", formal="yes")
    found = only(*closed, came)
    assert found.closed is None
    assert found.complaint is not None
    assert found.complaint.due == T0 + 4 * HOUR_MS + 30 * DAY_MS
    told = {one.what: one.late for one in dues(found, T0 + 31 * DAY_MS)}
    assert (told[What.ACKNOWLEDGE], told[What.ANSWER]) == (True, True)

    known = step("complaint", 6, complaint="acknowledged")
    answered = step("complaint", 7, complaint="answered", damage="distress")
    assert What.ACKNOWLEDGE not in what(only(*closed, came, known), 8)
    found = only(*closed, came, known, answered)
    assert found.complaint is not None
    assert (found.complaint.formal, found.complaint.damage) == (True, "distress")
    assert found.complaint.answered == T0 + 7 * HOUR_MS
    assert not {What.ACKNOWLEDGE, What.ANSWER} & set(what(found, 8))


def test_a_complaint_that_comes_after_an_answer_is_not_answered_yet() -> None:
    """Its 30 days begin when it was received, and what was answered before says nothing of it."""
    first = [step("complaint", 1, complaint="received"), step("complaint", 2, complaint="answered")]
    again = step("complaint", 50, {"received": T0 + 49 * HOUR_MS}, complaint="received")

    assert not {What.ACKNOWLEDGE, What.ANSWER} & set(what(only(REPORT, *first), 3))
    found = only(REPORT, *first, again)
    assert {What.ACKNOWLEDGE, What.ANSWER} <= set(what(found, 51))
    assert found.complaint is not None
    assert found.complaint.due == T0 + 49 * HOUR_MS + 30 * DAY_MS


def test_a_step_about_nothing_known_is_left_out() -> None:
    """And near misses and returned post are no incidents."""
    lone = step("assessed", 2)
    miss = entry(Act.NEAR_MISS, "wrong-person", 3, codes={"found": "checker"})
    back = entry(Act.RETURN, "gone-away", 4, codes={"opened": "no", "next": "blocked"})

    assert incidents([lone, miss, back]) == ()
    assert near_misses([REPORT, miss, back, miss]) == (miss,)
    assert returned([REPORT, miss, back]) == (back,)


AT_THE_FATHERS = Blocked(case="C1", kind=RETURNED, value="A1", on=date(2026, 11, 20), reason="x")


def block(told: Blocked, hours: float = 0, state: str = "on") -> Told:
    """Give an entry that says where not to send any more, or that one may again."""
    beside: dict[str, Json] = {"case": told.case, "destination": told.told()}
    return entry(Act.CONFIG, "destination", hours, told=beside, codes={"state": state})


def test_where_post_came_back_from_is_known_to_the_checks_of_its_case() -> None:
    """Beside what the record says itself; another case knows nothing of it."""
    wrong = Blocked(case="C1", kind=ADDRESS, value="14 Larkspur Close", on=date(2026, 11, 21))
    found = blocked([block(AT_THE_FATHERS), block(wrong, 1)], T0 + 2 * HOUR_MS, 365)
    own, other = (Case(id=CaseId(one), snapshot="s") for one in ("C1", "C2"))

    known = with_blocked(own, found)

    assert [(one.address, one.on, one.reason) for one in known.returned_post] == [
        ("A1", date(2026, 11, 20), "x")
    ]
    assert [(one.kind, one.value) for one in known.wrong_destinations] == [
        ("address", "14 Larkspur Close")
    ]
    assert known.snapshot == "s"
    assert with_blocked(other, found) is other


def test_a_block_ends_by_the_policy_or_when_it_is_taken_back() -> None:
    """The last word about a destination holds."""
    on, off = block(AT_THE_FATHERS), block(AT_THE_FATHERS, 5, "off")

    assert blocked([on], T0 + 30 * DAY_MS, 30) == (AT_THE_FATHERS,)
    assert blocked([on], T0 + 30 * DAY_MS + 1, 30) == ()
    assert blocked([off, on], T0 + DAY_MS, 30) == ()
    assert blocked([on, off, block(AT_THE_FATHERS, 6)], T0 + DAY_MS, 30) == (AT_THE_FATHERS,)


@pytest.mark.parametrize(
    "beside",
    [
        {},
        {"case": "C1"},
        {"case": "", "destination": AT_THE_FATHERS.told()},
        {"case": "C1", "destination": {**AT_THE_FATHERS.told(), "value": ""}},
        {"case": "C1", "destination": {**AT_THE_FATHERS.told(), "kind": "moon"}},
        {"case": "C1", "destination": "A1"},
    ],
)
def test_what_cannot_be_read_blocks_nothing(beside: dict[str, Json]) -> None:
    """Its key may be destroyed, or it is of another case than can be opened here."""
    on = replace(block(AT_THE_FATHERS), told=beside)

    assert blocked([on], T0, 365) == ()

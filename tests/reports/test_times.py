"""A time that no calendar has, as a clock or somebody's hand may write it, stops no report."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from checker.audit.canonical import LARGEST_INTEGER
from checker.audit.entry import Act, Event
from checker.desk.record.exchanging import Told
from checker.reports.actions import actions
from checker.reports.incident_words import time_words
from checker.reports.policy_reads import standing
from checker.reports.practice import practised, until
from checker.reports.trends import Period, Tally
from tests.builders.bodies import body, leaf

LAST, DAY = date(9999, 12, 31), date(2026, 11, 27)


def _due() -> date | None:
    event = Event(kind="rec-1", counts={"due": LARGEST_INTEGER})
    return actions([Told(leaf=b"1", body=body(Act.ACTION, event=event))])[0].due


def _read() -> date:
    told = body(Act.POLICY_READ, event=Event(kind="post", counts={"version": 1}))
    late = msgspec.structs.replace(told, t=LARGEST_INTEGER)
    return standing([late], "post", 1, ["u-1"], DAY).read[0][1]


def _practised() -> date | None:
    event = Event(kind="practice", codes={"passed": "yes"}, counts={"at": LARGEST_INTEGER})
    told = practised(body(Act.PRACTICE_RESULT, event=event))
    return until([told] if told else [], 365)


@pytest.mark.parametrize("asked", [_due, _read, _practised])
def test_the_last_day_of_the_calendar_stands_for_a_later_one(
    asked: Callable[[], date | None],
) -> None:
    """The figure is odd, and is there: whoever reads it sees which entry it is."""
    assert asked() == LAST


def test_such_an_entry_is_counted_in_no_month_that_is_asked_for() -> None:
    """And the others are."""
    late = msgspec.structs.replace(body(Act.CHECK), t=LARGEST_INTEGER)
    found = Tally.of([(leaf(1), late), (leaf(2), body(Act.CHECK))])

    assert sum(found.sums(Period("2026-11", "2026-11")).months.values()) == 1
    assert time_words(LARGEST_INTEGER).startswith("31 December 9999")

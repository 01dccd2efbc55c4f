"""What each figure of the trends counts."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
import pytest

from checker.audit.entry import Act, Body, Event, Found, Out
from checker.days import hour_in_england, time_in_england
from checker.desk.record.exchanging import Told
from checker.reports.incidents import incidents
from checker.reports.trends import Figure, Period, Sums, Tally, band
from tests.builders.bodies import body, leaf

YEAR = Period("2025-12", "2026-11")
STOP = Found(code="address.previous", sev="stop")
CHECK = Found(code="channel.mismatch", sev="check")
KEPT = Found(code="channel.mismatch", sev="check", ack="expected-in-this-letter")
REPORTED = Event(kind="wrong-address", codes={"step": "reported"})


def figures(*bodies: Body) -> dict[tuple[str, str], int]:
    """Give every figure of some entries, whose leaf hashes are 1, 2, 3 ..."""
    found: dict[tuple[str, str], int] = {}
    for (_, _, figure, what), n in sums(bodies).months.items():
        found[figure, what] = found.get((figure, what), 0) + n
    return found


def sums(bodies: Iterable[Body]) -> Sums:
    """Give the sums of a year."""
    return Tally.of((leaf(n), one) for n, one in enumerate(bodies, 1)).sums(YEAR)


def test_a_letter_checked_again_is_one_letter() -> None:
    """A check that goes on from another is about the same letter."""
    first = body(Act.CHECK, out=Out.STOP, findings=(CHECK, STOP))
    again = body(Act.CHECK, out=Out.CLEAR, about=leaf(1))

    assert figures(first, again) == {
        ("checked", ""): 1,
        ("stopped", "address.previous"): 1,
        ("shown-stop", "address.previous"): 1,
        ("shown-check", "channel.mismatch"): 1,
        ("again", ""): 1,
    }


def test_a_release_says_what_was_kept_and_how_long_it_took() -> None:
    """Time runs from the check that the release is about."""
    check = body(Act.CHECK, "2026-11-27 09:30:00", out=Out.CHECK, findings=(CHECK,))
    release = body(
        Act.RELEASE, "2026-11-27 09:30:48", out=Out.RELEASED, findings=(KEPT,), about=leaf(1)
    )

    told = figures(check, release)

    assert told["released", ""] == told["kept-check", "channel.mismatch"] == 1
    assert told["took", "48"] == told["to-check", ""] == 1


@pytest.mark.parametrize(
    ("by", "figure"), [((), ("alone", "address.previous")), (("u-2",), ("second", ""))]
)
def test_a_stop_that_goes_is_overridden_or_released_by_two(
    by: tuple[str, ...], figure: tuple[str, str]
) -> None:
    """With a second person it is no override."""
    told = figures(body(Act.RELEASE, out=Out.RELEASED, findings=(STOP,), by=by))

    assert told == {("released", ""): 1, figure: 1}


def test_a_breach_belongs_to_the_team_that_sent_it() -> None:
    """Whoever reports it, it counts in the month of the report and for those who sent it."""
    sent = body(Act.RELEASE, "2026-10-30 10:00", team="coast", tenure="0-3m", actor="u-7")
    report = body(Act.INCIDENT, "2026-11-02 11:00", event=REPORTED, about=leaf(2), actor="u-9")
    later = body(Act.INCIDENT, event=Event(kind="wrong-address", codes={"step": "closed"}))

    found = sums((report, sent, later))

    assert found.months["2026-11", "coast", "breach", "wrong-address"] == 1
    assert found.tenures["0-3m", "breach"] == found.hours[11, "breach", "wrong-address"] == 1
    assert sum(n for (_, figure), n in found.days.items() if figure == Figure.BREACH) == 1


def test_a_breach_is_what_the_list_of_mistakes_begins_with() -> None:
    """A report that names no step, or nothing at all, counts in both; a later step in neither."""
    told = [Event(kind="lost"), None, REPORTED, Event(kind="lost", codes={"step": "closed"})]
    entries = [body(Act.INCIDENT, event=one) for one in told]
    said = [Told(leaf=bytes([n]), body=one) for n, one in enumerate(entries)]

    counted = sum(n for (_, figure), n in sums(entries).days.items() if figure == Figure.BREACH)

    assert counted == len(incidents(said)) == 3


def test_days_are_those_of_england() -> None:
    """What was checked on a summer night after midnight belongs to that day."""
    found = sums([body(Act.CHECK, "2026-07-01 00:30", out=Out.CLEAR)])

    assert found.days["2026-07-01", "checked"] == found.hours[0, "checked", ""] == 1


@pytest.mark.parametrize("day", ["1970-01-01", "1971-10-31", "2026-03-29", "2026-10-25"])
def test_each_hour_is_that_of_england_also_where_clocks_change(day: str) -> None:
    """What is counted by the hour says the same as the time itself, to the millisecond."""
    midnight = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)
    for hour in range(24):
        for at_ms in (midnight + hour * 3_600_000, midnight + hour * 3_600_000 + 3_599_999):
            at = time_in_england(at_ms)
            assert hour_in_england(at_ms) == (at.date().isoformat(), at.hour)
    assert hour_in_england(2**53 - 1) == ("9999-12-31", 23)


def test_people_are_counted_once_a_month_and_practice_holds_for_twelve() -> None:
    """Passed in December counts in November, not in the December after."""
    passed = Event(kind="practice", codes={"passed": "yes"})
    told = [body(Act.CHECK, "2026-11-02", actor=one) for one in ("u-1", "u-1", "u-2", "u-3")]
    practice = [
        body(Act.PRACTICE_RESULT, "2025-12-05", event=passed, actor="u-1"),
        body(Act.PRACTICE_RESULT, "2025-11-05", event=passed, actor="u-2"),
    ]

    found = sums([*told, *practice])

    assert found.people["2026-11", "northern", "1-3y"] == 3
    assert found.trained["2026-11", "northern"] == 1


def test_an_imported_test_is_of_whoever_took_it_and_when() -> None:
    """Not of whoever imported it, who never took one, and not of the month of the import."""
    taken = int(datetime(2025, 12, 1, tzinfo=UTC).timestamp() * 1000)
    event = Event(kind="policy-test", codes={"passed": "yes"}, counts={"at": taken})
    told = [
        body(Act.CHECK, when, actor=one, team=one)
        for when in ("2026-10-02", "2026-11-02")
        for one in ("u-1", "u-admin")
    ]
    imported = body(
        Act.PRACTICE_RESULT, "2026-10-20", event=event, actor="u-admin", by=("u-1",), team="x"
    )

    assert set(sums([*told, imported]).trained) == {("2026-10", "u-1"), ("2026-11", "u-1")}

    earlier = msgspec.structs.replace(event, counts={"at": taken - 3_600_000})
    imported = msgspec.structs.replace(imported, event=earlier)
    assert set(sums([*told, imported]).trained) == {("2026-10", "u-1")}


def test_a_period_a_team_and_a_person_are_asked_for() -> None:
    """What lies outside is not counted."""
    tally = Tally.of(
        (leaf(n), body(Act.CHECK, when, team=team, actor=actor))
        for n, (when, team, actor) in enumerate(
            (
                ("2025-11-30", "a", "u-1"),
                ("2026-11-01", "a", "u-1"),
                ("2026-11-01", "b", "u-1"),
                ("2026-11-02", "a", "u-2"),
            )
        )
    )

    assert sum(tally.sums(YEAR).days.values()) == 3
    assert sum(tally.sums(YEAR, frozenset({"a"})).days.values()) == 2
    assert sum(tally.sums(YEAR, frozenset({"a"}), "u-2").days.values()) == 1


def test_a_long_time_is_an_hour() -> None:
    """A letter that lay over night tells nothing of how long it takes to check one."""
    assert [band(one) for one in (0, 59, 64, 605, 3599, 3600, 10**6)] == [
        0, 59, 60, 600, 3540, 3600, 3600,
    ]  # fmt: skip


def test_the_first_day_of_what_changes_figures_is_known() -> None:
    """When letters began to be stopped, and when autocomplete was switched off."""
    off = Event(kind="autocomplete", codes={"state": "off", "how": "read"})
    told = [
        body(Act.CHECK, "2026-02-01", mode="monitor"),
        body(Act.CHECK, "2026-03-03", mode="enforce"),
        body(Act.CHECK, "2026-03-02", mode="enforce"),
        body(Act.CONFIG, "2026-04-01", event=off),
    ]

    assert sums(told).moments == {"enforced": "2026-03-02", "autocomplete-off": "2026-04-01"}

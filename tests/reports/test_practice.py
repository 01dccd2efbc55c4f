"""Who is up to date with practice: by team, and by person only for themselves."""

from datetime import date

import pytest

from checker.audit.entry import Act, Body, Event
from checker.desk.practice.practice_teams import team_of
from checker.reports.practice import by_team, own, practised, until, whose
from tests.builders.bodies import at, body

DAY = date(2026, 11, 27)
TEAMS = {f"u-{n}": "North" for n in range(1, 7)} | {"u-8": "South", "u-9": "South"}


def session(
    actor: str, when: str = "2026-11-02 10:00", *, passed: bool = True, kind: str = "practice"
) -> Body:
    """Give a session of eight letters, four of them wrong, of which three were caught."""
    counts = {"letters": 8, "errors": 4, "caught": 3, "false": 1, "seconds": 240, "version": 1}
    codes = {"passed": "yes" if passed else "no"}
    event = Event(kind=kind, codes=codes, counts=counts)
    return body(Act.PRACTICE_RESULT, when, event=event, actor=actor)


def exam(person: str, *, passed: bool, taken: str = "2026-06-01 12:00") -> Body:
    """Give an imported test of somebody, recorded by an administrator."""
    event = Event(
        kind="policy-test",
        codes={"passed": "yes" if passed else "no", "policy": "post"},
        counts={"version": 3, "at": at(taken)},
    )
    return body(Act.PRACTICE_RESULT, event=event, actor="u-admin", by=(person,))


def test_only_practice_is_read() -> None:
    """Every other entry says nothing of it."""
    assert practised(body(Act.CHECK)) is None
    assert practised(body(Act.PRACTICE_RESULT)) is None


def test_an_imported_test_is_whose_it_was_and_when_it_was_taken() -> None:
    """Not whose who imported it, nor when."""
    told = practised(exam("u-1", passed=True))

    assert told is not None
    assert (told.actor, told.t, told.policy, told.version) == (
        "u-1",
        at("2026-06-01 12:00"),
        "post",
        3,
    )
    assert whose(session("u-2")) == "u-2"


def test_a_person_is_told_their_own_results_only() -> None:
    """The newest first."""
    entries = (session("u-1", "2026-03-01 09:00"), session("u-2"), session("u-1"))

    mine = own(entries, "u-1")

    assert [one.t for one in mine] == [at("2026-11-02 10:00"), at("2026-03-01 09:00")]


@pytest.mark.parametrize(
    ("entries", "ends"),
    [
        ((), None),
        ((session("u-1", passed=False),), None),
        ((session("u-1", kind="queue"),), None),
        ((exam("u-1", passed=True),), None),
        ((session("u-1"),), date(2027, 1, 31)),
        ((session("u-1"), session("u-1", passed=False)), date(2027, 1, 31)),
        ((session("u-1", "2026-07-01 00:30"),), date(2026, 9, 29)),
    ],
)
def test_a_session_that_was_passed_counts_for_so_many_days(
    entries: tuple[Body, ...], ends: date | None
) -> None:
    """In days of England, from the last one; one that was not passed takes nothing away."""
    assert until(own(entries, "u-1"), 90) == ends


def test_a_team_is_counted_from_its_people_of_now() -> None:
    """Four of six are up to date: one never practised, and one long ago."""
    entries = (
        *(session(f"u-{n}") for n in (1, 2, 3, 4)),
        session("u-5", "2025-01-01 10:00"),
        session("u-gone"),
    )

    north, _ = by_team(entries, TEAMS, day=DAY, every_days=365)

    assert (north.team, north.people.n, north.people.of) == ("North", 4, 6)
    assert (north.sessions.n, north.sessions.of) == (5, 5)
    assert (north.caught.n, north.caught.of) == (15, 20)
    assert (north.false.n, north.false.of) == (5, 20)
    assert 0.29 < north.people.interval.low < 0.31
    assert not north.hidden


def test_a_small_team_is_hidden() -> None:
    """What is said of two people is said of each."""
    _, south = by_team((session("u-8"),), TEAMS, day=DAY, every_days=365)

    assert south.hidden


@pytest.mark.parametrize(("people", "hidden"), [(1, True), (4, True), (5, False)])
def test_sessions_of_few_people_are_hidden(people: int, hidden: bool) -> None:
    """Of six people one who practises ten times would be told of as their team."""
    entries = [session(f"u-{1 + n % people}") for n in range(10)]

    north, _ = by_team(entries, TEAMS, day=DAY, every_days=365)

    assert not north.hidden
    assert (north.sessions.of, north.sessions_hidden) == (10, hidden)
    assert ("mistakes caught" in team_of(north).passed_words) != hidden


def test_made_up_letters_in_the_queue_are_counted_apart() -> None:
    """They are no session."""
    entries = (session("u-1", kind="queue"), session("u-2", kind="queue", passed=False))

    north, _ = by_team(entries, TEAMS, day=DAY, every_days=365)

    assert north.sessions.of == 0

"""Who is up to date with practice, by team, and how practice went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from checker.audit.acts import Act
from checker.audit.entry import Body
from checker.days import time_in_england
from checker.reports.statistics import FEWEST, Interval, wilson

PRACTICE, QUEUE, TEST = "practice", "queue", "policy-test"


class Practised(NamedTuple):
    """One session, one made-up letter in the queue, or one test on a policy."""

    actor: str
    """Whose it was: of an imported test not who imported it."""
    team: str
    t: int
    """When: of an imported test when it was taken. Milliseconds UTC."""
    kind: str
    passed: bool
    letters: int
    errors: int
    caught: int
    false: int
    seconds: int
    version: int
    policy: str


def practised(body: Body) -> Practised | None:
    """Read one entry; None where it tells of no practice."""
    event = body.event
    if body.act is not Act.PRACTICE_RESULT or event is None:
        return None
    counts = event.counts
    return Practised(
        actor=whose(body),
        team=body.team,
        t=counts.get("at", body.t),
        kind=event.kind,
        passed=event.codes.get("passed") == "yes",
        letters=counts.get("letters", 0),
        errors=counts.get("errors", 0),
        caught=counts.get("caught", 0),
        false=counts.get("false", 0),
        seconds=counts.get("seconds", 0),
        version=counts.get("version", 0),
        policy=event.codes.get("policy", ""),
    )


def whose(body: Body) -> str:
    """Say whose result an entry tells of: an imported one names them in `by`."""
    return body.by[0] if body.by else body.actor


def own(bodies: Iterable[Body], actor: str) -> tuple[Practised, ...]:
    """Give one person's results, the newest first: shown to themselves and nobody else."""
    found = (practised(body) for body in bodies)
    mine = (one for one in found if one is not None and one.actor == actor)
    return tuple(sorted(mine, key=lambda one: one.t, reverse=True))


def until(results: Iterable[Practised], every_days: int) -> date | None:
    """Give the last day on which somebody is up to date, None where they never were.

    A session that was passed counts for `every_days` days. Neither a made-up letter in the queue
    nor a test on a policy takes its place.
    """
    passed = [one.t for one in results if one.kind == PRACTICE and one.passed]
    if not passed:
        return None
    last = time_in_england(max(passed)).date().toordinal()
    return date.fromordinal(min(last + every_days, date.max.toordinal()))


class Share(NamedTuple):
    """So many of so many, and between which shares it lies."""

    n: int
    of: int
    interval: Interval

    @property
    def too_few(self) -> bool:
        """Say whether it would be about single people."""
        return self.of < FEWEST


def share(n: int, of: int) -> Share:
    """Give a share with Wilson's 95 % interval."""
    return Share(n, of, wilson(n, of))


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPractice:
    """How one team stands. What `hidden` and `sessions_hidden` say would be about single people."""

    team: str
    people: Share
    """How many of the team's people are up to date."""
    sat: int
    """How many of the team's people the sessions are of."""
    sessions: Share
    """How many sessions were passed."""
    caught: Share
    """How many planted mistakes were caught in them."""
    false: Share
    """How many right letters were held in them."""

    @property
    def hidden(self) -> bool:
        """Say whether the team is so small that every figure would be about single people."""
        return self.people.too_few

    @property
    def sessions_hidden(self) -> bool:
        """Say whether so few people practised that how it went would be about single people."""
        return self.sat < FEWEST


def by_team(
    bodies: Iterable[Body],
    teams: Mapping[str, str],
    *,
    day: date,
    every_days: int,
) -> tuple[TeamPractice, ...]:
    """Give how each team stands on a day, in the order of their names.

    Args:
        bodies: entries of any kind and of anybody.
        teams: everybody who belongs to a team now, and to which; others are not counted.
        day: the day in England.
        every_days: for how many days a session that was passed counts.
    """
    results = [one for one in map(practised, bodies) if one is not None and one.actor in teams]
    return tuple(
        _of_team(
            team,
            frozenset(actor for actor, theirs in teams.items() if theirs == team),
            results,
            day,
            every_days,
        )
        for team in sorted(set(teams.values()))
    )


def _of_team(
    team: str,
    people: frozenset[str],
    every: list[Practised],
    day: date,
    every_days: int,
) -> TeamPractice:
    theirs = [one for one in every if one.actor in people]
    fresh = sum(
        (ends := until((one for one in theirs if one.actor == actor), every_days)) is not None
        and ends >= day
        for actor in people
    )
    sessions = [one for one in theirs if one.kind == PRACTICE]
    errors = sum(one.errors for one in sessions)
    right = sum(one.letters - one.errors for one in sessions)
    return TeamPractice(
        team=team,
        people=share(fresh, len(people)),
        sat=len({one.actor for one in sessions}),
        sessions=share(sum(one.passed for one in sessions), len(sessions)),
        caught=share(sum(one.caught for one in sessions), errors),
        false=share(sum(one.false for one in sessions), right),
    )


ACTS: Final = frozenset({Act.PRACTICE_RESULT})
"""What of a record is needed here."""

"""The trends as the register counts them: over every desk, and nothing of small groups."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from checker.desk.record.saying_why import refuse_untold
from checker.desk.register.linking import Linked
from checker.desk.trends.trend_words import split_of
from checker.model import Receipt
from checker.protocol.reporting import AskTrends, By, TrendRow, Trends
from checker.reports.trends import Period, Sums

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from checker.sync.session import Session

_PEOPLE, _TRAINED = "people", "trained"
_MOST: Final = 16 * 1024 * 1024
"""Of an answer, in bytes: as many rows as the register gives at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the register told: everything together, and the teams that may be seen each.

    `split` tells the days before and from the day on which letters began to be stopped.
    """

    sums: Sums
    by_team: Sums
    hidden: frozenset[By]
    """By what there are groups of so few letters that the register does not tell of them."""


def counted_far(
    linked: Linked,
    period: Period,
    *,
    team: str | None = None,
    teams: str | None = None,
    actor: str | None = None,
    recorded: Receipt | None = None,
    split: str = "",
) -> Counted:
    """Ask the register for the sums of a period.

    Args:
        linked: The register's side of whoever sits here.
        period: Which months.
        team: Whose letters; None for all that may be seen.
        teams: Which team is told by itself; None for each, "" for none.
        actor: One person's.
        recorded: With `actor`, the entry that says what for.
        split: The day that parts before from after; "" for when letters began to be stopped.

    Raises:
        RegisterUnreached, RegisterRefused: it does not answer, or does not allow it.
    """
    if recorded is not None:
        refuse_untold(linked, recorded)
    asked = AskTrends(
        first=period.first,
        last=period.last,
        by="month",
        team=team,
        actor=actor,
        purpose=None if recorded is None else recorded.hash,
    )

    def ask(session: "Session") -> Counted:
        hidden: set[By] = set()

        def by(what: By, at: str | None = None, whose: str | None = team) -> Trends:
            question = msgspec.structs.replace(asked, by=what, at=at, team=whose)
            answer = session.call("POST", "/v1/trends", Trends, body=question, most=_MOST)
            if answer.hidden:
                hidden.add(what)
            return answer

        told = by("month")
        begins = split_of(split, told.moments, period)
        sums = sums_of(told.rows, told.moments)
        for what in ("hour", "tenure", "channel"):
            add_parts(sums, what, by(what).rows)
        if begins:
            add_parts(sums, "split", by("split", begins).rows)
        each = () if actor is not None or teams == "" else by("team", whose=teams or team).rows
        return Counted(sums=sums, by_team=sums_of(each, {}), hidden=frozenset(hidden))

    return linked.ask(ask)


def sums_of(rows: "Iterable[TrendRow]", moments: dict[str, str]) -> Sums:
    """Give the sums by month and team that rows tell."""
    sums = Sums(moments=dict(moments))
    for one in rows:
        if one.figure == _PEOPLE:
            sums.people[one.month, one.team, one.what] += one.n
        elif one.figure == _TRAINED:
            sums.trained[one.month, one.team] += one.n
        else:
            sums.months[one.month, one.team, one.figure, one.what] += one.n
    return sums


def add_parts(sums: Sums, by: str, rows: "Iterable[TrendRow]") -> None:
    """Add the rows by hour, tenure band, channel or day to sums."""
    parts: dict[str, Counter[tuple[str, str]]] = {
        "tenure": sums.tenures,
        "channel": sums.channels,
        "split": sums.days,
    }
    for one in rows:
        if by == "hour":
            sums.hours[int(one.part), one.figure, one.what] += one.n
        else:
            parts[by][one.part, one.figure] += one.n

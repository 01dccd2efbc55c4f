"""Trends as the register counts them, fetched as the sums of which the reports are made."""

from dataclasses import dataclass
from typing import Final

from checker.protocol.reporting import AskTrends, By, TrendRow, Trends
from checker.reports.trends import Period, Sums
from checker.sync.session import Session

_CUTS: Final[tuple[By, ...]] = ("month", "hour", "tenure", "channel")
_MOST: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What the register told: the sums, and what it did not tell."""

    sums: Sums
    hidden: int
    """Groups in which fewer than 5 letters were checked."""
    counted: int
    """How many entries the register had counted."""


def fetched(
    session: Session,
    period: Period,
    *,
    team: str | None = None,
    actor: str | None = None,
    purpose: str | None = None,
) -> Fetched:
    """Fetch the sums of a period: of the organisation, of a team, or of one person.

    Months, people and training are told under the team that was asked for ("" for all). Days are
    told as two groups, before what is known to change figures and from it on, so that days with
    few letters are not left out of a comparison; where nothing is known, as one.

    Args:
        session: Of whoever asks.
        period: Whole months, at most 36.
        team: None for all that may be seen.
        actor: One person's figures, for a purpose.
        purpose: The leaf hash of the own `view` entry of kind `person` that says it, pushed before.

    Raises:
        RegisterUnreached: There is no answer.
        RegisterRefused: The role may not see it, or the purpose is not there or too old.
    """
    sums = Sums()
    told: list[Trends] = []

    def ask(by: By, at: str | None = None) -> Trends:
        asked = AskTrends(
            first=period.first,
            last=period.last,
            by=by,
            at=at,
            team=team,
            actor=actor,
            purpose=purpose,
        )
        told.append(session.call("POST", "/v1/trends", Trends, body=asked, most=_MOST))
        return told[-1]

    for by in _CUTS:
        for row in ask(by).rows:
            _add(sums, by, row, team or "")
    sums.moments.update(told[0].moments)
    split = told[0].moments.get("enforced") or f"{period.first}-01"
    for row in ask("split", split).rows:
        sums.days[row.part, row.figure] += row.n
    hidden = sum(one.hidden for one in told)
    return Fetched(sums=sums, hidden=hidden, counted=told[0].counted)


def fetched_teams(session: Session, period: Period, *, team: str | None = None) -> Fetched:
    """Fetch every team's sums by month (kinds and times left out): for a table of teams.

    A lead names the own team.

    Raises:
        RegisterUnreached, RegisterRefused: As `fetched` does.
    """
    asked = AskTrends(first=period.first, last=period.last, by="team", team=team)
    told = session.call("POST", "/v1/trends", Trends, body=asked, most=_MOST)
    sums = Sums(moments=dict(told.moments))
    for row in told.rows:
        _add(sums, "month", row, row.team)
    return Fetched(sums=sums, hidden=told.hidden, counted=told.counted)


def _add(sums: Sums, by: By, row: TrendRow, team: str) -> None:
    match by:
        case "hour":
            sums.hours[int(row.part), row.figure, row.what] += row.n
        case "tenure":
            sums.tenures[row.part, row.figure] += row.n
        case "channel":
            sums.channels[row.part, row.figure] += row.n
        case _ if row.figure == "people":
            sums.people[row.month, team, row.what] += row.n
        case _ if row.figure == "trained":
            sums.trained[row.month, team] += row.n
        case _:
            sums.months[row.month, team, row.figure, row.what] += row.n

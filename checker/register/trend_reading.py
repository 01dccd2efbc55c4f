"""Answering what trends somebody asks for: who may see whose, and nothing of small groups."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec

from checker.audit.canonical import LARGEST_INTEGER
from checker.protocol.messages import Role
from checker.protocol.reporting import (
    FEWEST_LETTERS,
    MOST_MONTHS,
    MOST_ROWS,
    AskTrends,
    By,
    TrendRow,
    Trends,
)
from checker.register.database import Conn
from checker.register.logs import Known
from checker.register.purposes import refuse_without
from checker.register.refusals import BadMessage, NotAllowed
from checker.register.trend_person import person_rows
from checker.reports.trends import Figure, Period
from checker.words import say

_EVERY_TEAM: Final = (Role.INVESTIGATOR, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR)
_PERSON: Final = (Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER)
_OF_PEOPLE: Final = ("team", "tenure")
"""Groups of people: whoever knows the whole must not learn of a small one from the others."""
_Group: TypeAlias = tuple[str, str, str]

_WHERE: Final = """
    FROM trend WHERE cut = %(cut)s AND month BETWEEN %(first)s AND %(last)s
        AND (%(team)s::text IS NULL OR team = %(team)s) AND n > 0
"""
_ROWS: Final = {
    "month": f"SELECT month, '', '', figure, what, sum(n) {_WHERE} GROUP BY month, figure, what",
    # By channel there are the fewest rows of each team and month, and nothing but `took` missing.
    "team": f"SELECT month, team, '', figure, '', sum(n) {_WHERE} GROUP BY month, team, figure",
    "hour": f"SELECT '', '', part, figure, what, sum(n) {_WHERE} GROUP BY part, figure, what",
    "split": "SELECT '', '', CASE WHEN part < %(at)s THEN %(first)s || '-01' ELSE %(at)s END AS"
    f" begins, figure, '', sum(n) {_WHERE} GROUP BY begins, figure",
    **dict.fromkeys(
        ("day", "tenure", "channel"),
        f"SELECT '', '', part, figure, '', sum(n) {_WHERE} GROUP BY part, figure",
    ),
}
_CUTS: Final = {"team": "channel", "split": "day"}
_PEOPLE: Final = f"""
    SELECT month, team, '', 'people', part, count(*) {_WHERE} GROUP BY month, team, part
"""
_TRAINED: Final = f"""
    SELECT whose.month, whose.team, '', 'trained', '', count(*)
    FROM (SELECT DISTINCT month, team, what AS actor {_WHERE}) AS whose
    WHERE (whose.month, whose.actor) IN (
        SELECT to_char(to_date(p.month, 'YYYY-MM') + make_interval(months => g.n), 'YYYY-MM'),
            p.what
        FROM trend p, generate_series(0, 11) AS g (n)
        WHERE p.cut = 'passed' AND p.n > 0 AND p.month ~ '^[0-9]{{4}}-'
    )
    GROUP BY whose.month, whose.team
"""  # noqa: S608 - our own words
_MOMENTS: Final = """
    SELECT figure, min(part) FROM trend
    WHERE cut = 'moment' AND month = '' AND n > 0 AND part ~ '^[0-9]{4}-' GROUP BY figure
"""


def trends(connection: Conn, asker: Known, asked: AskTrends, now_ms: int) -> Trends:
    """Give sums of whole months, to who may see them.

    Raises:
        NotAllowed: their role may not see those.
        NoPurpose: somebody else's figures are asked for, and the own log does not say why.
        BadMessage: it asks for no months, for too many, or for too much at once.
    """
    _refuse_others(asker, asked)
    period = Period(asked.first, asked.last)
    if not asked.first <= asked.last or len(period.months()) > MOST_MONTHS:
        raise BadMessage(say("the months are too many, or the wrong way round"))
    if (asked.at is None) != (asked.by != "split"):
        raise BadMessage(say("a day splits it, and nothing else"))
    if asked.actor is not None:
        refuse_without(connection, asker.log, asked.purpose or "", "person", now_ms)
        rows = list(person_rows(connection, asked, period))
    else:
        rows = list(_rows(connection, asked))
    shown, hidden = _without_small(rows, asked.by)
    if len(shown) > MOST_ROWS:
        raise BadMessage(say("it is too much for one answer: ask for fewer months"))
    counted = connection.execute("SELECT idx FROM trend_upto").fetchone()
    return Trends(
        rows=tuple(shown),
        hidden=hidden,
        moments=dict(connection.execute(_MOMENTS).fetchall()),
        counted=counted[0] if counted else 0,
    )


def _refuse_others(asker: Known, asked: AskTrends) -> None:
    """Refuse what a role may not see.

    Raises:
        NotAllowed: it may not see this.
    """
    if asked.actor is not None and asker.role not in _PERSON:
        raise NotAllowed
    if asker.role in _EVERY_TEAM:
        return
    whole = asked.team is None and asked.by != "team" and asked.actor is None
    if not whole and (asker.role is not Role.LEAD or asked.team != asker.team):
        raise NotAllowed


def _rows(connection: Conn, asked: AskTrends) -> Iterator[TrendRow]:
    values = {
        "cut": _CUTS.get(asked.by, asked.by),
        "first": asked.first,
        "last": asked.last,
        "team": asked.team,
        "at": asked.at,
    }
    # Planned anew each time: a plan for any months and any team takes ten times as long.
    answered = connection.execute(_ROWS[asked.by].encode(), values, prepare=False)
    yield from map(_row, answered)
    if asked.by not in {"month", "team"}:
        return
    values["cut"] = "person"
    found: dict[tuple[str, str, str, str], int] = {}
    for statement in (_PEOPLE, _TRAINED):
        answered = connection.execute(statement.encode(), values, prepare=False)
        for month, team, _, figure, what, n in answered:
            key = month, team if asked.by == "team" else "", figure, what
            found[key] = found.get(key, 0) + n
    for (month, team, figure, what), n in found.items():
        yield TrendRow(month=month, team=team, figure=figure, what=what, n=n)


def _row(told: tuple[str, str, str, str, str, int]) -> TrendRow:
    month, team, part, figure, what, n = told
    return TrendRow(month=month, team=team, part=part, figure=figure, what=what, n=int(n))


def _without_small(rows: list[TrendRow], by: By) -> tuple[list[TrendRow], int]:
    """Leave out what is told of groups of few letters, and give how many groups those are."""
    letters: dict[_Group, int] = {}
    for one in rows:
        key = one.month, one.team, one.part
        letters[key] = letters.get(key, 0) + (one.n if one.figure == Figure.CHECKED else 0)
    small = {key for key, n in letters.items() if n < FEWEST_LETTERS}
    if by in _OF_PEOPLE:
        small |= set(_given_away(letters, small))
    shown = [
        one if one.n <= LARGEST_INTEGER else msgspec.structs.replace(one, n=LARGEST_INTEGER)
        for one in rows
        if (one.month, one.team, one.part) not in small
    ]
    return shown, len(small)


def _given_away(letters: dict[_Group, int], small: set[_Group]) -> Iterator[_Group]:
    """Give the groups that are left out besides: the whole less the others would give a small one.

    Of each month (or of the whole period) the smallest goes too where all that is left out of it
    comes to few letters. Where it comes to none, as of whoever has no team and reports something,
    there is no letter to be told.
    """
    for month in {month for month, _, _ in small}:
        left = sum(n for key, n in letters.items() if key in small and key[0] == month)
        others = [key for key in letters if key[0] == month and key not in small]
        if 0 < left < FEWEST_LETTERS and others:
            yield min(others, key=lambda key: (letters[key], key))

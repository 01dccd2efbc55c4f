"""One person's figures: counted from the entries themselves, as nobody keeps sums of a person."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from checker.audit.entry import Body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.days import ENGLAND
from checker.protocol.reporting import AskTrends, TrendRow
from checker.register.database import Conn
from checker.register.trend_facts import ACT_BEGINS
from checker.reports.trends import Figure, Period, Sums, Tally, month_before
from checker.shapes import decoder

_BODIES: Final = decoder(Body)
_OWN: Final = f"""
    SELECT e.hash, e.leaf FROM log l JOIN entry e USING (log) JOIN tree t USING (log, seq)
    WHERE l.actor = %(actor)s AND t.idx < %(upto)s
        AND said_at(e.leaf) >= %(since)s AND said_at(e.leaf) < %(until)s
        AND {ACT_BEGINS} IN ('chec', 'rele', 'hold', 'inci', 'retu', 'near')
"""  # noqa: S608 - our own words
_PASSED: Final = """
    SELECT month, what FROM trend WHERE cut = 'passed' AND n > 0 AND what = %(actor)s
        AND month ~ '^[0-9]{4}-'
"""
"""When this person passed practice or a test: others may have imported it."""
_TOLD_OF: Final = """
    SELECT e.hash, e.leaf FROM log l JOIN entry r USING (log)
    JOIN trend_about a ON a.about = r.hash JOIN tree t ON t.idx = a.idx
    JOIN entry e ON e.log = t.log AND e.seq = t.seq
    WHERE l.actor = %(actor)s AND a.idx < %(upto)s
    UNION
    SELECT o.hash, o.leaf FROM log l JOIN tree t USING (log) JOIN trend_about a ON a.idx = t.idx
    JOIN tree n ON n.hash = a.about JOIN entry o ON o.log = n.log AND o.seq = n.seq
    WHERE l.actor = %(actor)s AND a.idx < %(upto)s AND n.idx < %(upto)s
"""
"""What others tell of this person's letters, and the letters of others of which this one tells."""


def person_rows(connection: Conn, asked: AskTrends, period: Period) -> Iterator[TrendRow]:
    """Give one person's sums, of a team's letters or all."""
    row = connection.execute("SELECT idx FROM trend_upto").fetchone()
    values = {
        "actor": asked.actor,
        "upto": row[0] if row else 0,
        "since": _begins_ms(period.first),
        "until": _begins_ms(month_before(period.last, -1)),
    }
    found: dict[bytes, bytes] = {}
    for statement in (_OWN, _TOLD_OF):
        found.update(connection.execute(statement.encode(), values, binary=True).fetchall())
    # What is stored was read strictly when it came. What was changed since then adds nothing.
    read = _BODIES.decode
    tally = Tally.of(
        (key.hex(), read(leaf[SIGNATURE_BYTES:]))
        for key, leaf in found.items()
        if leaf_hash(leaf) == key
    )
    for month, actor in connection.execute(_PASSED.encode(), values):
        tally.has_passed(month, actor)
    teams = None if asked.team is None else frozenset({asked.team})
    return _rows_of(tally.sums(period, teams, asked.actor), asked)


def _rows_of(sums: Sums, asked: AskTrends) -> Iterator[TrendRow]:
    """Give the rows of sums by what was asked."""
    match asked.by:
        case "month" | "team":
            yield from _by_month(sums, by_team=asked.by == "team")
        case "hour":
            for (hour, figure, what), n in sums.hours.items():
                yield TrendRow(part=f"{hour:02d}", figure=figure, what=what, n=n)
        case "day" | "split":
            found: dict[tuple[str, str], int] = {}
            for (day, figure), n in sums.days.items():
                begins = asked.at if asked.at and day >= asked.at else f"{asked.first}-01"
                key = day if asked.by == "day" else begins, figure
                found[key] = found.get(key, 0) + n
            for (day, figure), n in found.items():
                yield TrendRow(part=day, figure=figure, n=n)
        case _:
            cut = sums.tenures if asked.by == "tenure" else sums.channels
            for (part, figure), n in cut.items():
                yield TrendRow(part=part, figure=figure, n=n)


def _by_month(sums: Sums, *, by_team: bool) -> Iterator[TrendRow]:
    found: dict[tuple[str, str, str, str], int] = {}

    def add(month: str, team: str, figure: str, what: str, n: int) -> None:
        key = month, team if by_team else "", figure, what
        found[key] = found.get(key, 0) + n

    for (month, team, figure, what), n in sums.months.items():
        if not (by_team and figure == Figure.TOOK):
            add(month, team, figure, "" if by_team else what, n)
    for (month, team, tenure), n in sums.people.items():
        add(month, team, "people", tenure, n)
    for (month, team), n in sums.trained.items():
        add(month, team, "trained", "", n)
    for (month, team, figure, what), n in found.items():
        yield TrendRow(month=month, team=team, figure=figure, what=what, n=n)


def _begins_ms(month: str) -> int:
    """Give when a month begins in England."""
    begins = datetime(int(month[:4]), int(month[5:]), 1, tzinfo=ENGLAND)
    return int(begins.timestamp()) * 1_000

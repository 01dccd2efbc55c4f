"""Finding entries by what they are about, by whom, when, or by their findings."""

from typing import Final

from psycopg.sql import SQL, Composed, Literal

from checker.protocol.looking import MOST_DAYS, MOST_FOUND, LookedUp, LookUp
from checker.protocol.messages import Role
from checker.register import looking_up
from checker.register.database import Conn
from checker.register.logs import Known
from checker.register.purposes import refuse_other_case, refuse_without
from checker.register.refusals import BadMessage, NotAllowed
from checker.words import say

_HOUR_MS: Final = 3_600_000
_SPAN_MS: Final = MOST_DAYS * 24 * _HOUR_MS + _HOUR_MS
"""So many days in England: the clocks may go back once more than they go forward."""
_FIND: Final = """
    SELECT e.log, e.seq, e.n, e.leaf, d.case_mark, d.boxes FROM entry e JOIN log l USING (log)
    LEFT JOIN disclosure d USING (log, seq)
    WHERE e.n > {after} AND {all} ORDER BY e.n LIMIT {most}
"""
_MARKED: Final = (
    "EXISTS (SELECT FROM mark m WHERE m.log = e.log AND m.seq = e.seq"
    " AND m.digest = {digest} AND m.by = {by})"
)
_SAYS: Final = "position({found} IN encode(substring(e.leaf FROM 65), 'escape')) > 0"


def look_up(connection: Conn, asker: Known, sought: LookUp, now_ms: int) -> LookedUp:
    """Find entries for somebody who said why.

    A lead finds their own team's, an investigator and a protection officer everybody's.

    Raises:
        NotAllowed: their role may not look, or not at that team.
        NoPurpose: their own log does not say why.
        BadMessage: too much is asked at once, or nothing, or another thing than the entry says.
    """
    team = _team(asker, sought)
    _refuse_another(sought)
    refuse_without(connection, asker.log, sought.purpose, sought.kind, now_ms)
    if sought.case is not None:
        refuse_other_case(connection, sought.purpose, sought.case)
    wheres = list(_wheres(sought))
    if not wheres:
        raise BadMessage(say("it names nothing to look for"))
    if team is not None:
        wheres.append(SQL("l.team = {}").format(Literal(team)))
    rows = connection.execute(
        SQL(_FIND).format(
            after=Literal(sought.after),
            all=SQL(" AND ").join(wheres),
            most=Literal(MOST_FOUND + 1),
        )
    )
    page = looking_up.page_of(connection, rows, asker.log)
    return LookedUp(entries=page.entries, more=page.more)


def _team(asker: Known, sought: LookUp) -> str | None:
    """Give the team to which a look is narrowed."""
    if asker.role.value in looking_up.EVERYWHERE:
        return sought.team
    if asker.role is Role.LEAD and sought.team in {None, asker.team}:
        return asker.team
    raise NotAllowed


def _refuse_another(sought: LookUp) -> None:
    """See that it seeks what the entry says: who looks at a team's days asks for no person.

    Raises:
        BadMessage: it does not name what it says it seeks, or names somebody or something else.
    """
    by = None if sought.mark is None else sought.mark.by
    single = {
        "case": sought.case is not None,
        "recipient": by in {"who", "to"},
        "file": by == "file",
        "receipt": by == "receipt",
        "staff": sought.actor is not None,
        "entry": sought.entry is not None,
    }
    if not single.get(sought.kind, not any(single.values())):
        raise BadMessage(say("it does not name what the look-up is recorded for, or names more"))


def _wheres(sought: LookUp) -> list[Composed]:
    wheres: list[Composed] = []
    if sought.case is not None:
        wheres.append(SQL("d.case_mark = {}").format(Literal(bytes.fromhex(sought.case))))
    if sought.mark is not None:
        digest = Literal(bytes.fromhex(sought.mark.digest))
        wheres.append(SQL(_MARKED).format(digest=digest, by=Literal(sought.mark.by)))
    if sought.actor is not None:
        wheres.append(SQL("l.actor = {}").format(Literal(sought.actor)))
    if sought.entry is not None:
        wheres.append(SQL("e.hash = {}").format(Literal(bytes.fromhex(sought.entry))))
    wheres += _times(sought, narrow=bool(wheres))
    for key, value in (("code", sought.code), ("act", sought.act), ("ack", sought.kept)):
        if value is not None:
            wheres.append(SQL(_SAYS).format(found=Literal(f'"{key}":"{value}"')))
    return wheres


def _times(sought: LookUp, *, narrow: bool) -> list[Composed]:
    """Narrow by when; without another thing that narrows, a span is needed."""
    first, last = sought.first_ms, sought.last_ms
    if not narrow:
        if first is None or last is None:
            raise BadMessage(say("it needs a first and a last day"))
        if not 0 <= last - first <= _SPAN_MS:
            raise BadMessage(say("the days are too many, or the wrong way round"))
    wheres = []
    if first is not None:
        wheres.append(SQL("said_at(e.leaf) >= {}").format(Literal(first)))
    if last is not None:
        wheres.append(SQL("said_at(e.leaf) <= {}").format(Literal(last)))
    return wheres

"""Counting what the tree holds, once and exactly, and counting all of it again as a proof.

The sums are a memory: each entry is counted when it is in the tree, in the transaction that says
how far the tree was counted. Whatever fails leaves both as they were.
"""

from dataclasses import dataclass
from typing import Final

import psycopg

from checker.log import kind_of, logger
from checker.register.database import Conn
from checker.register.trend_facts import ABOUT, ALL, NEW, facts

_LOG = logger("register.trending")
_AT_ONCE: Final = 16_384
_TURNS: Final = 2
"""After so many the tree goes on first: a register that is brought up to date has much to count."""
_DIFFERENT: Final = f"""
    WITH again AS ({facts(ALL)}), kept AS (SELECT * FROM trend WHERE n <> 0)
    SELECT (SELECT count(*) FROM (TABLE again EXCEPT TABLE kept) AS missing),
        (SELECT count(*) FROM (TABLE kept EXCEPT TABLE again) AS other), (SELECT count(*) FROM kept)
"""  # noqa: S608 - our own words
_ABOUT_DIFFERENT: Final = f"""
    WITH again AS ({ABOUT})
    SELECT (SELECT count(*) FROM (TABLE again EXCEPT TABLE trend_about) AS missing)
        + (SELECT count(*) FROM (TABLE trend_about EXCEPT TABLE again) AS other)
"""  # noqa: S608 - our own words
_ADD: Final = f"""
    INSERT INTO trend AS kept (cut, month, team, part, figure, what, n) {facts(NEW)}
    ON CONFLICT (cut, month, team, part, figure, what) DO UPDATE SET n = kept.n + EXCLUDED.n
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """What counting again gave: how many sums, of how many entries, and how many differ."""

    sums: int
    entries: int
    different: int

    @property
    def holds(self) -> bool:
        """Say whether every sum is what the entries give, and none is missing."""
        return not self.different


def count(connection: Conn, most: int = _AT_ONCE) -> int:
    """Count the next entries of the tree, each exactly once, and give how many it was."""
    with connection.transaction():
        row = connection.execute("SELECT idx FROM trend_upto FOR UPDATE").fetchone()
        since = row[0] if row else 0
        size = _size(connection)
        upto = min(size, since + most)
        if upto <= since:
            return 0
        places = {"since": since, "upto": upto}
        _settle(connection, "64MB")
        connection.execute("SET LOCAL enable_seqscan = off")
        connection.execute(_ADD.encode(), places)
        connection.execute(
            f"INSERT INTO trend_about (about, idx) {ABOUT}".encode(),
            places,
        )
        connection.execute("UPDATE trend_upto SET idx = %s", (upto,))
    return int(upto - since)


def keep_counting(connection: Conn) -> None:
    """Count what is new, as far as it goes in a moment; the tree does not wait for a failure."""
    try:
        row = connection.execute("SELECT idx FROM trend_upto").fetchone()
        if row is not None and row[0] == _size(connection):
            return  # without a lock: a register at rest writes nothing
        for _ in range(_TURNS):
            if count(connection) < _AT_ONCE:
                return
    except psycopg.Error as error:
        _LOG.warning("entries were not counted: %s", kind_of(error))


def recount(connection: Conn) -> Recount:
    """Count every entry again that was counted, and compare every sum both ways.

    Nothing is changed. In a transaction: it is one state of the database that is compared.
    """
    _settle(connection)
    row = connection.execute("SELECT idx FROM trend_upto").fetchone()
    upto = row[0] if row else 0
    places = {"since": 0, "upto": upto}
    missing, other, sums = connection.execute(_DIFFERENT.encode(), places).fetchone() or (0, 0, 0)
    (about,) = connection.execute(_ABOUT_DIFFERENT.encode(), places).fetchone() or (0,)
    ahead = int(row is None or upto > _size(connection))
    return Recount(sums=sums, entries=upto, different=missing + other + about + ahead)


def rebuild(connection: Conn) -> None:
    """Forget every sum and make all of them again, in one transaction, up to where the tree is."""
    with connection.transaction():
        _settle(connection)
        connection.execute("SELECT FROM trend_upto FOR UPDATE")
        connection.execute("DELETE FROM trend")
        connection.execute("DELETE FROM trend_about")
        places = {"since": 0, "upto": _size(connection)}
        for into, made in (("trend", facts(ALL)), ("trend_about", ABOUT)):
            connection.execute(f"INSERT INTO {into} {made}".encode(), places)
        connection.execute("UPDATE trend_upto SET idx = %(upto)s", places)


def _size(connection: Conn) -> int:
    row = connection.execute("SELECT coalesce(max(idx) + 1, 0) FROM tree").fetchone()
    return int(row[0]) if row else 0


def _settle(connection: Conn, memory: str = "256MB") -> None:
    """Let this transaction add up in memory; to remember parts of bodies costs more than it saves.

    Args:
        connection: In a transaction.
        memory: For each sorting or adding up.
    """
    connection.execute(
        "SELECT set_config('work_mem', %s, true), set_config('enable_memoize', 'off', true)",
        (memory,),
    )

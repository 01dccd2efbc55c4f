"""Whether the register is whole: everything verified again, from the stored bytes.

It finds what was rewritten, dropped or put in another order in the database. Whoever has the
register's signing key too can make another history that holds in itself: that one is found by the
desks, the witnesses and whoever kept a checkpoint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import psycopg

from checker.audit.leaf import to_base64
from checker.register.database import Conn, connected
from checker.register.fsck_beside import wrong_beside
from checker.register.fsck_chains import Chains, Wrong
from checker.register.fsck_schema import wrong_schema
from checker.register.fsck_tree import Grown, wrong_tree
from checker.register.keys import Keys
from checker.register.refusals import Stopped
from checker.register.sequencer import refuse_older
from checker.register.trending import recount
from checker.words import say

__all__ = ["MOST_WRONG", "Checked", "Wrong", "check", "fsck"]

MOST_WRONG = 1_000
"""More are not told: the first ones are enough to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was verified, and what is wrong."""

    logs: int
    entries: int
    size: int
    root: str
    """Of the whole tree, base64, computed again."""
    wrong: tuple[Wrong, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything is as it was written."""
        return not self.wrong


def fsck(url: str, keys: Keys) -> Checked:
    """Verify everything, with any login that may read every table.

    It reads one state of the database from beginning to end, whatever is stored meanwhile.
    """
    with connected(url) as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return check(connection, keys)


def check(connection: Conn, keys: Keys) -> Checked:
    """Verify everything that a transaction sees."""
    chains, grown = Chains(connection, keys), Grown()
    found = tuple(islice(_wrong(connection, keys, chains, grown), MOST_WRONG))
    return Checked(
        logs=len(chains.logs),
        entries=chains.entries,
        size=grown.tree.size,
        root=to_base64(grown.tree.root),
        wrong=found,
    )


def _wrong(connection: Conn, keys: Keys, chains: Chains, grown: Grown) -> Iterator[Wrong]:
    yield from wrong_schema(connection)
    yield from chains.wrong()
    yield from wrong_tree(connection, keys, chains, grown)
    yield from wrong_beside(connection, chains)
    yield from _wrong_sums(connection)
    try:
        refuse_older(connection, keys, grown.tree.size)
    except Stopped as stopped:
        yield Wrong("checkpoint", stopped.why)


def _wrong_sums(connection: Conn) -> Iterator[Wrong]:
    """Count everything again that was counted for the trends."""
    try:
        with connection.transaction():
            holds = recount(connection).holds
    except psycopg.DataError:
        holds = False  # an entry is no entry any more: that was said above
    if not holds:
        yield Wrong(
            "trend",
            say(
                "What was counted for the trends is not what the entries give. Where nothing else "
                "is wrong: letterlock register recount --rebuild."
            ),
        )

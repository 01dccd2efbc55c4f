"""Whether what stands beside the entries is right: forks kept, the forgotten truly gone."""

from collections.abc import Iterator

from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.signing import is_signed
from checker.register.database import Conn
from checker.register.fsck_chains import Chains, Wrong
from checker.words import say

_LEFT = """
    SELECT 'disclosure' FROM disclosure JOIN forgotten USING (case_mark)
    UNION SELECT 'case_key' FROM case_key JOIN forgotten USING (case_mark)
"""
_ORPHANS = """
    SELECT 'disclosure' FROM disclosure d
        WHERE NOT EXISTS (SELECT FROM entry e WHERE e.log = d.log AND e.seq = d.seq)
    UNION SELECT 'case_key' FROM case_key k
        WHERE NOT EXISTS (SELECT FROM log l WHERE l.log = k.log)
        OR NOT EXISTS (SELECT FROM log l WHERE l.log = k.holder)
    UNION SELECT 'inbox' FROM inbox i WHERE NOT EXISTS (SELECT FROM tree t WHERE t.idx = i.idx)
    UNION SELECT 'cosignature' FROM cosignature c
        WHERE NOT EXISTS (SELECT FROM checkpoint p WHERE p.size = c.size)
    UNION SELECT 'request_content' FROM request_content c
        WHERE NOT EXISTS (SELECT FROM request r WHERE r.id = c.id)
"""


def wrong_beside(connection: Conn, chains: Chains) -> Iterator[Wrong]:
    """Give what is wrong beside the entries."""
    yield from _wrong_forks(connection, chains)
    yield from _wrong_remains(connection, chains)
    done = [
        (mark.hex(), leaf)
        for mark, leaf in connection.execute("SELECT case_mark, leaf FROM forgotten ORDER BY n")
    ]
    if done != chains.said.erased:
        yield Wrong("forgotten", say("It is not what the register's own log says was erased."))
    for (table,) in connection.execute(_LEFT):
        yield Wrong(table, say("It holds something of a case that was forgotten."))
    for (table,) in connection.execute(_ORPHANS):
        yield Wrong(table, say("It holds something that belongs to nothing."))


def _wrong_remains(connection: Conn, chains: Chains) -> Iterator[Wrong]:
    """Give what is kept of a log that was set aside and is not of it.

    That it stands in the log as well is right: what was missing before it may come later.
    """
    rows = connection.execute("SELECT log, seq, hash, leaf FROM remains ORDER BY log, seq")
    for name, seq, told, leaf in rows:
        if not _is_of(chains, name.hex(), told, leaf):
            yield Wrong(f"remains {name.hex()} {seq}", say("It is not what came from this log."))


def _wrong_forks(connection: Conn, chains: Chains) -> Iterator[Wrong]:
    first: dict[str, tuple[int, str]] = {}
    rows = connection.execute("SELECT log, seq, hash, leaf FROM fork ORDER BY log, seq")
    for name, seq, told, leaf in rows:
        log = name.hex()
        first.setdefault(log, (seq, told.hex()))
        if not _is_of(chains, log, told, leaf):
            yield Wrong(f"fork {log} {seq}", say("It is not what came from this log."))
    if first != chains.said.forked:
        yield Wrong("fork", say("It does not hold the branches that the register's log tells of."))


def _is_of(chains: Chains, log: str, told: bytes, leaf: bytes) -> bool:
    one = chains.logs.get(log)
    return (
        one is not None
        and leaf_hash(leaf) == told
        and is_signed(one.key, leaf[SIGNATURE_BYTES:], leaf[:SIGNATURE_BYTES])
    )

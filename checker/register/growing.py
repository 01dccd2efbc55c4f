"""What the tree still owes the logs, and how its rows and tiles grow by that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.audit.entry import Act, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.merkle import Tree
from checker.audit.tiles import HEIGHT, WIDTH
from checker.register.database import Conn

MOST: Final = 4_096
"""Entries for one checkpoint."""
_LEAST_OF_ONE: Final = 64
"""Of each log that waits, where there are many: a desk that was away for long holds up nobody."""

# The inner LIMIT keeps the planner from reading the whole of `entry` for the few logs that wait.
AFTER_SENDING: Final = (Act.INCIDENT, Act.NEAR_MISS, Act.RETURN)
_TO_DESKS: Final = (
    Act.ASK_SECOND,
    Act.ANSWER_SECOND,
    Act.POLICY_CHANGE,
    Act.CONFIG,
    *AFTER_SENDING,
)
_MAYBE_TO_DESKS: Final = tuple(f'"act":"{act}"'.encode() for act in _TO_DESKS)

_OWED: Final = """
    SELECT e.seq, e.hash, e.leaf, w.log, w.team, w.next, w.head, w.done, t.hash
    FROM (
        SELECT p.*, k.seq, k.n
        FROM (
            SELECT l.log, l.team, l.next, l.head, coalesce(s.seq, 0) AS done,
                greatest(%s, %s / count(*) OVER ()) AS share
            FROM log l LEFT JOIN sequenced s USING (log)
            WHERE l.next - 1 > coalesce(s.seq, 0)
        ) p
        LEFT JOIN LATERAL (
            SELECT seq, n FROM entry
            WHERE log = p.log AND seq > p.done AND seq <= p.done + p.share AND seq < p.next
            ORDER BY seq LIMIT %s
        ) k ON true
        ORDER BY k.n NULLS FIRST LIMIT %s
    ) w
    LEFT JOIN entry e ON e.log = w.log AND e.seq = w.seq
    LEFT JOIN tree t ON t.log = w.log AND t.seq = w.done
    ORDER BY w.n NULLS FIRST
"""
_LEAVES: Final = """
    INSERT INTO tile (level, idx, data, root)
    SELECT %(level)s, %(idx)s, string_agg(hash, ''::bytea ORDER BY tree.idx), %(root)s
    FROM tree WHERE tree.idx BETWEEN %(first)s AND %(last)s
"""
_TILES: Final = """
    INSERT INTO tile (level, idx, data, root)
    SELECT %(level)s, %(idx)s, string_agg(below.root, ''::bytea ORDER BY below.idx), %(root)s
    FROM tile AS below
    WHERE below.level = %(level)s - 1 AND below.idx BETWEEN %(first)s AND %(last)s
"""


@dataclass(frozen=True, slots=True)
class Owed:
    """An entry that is stored and not in the tree; without a leaf, one that should be."""

    seq: int | None
    hash: bytes
    leaf: bytes | None
    log: bytes
    team: str
    next: int
    head: bytes
    done: int
    """How far its log was in the tree, and with which hash."""
    done_hash: bytes | None


def is_to_desks(body: Body) -> bool:
    """Say whether other desks are to read an entry: of a workstation, only where not to send."""
    if body.act is Act.CONFIG:
        return body.event is not None and body.event.kind == "destination"
    return body.act in _TO_DESKS


def owed(connection: Conn) -> Iterator[Owed]:
    """Give what waits, in the order in which it was stored."""
    for row in connection.execute(_OWED, (_LEAST_OF_ONE, MOST, MOST, MOST), binary=True):
        yield Owed(*row)


def grow(connection: Conn, tree: Tree, waiting: Sequence[Owed]) -> None:
    """Put entries at the end of a tree, in a transaction: rows, full tiles, inbox, memory."""
    first = tree.size
    full = [
        (level // HEIGHT - 1, index, made)
        for one in waiting
        for level, index, made in tree.append(one.hash)
        if level and level % HEIGHT == 0
    ]
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY tree (idx, log, seq, hash) FROM STDIN (FORMAT BINARY)") as copy,
    ):
        copy.set_types(["int8", "bytea", "int8", "bytea"])
        for place, one in enumerate(waiting):
            copy.write_row((first + place, one.log, one.seq, one.hash))
    for level, index, root in sorted(full):
        _keep_tile(connection, level, index, root)
    for place, one in enumerate(waiting):
        _put_in_inbox(connection, first + place, one)
    reached = {one.log: one.seq for one in waiting}
    connection.execute(
        "INSERT INTO sequenced (log, seq) SELECT * FROM unnest(%s::bytea[], %s::bigint[])"
        " ON CONFLICT (log) DO UPDATE SET seq = EXCLUDED.seq",
        (list(reached), list(reached.values())),
    )


def _keep_tile(connection: Conn, level: int, index: int, root: bytes) -> None:
    below = _LEAVES if level == 0 else _TILES
    connection.execute(
        below,
        {
            "level": level,
            "idx": index,
            "root": root,
            "first": index * WIDTH,
            "last": index * WIDTH + WIDTH - 1,
        },
    )


def _put_in_inbox(connection: Conn, idx: int, one: Owed) -> None:
    leaf = one.leaf or b""
    if not any(told in leaf for told in _MAYBE_TO_DESKS):
        return
    body = read_body(leaf[SIGNATURE_BYTES:])
    if not is_to_desks(body):
        return
    asker, team = None, one.team
    if body.act is not Act.ASK_SECOND and body.about:
        row = connection.execute(
            "SELECT log, team FROM entry JOIN log USING (log) WHERE hash = %s",
            (bytes.fromhex(body.about),),
        ).fetchone()
        if row:
            asker = row[0] if body.act in (Act.ANSWER_SECOND, Act.INCIDENT) else None
            team = team if body.act is Act.ANSWER_SECOND else row[1]
    connection.execute(
        "INSERT INTO inbox (idx, act, team, asker) VALUES (%s, %s, %s, %s)",
        (idx, body.act.value, team, asker),
    )

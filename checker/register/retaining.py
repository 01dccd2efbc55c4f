"""Which cases are past the policy's retention at the register; two people still have to agree.

When something happened is told by the register's own checkpoints: a desk's clock may be wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.audit.entry import read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.retention import DAY_MS, is_past, longest, refuse_unknown_acts
from checker.register.database import Conn
from checker.settings import Retention

_OLD = """
    SELECT d.case_mark FROM disclosure d
    LEFT JOIN tree t ON t.log = d.log AND t.seq = d.seq
    LEFT JOIN LATERAL (
        SELECT at FROM checkpoint WHERE size > t.idx ORDER BY size LIMIT 1
    ) c ON true
    WHERE d.case_mark IS NOT NULL
    GROUP BY d.case_mark HAVING max(coalesce(c.at, %(now)s)) < %(before)s
"""
_ENTRIES = f"""
    SELECT d.case_mark, e.leaf, coalesce(c.at, %(now)s) FROM disclosure d
    JOIN entry e ON e.log = d.log AND e.seq = d.seq
    LEFT JOIN tree t ON t.log = d.log AND t.seq = d.seq
    LEFT JOIN LATERAL (
        SELECT at FROM checkpoint WHERE size > t.idx ORDER BY size LIMIT 1
    ) c ON true
    WHERE d.case_mark IN ({_OLD}) ORDER BY d.case_mark
"""  # noqa: S608 - both are constants


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A case whose time is over."""

    case: str
    """Its pseudonym."""
    name: str
    """Of the class that held longest."""
    last_ms: int
    """When the register signed the last entry about it."""
    due_ms: int
    asked: tuple[str, ...]
    """Who has asked for it to be forgotten so far."""


def due(connection: Conn, classes: Sequence[Retention], now_ms: int) -> tuple[Due, ...]:
    """Give the cases whose time is over, the longest overdue first.

    Raises:
        SettingsError: A class names an act that does not exist.
    """
    refuse_unknown_acts(classes)
    if not classes:
        return ()
    asked: dict[bytes, list[str]] = {}
    for mark, actor in connection.execute("SELECT case_mark, actor FROM erasure ORDER BY at"):
        asked.setdefault(mark, []).append(actor)
    before = now_ms - min(one.days for one in classes) * DAY_MS
    found = []
    rows = connection.execute(_ENTRIES, {"now": now_ms, "before": before})
    for mark, entries in groupby(rows, key=lambda row: bytes(row[0])):
        told = list(entries)
        held = longest(classes, (read_body(leaf[SIGNATURE_BYTES:]) for _, leaf, _ in told))
        last_ms = max(at for _, _, at in told)
        if held is not None and is_past(held, last_ms, now_ms):
            found.append(
                Due(
                    case=mark.hex(),
                    name=held.name,
                    last_ms=last_ms,
                    due_ms=last_ms + held.days * DAY_MS,
                    asked=tuple(asked.get(mark, ())),
                )
            )
    return tuple(sorted(found, key=lambda one: one.due_ms))

"""How the register stands, in numbers: for its health and metrics pages."""

from dataclasses import dataclass

from checker.register.database import Conn


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the register stands, in numbers."""

    size: int
    """Entries in the tree."""
    waiting: int
    """Entries that are stored and not in the tree yet."""
    checkpoint_ms: int | None
    """When the last checkpoint was signed."""
    logs: dict[str, int]
    """Logs by state."""
    alarms: dict[str, int]
    """Alarms ever raised, by kind."""


def health_of(connection: Conn) -> Health:
    """Give how the register stands."""
    row = connection.execute(
        "SELECT (SELECT coalesce(max(idx) + 1, 0) FROM tree),"
        " (SELECT coalesce(sum(next - 1), 0)::bigint FROM log),"
        " (SELECT at FROM checkpoint ORDER BY size DESC LIMIT 1)"
    ).fetchone()
    size, stored, at = row or (0, 0, None)
    logs = connection.execute("SELECT state, count(*) FROM log GROUP BY state").fetchall()
    alarms = connection.execute("SELECT kind, count(*) FROM alarm GROUP BY kind").fetchall()
    return Health(
        size=size,
        waiting=stored - size,
        checkpoint_ms=at,
        logs=dict(logs),
        alarms=dict(alarms),
    )

"""What the register's operator must hear of: a kind, a log and a number, nothing of a person."""

from checker.log import logger
from checker.register.database import Conn

_LOG = logger("register")


def raise_alarm(connection: Conn, kind: str, log: str, seq: int, now_ms: int) -> None:
    """Keep an alarm, and say it in the service's log."""
    _LOG.error("alarm %s log=%s seq=%d", kind, log, seq)
    connection.execute(
        "INSERT INTO alarm (kind, log, seq, at) VALUES (%s, %s, %s, %s)", (kind, log, seq, now_ms)
    )

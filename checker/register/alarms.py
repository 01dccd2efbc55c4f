"""What the register's operator must hear of: a kind, a log and a number, nothing of a person."""

from typing import Final

from checker.log import logger
from checker.register.database import Conn

_LOG = logger("register")

STOPPED: Final = "sequencer.stopped"
GOES_ON: Final = "sequencer.goes-on"


def raise_alarm(connection: Conn, kind: str, log: str, seq: int, now_ms: int) -> None:
    """Keep an alarm, and say it in the service's log."""
    _LOG.error("alarm %s log=%s seq=%d", kind, log, seq)
    connection.execute(
        "INSERT INTO alarm (kind, log, seq, at) VALUES (%s, %s, %s, %s)", (kind, log, seq, now_ms)
    )


def is_stopped(connection: Conn) -> bool:
    """Say whether the sequencer stopped, and nobody verified everything since."""
    row = connection.execute(
        "SELECT kind FROM alarm WHERE kind = ANY(%s) ORDER BY n DESC LIMIT 1",
        ([STOPPED, GOES_ON],),
    ).fetchone()
    return row is not None and row[0] == STOPPED


def let_go_on(connection: Conn, now_ms: int) -> bool:
    """Let a sequencer that stopped go on: only once `fsck` found everything whole."""
    if not is_stopped(connection):
        return False
    raise_alarm(connection, GOES_ON, "", 0, now_ms)
    return True

"""The logs that are enrolled: whose they are, and how they stand."""

from dataclasses import dataclass

from checker.protocol.messages import Role, State
from checker.register.database import Conn, raw
from checker.register.refusals import UnknownLog

REGISTER_ROLE = "register"
_COLUMNS = "log, key, actor, role, team, state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A log that is enrolled: whose it is, and how it stands."""

    log: str
    key: bytes
    """32 bytes, Ed25519: what signs in."""
    actor: str
    role: Role
    team: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a log is."""

    next: int
    head: bytes
    state: State


def known(connection: Conn, log: str) -> Known:
    """Give who a log belongs to.

    Raises:
        UnknownLog: there is none of that name, or it is the register's own.
    """
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM log WHERE log = %s AND role <> %s",  # noqa: S608 - our own names
        (raw(log), REGISTER_ROLE),
    ).fetchone()
    if row is None:
        raise UnknownLog
    return _known(*row)


def all_known(connection: Conn) -> tuple[Known, ...]:
    """Give every log but the register's own, in the order of enrolment."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM log WHERE role <> %s ORDER BY n",  # noqa: S608 - our own names
        (REGISTER_ROLE,),
    )
    return tuple(_known(*row) for row in rows)


def standing(connection: Conn, log: str) -> Standing:
    """Give how far a log is.

    Raises:
        UnknownLog: there is none of that name.
    """
    row = connection.execute(
        "SELECT next, head, state FROM log WHERE log = %s", (raw(log),)
    ).fetchone()
    if row is None:
        raise UnknownLog
    return Standing(next=row[0], head=row[1], state=State(row[2]))


def _known(log: bytes, key: bytes, actor: str, role: str, team: str, state: str) -> Known:
    return Known(
        log=log.hex(), key=key, actor=actor, role=Role(role), team=team, state=State(state)
    )

"""What an owner of the register's database, with every key of the register, can do in SQL."""
# ruff: noqa: S608 - the names of logs and tables in these statements are our own

from collections.abc import Callable
from typing import TypeAlias

from tests.builders.register_store import Register

Deed: TypeAlias = Callable[..., None]
"""Done to a register and one log, or several."""


def tamper(register: Register, *statements: str) -> None:
    """Run statements as an owner who first takes every trigger and reference away."""
    tables = [str(name) for (name,) in register.as_owner(_TABLES)]
    register.as_owner(
        *(f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in tables),
        *statements,
        *(f"ALTER TABLE {name} ENABLE TRIGGER ALL" for name in tables),
    )


def serve_anew(register: Register) -> None:
    """Make the tree anew from what is in the database now, and sign it: nothing is missing."""
    tables = ("cosignature", "inbox", "tile", "tree", "checkpoint", "sequenced")
    tamper(register, *(f"DELETE FROM {table}" for table in tables))
    (register.keys.folder / "latest").unlink()
    register.sequence()


def rewrite(register: Register, log: str, *_: str) -> None:
    """Change what a log's last entry says, and every hash with it."""
    drawn = "overlay(leaf PLACING 'x'::bytea FROM 80)"
    tamper(
        register,
        f"UPDATE entry SET leaf = {drawn}, hash = sha256('\\x00'::bytea || {drawn})"
        f" WHERE log = '\\x{log}' AND seq = (SELECT max(seq) FROM entry WHERE log = '\\x{log}')",
        "UPDATE log SET head = (SELECT hash FROM entry WHERE entry.log = log.log"
        f" AND seq = log.next - 1) WHERE log = '\\x{log}'",
    )


def drop(register: Register, log: str, *_: str) -> None:
    """Take the last entry of a log out, and its head back."""
    tamper(
        register,
        f"DELETE FROM disclosure WHERE log = '\\x{log}'",
        f"DELETE FROM entry WHERE log = '\\x{log}' AND seq = (SELECT next - 1 FROM log"
        f" WHERE log = '\\x{log}')",
        f"UPDATE log SET next = next - 1, head = (SELECT hash FROM entry WHERE entry.log = log.log"
        f" AND seq = log.next - 2) WHERE log = '\\x{log}'",
    )


def reorder(register: Register, log: str, *_: str) -> None:
    """Store one log's entries before everybody else's."""
    tamper(
        register,
        "ALTER TABLE entry ALTER COLUMN n DROP IDENTITY",
        f"UPDATE entry SET n = n - 1000 WHERE log = '\\x{log}'",
        "ALTER TABLE entry ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (START WITH 1000)",
    )


def roll_back(register: Register, *logs: str) -> None:
    """Forget the last entries of everybody."""
    for log in logs:
        tamper(
            register,
            f"DELETE FROM disclosure WHERE log = '\\x{log}' AND seq > 4",
            f"DELETE FROM entry WHERE log = '\\x{log}' AND seq > 4",
            "UPDATE log SET next = 5, head = (SELECT hash FROM entry WHERE entry.log = log.log"
            f" AND seq = 4) WHERE log = '\\x{log}'",
        )


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'letterlock'"

"""Trails for tests: real files, real keys, a clock that stands still."""

import random
from pathlib import Path

import pysqlite3

from checker.audit.disclosures import Draw
from checker.audit.entry import Act, Facts, Found, Out
from checker.audit.signing import Signer, key_file_signer
from checker.audit.trail import Trail

NOON_MS = 1_795_435_200_000
BOOT = "0123456789abcdef"
CHECKED = Facts(
    out=Out.STOP,
    findings=(Found(code="address.previous", sev="stop"),),
    via="post",
    to=("applicant",),
)


def drawn_from(seed: int) -> Draw:
    """Give random bytes that are the same in every run."""
    return random.Random(seed).randbytes


def signer_in(folder: Path) -> Signer:
    """Give the keys kept in a folder; made there the first time."""
    return key_file_signer(folder / "key")


def open_trail(folder: Path, signer: Signer | None = None, t_ms: int = NOON_MS) -> Trail:
    """Open the trail of a folder; begin it the first time."""
    return Trail.open(
        folder / "trail.sqlite",
        signer or signer_in(folder),
        app="0.1.0",
        rules="2026.1",
        boot=BOOT,
        t_ms=t_ms,
        mono_ms=1000,
    )


def check_some(trail: Trail, count: int) -> list[str]:
    """Append checks; give their receipts' codes."""
    return [
        trail.append(Act.CHECK, CHECKED, t_ms=NOON_MS + number, mono_ms=2000 + number).code
        for number in range(count)
    ]


def as_attacker(path: Path, *statements: str) -> None:
    """Change a trail as somebody with the file and any tool can: without its triggers."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()

"""A whole register on one machine with one command: database, keys, service, and codes to join."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.errors import RegisterError
from checker.protocol.messages import Role
from checker.register.database import make_logins, migrate
from checker.register.running import open_office, refuse_taken, refuse_unready, serve
from checker.register.setting_up import (
    PARTS,
    PREFIX,
    SETTINGS,
    Plan,
    read_passwords,
    set_up,
)
from checker.register.settings import ServeSettings, read_settings
from checker.words import say

ORIGIN: Final = "demo.letterlock.example"
TEAM: Final = "t-demo"
ADMINISTRATOR: Final = "u-demo"
_POSTGRES: Final = "postgres"
_LOCK: Final = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What a person needs to join a register that was just started."""

    settings: Path
    url: str
    key: str
    clerk: str
    """A one-time code for a clerk."""
    lead: str
    """A one-time code for a team lead."""


def demo(folder: Path, *, port: int, tell: Callable[[Joining], None]) -> None:
    """Run a register in a folder until it is stopped; what the folder holds goes on.

    Args:
        folder: Where everything is kept.
        port: Where it listens, on this machine only; it counts when the folder is new.
        tell: Told how to join, before it serves.

    Raises:
        LetterlockError: it cannot begin, and why.
    """
    if sys.platform == "win32":
        raise RegisterError(
            say(
                "The demo brings its own PostgreSQL on Linux and macOS only. On Windows, install "
                "PostgreSQL and use `letterlock register init`."
            )
        )
    from checker.register.embedded import OWNER, Embedded  # noqa: PLC0415 - not for Windows

    folder = folder.absolute()
    settings = folder / SETTINGS
    embedded = Embedded(folder / _POSTGRES)
    with _alone(folder):
        place = read_settings(settings).serve if settings.exists() else ServeSettings(port=port)
        refuse_taken(place.host, place.port)
        embedded.start()
        try:
            passwords = read_passwords(embedded.passwords)
            if not passwords:
                owner = _owner_password(embedded.passwords, OWNER)
                passwords = {part: secrets.token_urlsafe(24) for part in PARTS}
                embedded.keep_passwords(
                    {OWNER: owner} | {f"{PREFIX}_{part}": word for part, word in passwords.items()}
                )
            migrate(embedded.url(OWNER))
            make_logins(embedded.url(OWNER), PREFIX, passwords)
            if not settings.exists():
                set_up(
                    Plan(
                        folder=folder,
                        origin=ORIGIN,
                        database=embedded.url(OWNER),
                        port=port,
                        passwords=embedded.passwords,
                    )
                )
            refuse_unready(read_settings(settings), begin=True)
            tell(joining(settings))
            serve(settings)
        finally:
            embedded.stop()


def joining(path: Path) -> Joining:
    """Give what a person needs to join: two one-time codes, and the lines for a desk's settings."""
    settings = read_settings(path)
    office, databases = open_office(settings)
    try:
        clerk, lead = (
            office.store.new_code(role, TEAM, by=ADMINISTRATOR) for role in (Role.CLERK, Role.LEAD)
        )
        key = str(office.keys.verifier)
    finally:
        databases.close()
    return Joining(
        settings=path,
        url=f"http://{settings.serve.host}:{settings.serve.port}",
        key=key,
        clerk=clerk,
        lead=lead,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against a second demo in it, which would stop the first one's database."""
    import fcntl  # noqa: PLC0415 - not for Windows

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise RegisterError(
            say(
                "Nothing can be kept in the folder {folder}: {why}. Choose another one.",
                folder=folder,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RegisterError(
            say(
                "The register in {folder} is running already. Use that one, or stop it first.",
                folder=folder,
            )
        ) from error
    else:
        yield
    finally:
        os.close(handle)


def _owner_password(path: Path, owner: str) -> str:
    """Give the password that the owner got when the database was made."""
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(f"*:*:*:{owner}:"):
            return line.rpartition(":")[2]
    raise RegisterError(
        say("The file {path} does not hold the owner's password any more.", path=path)
    )

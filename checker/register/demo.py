"""A whole register on one machine with one command: database, keys, service, and codes to join."""

import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from checker.errors import RegisterError
from checker.protocol.messages import Role
from checker.register.database import make_logins, migrate
from checker.register.running import open_office, refuse_unready, serve
from checker.register.setting_up import (
    PARTS,
    PREFIX,
    SETTINGS,
    Plan,
    read_passwords,
    set_up,
)
from checker.register.settings import read_settings
from checker.words import say

ORIGIN: Final = "demo.letterlock.example"
TEAM: Final = "t-demo"
ADMINISTRATOR: Final = "u-demo"
_POSTGRES: Final = "postgres"


def demo(folder: Path, *, port: int, tell: Callable[[str], None]) -> None:
    """Run a register in a folder until it is stopped; what the folder holds goes on.

    Args:
        folder: Where everything is kept.
        port: Where it listens, on this machine only; it counts when the folder is new.
        tell: Told each line that the person needs.

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
    embedded = Embedded(folder / _POSTGRES)
    embedded.start()
    try:
        settings = folder / SETTINGS
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
        for line in joining(settings):
            tell(line)
        serve(settings)
    finally:
        embedded.stop()


def joining(path: Path) -> tuple[str, ...]:
    """Give what a person needs to join: two one-time codes, and the lines for a desk's settings."""
    settings = read_settings(path)
    office, databases = open_office(settings)
    try:
        codes = {
            role: office.store.new_code(role, TEAM, by=ADMINISTRATOR)
            for role in (Role.CLERK, Role.LEAD)
        }
        key = str(office.keys.verifier)
    finally:
        databases.close()
    return (
        say("The register is in {folder}. Stop it with Ctrl+C.", folder=path.parent),
        say("A code for a clerk, used once within 24 hours: {code}", code=codes[Role.CLERK]),
        say("A code for a team lead, used once within 24 hours: {code}", code=codes[Role.LEAD]),
        say("More: letterlock register code --settings {path} --role ROLE", path=path),
        say("Put these lines into the settings of each desk on this machine:"),
        "[register]",
        f'url = "http://{settings.serve.host}:{settings.serve.port}"',
        f'key = "{key}"',
    )


def _owner_password(path: Path, owner: str) -> str:
    """Give the password that the owner got when the database was made."""
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(f"*:*:*:{owner}:"):
            return line.rpartition(":")[2]
    raise RegisterError(
        say("The file {path} does not hold the owner's password any more.", path=path)
    )

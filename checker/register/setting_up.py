"""Setting a register up: its settings, its keys, its logins and their passwords."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from checker.errors import RegisterError
from checker.register.database import make_logins, migrate
from checker.register.keys import Keys, make_keys
from checker.register.settings import read_settings
from checker.words import say

SETTINGS: Final = "register.toml"
KEYS: Final = "keys"
PREFIX: Final = "letterlock"
PARTS: Final = ("app", "sequencer", "erasure", "reader")
_PASSWORDS: Final = "passwords"
_LINE_PARTS: Final = 5

_TEMPLATE: Final = """\
# The settings of a register of Letterlock. The manual is resources/manual/register.md.

# The register's name in everything that it signs: a host and perhaps a path, without https://.
# Never change it once a desk was enrolled.
origin = {origin}

# The folder of keys, and of the logins' passwords. Keep a copy of it apart from the database's.
keys = "keys"

[database]
# A login for each part: each may do only its own. No passwords here: they are in the keys' folder.
app = {app}
sequencer = {sequencer}
erasure = {erasure}
reader = {reader}

[serve]
# A proxy that speaks TLS stands before it; the service itself should not be reached from outside.
host = {host}
port = {port}
workers = 1

# The organisation's policy, which desks are given. Seal it after each change: letterlock register
# seal-policy FILE. Take the # away and fill in:
# policy = "policy.toml"

# A witness signs each tree too; desks are told of it. Take the # away and fill in:
# [[witnesses]]
# key = "witness.example/w1+..."
# url = "https://witness.example"

# To sign in with your organisation's identity provider, take the # away and fill in:
# [oidc]
# issuer = "https://login.example/"
# audience = "letterlock"
# groups_claim = "groups"
# [[oidc.groups]]
# group = "court-north-leads"
# role = "lead"
# team = "t-north"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a new register is to be."""

    folder: Path
    origin: str
    database: str = "postgresql:///letterlock"
    """How its database is reached, without a login."""
    host: str = "127.0.0.1"
    port: int = 8460
    passwords: Path | None = None
    """Where the logins' passwords are; by default a file of its own in the folder of keys."""


def set_up(plan: Plan) -> Keys:
    """Write the settings and make keys and passwords; the database is not touched.

    Raises:
        RegisterError: there is a register in the folder already, or it cannot be written.
        SettingsError: the name or the address is not one.
        KeyringError: the keys cannot be kept there.
    """
    path = plan.folder / SETTINGS
    if path.exists():
        raise RegisterError(
            say(
                "There is a register in {folder} already. Nothing was changed. Choose another "
                "folder, or go on with that one: letterlock register check --settings {path}.",
                folder=plan.folder,
                path=path,
            )
        )
    keys = plan.folder / KEYS
    passwords = plan.passwords or keys.absolute() / _PASSWORDS
    try:
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys.chmod(0o700)
        half = plan.folder / f"{SETTINGS}.new"
        half.write_text(_written(plan, passwords), encoding="utf-8")
        read_settings(half)
        made = make_keys(keys, plan.origin)
        if plan.passwords is None and not passwords.exists():
            keep_passwords(passwords, {part: secrets.token_urlsafe(24) for part in PARTS})
        half.replace(path)
    except OSError as error:
        raise RegisterError(
            say(
                "The folder {folder} cannot be written: {why}.",
                folder=plan.folder,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    finally:
        (plan.folder / f"{SETTINGS}.new").unlink(missing_ok=True)
    return made


def bring_up_to_date(settings: Path, owner: str, *, prefix: str = PREFIX) -> tuple[str, ...]:
    """Bring the database's schema up to date and make its logins; give the steps that ran.

    Args:
        settings: The register's settings.
        owner: How the database's owner reaches it.
        prefix: What the logins' names begin with.
    """
    read_settings(settings)
    done = migrate(owner)
    make_known_logins(settings, owner, prefix=prefix)
    return done


def make_known_logins(settings: Path, owner: str, *, prefix: str = PREFIX) -> None:
    """Make the logins whose passwords lie beside the keys; where none do, nothing is made."""
    keys = Path(read_settings(settings).keys)
    passwords = read_passwords(keys / _PASSWORDS, prefix)
    if passwords:
        make_logins(owner, prefix, passwords)


def keep_passwords(path: Path, passwords: Mapping[str, str], *, prefix: str = PREFIX) -> None:
    """Keep the logins' passwords as libpq reads them, for this account only."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.writelines(f"*:*:*:{prefix}_{part}:{word}\n" for part, word in passwords.items())
        file.flush()
        os.fsync(file.fileno())


def read_passwords(path: Path, prefix: str = PREFIX) -> dict[str, str]:
    """Give the logins' passwords by their part; nothing where somebody else looks after them."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return {}
    found = {}
    for line in lines:
        parts = line.split(":", _LINE_PARTS - 1)
        if len(parts) == _LINE_PARTS and parts[3].startswith(f"{prefix}_"):
            found[parts[3].removeprefix(f"{prefix}_")] = parts[4]
    return {part: found[part] for part in PARTS if part in found}


def _written(plan: Plan, passwords: Path) -> str:
    """Write the settings."""
    try:
        if "password" in conninfo_to_dict(plan.database):
            raise RegisterError(
                say(
                    "Leave the password out of the database's address: the settings hold none. "
                    "Each login gets one of its own, in the folder of keys. Nothing was written."
                )
            )
        urls = {
            part: make_conninfo(plan.database, user=f"{PREFIX}_{part}", passfile=str(passwords))
            for part in PARTS
        }
    except ProgrammingError as error:
        raise RegisterError(
            say(
                "{database} is no address of a PostgreSQL database. Write it like "
                "postgresql://db.example/letterlock.",
                database=plan.database,
            )
        ) from error
    values = {"origin": plan.origin, "host": plan.host, "port": plan.port, **urls}
    return _TEMPLATE.format(**{key: _toml(one) for key, one in values.items()})


def _toml(value: object) -> str:
    """Write a value as TOML: JSON's strings and numbers are TOML's too."""
    return msgspec.json.encode(value).decode()


def next_steps(plan: Plan, keys: Keys) -> tuple[str, ...]:
    """Give what to do after a register was set up, in order."""
    path = plan.folder / SETTINGS
    return (
        say("The settings are in {path}, the keys in {keys}.", path=path, keys=plan.folder / KEYS),
        say("Keep a copy of the folder of keys in a safe place, apart from the database's copies."),
        say("The register signs with this key; desks are told to expect it:"),
        f"  {keys.verifier}",
        say("Next:"),
        say("1. Make the database: createdb letterlock (PostgreSQL 15 or later)."),
        say(
            "2. Make its tables and logins, as its owner: letterlock register migrate --settings "
            "{path} --owner URL",
            path=path,
        ),
        say("3. See that all is well: letterlock register check --settings {path}", path=path),
        say("4. Serve: letterlock register serve --settings {path}", path=path),
        say(
            "5. Make a code for each device: letterlock register code --settings {path} --role "
            "clerk --team TEAM --by YOU",
            path=path,
        ),
    )

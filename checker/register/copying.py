"""Copies of a register's database: made beside its work, and put back into an empty database.

PostgreSQL's own programs write and read them. A copy counts once it is whole on the disk with the
digest of its bytes beside it; one that is put back counts once everything in it was verified again.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from checker.audit.private_file import settle, write_private
from checker.errors import RegisterError
from checker.register.database import SCHEMA, make_groups
from checker.register.setting_up import bring_up_to_date, make_known_logins
from checker.register.settings import RegisterSettings, read_settings
from checker.words import say

_NAME: Final = "letterlock-%Y%m%dT%H%M%SZ.dump"
_ALL: Final = "letterlock-*.dump"
_SUM: Final = ".sha256"
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy that was made."""

    file: Path
    size: int
    """In bytes."""
    sha256: str
    gone: tuple[Path, ...] = ()
    """Older copies that were deleted, since their time was over."""


def copy_register(path: Path, folder: Path, now: datetime, *, keep: int | None = None) -> Copied:
    """Write the database, the settings and the policy into a folder, as the login that only looks.

    The keys are not among it: their copy is made once, and kept apart.

    Args:
        path: The register's settings.
        folder: Where copies are kept; made where it is not there, for this account only.
        now: The time that its name says.
        keep: For how many days copies are kept; older ones go once the new one is whole.

    Raises:
        SettingsError: the settings are no settings.
        RegisterError: the database did not let itself be copied, or the folder be written. What
            was there is still there.
    """
    settings = read_settings(path)
    with _writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / now.astimezone(UTC).strftime(_NAME)
        half = file.with_suffix(".part")
        try:
            half.touch(mode=0o600)
            database = settings.database
            _run("pg_dump", database.reader or database.app, "--format=custom", f"--file={half}")
            _run_without("pg_restore", "--list", half)
            told = _digest(half)
            write_private(_sum_of(file), f"{told}  {file.name}\n".encode())
            settle(half)
            half.replace(file)
            settle(folder)
        finally:
            half.unlink(missing_ok=True)
        for one in _beside(path, settings):
            write_private(folder / one.name, one.read_bytes())
        gone = () if keep is None else _let_go(folder, file, now - timedelta(days=keep))
    return Copied(file=file, size=file.stat().st_size, sha256=told, gone=gone)


def put_back(path: Path, file: Path, owner: str, tell: Callable[[str], None]) -> None:
    """Put a copy into an empty database, all of it or nothing; who calls verifies it afterwards.

    Args:
        path: The register's settings, with its keys where they were.
        file: The copy.
        owner: How the owner of the empty database reaches it.
        tell: Told of each step once it is done.

    Raises:
        SettingsError: the settings are no settings, or the copy is of a later Letterlock.
        RegisterError: the copy is damaged, or the database is not empty or did not take it. Then
            the database is as it was.
    """
    read_settings(path)
    owner = _own_password(owner)
    _verify(file, tell)
    _refuse_full(owner)
    try:
        make_groups(owner)
        make_known_logins(path, owner)
    except psycopg.Error as error:
        raise _refused(error) from error
    tell(say("The logins are there."))
    _run("pg_restore", owner, "--exit-on-error", "--single-transaction", "--no-owner", str(file))
    tell(say("The copy is in the database."))
    done = bring_up_to_date(path, owner)
    if done:
        tell(say("It was brought up to date: {steps}.", steps=", ".join(done)))


def _own_password(owner: str) -> str:
    """Give how the owner reaches it with the password from PGPASSWORD, which is theirs alone.

    libpq would take it for the other logins too, before the file of their passwords.
    """
    password = os.environ.pop("PGPASSWORD", None)
    if password is None or "password" in conninfo_to_dict(owner):
        return owner
    return make_conninfo(owner, password=password)


def _verify(file: Path, tell: Callable[[str], None]) -> None:
    """Compare a copy with the digest beside it."""
    try:
        told = _digest(file)
        beside = _sum_of(file)
        known = beside.read_text(encoding="ascii").split()[:1] if beside.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(say("The copy {file} cannot be read.", file=file)) from error
    if known is None:
        tell(say("No digest lies beside the copy, so its bytes were compared with nothing."))
    elif known != [told]:
        raise RegisterError(
            say(
                "The copy {file} is not what was written: its bytes do not fit {digest}. Nothing "
                "was changed. Take another copy.",
                file=file,
                digest=_sum_of(file).name,
            )
        )
    else:
        tell(say("The copy is what was written."))


def _refuse_full(owner: str) -> None:
    """Refuse a database that holds a register."""
    try:
        with psycopg.connect(owner, connect_timeout=10) as connection:
            full = connection.execute(
                "SELECT FROM information_schema.schemata WHERE schema_name = %s", (SCHEMA,)
            ).fetchone()
    except psycopg.Error as error:
        raise _refused(error) from error
    if full is not None:
        raise RegisterError(
            say(
                "There is a register in this database already. Nothing was changed: it may be "
                "evidence. Make an empty database, and name that one in the settings."
            )
        )


def _refused(error: psycopg.Error) -> RegisterError:
    return RegisterError(
        say(
            "The database did not do what was asked of its owner: {why}",
            why=_short(str(error)) or type(error).__name__,
        )
    )


def _run(name: str, url: str, *words: str) -> None:
    """Run one of PostgreSQL's programs on a database; no password stands in its command."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    password = parts.pop("password", None)
    environment = {} if password is None else {"PGPASSWORD": password}
    _run_without(name, f"--dbname={make_conninfo(**parts)}", *words, environment=environment)


def _run_without(name: str, *words: object, environment: Mapping[str, str] | None = None) -> None:
    program = shutil.which(name)
    if program is None:
        raise RegisterError(
            say(
                "PostgreSQL's program {name} is not on this computer. Install PostgreSQL's client "
                "programs (Debian: apt install postgresql-client), of the server's version or "
                "newer.",
                name=name,
            )
        )
    done = subprocess.run(  # noqa: S603 - a program that was found by its name, no shell
        [program, *(str(word) for word in words)],
        capture_output=True,
        env={**os.environ, **(environment or {})},
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise RegisterError(
            say("{name} did not do it: {why}", name=name, why=_short(done.stderr) or "?")
        )


def _short(told: str) -> str:
    """Give the first line of what a program said."""
    return next((line.strip() for line in told.splitlines() if line.strip()), "")[:_LONGEST]


def _beside(path: Path, settings: RegisterSettings) -> tuple[Path, ...]:
    """Give the files that are copied with the database: settings, policy and its seal."""
    policy = [Path(settings.policy), Path(f"{settings.policy}.sig")] if settings.policy else []
    return (path, *(one for one in policy if one.exists()))


def _let_go(folder: Path, newest: Path, before: datetime) -> tuple[Path, ...]:
    """Delete the copies that are older, by what their names say, but never the newest."""
    gone = []
    for one in sorted(folder.glob(_ALL)):
        try:
            made = datetime.strptime(one.name, _NAME).replace(tzinfo=UTC)
        except ValueError:  # not one that was made here
            continue
        if one != newest and made < before:
            one.unlink()
            _sum_of(one).unlink(missing_ok=True)
            gone.append(one)
    return tuple(gone)


def _sum_of(file: Path) -> Path:
    return file.with_name(file.name + _SUM)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Say where a copy could not be written, and why."""
    try:
        yield
    except OSError as error:
        raise RegisterError(
            say(
                "The copy could not be written to {folder}: {why}. Copies that were there are "
                "still there.",
                folder=folder,
                why=error.strerror or type(error).__name__,
            )
        ) from error

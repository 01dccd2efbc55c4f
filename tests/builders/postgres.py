"""A PostgreSQL server of a test's own: made in a folder, reached by a socket there, then gone."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

PASSWORD = "not-in-the-settings"  # noqa: S105 - of a server that lives for one test
_PROGRAMS = Path("/usr/lib/postgresql")
_UNPRIVILEGED = "postgres"
_QUICK = (
    " -c fsync=off -c full_page_writes=off -c max_wal_size=64MB -c min_wal_size=32MB"
    " -c log_checkpoints=off"
)
"""Whoever kills it loses nothing; only a machine without power would."""
_MEMORY, _MEMORY_NEEDED = Path("/dev/shm"), 1 << 30  # noqa: S108 - a folder of our own within it
"""A database is some hundred files: in memory it is made fifteen times as fast as on a disk."""


class Server:
    """A running server with two logins: `owner`, who may do everything, and `reader`."""

    def __init__(self, folder: Path, start: Callable[[], None]) -> None:
        """Know where its socket is, and how it is started."""
        self.folder = folder
        self._start = start

    @property
    def process(self) -> int:
        """Give the number of its first process."""
        return int((self.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def crash(self) -> None:
        """Kill it in the middle of whatever it does, and start it again: it recovers."""
        os.kill(self.process, signal.SIGKILL)
        self.up_again()

    def up_again(self) -> None:
        """Start it again after it went down, however that was."""
        until = time.monotonic() + 60
        while True:
            try:
                self._start()
            except AssertionError:  # its children still end
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return

    def run(self, statements: str) -> None:
        """Run statements as the owner."""
        with psycopg.connect(
            host=str(self.folder), user="owner", password=PASSWORD, dbname="postgres"
        ) as connection:
            connection.execute(statements.encode())

    def url(self, user: str = "reader") -> str:
        """Give the url for the settings."""
        return f"postgresql+psycopg://{user}@/postgres?host={self.folder}"


@contextmanager
def server(
    *, durable: bool = False, within: Path | None = None, wal: Path | None = None
) -> Iterator[Server]:
    """Run a server; where none is installed the test is skipped, but never in our own CI.

    Args:
        durable: Whether it waits for its disk, as a server that is measured must.
        within: The folder in which it is made, where that matters; otherwise one in memory.
        wal: The new folder of its write-ahead log, where that is elsewhere.
    """
    programs = _programs()
    if programs is None:
        words = "PostgreSQL is not installed here (Debian: apt install postgresql)"
        if os.environ.get("LETTERLOCK_CI"):
            pytest.fail(words)
        pytest.skip(words)
    if within is None and not durable:
        within = _in_memory()
    with TemporaryDirectory(
        prefix="letterlock-pg-", dir=within, ignore_cleanup_errors=True
    ) as made:
        folder = Path(made)
        secret = folder / "secret"
        secret.write_text(PASSWORD, encoding="ascii")
        if os.geteuid() == 0:
            for path in (folder, secret):
                shutil.chown(path, _UNPRIVILEGED)
        _as_nobody(
            programs / "initdb", "-D", folder / "data", "-U", "owner", "-E", "UTF8", "-N",
            "--no-locale", "--auth=scram-sha-256", f"--pwfile={secret}",
            *(() if wal is None else (f"--waldir={wal}",)),
        )  # fmt: skip
        control = (programs / "pg_ctl", "-D", folder / "data", "-w")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        options += "" if durable else _QUICK

        def start() -> None:
            _as_nobody(*control, "-l", folder / "log", "-o", options, "start")

        start()
        try:
            running = Server(folder, start)
            running.run(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'")
            yield running
        finally:
            _as_nobody(*control, "-m", "immediate", "stop")


def program(name: str) -> Path:
    """Give one of the newest server's own programs: `pg_dump`, `psql`."""
    found = _programs()
    assert found is not None
    return found / name


def _programs() -> Path | None:
    """Give the folder of the newest server's programs, or None."""
    found = sorted(_PROGRAMS.glob("*/bin/postgres"), key=lambda one: float(one.parts[-3]))
    if found:
        return found[-1].parent
    known = shutil.which("postgres")
    return None if known is None else Path(known).resolve().parent


def _in_memory() -> Path | None:
    """Give a folder in memory where there is room for databases, or None."""
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _MEMORY_NEEDED:
        return None
    return _MEMORY


def _as_nobody(*command: object) -> None:
    """Run a program as somebody without privileges: the server refuses to run as root."""
    user = _UNPRIVILEGED if os.geteuid() == 0 else None
    done = subprocess.run(
        [str(word) for word in command],
        user=user,
        group=user,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]}: {done.returncode}"

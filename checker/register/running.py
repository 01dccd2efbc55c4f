"""Running the register: the service, and beside it the sequencer, until it is told to stop."""

import os
import shutil
import signal
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Final

import psycopg
import uvicorn
from fastapi import FastAPI
from psycopg_pool import PoolTimeout
from starlette.concurrency import run_in_threadpool

from checker.errors import LetterlockError, RegisterError
from checker.log import kind_of, logger
from checker.register import metrics
from checker.register.asking_witnesses import witnesses_of
from checker.register.clock import system_clock
from checker.register.database import Databases, applied, connect, steps
from checker.register.json_log import write_log
from checker.register.keys import read_keys
from checker.register.office import Office
from checker.register.oidc import Provider
from checker.register.policies import policies_of
from checker.register.register_log import ACTOR
from checker.register.sequencer import Sequencer
from checker.register.service import Lifespan, service
from checker.register.settings import RegisterSettings, read_settings
from checker.register.store import Store
from checker.words import say

_log = logger("register.running")

SETTINGS: Final = "LETTERLOCK_REGISTER_SETTINGS"
"""The variable that tells the workers where their settings are."""
_FACTORY: Final = "checker.register.running:worker"
_KEEP_ALIVE_SECONDS: Final = 75
"""Longer than a usual proxy keeps its side, so that no call meets a connection that just closed."""
_HEAD_BYTES: Final = 32_768
_PURGE_SECONDS: Final = 3_600
_AGAIN_SECONDS: Final = 5
_JOIN_SECONDS: Final = 20


def open_office(settings: RegisterSettings) -> tuple[Office, Databases]:
    """Open everything that a register stands on. Whoever opens it closes the databases.

    Raises:
        KeyringError: its keys cannot be used.
    """
    keys = read_keys(Path(settings.keys), settings.origin)
    databases = connect(settings.database.urls, most=settings.database.connections)
    clock = system_clock()
    store = Store(
        databases,
        keys,
        clock,
        witnesses=tuple(one.key for one in settings.witnesses),
        need=settings.witnesses_needed,
    )
    office = Office(
        settings=settings,
        keys=keys,
        store=store,
        clock=clock,
        policies=policies_of(settings, keys, partial(store.policy_changed, by=ACTOR)),
        provider=None if settings.oidc is None else Provider(settings.oidc),
    )
    return office, databases


def beside(office: Office, databases: Databases) -> Lifespan:
    """Give what runs beside the service: the sequencer, and what removes old requests.

    Every worker has both. The database lets one sequence at a time; when that one dies, another
    goes on.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        stop = threading.Event()
        sequencer = Sequencer(
            databases,
            office.keys,
            office.clock,
            witnesses=witnesses_of(office.settings.witnesses),
        )
        threads = [
            threading.Thread(target=_kept_up, args=(work, stop, told), name=name, daemon=True)
            for name, work, told in (
                ("sequencer", lambda: sequencer.run(_going_on(office, stop)), office.stopped),
                ("purge", lambda: _purge(office, stop), threading.Event()),
            )
        ]
        for one in threads:
            one.start()
        try:
            yield
        finally:
            stop.set()
            for one in threads:
                await run_in_threadpool(one.join, _JOIN_SECONDS)
            databases.close()

    return lifespan


def worker() -> FastAPI:
    """Give one worker's service, by the settings that the environment names."""
    write_log()
    settings = read_settings(Path(os.environ[SETTINGS]))
    office, databases = open_office(settings)
    return service(office, beside(office, databases))


def serve(path: Path, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve a register until SIGTERM or Ctrl+C; calls that are under way are finished first.

    Args:
        path: Its settings.
        ready: Told the address once the database was reached, before anything is answered.

    Raises:
        LetterlockError: it cannot begin, and why.
    """
    settings = read_settings(path)
    refuse_unready(settings, begin=True)
    refuse_taken(settings.serve.host, settings.serve.port)
    if ready is not None:
        ready(f"http://{settings.serve.host}:{settings.serve.port}")
    os.environ[SETTINGS] = str(path.absolute())
    before = signal.signal(signal.SIGTERM, _end)
    os.environ.pop(metrics.SHARED, None)
    shared = None
    if settings.serve.workers > 1:
        shared = os.environ[metrics.SHARED] = tempfile.mkdtemp(prefix="letterlock-metrics-")
    try:
        uvicorn.run(
            _FACTORY,
            factory=True,
            host=settings.serve.host,
            port=settings.serve.port,
            workers=settings.serve.workers,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=list(settings.serve.trusted_proxies),
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=settings.serve.stop_seconds,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        if shared is not None:
            shutil.rmtree(shared, ignore_errors=True)


def refuse_unready(settings: RegisterSettings, *, begin: bool = False) -> None:
    """Refuse to begin where keys or database are not as they must be.

    Args:
        settings: The register's.
        begin: Whether to begin the register's own log, where it was never begun.

    Raises:
        LetterlockError: what is wrong, and what to do.
    """
    office, databases = open_office(settings)
    try:
        with databases.app.connection() as connection:
            behind = set(steps()) - applied(connection)
        office.store.health()
        if behind:
            raise _not_set_up()
        if begin:
            office.store.begin()
            if office.policies is not None:
                office.policies.now()
    except (psycopg.OperationalError, PoolTimeout) as error:
        raise RegisterError(
            say(
                "The register's database cannot be reached. Check in the settings where it is, "
                "that it runs, and that the password file has the logins' passwords."
            )
        ) from error
    except psycopg.Error as error:
        raise _not_set_up() from error
    finally:
        databases.close()


def _not_set_up() -> RegisterError:
    return RegisterError(
        say(
            "The register's database is not set up for this version. Run `letterlock register "
            "migrate` as its owner."
        )
    )


def refuse_taken(host: str, port: int) -> None:
    """Refuse to begin where somebody else listens, or where this machine has no such address."""
    try:
        family, kind, number, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, number) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trying.bind(place)
    except OSError as error:
        raise RegisterError(
            say(
                "The service cannot listen on {host}, port {port}: {why}. Stop what listens "
                "there, or set another port under [serve] in the settings.",
                host=host,
                port=port,
                why=error.strerror or type(error).__name__,
            )
        ) from error


def _end(_: int, __: object) -> None:
    """End after SIGTERM as after any other end, so that everything is put away."""
    raise KeyboardInterrupt


def _kept_up(work: Callable[[], None], stop: threading.Event, stopped: threading.Event) -> None:
    """Do work again whenever it fails, until it is told to stop: it never ends unseen."""
    while not stop.is_set():
        try:
            work()
        except LetterlockError as error:
            stopped.set()
            _log.critical("stopped", extra={"facts": {"why": type(error).__name__}})
        except Exception as error:  # noqa: BLE001 - it must not end because of one bad moment
            _log.error("failed", extra={"facts": {"why": kind_of(error)}})
        stop.wait(_AGAIN_SECONDS)


def _going_on(office: Office, stop: threading.Event) -> Callable[[float], bool]:
    """Give what the sequencer waits with: whoever waits again has taken a step, and signs."""
    waits = 0

    def wait(seconds: float) -> bool:
        nonlocal waits
        if waits:
            office.stopped.clear()
        waits += 1
        return stop.wait(seconds)

    return wait


def _purge(office: Office, stop: threading.Event) -> None:
    """Remove what is too old, once an hour."""
    while not stop.is_set():
        office.store.purge()
        stop.wait(_PURGE_SECONDS)

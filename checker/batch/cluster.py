"""Workers on several machines of the organisation, through Dask: over TLS, or on this machine.

A letter travels to its worker with the question and is kept there in memory alone. The scheduler
gives the letters of a worker that dies to others; each comes back once, whoever checked it.
"""

import contextlib
import ipaddress
import logging
import queue
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.batch.doing import ITEM_SECONDS
from checker.batch.jobs import Bench, Job, Outcome, Ready
from checker.batch.judging import Judge
from checker.batch.processes import not_finished
from checker.errors import BatchError, CallError, LetterlockError
from checker.log import kind_of, logger
from checker.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from distributed import Client, Future

_CONNECT_SECONDS = 20
_READY_SECONDS = 180
_LOOK_SECONDS = 2.0
_A_WORKER = 2
"""Letters that wait at a worker or are in its hands: it has the next without asking."""
_LOG = logger("batch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """The certificates: whose signature counts, and who this computer is."""

    ca: Path
    cert: Path
    key: Path


def address_of(told: str, tls: Tls | None) -> str:
    """Give the address of a scheduler with its scheme.

    Raises:
        CallError: letters would travel to another machine in the clear.

    >>> address_of("127.0.0.1:8786", None)
    'tcp://127.0.0.1:8786'
    """
    scheme, apart, place = told.partition("://")
    if not apart:
        scheme, place = ("tls" if tls else "tcp"), told
    if scheme not in ("tls", "tcp") or not place.rpartition(":")[2].isdigit():
        raise CallError(say("{address} is no address like tls://scheduler:8786.", address=told))
    if tls is None and (scheme == "tls" or not _is_here(place)):
        raise CallError(
            say(
                "Letters go to other computers over TLS only. Add --dask-tls-ca, --dask-tls-cert "
                "and --dask-tls-key."
            )
        )
    if tls is not None and scheme != "tls":
        raise CallError(say("{address} is an address without TLS. Write tls://.", address=told))
    return f"{scheme}://{place}"


def _is_here(place: str) -> bool:
    host = place.rpartition(":")[0].strip("[]")
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(
        self, bench: Bench, address: str, tls: Tls | None, *, item_seconds: float = ITEM_SECONDS
    ) -> None:
        """Remember where the scheduler is; nothing is asked of it before `begin`.

        Raises:
            CallError: the address is none, or would need TLS.
        """
        self._bench, self._address, self._tls = bench, address_of(address, tls), tls
        self._item_seconds = item_seconds
        self._client: Client | None = None
        self._given: dict[str, tuple[Job, Future[Outcome], float]] = {}
        self._came: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._threads, self._looked = 0, -_LOOK_SECONDS

    def begin(self) -> Ready:
        """Ask the scheduler for a worker, and wait until it is ready.

        Raises:
            BatchError: there is no scheduler, no worker, or none that has Letterlock.
            LetterlockError: what the worker says it cannot begin without.
        """
        self._client = _client(self._address, self._tls)
        asked = self._client.submit(
            ready_there, self._bench, pure=False, key=f"letterlock-{self._bench.run}-ready"
        )
        try:
            ready: Ready = asked.result(timeout=_READY_SECONDS)
        except LetterlockError:
            raise
        except Exception as error:
            raise _no_workers(error) from error
        return ready

    def room(self) -> int:
        """Say how many letters may be given now: so many a thread of every worker there is."""
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            try:
                held: Mapping[str, int] = self._ours().nthreads()
            except Exception as error:
                raise _lost(error) from error
            self._threads, self._looked = sum(held.values()), time.monotonic()
        return max(0, self._threads * _A_WORKER - len(self._given))

    def give(self, job: Job) -> None:
        """Hand a letter to the scheduler, which keeps it until a worker has done it."""
        future = self._ours().submit(
            judged_there,
            self._bench,
            job,
            pure=False,
            key=f"letterlock-{self._bench.run}-{job.key}",
        )
        self._given[job.key] = (job, future, time.monotonic())
        future.add_done_callback(lambda _: self._came.put(job.key))

    def in_hand(self) -> int:
        """Say how many letters were given and have not come back."""
        return len(self._given)

    def take(self, seconds: float) -> tuple[Outcome, ...]:
        """Give what has come, waiting so long for the first.

        Raises:
            BatchError: the scheduler is lost, or a worker has another Letterlock.
        """
        found: list[Outcome] = []
        with contextlib.suppress(queue.Empty):
            found += self._take(self._came.get(timeout=seconds))
            while True:
                found += self._take(self._came.get_nowait())
        return (*found, *self._late())

    def close(self) -> None:
        """Let go of the scheduler; what is in hand is forgotten there as well."""
        client, self._client = self._client, None
        if client is None:
            return
        with contextlib.suppress(Exception):
            client.cancel([future for _, future, _ in self._given.values()], force=True)
        with contextlib.suppress(Exception):
            client.close(timeout=_LOOK_SECONDS)

    def _ours(self) -> "Client":
        if self._client is None or self._client.status not in ("running", "connecting"):
            raise _lost(None)
        return self._client

    def _take(self, key: str) -> tuple[Outcome, ...]:
        given = self._given.pop(key, None)
        if given is None:
            return ()  # it took too long, and was held already
        job, future, _ = given
        return (_outcome(job, future),)

    def _late(self) -> tuple[Outcome, ...]:
        """Hold the letters that a worker has kept for too long."""
        oldest = time.monotonic() - self._item_seconds * _A_WORKER
        late = [key for key, (_, _, since) in self._given.items() if since < oldest]
        held = [self._given.pop(key) for key in late]
        for _, future, _ in held:
            future.cancel(force=True)
        self._ours()
        return tuple(not_finished(job) for job, _, _ in held)


def _outcome(job: Job, future: "Future[Outcome]") -> Outcome:
    """Give what a future holds.

    Raises:
        BatchError: the scheduler is lost, or the worker has another Letterlock.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - only some have it

    if future.status == "finished":
        came = future.result(timeout=_CONNECT_SECONDS)
        if isinstance(came, Outcome) and came.key == job.key:
            return came
        raise _no_workers(None)
    problem = future.exception(timeout=_CONNECT_SECONDS) if future.status == "error" else None
    if isinstance(problem, KilledWorker):
        return not_finished(job)
    if isinstance(problem, LetterlockError):
        raise problem
    raise _lost(None) if problem is None else _no_workers(problem)


def _client(address: str, tls: Tls | None) -> "Client":
    try:
        import dask  # noqa: PLC0415 - only some have it
        from distributed import Client, Security  # noqa: PLC0415 - the same
    except ImportError as error:
        raise CallError(
            say("Dask is not installed here. Install letterlock[dask], or leave out --dask.")
        ) from error
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.startswith("distributed"):  # it quotes what it carries
            logging.getLogger(name).setLevel(logging.CRITICAL)
    # A letter with large enclosures is no mistake.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
    security: Any = None
    if tls is not None:
        security = Security(
            tls_ca_file=str(tls.ca),
            tls_client_cert=str(tls.cert),
            tls_client_key=str(tls.key),
            require_encryption=True,
        )
    try:
        return Client(address, security=security, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        _LOG.info("no scheduler: %s", kind_of(error))
        raise BatchError(
            say(
                "The scheduler at {address} cannot be reached. See that it runs and that the "
                "certificates are right.",
                address=address,
            )
        ) from error


def _no_workers(error: BaseException | None) -> BatchError:
    _LOG.info("a worker cannot check: %s", "odd answer" if error is None else kind_of(error))
    return BatchError(
        say(
            "The workers of the scheduler cannot check letters. See that there are some, and that "
            "each has this version of Letterlock."
        )
    )


def _lost(error: BaseException | None) -> BatchError:
    _LOG.info("the scheduler is lost: %s", "" if error is None else kind_of(error))
    return BatchError(say("The scheduler was lost. What was found is kept."))


class _Kept:
    """What a worker keeps between letters: the judge of one batch at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._judges: dict[Bench, Judge] = {}

    def judge(self, bench: Bench) -> Judge:
        """Give the judge of a batch; that of another batch is let go."""
        with self._lock:
            if bench not in self._judges:
                for other in self._judges.values():
                    other.close()
                self._judges.clear()
                self._judges[bench] = Judge(bench)
            return self._judges[bench]


_KEPT = _Kept()


def ready_there(bench: Bench) -> Ready:
    """Say, at a worker, that it can begin."""
    return _KEPT.judge(bench).ready


def judged_there(bench: Bench, job: Job) -> Outcome:
    """Check a letter at a worker."""
    return _KEPT.judge(bench).judged(job)

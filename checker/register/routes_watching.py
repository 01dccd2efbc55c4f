"""Calls of whoever looks after the service: is it alive, is it ready, what does it count."""

import time
from collections.abc import Callable
from typing import Literal

import psycopg
from anyio import CapacityLimiter, move_on_after, to_thread
from psycopg_pool import PoolTimeout
from starlette.requests import Request
from starlette.responses import Response

from checker.audit.entry import Count
from checker.errors import LetterlockError
from checker.protocol.messages import Message
from checker.register.calls import Call, told
from checker.register.metrics import MEDIA_TYPE, State
from checker.register.office import Office
from checker.register.store import Health

_MILLISECONDS = 1_000
_PATIENCE_SECONDS = 3
_MOST_WAITING = 4
"""Looks at the database at once: those that hang must not take the place of others."""


class Live(Message, frozen=True, kw_only=True):
    """The process answers."""

    state: Literal["live"] = "live"


class Ready(Message, frozen=True, kw_only=True):
    """Whether the service can do its work: 200 when it can, else 503."""

    state: Literal["ready", "not-ready"]
    database: bool
    """Whether the database answers."""
    signs: bool
    """Whether the sequencer here works: not where it found the record changed."""
    behind_seconds: Count
    """For how long entries have waited for the tree while it did not grow."""


class Behind:
    """For how long the tree has not grown though entries wait, as far as anybody looked."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """Judge by a clock that only goes forward."""
        self._seconds = seconds
        self._size = -1
        self._since = 0.0
        self._waited = False

    def look(self, health: Health) -> float:
        """Give the seconds, from the last look at which nothing waited or it had grown."""
        now = self._seconds()
        if not health.waiting or not self._waited or health.size != self._size:
            self._since = now
        self._size, self._waited = health.size, bool(health.waiting)
        return now - self._since


def watching(office: Office) -> tuple[Call, ...]:
    """Give the calls about the service itself."""
    behind = Behind(time.monotonic)
    waiting = CapacityLimiter(_MOST_WAITING)

    async def live(_: Request) -> Response:
        """Answer: that is all there is to it."""
        return told(Live())

    async def ready(_: Request) -> Response:
        """Ask the database, and how far the tree is."""
        health = await _health(office, waiting)
        seconds = int(behind.look(health)) if health else 0
        signs = not office.stopped.is_set()
        fine = health is not None and signs and seconds <= office.settings.serve.behind_seconds
        answer = Ready(
            state="ready" if fine else "not-ready",
            database=health is not None,
            signs=signs,
            behind_seconds=seconds,
        )
        response = told(answer, 200 if fine else 503)
        if not fine:
            response.headers["Retry-After"] = "5"
        return response

    async def metrics(_: Request) -> Response:
        """Count for Prometheus."""
        health = await _health(office, waiting)
        age = None
        if health and health.checkpoint_ms is not None:
            age = max(0, office.clock.now_ms() - health.checkpoint_ms) / _MILLISECONDS
        state = State(
            health=health, behind=behind.look(health) if health else None, checkpoint_age=age
        )
        return Response(
            office.metrics.text(state), headers={"Cache-Control": "no-store"}, media_type=MEDIA_TYPE
        )

    return (
        Call(
            method="GET",
            path="/health/live",
            says="Whether the process answers",
            handler=live,
            gives={200: Live},
            signed_in=False,
        ),
        Call(
            method="GET",
            path="/health/ready",
            says="Whether the database answers and the tree keeps up",
            handler=ready,
            gives={200: Ready, 503: Ready},
            signed_in=False,
        ),
        Call(
            method="GET",
            path="/metrics",
            says="Counts and times, as Prometheus text",
            handler=metrics,
            gives={200: MEDIA_TYPE},
            signed_in=False,
        ),
    )


async def _health(office: Office, waiting: CapacityLimiter) -> Health | None:
    """Give how the register stands, or None where its database does not answer soon."""
    with move_on_after(_PATIENCE_SECONDS):
        try:
            return await to_thread.run_sync(
                office.store.health, abandon_on_cancel=True, limiter=waiting
            )
        except (psycopg.Error, PoolTimeout, LetterlockError):
            return None
    return None

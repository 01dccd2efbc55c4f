"""What a monitoring system may know of the service: counts and times, nothing about anybody."""

import os
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

from checker.register.store import Health

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which several workers add up what they count."""
MEDIA_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 2.5, 5, 10, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the register stands while it is asked; nothing where the database does not answer."""

    health: Health | None
    behind: float | None
    checkpoint_age: float | None


class Metrics:
    """The counters of one worker, or of all of them where they share a folder."""

    def __init__(self) -> None:
        """Begin to count."""
        own = self._registry = CollectorRegistry()
        self.calls = Counter(
            "letterlock_calls", "Calls answered", ("method", "route", "status"), registry=own
        )
        self.seconds = Histogram(
            "letterlock_call_seconds",
            "How long an answer took",
            ("method", "route"),
            buckets=_SECONDS,
            registry=own,
        )
        self.in_flight = Gauge(
            "letterlock_calls_in_flight",
            "Calls that wait for their answer",
            registry=own,
            multiprocess_mode="livesum",
        )
        self.entries = Counter(
            "letterlock_entries_taken", "Entries taken, replays too", registry=own
        )
        self.unexpected = Counter(
            "letterlock_unexpected_errors", "Answers with status 500", registry=own
        )

    def text(self, state: State) -> bytes:
        """Give everything counted, and the state of the register, as Prometheus text."""
        whole = self._registry
        if os.environ.get(SHARED):
            whole = CollectorRegistry()
            multiprocess.MultiProcessCollector(whole)  # type: ignore[no-untyped-call] # has none
        return generate_latest(whole) + generate_latest(_register(state))


def _register(state: State) -> CollectorRegistry:
    """Give the state of the register as gauges, fresh for this answer."""
    now = CollectorRegistry()

    def tell(name: str, says: str, value: float | None) -> None:
        if value is not None:
            Gauge(f"letterlock_{name}", says, registry=now).set(value)

    health = state.health
    tell("database_up", "1 when the database answers", float(health is not None))
    tell("checkpoint_age_seconds", "Age of the last checkpoint", state.checkpoint_age)
    tell("behind_seconds", "How long entries have waited while nothing grew", state.behind)
    if health is not None:
        tell("tree_size", "Entries that the last checkpoint covers", health.size)
        tell("entries_waiting", "Entries stored that no checkpoint covers yet", health.waiting)
        logs = Gauge("letterlock_logs", "Logs known, by state", ("state",), registry=now)
        for name, count in health.logs.items():
            logs.labels(name).set(count)
        alarms = Gauge(
            "letterlock_alarms",
            "Alarms ever raised: look at each",
            ("kind",),
            registry=now,
        )
        for name, count in health.alarms.items():
            alarms.labels(name).set(count)
    return now

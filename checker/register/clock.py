"""What time it is at the register: given to it from outside, so that tests have their own."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time in ms UTC, ms since this machine started, and the name of this start."""

    now_ms: Callable[[], int]
    mono_ms: Callable[[], int]
    boot: str
    """16 hex digits."""


def system_clock() -> Clock:
    """Give this machine's clock; the service's start counts as the machine's."""
    return Clock(
        now_ms=lambda: time.time_ns() // 1_000_000,
        mono_ms=lambda: time.monotonic_ns() // 1_000_000,
        boot=secrets.token_hex(8),
    )

"""The only clock: the time of day, the time since the machine started, and which start that was."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_START_SLACK_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What time it is, from outside: `now` in UTC, `mono_ms` since the machine started."""

    now: Callable[[], datetime]
    mono_ms: Callable[[], int]
    boot: str
    """16 hex digits that name this start of the machine."""


def machine_clock() -> Clock:
    """Give this machine's clock."""
    return Clock(
        now=lambda: datetime.now(UTC),
        mono_ms=lambda: time.monotonic_ns() // 1_000_000,
        boot=_boot(),
    )


def _boot() -> str:
    if _BOOT_ID.exists():
        told = _BOOT_ID.read_text(encoding="ascii").strip().replace("-", "")
        return told[:16]
    began = (
        int(time.time() - time.monotonic()) // _START_SLACK_S
    )  # good enough to tell starts apart
    return hashlib.sha256(f"letterlock/boot/v1\n{began}".encode()).hexdigest()[:16]

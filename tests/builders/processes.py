"""What the processes of a measurement use, as Linux tells it: time, and memory of their own."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Used:
    """Of one process."""

    seconds: float
    """Of a core, so far, with the children that ended."""
    megabytes: float
    """Of memory that nobody shares with it."""


def children(of: int) -> list[int]:
    """Give a process and everything that it began, oldest first."""
    below: dict[int, list[int]] = {}
    for place in _PROC.glob("[0-9]*/stat"):
        try:
            told = place.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        below.setdefault(int(told[1]), []).append(int(place.parent.name))
    found = [of]
    for one in found:
        found += sorted(below.get(one, ()))
    return found


def used(process: int) -> Used:
    """Give what a process uses; nothing when it has gone."""
    try:
        told = (_PROC / f"{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        status = (_PROC / f"{process}/status").read_text(encoding="utf-8")
    except OSError:
        return Used(0, 0)
    own = next((line for line in status.splitlines() if line.startswith("RssAnon:")), "RssAnon: 0")
    return Used(sum(int(one) for one in told[11:15]) / _TICKS, int(own.split()[1]) / 1_024)

"""How many calls one caller may make: so many a minute, and no more than that many at once."""

import math
from collections.abc import Callable
from typing import Final

_MOST_CALLERS: Final = 20_000


class Rate:
    """A limit for each caller by itself. It is kept in memory, in each worker, and nowhere else."""

    def __init__(self, a_minute: int, seconds: Callable[[], float]) -> None:
        """Allow so many a minute, by a clock that only goes forward."""
        self._each = 60 / a_minute
        self._seconds = seconds
        self._free: dict[str, float] = {}

    def wait(self, caller: str) -> int:
        """Count one call, and give how many seconds too early it comes: 0 when it may be made."""
        now = self._seconds()
        free = max(self._free.get(caller, now), now) + self._each
        early = free - now - 60
        if early > 0:
            return math.ceil(early)
        if len(self._free) >= _MOST_CALLERS:
            self._free = {one: at for one, at in self._free.items() if at > now}
        self._free[caller] = free
        return 0

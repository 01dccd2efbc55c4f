"""The index of other cases that a desk uses: opened at its first need, and again once replaced."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from checker.cases.index.folder import POINTER, open_layers
from checker.cases.index.lookup import Index
from checker.cases.index.unreachable import Unreachable
from checker.errors import LetterlockError
from checker.log import logger
from checker.model import CaseId
from checker.words import say, say_count

FRESH = timedelta(days=7)
"""An index that was not changed for longer is told of: newer cases are not in it."""

_LOG = logger("desk.other_cases")
Stamp = tuple[int, int, int]


@dataclass
class OtherCasesIndex:
    """Where the index is and who holds its key. Safe to use from several threads."""

    path: Path
    key: Callable[[], bytes]
    _lock: threading.RLock = field(default_factory=threading.RLock)
    last: Index | Unreachable | None = None
    """What it was when it was last needed; None before."""
    _stamped: Stamp | None = None

    def now(self, known: Callable[[], Iterable[CaseId]]) -> Index | Unreachable:
        """Give the index as it is now, or what says why it cannot be asked.

        Args:
            known: The ids of the cases whose records are at hand: only those are ever named.
        """
        with self._lock:
            try:
                stamp = self._stamp()
                if not isinstance(self.last, Index) or self._stamped != stamp:
                    key = self.key()
                    self.last = Index(open_layers(self.path, key), key, known)
                    self._stamped = stamp
            except LetterlockError as problem:
                _LOG.error("index of other cases: %s", type(problem).__name__)
                self.last = Unreachable(str(problem))
            return self.last

    def _stamp(self) -> Stamp:
        """Give what changes when the index is replaced."""
        try:
            seen = (self.path / POINTER if self.path.is_dir() else self.path).stat()
        except OSError:
            return (0, 0, 0)
        return (seen.st_ino, seen.st_mtime_ns, seen.st_size)


def age_told(index: Index, now: datetime) -> str:
    """Say how old an index is, or nothing while it is fresh."""
    days = (now - datetime.fromisoformat(index.made_at)).days
    if days <= FRESH.days:
        return ""
    return say(
        "The index of other cases is {days} old. Cases that are newer are not looked up.",
        days=say_count("{count} day", "{count} days", days),
    )

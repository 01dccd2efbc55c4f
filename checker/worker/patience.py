"""How long a file may take: the longer the more pages there are, and never without end."""

import time
from dataclasses import dataclass, field

from checker.worker import wire
from checker.worker.believing import MOST_PAGES

SECONDS_A_PAGE = (0.1, 1.0, 1.0)
"""What each page adds, by effort: nothing is given up for being long."""
SECONDS_A_SCAN = 5.0
"""What each page that is a picture adds, where its words are recognised."""
MOST_SECONDS = 600.0
MOST_STEPS = 20_000
"""What a reader may say on the way; one that says more is talking to keep us waiting."""


@dataclass(slots=True)
class Patience:
    """Until when one request is waited for. What it says of its pages is believed to a limit."""

    seconds: float
    effort: int = 0
    began: float = field(default_factory=time.monotonic)
    waited: float = 0.0
    """How long the reader waited for us."""
    _steps: int = 0
    _last: wire.Stepped = field(default_factory=lambda: wire.Stepped(0, 0))
    _earlier: float = 0.0
    """What the files before this one, in the same outer file, were given."""

    @property
    def until(self) -> float:
        """Give the end of the waiting, on the monotonic clock."""
        more = self.waited + self._earlier + self._worth(self._last)
        return self.began + min(self.seconds + more, max(MOST_SECONDS, self.seconds))

    @property
    def for_scans(self) -> float:
        """Give how many of the seconds an honest file takes for the words in its pictures."""
        return self._last.scans * SECONDS_A_SCAN if self.effort else 0.0

    def hear(self, step: wire.Stepped) -> None:
        """Take in how far a reader says that it is.

        Raises:
            BadFrame: that cannot be, or it says so without end.
        """
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise wire.BadFrame("steps without end")
        if not (0 <= step.done <= step.of <= MOST_PAGES and 0 <= step.scans <= step.of):
            raise wire.BadFrame("stepped")
        if step.done < self._last.done:  # the next file of those in it
            self._earlier += self._worth(self._last)
        self._last = step

    def wait(self, seconds: float) -> None:
        """Take in that the reader had to wait for us so long."""
        self.waited += max(seconds, 0.0)

    def _worth(self, step: wire.Stepped) -> float:
        scans = step.scans * SECONDS_A_SCAN if self.effort else 0.0
        return step.of * SECONDS_A_PAGE[self.effort] + scans

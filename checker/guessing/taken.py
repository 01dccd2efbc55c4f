"""Stretches of a text that are taken: is a place among them?"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from checker.model import Span


class Taken:
    """Spans, of which those over one another are held as one: quick to ask among thousands."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take some spans to begin with."""
        self._held: list[Span] = []
        for start, end in sorted(spans):
            if self._held and start < self._held[-1][1]:
                self._held[-1] = (self._held[-1][0], max(end, self._held[-1][1]))
            else:
                self._held.append((start, end))

    def over(self, span: Span) -> bool:
        """Say whether a span stands over any that is taken."""
        at = bisect_left(self._held, (span[1], 0)) - 1
        return at >= 0 and self._held[at][1] > span[0]

    def add(self, span: Span) -> None:
        """Take one more span, which must not stand over any that is taken."""
        insort(self._held, span)

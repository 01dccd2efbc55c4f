"""Scrolls the page of a screen through, so that pictures show what stands below the fold too."""

from collections.abc import Iterator

from PySide6.QtWidgets import QScrollBar, QWidget

from ui.waiting import rest
from ui.widgets.scrolling import Scrolling

_LEAST = 40
"""So many pixels below the fold are the room under the last card, and nothing to see."""
_OVERLAP = 80
_SETTLED_MS = 30


class ScrolledParts:
    """The parts of pages that were not seen yet: each end of a page is shown once."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self._ends: set[bytes] = set()

    def of(self, screen: QWidget | None) -> Iterator[int]:
        """Turn to each further part of a screen's page and give its number, from 2.

        Afterwards the page stands where it stood.
        """
        bar = _bar(screen)
        if bar is None or screen is None:
            return
        stood = bar.value()
        _turn(bar, bar.maximum())
        end = bytes(screen.grab().toImage().constBits())
        if end not in self._ends:
            self._ends.add(end)
            step = max(_OVERLAP, bar.pageStep() - _OVERLAP)
            places = range(step, bar.maximum() + step, step)
            for number, place in enumerate(places, 2):
                _turn(bar, min(place, bar.maximum()))
                yield number
        _turn(bar, stood)


def _turn(bar: QScrollBar, place: int) -> None:
    bar.setValue(place)
    rest(_SETTLED_MS)


def _bar(screen: QWidget | None) -> QScrollBar | None:
    """Give the bar of the longest page of a screen; None where all of it shows."""
    if screen is None:
        return None
    pages = [screen, *screen.findChildren(Scrolling)]
    bars = [
        one.verticalScrollBar() for one in pages if isinstance(one, Scrolling) and one.isVisible()
    ]
    longest = max(bars, key=QScrollBar.maximum, default=None)
    return longest if longest is not None and longest.maximum() > _LEAST else None

"""The rows, or the columns, of one sheet: how large each is, and whether it is hidden."""

from bisect import bisect_right
from typing import NamedTuple


class Run(NamedTuple):
    """Rows or columns first..last (both included, from 0) of one size, hidden for one reason."""

    first: int
    last: int
    size_mm: float | None
    hidden: str


class Axis:
    """The sizes along one side of a sheet, kept as runs: a million rows cost no more than one."""

    def __init__(self, usual_mm: float, least_mm: float, most_mm: float) -> None:
        """Say how large a row or column is that says nothing, and between what sizes all are."""
        self.usual_mm = usual_mm
        self.usual_hidden = ""
        """Why those are hidden that no run tells of; empty where they are shown."""
        self._least, self._most = least_mm, most_mm
        self._firsts: list[int] = []
        self._runs: list[Run] = []

    def put(self, first: int, last: int, size_mm: float | None = None, hidden: str = "") -> None:
        """Say how large a run is (None: as usual) and, in words for the person, why it is hidden.

        Where runs overlap, the one that begins later counts.
        """
        run = Run(first, last, size_mm, hidden)
        if not self._firsts or first > self._firsts[-1]:
            self._firsts.append(first)
            self._runs.append(run)
            return
        at = bisect_right(self._firsts, first)
        self._firsts.insert(at, first)
        self._runs.insert(at, run)

    def size(self, index: int) -> float:
        """Give how large one is, in millimetres, as it is drawn: hidden ones as large as usual."""
        run = self._run(index)
        size = self.usual_mm if run is None or run.size_mm is None else run.size_mm
        if self.hidden(index):
            size = max(size, self.usual_mm)
        return min(max(size, self._least), self._most)

    def hidden(self, index: int) -> str:
        """Give why one is hidden ("hidden row"), or nothing where it is shown."""
        run = self._run(index)
        return self.usual_hidden if run is None else run.hidden

    def _run(self, index: int) -> Run | None:
        at = bisect_right(self._firsts, index) - 1
        if at < 0 or self._runs[at].last < index:
            return None
        return self._runs[at]


def rows(usual_mm: float = 5.3) -> Axis:
    """Give the rows of a sheet."""
    return Axis(usual_mm, 3.5, 120.0)


def columns(usual_mm: float = 17.0) -> Axis:
    """Give the columns of a sheet."""
    return Axis(usual_mm, 4.0, 300.0)

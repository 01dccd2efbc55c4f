"""A set of packs in the words of one book, in chunks, each made from a seed of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.model import Case
from checker.practice.caseload import Pools, make_cases
from checker.practice.packs.book import Book
from checker.practice.packs.making import make_packs
from checker.practice.packs.pack import Pack
from checker.practice.packs.wrong import Wanted
from tests.benchmark.measuring import NOW
from tests.benchmark.packs import Chunk

CASES = 84
"""The cases of a chunk: every circumstance of a family six times."""
_CHUNK = 100
_SCANS = 1
"""Of the fifty right packs of a chunk, so many are scanned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSet:
    """A book, the names of its caseloads, its own seed, and how many packs it has."""

    name: str
    book: Book
    pools: Pools
    seed: int
    packs: int = 2000

    def make(self, chunk: Chunk) -> tuple[tuple[Case, ...], Iterable[Pack]]:
        """Make the caseload and the packs of a chunk."""
        cases = make_cases(chunk.seed, CASES, now=NOW, pools=self.pools)
        wanted = Wanted(right=chunk.right, wrong=chunk.wrong, scans=chunk.scans, first=chunk.first)
        return cases, make_packs(chunk.seed, cases, self.book, wanted, today=NOW.date())

    def chunks(self, seed: int, count: int) -> tuple[Chunk, ...]:
        """Give the chunks of a set: half of the packs are right."""
        half = _CHUNK // 2
        return tuple(
            Chunk(seed=seed + number, first=number * half, right=half, wrong=half, scans=_SCANS)
            for number in range(max(1, round(count / _CHUNK)))
        )

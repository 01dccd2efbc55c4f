"""The held-out set in chunks, each made from a seed of its own."""

from collections.abc import Iterable

from checker.model import Case
from checker.practice.caseload import make_cases
from checker.practice.packs.making import make_packs
from checker.practice.packs.pack import Pack
from checker.practice.packs.wrong import Wanted
from tests.benchmark.held_out.book import HELD_OUT
from tests.benchmark.held_out.pools import POOLS
from tests.benchmark.measuring import NOW
from tests.benchmark.packs import Chunk

SEED, PACKS = 7001, 2000
_CASES, _CHUNK = 84, 100
_SCANS = 1
"""Of the fifty right packs of a chunk, so many are scanned."""


def make(chunk: Chunk) -> tuple[tuple[Case, ...], Iterable[Pack]]:
    """Make the caseload and the packs of a chunk."""
    cases = make_cases(chunk.seed, _CASES, now=NOW, pools=POOLS)
    wanted = Wanted(right=chunk.right, wrong=chunk.wrong, scans=chunk.scans, first=chunk.first)
    return cases, make_packs(chunk.seed, cases, HELD_OUT, wanted, today=NOW.date())


def chunks(seed: int, count: int) -> tuple[Chunk, ...]:
    """Give the chunks of a set: half of the packs are right."""
    half = _CHUNK // 2
    return tuple(
        Chunk(seed=seed + number, first=number * half, right=half, wrong=half, scans=_SCANS)
        for number in range(max(1, round(count / _CHUNK)))
    )

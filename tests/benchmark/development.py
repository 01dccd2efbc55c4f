"""The development set of packs: its seeds and its words are there for everybody to tune on."""

from collections.abc import Iterable

from checker.model import Case
from checker.practice.caseload import make_cases
from checker.practice.packs.making import make_packs
from checker.practice.packs.ours import OURS
from checker.practice.packs.pack import Pack
from checker.practice.packs.wrong import Wanted
from tests.benchmark.measuring import NOW
from tests.benchmark.packs import Chunk

_SEED, _CASES = 400, 84
_CHUNKS, _SMALL_CHUNKS = 2, 1
"""Two chunks have room for every scenario once; `--packs` asks for more."""
_RIGHT, _WRONG, _SCANS = 50, 103, 1
_SMALL_RIGHT, _SMALL_WRONG = 24, 0


def caseload(seed: int) -> tuple[Case, ...]:
    """Make the caseload of a chunk."""
    return make_cases(seed, _CASES, now=NOW)


def chunks(
    *, small: bool = False, most: int | None = None, codes: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[Chunk, ...]:
    """Give the chunks of the set, or of the part of it that is asked for."""
    right, wrong = (_SMALL_RIGHT, _SMALL_WRONG) if small else (_RIGHT, _WRONG)
    count = _SMALL_CHUNKS if small else _CHUNKS
    if most is not None:
        count = -(-most // (right + wrong))
    return tuple(
        Chunk(
            seed=_SEED + number,
            first=number * wrong,
            right=0 if codes else right,
            wrong=wrong,
            scans=0 if small else _SCANS,
            codes=codes,
            kinds=kinds,
        )
        for number in range(count)
    )


def make(chunk: Chunk) -> tuple[tuple[Case, ...], Iterable[Pack]]:
    """Make the caseload and the packs of a chunk."""
    cases = caseload(chunk.seed)
    wanted = Wanted(
        right=chunk.right,
        wrong=chunk.wrong,
        scans=chunk.scans,
        first=chunk.first,
        codes=chunk.codes,
        kinds=chunk.kinds,
    )
    return cases, make_packs(chunk.seed, cases, OURS, wanted, today=NOW.date())

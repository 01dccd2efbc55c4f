"""Other tools on the same pairs of addresses: those that are installed, each at its best."""

from collections.abc import Callable, Iterator
from importlib import import_module
from random import Random
from time import process_time
from typing import Any

from checker.matching.addresses import compare
from tests.builders.address_look_ups import look_ups
from tests.builders.address_pairs import Pair, another_door, by_address_errors, hand_made

SIMILARITY = Callable[[str, str], float]
PAIRS, LOOK_UPS, TOWNS = 3_000, 500, 3
_OWN = {"same": 1.0, "written-differently": 0.5}
"""A verdict as a number, so that one table holds all: green is the same, and nothing less."""


def side_by_side(share: float) -> Iterator[str]:
    """Give a line a tool: what it finds without a mistake, and its mistakes at 90% found."""
    sets = {
        "hand": hand_made(),
        "made": [*another_door(Random(71), int(PAIRS * share)), *_recorded(share)],
    }
    yield _row("tool", "found, no mistake", "mistakes at 90%", "wrong greens", "ms a pair")
    for name, make in _TOOLS.items():
        try:
            similarity = make()
        except (ImportError, OSError) as error:
            yield f"{name:26} not installed ({type(error).__name__})"
            continue
        yield _line(name, similarity, sets, share)


def _line(name: str, similarity: SIMILARITY, sets: dict[str, list[Pair]], share: float) -> str:
    clean, loose, least = [], [], 0.0
    for pairs in sets.values():
        same = sorted(similarity(one.a, one.b) for one in pairs if one.same)
        other = [similarity(one.a, one.b) for one in pairs if one.same is False]
        most = max(other, default=0.0)
        clean.append(sum(one > most for one in same) / max(1, len(same)))
        least = same[len(same) // 10] if same else 1.0
        loose.append(sum(one >= least for one in other) / max(1, len(other)))
    started, greens, letters, asked = process_time(), 0, 0, 0
    for one in look_ups(Random(72), int(LOOK_UPS * share)):
        if one.door >= 0:
            continue
        letters += 1
        asked += len(one.candidates)
        greens += any(similarity(one.letter, other) >= least for other in one.candidates)
    spent = (process_time() - started) * 1000 / max(1, asked)
    found = " / ".join(f"{one:.2f}" for one in clean)
    wrong = " / ".join(f"{one:.2f}" for one in loose)
    return _row(name, found, wrong, f"{greens / max(1, letters):.1%}", f"{spent:.3f}")


def _row(*cells: str) -> str:
    return f"{cells[0]:26}" + "".join(f"{cell:>18}" for cell in cells[1:])


def _recorded(share: float) -> Iterator[Pair]:
    for seed in range(max(1, int(TOWNS * share))):
        yield from by_address_errors(seed) or ()


def _ours() -> SIMILARITY:
    return lambda a, b: _OWN.get(compare(a, b).verdict.value, 0.0)


def _rapidfuzz(kind: str) -> Callable[[], SIMILARITY]:
    def make() -> SIMILARITY:
        fuzz: Any = import_module("rapidfuzz.fuzz")
        score: SIMILARITY = getattr(fuzz, kind)
        return lambda a, b: score(a.lower(), b.lower())

    return make


def _pyap() -> SIMILARITY:
    pyap: Any = import_module("pyap")
    parts = ("street_number", "street_name", "street_type", "occupancy", "city", "postal_code")

    def read(text: str) -> tuple[str, ...] | None:
        found = pyap.parse(text.replace("\n", ", "), country="GB")
        told = found[0].as_dict() if found else None
        return (
            tuple(str(told.get(part) or "").lower().strip(" .") for part in parts) if told else None
        )

    def similarity(a: str, b: str) -> float:
        one, other = read(a), read(b)
        if one is None or other is None:
            return 0.0
        return sum(x == y for x, y in zip(one, other, strict=True)) / len(parts)

    return similarity


def _libpostal() -> SIMILARITY:
    expand: Any = import_module("postal.expand")
    known: dict[str, set[str]] = {}

    def forms(text: str) -> set[str]:
        if text not in known:
            known[text] = set(expand.expand_address(text))
        return known[text]

    return lambda a, b: 1.0 if forms(a) & forms(b) else 0.0


_TOOLS: dict[str, Callable[[], SIMILARITY]] = {
    "Letterlock": _ours,
    "rapidfuzz, ratio": _rapidfuzz("ratio"),
    "rapidfuzz, token_set_ratio": _rapidfuzz("token_set_ratio"),
    "pyap, parsed parts": _pyap,
    "libpostal, expand": _libpostal,
}

"""Other tools on the same pairs of addresses: those that are installed, each at its best."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from math import inf
from random import Random
from time import process_time
from typing import Any

from checker.matching.addresses import AddressVerdict, compare
from tests.builders.address_look_ups import LookUp, look_ups
from tests.builders.address_pairs import (
    Pair,
    another_door,
    by_address_errors,
    hand_made,
    in_house_style,
)

PAIRS, LOOK_UPS, TOWNS = 2_000, 400, 4
Texts = Sequence[tuple[str, str]]
Scores = Callable[[Texts], list[float]]
"""Gives how alike the two addresses of each pair are: the higher, the more."""


def side_by_side(share: float) -> Iterator[str]:
    """Give a line a tool: what it finds without a mistake, and its mistakes at 90% found.

    Two numbers are of the hand-made pairs and of the made ones. A wrong green is a letter that is
    nobody's and yet passes for one of 49 addresses, at the threshold that finds 90% of made pairs.
    """
    some = int(PAIRS * share)
    sets = [
        [one for one in hand_made() if not one.explained and not one.also_written],
        [*in_house_style(Random(70), some), *another_door(Random(71), some), *_recorded(share)],
    ]
    letters = [one for one in look_ups(Random(72), int(LOOK_UPS * share)) if one.door < 0]
    yield _row("tool", "found, no mistake", "mistakes at 90%", "wrong greens", "ms a pair")
    for name, make in _TOOLS.items():
        try:
            scores = make()
        except (ImportError, OSError) as error:
            yield f"{name:26} is not installed ({type(error).__name__})"
            continue
        yield _line(name, scores, sets, letters)


def _line(name: str, scores: Scores, sets: list[list[Pair]], letters: list[LookUp]) -> str:
    clean, loose, least = list[str](), list[str](), 0.0
    started = process_time()
    for pairs in sets:
        told = scores([(one.a, one.b) for one in pairs])
        same = sorted(told[at] for at, one in enumerate(pairs) if one.same)
        other = [told[at] for at, one in enumerate(pairs) if one.same is False]
        most = max(other)
        clean.append(f"{sum(one > most for one in same) / len(same):.2f}")
        least = same[len(same) // 10]
        mistakes = sum(one >= least for one in other) / len(other)
        loose.append(f"{mistakes:.2f}" if least > 0 else "not reached")
    spent = (process_time() - started) * 1000 / sum(map(len, sets))
    asked = [(one.letter, other) for one in letters for other in one.candidates]
    told = scores(asked)
    greens = {letter for (letter, _), score in zip(asked, told, strict=True) if score >= least}
    return _row(
        name,
        " / ".join(clean),
        " / ".join(loose),
        f"{len(greens) / max(1, len(letters)):.1%}" if least > 0 else "-",
        f"{spent:.3f}",
    )


def _row(*cells: str) -> str:
    return f"{cells[0]:26}" + "".join(f"{cell:>20}" for cell in cells[1:])


def _recorded(share: float) -> Iterator[Pair]:
    for seed in range(max(1, int(TOWNS * share))):
        yield from by_address_errors(seed) or ()


def _each(similarity: Callable[[str, str], float]) -> Scores:
    return lambda pairs: [similarity(a, b) for a, b in pairs]


def _ours() -> Scores:
    return _each(lambda a, b: float(compare(a, b).verdict is AddressVerdict.SAME))


def _rapidfuzz(kind: str) -> Callable[[], Scores]:
    def make() -> Scores:
        fuzz: Any = import_module("rapidfuzz.fuzz")
        score: Callable[[str, str], float] = getattr(fuzz, kind)
        return _each(lambda a, b: score(a.lower(), b.lower()))

    return make


def _pyap() -> Scores:
    pyap: Any = import_module("pyap")
    parts = ("street_number", "street_name", "street_type", "occupancy", "city", "postal_code")

    def read(text: str) -> tuple[str, ...] | None:
        found = pyap.parse(text.replace("\n", ", "), country="GB")
        told = found[0].as_dict() if found else None
        if not told:
            return None
        return tuple(str(told.get(part) or "").lower().strip(" .") for part in parts)

    def similarity(a: str, b: str) -> float:
        one, other = read(a), read(b)
        if one is None or other is None:
            return 0.0
        return sum(x == y for x, y in zip(one, other, strict=True)) / len(parts)

    return _each(similarity)


def _libpostal() -> Scores:
    expand: Any = import_module("postal.expand")
    known: dict[str, set[str]] = {}

    def forms(text: str) -> set[str]:
        if text not in known:
            known[text] = set(expand.expand_address(text))
        return known[text]

    return _each(lambda a, b: 1.0 if forms(a) & forms(b) else 0.0)


def _uk_address_matcher() -> Scores:
    """Match all at once, as it is meant to be used: each address to the best of the others."""
    matcher: Any = import_module("uk_address_matcher").AddressMatcher
    duckdb: Any = import_module("duckdb")
    pandas: Any = import_module("pandas")

    def scores(pairs: Texts) -> list[float]:
        heads = [*dict.fromkeys(a for a, _ in pairs)]
        held = [*dict.fromkeys(b for _, b in pairs)]
        with duckdb.connect() as connection:
            canonical = connection.from_df(pandas.DataFrame(_table(held)))
            found = matcher(canonical, _table(heads), con=connection).match().matches().df()
        best = {
            heads[int(row.unique_id)]: (
                held[int(row.resolved_canonical_id)],
                inf if row.match_weight != row.match_weight else float(row.match_weight),
            )
            for row in found.itertuples()
            if row.resolved_canonical_id == row.resolved_canonical_id
        }
        nothing = ("", -inf)
        return [best.get(a, nothing)[1] if best.get(a, nothing)[0] == b else -inf for a, b in pairs]

    return scores


def _table(texts: Sequence[str]) -> list[dict[str, str]]:
    return [
        {"unique_id": str(at), "address_concat": text.replace("\n", ", "), "postcode": ""}
        for at, text in enumerate(texts)
    ]


_TOOLS: dict[str, Callable[[], Scores]] = {
    "Letterlock": _ours,
    "rapidfuzz, ratio": _rapidfuzz("ratio"),
    "rapidfuzz, token_set_ratio": _rapidfuzz("token_set_ratio"),
    "pyap, parsed parts": _pyap,
    "uk_address_matcher": _uk_address_matcher,
    "libpostal, expand": _libpostal,
}

"""Places of a message, and what chance puts there: values of every kind, odd ones first."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final, Protocol, TypeVar

from hypothesis import strategies as st

from tests.builders.fuzzed_world import Json

CANARY: Final = "zoe-canary-77"
"""Stands in many mutants; no answer may hold it."""
_Some = TypeVar("_Some")


class Chance(Protocol):
    """What decides: hypothesis, which finds the smallest call that goes wrong, or fast dice."""

    def number(self, least: int, most: int) -> int:
        """Give a number."""

    def one_of(self, held: Sequence[_Some]) -> _Some:
        """Give one of some."""


class Drawn:
    """Chance as hypothesis has it."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        """Draw from its strategies."""
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        """Give a number."""
        drawn: int = self._draw(st.integers(least, most))
        return drawn

    def one_of(self, held: Sequence[_Some]) -> _Some:
        """Give one of some."""
        drawn: _Some = self._draw(st.sampled_from(held))
        return drawn


class Dice:
    """Chance from a seed."""

    def __init__(self, seed: int) -> None:
        """Begin anew."""
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        """Give a number."""
        return self._random.randint(least, most)

    def one_of(self, held: Sequence[_Some]) -> _Some:
        """Give one of some."""
        return self._random.choice(held)


ODD_TEXTS: Final = (
    "", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\U0001f600", "\u202e", "e\u0301", "\u0661",
    "0" * 32 + "\n", "0" * 64 + "\n", " " * 9, "../../etc/passwd", "'; DROP TABLE entry; --",
    "\\N", "{}", "%00", "\uffff", "\x7f", "A" * 70_000, CANARY, "register", "=" * 44,
)  # fmt: skip


def changed(draw: Chance, message: Json, *, fitting: bool = False) -> Json:
    """Change one place of a message: another value, none, one more, or a copy from elsewhere."""
    places = list(_places(message))
    holder, key = places[draw.number(0, min(len(places), 60) - 1)] if places else (None, None)
    if holder is None:
        value: Json = any_json(draw)
        return value
    held = holder[key]
    kind = draw.number(0, 9)
    match kind:
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[str(draw.one_of(("x", CANARY, "", "v", "\x00", "__proto__")))] = held
        case 2:
            source, place = draw.one_of(places)
            holder[key] = json.loads(json.dumps(source[place]))
        case 3:
            holder[key] = [held, held]
        case 4 if isinstance(held, str):
            holder[key] = _text_changed(draw, held)
        case 5 if isinstance(held, int):
            holder[key] = held + draw.number(-3, 3)
        case 6:
            source, place = draw.one_of(places)
            holder[key], source[place] = (
                json.loads(json.dumps(source[place])),
                json.loads(json.dumps(held)),
            )
        case 7 if fitting:
            holder[key] = deepcopy(draw.one_of(_FITTING))
        case _:
            holder[key] = any_json(draw)
    return message


_EDGES: Final = (2**31, 2**53, 2**63, 2**64)
_LEAST: Final[tuple[Any, ...]] = (
    None, True, False, 0, 1, -1, 0.5, 1e300, -0.0, float("inf"), float("nan"), *ODD_TEXTS,
    *_EDGES, *(-one for one in _EDGES), *(one - 1 for one in _EDGES),
)  # fmt: skip
_NESTED: Final[tuple[Any, ...]] = (
    [], {}, [[]], [{}], {"": {}}, [None] * 300, {"a": {"a": {"a": []}}},
)  # fmt: skip
_FITTING: Final[tuple[object, ...]] = (
    "export", "policy.change", "log.fork", "device.enrol", {"n": 1, "r": "A" * 43 + "="},
    {"n": 2**53 - 1, "r": "A" * 43 + "="}, "0" * 64, "f" * 32, 2**53 - 1, 2, 1, 0, "u-other",
    [{"code": "address.previous", "sev": "stop"}] * 150, ["A" * 43], ["b" * 43, "A" * 43], "lead",
    {"alg": 1, "pub": "A" * 43 + "="}, "ask-second", "answer-second", CANARY, None, True, "", [],
)  # fmt: skip


def _places(message: Json) -> Iterator[tuple[Any, Any]]:
    """Give every place of a message: its holder, and its key or number there."""
    if isinstance(message, dict):
        for key, held in list(message.items()):
            yield message, key
            yield from _places(held)
    elif isinstance(message, list):
        for place, held in enumerate(message[:20]):
            yield message, place
            yield from _places(held)


def _text_changed(draw: Chance, held: str) -> str:
    at = draw.number(0, len(held))
    odd = str(draw.one_of(("\x00", "\n", " ", "\ud800", "A", "0", "\u0660", "=", ".")))
    return (held[:at] + odd + held[at:], held[:at] + held[at + 1 :], held.upper(), held[:at],
            held[:at] + odd + held[at + 1 :], held * 2)[draw.number(0, 5)]  # fmt: skip


def bytes_changed(draw: Chance, data: bytes) -> bytes:
    """Change one place of some bytes, cut them, or repeat some."""
    at = draw.number(0, max(0, len(data) - 1))
    byte = bytes([draw.number(0, 255)])
    kind = draw.number(0, 5)
    return (
        data[:at] + byte + data[at + 1 :],
        data[:at],
        data[:at] + data[at + 1 :],
        data[:at] + byte * draw.number(1, 3) + data[at:],
        data[at:],
        data[:at] + data[at : at + 8] + data[at:],
    )[kind]


def any_json(draw: Chance) -> Any:  # noqa: ANN401 - that is the point
    """Give whatever JSON can say, two levels deep at most: much of it is odd."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: draw.one_of(_LEAST),
        lambda: draw.one_of(_LEAST),
        lambda: draw.number(-(2**70), 2**70),
        lambda: "".join(chr(draw.number(1, 0xD7FF)) for _ in range(draw.number(0, 6))),
        lambda: [draw.one_of(_LEAST) for _ in range(draw.number(0, 3))],
        lambda: {draw.one_of(ODD_TEXTS): draw.one_of(_LEAST) for _ in range(draw.number(0, 2))},
        lambda: deepcopy(draw.one_of(_NESTED)),
    )
    return draw.one_of(kinds)()


def written(value: object, *, ascii_only: bool = True) -> bytes:
    """Write a value as JSON, half characters too."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=ascii_only)
    return text.encode(errors="surrogatepass")

"""Places of a message, and what chance puts there: values of every kind, odd ones first."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from tests.builders.fuzzed_world import Json

CANARY: Final = "zoe-canary-77"
"""Stands in many mutants; no answer may hold it."""
Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]
ODD_TEXTS: Final = (
    "", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\U0001f600", "\u202e", "e\u0301", "\u0661",
    "0" * 32 + "\n", "0" * 64 + "\n", " " * 9, "../../etc/passwd", "'; DROP TABLE entry; --",
    "\\N", "{}", "%00", "\uffff", "\x7f", "A" * 70_000, CANARY, "register", "=" * 44,
)  # fmt: skip


def changed(draw: Draw, message: Json, *, fitting: bool = False) -> Json:
    """Change one place of a message: another value, none, one more, or a copy from elsewhere."""
    places = list(_places(message))
    holder, key = places[number_in(draw, 0, min(len(places), 60) - 1)] if places else (None, None)
    if holder is None:
        value: Json = draw(any_json())
        return value
    held = holder[key]
    kind = number_in(draw, 0, 9)
    match kind:
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[str(draw(st.sampled_from(("x", CANARY, "", "v", "\x00", "__proto__"))))] = held
        case 2:
            source, place = draw(st.sampled_from(places))
            holder[key] = json.loads(json.dumps(source[place]))
        case 3:
            holder[key] = [held, held]
        case 4 if isinstance(held, str):
            holder[key] = _text_changed(draw, held)
        case 5 if isinstance(held, int):
            holder[key] = held + number_in(draw, -3, 3)
        case 6:
            source, place = draw(st.sampled_from(places))
            holder[key], source[place] = (
                json.loads(json.dumps(source[place])),
                json.loads(json.dumps(held)),
            )
        case 7 if fitting:
            holder[key] = draw(st.sampled_from(_FITTING))
        case _:
            holder[key] = draw(any_json())
    return message


_FITTING: Final[tuple[object, ...]] = (
    "export", "policy.change", "log.fork", "device.enrol", {"n": 1, "r": "A" * 43 + "="},
    {"n": 2**53 - 1, "r": "A" * 43 + "="}, "0" * 64, "f" * 32, 2**53 - 1, 2, 1, 0, "u-other",
    [{"code": "address.previous", "sev": "stop"}] * 150, ["A" * 43], ["b" * 43, "A" * 43], "lead",
    {"alg": 1, "pub": "A" * 43 + "="}, "ask-second", "answer-second", None, True, "", [],
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


def _text_changed(draw: Draw, held: str) -> str:
    at = number_in(draw, 0, len(held))
    odd = str(draw(st.sampled_from(("\x00", "\n", " ", "\ud800", "A", "0", "\u0660", "=", "."))))
    return (held[:at] + odd + held[at:], held[:at] + held[at + 1 :], held.upper(), held[:at],
            held[:at] + odd + held[at + 1 :], held * 2)[number_in(draw, 0, 5)]  # fmt: skip


def bytes_changed(draw: Draw, data: bytes) -> bytes:
    """Change one place of some bytes, cut them, or repeat some."""
    at = number_in(draw, 0, max(0, len(data) - 1))
    byte = bytes([number_in(draw, 0, 255)])
    kind = number_in(draw, 0, 5)
    return (
        data[:at] + byte + data[at + 1 :],
        data[:at],
        data[:at] + data[at + 1 :],
        data[:at] + byte * number_in(draw, 1, 3) + data[at:],
        data[at:],
        data[:at] + data[at : at + 8] + data[at:],
    )[kind]


def any_json() -> st.SearchStrategy[Any]:
    """Give whatever JSON can say."""
    numbers = st.integers(-(2**70), 2**70) | st.floats() | st.sampled_from((0, 1, -1, 2**53, 2**63))
    words = st.sampled_from(ODD_TEXTS) | st.text(max_size=12)
    least = st.none() | st.booleans() | numbers | words
    return st.recursive(
        least,
        lambda held: st.lists(held, max_size=3) | st.dictionaries(words, held, max_size=3),
        max_leaves=5,
    )


def written(value: object, *, ascii_only: bool = True) -> bytes:
    """Write a value as JSON, half characters too."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=ascii_only)
    return text.encode(errors="surrogatepass")


def number_in(draw: Draw, least: int, most: int) -> int:
    """Draw a number."""
    number = draw(st.integers(least, most))
    assert isinstance(number, int)
    return number

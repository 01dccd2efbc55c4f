"""How a text is read is worked out once in a run, however many rules ask, and is then forgotten."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import TypeVar

_R = TypeVar("_R")
_TEXTS = 1_000
_LONGEST = 1_000
"""Longer texts are read anew each time: the sentences of a letter are kept, no more."""
_forgetting: list[Callable[[], None]] = []


def once(read: Callable[[str], _R], *, of_any_length: bool = False) -> Callable[[str], _R]:
    """Make a function of a text answer for each sentence once, until `forget_texts` is called.

    The answer must be a value that nobody changes.
    """
    kept = lru_cache(maxsize=_TEXTS)(read)
    _forgetting.append(kept.cache_clear)
    if of_any_length:
        return kept

    def answer(text: str) -> _R:
        return kept(text) if len(text) <= _LONGEST else read(text)

    return update_wrapper(answer, read)


def forget_texts() -> None:
    """Forget every text that was read: no name and no address outlives the run."""
    for forget in _forgetting:
        forget()

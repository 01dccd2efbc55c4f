"""The words that are written often, by which a word that nobody writes is told for a name."""

from functools import cache
from importlib import resources

_VOCABULARY = ("names", "rampart_vocab.txt")
"""The whole words that the language model knows: common ones, and a few common names."""


def is_ordinary(word: str) -> bool:
    """Say whether a word is one that many texts have, so that a capital says little of it.

    Any word is where the vocabulary was left out: then no name is told by its rareness.

    >>> is_ordinary("Nothing"), is_ordinary("Leofric")
    (True, False)
    """
    words = _words()
    return not words or word.lower() in words


@cache
def _words() -> frozenset[str]:
    file = resources.files("resources").joinpath(*_VOCABULARY)
    if not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha())

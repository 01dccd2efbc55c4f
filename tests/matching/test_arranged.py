"""A pattern that was arranged is found from the same places on as the one that was written."""

import re

import pytest

from checker.matching.arranged import arranged

TEXT = (
    "the cat and the dog; a cowbell, a calf|and [a] (pen) told the lady's neighbour: 'not' the "
    "calf's, 12 dogs - told me\nto her cats. concat hotdog the end"
)


@pytest.mark.parametrize(
    "pattern",
    [
        r"cat",
        r"\bcat|\bcalf",
        r"\bcat|dog|\bcow",
        r"(?:\bcat|(?:dog|\bcow))",
        r"(?:cat|dog)s|\bcalf",
        r"(?:\bcat)(?:s|\b)",
        r"(?<!\w)dog|\bcalf|(?<!\w)cat",
        r"[|)(]|\bcat",
        r"[]|]|\bpen",
        r"[^|a-z ]|\bpen",
        r"[\]|]|\bpen",
        r"\(pen\)|\bcalf\|",
        r"\bthe (?P<who>lady|dog)|\btold (?:me|her)",
        r"\b(?:the|a)\b (?!cat)|\bdogs?(?= -)",
        r"(?P<same>c)\w+(?P=same)|\bcalf",
        r"^the|\bend$",
    ],
)
def test_it_is_found_from_the_same_places_on(pattern: str) -> None:
    """Which of its ways is found there may differ: whoever asks looks at the text itself."""
    written, put = re.compile(pattern), re.compile(arranged(pattern))

    for first in range(len(TEXT)):
        there, found = written.search(TEXT, first), put.search(TEXT, first)
        assert (there and there.start()) == (found and found.start())


def test_the_edge_of_a_word_is_asked_for_once() -> None:
    """Else every way would ask for it at every letter."""
    assert arranged(r"\bcat|(?:\bdog|(?:\bcow|pen))") == r"\b(?:cat|dog|cow)|pen"

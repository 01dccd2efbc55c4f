"""Entries of word lists are found in a text: whole words, stems and rows of words."""

import pytest

from checker.matching.lexicon import lexicon

_WORDS = lexicon(
    {"pets": ("cat", "guinea pig", "guinea"), "acts": ("assault*", "fed the cat", "as*")}
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("", [], id="no text"),
        pytest.param("The Cat sat.", ["Cat"], id="capitals"),
        pytest.param("Catalogues and concat", [], id="part of a word"),
        pytest.param("He was assaulted", ["assaulted"], id="a stem"),
        pytest.param("as he asked", ["as"], id="too short for a stem"),
        pytest.param("A guinea pig", ["guinea pig", "guinea"], id="the longest first"),
        pytest.param(
            "A guinea-pig, a guinea \u2019pig",
            ["guinea-pig", "guinea", "guinea \u2019pig", "guinea"],
            id="a gap of signs",
        ),
        pytest.param("guinea. Pig", ["guinea"], id="no gap over a full stop"),
        pytest.param("fed the", [], id="a row that breaks off"),
        pytest.param("We fed the cat", ["fed the cat", "cat"], id="one in the other"),
    ],
)
def test_entries_are_found_where_they_stand(text: str, wanted: list[str]) -> None:
    """A hit's place is that of the words in the text itself."""
    assert [text[hit.start : hit.end] for hit in _WORDS.hits(text)] == wanted


def test_a_long_text_is_read_like_a_short_one() -> None:
    """What is read once for several lists and what is read anew give the same."""
    long = "The cat was assaulted. " * 100

    assert [hit.entry for hit in _WORDS.hits(long)] == ["cat", "assault*"] * 100

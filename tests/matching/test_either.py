"""Words of which the first letters are tried first find what a plain list of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.matching.either import either

WORDS = st.text("aAbBtT", min_size=1, max_size=3)


@given(words=st.lists(WORDS, min_size=1, max_size=12), text=st.text("aAbBtT ", max_size=12))
def test_what_is_found_is_what_a_plain_list_finds(words: list[str], text: str) -> None:
    """Of words that begin alike the first still comes first, whether or not capitals count."""
    for flags in (0, re.IGNORECASE):
        found = re.findall(either(words), text, flags)

        assert found == re.findall("|".join(words), text, flags)


def test_words_after_a_sign_stay_as_they_are() -> None:
    """A star stands for any letters: no first letter rules such a word out."""
    assert either([r"\w*ship", "ship", "shop"]) == r"\w*ship|ship|shop"

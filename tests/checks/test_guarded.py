"""Patterns are searched only where a text holds what they need, and find the same."""

import pytest

from checker.checks.guarded import found_in, guarded

_TABLE = [
    ("<pets>", r"\bthe <pets>"),
    ("at|on", r"\b<when> (?:monday|noon)\b"),
    ("neighbour's|next door", r"\bneighbour['\u2019]s\b", r"\bnext[- ]door\b"),
]
_SIGNS = guarded(_TABLE, {"when": r"(?:at|on)"}, {"pets": ("cat", "ox")})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("", [], id="no text"),
        pytest.param("I", [], id="shorter than what is needed"),
        pytest.param("I saw the cat.", ["the cat"], id="a word of a list"),
        pytest.param("I saw the OX.", ["the OX"], id="two letters, and capitals"),
        pytest.param("at noon", ["at noon"], id="at the start"),
        pytest.param("They live next door", ["next door"], id="at the end"),
        pytest.param("They live next-door.", ["next-door"], id="a hyphen for a blank"),
        pytest.param("A neighbour\u2019s dog", ["neighbour\u2019s"], id="a curled apostrophe"),
        pytest.param(
            "On Monday the cat, at noon the ox",
            ["the cat", "the ox", "On Monday", "at noon"],
            id="row by row",
        ),
        pytest.param("A catalogue of oxen", [], id="needed but not found"),
    ],
)
def test_what_a_text_holds_is_found_row_by_row(text: str, wanted: list[str]) -> None:
    """Looking up what is needed by its first letters misses nothing."""
    assert [found[0] for found in found_in(_SIGNS, text)] == wanted


def test_a_pattern_whose_need_is_absent_is_not_searched() -> None:
    """A row costs nothing in a text that cannot hold it."""
    signs = guarded([("horse", r"\bcow\b")], {}, {})

    assert list(found_in(signs, "A cow")) == []
    assert [found[0] for found in found_in(signs, "A cow and a horse")] == ["cow"]

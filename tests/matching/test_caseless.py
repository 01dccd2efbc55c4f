"""Patterns in which capitals do not count find what Python's own find, and no less."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.matching.caseless import caseless

PATTERNS = (
    r"\b(?:cat|dogs?)\b[^.;]{0,5}\b(?:sat|Ran)\b",
    r"(?:(?<=from )|(?<= at ))(?:no\.? ?)?\d+\w?\b",
    r"\bof (?-i:[A-Z])\w+(?! Street)",
    r"(?P<Who>sam|kim)(?: and (?P=Who))?['\u2019]s [\w(\]-]+",
    r"(?:^|\.) ?I['\u2019]?m\W",
    r"(?-i:(?<!\w)[A-Z]{2,}(?!\w))",
    r"\b(?:cat|['\u2019]s at)|(?P<dog>(?<!\w)dogs?)|^ran|(?<= )7b|[xk]\]",
    r"(?:^|(?<=[.;] ))(?:(?:the )?no\. ?)?(?:cat|sat|dogs)\b|(?<![\w'\u2019])i'm",
    r"(?<!\S)sam|(?<!\s)kim|\bcat",
    r"(?<![^ ])ran|\B7b|\bsam",
    "\u00c9mile(?<![\\w@]\u00c9mile)|\u0130?[\u00c0-\u00d6]o",
)
PIECES = (
    "cat", "Dogs", "SAT", "ran", "from ", " at ", "No. ", "7b", "of ", "Mill", " Street", "Sam",
    "KIM", " and ", "'s ", "\u2019S ", "(x]", "I'm", ".", ";", " ", "\n", "\u017fat", "\u212aim",
    "\u0130", "\u0131'm", "ABC", "\u00e9", "\u00c9MILE", "\u00e9mile", "\u00c8O", "\u00d3o",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@given(written=st.lists(st.sampled_from(PIECES), max_size=14), first=st.integers(0, 60))
def test_what_is_found_is_what_a_plain_search_finds(
    pattern: str, written: list[str], first: int
) -> None:
    """Letters that look alike, and where a search begins and ends, change nothing."""
    text, plain = "".join(written), re.compile(pattern, re.IGNORECASE)
    last = max(first, len(text) - 2)

    found = caseless(pattern)

    assert _said(found.finditer(text)) == _said(plain.finditer(text))
    assert _said(found.finditer(text, first, last)) == _said(plain.finditer(text, first, last))
    one, same = found.search(text, first), plain.search(text, first)
    assert (one and one.span()) == (same and same.span())


def test_what_is_found_stands_as_it_is_written() -> None:
    """Small letters are looked through, but nothing is given in them."""
    found = caseless(r"\bthe (?P<pet>cat)\b").search("See The CAT.")

    assert found is not None
    assert found["pet"] == "CAT"


@pytest.mark.parametrize("times", ["+", "{2,}", "{1,3}"])
def test_what_is_repeated_may_begin_at_an_edge_and_go_on_within_a_word(times: str) -> None:
    """Neither the ways at an edge nor the others find "cat's" alone."""
    assert caseless(rf"\b(?:cat|'s ){times}sat").search("the Cat's sat") is not None


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"of (?-i:(?!Mrs )\w+)", id="a word that must not stand there"),
        pytest.param(r"(?<!(?-i:[A-Z]))\d", id="a letter that must not stand before"),
        pytest.param(r"(?-i:[^A-Z])\d", id="any letter but some"),
    ],
)
def test_no_capitals_can_count_in_what_must_not_be_there(pattern: str) -> None:
    """In small letters "Mrs" and "mrs" are one, and a text with "mrs" would be passed over."""
    with pytest.raises(ValueError, match="i:"):
        caseless(pattern)


def test_what_stands_there_again_has_a_name() -> None:
    """A pattern is looked for in parts, and in a part the number of a bracket is another."""
    with pytest.raises(ValueError, match="cat"):
        caseless(r"\b(cat|dog)s? \1\b")
    assert caseless(r"\b(?P<pet>cat|dog)s? (?P=pet)\b|\bcow").search("Dogs dog") is not None


def _said(found: Iterator[re.Match[str]]) -> list[tuple[tuple[int, int], str]]:
    return [(one.span(), one[0]) for one in found]

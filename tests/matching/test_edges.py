"""A pattern that begins at the edge of a word is known as one, and is found behind a sign."""

import re

import pytest

from checker.matching.edges import START, behind_a_sign, behind_start, is_edged, tells_the_start

TEXT = "sam's cat, the dogs (a cow) and x-rays; \u00e9mile's no.7 hat.\ncats_ 12th _ran"
EDGED = (
    r"\bcat",
    r"\b(?:the )?(?:dogs|cow)\b",
    r"\b[a-c]\w+",
    r"\b\d+th",
    r"\b(?=c)cow",
    r"\b(?<!an )cow",
    r"(?<!\w)\(a",
    r"(?<![\w'-])(?:rays|mile|dogs)",
    r"(?P<pet>\b(?:cats?|dogs))",
    r"(?:^|(?<= ))sam",
    r"^sam",
    r"(?<= )\(a cow",
)
LOOSE = (
    r"cat",
    r"\b's",
    r"\b(?:cat|'s)",
    r"\b(?:the)?'s",
    r"\b[a-c']\w+",
    r"\b(?:x)?-rays",
    r"\b\W+the",
    r"(?P<pet>\bcats?)?s",
    r"(?<=\w)'s",
    r"(?<![\w']\w)at",
    r"[(]a",
)


@pytest.mark.parametrize("way", EDGED)
def test_it_is_found_wherever_it_would_be_alone(way: str) -> None:
    """The sign before is found with it, so that the place is the same."""
    assert is_edged(way)
    found = {one.start() for one in re.finditer(f"(?={behind_a_sign([way])})", START + TEXT)}
    assert found >= {one.start() for one in re.finditer(f"(?={way})", TEXT)}
    assert found


@pytest.mark.parametrize("way", LOOSE)
def test_what_may_begin_within_a_word_is_no_edge(way: str) -> None:
    """It would be missed where a letter stands before it."""
    assert not is_edged(way)


@pytest.mark.parametrize(
    ("pattern", "tells"),
    [
        (r"(?<!\W)cat", True),
        (r"(?<!.)cat", True),
        (r"(?<![^ ])cat", True),
        (r"(?<!\s)cat", True),
        (r"cat(?! (?<!\s)dog)", True),
        (r"\Acat", True),
        (r"\Bat", True),
        (r"(?<!\S)cat", False),
        (r"(?<![\w.-])cat", False),
        (r"(?<!no )cat(?!.)", False),
        (r"[^.]cat[^ ]", False),
    ],
)
def test_what_must_not_stand_before_a_text_is_known(pattern: str, tells: bool) -> None:
    """Such a pattern is searched in the text itself alone."""
    assert tells_the_start(pattern) is tells


def test_where_a_text_begins_is_behind_its_sign() -> None:
    """Else nothing that has to begin a text would ever be found."""
    assert re.compile(behind_start(r"^sam|[^^]\^")).search(START + TEXT)

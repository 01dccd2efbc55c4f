"""The pattern of a list of words finds each of them whole, the longest first."""

import pytest

from checker.checks.people.spoken_of import any_of


@pytest.mark.parametrize(
    ("entries", "text", "wanted"),
    [
        pytest.param((), "cat", [], id="no entries"),
        pytest.param(("cat", "cow", "ox"), "An ox, a cat, a COW", ["ox", "cat", "COW"], id="any"),
        pytest.param(("cat",), "catalogue, concat", [], id="part of a word"),
        pytest.param(("step", "step mother"), "a step mother", ["step mother"], id="the longest"),
        pytest.param(("step mother",), "a step-mother", ["step-mother"], id="a hyphen"),
        pytest.param(("a", "aunt"), "a aunt", ["a", "aunt"], id="one letter"),
        pytest.param(("work*",), "workmates", ["workmates"], id="a star"),
        pytest.param(("Bart's",), "bart\u2019s", ["bart\u2019s"], id="a curled apostrophe"),
        pytest.param(("Cat fish", "cat"), "cat fish", ["cat fish"], id="capitals in the list"),
        pytest.param(("'cause", "*", "call"), "'cause call", ["'cause", "call"], id="signs"),
        pytest.param(("\u00e9cole", "ecole"), "\u00c9cole", ["\u00c9cole"], id="an accent"),
    ],
)
def test_every_entry_is_found_whole(entries: tuple[str, ...], text: str, wanted: list[str]) -> None:
    """That words are grouped by their first letters changes nothing that is found."""
    assert [found[0] for found in any_of(entries).finditer(text)] == wanted

"""What differs, for showing two values side by side."""

from hypothesis import given
from hypothesis import strategies as st

from checker.matching.differences import character_differences, word_differences


def test_only_the_words_that_differ_are_marked() -> None:
    """Capitals and commas are not marked; the other number is."""
    letter, record = word_differences("21 Elm Road, LEEDS", "12 Elm Road Leeds")

    assert [word for word, differs in letter if differs] == ["21"]
    assert [word for word, differs in record if differs] == ["12"]


def test_the_one_other_character_of_an_email_is_marked() -> None:
    """One character is seen at a glance."""
    letter, record = character_differences("joe@rnail.test", "joe@mail.test")

    assert letter == (("joe@", False), ("rn", True), ("ail.test", False))
    assert record == (("joe@", False), ("m", True), ("ail.test", False))


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_of_a_value_is_lost(a: str, b: str) -> None:
    """The runs of characters make up the value again, and the words all stay."""
    left, right = character_differences(a, b)

    assert "".join(run for run, _ in left) == a
    assert "".join(run for run, _ in right) == b
    assert [word for word, _ in word_differences(a, b)[0]] == a.split()

"""Sentences are weighed as was learned: names and numbers count for nothing, length neither."""

from dataclasses import replace
from importlib import resources

import pytest

from checker.matching.sounding import OF_SENTENCES, known_words, pieces_of, sounds

CODES = OF_SENTENCES


@pytest.mark.parametrize("code", CODES)
def test_what_was_learned_is_there(code: str) -> None:
    """Each code has its lines in their order, and thousands of weights."""
    learned = sounds(code)
    assert 0 < learned.bears_out <= learned.least < learned.sure
    assert len(learned.weights) > 5_000


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("source.identified", "The woman who lives below you told us what she heard that night."),
        ("source.identified", "We heard it from somebody who drinks in the same pub as you."),
        ("restricted.material", "Her psychiatrist writes that she was sectioned twice last year."),
        ("protected.location-clue", "From her bedroom she can hear the boats in the harbour."),
        ("document.draft", "Not sure about this paragraph, can you have a look before it goes?"),
    ],
)
def test_a_sentence_in_words_of_its_own_is_heard(code: str, text: str) -> None:
    """No list holds them: they sound like others."""
    sound = sounds(code).of(text)
    assert sound is not None
    assert text[slice(*sound.span)].strip() in text
    assert sound.span[0] < sound.span[1]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [
        "I write about the work that I am doing for the court.",
        "You can reach me at the office on any weekday.",
        "Your next appointment is on Tuesday at ten.",
        "The hearing has been listed for the 4th of May.",
    ],
)
def test_what_every_letter_says_sounds_of_nothing(code: str, text: str) -> None:
    """Ordinary sentences weigh far below the line."""
    assert sounds(code).of(text) is None
    assert not sounds(code).bear_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "From: Gareth Lowe <gareth.lowe@northern.example>",
        "12 Weaver Row, Otherton, XX1 1XX",
        "Mrs Pell",
        "",
    ],
)
def test_what_is_no_prose_is_not_weighed(text: str) -> None:
    """Addresses, heads of messages and names are looked at by other rules."""
    assert not pieces_of(text).prose
    assert all(sounds(code).of(text) is None for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_weights_of_all_codes_that_are_added_at_once_are_each_their_own(code: str) -> None:
    """One number holds them all; no code's weights reach into another's place."""
    learned = sounds(code)
    text = "The woman who lives below you told us that her counsel would take him to the clinic."
    weight = learned.weigh(pieces_of(text).names)

    just_there, too_much = (
        replace(learned, bears_out=weight + more) for more in (-0.000_1, 0.000_1)
    )
    assert just_there.bear_out(text)
    assert not too_much.bear_out(text)


def test_every_code_that_was_learned_from_sentences_is_weighed() -> None:
    """One that was forgotten would never be heard, without a word."""
    files = resources.files("resources") / "weights"
    learned = {file.name.removesuffix(".txt") for file in files.iterdir()}
    assert learned - {"words", "pronoun.mismatch"} == set(OF_SENTENCES)
    with pytest.raises(KeyError):
        sounds("pronoun.mismatch").of("The woman who lives below you told us what she heard.")


def test_a_name_counts_for_nothing() -> None:
    """Two letters that differ in their names alone sound alike."""
    one = pieces_of("Yesterday Aurelia Quenby told us about Mr Thrale.").names
    other = pieces_of("Yesterday Ottilie Varga told us about Mr Brandreth.").names
    assert one == other


def test_no_name_of_the_sayings_was_learned() -> None:
    """The made-up families stay out of the product."""
    assert not {"elsie", "jonah", "haddow", "tamblyn", "vantongeren"} & known_words()

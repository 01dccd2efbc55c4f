"""Whoever is new, in a hurry or reads slowly understands every sentence of the program."""

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

import polib
import pytest

from installer.catalogue import CATALOGUE, ROOT, sentences
from tests.builders.reading_age import phrases, reading_age, syllables, words

FINDINGS = ("checker/checks/", "checker/decision", "checker/reading/")
"""Who says what a finding is, why it matters and what to do."""
COMMANDS = ("checker/cli/", "checker/register/", "checker/witness/")
"""Who speaks to whoever looks after the computers."""
ENOUGH = 8
"""A sentence of fewer words has no reading age to speak of: one long word decides it."""
MOST_WORDS = 25
"""As GOV.UK writes: a longer sentence is two."""
BANNED = re.compile(
    r"\b(are you sure|ok|okay|errors?|invalid|flagged|non-compliant|compliance|please|oops|sorry"
    r"|fatal|abort\w*|illegal|terminat\w*|utili[sz]\w*|in order to|prior to|whilst|amber"
    r"|unfortunately|e\.g\.|i\.e\.|etc|and/or)(?!\w)",
    re.IGNORECASE,
)
BANNED_WELSH = re.compile(
    r"\b(gwall\w*|wall|annilys|yn anffodus|os gwelwch yn dda)\b", re.IGNORECASE
)
NOT_OURS = {
    "ui/qt_words.py": "what Qt itself says, by which its Welsh is found",
    "checker/reports/regulator_questions.py": "the regulator's questions, and definitions of rates",
}
TO_OTHERS = {
    "checker/desk/out/drafts.py": "an email to a person, who may be asked politely",
}


@cache
def said() -> dict[tuple[str, ...], list[str]]:
    """Read the sentences of the code, once."""
    return sentences(ROOT)


def told(*, but: dict[str, str] = NOT_OURS) -> Iterator[tuple[str, list[str]]]:
    """Give each sentence of the program, both its forms where it counts, and who says it."""
    for forms, places in said().items():
        if not set(places) & set(but):
            for text in forms:
                yield text, places


def of_findings() -> list[str]:
    """Give the sentences of findings that are long enough to have a reading age."""
    return [
        text
        for text, places in told()
        if len(words(text)) >= ENOUGH and any(one.startswith(FINDINGS) for one in places)
    ]


def of_windows() -> list[str]:
    """Give what else is said at a desk."""
    return [
        text
        for text, places in told()
        if len(words(text)) >= ENOUGH and not all(one.startswith(COMMANDS) for one in places)
    ]


def ages(texts: list[str]) -> list[float]:
    """Give how old one must be to read each."""
    return [reading_age(one) for one in texts]


def test_half_of_what_findings_say_can_be_read_at_nine_and_all_of_it_at_twelve() -> None:
    """Stop, Check and Note are for everybody who posts letters: reading age about 11."""
    texts = of_findings()

    assert len(texts) > 300
    assert median(ages(texts)) < 9
    assert [one for one in texts if reading_age(one) > 12] == []


def test_half_of_what_the_desk_says_can_be_read_at_nine_and_all_of_it_at_fourteen() -> None:
    """The rest has to name officers, registers and certificates now and then."""
    texts = of_windows()

    assert len(texts) > 900
    assert median(ages(texts)) < 9
    assert [one for one in texts if reading_age(one) > 14] == []


def test_no_sentence_is_longer_than_twenty_five_words() -> None:
    """Nobody has to keep the beginning in mind until the end comes."""
    long = [
        one for text, _places in told() for one in phrases(text) if len(one.split()) > MOST_WORDS
    ]

    assert long == []


def test_no_sentence_frightens_blames_or_talks_like_a_machine() -> None:
    """To hear "Error", "invalid" or "Are you sure?" says nothing of what to do."""
    found = [
        text
        for text, _places in told(but=NOT_OURS | TO_OTHERS)
        if BANNED.search(re.sub(r"\{[^}]*\}|`[^`]*`|--\S+", "", text))
    ]

    assert found == []


def test_the_welsh_does_not_either() -> None:
    """What may not be said in English is not said in Welsh."""
    found = [
        spoken
        for one in polib.pofile(str(CATALOGUE))
        for spoken in (one.msgstr, *one.msgstr_plural.values())
        if BANNED_WELSH.search(re.sub(r"\{[^}]*\}", "", spoken))
    ]

    assert found == []


def test_nothing_is_left_out_that_is_not_there() -> None:
    """An exception that nobody needs any more goes."""
    places = {one for found in said().values() for one in found}

    assert set(NOT_OURS | TO_OTHERS) <= places


@pytest.mark.parametrize(
    ("text", "youngest", "oldest"),
    [
        pytest.param("The dog sat on the mat. It was wet.", 0, 6, id="a first book"),
        pytest.param("The address is not the one on the case record.", 7, 11, id="a finding"),
        pytest.param(
            "The aforementioned documentation necessitates verification of authorisation prior to "
            "dissemination to participating organisations.",
            20,
            99,
            id="an office of long ago",
        ),
    ],
)
def test_the_measure_tells_plain_from_heavy(text: str, youngest: float, oldest: float) -> None:
    """A measure that finds everything plain would be no test."""
    assert youngest <= reading_age(text) <= oldest


@pytest.mark.parametrize(
    ("count", "known"),
    [
        (1, "case page stopped changed files rules court names whole times hour says be the"),
        (2, "letter address pages needed being useful handled cancelled table people refuge"),
        (3, "somebody enclosure agency computer protection idea area period enciphered various"),
        (4, "recipient everybody confidential material solicitor consequences situation"),
        (5, "organisation recommendation"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, known: str) -> None:
    """The formula stands on this."""
    wrong = {one: found for one in known.split() if (found := syllables(one)) != count}

    assert wrong == {}

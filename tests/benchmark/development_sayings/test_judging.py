"""A saying is judged in a real letter, which says nothing wrong by itself."""

from collections import Counter
from dataclasses import replace

from checker.model import Severity
from tests.benchmark import measuring
from tests.benchmark.development_sayings.family import NOW
from tests.benchmark.development_sayings.judging import half_of, judged, letter, opened
from tests.benchmark.development_sayings.sayings import Reader, Saying, Sayings, Voice, all_sayings

PLAIN = Saying(voice=Voice.WORKER, to=Reader.MOTHER, text="I will write again.", why="Nothing.")
WRONG = replace(PLAIN, text="{mother}'s son {child} spoke well.", why="She is a girl.")


def test_the_halves_are_about_as_large_and_stay_as_they_are() -> None:
    """What is judged on tomorrow is what was not read today."""
    halves = Counter(half_of(one) for code in all_sayings() for one in (*code.wrong, *code.right))

    assert min(halves.values()) > 0.4 * sum(halves.values())
    assert half_of(PLAIN) == "a"


def test_a_saying_is_judged_in_a_letter_that_is_right_without_it() -> None:
    """Whatever is raised is raised of the saying, whoever reads it."""
    with opened() as world:
        (record,) = world.cases.cases
        beside = {
            reader: [
                one.code
                for one in measuring.check(
                    letter(replace(PLAIN, to=reader), record), world, now=NOW
                )
                if one.severity is not Severity.NOTE
            ]
            for reader in Reader
        }
        said = Sayings(code="pronoun.mismatch", wrong=(WRONG,), right=(PLAIN,))
        found, quiet = judged([said], world)

    assert beside == {reader: [] for reader in Reader}
    assert (found.raised, found.good) == (True, True)
    assert (quiet.raised, quiet.good) == (False, True)

"""A session of practice is short, balanced, different every time, and what it says it is."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from checker.practice.lessons import lesson_of
from checker.practice.scoring import Answered, score
from checker.practice.session import (
    FEWEST,
    MOST,
    Planted,
    Wrong,
    draw_one,
    draw_session,
)

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
SEEDS = range(25)
ADDRESS = Planted(wrong=Wrong.ADDRESS, code="address.previous")
PROTECTED = Planted(wrong=Wrong.PROTECTED, code="protected.address")
RIGHT = Answered(planted=None, held=None, seconds=20)
CAUGHT = Answered(planted=ADDRESS, held=Wrong.ADDRESS, seconds=30)
MISSED = Answered(planted=ADDRESS, held=None, seconds=10)
FALSE = Answered(planted=None, held=Wrong.NAME, seconds=40)
GAVE_AWAY = Answered(planted=PROTECTED, held=None, seconds=5)


def test_the_same_seed_draws_the_same_letters() -> None:
    """A session can be looked at again by whoever doubts it."""
    assert draw_session(3, now=NOW) == draw_session(3, now=NOW)


def test_a_session_is_short_and_balanced() -> None:
    """6 to 10 letters, a third to a half of them wrong, each about another family."""
    for seed in SEEDS:
        letters = draw_session(seed, now=NOW).letters
        wrong = [one.planted.wrong for one in letters if one.planted is not None]

        assert FEWEST <= len(letters) <= MOST
        assert len(letters) // 3 <= len(wrong) <= len(letters) // 2
        assert len(set(wrong)) == len(wrong)
        assert {Wrong.ADDRESS, Wrong.PROTECTED} <= set(wrong)
        assert len({one.case.id for one in letters}) == len(letters)


def test_nobody_can_learn_where_the_mistakes_stand() -> None:
    """The first letter is wrong in some sessions and right in others, and so is the last."""
    sessions = [draw_session(seed, now=NOW).letters for seed in SEEDS]
    for place in (0, -1):
        assert {letters[place].planted is None for letters in sessions} == {True, False}


def test_every_kind_of_mistake_comes_in_turn() -> None:
    """A person who practises meets all of them."""
    met = Counter(
        one.planted.wrong
        for seed in range(60)
        for one in draw_session(seed, now=NOW).letters
        if one.planted is not None
    )

    assert set(met) == set(Wrong)


def test_two_blocks_share_no_family() -> None:
    """Whoever had one block before never reads one of its letters again."""
    for seed in SEEDS:
        before, now = (draw_session(seed, now=NOW, block=block) for block in (0, 1))

        families = [{one.case.id for one in drawn.letters} for drawn in (before, now)]
        assert not families[0] & families[1]
        assert not {one.data for one in before.letters} & {one.data for one in now.letters}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_letter_has_its_lesson(seed: int) -> None:
    """What is wrong is said with why it matters, and what the letter says is on its page."""
    for one in draw_session(seed, now=NOW).letters:
        told = lesson_of(one)

        assert told.heading
        assert told.why.endswith(".")
        if one.planted is not None:
            assert told.letter
            assert all(
                part in one.draft.text or part in one.draft.header
                for part in told.letter.split(", ")
            )


def test_one_letter_can_be_drawn_alone() -> None:
    """For the queue: with a grave mistake."""
    for seed in SEEDS:
        (wrong,) = draw_one(seed, now=NOW).letters

        assert wrong.planted is not None
        assert wrong.planted.wrong in {Wrong.ADDRESS, Wrong.PROTECTED}


@pytest.mark.parametrize(
    ("answers", "counts", "passed"),
    [
        ((RIGHT, RIGHT, CAUGHT, CAUGHT), (4, 2, 2, 0, 100), True),
        ((RIGHT, CAUGHT, MISSED), (3, 2, 1, 0, 60), True),
        ((RIGHT, CAUGHT, FALSE), (3, 1, 1, 1, 90), True),
        ((RIGHT, MISSED, MISSED, CAUGHT), (4, 3, 1, 0, 70), False),
        ((FALSE, FALSE, CAUGHT), (3, 1, 1, 2, 110), False),
        ((RIGHT, RIGHT, CAUGHT, GAVE_AWAY), (4, 2, 1, 0, 75), False),
        ((), (0, 0, 0, 0, 0), False),
    ],
)
def test_a_session_is_scored(
    answers: tuple[Answered, ...], counts: tuple[int, ...], passed: bool
) -> None:
    """One mistake may be missed and one right letter held, but nothing may be given away."""
    told = score(answers)

    assert (told.letters, told.errors, told.caught, told.false, told.seconds) == counts
    assert told.passed is passed


def test_holding_everything_is_not_passing() -> None:
    """Whoever holds each letter catches all, and fails by false alarms."""
    told = score((CAUGHT, CAUGHT, FALSE, FALSE, FALSE))

    assert (told.missed, told.passed) == (0, False)


def test_a_letter_held_for_another_reason_is_held() -> None:
    """It would not have gone; that the reason was another one is told apart."""
    other = Answered(planted=ADDRESS, held=Wrong.NAME, seconds=9)

    told = score((RIGHT, other))

    assert (told.caught, told.named) == (1, 0)

"""What a session of practice came to: catches, false alarms and time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker.practice.session import Planted, Wrong

MOST_MISSED: Final = 1
MOST_FALSE: Final = 1
"""How many mistakes may be missed, and how many right letters held, in a session that is passed.
A letter that gives away what must be kept is never among those that may be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One letter of a session as a person answered it. `held` is None where they said "send"."""

    planted: Planted | None
    held: Wrong | None
    seconds: int

    @property
    def right(self) -> bool:
        """Say whether they did right by the letter: held when wrong, for whatever reason."""
        return (self.planted is None) == (self.held is None)

    @property
    def named(self) -> bool:
        """Say whether they also said what is wrong with it."""
        return self.planted is not None and self.held is self.planted.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The counts of a session, as its entry has them."""

    letters: int
    errors: int
    caught: int
    false: int
    named: int
    seconds: int
    passed: bool

    @property
    def missed(self) -> int:
        """Count the mistakes that would have gone out."""
        return self.errors - self.caught


def score(answers: Iterable[Answered]) -> Score:
    """Count what was caught and what was held for nothing."""
    every = tuple(answers)
    wrong = [one for one in every if one.planted is not None]
    caught = [one for one in wrong if one.right]
    false = sum(one.planted is None and not one.right for one in every)
    gave_away = any(
        one.planted is not None and one.planted.wrong is Wrong.PROTECTED and not one.right
        for one in wrong
    )
    missed = len(wrong) - len(caught)
    return Score(
        letters=len(every),
        errors=len(wrong),
        caught=len(caught),
        false=false,
        named=sum(one.named for one in wrong),
        seconds=sum(one.seconds for one in every),
        passed=bool(every) and missed <= MOST_MISSED and false <= MOST_FALSE and not gave_away,
    )

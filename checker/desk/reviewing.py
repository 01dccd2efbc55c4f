"""The review room: what waits for a second person, the blind pick, and the lead's answer."""

from collections.abc import Sequence

from checker.desk.review_answers import (
    Pick,
    ReviewDecision,
    ReviewDone,
    ReviewItem,
    ReviewLetter,
    SignInAgain,
)
from checker.desk.seat import Seat


class Reviewing:
    """What a team lead does with what others ask. Every call may take a second: use a job."""

    def __init__(self, seat: Seat) -> None:
        """Look at nothing yet."""
        self._seat = seat

    def queue(self) -> tuple[ReviewItem, ...]:
        """Give what waits, those that cannot go without a second person first, oldest first.

        Raises:
            CallError: whoever sits here is no team lead.
            TrailError, SyncError: what waits cannot be read.
        """
        raise NotImplementedError

    def open(self, item: str) -> ReviewLetter:
        """Open one: before the pick with neither file name nor recipient.

        Raises:
            CallError: it is not open to whoever sits here, or was answered meanwhile.
        """
        raise NotImplementedError

    def pick(self, item: str, people: Sequence[str]) -> Pick:
        """Say who should receive it. The first pick holds, also after a restart.

        Raises:
            CallError: nobody was picked, or it is not open to whoever sits here.
        """
        raise NotImplementedError

    def answer(
        self, item: str, decision: ReviewDecision, again: SignInAgain | None = None
    ) -> ReviewDone:
        """Answer one. To release it, the lead signs in again.

        Raises:
            CallError: it cannot be answered so; the sentence says why.
            TrailError: the entry could not be written, so it was not answered.
            SyncError: the sign-in did not come to it.
        """
        raise NotImplementedError

    def done_today(self) -> tuple[ReviewDone, ...]:
        """Give what the team's leads answered today, the newest first."""
        raise NotImplementedError

    def team(self) -> tuple[ReviewDone, ...]:
        """Give everything that the team asked in the last 30 days, the newest first."""
        raise NotImplementedError

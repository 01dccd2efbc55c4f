"""A made-up request among the real ones of the review room: row, letter, pick and answer."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.days import ENGLAND
from checker.desk.answers import RecipientChoice
from checker.desk.practice.practice_answers import PracticeTold
from checker.desk.practice.practising import Practising
from checker.desk.review.review_answers import (
    Became,
    Needs,
    Pick,
    ReviewDecision,
    ReviewDone,
    ReviewItem,
    ReviewLetter,
)
from checker.desk.review.review_done import what_words
from checker.desk.review.review_letters import (
    after_pick,
    before_pick,
    channel_of,
    choices_for,
    events,
)
from checker.desk.review.review_words import why_words
from checker.desk.seat import Seat
from checker.errors import CallError, LetterlockError
from checker.words import say

if TYPE_CHECKING:
    from checker.desk.review.made_up_request import MadeUp


@dataclass(slots=True)
class MadeUpReview:
    """One made-up request while it waits. Nothing of it is written but how it was answered."""

    seat: Seat
    made: "MadeUp"
    picked: tuple[str, ...] = ()
    opened_ms: int | None = None
    people: tuple[RecipientChoice, ...] = field(default=())

    def item(self) -> ReviewItem:
        """Give its row, as of a real one."""
        made, now = self.made, self.seat.now()
        return ReviewItem(
            id=made.id,
            why=why_words(made.why),
            severity=made.severity,
            reference=made.shown.reference,
            asked_by=made.asked_by.name,
            asked_at=made.asked_at,
            waiting_s=max(0, int((now - made.asked_at).total_seconds())),
            needs=Needs.SECOND,
            channel=channel_of(made.shown),
            until=made.until,
        )

    def open(self) -> ReviewLetter:
        """Open it: before the pick with neither file name nor recipient."""
        if self.opened_ms is None:
            self.opened_ms = self.seat.recorder().mono_ms()
            self.people = choices_for(self.seat, None, self.made.shown)
        return before_pick(self.item(), self.made.shown, self.people)

    def pick(self, people: Sequence[str]) -> Pick:
        """Say who should receive it. The first pick holds.

        Raises:
            CallError: nobody was picked, or somebody who could not be.
        """
        self.open()
        chosen = tuple(dict.fromkeys(str(one) for one in people))
        if not self.picked:
            if not chosen or not set(chosen) <= {str(one.id) for one in self.people}:
                raise CallError(say("Choose who should receive this letter."), field="recipients")
            self.picked = chosen
        return after_pick(
            self.made.shown,
            self.picked,
            {str(one.id): one.name for one in self.people},
            closed="",
            reason=self.made.reason,
            history=events(self.made.shown, self.item()),
        )

    def seconds(self) -> int:
        """Give for how long it has been open."""
        if self.opened_ms is None:
            return 0
        return max(0, (self.seat.recorder().mono_ms() - self.opened_ms) // 1000)

    def done(self, decision: ReviewDecision, told: PracticeTold) -> ReviewDone:
        """Give its row among the answered ones: only now it says that it was practice."""
        row = self.item()
        return ReviewDone(
            id=row.id,
            at=self.seat.now().astimezone(ENGLAND),
            became=decision.kind,
            what=what_words(decision.kind),
            why=row.why,
            severity=row.severity,
            reference=row.reference,
            asked_by=row.asked_by,
            by=say("You"),
            practice=" ".join((told.headline, f"{told.heading}.", told.why)),
        )


class MadeUpQueue:
    """The made-up request of whoever sits here, if there is one. Safe to ask at every turn."""

    def __init__(self, seat: Seat) -> None:
        """Hold none yet."""
        self._seat, self._practice = seat, Practising(seat)
        self._held: MadeUpReview | None = None

    def waiting(self) -> MadeUpReview | None:
        """Give the one that waits; mostly None. What goes wrong with it troubles nobody's work."""
        made = None
        with suppress(LetterlockError):
            made = self._practice.perhaps_made_up()
        with self._seat.lock:
            if made is None:
                self._held = None
            elif self._held is None or self._held.made.id != made.id:
                self._held = MadeUpReview(self._seat, made)
            return self._held

    def of(self, item: str) -> MadeUpReview | None:
        """Give the one of an id, while it waits."""
        held = self.waiting()
        return held if held is not None and held.made.id == item else None

    def answer(self, one: MadeUpReview, decision: ReviewDecision) -> ReviewDone:
        """Record how it was answered, and say that it was practice.

        Raises:
            TrailError: it could not be written.
        """
        told = self._practice.answer_made_up(
            one.made, released=decision.kind is Became.RELEASED, seconds=one.seconds()
        )
        with self._seat.lock:
            self._held = None
        return one.done(decision, told)

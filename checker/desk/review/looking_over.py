"""What went in haste, or against the record, is looked over afterwards by somebody who leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.audit.acts import Act, Out
from checker.audit.entry import Event, Facts
from checker.days import ENGLAND
from checker.desk.answers import Actor
from checker.desk.record.exchanging import Told
from checker.desk.review.review_answers import Became, ReviewDone, ReviewItem, ReviewLetter
from checker.desk.review.review_done import is_waiting_look, name_of, reference_of, what_words
from checker.desk.review.review_letters import looked_at, needs_look
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.protocol.seconding import REASON
from checker.words import say


@dataclass(frozen=True, slots=True)
class LookingOver:
    """What waits for a look of whoever leads here. `told` are the team's entries each time."""

    seat: Seat

    def waiting(self, told: Iterable[Told]) -> list[ReviewItem]:
        """Give what nobody has looked over yet, but for what whoever sits here sent themselves."""
        return [self._row(one) for one in self._waiting(told)]

    def open(self, item: str, told: Iterable[Told], leads: tuple[Actor, ...]) -> ReviewLetter:
        """Open one.

        Raises:
            CallError: it was looked over, or is too old.
        """
        for one in self._waiting(told):
            if one.hash == item:
                return looked_at(self._row(one), one, leads, ())
        raise CallError(
            say("Nobody waits for this any more: it was answered, taken back or is too old.")
        )

    def over(self, item: str, told: Iterable[Told], reason: str, lead: Actor) -> ReviewDone:
        """Record that a lead has looked it over, with what they have to say of it, if anything.

        Raises:
            CallError: it was looked over already.
            TrailError: it could not be written.
        """
        entry = next((one for one in self._waiting(told) if one.hash == item), None)
        if entry is None:
            raise CallError(say("This was looked over already."))
        case = entry.told.get("case")
        self.seat.records.of(lead).tell(
            Act.ANSWER_SECOND,
            Facts(out=Out.DONE, about=item, event=Event(kind="looked-over")),
            disclosures=((REASON, reason),) if reason else (),
            case=case if isinstance(case, str) and reason else None,
        )
        row = self._row(entry)
        return ReviewDone(
            id=item,
            at=self.seat.now().astimezone(ENGLAND),
            became=Became.LOOKED_OVER,
            what=what_words(Became.LOOKED_OVER),
            why=row.why,
            severity=row.severity,
            reference=row.reference,
            asked_by=row.asked_by,
            by=say("You"),
        )

    def _waiting(self, told: Iterable[Told]) -> tuple[Told, ...]:
        every = tuple(told)
        done = {
            one.body.about
            for one in every
            if one.body.act is Act.ANSWER_SECOND
            and one.body.event is not None
            and one.body.event.kind == "looked-over"
        }
        own = self.seat.actor().id
        return tuple(
            one
            for one in every
            if is_waiting_look(one) and one.hash not in done and one.body.actor != own
        )

    def _row(self, entry: Told) -> ReviewItem:
        seat = self.seat
        return needs_look(
            seat, entry, name_of(seat, entry.body.actor), reference_of(seat, entry.told.get("case"))
        )

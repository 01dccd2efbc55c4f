"""What came for a lead, opened and verified; kept in memory only, as long as it waits."""

from dataclasses import dataclass, field

import msgspec

from checker.audit.boxing import box_key
from checker.days import time_in_england
from checker.desk.answers import RecipientChoice
from checker.desk.record.exchanging import Colleague, exchange_of
from checker.desk.review.asked import bound_of
from checker.desk.review.review_answers import Needs, ReviewItem
from checker.desk.review.review_done import name_of
from checker.desk.review.review_letters import channel_of, choices_for, gravest
from checker.desk.review.review_words import why_words
from checker.desk.seat import Seat
from checker.log import logger
from checker.protocol.messages import Asked
from checker.protocol.seconding import BOUND, REASON, BoundTo, Shown
from checker.sync.seconding import NotAsShown, asks, disclosures_of, opened
from checker.words import say
from checker.worker.picture import is_plain_picture

_LOG = logger("desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One request, opened."""

    asked: Asked
    shown: Shown = field(repr=False)
    asker: str
    """The pseudonym of whoever asks."""
    asked_ms: int
    opened_ms: int
    """By the time since this computer started."""
    reason: str
    case: str | None
    bound: BoundTo
    people: tuple[RecipientChoice, ...]
    """Whom the lead may pick, in the order in which they are shown."""

    def item(self, seat: Seat, *, passed_by: str = "") -> ReviewItem:
        """Give its row in the queue."""
        code, severity = gravest(self.shown)
        at = time_in_england(self.asked_ms)
        return ReviewItem(
            id=self.asked.entry,
            why=why_words(code),
            severity=severity,
            reference=self.shown.reference,
            asked_by=name_of(seat, self.asker),
            asked_at=at,
            waiting_s=max(0, int((seat.now() - at).total_seconds())),
            needs=Needs.SECOND,
            channel=channel_of(self.shown),
            until=time_in_england(self.asked.until),
            passed_by=passed_by,
            closed=self._closed(seat.actor().id),
        )

    def barred(self) -> tuple[str, ...]:
        """Give who may not answer it: whoever asks, and whoever seems to have written it."""
        return self.asker, *self.bound.authors

    def _closed(self, own: str) -> str:
        if own == self.asker:
            return say("You checked this letter yourself, so somebody else has to release it.")
        if own in self.bound.authors:
            return say("You seem to have written this letter, so somebody else has to release it.")
        return ""


@dataclass
class Requests:
    """The requests of whoever sits here. Nothing of them is written to this computer's disk."""

    seat: Seat
    _held: dict[str, dict[str, Came]] = field(default_factory=dict)

    def waiting(self) -> tuple[Came, ...]:
        """Give what waits now; what does not any more is forgotten.

        Raises:
            TrailError, SyncError: it cannot be read.
        """
        exchange = exchange_of(self.seat)
        signer = self.seat.recorder().trail().signer
        before = self._held.get(signer.log, {})
        asked = exchange.waiting(one.asked for one in before.values())
        people: tuple[Colleague, ...] = ()
        if any(one.entry not in before for one in asked):
            people = exchange.colleagues()
        held: dict[str, Came] = {}
        for one in asked:
            came = before.get(one.entry) or self._opened(one, people)
            if came is not None:
                held[one.entry] = came
        self._held[signer.log] = held
        return tuple(held.values())

    def known(self, item: str) -> Came | None:
        """Give one that was opened before and has not ended since."""
        held = self._held.get(self.seat.recorder().trail().signer.log, {})
        came = held.get(item)
        now = int(self.seat.now().timestamp() * 1000)
        return came if came is not None and came.asked.until > now else None

    def _opened(self, asked: Asked, people: tuple[Colleague, ...]) -> Came | None:
        """Open one; one that is not what its entry says is not shown."""
        asker = next((one for one in people if one.log == asked.log), None)
        try:
            return None if asker is None else self._verified(asked, asker)
        except (NotAsShown, KeyError, msgspec.ValidationError):
            _LOG.warning("a request is not what its entry says")
            return None

    def _verified(self, asked: Asked, asker: Colleague) -> Came:
        """Open a request of somebody.

        Raises:
            NotAsShown, KeyError, ValidationError: it is not what their entry says.
        """
        recorder = self.seat.recorder()
        shown = opened(asked, box_key(recorder.trail().signer.key), asker.key)
        body, told = asks(shown.leaf, asker.key), disclosures_of(shown)
        pictures = [png for page in shown.pages for png in (page.png, page.covered) if png]
        if body.actor != asker.actor or not all(map(is_plain_picture, pictures)):
            raise NotAsShown
        reason = told[REASON].value
        case = told["case"].value if "case" in told else None
        return Came(
            asked=asked,
            shown=shown,
            asker=asker.actor,
            asked_ms=body.t,
            opened_ms=recorder.mono_ms(),
            reason=reason if isinstance(reason, str) else "",
            case=case if isinstance(case, str) else None,
            bound=bound_of(told[BOUND].value),
            people=choices_for(self.seat, case, shown),
        )

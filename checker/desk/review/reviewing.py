"""The review room: what waits for a second person, the blind pick, and the lead's answer."""

import hashlib
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from checker.audit.acts import Act, Out
from checker.audit.entry import Event, Facts
from checker.days import ENGLAND
from checker.desk.answers import Actor
from checker.desk.record.exchanging import Told, exchange_of, told_of
from checker.desk.review.asking_lead import LEAST_REASON
from checker.desk.review.looking_over import LookingOver
from checker.desk.review.made_up_review import MadeUpQueue, MadeUpReview
from checker.desk.review.proving import Proofs
from checker.desk.review.review_answers import (
    Became,
    Pick,
    ReviewDecision,
    ReviewDone,
    ReviewItem,
    ReviewLetter,
    SignInAgain,
)
from checker.desk.review.review_done import done_rows, name_of, what_words
from checker.desk.review.review_letters import after_pick, before_pick, events
from checker.desk.review.review_requests import Came, Requests
from checker.desk.review.team_entries import DAYS_MS, TeamEntries
from checker.desk.seat import Seat
from checker.errors import CallError, LetterlockError, SyncError
from checker.model import Receipt
from checker.protocol.messages import Role
from checker.protocol.seconding import PICKED, REASON, SEEN
from checker.words import say

_MOST_REASON: Final = 1_000
_KINDS: Final = {
    Became.RELEASED: ("released", Out.RELEASED),
    Became.RETURNED: ("returned", Out.HELD),
    Became.PASSED_ON: ("passed-on", None),
    Became.LOOKED_OVER: ("looked-over", Out.DONE),
}
_NO_REASON: Final = (Became.PASSED_ON, Became.LOOKED_OVER)


class Reviewing:
    """What a team lead does with what others ask. Every call may take a second: use a job."""

    def __init__(self, seat: Seat) -> None:
        """Look at nothing yet."""
        self._seat = seat
        self._proofs = Proofs(seat=seat)
        self._requests = Requests(seat=seat)
        self._entries = TeamEntries(seat=seat)
        self._made_up = MadeUpQueue(seat)
        self._looks = LookingOver(seat)
        self._lock = threading.RLock()

    def queue(self) -> tuple[ReviewItem, ...]:
        """Give what waits, those that cannot go without a second person first, oldest first.

        Raises:
            CallError: whoever sits here is no team lead.
            TrailError, SyncError: what waits cannot be read.
        """
        self._seat.refuse_others(Role.LEAD)
        with self._lock:
            own = self._own_answers()
            items = [self._item(one) for one in self._waiting(own)]
            made = self._made_up.waiting()
            items += [] if made is None else [made.item()]
            items.sort(key=lambda one: one.asked_at)
            looks = []
            with suppress(SyncError):  # what others wait for is shown all the same
                looks = self._looks.waiting(self._all())
            return (*items, *looks)

    def open(self, item: str) -> ReviewLetter:
        """Open one: before the pick with neither file name nor recipient.

        Raises:
            CallError: it is not open to whoever sits here, or was answered meanwhile.
        """
        self._seat.refuse_others(Role.LEAD)
        with self._lock:
            made = self._made_up.of(item)
            if made is not None:
                picked = made.picked
                return replace(
                    made.open(), picked=self._ways(made.pick(picked)) if picked else None
                )
            came = self._came(item)
            if came is None:
                return self._looks.open(item, self._all(), self._other_leads())
            row = self._item(came)
            if row.closed:
                raise CallError(row.closed)
            letter = before_pick(row, came.shown, came.people)
            picked = self._picked(item)
            return replace(letter, picked=self._pick(came, picked)) if picked else letter

    def pick(self, item: str, people: Sequence[str], *, by: str = "") -> Pick:
        """Say who should receive it, and who pressed. The first pick holds, also after a restart.

        Raises:
            CallError: nobody was picked, or it is not open to whoever sits here.
        """
        lead = self._seat.refuse_others(Role.LEAD)
        self._seat.refuse_gone(by or lead.id)
        with self._lock:
            made = self._made_up.of(item)
            if made is not None:
                return self._ways(made.pick(people))
            came = self._must_have_come(item)
            before = self._picked(item)
            if before:
                return self._pick(came, before)
            chosen = tuple(dict.fromkeys(str(one) for one in people))
            if not chosen or not set(chosen) <= {str(one.id) for one in came.people}:
                raise CallError(say("Choose who should receive this letter."), field="recipients")
            self._seat.records.of(lead).tell(
                Act.VIEW,
                Facts(about=item, event=Event(kind="queue", codes={"purpose": "team"})),
                disclosures=((PICKED, list(chosen)),),
                case=came.case,
            )
            return self._pick(came, chosen)

    def answer(
        self, item: str, decision: ReviewDecision, again: SignInAgain | None = None
    ) -> ReviewDone:
        """Answer one. To release it, the lead signs in again.

        Raises:
            CallError: it cannot be answered so; the sentence says why.
            TrailError: the entry could not be written, so it was not answered.
            SyncError: the sign-in did not come to it.
        """
        lead = self._seat.refuse_others(Role.LEAD)
        self._seat.refuse_gone(decision.by or lead.id)
        decision = replace(decision, reason=" ".join(decision.reason.split())[:_MOST_REASON])
        if decision.kind not in _KINDS:
            raise CallError(say("Release it, return it, or pass it on."))
        if decision.kind not in _NO_REASON and len(decision.reason) < LEAST_REASON:
            raise CallError(say("Write in a few words why. It is kept in the record."))
        with self._lock:
            if decision.kind is Became.LOOKED_OVER:
                return self._looks.over(item, self._all(), decision.reason, lead)
            made = self._made_up.of(item)
            if made is not None:
                return self._answer_made_up(made, decision)
            came = self._must_have_come(item, anew=True)
            picked = self._picked(item)
            if decision.kind is Became.PASSED_ON:
                self._refuse_passing(came, str(decision.to))
        if decision.kind is Became.RELEASED:
            _refuse_release(self._pick(came, picked) if picked else None)
            self._proofs.prove(again, item)
        with self._lock:
            self._seat.refuse_gone(lead.id)  # a sign-in takes minutes
            came = self._must_have_come(item)
            receipt = self._write(lead, came, decision, picked)
            exchange, ends = exchange_of(self._seat), decision.kind is not Became.PASSED_ON
            late = ends and not exchange.is_kept(receipt.seq)
            if ends and not late:
                with suppress(LetterlockError):  # else it is removed when the queue is looked at
                    exchange.remove_asked(came.asked)
        row = self._item(came)
        return ReviewDone(
            id=item,
            at=self._seat.now().astimezone(ENGLAND),
            became=decision.kind,
            what=what_words(decision.kind),
            why=row.why,
            severity=row.severity,
            reference=row.reference,
            asked_by=row.asked_by,
            by=say("You"),
            late=late,
        )

    def done_today(self) -> tuple[ReviewDone, ...]:
        """Give what the team's leads answered today, the newest first."""
        self._seat.refuse_others(Role.LEAD)
        today = self._seat.now().astimezone(ENGLAND).date()
        rows = done_rows(self._seat, self._all(), only_answers=True)
        return tuple(one for one in rows if one.at.date() == today)

    def team(self) -> tuple[ReviewDone, ...]:
        """Give everything that the team asked in the last two weeks, the newest first."""
        self._seat.refuse_others(Role.LEAD)
        return done_rows(self._seat, self._all(), only_answers=False)

    def _all(self) -> tuple[Told, ...]:
        """Give the team's entries, with the lead's own as they are at this moment."""
        recorder = self._seat.recorder()
        since = recorder.now_ms() - DAYS_MS
        own = told_of(recorder.trail(), (Act.ANSWER_SECOND,), since)
        found = {one.hash: one for one in (*self._entries.all(), *own)}
        return tuple(sorted(found.values(), key=lambda one: one.body.t))

    def _waiting(self, own: dict[str, str]) -> Iterator[Came]:
        """Give what waits and was not answered here; what was is removed where it still lies."""
        for came in self._requests.waiting():
            kind = own.get(came.asked.entry)
            if kind in {"released", "returned"}:
                with suppress(LetterlockError):
                    exchange_of(self._seat).remove_asked(came.asked)
            elif kind is None:
                yield came

    def _must_have_come(self, item: str, *, anew: bool = False) -> Came:
        came = self._came(item, anew=anew)
        if came is None:
            raise CallError(
                say("Nobody waits for this any more: it was answered, taken back or is too old.")
            )
        closed = self._item(came).closed
        if closed:
            raise CallError(closed)
        return came

    def _came(self, item: str, *, anew: bool = False) -> Came | None:
        known = None if anew else self._requests.known(item)
        found = (known,) if known is not None else self._requests.waiting()
        own = self._own_answers().get(item)
        return next(
            (one for one in found if one.asked.entry == item and own in {None, "passed-on"}), None
        )

    def _item(self, came: Came) -> ReviewItem:
        return came.item(self._seat, passed_by=self._passed_by(came.asked.entry))

    def _passed_by(self, item: str) -> str:
        """Say who passed it on to whoever sits here; known where they work at one desk."""
        if self._seat.linked() is not None:
            return ""
        for one in exchange_of(self._seat).answers():
            event = one.body.event
            passed = event is not None and event.kind == "passed-on"
            if passed and one.body.about == item and one.told.get("to") == self._seat.actor().id:
                return name_of(self._seat, one.body.actor)
        return ""

    def _picked(self, item: str) -> tuple[str, ...]:
        """Give the first pick, from the lead's own record, whatever the clock said at it."""
        for one in told_of(self._seat.recorder().trail(), (Act.VIEW,), about=item):
            told = one.told.get(PICKED)
            if isinstance(told, list | tuple):
                return tuple(each for each in told if isinstance(each, str))
        return ()

    def _pick(self, came: Came, picked: Sequence[str]) -> Pick:
        row = self._item(came)
        pick = after_pick(
            came.shown,
            picked,
            {str(one.id): one.name for one in came.people},
            closed=row.closed,
            reason=came.reason,
            history=events(came.shown, row),
        )
        return self._ways(pick, but=came.barred())

    def _ways(self, pick: Pick, *, but: Collection[str] = ()) -> Pick:
        """Add how one signs in again, and to whom one may pass it on."""
        return replace(pick, proving=self._proofs.way(), leads=self._other_leads(but))

    def _answer_made_up(self, made: MadeUpReview, decision: ReviewDecision) -> ReviewDone:
        """Answer a practice letter. Nothing goes, so nobody signs in again for it."""
        if decision.kind is Became.RELEASED:
            _refuse_release(made.pick(made.picked) if made.picked else None)
        return self._made_up.answer(made, decision)

    def _refuse_passing(self, came: Came, to: str) -> None:
        """Refuse to pass something on to whoever could not answer it.

        Raises:
            CallError: they could not.
            SyncError: it cannot be seen now whether they could.
        """
        if to in {one.id for one in self._other_leads(came.barred())}:
            people = exchange_of(self._seat).colleagues()
            if any(one.actor == to and one.role is Role.LEAD for one in people):
                return
        raise CallError(
            say("They could not answer it. Choose another team lead, or return the letter.")
        )

    def _other_leads(self, but: Collection[str] = ()) -> tuple[Actor, ...]:
        own = self._seat.actor()
        return tuple(
            Actor(id=one.id, name=one.name, team=one.team, role=Role.LEAD)
            for one in self._seat.setting.policy.own.staff
            if one.role == Role.LEAD and one.team == own.team and one.id not in {own.id, *but}
        )

    def _write(
        self, lead: Actor, came: Came, decision: ReviewDecision, picked: Sequence[str]
    ) -> Receipt:
        kind, out = _KINDS[decision.kind]
        agrees = set(picked) == {one.id for one in came.shown.recipients}
        codes = {"agrees": "yes" if agrees else "no"} if picked else {}
        seconds = max(0, (self._seat.recorder().mono_ms() - came.opened_ms) // 1000)
        beside = [(SEEN, hashlib.sha256(came.asked.content).hexdigest())]
        beside += [(REASON, decision.reason)] if decision.reason else []
        beside += [("to", str(decision.to))] if decision.kind is Became.PASSED_ON else []
        return self._seat.records.of(lead).tell(
            Act.ANSWER_SECOND,
            Facts(
                out=out,
                about=came.asked.entry,
                event=Event(kind=kind, codes=codes, counts={"seconds": seconds}),
            ),
            disclosures=tuple(beside),
            case=came.case,
        )

    def _own_answers(self) -> dict[str, str]:
        recorder = self._seat.recorder()
        found = told_of(recorder.trail(), (Act.ANSWER_SECOND,), recorder.now_ms() - DAYS_MS)
        return {
            one.body.about: one.body.event.kind
            for one in found
            if one.body.about and one.body.event is not None
        }


def _refuse_release(pick: Pick | None) -> None:
    """Refuse to release before the pick, or against it.

    Raises:
        CallError: it cannot be released.
    """
    if pick is None:
        raise CallError(say("Choose first who should receive this letter."))
    if not pick.can_release:
        raise CallError(f"{pick.words} {pick.not_why}")

"""Asking a team lead: what would be sent and to whom, how it stands, and what the lead said."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import msgspec

from checker.audit.acts import Act, Out
from checker.audit.entry import Event, Facts
from checker.days import moment_words, time_in_england
from checker.decision import SecondPerson, bound, needs_second
from checker.desk.answers import Opened
from checker.desk.record.exchanging import Colleague, Exchange, Told, exchange_of
from checker.desk.review.asked import (
    HOURS_MS,
    Asks,
    answered,
    authors_of,
    bound_to,
    holds_for,
    is_released,
)
from checker.desk.review.review_answers import Became
from checker.desk.review.review_words import why_words
from checker.desk.review.second_answers import AskedFor, Offer
from checker.desk.review.showing import shown_to_leads
from checker.desk.seat import Seat
from checker.errors import CallError, LetterlockError, NotReleased, SyncError
from checker.model import Finding, Result
from checker.protocol.messages import REQUEST_HOURS, Role
from checker.protocol.seconding import BOUND, REASON, BoundTo
from checker.sync.seconding import sealed
from checker.words import say, say_count

LEAST_REASON: Final = 8
_MOST_REASON: Final = 1_000
_NEWS_MS: Final = 5_000


class AskingLead:
    """What whoever checks letters asks of leads. Safe to call from several threads."""

    def __init__(self, seat: Seat) -> None:
        """Read nothing yet."""
        self._seat = seat
        self._held: dict[str, Asks] = {}
        self._verified: dict[str, tuple[Told, Colleague]] = {}
        self._looked_ms = -_NEWS_MS
        self._heard = False
        """Whether what came was there to be read when it was last looked for."""
        self._lock = threading.RLock()

    def offer(self, result: Result) -> Offer | None:
        """Say what asking would mean; None for a letter that no second person can release."""
        findings = needs_second(result)
        if not findings or not result.settled or self._seat.setting.policy.mode == "monitor":
            return None
        return Offer(
            why=tuple(one.title for one in findings),
            who=say(
                "A team lead of your team sees it: neither whoever wrote the letter nor you can "
                "be the second person."
            ),
            what=say(
                "The pages as pictures, the findings, what the record says and your reason are "
                "sent, locked so that only your team leads can open them. The lead chooses who "
                "should receive it before they see whom you chose."
            ),
            until=say_count(
                "The request is deleted when it is answered, after {count} hour at the latest.",
                "The request is deleted when it is answered, after {count} hours at the latest.",
                REQUEST_HOURS,
            ),
        )

    def ask(self, opened: Opened, result: Result, reason: str) -> AskedFor:
        """Ask the leads to release a letter.

        Raises:
            CallError: it cannot be asked about, or there is nobody to ask.
            SyncError: the register was not reached: nobody was asked.
            TrailError: the entry could not be written: nobody was asked.
        """
        findings = needs_second(result)
        reason = " ".join(reason.split())[:_MOST_REASON]
        if not findings or not result.settled:
            raise CallError(say("A second person cannot release this letter. Fix it first."))
        if len(reason) < LEAST_REASON:
            raise CallError(say("Write in a few words why it should go as it is."))
        with self._lock:
            return self._ask(opened, result, findings, reason)

    def withdraw(self, ask: str) -> str:
        """Take back what was asked.

        Raises:
            CallError: it is not waiting.
            TrailError: the entry could not be written.
        """
        with self._lock:
            asks = self._asks()
            if ask not in asks.asked or ask in asks.ended:
                raise CallError(say("Nobody is waiting to answer this any more."))
            if self._end(ask, "withdrawn"):
                return say("Taken back. Nobody is asked any more, and what was sent is deleted.")
        return say(
            "Taken back: no answer counts any more. What was sent cannot be deleted now. It is "
            "deleted as soon as it can be."
        )

    def waiting(self) -> tuple[AskedFor, ...]:
        """Give what was asked and not confirmed since, the newest first. Old asks end here.

        Raises:
            TrailError: the record cannot be read.
        """
        with self._lock:
            asks = self._asks()
            now = self._now_ms()
            for one in asks.asked.values():
                over = now - one.body.t > HOURS_MS and one.hash not in asks.ended
                with suppress(SyncError):  # an answer that cannot be verified now is one
                    nobody = over and self._answer(one) is None and self._heard
                    if nobody and not asks.is_used(one):
                        self._end(one.hash, "expired")
            self._sweep()
            told = [
                self._as_told(one)
                for one in asks.asked.values()
                if not asks.is_used(one) and asks.ended.get(one.hash) != "withdrawn"
            ]
            recent = [one for one in told if self._is_recent(one)]
            return tuple(sorted(recent, key=lambda one: one.asked_at, reverse=True))

    def about(self, result: Result) -> AskedFor | None:
        """Say how it stands with exactly this letter; None where nobody was asked about it."""
        with self._lock, suppress(LetterlockError):
            ask = self._ask_for(result)
            if ask is not None:
                return self._as_told(ask)
        return None

    def second(self, result: Result, *, anew: bool = False) -> SecondPerson | None:
        """Give a second person's verified word about exactly this letter; None where there is none.

        Args:
            result: What the check found.
            anew: Verify it again, as at the moment of confirming.
        """
        if not needs_second(result):
            return None
        with self._lock, suppress(LetterlockError):
            ask = self._ask_for(result)
            if ask is None:
                return None
            found = self._answer(ask, anew=anew)
            to = bound_to(ask)
            if found is not None and to is not None and is_released(found[0]):
                return SecondPerson(
                    bound=bound(result), findings=frozenset(to.findings), by=found[1].actor
                )
        return None

    def release_by(self, result: Result) -> SecondPerson | None:
        """Give the second person at the moment of confirming, verified anew.

        Raises:
            NotReleased: somebody released it, and that cannot be verified at this moment.
        """
        if self.second(result) is None:
            return None
        found = self.second(result, anew=True)
        if found is None:
            raise NotReleased(
                say(
                    "The second person's answer cannot be verified at this moment. Nothing was "
                    "confirmed. Try again in a minute. If it stays so, ask a team lead again."
                )
            )
        return found

    def _ask(
        self, opened: Opened, result: Result, findings: Sequence[Finding], reason: str
    ) -> AskedFor:
        before = self.about(result)
        if before is not None and before.became in {Became.WAITING, Became.RELEASED}:
            raise CallError(before.words)
        seat, recorder = self._seat, self._seat.recorder()
        letter = seat.letters.of(opened)
        exchange = exchange_of(seat)
        authors = authors_of(result.documents, seat.setting.policy.own.staff)
        leads = self._leads(exchange.colleagues(), authors)
        shown = shown_to_leads(seat, letter, result)
        to = BoundTo(
            files=tuple(bound(result).files),
            recipients=tuple(str(one) for one in bound(result).recipients),
            channel=bound(result).channel.value,
            snapshot=bound(result).snapshot,
            findings=tuple(one.key for one in findings),
            authors=authors,
        )
        receipt = recorder.ask_second(
            result,
            Event(
                kind="release",
                codes={"why": findings[0].code},
                counts={"findings": len(findings)},
            ),
            about=letter.entry,
            beside=((REASON, reason), (BOUND, msgspec.to_builtins(to))),
            now=seat.now(),
        )
        trail = recorder.trail()
        entry = trail.entry(receipt.seq)
        beside = trail.disclosed(receipt.seq)
        if entry is None:
            raise CallError(say("What was asked is not in the record. Nobody was asked."))
        whole = msgspec.structs.replace(
            shown,
            leaf=entry.signature + entry.body,
            told=tuple(one.written for one in beside if one.name in {REASON, BOUND, "case"}),
        )
        request = sealed(receipt.hash, whole, {one.log: one.box for one in leads}, os.urandom)
        try:
            exchange.post(request, receipt.seq)
        except LetterlockError:
            self._end(receipt.hash, "withdrawn")
            raise
        self._asks()
        return self._as_told(self._asks().asked[receipt.hash])

    def _leads(self, people: Sequence[Colleague], authors: Sequence[str]) -> tuple[Colleague, ...]:
        """Give the leads who may be the second person.

        Raises:
            CallError: there is none.
        """
        signer = self._seat.recorder().trail().signer
        own = next((one for one in people if one.log == signer.log), None)
        leads = tuple(
            one
            for one in people
            if own is not None
            and one.role is Role.LEAD
            and one.team == own.team
            and one.actor not in {own.actor, *authors}
        )
        if not leads:
            raise CallError(
                say(
                    "There is no team lead who could be the second person: somebody other than "
                    "you and whoever wrote the letter. Tell your team lead or administrator."
                )
            )
        return leads

    def _end(self, ask: str, kind: str) -> bool:
        """Say that an ask ended; give whether what was sent is deleted already."""
        event = Event(kind=kind)
        self._seat.recorder().tell(Act.CANCEL, Facts(out=Out.CANCELLED, about=ask, event=event))
        return self._sweep()

    def _sweep(self) -> bool:
        """Have deleted what was sent for asks that ended; give whether all of it is gone."""
        exchange, gone = exchange_of(self._seat), False
        with suppress(LetterlockError):  # it is tried again; the register has it for 72 hours
            for ask in self._asks().ended:
                exchange.remove(ask)
            gone = True
        return gone

    def _asks(self) -> Asks:
        trail = self._seat.recorder().trail()
        held = self._held.setdefault(trail.signer.log, Asks(trail=trail))
        held.read(self._now_ms())
        return held

    def _ask_for(self, result: Result) -> Told | None:
        """Give the newest ask about exactly this letter that was not withdrawn or used."""
        asks, now = self._asks(), bound(result)
        for one in reversed(asks.asked.values()):
            to = bound_to(one)
            if to is not None and holds_for(to, now):
                withdrawn = asks.ended.get(one.hash) == "withdrawn"
                return None if withdrawn or asks.is_used(one) else one
        return None

    def _answer(self, ask: Told, *, anew: bool = False) -> tuple[Told, Colleague] | None:
        """Give the answer that counts, verified now or before.

        Raises:
            SyncError: there is one, and it cannot be verified now.
        """
        exchange: Exchange = exchange_of(self._seat)
        self._look_for_news(exchange)
        came = [one for one in exchange.answers() if one.body.about == ask.hash]
        if not came:
            return None
        if not anew and ask.hash in self._verified:
            kept = self._verified[ask.hash]
            if len(came) == 1 and kept[0].hash == came[0].hash:
                return came[0], kept[1]  # its reason may be readable by now
        found = answered(ask, came, exchange.colleagues())
        if found is None:  # whoever answered may be no lead of the team any more
            self._verified.pop(ask.hash, None)
        else:
            self._verified[ask.hash] = found
        return found

    def _look_for_news(self, exchange: Exchange) -> None:
        """Have the inbox fetched where something waits, and not more often than people look."""
        now = self._seat.recorder().mono_ms()
        if now - self._looked_ms >= _NEWS_MS:
            self._looked_ms, self._heard = now, False
            with suppress(LetterlockError):
                exchange.fetch()
                self._heard = True

    def _as_told(self, ask: Told) -> AskedFor:
        """Say how an ask stands."""
        asked_at = time_in_england(ask.body.t)
        until = time_in_england(ask.body.t + HOURS_MS)
        event = ask.body.event
        about = AskedFor(
            id=ask.hash,
            reference=self._reference(ask),
            why=why_words(event.codes.get("why", "") if event is not None else ""),
            asked_at=asked_at,
            until=until,
            became=Became.WAITING,
            words=say(
                "Waiting for a second person since {time}.",
                time=moment_words(ask.body.t, self._seat.now()),
            ),
        )
        if self._asks().ended.get(ask.hash) == "expired":
            words = say(
                "Nobody answered within {count} hours, so it is not asked any more and what was "
                "sent is deleted. Ask again, or speak to your team lead.",
                count=REQUEST_HOURS,
            )
            return _with(about, Became.EXPIRED, words)
        try:
            found = self._answer(ask)
        except LetterlockError:
            words = say(
                "A team lead has answered. The answer is shown when the register can be reached."
            )
            return _with(about, Became.WAITING, words)
        if found is None:
            return about
        answer, lead = found
        name = self._name(lead.actor)
        reason = answer.told.get(REASON)
        told = reason if isinstance(reason, str) else ""
        if is_released(answer):
            words = say(
                "{name} released this letter as the second person. Check it again and confirm it.",
                name=name,
            )
            return _with(about, Became.RELEASED, words, name, told)
        words = say("{name} returned this letter.", name=name)
        return _with(about, Became.RETURNED, words, name, told)

    def _reference(self, ask: Told) -> str:
        told = ask.told.get("case")
        case = next((one for one in self._seat.shelf.cases().cases if str(one.id) == told), None)
        if case is not None and case.references:
            return case.references[0].value
        return told if isinstance(told, str) else ""

    def _name(self, actor: str) -> str:
        staff = self._seat.setting.policy.own.staff
        return next((one.name for one in staff if one.id == actor), say("A team lead"))

    def _is_recent(self, told: AskedFor) -> bool:
        """Say whether it is still news: what ended is shown for another 72 hours."""
        return self._now_ms() - int(told.asked_at.timestamp() * 1000) <= 2 * HOURS_MS

    def _now_ms(self) -> int:
        return int(self._seat.now().timestamp() * 1000)


def _with(about: AskedFor, became: Became, words: str, by: str = "", reason: str = "") -> AskedFor:
    return replace(about, became=became, words=words, by=by, reason=reason)

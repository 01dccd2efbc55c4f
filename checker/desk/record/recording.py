"""What a desk puts into the trail, and what it asks of it."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from msgspec.structs import replace

from checker.audit.canonical import Json
from checker.audit.entry import Act, Began, Body, Event, Facts, Out, read_body
from checker.audit.facts import disclosed_by, facts_of
from checker.audit.trail import Trail
from checker.days import ENGLAND, day_in_england
from checker.decision import SecondPerson
from checker.desk.answers import BreakGlass, PastCheck, Today
from checker.desk.computer.clock import Clock
from checker.desk.record.sendings import Sendings
from checker.model import Acknowledgement, Decision, Entry, Receipt, Result
from checker.settings import Policy, Staff
from checker.words import later, say

_MOST_PAST = 200
_OUTCOMES = {
    Out.CLEAR: later("Clear"),
    Out.CHECK: later("To check"),
    Out.STOP: later("Stopped"),
    Out.RELEASED: later("Confirmed"),
    Out.HELD: later("Given back"),
    Out.CANCELLED: later("Cancelled"),
}
_BANDS = ((91, "0-3m"), (365, "3-12m"), (1095, "1-3y"))
_SHOWN = (Act.CHECK, Act.RELEASE, Act.HOLD)


@dataclass
class Recorder:
    """One person's trail as the desk uses it. Opened at the first need, then kept."""

    open_trail: Callable[[], Trail]
    clock: Clock
    policy: Policy
    staff: Staff | None = None
    wrote: Callable[[], None] = lambda: None
    """Told after each entry: there is something to send."""
    _trail: Trail | None = None
    _sent: Sendings | None = field(default=None, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def trail(self) -> Trail:
        """Give the trail.

        Raises:
            TrailError: it cannot be opened.
            KeyringError: there is no keyring for its key.
        """
        with self._lock:
            if self._trail is None:
                self._trail = self.open_trail()
            return self._trail

    def say(self, act: Act, facts: Facts) -> Receipt:
        """Append an entry about this desk itself.

        Raises:
            TrailError: it could not be written.
        """
        receipt = self.trail().append(act, facts, t_ms=self.now_ms(), mono_ms=self.mono_ms())
        self.wrote()
        return receipt

    def tell(
        self,
        act: Act,
        facts: Facts,
        *,
        disclosures: Sequence[tuple[str, Json]] = (),
        case: str | None = None,
    ) -> Receipt:
        """Append an entry about something else than a result, in this person's team and tenure.

        What lies beside it under the key of a case says of which: else it cannot be sent.

        Raises:
            TrailError: it could not be written.
        """
        now = self.clock.now()
        team = facts.team or slug("" if self.staff is None else self.staff.team)
        if case is not None and "case" not in dict(disclosures):
            disclosures = (("case", case), *disclosures)
        receipt = self.trail().append(
            act,
            replace(facts, team=team, tenure=facts.tenure or self._tenure(now)),
            disclosures=disclosures,
            case=case,
            t_ms=_ms(now),
            mono_ms=self.mono_ms(),
        )
        self.wrote()
        return receipt

    def begin_anew(self, why: Began) -> Trail:
        """Set the log aside and begin another under a new key, which says why.

        Raises:
            TrailError: it cannot be set aside, or the new one not be made.
            KeyringError: the keyring does not keep the new key.
        """
        with self._lock:
            trail = self.trail().begun_anew(why, t_ms=self.now_ms(), mono_ms=self.mono_ms())
            self._trail = trail
            return trail

    def now_ms(self) -> int:
        """Give the time of day, milliseconds UTC."""
        return _ms(self.clock.now())

    def mono_ms(self) -> int:
        """Give the milliseconds since this computer started."""
        return self.clock.mono_ms()

    def notices(self) -> tuple[str, ...]:
        """Give what the person should know of their trail."""
        return () if self._trail is None else self._trail.notices

    def note(
        self,
        act: Act,
        result: Result,
        *,
        now: datetime,
        out: Out | None = None,
        about: str = "",
        kept: Sequence[Acknowledgement] = (),
        reason: str = "",
    ) -> Receipt:
        """Append an entry about a result. When this returns, it is on disk.

        Raises:
            TrailError: it could not be written.
        """
        facts = self._facts(result, now, out=out, about=about, kept=kept)
        return self._write(act, facts, result, now, kept=kept, reason=reason)

    def break_glass(
        self, result: Result, glass: BreakGlass, *, about: str, now: datetime
    ) -> Receipt:
        """Append that a letter goes although the register was not reached for too long.

        The reason is kept beside the entry; who says so, in it.

        Raises:
            TrailError: it could not be written.
        """
        facts = replace(self._facts(result, now, about=about), by=glass.people)
        return self._write(Act.BREAK_GLASS, facts, result, now, reason=glass.reason)

    def ask_second(
        self,
        result: Result,
        event: Event,
        *,
        about: str,
        beside: Sequence[tuple[str, Json]],
        now: datetime,
    ) -> Receipt:
        """Append that a second person is asked about a result, with why and for what beside it.

        Raises:
            TrailError: it could not be written.
        """
        facts = replace(self._facts(result, now, out=Out.HELD, about=about), event=event)
        return self._write(Act.ASK_SECOND, facts, result, now, beside=beside)

    def release(
        self,
        result: Result,
        decision: Decision,
        *,
        about: str,
        now: datetime,
        second: SecondPerson | None = None,
    ) -> Receipt:
        """Append the entry of a confirmed letter, with the second person who released it.

        Raises:
            TrailError: it could not be written, so the letter is not confirmed.
        """
        kept = decision.acknowledgements
        facts = self._facts(result, now, out=Out.RELEASED, about=about, kept=kept)
        facts = facts if second is None else replace(facts, by=(second.by,))
        receipt = self._write(Act.RELEASE, facts, result, now, kept=kept)
        if self._sent is not None:
            self._sent.keep(result, now)
        return receipt

    def today(self, now: datetime) -> Today:
        """Count what was done since midnight in England."""
        midnight = datetime.combine(day_in_england(now), time(), ENGLAND)
        counts = self.trail().counts(_ms(midnight))
        return Today(checked=counts.checked, confirmed=counts.confirmed, stopped=counts.stopped)

    def past(self) -> tuple[PastCheck, ...]:
        """Give this person's last checks, the newest first."""
        trail = self.trail()
        found = []
        for entry in trail.entries(most=_MOST_PAST, newest_first=True):
            body = read_body(entry.body)
            if body.act in _SHOWN:
                found.append(_past(trail.receipt(entry), entry, body))
        return tuple(found)

    def sent(self) -> Sendings:
        """Give what was confirmed before at this desk.

        Raises:
            TrailError: it cannot be read.
        """
        if self._sent is None:
            self._sent = Sendings.of(self.trail())
        return self._sent

    def has_sent(self, result: Result) -> bool:
        """Say whether something was confirmed before to every destination of this result."""
        return self.sent().has_all(result)

    def close(self) -> None:
        """Let go of the trail; every entry is on disk already."""
        self._trail = None

    def _facts(
        self,
        result: Result,
        now: datetime,
        *,
        out: Out | None = None,
        about: str = "",
        kept: Sequence[Acknowledgement] = (),
    ) -> Facts:
        return facts_of(
            result,
            out=out,
            acknowledgements=kept,
            team=slug("" if self.staff is None else self.staff.team),
            tenure=self._tenure(now),
            mode=self.policy.mode,
            about=about or None,
        )

    def _write(
        self,
        act: Act,
        facts: Facts,
        result: Result,
        now: datetime,
        *,
        kept: Sequence[Acknowledgement] = (),
        reason: str = "",
        beside: Sequence[tuple[str, Json]] = (),
    ) -> Receipt:
        told = (*disclosed_by(result, kept), *beside)
        receipt = self.trail().append(
            act,
            facts,
            disclosures=(*told, ("reason", reason)) if reason else told,
            case=None if result.case is None else str(result.case.id),
            t_ms=_ms(now),
            mono_ms=self.clock.mono_ms(),
        )
        self.wrote()
        return receipt

    def _tenure(self, now: datetime) -> str:
        since = None if self.staff is None else self.staff.since
        if since is None:
            return ""
        days = (day_in_england(now) - since) // timedelta(days=1)
        return next((band for most, band in _BANDS if days < most), "3y-plus")


def _past(receipt: Receipt, entry: Entry, body: Body) -> PastCheck:
    at = datetime.fromtimestamp(body.t / 1000, ENGLAND)
    out = _OUTCOMES.get(body.out, "") if body.out is not None else ""
    return PastCheck(
        seq=entry.seq,
        at=at,
        outcome=say(out) if out else "",
        channel=body.via,
        stops=sum(one.n for one in body.findings if one.sev == "stop"),
        checks=sum(one.n for one in body.findings if one.sev == "check"),
        receipt=receipt.code,
    )


def slug(team: str) -> str:
    """Give a team's name as entries have it: "northern"."""
    kept = "".join(one if one.isascii() and one.isalnum() else "-" for one in team.lower())
    return kept.strip("-")[:40]


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)

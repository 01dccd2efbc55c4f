"""What a lead's team asked, answered and kept in the last two weeks: from records, or the register.

At the register each look has its purpose in the lead's own record, once in ten minutes.
"""

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Event, Facts
from checker.checks.rules import RULES
from checker.desk.looking_up.looking_far import pages
from checker.desk.record.desk_entries import trails_here
from checker.desk.record.exchanging import Told, told_of
from checker.desk.register.linking import Linked
from checker.desk.seat import Seat
from checker.errors import LetterlockError, RegisterUnreached
from checker.model import Reason
from checker.protocol.looking import LookUp
from checker.sync.beside import beside, body_of
from checker.words import say

DAYS_MS: Final = 14 * 24 * 3_600_000
OTHER_CASE: Final = frozenset(
    one.code for one in RULES if one.code.endswith((".other-case", ".other-cases"))
)
_ACTS: Final = (Act.ASK_SECOND, Act.ANSWER_SECOND, Act.CANCEL, Act.BREAK_GLASS)
_PURPOSE_MS: Final = 600_000
_FRESH_MS: Final = 20_000
_PATIENCE: Final = 10.0
_AHEAD_MS: Final = 3_600_000


@dataclass
class TeamEntries:
    """The entries that a lead's queue is computed from."""

    seat: Seat
    _purposes: dict[str, tuple[int, str]] = field(default_factory=dict)
    _kept: dict[str, tuple[int, tuple[Told, ...]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def all(self, *, anew: bool = False) -> tuple[Told, ...]:
        """Give them, the oldest first; from a moment ago where the register was just asked.

        Raises:
            TrailError, SyncError: they cannot be read now.
        """
        linked = self.seat.linked()
        if linked is None:
            return self._at_desk()
        recorder = self.seat.recorder()
        log, now = recorder.trail().signer.log, recorder.now_ms()
        with self._lock:
            at, kept = self._kept.get(log, (0, ()))
            if anew or not 0 <= now - at < _FRESH_MS:
                kept = _in_order(self._at_register(linked))
                self._kept[log] = (now, kept)
            return kept

    def _at_desk(self) -> tuple[Told, ...]:
        """Read the records of everybody of the team who works at this desk."""
        own, since = self.seat.actor(), self.seat.recorder().now_ms() - DAYS_MS
        found: list[Told] = []
        for trail in trails_here(self.seat, own.team):
            found += told_of(trail, (*_ACTS, Act.RELEASE), since)
        return _in_order(one for one in found if one.body.act is not Act.RELEASE or is_odd(one))

    def _at_register(self, linked: Linked) -> Iterator[Told]:
        purpose, now = self._purpose(linked), self.seat.recorder().now_ms()

        def about(act: Act, *, kept: str | None = None, code: str | None = None) -> LookUp:
            return LookUp(
                purpose=purpose,
                kind="team",
                act=act,
                kept=kept,
                code=code,
                first_ms=now - DAYS_MS,
                last_ms=now + _AHEAD_MS,
            )

        asked = [about(act) for act in _ACTS]
        asked.append(about(Act.RELEASE, kept=Reason.RECORD_BEHIND.value))
        asked += [about(Act.RELEASE, code=code) for code in sorted(OTHER_CASE)]
        for one in asked:
            for told in self._found(linked, one):
                if told.body.act is not Act.RELEASE or is_odd(told):
                    yield told

    def _found(self, linked: Linked, asked: LookUp) -> Iterator[Told]:
        signer = self.seat.recorder().trail().signer
        for held in pages(linked, asked):
            told = {}
            with suppress(LetterlockError):
                told = {one.name: one.value for one in beside(held, signer)}
            yield Told(leaf=held.leaf, body=body_of(held), told=told)

    def _purpose(self, linked: Linked) -> str:
        """Give the hash of an entry that says why the lead looks, written now or just before."""
        recorder = self.seat.recorder()
        log, now = recorder.trail().signer.log, recorder.now_ms()
        at, purpose = self._purposes.get(log, (0, ""))
        if purpose and 0 <= now - at < _PURPOSE_MS:
            return purpose
        event = Event(kind="team", codes={"purpose": "team"})
        receipt = recorder.tell(Act.VIEW, Facts(event=event))
        if not linked.loop().promised(receipt.seq, _PATIENCE):
            raise RegisterUnreached(
                say("The register cannot be reached, so what your team did is not shown.")
            )
        self._purposes[log] = (now, receipt.hash)
        return receipt.hash


def is_odd(told: Told) -> bool:
    """Say whether a letter went with the record said to be wrong, or another case's number."""
    return says_record_is_wrong(told) or kept_other_case(told)


def says_record_is_wrong(told: Told) -> bool:
    """Say whether a finding was kept because the record is behind."""
    return any(one.ack == Reason.RECORD_BEHIND.value for one in told.body.findings)


def kept_other_case(told: Told) -> bool:
    """Say whether something of another case was kept."""
    return any(one.ack and one.code in OTHER_CASE for one in told.body.findings)


def _in_order(found: "Iterator[Told] | list[Told]") -> tuple[Told, ...]:
    by_hash = {one.hash: one for one in found}
    return tuple(sorted(by_hash.values(), key=lambda one: one.body.t))

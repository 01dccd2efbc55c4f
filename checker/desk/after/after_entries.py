"""Entries of what happens after sending, out of every record that can be read at this desk."""

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.audit.entry import Event, Facts
from checker.audit.trail import Trail
from checker.audit.trail_kept_aside import kept_aside
from checker.audit.trail_sync import Incoming
from checker.desk.answers import Actor
from checker.desk.record.desk_entries import trails_here
from checker.desk.record.exchanging import Told, told_of
from checker.desk.record.recording import slug
from checker.desk.seat import Seat
from checker.errors import LetterlockError, RegisterUnreached
from checker.log import kind_of, logger
from checker.model import Case
from checker.protocol.messages import Held, Role
from checker.reports.blocked import BESIDE, KIND, Blocked, blocked, with_blocked
from checker.sync.beside import beside, body_of
from checker.sync.inbox import as_held

_LOG = logger("after")
AFTER = (Act.INCIDENT, Act.NEAR_MISS, Act.RETURN)
EVERYWHERE = frozenset({Role.INVESTIGATOR, Role.PROTECTION_OFFICER})
"""Who looks into every team."""


def entries_for(seat: Seat, actor: Actor) -> tuple[Told, ...]:
    """Give what somebody may see of what went wrong: their own, their team's, or everybody's.

    Raises:
        TrailError: a record cannot be read.
    """
    trail = seat.recorder().trail()
    own = told_of(trail, AFTER)
    if seat.linked() is not None:
        return (*own, *_of_inbox(trail, trail.sync.inbox(), AFTER))
    others = [one for other in _others(seat) for one in told_of(other, AFTER)]
    mine = {one.hash for one in own}
    return (*own, *(one for one in others if _is_open(one, actor, mine)))


def _others(seat: Seat) -> Iterator[Trail]:
    """Give the records of the others who sat at this desk."""
    return islice(trails_here(seat), 1, None)


def _is_open(one: Told, actor: Actor, mine: set[str]) -> bool:
    if actor.role in EVERYWHERE:
        return True
    if actor.role is Role.LEAD and one.body.team == slug(actor.team):
        return True
    return one.body.act is Act.INCIDENT and one.body.about in mine


def blocked_in(trail: Trail, now_ms: int, days: int, *, linked: bool) -> tuple[Blocked, ...]:
    """Give what holds now by one record, and where there is a register by its team's.

    Raises:
        TrailError: it cannot be read.
    """
    acts = (Act.CONFIG,)
    came = _of_inbox(trail, trail.sync.inbox(), acts) if linked else ()
    return blocked((*_aside(trail, acts), *told_of(trail, acts), *came), now_ms, days)


class Blocking:
    """Where nothing is to be sent any more, as the team's entries say. Safe to use from threads.

    Each record is read once, then only what is new in it.
    """

    def __init__(self, seat: Seat) -> None:
        """Read nothing yet."""
        self._seat = seat
        self._lock = threading.Lock()
        self._told: dict[str, dict[str, Told]] = {}
        """By the record or the inbox that they stand in, then by their hash."""
        self._read: dict[str, int] = {}

    def known(self, case: Case | None) -> Case | None:
        """Give a case record that knows what came back and what went wrong since it was written.

        Where a record cannot be read, the case says that: its letters are held.
        """
        if case is None:
            return None
        found = self.now_or_unread()
        return replace(case, blocks_unread=True) if found is None else with_blocked(case, found)

    def now_or_unread(self) -> tuple[Blocked, ...] | None:
        """Give what holds now; None where a record cannot be read."""
        try:
            return self.now()
        except LetterlockError as error:
            _LOG.warning("what is blocked is not known: %s", kind_of(error))
            return None

    def now(self) -> tuple[Blocked, ...]:
        """Give what holds now.

        Raises:
            TrailError: a record cannot be read.
        """
        now_ms = int(self._seat.now().timestamp() * 1000)
        days = self._seat.setting.policy.limits.blocked_days
        return blocked(self._entries(), now_ms, days)

    def say(self, place: Blocked, about: str | None, team: str, *, state: str = "on") -> None:
        """Record that nothing is to be sent there any more, or that it may be again ("off").

        Raises:
            TrailError: it could not be written.
        """
        self._seat.recorder().tell(
            Act.CONFIG,
            Facts(about=about, team=team, event=Event(kind=KIND, codes={"state": state})),
            disclosures=[("case", place.case), (BESIDE, place.told())],
            case=place.case,
        )

    def _entries(self) -> tuple[Told, ...]:
        """Give what the team's records say of destinations.

        Raises:
            TrailError: a record cannot be read.
        """
        actor = self._seat.sits()
        own = self._seat.records.of(actor).trail()
        with self._lock:
            here = self._keep(own)
            if self._seat.linked() is not None:
                name = f"{own.signer.log}/inbox"
                came = self._told.setdefault(name, {})
                new = own.sync.inbox(self._read.get(name, 0))
                for one in _of_inbox(own, new, (Act.CONFIG,)):
                    came[one.hash] = one
                self._read[name] = max((one.n for one in new), default=self._read.get(name, 0))
                return (*here.values(), *came.values())
            others = [
                one
                for trail in _others(self._seat)
                for one in self._keep(trail).values()
                if actor.role in EVERYWHERE or one.body.team == slug(actor.team)
            ]
            return (*here.values(), *others)

    def _keep(self, trail: Trail) -> dict[str, Told]:
        log = trail.signer.log
        if log not in self._told:  # another log, where the one before was set aside
            self._told[log] = {one.hash: one for one in _aside(trail, (Act.CONFIG,))}
        kept = self._told[log]
        newest = trail.entries(most=1, newest_first=True)
        after = self._read.get(log, 0)
        if newest and newest[0].seq > after:
            for one in told_of(trail, (Act.CONFIG,), after=after):
                kept[one.hash] = one
            self._read[log] = newest[0].seq
        return kept


def _aside(trail: Trail, acts: Collection[Act]) -> Iterator[Told]:
    """Give what can still be relied on in the records that this one went on from."""
    for one in kept_aside(trail.path, trail.signer, acts):
        told = {fact.name: fact.value for fact in one.beside}
        yield Told(leaf=one.entry.signature + one.entry.body, body=one.body, told=told)


def _of_inbox(trail: Trail, incoming: Iterable[Incoming], acts: Iterable[Act]) -> Iterator[Told]:
    """Give what came from others, with what of it can be opened here."""
    wanted = frozenset(acts)
    for one in incoming:
        held = as_held(one)
        if held is None:  # its case was forgotten
            continue
        try:
            body = body_of(held)
        except RegisterUnreached:
            continue
        if body.act not in wanted:
            continue
        yield Told(leaf=one.leaf, body=body, told=dict(_opened(held, trail)))


def _opened(held: Held, trail: Trail) -> Iterator[tuple[str, Json]]:
    """Open what stands beside an entry; what cannot be opened here is left out."""
    with suppress(RegisterUnreached):
        yield from ((one.name, one.value) for one in beside(held, trail.signer))

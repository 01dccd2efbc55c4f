"""Policies to read: what is due for whoever sits here, that they read it, and how it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Body, Event, Facts, read_body
from checker.audit.trail_acts import entries_of
from checker.days import day_in_england
from checker.desk.answers import Actor
from checker.desk.record.desk_entries import found_here
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.reports.policy_reads import forecast_words, readings, standing
from checker.settings import Reading
from checker.words import say

OVERSEERS: Final = (
    Role.LEAD,
    Role.INVESTIGATOR,
    Role.PROTECTION_OFFICER,
    Role.ADMINISTRATOR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDue:
    """A policy that whoever sits here has not said they have read."""

    code: str
    title: str
    version: int
    where: str
    by: date | None
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """How it stands with one policy. `missing` names who has not read it."""

    code: str
    title: str
    version: int
    by: date | None
    read: int
    people: int
    missing: tuple[str, ...]
    forecast: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliciesShown:
    """Every policy that is to be read, among the people whom whoever sits here looks after."""

    rows: tuple[PolicyRow, ...]
    words: str
    partly: bool = False
    """Whether some may have read it at another desk, of which nothing is known here."""


class PolicyReading:
    """The organisation's policy lists what is to be read; entries say who read it."""

    def __init__(self, seat: Seat) -> None:
        """Read nothing yet."""
        self._seat = seat

    def due(self) -> tuple[PolicyDue, ...]:
        """Give what whoever sits here has not said they have read, what is late first.

        Raises:
            TrailError: their record cannot be read.
        """
        listed = self._seat.setting.policy.reading
        if not listed:
            return ()
        actor, today = self._seat.sits(), day_in_england(self._seat.now())
        path = self._seat.recorder().trail().path
        bodies = tuple(read_body(one.body) for one in entries_of(path, (Act.POLICY_READ,)))
        found = tuple(
            PolicyDue(
                code=one.code,
                title=one.title,
                version=one.version,
                where=one.where,
                by=one.by,
                late=one.by is not None and one.by < today,
            )
            for one in listed
            if actor.id not in readings(bodies, one.code, one.version)
        )
        return tuple(sorted(found, key=lambda one: (one.by or date.max, one.title)))

    def confirm(self, code: str, version: int) -> None:
        """Record that whoever sits here has read this version of a policy.

        Raises:
            CallError: no such version is to be read, or they said so before.
            TrailError: it could not be written.
        """
        if (code, version) not in {(one.code, one.version) for one in self.due()}:
            raise CallError(say("This is not due for you. Look at the list again."))
        event = Event(kind=code, counts={"version": version})
        self._seat.recorder().tell(Act.POLICY_READ, Facts(event=event))

    def overview(self) -> PoliciesShown:
        """Say how it stands among the own team (for a lead) or among everybody.

        Raises:
            CallError: this is not open to whoever sits here.
            TrailError: a record cannot be read.
        """
        actor = self._seat.refuse_others(*OVERSEERS)
        staff = [
            one
            for one in self._seat.setting.policy.own.staff
            if actor.role is not Role.LEAD or one.team == actor.team
        ]
        team = actor.team if actor.role is Role.LEAD else None
        bodies = tuple(one.body for one in found_here(self._seat, (Act.POLICY_READ,), team))
        rows = tuple(
            self._row(one, bodies, {one.id: one.name for one in staff})
            for one in self._seat.setting.policy.reading
        )
        partly = self._seat.linked() is not None
        return PoliciesShown(rows=rows, words=self._words(actor), partly=partly)

    def _row(self, one: Reading, bodies: tuple[Body, ...], names: dict[str, str]) -> PolicyRow:
        today = day_in_england(self._seat.now())
        told = standing(bodies, one.code, one.version, names, today)
        return PolicyRow(
            code=one.code,
            title=one.title,
            version=one.version,
            by=one.by,
            read=len(told.read),
            people=told.people,
            missing=tuple(sorted(names[who] for who in told.missing)),
            forecast=forecast_words(told.forecast, today),
            late=bool(told.missing) and one.by is not None and one.by < today,
        )

    def _words(self, actor: Actor) -> str:
        if self._seat.linked() is not None:
            return say(
                "From the records on this computer. Everybody's are in the answers to a regulator."
            )
        if actor.role is Role.LEAD:
            return say("Your team, from the records on this computer.")
        return say("Everybody on the staff list, from the records on this computer.")

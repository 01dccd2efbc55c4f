"""What went wrong after sending, read out of its entries: what was done, what is due, by when.

72 hours: a controller tells the regulator of a personal data breach without undue delay and, where
feasible, not later than 72 hours after having become aware of it, unless it is unlikely to result
in a risk (UK GDPR Art. 33(1)); later only with the reasons for the delay. The people are told
without undue delay where the risk to them is high (Art. 34). Every breach is documented, its
effects and what was done (Art. 33(5)).
30 days: receipt of a complaint is acknowledged within 30 days beginning when it is received, and
the complaint is answered without undue delay (DPA 2018 s.164A).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.audit.entry import Body, Event
from checker.audit.event import merged

HOUR_MS: Final = 3_600_000
REPORT_HOURS: Final = 72
COMPLAINT_DAYS: Final = 30
_GRAVE: Final = frozenset({"safety", "moved", "address-known", "court", "money"})
"""Consequences that make a high risk likely, so that the people themselves are told."""


class Said(Protocol):
    """An entry, and what of the words beside it can be read here."""

    @property
    def hash(self) -> str:
        """Give its leaf hash, 64 hex digits."""

    @property
    def body(self) -> Body:
        """Give what it says."""

    @property
    def told(self) -> Mapping[str, Json]:
        """Give what stands beside it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was done about a mistake. `at` is when it was recorded, ms UTC."""

    hash: str
    at: int
    actor: str
    event: Event
    words: str = ""

    @property
    def step(self) -> str:
        """Give its code: "assessed"."""
        return self.event.codes.get("step", "reported")


class Clock(StrEnum):
    """How it stands with the 72 hours."""

    RUNNING = "running"
    LATE = "late"
    TOLD = "told"
    TOLD_LATE = "told-late"
    NOT_NEEDED = "not-needed"


class What(StrEnum):
    """What is to be done next."""

    ASSESS = "assess"
    DECIDE = "decide"
    TELL_REGULATOR = "tell-regulator"
    TELL_PERSON = "tell-person"
    RECOVER = "recover"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due; `by` in ms UTC, None where the law says "without undue delay"."""

    what: What
    by: int | None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint by somebody whom it concerns. Times in ms UTC, None where it did not come."""

    received: int
    acknowledged: int | None
    answered: int | None
    formal: bool
    damage: str
    """none, distress, material, or "" where nobody has said."""

    @property
    def due(self) -> int:
        """Give the end of the 30 days, ms UTC."""
        return self.received + COMPLAINT_DAYS * 24 * HOUR_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One mistake after sending: its report and the steps about it, oldest first."""

    first: Body
    hash: str
    steps: tuple[Step, ...]
    all: Event
    """What all of them say together, the last word of each."""
    told: Mapping[str, Json] = field(default_factory=dict)
    """The words of the report, as far as they can be read here."""

    @property
    def kind(self) -> str:
        """Say what went wrong, as a code."""
        return self.all.kind

    @property
    def aware(self) -> int:
        """Give when somebody here became aware of it: the first that was said of it, ms UTC."""
        return self.steps[0].event.counts.get("aware", self.first.t)

    @property
    def due(self) -> int:
        """Give the end of the 72 hours, ms UTC."""
        return self.aware + REPORT_HOURS * HOUR_MS

    @property
    def people(self) -> int | None:
        """Give how many people it affects; None while nobody has said."""
        return self.all.counts.get("people")

    def code(self, name: str) -> str:
        """Give the last word of one code: "cause", "consequence", "recovered", "decision"."""
        return self.all.codes.get(name, "")

    def last(self, step: str) -> Step | None:
        """Give the last step of a kind; None where there is none."""
        return next((one for one in reversed(self.steps) if one.step == step), None)

    def when(self, step: str, count: str) -> int | None:
        """Give when something was done: as its step says, else when that was recorded."""
        found = self.last(step)
        return None if found is None else found.event.counts.get(count, found.at)

    @property
    def told_person(self) -> int | None:
        """Give when the people were told."""
        return self.when("told-person", "told")

    @property
    def told_regulator(self) -> int | None:
        """Give when the regulator was first told: more may follow in phases (Art. 33(4))."""
        told = [one for one in self.steps if one.step == "told-regulator"]
        return min((one.event.counts.get("told", one.at) for one in told), default=None)

    @property
    def closed(self) -> int | None:
        """Give when it was closed; None where something was recorded after that."""
        return self.steps[-1].at if self.steps[-1].step == "closed" else None

    @property
    def complaint(self) -> Complaint | None:
        """Give the last complaint that came of it, if one came.

        What was received after an answer is another complaint, which nobody has answered yet.
        """
        told = [one.event for one in self.steps if one.step == "complaint"]
        first = next((one.at for one in self.steps if one.step == "complaint"), None)
        every = merged(iter(told))
        if every is None or first is None:
            return None
        said: set[str] = set()
        for one in told:
            code = one.codes.get("complaint", "")
            if code == "received" and "answered" in said:
                said.clear()
            said.add(code)
        recorded = {one.event.codes.get("complaint", ""): one.at for one in self.steps}

        def when(code: str, count: str) -> int | None:
            return every.counts.get(count, recorded[code]) if code in said else None

        return Complaint(
            received=every.counts.get("received", first),
            acknowledged=when("acknowledged", "at"),
            answered=when("answered", "answered"),
            formal=every.codes.get("formal") == "yes",
            damage=every.codes.get("damage", ""),
        )

    def clock_at(self, now_ms: int) -> Clock:
        """Say how it stands with the 72 hours at a moment."""
        told = self.told_regulator
        if told is not None:
            return Clock.TOLD if told <= self.due else Clock.TOLD_LATE
        if self.code("decision") == "not-report":
            return Clock.NOT_NEEDED
        return Clock.LATE if now_ms > self.due else Clock.RUNNING


def hours_left(incident: Incident, now_ms: int) -> int:
    """Give the whole hours that are left of the 72; below 0, how many they are over.

    >>> from types import SimpleNamespace
    >>> hours_left(SimpleNamespace(due=72 * HOUR_MS), 30 * 60_000)
    71
    """
    left = incident.due - now_ms
    return left // HOUR_MS if left >= 0 else -(-left // HOUR_MS)


def incidents(entries: Iterable[Said]) -> tuple[Incident, ...]:
    """Give every mistake that entries tell of, the newest first.

    A step about a mistake that is not among them is left out: nothing can be told of it.
    """
    firsts: dict[str, Said] = {}
    later: dict[str, list[Said]] = {}
    for one in sorted(_each(entries, Act.INCIDENT), key=lambda said: (said.body.t, said.hash)):
        if _begins(one.body):
            firsts[one.hash] = one
        else:
            later.setdefault(one.body.about or "", []).append(one)
    return tuple(_incident(one, later.get(key, ())) for key, one in reversed(firsts.items()))


def near_misses(entries: Iterable[Said]) -> tuple[Said, ...]:
    """Give every mistake that was caught before sending, the newest first."""
    return _newest_first(_each(entries, Act.NEAR_MISS))


def returned(entries: Iterable[Said]) -> tuple[Said, ...]:
    """Give all post that came back, the newest first."""
    return _newest_first(_each(entries, Act.RETURN))


def dues(incident: Incident, now_ms: int) -> tuple[Due, ...]:
    """Give what is due, the most urgent first; nothing where it is closed."""
    if incident.closed is not None:
        return ()
    found = [*_of_breach(incident, now_ms), *_of_complaint(incident, now_ms)]
    found.sort(key=lambda one: (one.by is None, one.by or 0))
    return tuple(found) or (Due(what=What.CLOSE, by=None),)


def _of_breach(incident: Incident, now_ms: int) -> Iterator[Due]:
    due, late = incident.due, now_ms > incident.due
    if incident.last("assessed") is None:
        yield Due(what=What.ASSESS, by=due, late=late)
    decision = incident.code("decision")
    told = incident.told_regulator is not None
    if not decision and not told:
        yield Due(what=What.DECIDE, by=due, late=late)
    if decision == "report" and not told:
        yield Due(what=What.TELL_REGULATOR, by=due, late=late)
    grave = incident.code("consequence") in _GRAVE or decision == "report"
    if grave and incident.told_person is None:
        yield Due(what=What.TELL_PERSON, by=None)
    if incident.code("recovered") in ("", "unknown"):
        yield Due(what=What.RECOVER, by=None)


def _of_complaint(incident: Incident, now_ms: int) -> Iterator[Due]:
    complaint = incident.complaint
    if complaint is None or complaint.answered is not None:
        return
    late = now_ms > complaint.due
    if complaint.acknowledged is None:
        yield Due(what=What.ACKNOWLEDGE, by=complaint.due, late=late)
    yield Due(what=What.ANSWER, by=complaint.due, late=late)


def _incident(first: Said, later: Iterable[Said]) -> Incident:
    steps = tuple(_steps((first, *later)))
    every = merged(one.event for one in steps)
    return Incident(
        first=first.body,
        hash=first.hash,
        steps=steps,
        all=every or Event(kind="other"),
        told=first.told,
    )


def _steps(entries: Iterable[Said]) -> Iterator[Step]:
    for one in entries:
        words = one.told.get("words")
        yield Step(
            hash=one.hash,
            at=one.body.t,
            actor=one.body.actor,
            event=one.body.event or Event(kind="other"),
            words=words if isinstance(words, str) else "",
        )


def _each(entries: Iterable[Said], act: Act) -> Iterator[Said]:
    """Give the entries of an act, each once."""
    return iter({one.hash: one for one in entries if one.body.act is act}.values())


def _begins(body: Body) -> bool:
    return body.event is None or body.event.codes.get("step", "reported") == "reported"


def _newest_first(entries: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(entries, key=lambda one: (one.body.t, one.hash), reverse=True))

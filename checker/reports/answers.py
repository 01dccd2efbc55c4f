"""The regulator's questions, each part answered from the record, from an import, or by a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from checker.audit.acts import Act
from checker.audit.entry import Body
from checker.days import month_words
from checker.reports.answer_facts import Known, Row, Told, month_of
from checker.reports.answer_figures import FIGURES
from checker.reports.incidents import Said
from checker.reports.regulator_questions import PARTS, Held, Part
from checker.words import later, say

__all__ = ["Answer", "Known", "Query", "Row", "State", "answered", "answers", "picked"]


_ACTS: Final = {
    Act.INCIDENT: later("mistakes after sending"),
    Act.POLICY_READ: later("policies read"),
    Act.ACTION: later("actions"),
    Act.RELEASE: later("letters confirmed as sent"),
}
_KINDS: Final = {
    "practice": later("sessions of practice"),
    "policy-test": later("tests on policies"),
    "autocomplete": later("autocomplete of addresses"),
}
_STEPS: Final = {
    "reported": later("when they are reported"),
    "complaint": later("when somebody complains"),
}


class State(StrEnum):
    """How it stands with an answer."""

    RECORD = "record"
    IMPORT = "import"
    MISSING = "missing"
    """An import would answer it, and none is there."""
    EMPTY = "empty"
    """The record would answer it, and nothing of it is recorded."""
    PERSON = "person"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which entries answer: of these acts, kinds and steps, of these months in England.

    `standing` says that what holds now is asked, so that older entries count as well.
    """

    acts: tuple[Act, ...]
    kinds: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    standing: bool = False

    def picks(self, body: Body) -> bool:
        """Say whether an entry is one of them."""
        if body.act not in self.acts or (self.last and month_of(body) > self.last):
            return False
        if self.first and not self.standing and month_of(body) < self.first:
            return False
        event = body.event
        if self.kinds and (event is None or event.kind not in self.kinds):
            return False
        step = "reported" if event is None else event.codes.get("step", "reported")
        return not self.steps or step in self.steps

    def words(self) -> str:
        """Say it in a sentence."""
        parts = [say(_KINDS[one]) for one in self.kinds]
        parts = parts or [say(_ACTS[one]) for one in self.acts]
        parts += [say(_STEPS[one]) for one in self.steps]
        told = say("Entries: {what}", what=", ".join(parts))
        last = month_words(self.last)
        if self.standing:
            return say("{told}, up to {last}.", told=told, last=last)
        return say(
            "{told}, from {first} to {last} in England.",
            told=told,
            first=month_words(self.first),
            last=last,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One part, answered as far as it can be."""

    part: Part
    state: State
    words: str
    """The answer in a sentence; what is missing, where there is none."""
    rows: tuple[Row, ...] = ()
    query: Query | None = None
    hashes: tuple[str, ...] = field(default=(), repr=False)
    """Of the entries that answer, as far as they were given."""


_STANDING: Final = frozenset({"2a", "2b", "2c", "4a", "5a", "5b", "8c"})
"""What holds now, whenever it was recorded."""


def answers(known: Known) -> tuple[Answer, ...]:
    """Answer every part of every question."""
    return tuple(answered(part, known) for part in PARTS)


def answered(part: Part, known: Known) -> Answer:
    """Answer one part."""
    figure = FIGURES.get(part.id)
    told = Told() if figure is None else figure(known)
    query = _query(part, known)
    hashes = () if query is None else tuple(one.hash for one in picked(query, known.entries))
    return Answer(
        part=part,
        state=_state(part, told),
        words=told.words or say(part.attach),
        rows=told.rows,
        query=query,
        hashes=hashes,
    )


def picked(query: Query, entries: Iterable[Said]) -> Iterator[Said]:
    """Give the entries that a query is about, each once."""
    seen: set[str] = set()
    for one in entries:
        if one.hash not in seen and query.picks(one.body):
            seen.add(one.hash)
            yield one


def _query(part: Part, known: Known) -> Query | None:
    if not part.acts:
        return None
    return Query(
        acts=part.acts,
        kinds=part.kinds,
        steps=part.steps,
        first=known.period.first,
        last=known.period.last,
        standing=part.id in _STANDING,
    )


def _state(part: Part, told: Told) -> State:
    if told.missing and part.held is Held.RECORD:
        return State.EMPTY
    if part.held is Held.IMPORT:
        return State.MISSING if told.missing else State.IMPORT
    return State(part.held.value)

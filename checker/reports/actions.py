"""The action register: what was promised, who does it, until when, and how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from checker.audit.acts import Act
from checker.audit.canonical import Json
from checker.days import time_in_england
from checker.reports.incidents import Said
from checker.words import say


class State(StrEnum):
    """How it stands with an action, as whoever looks after it said last."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


SETTLED: Final = frozenset({State.DONE, State.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action. `title` and `evidence` are "" where they cannot be read here."""

    id: str
    title: str
    evidence: tuple[str, ...]
    """What was said to show for it, the oldest first."""
    owner: str
    due: date | None
    state: State
    at: int
    """When something was last said of it, ms UTC."""
    hashes: tuple[str, ...]
    steps: int

    def overdue(self, today: date) -> bool:
        """Say whether its day has passed and it is neither done nor dropped."""
        return self.due is not None and self.due < today and self.state not in SETTLED


def actions(entries: Iterable[Said]) -> tuple[Action, ...]:
    """Read the register out of its entries: the last word of each counts, by the id."""
    found: dict[str, list[Said]] = {}
    for one in sorted(
        {one.hash: one for one in entries if one.body.act is Act.ACTION}.values(),
        key=lambda one: (one.body.t, one.body.seq),
    ):
        if one.body.event is not None:
            found.setdefault(one.body.event.kind, []).append(one)
    return tuple(_action(name, told) for name, told in sorted(found.items(), key=_order))


def state_words(state: State, *, overdue: bool) -> str:
    """Say how it stands."""
    if overdue:
        return say("Overdue")
    return {
        State.OPEN: say("Not begun"),
        State.STARTED: say("Begun"),
        State.DONE: say("Done"),
        State.DROPPED: say("Dropped"),
    }[state]


def _action(name: str, told: list[Said]) -> Action:
    title, owner, state = "", "", State.OPEN
    due: date | None = None
    evidence: list[str] = []
    for one in told:
        event = one.body.event
        if event is None:
            continue
        title = _text(one.told, "title") or title
        if words := _text(one.told, "evidence"):
            evidence.append(words)
        owner = event.codes.get("owner", owner)
        said = event.codes.get("state", state)
        state = State(said) if said in set(State) else state
        if "due" in event.counts:
            due = time_in_england(event.counts["due"]).date()
    return Action(
        id=name,
        title=title,
        evidence=tuple(evidence),
        owner=owner,
        due=due,
        state=state,
        at=told[-1].body.t,
        hashes=tuple(one.hash for one in told),
        steps=len(told),
    )


def _order(named: tuple[str, list[Said]]) -> tuple[str, int, str]:
    """Put rec-2 before rec-10."""
    head, _, number = named[0].rpartition("-")
    return (head, int(number), "") if number.isdecimal() else (named[0], 0, "")


def _text(told: Mapping[str, Json], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""

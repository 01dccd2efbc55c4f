"""The action register at the desk: what was promised, who does it, what shows that it is done."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from checker.audit.acts import Act
from checker.audit.entry import Event, Facts
from checker.days import ENGLAND, day_in_england
from checker.desk.record.desk_entries import as_told, found_here
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.reports.actions import Action, State, actions
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.audit.canonical import Json

KEEPERS: Final = (
    Role.LEAD,
    Role.INVESTIGATOR,
    Role.PROTECTION_OFFICER,
    Role.ADMINISTRATOR,
)
_ID: Final = re.compile(r"[a-z][a-z0-9]{0,19}-[1-9][0-9]{0,3}")
_LEAST, _MOST = 3, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTold:
    """What somebody says of an action. `id` is "" for a new one."""

    id: str = ""
    title: str = ""
    owner: str = ""
    due: date | None = None
    state: str = State.OPEN
    evidence: str = ""
    recommendation: bool = False
    """Whether a new one answers a recommendation of the regulator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRegister:
    """Everything that was promised; who may be its owner; the day."""

    actions: tuple[Action, ...]
    staff: tuple[tuple[str, str], ...]
    words: str
    today: date

    def owner(self, action: Action) -> str:
        """Give the name of an action's owner."""
        return dict(self.staff).get(action.owner, action.owner)


class Actions:
    """What was promised is what entries say of it: nothing is changed, each word is added."""

    def __init__(self, seat: Seat) -> None:
        """Read nothing yet."""
        self._seat = seat

    def register(self) -> ActionRegister:
        """Give the register.

        Raises:
            CallError: this is not open to whoever sits here.
            TrailError: a record cannot be read.
        """
        self._seat.refuse_others(*KEEPERS)
        found = self._all()
        today = day_in_england(self._seat.now())
        late = sum(one.overdue(today) for one in found)
        words = say_count("{count} action.", "{count} actions.", len(found))
        if late:
            words += " " + say_count("{count} is overdue.", "{count} are overdue.", late)
        if self._seat.linked() is not None:
            words += " " + say("Those that were recorded on this computer.")
        staff = self._seat.setting.policy.own.staff
        return ActionRegister(
            actions=found,
            staff=tuple((one.id, one.name) for one in staff),
            words=words,
            today=today,
        )

    def tell(self, told: ActionTold) -> str:
        """Record a new action, or how it stands with one, and give its id.

        Raises:
            CallError: this is not open to whoever sits here, or something is missing.
            TrailError: it could not be written.
        """
        self._seat.refuse_others(*KEEPERS)
        known = {one.id: one for one in self._all()}
        title, evidence = told.title.strip()[:_MOST], told.evidence.strip()[:_MOST]
        if told.state not in set(State):
            raise CallError(say("Choose how it stands with it."), field="state")
        if told.id and told.id not in known:
            raise CallError(say("Choose the action first."))
        if not told.id and len(title) < _LEAST:
            raise CallError(say("Write in a few words what is to be done."), field="title")
        if not told.id and told.due is None:
            raise CallError(say("Say until when it is to be done."), field="due")
        if told.owner not in {one.id for one in self._seat.setting.policy.own.staff}:
            raise CallError(say("Choose who does it."), field="owner")
        before = known.get(told.id)
        if told.state == State.DONE and not (evidence or (before and before.evidence)):
            raise CallError(
                say("Say what shows that it is done, such as a document."), field="evidence"
            )
        name = told.id or _next(tuple(known), recommendation=told.recommendation)
        counts = {"step": 1 if before is None else before.steps + 1}
        if told.due is not None:
            noon = datetime.combine(told.due, time(12), ENGLAND)
            counts["due"] = int(noon.timestamp() * 1000)
        beside: list[tuple[str, Json]] = []
        if title and (before is None or title != before.title):
            beside.append(("title", title))
        if evidence:
            beside.append(("evidence", evidence))
        event = Event(kind=name, codes={"state": told.state, "owner": told.owner}, counts=counts)
        self._seat.recorder().tell(Act.ACTION, Facts(event=event), disclosures=beside)
        return name

    def _all(self) -> tuple[Action, ...]:
        return actions(map(as_told, found_here(self._seat, (Act.ACTION,))))


def _next(known: tuple[str, ...], *, recommendation: bool) -> str:
    """Give the id of a new action: rec-1, rec-2 ...; action-1 where it answers none."""
    head = "rec" if recommendation else "action"
    numbers = [
        int(one.removeprefix(f"{head}-"))
        for one in known
        if _ID.fullmatch(one) and one.startswith(f"{head}-")
    ]
    return f"{head}-{max(numbers, default=0) + 1}"

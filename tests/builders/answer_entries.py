"""Entries of an office that was asked the regulator's questions: made, never signed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from checker.audit.canonical import Json
from checker.audit.entry import Act, Body, Event, Out
from checker.reports.answer_facts import Known, Listed
from checker.reports.imported import Imported
from checker.reports.trends import Period, Tally
from tests.builders.bodies import at, body

PERIOD = Period("2026-09", "2026-11")
NOW = at("2026-11-27 12:00")
STAFF = tuple(f"u-{number}" for number in range(1, 11))
REPORTED = {"step": "reported"}


@dataclass(frozen=True, slots=True)
class Made:
    """An entry with what stands beside it."""

    hash: str
    body: Body
    told: dict[str, Json] = field(default_factory=dict)


class Office:
    """Entries, one after another."""

    def __init__(self) -> None:
        """Begin with none."""
        self.entries: list[Made] = []

    def tell(self, made: Body, **told: Json) -> str:
        """Put an entry in, and give its hash."""
        hashed = sha256(f"{len(self.entries)}".encode()).hexdigest()
        self.entries.append(Made(hashed, made, told))
        return hashed

    def send(self, when: str, *, team: str = "northern", tenure: str = "1-3y") -> str:
        """Send a letter."""
        return self.tell(body(Act.RELEASE, when, out=Out.RELEASED, team=team, tenure=tenure))

    def mistake(self, when: str, about: str | None, people: int | None = 2, **codes: str) -> str:
        """Report a mistake, and how many people it affects where that is said."""
        counts = {"aware": at(when)} if people is None else {"people": people, "aware": at(when)}
        told = Event(kind="wrong-address", codes={**REPORTED, **codes}, counts=counts)
        return self.tell(body(Act.INCIDENT, when, about=about, event=told))

    def step(self, when: str, about: str, step: str, **codes: str) -> str:
        """Say what was done about a mistake."""
        told = Event(kind="wrong-address", codes={"step": step, **codes})
        return self.tell(body(Act.INCIDENT, when, about=about, event=told))

    def read(self, when: str, actor: str, version: int = 3, code: str = "post") -> str:
        """Say that somebody read a policy."""
        told = Event(kind=code, counts={"version": version})
        return self.tell(body(Act.POLICY_READ, when, actor=actor, event=told))

    def action(self, when: str, name: str, state: str, due: str = "", **told: Json) -> str:
        """Say something of an action."""
        counts = {"due": at(f"{due} 12:00")} if due else {}
        event = Event(kind=name, codes={"state": state, "owner": "u-1"}, counts=counts)
        return self.tell(body(Act.ACTION, when, event=event), **told)

    def autocomplete(self, when: str, log: str, state: str, how: str = "read") -> str:
        """Say of a desk whether mail autocomplete is on."""
        event = Event(kind="autocomplete", codes={"state": state, "how": how})
        return self.tell(body(Act.CONFIG, when, log=log, event=event))

    def practised(self, when: str, actor: str, passed: str) -> str:
        """Say how a session of practice went."""
        event = Event(kind="practice", codes={"passed": passed}, counts={"letters": 6})
        return self.tell(body(Act.PRACTICE_RESULT, when, actor=actor, event=event))

    def known(
        self,
        *,
        imported: Imported | None = None,
        staff: Iterable[str] = STAFF,
        reading: tuple[Listed, ...] = (Listed(code="post", title="Post and email", version=3),),
    ) -> Known:
        """Give everything that answers are computed from."""
        tally = Tally.of((one.hash, one.body) for one in self.entries)
        return Known(
            period=PERIOD,
            now_ms=NOW,
            sums=tally.sums(PERIOD),
            by_team=tally.sums(PERIOD),
            entries=tuple(self.entries),
            staff=tuple(staff),
            teams={"northern": "Northern", "southern": "Southern"},
            reading=reading,
            imported=imported or Imported(),
        )

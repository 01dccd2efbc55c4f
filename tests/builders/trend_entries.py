"""Entries as chance has them, of several desks, for counting them in two ways."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from checker.audit.acts import Act, Out
from checker.audit.entry import Body, Facts, Found, read_body
from checker.audit.event import EVENTS, Event
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.protocol.messages import Push, Role, Sent
from tests.builders.register_store import Desk, Register

TEAMS = ("t-04", "t-99")
_TIMES = (
    datetime(2026, 3, 28, 22, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 24, 23, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2025, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
)
"""Where days, months and hours change, and the clocks."""
_CODES = ("address.previous", "protected.address", "enclosure.mismatch", "pages.foreign")
_ACTS = (
    *[Act.CHECK] * 6, *[Act.RELEASE] * 5, Act.HOLD, Act.INCIDENT, Act.INCIDENT, Act.RETURN,
    Act.NEAR_MISS, Act.PRACTICE_RESULT, Act.CONFIG, Act.HEARTBEAT, Act.VIEW,
)  # fmt: skip


@dataclass
class Office:
    """Desks that write by chance, some of which push late."""

    register: Register
    dice: random.Random
    desks: list[Desk] = field(init=False)
    sent: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Enrol three clerks and a lead."""
        self.desks = [
            self.register.enrolled("u-a", team=TEAMS[0]),
            self.register.enrolled("u-b", team=TEAMS[1]),
            self.register.enrolled("u-c", team=TEAMS[0]),
            self.register.enrolled("u-lead", Role.LEAD, TEAMS[0]),
        ]

    def write(self, count: int) -> None:
        """Let somebody write something, so many times."""
        for _ in range(count):
            desk = self.dice.choice(self.desks)
            act = self.dice.choice(_ACTS)
            desk.write(act, self.facts(desk, act), t=self.time())

    def time(self) -> int:
        """Give a time near one at which something changes."""
        near = int(self.dice.choice(_TIMES).timestamp() * 1_000)
        return near + self.dice.choice((0, 1, -1, 999, 40_000, 350_000, 3_700_000))

    def facts(self, desk: Desk, act: Act) -> Facts:
        """Say something that an act may say."""
        dice = self.dice
        findings = tuple(
            Found(
                code=dice.choice(_CODES),
                sev=dice.choice(("note", "check", "stop")),
                ack=dice.choice((None, "right")),
                n=dice.choice((1, 1, 3, 2**53 - 1)),
            )
            for _ in range(dice.choice((0, 0, 1, 3)))
        )
        event = self.event(act)
        return Facts(
            out=dice.choice((None, Out.CLEAR, Out.CHECK, Out.STOP, Out.RELEASED)),
            team=dice.choice((desk.team, "", "t-77")),
            tenure=dice.choice(("0-3m", "1-3y", "")),
            via=dice.choice(("post", "email", "")),
            mode=dice.choice(("monitor", "enforce", "")),
            by=dice.choice(((), ("u-lead",), *([("u-a",)] if act is Act.PRACTICE_RESULT else []))),
            findings=findings,
            about=self.about(desk, act),
            event=event,
        )

    def about(self, desk: Desk, act: Act) -> str | None:
        """Name an entry of one's own, of another, or one that nobody wrote."""
        others = self.dice.choice(self.desks)
        known = [desk.hashes[-1], self.dice.choice(desk.hashes), self.dice.choice(others.hashes)]
        if act in {Act.INCIDENT, Act.RETURN, Act.RELEASE}:
            known += [*list(self._releases(others))[-2:], "5" * 64]
        return self.dice.choice((None, *known))

    @staticmethod
    def _releases(desk: Desk) -> Iterator[str]:
        for leaf in desk.leaves[-30:]:
            if b'"act":"release"' in leaf:
                yield leaf_hash(leaf).hex()

    def event(self, act: Act) -> Event | None:
        """Say what happened, by the table of what may be said."""
        rule = EVENTS.get(act)
        if rule is None or self.dice.random() < 0.2:
            return None
        kind = self.dice.choice(sorted(rule.kinds) or ["other"])
        codes = {
            name: self.dice.choice(sorted(values) or ["some"])
            for name, values in sorted(rule.codes.items())
            if self.dice.random() < 0.7
        }
        taken = act is Act.PRACTICE_RESULT and self.dice.random() < 0.5
        return Event(kind=kind, codes=codes, counts={"at": self.time()} if taken else {})

    def push(self) -> None:
        """Let some desks send some of what they wrote, in order."""
        for desk in self.desks:
            done = self.sent.get(desk.log, 0)
            upto = self.dice.choice((done, len(desk.leaves), (done + len(desk.leaves)) // 2))
            entries = tuple(Sent(leaf=leaf) for leaf in desk.leaves[done:upto])
            if entries:
                self.register.store.ingest(desk.log, Push(entries=entries))
                self.sent[desk.log] = upto

    def push_all(self) -> None:
        """Let every desk send what it did not yet."""
        for desk in self.desks:
            done = self.sent.get(desk.log, 0)
            for start in range(done, len(desk.leaves), 200):
                self.register.store.ingest(desk.log, desk.push(start, start + 200))
            self.sent[desk.log] = len(desk.leaves)

    def ordered(self) -> Iterator[tuple[str, Body]]:
        """Give everything that is in the tree, in its order: hash and body."""
        for (leaf,) in self.register.as_owner(
            "SELECT e.leaf FROM tree t JOIN entry e USING (log, seq) ORDER BY t.idx"
        ):
            yield leaf_hash(leaf).hex(), read_body(leaf[SIGNATURE_BYTES:])


def with_reason(desk: Desk, kind: str = "person", **other: object) -> str:
    """Let somebody record why they look, and give the entry's hash."""
    told = msgspec.structs.replace(Event(kind=kind, codes={"purpose": "audit"}), **other)
    desk.write(Act.VIEW, Facts(event=told))
    return desk.hashes[-1]

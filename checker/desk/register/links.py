"""Everybody who works at one desk, each with a log and a link to the register of their own."""

import threading
from dataclasses import dataclass, field

from checker.desk.answers import Actor, Notice, RegisterWords
from checker.desk.record.records import Records
from checker.desk.register.linking import Linked
from checker.desk.setting import Setting
from checker.sync.state import Link
from checker.words import say, say_count

_KEPT_BACK = frozenset((Link.UNKNOWN, Link.REVOKED))


@dataclass
class Links:
    """The links of one desk. Safe to use from several threads.

    Whoever got up stays linked until the desk is closed: what they did still has to go.
    """

    setting: Setting
    records: Records
    _held: dict[str, Linked] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _started: bool = False

    def of(self, actor: Actor) -> Linked | None:
        """Give somebody's side of the register; None where there is no register."""
        setting = self.setting
        if setting.register is None:
            return None
        with self._lock:
            if actor.id not in self._held:
                self._held[actor.id] = Linked(
                    setting.register,
                    setting.policy,
                    lambda: self.records.of(actor),
                    setting.clock,
                    setting.policies,
                )
            return self._held[actor.id]

    def start(self, actor: Actor) -> None:
        """Begin to keep somebody's record in step.

        Raises:
            SettingsError: the register's address or key cannot be used.
            TrailError: the record cannot be opened.
        """
        self._started = True
        linked = self.of(actor)
        if linked is not None:
            linked.start()

    def sat_down(self, actor: Actor) -> None:
        """Somebody else works now: with the desk in step, so are they.

        Raises:
            SettingsError, TrailError: as `start`.
        """
        if self._started:
            self.start(actor)

    def words(self, actor: Actor) -> RegisterWords:
        """Say how it stands for somebody, and whose entries of others here cannot go."""
        own = self.of(actor)
        if own is None:
            return RegisterWords(text=say("Saved on this computer"))
        words = own.words()
        others = tuple(
            notice
            for one in self.setting.actors
            if one.id != actor.id and (notice := self._waits(one)) is not None
        )
        return RegisterWords(text=words.text, mood=words.mood, notices=(*words.notices, *others))

    def stop(self) -> None:
        """End; what has not gone goes the next time."""
        with self._lock:
            held = tuple(self._held.values())
        for one in held:
            one.stop()

    def _waits(self, actor: Actor) -> Notice | None:
        """Say that somebody who worked here has to enrol before their entries can go."""
        with self._lock:
            linked = self._held.get(actor.id)
        state = None if linked is None else linked.state()
        if state is None or state.link not in _KEPT_BACK or not state.waiting:
            return None
        return Notice(
            text=say_count(
                "{count} entry of {name} waits on this computer: the register does not take it "
                "before {name} sits down here and enrols.",
                "{count} entries of {name} wait on this computer: the register does not take "
                "them before {name} sits down here and enrols.",
                state.waiting,
                name=actor.name,
            )
        )

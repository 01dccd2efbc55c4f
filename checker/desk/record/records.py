"""The records of those who sit at one desk, each opened when it is first written to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from checker.audit.entry import Act
from checker.desk.answers import Actor, Notice
from checker.desk.record.recording import Recorder
from checker.errors import TrailError
from checker.model import Result, Sent


@dataclass
class Records:
    """One recorder for each person. Safe to use from several threads."""

    recorder_for: Callable[[Actor], Recorder]
    _held: dict[str, Recorder] = field(default_factory=dict)
    _trouble: Notice | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def of(self, actor: Actor) -> Recorder:
        """Give the recorder of a person.

        Raises:
            TrailError: their record cannot be used.
        """
        with self._lock:
            if actor.id not in self._held:
                self._held[actor.id] = self.recorder_for(actor)
            return self._held[actor.id]

    def notices(self) -> Iterator[Notice]:
        """Give what everybody should know of these records."""
        with self._lock:
            if self._trouble is not None:
                yield self._trouble
            for recorder in self._held.values():
                yield from (Notice(text=words, grave=True) for words in recorder.notices())

    def note_check(self, actor: Actor, result: Result, now: datetime, *, about: str = "") -> str:
        """Put a check in the trail, and give its entry's hash.

        `about` is the check of the same letter that this one goes on from.
        A trail in trouble does not hide what was found: the hash is empty and a notice says why.
        """
        with self._lock:
            try:
                receipt = self.of(actor).note(Act.CHECK, result, now=now, about=about)
            except TrailError as problem:
                self._trouble = Notice(text=str(problem), grave=True)
                return ""
            self._trouble = None
            return receipt.hash

    def is_first_to(self, actor: Actor, result: Result) -> bool:
        """Say whether nothing went to these destinations before, as far as is known."""
        with self._lock:
            try:
                return not self.of(actor).has_sent(result)
            except TrailError:
                return True

    def sent(self, actor: Actor) -> Sent | None:
        """Give what a person confirmed before; None where their trail cannot be read."""
        with self._lock:
            try:
                return self.of(actor).sent()
            except TrailError:
                return None

    def close(self) -> None:
        """Close every record."""
        with self._lock:
            for recorder in self._held.values():
                recorder.close()
            self._held.clear()

"""What every room of the desk needs: who sits here and as what, their record, their register."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from checker.desk.answers import Actor
from checker.desk.letter.letters import OpenLetters
from checker.desk.letter.shelf import Shelf
from checker.desk.record.recording import Recorder
from checker.desk.record.records import Records
from checker.desk.register.linking import Linked
from checker.desk.register.links import Links
from checker.desk.setting import Setting
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.words import say
from checker.worker.parent import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The chair at a desk. Safe to use from several threads."""

    setting: Setting
    readers: Readers
    records: Records
    shelf: Shelf
    letters: OpenLetters
    links: Links
    lock: threading.RLock
    sits: Callable[[], Actor]
    """Who sits here now, as the settings know them."""

    @classmethod
    def at(cls, setting: Setting, readers: Readers, *, sits: Callable[[], Actor]) -> Self:
        """Set up a desk's chair: no record is opened and nothing is loaded yet."""
        records = Records(setting.recorder_for)
        return cls(
            setting=setting,
            readers=readers,
            records=records,
            shelf=Shelf(setting.source, setting.index),
            letters=OpenLetters(),
            links=Links(setting, records),
            lock=threading.RLock(),
            sits=sits,
        )

    def actor(self) -> Actor:
        """Give who sits here; with a register that knows them, in the role that it gave them."""
        actor, linked = self.sits(), self.linked()
        role = None if linked is None else linked.role()
        if role is None:
            return actor if linked is None else replace(actor, role=Role.CLERK)
        return replace(actor, role=role)

    def recorder(self) -> Recorder:
        """Give the record of whoever sits here.

        Raises:
            TrailError: it cannot be used.
        """
        return self.records.of(self.sits())

    def linked(self) -> Linked | None:
        """Give their side of the register; None where there is no register."""
        return self.links.of(self.sits())

    def now(self) -> datetime:
        """Give the time."""
        return self.setting.clock()

    def refuse_others(self, *roles: Role) -> Actor:
        """Give who sits here, when theirs is one of these roles.

        Raises:
            CallError: it is not.
        """
        actor = self.actor()
        if actor.role not in roles:
            raise CallError(
                say("This is not open to you. Ask your team lead or administrator if you need it.")
            )
        return actor

    def refuse_gone(self, pressed: str) -> None:
        """Refuse what somebody pressed who does not sit here any more: work waits for its turn.

        Raises:
            CallError: somebody else sits here now.
        """
        if self.sits().id != pressed:
            raise CallError(say("Somebody else sits here now, so it was not answered."))

"""The third step: show what is about to be confirmed, and confirm it once the answers hold."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from checker.decision import MONITOR
from checker.desk import Answers, Confirmed, Friction, Going, RecipientChoice
from checker.desk.answers import Offline
from checker.errors import ChangedSinceCheck, DecisionError, LetterlockError, NotReleased
from checker.model import Severity
from checker.words import say
from ui.jobs import Job
from ui.journey.asking import Asking
from ui.journey.sitting import Sitting
from ui.screens.confirm import ConfirmScreen, ToConfirm
from ui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from checker.desk.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the desk says about confirming a letter."""

    friction: Friction
    going: tuple[Going, ...]
    people: tuple[RecipientChoice, ...]
    offline: Offline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _CutOff:
    """The register was lost while the screen was read: what that means, and what the desk said."""

    offline: Offline
    words: str


_Answer: TypeAlias = Confirmed | tuple[str, ...] | _CutOff


class Confirming(QObject):
    """Fills the confirm screen; says when the confirmation is on disk."""

    ready = Signal()
    done = Signal(object)

    def __init__(
        self, screen: ConfirmScreen, desk: "Desk", asking: Asking, sitting: Sitting
    ) -> None:
        """Listen to the confirm screen."""
        super().__init__(screen)
        self._screen, self._desk = screen, desk
        self._asking, self._sitting = asking, sitting
        screen.confirmed.connect(self._confirm)

    def begin(self) -> None:
        """Ask the desk how carefully this letter is to be confirmed."""
        result, opened = self._sitting.result, self._sitting.opened
        case, desk = self._sitting.case, self._desk
        if result is None or opened is None:
            return

        def work(_job: Job[Asked]) -> Asked:
            return Asked(
                friction=desk.friction(result, opened),
                going=desk.going(result),
                people=desk.recipients(case, opened) if case is not None else (),
                offline=None if desk.linked is None else desk.linked.offline(result, desk.actor),
            )

        self._asking.run(work, self._show, self._refuse)

    def _show(self, asked: Asked) -> None:
        """Fill the screen."""
        result, opened = self._sitting.result, self._sitting.opened
        if result is None or opened is None:
            return
        choices = {
            str(one.id): Choice(id=one.id, name=one.name, about=one.role) for one in asked.people
        }
        for one in result.recipients:
            key = one.id or one.destination or one.name
            choices.setdefault(key, Choice(id=key, name=one.name or key, about=one.destination))
        self._screen.begin(
            ToConfirm(
                going=asked.going,
                files=opened.files,
                documents=result.documents,
                decided=self._sitting.decided(),
                watched=sum(one.severity is not Severity.NOTE for one in result.findings)
                if result.mode == MONITOR
                else 0,
                friction=asked.friction,
                choices=tuple(choices.values()),
                actor=self._desk.actor.name,
                offline=asked.offline,
            )
        )
        self.ready.emit()

    def _confirm(self, recipients: list[str], typed: str, held: bool) -> None:  # noqa: FBT001 - Qt
        """Confirm, if the answers hold."""
        result, opened, desk = self._sitting.result, self._sitting.opened, self._desk
        if result is None or opened is None:
            return
        answers = Answers(recipients=tuple(recipients), typed=typed, held=held)
        kept, glass = self._sitting.acknowledgements(), self._screen.glass()
        known = self._screen.is_held()

        def work(_job: Job[_Answer]) -> _Answer:
            missing = desk.not_yet(result, answers, opened)
            if missing:
                return missing
            try:
                return desk.confirm(opened, result, kept, answers, glass)
            except NotReleased as why:
                offline = None if desk.linked is None else desk.linked.offline(result, desk.actor)
                if known or offline is None or not offline.held:
                    raise
                return _CutOff(offline=offline, words=str(why))

        def done(answer: _Answer) -> None:
            match answer:
                case tuple():
                    self._screen.show_missing(answer)
                case _CutOff():
                    self._screen.show_offline(answer.offline)
                    self._screen.refuse(answer.offline.heading, answer.words)
                case _:
                    self.done.emit(answer)

        self._asking.run(work, done, self._refuse)

    def _refuse(self, error: LetterlockError) -> None:
        """Say why it was not confirmed: the letter is unsent, the answers stay."""
        heading = (
            say("This cannot be confirmed as it is")
            if isinstance(error, DecisionError)
            else say("This was not confirmed, and the letter has not been sent")
        )
        self._screen.refuse(
            heading,
            str(error),
            changed=isinstance(error, ChangedSinceCheck),
            field=error.field,
        )

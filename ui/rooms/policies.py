"""The room of the policies to read: what is due, that it was read, and how it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.desk import Role
from checker.errors import LetterlockError
from checker.words import say
from ui.rooms.room import Frame, Room
from ui.screens.policies import PoliciesScreen

if TYPE_CHECKING:
    from checker.desk.questions.policy_reading import PoliciesShown, PolicyDue
    from ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What the page shows when one comes to it."""

    due: "tuple[PolicyDue, ...]"
    shown: "PoliciesShown | None"


class PoliciesRoom(Room):
    """Everybody says for themselves what they have read."""

    screen: PoliciesScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = PoliciesScreen(frame.theme)
        self.screen.read.connect(self._read)

    def enter(self) -> None:
        """Read the record anew."""
        rooms = self.frame.desk.rooms

        def work(_job: "Job[_About]") -> _About:
            lone = rooms.seat.actor().role is Role.CLERK
            shown = None if lone else rooms.policies.overview()
            return _About(due=rooms.policies.due(), shown=shown)

        def done(about: _About) -> None:
            self.screen.show_due(about.due)
            self.screen.show_overview(about.shown)

        self.ask(work, done, self._failed)

    def _read(self, code: str, version: int) -> None:
        policies = self.frame.desk.rooms.policies

        def work(_job: "Job[bool]") -> bool:
            policies.confirm(code, version)
            return True

        self.ask(work, lambda _done: self.enter(), self._failed)

    def _failed(self, error: LetterlockError) -> None:
        self.screen.errors.say(say("That did not work"), str(error))

"""The room of the action register: shows what was promised, and records how it stands."""

from typing import TYPE_CHECKING

from checker.errors import LetterlockError
from checker.words import say
from ui.rooms.room import Frame, Room
from ui.screens.actions import ActionsScreen

if TYPE_CHECKING:
    from checker.desk.after.actions import ActionTold


class ActionsRoom(Room):
    """What is said of an action is added to the record, never changed in it."""

    screen: ActionsScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = ActionsScreen(frame.theme)
        self.screen.told.connect(self._tell)

    def enter(self) -> None:
        """Read the register anew."""
        actions = self.frame.desk.rooms.actions
        self.ask(lambda _job: actions.register(), self.screen.show_register, self._failed)

    def _tell(self, told: "ActionTold") -> None:
        actions = self.frame.desk.rooms.actions
        self.ask(
            lambda _job: actions.tell(told),
            lambda _id: self.enter(),
            lambda error: self.screen.refuse(str(error), error.field),
        )

    def _failed(self, error: LetterlockError) -> None:
        self.screen.errors.say(say("The register cannot be shown"), str(error))

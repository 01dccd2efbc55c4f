"""The room of the rules: which are pressed away, for the administrator."""

from ui.rooms.room import Frame, Room
from ui.screens.rules import RulesScreen


class RulesRoom(Room):
    """Shows how the rules fare. It changes nothing."""

    screen: RulesScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = RulesScreen(frame.theme)
        self.screen.progress.cancelled.connect(self.screen.progress.end)

    def enter(self) -> None:
        """Count what came since, and show it."""
        rooms, screen = self.frame.desk.rooms, self.screen
        screen.begin()
        self.ask(
            lambda _job: rooms.trends.rules(),
            screen.show_rules,
            lambda error: screen.refuse(str(error)),
        )

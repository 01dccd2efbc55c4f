"""The room of evidence packs: what was made, and whether a pack holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import LetterlockError
from ui.rooms.room import Frame, Room
from ui.screens.packs import PacksScreen

if TYPE_CHECKING:
    from checker.desk.looking_up.pack_answers import PackVerdict
    from ui.jobs import Job


class PacksRoom(Room):
    """Asks the desk each time that somebody comes in: another pack may have been made."""

    screen: PacksScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = PacksScreen(frame.theme)
        self._job: Job[PackVerdict] | None = None
        self.screen.went.connect(self.go)
        self.screen.check_wanted.connect(self._check)
        self.screen.progress.cancelled.connect(self._cancel)

    def enter(self) -> None:
        """Show what was made."""
        rooms = self.frame.desk.rooms
        self.ask(lambda _job: rooms.packs.made(), self.screen.show_made, self._refused)

    def _check(self, folder: Path, trust: str) -> None:
        rooms = self.frame.desk.rooms
        lines = tuple(trust.split())
        self._job = self.ask(
            lambda _job: rooms.packs.check(folder, lines),
            self.screen.show_verdict,
            self._refused,
            lane="packs",
        )

    def _refused(self, error: LetterlockError) -> None:
        self.screen.refuse(str(error))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.screen.progress.end()

"""The room in which one sees whether everything works here, and the code for the help desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from checker.desk.health import Line, Looked, look, sight_of
from checker.errors import LetterlockError
from checker.words import say
from ui.doctor import window_lines
from ui.rooms.room import Frame, Room
from ui.screens.health import HealthScreen

if TYPE_CHECKING:
    from ui.jobs import Job

_LANE = "health"
_STAYS_MS = 100


class HealthRoom(Room):
    """Looks when somebody comes in, and again when they ask."""

    screen: HealthScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self._looking: Job[Looked] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self.screen = HealthScreen(frame.theme)
        self.screen.again.connect(self.look)
        self.screen.progress.cancelled.connect(self._stop)

    def enter(self) -> None:
        """Look anew, once somebody stays: whoever only passes by starts nothing."""
        self._soon.start(_STAYS_MS)

    def look(self) -> None:
        """Look anew; what is found shows as it is found."""
        here = self.frame.window.shown() is self.screen
        if not here or (self._looking is not None and not self._looking.finished):
            return
        self.screen.begin()
        seat = self.frame.desk.rooms.seat

        def work(job: "Job[Looked]") -> Looked:
            return look(sight_of(seat), told=job.tell, cancelled=job.cancelled)

        self._looking = self.ask(work, self._done, self._failed, progress=self._tell, lane=_LANE)

    def _tell(self, found: object) -> None:
        if isinstance(found, Line):
            self.screen.show_line(found)

    def _done(self, looked: Looked) -> None:
        self.screen.show_all(looked.with_more(window_lines()))

    def _failed(self, error: LetterlockError) -> None:
        self.screen.stop()
        self.screen.errors.say(say("It could not be looked at"), str(error))

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        self.screen.stop()

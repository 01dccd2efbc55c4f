"""What every room of the window has: a screen, a way in, and asking away from the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from checker.errors import LetterlockError
from ui.jobs import Job, Jobs
from ui.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.desk import Desk

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a room is made in."""

    window: Window
    theme: Theme
    desk: "Desk"
    jobs: Jobs


class Room(QObject):
    """One place on the bar, for whoever sits at the desk. Gone when somebody else sits down."""

    screen: QWidget
    about: str = ""
    """What one comes here for, where that is said: a letter's receipt."""

    def __init__(self, frame: Frame) -> None:
        """Belong to the window."""
        super().__init__(frame.window)
        self.frame = frame

    def enter(self) -> None:
        """Show what there is now: called each time that somebody comes here."""
        raise NotImplementedError

    def show(self, screen: QWidget) -> None:
        """Turn to another screen of this room."""
        window = self.frame.window
        window.add(screen)
        window.show_screen(screen, window.bar.place())

    def ask(
        self,
        work: Callable[[Job[Answer]], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[LetterlockError], None],
        progress: Callable[[object], None] | None = None,
        lane: str = "rooms",
    ) -> Job[Answer]:
        """Do work away from the window; the answer comes back on the window's thread.

        What takes minutes has a lane of its own: other rooms do not wait for it.
        """
        return self.frame.jobs.run(
            self, work, done=done, failed=failed, progress=progress, lane=lane
        )

    def go(self, place: str) -> None:
        """Go to another place."""
        self.frame.window.went.emit(place)

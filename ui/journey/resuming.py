"""Keeps what lies on the desk, and offers to go on with it when the program ended by itself."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from checker.words import say
from ui.jobs import Jobs
from ui.journey.choosing import Choosing
from ui.journey.sitting import Sitting
from ui.screens.choose import ChooseScreen
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from checker.desk.letter.unfinished import UnfinishedLetter

_LANE = "unfinished"


class Resuming(QObject):
    """One letter at a time. What was kept of it goes when it leaves the desk, or the window closes.

    `keep_it` is set where the window closes to begin anew with the same letter.
    """

    def __init__(
        self,
        window: Window,
        desk: "Desk",
        jobs: Jobs,
        sitting: Sitting,
        open_files: Callable[[Sequence[Path]], None],
    ) -> None:
        """Listen to what is asked about a letter."""
        super().__init__(window)
        self._window, self._desk, self._jobs, self._sitting = window, desk, jobs, sitting
        self._open_files = open_files
        self._wanted: UnfinishedLetter | None = None
        self.keep_it = False
        sitting.left = self._forget
        window.closing.connect(self._closing)

    def listen(self, choosing: Choosing, screen: ChooseScreen) -> None:
        """Hear that a letter was read, and what was answered about it."""
        choosing.read.connect(lambda: self._was_read(screen))
        choosing.answered.connect(self._keep)

    def offer(self) -> None:
        """Offer to go on with what was left here, if anything was."""
        self._jobs.run(
            self,
            lambda _job: self._desk.rooms.unfinished.left(),
            done=self._offer,
            failed=lambda _error: None,
            lane=_LANE,
        )

    def go_on(self, letter: "UnfinishedLetter") -> None:
        """Read the letter again, and fill in what was answered."""
        self._open_files(letter.paths)
        self._wanted = letter

    def _offer(self, letter: "UnfinishedLetter | None") -> None:
        home = self._window.home
        if letter is None or self._sitting.opened is not None:
            return
        home.show_news(
            "note",
            say("A letter was not finished"),
            say(
                "Letterlock ended before you were done with it. It was not confirmed. Its files "
                "are read and checked again when you go on."
            ),
            (
                (say("Go on with this letter"), lambda: self.go_on(letter)),
                (say("Leave it"), self._leave),
            ),
        )

    def _leave(self) -> None:
        self._window.home.clear_news()
        self._forget()

    def _was_read(self, screen: ChooseScreen) -> None:
        """Keep where the files are; fill in the answers of a letter that is gone on with."""
        letter, self._wanted = self._wanted, None
        sitting = self._sitting
        if letter is None or letter.of_case not in {one.id for one in sitting.cases}:
            self._keep()
            return
        case = sitting.case = letter.of_case
        sitting.recipients, sitting.channel = letter.whom, letter.channel
        self._keep()
        if case is not None:
            QTimer.singleShot(0, self, lambda: screen.pick(case))  # after its questions are asked

    def _keep(self) -> None:
        sitting = self._sitting
        if sitting.opened is None:
            return
        files = tuple(one.path for one in sitting.opened.files)
        case, whom, channel = sitting.case, sitting.recipients, sitting.channel
        self._run(lambda: self._desk.rooms.unfinished.keep(files, case, whom, channel))

    def _forget(self) -> None:
        self._wanted = None
        self._run(self._desk.rooms.unfinished.forget)

    def _closing(self) -> None:
        if not self.keep_it:
            self._desk.rooms.unfinished.forget()

    def _run(self, work: Callable[[], None]) -> None:
        """Write away from the window, in the order in which it was asked for."""
        self._jobs.run(
            self,
            lambda _job: work(),
            done=lambda _none: None,
            failed=lambda _error: None,
            lane=_LANE,
        )

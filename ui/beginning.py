"""Leads through the first start, and lets the window go when it is over."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.desk.computer.wishes import Wishes, keep_wishes
from checker.errors import LetterlockError
from checker.words import say, spoken
from ui.jobs import Jobs
from ui.screens.first_start import FirstStartScreen
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.beginning import Welcome
    from checker.desk.desk import Desk
    from ui.jobs import Job

_LOG = logging.getLogger("letterlock.beginning")


class Remembering(QObject):
    """Keeps what somebody chose in the window, in their own folder."""

    def __init__(self, window: Window, folder: Path, wishes: Wishes) -> None:
        """Listen to the theme: what is chosen is kept at once."""
        super().__init__(window)
        self._theme, self._folder, self.wishes = window.theme, folder, wishes
        self._seen = (self._theme.scheme, self._theme.percent)
        self._theme.changed.connect(self._changed)

    def begun(self) -> None:
        """The first start is over, and is not shown again."""
        self._keep(replace(self.wishes, begun=True))

    def _changed(self) -> None:
        """Keep what was chosen; what the system changed of itself is no choice."""
        scheme, percent = seen = self._theme.scheme, self._theme.percent
        if seen != self._seen:
            self._seen = seen
            self._keep(replace(self.wishes, scheme=scheme.value, percent=percent))

    def _keep(self, wishes: Wishes) -> None:
        if wishes == self.wishes:
            return
        self.wishes = wishes
        try:
            keep_wishes(self._folder, wishes)
        except OSError as error:
            _LOG.warning("wishes not kept: %s", type(error).__name__)


class Beginning(QObject):
    """The first start of somebody at this computer."""

    made_up = Signal()
    reopen = Signal()
    language = Signal(str)
    ended = Signal(str)

    def __init__(self, window: Window, jobs: Jobs, folder: Path) -> None:
        """Show the first page; the desk is opened meanwhile."""
        super().__init__(window)
        self._window, self._jobs, self._folder = window, jobs, folder
        self._desk: Desk | None = None
        self.screen = FirstStartScreen(window.theme)
        window.add(self.screen)
        window.show_screen(self.screen, "begin")
        self.screen.made_up_wanted.connect(self.made_up)
        self.screen.folder_chosen.connect(self._choose)
        self.screen.again_wanted.connect(self._look_again)
        self.screen.ended.connect(self._end)

    def tell(self, desk: "Desk") -> None:
        """Show who sits at the desk and what is there: it is open now."""
        self._desk = desk

        def work(_job: "Job[Welcome]") -> "Welcome":
            from checker.desk.beginning import welcome  # noqa: PLC0415 - heavy: after first paint

            return welcome(desk)

        self._jobs.run(self, work, done=self.screen.tell, failed=self._refuse)

    def tell_trouble(self, error: LetterlockError) -> None:
        """Say why there is no desk yet, and offer what can be done here."""
        from checker.desk.beginning import not_open  # noqa: PLC0415 - heavy: after first paint

        self.screen.tell(not_open(self._folder, error))

    def _choose(self, cases: Path) -> None:
        self.screen.wait(say("Reading the case records"))

        def work(_job: "Job[int]") -> int:
            from checker.desk.beginning import choose_cases  # noqa: PLC0415 - the same

            return choose_cases(self._folder, cases)

        def done(_count: int) -> None:
            self.reopen.emit()

        self._jobs.run(self, work, done=done, failed=self._refuse)

    def _look_again(self) -> None:
        """Look once more whether the case records are there: they may have come meanwhile."""
        self.screen.wait(say("Reading the case records"))
        if self._desk is None:
            self.reopen.emit()
        else:
            self.tell(self._desk)

    def _refuse(self, error: LetterlockError) -> None:
        self.screen.refuse(str(error))

    def _end(self, place: str) -> None:
        """Go home, or to practice; there it is said what to do first."""
        window = self._window
        window.remove(self.screen)
        self.screen.deleteLater()
        window.show_screen(window.home)
        window.home.show_news(
            "good",
            say("You are ready"),
            say("Put your first letter in here. Nothing is sent or printed by checking."),
        )
        window.home.take_focus()
        language = self.screen.wanted_language()
        self.ended.emit(place)
        if language != spoken():
            self.language.emit(language)

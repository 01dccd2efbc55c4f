"""The register in the window: its words in the bar, its notices, and the way to enrol."""

import webbrowser
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from checker.errors import LetterlockError, RegisterRefused
from checker.words import say
from ui.jobs import Job, Jobs
from ui.screens.enrol import EnrolScreen
from ui.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import RegisterWords
    from checker.desk.desk import Desk

_LOOK_MS = 1_000
_LANE = "register"
_NO_CODE = "code-refused"
"""What the register calls its refusal of a code."""


class Registering(QObject):
    """Looks at the register's state once a second, and leads through the enrolment."""

    enrolled = Signal()
    news = Signal()

    def __init__(self, window: Window, theme: Theme, desk: "Desk", jobs: Jobs) -> None:
        """Show how it stands; without a register that never changes."""
        super().__init__(window)
        self._window, self._theme, self._desk, self._jobs = window, theme, desk, jobs
        self._shown: RegisterWords | None = None
        self._job: Job[None] | None = None
        self.screen: EnrolScreen | None = None
        self._look()
        if desk.linked is not None:
            turn = QTimer(self)
            turn.timeout.connect(self._look)
            turn.start(_LOOK_MS)

    def begin(self) -> None:
        """Turn to the enrolment."""
        linked = self._desk.linked
        if linked is None:
            return
        if self.screen is None:
            self.screen = EnrolScreen(self._theme)
            self._window.add(self.screen)
            self.screen.code_given.connect(self._use_code)
            self.screen.sign_in_wanted.connect(self._sign_in)
            self.screen.progress.cancelled.connect(self._cancel)
            self.screen.left.connect(self._cancel)
        self.screen.begin(linked.enrolling())
        self._window.show_heading(None)
        self._window.show_screen(self.screen, "enrol")

    def _look(self) -> None:
        """Show how it stands, when that is news."""
        words = self._desk.register()
        if words != self._shown:
            before, self._shown = self._shown, words
            self._window.bar.show_register(words.text, words.mood.value)
            if before is None or before.notices != words.notices:
                self.news.emit()

    def _use_code(self, code: str) -> None:
        """Enrol whoever sits here now: somebody else may have opened the screen."""
        linked = self._desk.linked
        if linked is not None:
            self._enrol(lambda _: linked.enrol(code))

    def _sign_in(self) -> None:
        linked = self._desk.linked
        if linked is not None:
            self._enrol(
                lambda job: linked.sign_in(webbrowser.open, job.cancelled),
                say("Waiting for you to sign in with your browser"),
            )

    def _enrol(self, ask: "Callable[[Job[None]], None]", words: str = "") -> None:
        """Enrol away from the window."""
        screen = self.screen
        if screen is None:
            return
        screen.wait(words or say("Asking the register"))

        def done(_: None) -> None:
            screen.progress.end()
            self._look()
            self.enrolled.emit()

        def failed(error: LetterlockError) -> None:
            code = isinstance(error, RegisterRefused) and error.kind == _NO_CODE
            screen.refuse(str(error), code=code)

        self._job = self._jobs.run(self, ask, done=done, failed=failed, lane=_LANE)

    def _cancel(self) -> None:
        """Give up what is being asked, and go home."""
        if self._job is not None:
            self._job.cancel()
        self._window.went.emit("check")

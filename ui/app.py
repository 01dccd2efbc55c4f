"""Makes the window, the threads and the desk, and hands each what it needs."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from checker.desk.computer.language import choose_language
from checker.desk.computer.places import demo_folder, own_folder
from checker.desk.computer.wishes import Wishes
from checker.errors import LetterlockError
from checker.words import say, spoken
from ui.accessible import describe_scroll_areas
from ui.crash import CrashWindow, Fault, show_crash
from ui.first_paint import FirstPaint
from ui.jobs import Job, Jobs
from ui.theme import Scheme, Theme
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.desk.desk import Desk
    from ui.beginning import Beginning, Remembering
    from ui.journey import Journey, Screens
    from ui.pipe import Answer, Handed

_LOG = logging.getLogger("letterlock.app")
_CLOSE_SECONDS = 2.0
_REST_MS = 20_000
"""So often it is seen whether the desk may rest; it does when nothing was read for a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the desktop is started.

    `demo` is the demo's folder (empty: the one kept between starts), or None for one's own desk.
    `desk` opens another one instead of both. `wishes` are what was chosen before.
    """

    demo: Path | None = None
    scheme: Scheme = Scheme.SYSTEM
    percent: int = 100
    size: tuple[int, int] = (1440, 900)
    files: tuple[Path, ...] = field(default=())
    waiting: tuple[tuple[Path, ...], ...] = field(default=())
    """Letters that waited in the window before this one."""
    desk: "Callable[[], Desk] | None" = None
    own: Path | None = None
    """The folder where it is kept what the person chose; None keeps nothing."""
    wishes: Wishes = field(default_factory=Wishes)


class App(QObject):
    """The running desktop."""

    def __init__(self, qt: QApplication, options: Options) -> None:
        """Make the window; the desk is opened after the first paint."""
        super().__init__(qt)
        describe_scroll_areas()
        self._options = options
        self.theme = Theme(qt, scheme=options.scheme, percent=options.percent)
        self.jobs = Jobs(self)
        self.window = Window(self.theme)
        self.window.resize(*options.size)
        self.desk: Desk | None = None
        self.journey: Journey | None = None
        self.beginning: Beginning | None = None
        self.asked_language: str | None = None
        """The language of the next window, when somebody asked for another one."""
        self._early: list[list[Path]] = [list(options.files)] if options.files else []
        self._early_message = b""
        self._wait = self.window.home.files_given.connect(self._too_early)
        self._wait_too = self.window.home.message_given.connect(self._too_early_message)
        self.window.closing.connect(self.close)
        self.window.bar.language_asked.connect(self._begin_anew)
        self._remembering: Remembering | None = None
        self._trouble: LetterlockError | None = None
        self._closed = False
        self.resting = QTimer(self)
        self.resting.setInterval(_REST_MS)
        if options.own is not None:
            self._begin(options.own, options.wishes)

    def show(self) -> None:
        """Show the window, and open the desk once it is painted."""
        FirstPaint(self.window, self.open_desk)
        self.window.show()
        if self.beginning is None:
            self.window.home.take_focus()

    def options(self) -> Options:
        """Give how the next window is to begin: as this one is now."""
        size = self.window.size()
        return replace(
            self._options,
            scheme=self.theme.scheme,
            percent=self.theme.percent,
            size=(size.width(), size.height()),
            files=(),
            waiting=self.journey.waiting.handed if self.journey is not None else (),
            wishes=self._options.wishes if self._remembering is None else self._remembering.wishes,
        )

    def take(self, handed: "Handed") -> "Answer":
        """Come to the front, and open what a later start was given, or let it wait at home."""
        from ui.pipe import Answer  # noqa: PLC0415 - loaded after the first paint

        if handed.token:  # Qt passes it on to the desktop
            os.environ["XDG_ACTIVATION_TOKEN"] = handed.token
        self.window.come_to_front()
        files = list(handed.files)
        if not files:
            return Answer.OPENED
        if self.journey is not None:
            opened = self.journey.hand_in(files)
        else:
            opened = not self._early
            self._too_early(files)
        return Answer.OPENED if opened else Answer.WAITS

    def open_desk(self) -> None:
        """Open the desk away from the window: its parts take their time to load."""
        demo, other = self._options.demo, self._options.desk

        def work(_job: "Job[Desk]") -> "Desk":
            opened = other or (_own_desk if demo is None else partial(_demo_desk, demo))
            desk = opened()
            import_module("ui.journey")  # read here, so that the window need not wait for it
            return desk

        self.jobs.run(self, work, done=self._desk_is_open, failed=self._no_desk)

    def report_of(self, error: BaseException) -> Path | None:
        """Keep a report of a fault, and say where; None where it cannot be kept."""
        from checker.desk.computer.clock import machine_clock  # noqa: PLC0415 - only when something breaks
        from checker.desk.computer.faults import keep_report, report_of  # noqa: PLC0415 - the same

        shown, now = self.window.shown(), machine_clock().now()
        size = self.window.size()
        about = {
            "qt": f"{qVersion()} on {QGuiApplication.platformName()}",
            "screen": type(shown).__name__,
            "window": f"{size.width()}x{size.height()}, text {self.theme.percent}%, "
            f"{self.theme.scheme.value}",
        }
        return keep_report(report_of(error, about, now), own_folder(), now)

    def begin_again(self) -> None:
        """Close this window and begin with a new one, in which the letter can be gone on with."""
        if self.journey is not None:
            self.journey.resuming.keep_it = True
        self.asked_language = spoken()
        self.window.close()

    def close(self) -> None:
        """End: whatever runs is cancelled, the letter stays unsent, nothing waits long."""
        desk, self._closed = self.desk, True
        self.resting.stop()
        self.jobs.finish(desk.close if desk is not None else _nothing, within=_CLOSE_SECONDS)

    def _begin(self, own: Path, wishes: Wishes) -> None:
        """Keep what is chosen from now on; and lead through the first start, unless it is over."""
        from ui.beginning import Beginning, Remembering  # noqa: PLC0415 - not in the demo

        self._remembering = Remembering(self.window, own, wishes)
        if wishes.begun or self._early or self._options.demo is not None:
            return
        self.beginning = Beginning(self.window, self.jobs, own)
        self.beginning.language.connect(self._begin_anew)
        self.beginning.made_up.connect(self._show_made_up)
        self.beginning.reopen.connect(self.open_desk)
        self.beginning.ended.connect(self._begun)

    def _begun(self, place: str) -> None:
        """The first start is over; it is not shown again."""
        if self._remembering is not None:
            self._remembering.begun()
        self.beginning = None
        if self._trouble is not None:
            self._no_desk(self._trouble)
        elif place:
            self.window.went.emit(place)

    def _show_made_up(self) -> None:
        """Close, and open the demo; the first start is there again until it was gone through."""
        self._options = replace(self._options, demo=Path())
        self.asked_language = spoken()
        self.window.close()

    def _begin_anew(self, language: str) -> None:
        """Keep somebody's choice of a language, and close: the next window speaks it."""
        try:
            choose_language(own_folder(), language)
        except OSError as error:
            _LOG.warning("language not kept: %s", type(error).__name__)
        self.asked_language = language
        self.window.close()

    def _desk_is_open(self, desk: "Desk") -> None:
        """Make the screens, a few at each turn of the window."""
        from ui.journey import make_screens  # noqa: PLC0415 - it loads the desk: after first paint

        self.desk, self._trouble = desk, None
        gc.freeze()  # what was loaded stays: no need to look at it while the screens are made
        self._make(desk, make_screens(self.theme))

    def _make(self, desk: "Desk", making: "Iterator[Screens | None]") -> None:
        """Make the next screens, and hand the window over when all are there."""
        if self._closed:
            return
        screens = next(making)
        if screens is None:
            QTimer.singleShot(0, self, lambda: self._make(desk, making))
            return
        from ui.journey import Journey  # noqa: PLC0415 - it loads the desk: after the first paint

        self.window.home.files_given.disconnect(self._wait)
        self.window.home.message_given.disconnect(self._wait_too)
        self.journey = Journey(screens, self.window, desk, self.jobs)
        self.journey.start()
        if self.beginning is not None:
            self.beginning.tell(desk)
        self._warm(desk)
        for letter in self._options.waiting:
            self.journey.waiting.keep(letter)
        self.window.home.progress.end()
        for files in self._early:
            self.journey.hand_in(files)
        if self._early_message:
            self.window.home.message_given.emit(self._early_message)

    def _warm(self, desk: "Desk") -> None:
        """Start the reading process, so that the first letter does not wait for it."""
        self.jobs.run(
            self,
            lambda _job: desk.warm(),
            done=lambda _none: self._load_rooms(desk),
            failed=self._no_desk,
            lane="pages",
        )

    def _load_rooms(self, desk: "Desk") -> None:
        """Read the rooms' code away from the window, before anybody enters one."""
        self.jobs.run(
            self,
            lambda _job: import_module("ui.rooms.loading").load_rooms(),
            done=lambda _names: self._loaded(desk),
            failed=self._no_desk,
            lane="pages",
        )

    def _loaded(self, desk: "Desk") -> None:
        """Everything is there; from now on it is seen whether the desk may rest."""
        gc.freeze()  # what is there now stays: it is looked at no more
        if self._closed:
            return
        self.resting.timeout.connect(lambda: self._rest(desk))
        self.resting.start()

    def _rest(self, desk: "Desk") -> None:
        """Let the desk give back what it holds, where nobody works."""
        if not self.jobs.busy():
            self.jobs.run(
                self, lambda _job: desk.rest(), done=_ignore, failed=_ignore, lane="pages"
            )

    def _no_desk(self, error: LetterlockError) -> None:
        """Say why there is no desk."""
        self.window.home.progress.end()
        if self.beginning is not None and self.desk is None:
            self._trouble = error
            self.beginning.tell_trouble(error)
            return
        self.window.home.errors.say(say("Letterlock cannot start to check"), str(error))

    def _too_early(self, files: list[Path]) -> None:
        """Keep files that came before the desk was open."""
        self._early.append(files)
        self.window.home.progress.begin(say("Getting ready"))

    def _too_early_message(self, message: bytes) -> None:
        """Keep an email that was pasted before the desk was open."""
        self._early_message = message
        self.window.home.progress.begin(say("Getting ready"))


def watch_for_crashes(app: App) -> Callable[..., None]:
    """Show any unforeseen failure in a window of its own, with the letter unsent.

    A report is kept each time; one window at a time says so.
    """
    shown: list[CrashWindow] = []

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from checker.desk.computer.faults import place_of  # noqa: PLC0415 - only when something breaks

        where = place_of(error.with_traceback(trace))
        _LOG.error("crash type=%s at=%s", kind.__name__, where)
        fault = Fault(
            kind=kind.__name__, where=where, report=app.report_of(error), again=app.begin_again
        )
        if not any(isValid(one) and one.isVisible() for one in shown):
            shown[:] = [show_crash(app.theme, app.window, fault)]

    sys.excepthook = caught
    return caught


def _demo_desk(folder: Path) -> "Desk":
    """Open the demo's desk."""
    from checker.desk.demo import open_demo  # noqa: PLC0415 - heavy: after first paint

    return open_demo(demo_folder() if folder == Path() else folder)


def _own_desk() -> "Desk":
    """Open the desk of whoever is signed in."""
    from checker.desk.office import open_desk  # noqa: PLC0415 - heavy: after the first paint

    return open_desk()


def _ignore(_told: object) -> None:
    """Hear what nobody waits for."""


def _nothing() -> None:
    """Close nothing: there was no desk yet."""

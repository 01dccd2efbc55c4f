"""Runs the desktop: from the words of the command line to the end of the window."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from checker.desk.computer.language import language_of
from checker.desk.computer.places import demo_folder, own_folder
from checker.desk.computer.wishes import wishes_of
from checker.log import write_log_to
from checker.words import say, speak
from ui.app import App, Options, watch_for_crashes
from ui.first_paint import FirstPaint
from ui.one_window import OneWindow
from ui.qt_words import speak_in_windows
from ui.theme import Scheme

if TYPE_CHECKING:
    from ui.pipe import Answer

LOG = "letterlock.log"


def run(words: argparse.Namespace) -> int:
    """Show the window until it is closed; another language begins with a new window."""
    system = QLocale.system().uiLanguages()
    language: str | None = words.language or language_of(own_folder(), system)
    place = OneWindow(_desk_folder(words.demo))
    answer = place.hand_over(words.files)
    if answer is not None:
        _tell(answer, words.files, language)
        return 0
    qt = QApplication(["letterlock"])
    qt.setApplicationName("Letterlock")
    wishes = wishes_of(own_folder())
    asked = Scheme.DARK if words.dark else Scheme.LIGHT if words.light else Scheme(wishes.scheme)
    options = Options(
        demo=words.demo,
        scheme=asked,
        percent=words.text_size or wishes.percent,
        size=_size(words.size),
        files=tuple(words.files),
        own=own_folder(),
        wishes=wishes,
    )
    log = write_log_to(own_folder() / LOG)
    # Python hears Ctrl+C in a terminal only when it gets a turn now and then.
    signal.signal(signal.SIGINT, lambda *_what: qt.closeAllWindows())
    turn = QTimer(qt)
    turn.start(300)
    turn.timeout.connect(_turn)
    status = 0
    try:
        while language is not None:
            status, language, options = _shown(qt, options, language, place)
    finally:
        place.leave()
        log.close()
    return status


def _shown(
    qt: QApplication, options: Options, language: str, place: OneWindow
) -> tuple[int, str | None, Options]:
    """Show one window until it is closed; give the language of the next one, if there is one."""
    translator = speak_in_windows(qt, language)
    app = App(qt, options)
    watch_for_crashes(app)
    app.show()
    FirstPaint(app.window, lambda: _listen(place, app))
    app.window.closing.connect(place.deafen)
    status = int(qt.exec())
    qt.removeTranslator(translator)
    app.window.deleteLater()
    return status, app.asked_language, app.options()


def _listen(place: OneWindow, app: App) -> None:
    """Take what later starts are given, from now on."""
    place.listen(app.take)


def _desk_folder(demo: Path | None) -> Path:
    """Give the folder of the desk that a window is of."""
    if demo is None:
        return own_folder()
    return demo_folder() if demo == Path() else demo


def _tell(answer: "Answer", files: list[Path], language: str | None) -> None:
    """Say in the terminal, where there is one, that another window has the files."""
    if sys.stdout is None:  # so it is in a Windows program
        return
    speak(language or "en")
    if not files:
        words = say("Letterlock is open already. Its window comes to the front.")
    elif answer.value == "opened":
        words = say("The letter is opened in the window of Letterlock that is open already.")
    else:
        words = say(
            "Somebody is busy in the window of Letterlock that is open already. The letter waits "
            "there, on the home screen."
        )
    sys.stdout.write(f"{words}\n")


def take_pictures(words: argparse.Namespace) -> int:
    """Render every screen of the demo, in the one look that was asked for.

    `python -m ui.gallery` renders them in every scheme, size and language.
    """
    from ui.pictures import Look, take  # noqa: PLC0415 - only wanted here

    qt = QApplication.instance() or QApplication(["letterlock"])
    if not isinstance(qt, QApplication):
        return 1
    look = Look(
        name="dark" if words.dark else "light",
        scheme=Scheme.DARK if words.dark else Scheme.LIGHT,
        size=_size(words.size),
        percent=words.text_size or 100,
    )
    with tempfile.TemporaryDirectory(prefix="letterlock-demo-") as made:
        demo = Path(made) if words.demo in (None, Path()) else words.demo
        translator = speak_in_windows(qt, words.language or "en")
        take(qt, words.screenshot, demo, (look,))
        qt.removeTranslator(translator)
    return 0


def _size(words: str) -> tuple[int, int]:
    """Give width and height of a window, as `--size` says them."""
    wide, _x, high = words.partition("x")
    return int(wide), int(high or 900)


def _turn() -> None:
    """Give Python a turn."""

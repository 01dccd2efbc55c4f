"""Runs the desktop: from the words of the command line to the end of the window."""

import argparse
import signal
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from checker.desk.language import language_of
from checker.desk.places import own_folder
from checker.log import write_log_to
from checker.words import LANGUAGES
from ui.app import App, Options, watch_for_crashes
from ui.qt_words import speak_in_windows
from ui.theme import Scheme

LOG = "letterlock.log"


def run(words: argparse.Namespace) -> int:
    """Show the window until it is closed; another language begins with a new window."""
    qt = QApplication(["letterlock"])
    qt.setApplicationName("Letterlock")
    wide, _x, high = words.size.partition("x")
    scheme = Scheme.DARK if words.dark else Scheme.LIGHT if words.light else Scheme.SYSTEM
    options = Options(
        demo=words.demo,
        scheme=scheme,
        percent=words.text_size,
        size=(int(wide), int(high or 900)),
    )
    system = QLocale.system().uiLanguages()
    language: str | None = words.language or language_of(own_folder(), system)
    log = write_log_to(own_folder() / LOG)
    # Python hears Ctrl+C in a terminal only when it gets a turn now and then.
    signal.signal(signal.SIGINT, lambda *_what: qt.closeAllWindows())
    turn = QTimer(qt)
    turn.start(300)
    turn.timeout.connect(_turn)
    status = 0
    try:
        while language is not None:
            status, language, options = _shown(qt, options, language)
    finally:
        log.close()
    return status


def _shown(qt: QApplication, options: Options, language: str) -> tuple[int, str | None, Options]:
    """Show one window until it is closed; give the language of the next one, if there is one."""
    translator = speak_in_windows(qt, language)
    app = App(qt, options)
    watch_for_crashes(app)
    app.show()
    status = int(qt.exec())
    qt.removeTranslator(translator)
    app.window.deleteLater()
    return status, app.asked_language, app.options()


def take_pictures(words: argparse.Namespace) -> int:
    """Render every screen of the demo, in one language or in each."""
    from ui.pictures import LOOKS, take  # noqa: PLC0415 - only wanted here

    qt = QApplication.instance() or QApplication(["letterlock"])
    if not isinstance(qt, QApplication):
        return 1
    with tempfile.TemporaryDirectory(prefix="letterlock-demo-") as made:
        demo = Path(made) if words.demo in (None, Path()) else words.demo
        for language in (words.language,) if words.language else LANGUAGES:
            translator = speak_in_windows(qt, language)
            looks = tuple(replace(one, name=_marked(one.name, language)) for one in LOOKS)
            take(qt, words.screenshot, demo / language, looks)
            qt.removeTranslator(translator)
    return 0


def _marked(name: str, language: str) -> str:
    """Give what begins the names of the pictures of a look: English ones name no language."""
    return name if language == "en" else f"{language}-{name}"


def _turn() -> None:
    """Give Python a turn."""

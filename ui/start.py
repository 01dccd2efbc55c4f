"""Runs the desktop: from the words of the command line to the end of the window."""

import argparse
import signal
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from checker.desk.places import own_folder
from checker.log import write_log_to
from ui.app import App, Options, watch_for_crashes
from ui.theme import Scheme

LOG = "letterlock.log"


def run(words: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    qt = QApplication(["letterlock"])
    qt.setApplicationName("Letterlock")
    wide, _x, high = words.size.partition("x")
    scheme = Scheme.DARK if words.dark else Scheme.LIGHT if words.light else Scheme.SYSTEM
    app = App(
        qt,
        Options(
            demo=words.demo,
            scheme=scheme,
            percent=words.text_size,
            size=(int(wide), int(high or 900)),
        ),
    )
    watch_for_crashes(app)
    log = write_log_to(own_folder() / LOG)
    # Python hears Ctrl+C in a terminal only when it gets a turn now and then.
    signal.signal(signal.SIGINT, lambda *_what: app.window.close())
    turn = QTimer(qt)
    turn.start(300)
    turn.timeout.connect(_turn)
    app.show()
    try:
        return int(qt.exec())
    finally:
        log.close()


def take_pictures(folder: Path, demo: Path | None) -> int:
    """Render every screen of the demo."""
    from ui.pictures import take  # noqa: PLC0415 - only wanted here

    qt = QApplication.instance() or QApplication(["letterlock"])
    if not isinstance(qt, QApplication):
        return 1
    with tempfile.TemporaryDirectory(prefix="letterlock-demo-") as made:
        take(qt, folder, Path(made) if demo is None or demo == Path() else demo)
    return 0


def _turn() -> None:
    """Give Python a turn."""

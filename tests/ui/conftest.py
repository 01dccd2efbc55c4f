"""The real desktop on the real demo, drawn without a display."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.words import speak
from tests.builders.desktop import Desktop
from ui.app import App, Options
from ui.qt_words import speak_in_windows
from ui.theme import Scheme

Open = Callable[..., Desktop]


@pytest.fixture
def welsh(qapp: QApplication) -> Iterator[None]:
    """Speak Welsh, and English again afterwards."""
    before = QLocale()
    words = speak_in_windows(qapp, "cy")
    yield
    qapp.removeTranslator(words)
    QLocale.setDefault(before)
    speak("en")


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open the desktop on the demo, in the colours and at the text size asked for."""
    opened: list[App] = []

    def start(
        scheme: Scheme = Scheme.LIGHT, percent: int = 100, size: tuple[int, int] = (1440, 900)
    ) -> Desktop:
        folder = tmp_path / "demo"
        app = App(qapp, Options(demo=folder, scheme=scheme, percent=percent, size=size))
        opened.append(app)
        app.show()
        qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
        qtbot.waitUntil(lambda: not app.jobs.busy(), timeout=60_000)
        return Desktop(app=app, qtbot=qtbot, folder=folder)

    yield start
    for app in opened:
        app.window.close()
        app.window.deleteLater()
    qtbot.wait(1)
    gc.collect()

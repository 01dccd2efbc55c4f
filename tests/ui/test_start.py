"""The window is painted before anything heavy is loaded, and the program ends when it is closed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.__main__ import main

HEAVY = frozenset(
    {
        "PIL",
        "cryptography",
        "docx",
        "extract_msg",
        "httpx",
        "jmespath",
        "keyring",
        "lxml",
        "msoffcrypto",
        "nacl",
        "numpy",
        "olefile",
        "onnxruntime",
        "openpyxl",
        "py7zr",
        "pypdf",
        "pypdfium2",
        "pysqlite3",
        "python_calamine",
        "pyzipper",
        "reportlab",
        "sqlalchemy",
        "sqlite3",
        "sqlite_utils",
        "tesserocr",
    }
)
OURS_TOO_EARLY = (
    "checker.audit.trail",
    "checker.cases",
    "checker.checks",
    "checker.reading",
    "checker.sync",
    "checker.worker",
    "ui.rooms.",
)
LIGHT = frozenset(
    {"PySide6", "_distutils_hack", "msgspec", "shiboken6", "shibokensupport", "typing_extensions"}
)
"""All that came from elsewhere and may be there: of anything new somebody has to think first."""
FIRST_PAINT = """
import json, sys, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from ui.app import App, Options

class Watch(QObject):
    seen = None
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint and Watch.seen is None:
            paths = {name: getattr(one, "__file__", "") for name, one in sys.modules.items()}
            Watch.seen = (paths, time.perf_counter() - began)
        return False

qt = QApplication([])
app = App(qt, Options(demo=Path(sys.argv[1])))
watch = Watch()
app.window.centralWidget().installEventFilter(watch)
app.show()
from PySide6.QtCore import QTimer
turn = QTimer()
turn.timeout.connect(lambda: app.window.close() if app.journey is not None else None)
turn.start(20)
qt.exec()
print(json.dumps(Watch.seen))
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """Readers, keyring, trail and their libraries wait until the window is there."""
    modules, _seconds = _first_paint(tmp_path)

    loaded = {name.partition(".")[0] for name in modules}
    foreign = {
        name.partition(".")[0] for name, file in modules.items() if "site-packages" in (file or "")
    }
    assert not loaded & HEAVY
    assert foreign <= LIGHT
    assert not [one for one in modules if one.startswith(OURS_TOO_EARLY)]


def test_the_program_ends_when_its_window_is_closed(tmp_path: Path) -> None:
    """Closing ends the process by itself, with threads and readers."""
    _modules, seconds = _first_paint(tmp_path)

    assert seconds < 20


def test_words_of_the_command_line_go_to_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`letterlock --version` is not a window."""
    with pytest.raises(SystemExit) as ended:
        sys.exit(main(["--version"]))

    assert ended.value.code == 0
    assert "letterlock" in capsys.readouterr().out.lower()


def _first_paint(folder: Path) -> tuple[dict[str, str | None], float]:
    """Start the desktop in a process of its own, and give what was loaded at its first paint."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(folder / "demo")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    modules, seconds = json.loads(done.stdout.strip().splitlines()[-1])
    return modules, seconds

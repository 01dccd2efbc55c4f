"""What only a window can see of a computer, for the self-check: its printers."""

import os
import sys

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from checker.desk.health import Line


def window_lines() -> tuple[Line, ...]:
    """Look, with the window's own libraries; where there is no display, without one."""
    app = QApplication.instance()
    if app is None:
        if sys.platform.startswith("linux") and not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication(["letterlock"])
    return (Line(check="printers", cause=0 if QPrinterInfo.availablePrinterNames() else 1),)

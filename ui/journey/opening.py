"""Has the system open a file in the program that it belongs to."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_in_its_program(path: Path) -> bool:
    """Open a file where it is written; False when no program did."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

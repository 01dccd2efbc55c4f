"""One walk through every screen in one look, with a picture and its flaws at each."""

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.gallery.flaws import flaws
from ui.gallery.looks import GalleryLook
from ui.pictures import Look, take
from ui.qt_words import speak_in_windows
from ui.theme import Scheme
from ui.waiting import before

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def walk(folder: Path, look: GalleryLook, only: str = "") -> Path:
    """Render one look into a folder, and give the file that lists its pictures and their flaws."""
    qt = QApplication(["letterlock"])
    if look.scheme == Scheme.OWN:
        qt.setPalette(high_contrast())
    speak_in_windows(qt, look.language)
    listed = folder / f"{look.name}.json"
    pictures: list[dict[str, object]] = []

    def see(screen: str, window: "QWidget", file: Path) -> None:
        wrong = [one for shown in (window, *before(window)) for one in flaws(shown)]
        pictures.append({"screen": screen, "file": file.name, "flaws": wrong})
        listed.write_text(json.dumps(pictures), encoding="utf-8")

    with tempfile.TemporaryDirectory(prefix="letterlock-gallery-") as demo:
        whole = Look(name=look.name, scheme=Scheme(look.scheme), size=look.size)
        take(qt, folder, Path(demo), (whole,), see=see, only=only)
    return listed


def high_contrast() -> QPalette:
    """Give a palette as a system with high contrast has it: white on black, yellow, cyan, green."""
    roles, palette = QPalette.ColorRole, QPalette()
    black, white = QColor("#000000"), QColor("#ffffff")
    for role in (
        roles.Window,
        roles.Base,
        roles.AlternateBase,
        roles.Button,
        roles.ToolTipBase,
        roles.Dark,
        roles.HighlightedText,
    ):
        palette.setColor(role, black)
    for role in (
        roles.WindowText,
        roles.Text,
        roles.ButtonText,
        roles.ToolTipText,
        roles.BrightText,
        roles.Light,
        roles.Mid,
        roles.PlaceholderText,
    ):
        palette.setColor(role, white)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#3ff23f"))
    palette.setColor(roles.Highlight, QColor("#1aebff"))
    palette.setColor(roles.Link, QColor("#ffff00"))
    palette.setColor(roles.LinkVisited, QColor("#ffff00"))
    return palette

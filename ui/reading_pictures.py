"""Renders the windows to read in: help at a screen, a search, a link out, the licences."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.waiting import until

if TYPE_CHECKING:
    from ui.window import Window


_MOST = QSize(1120, 820)
Shoot = Callable[[str, QWidget], None]
"""Takes a picture of a window under a name."""


def picture_reading(window: "Window", shoot: Shoot) -> None:
    """Open help and the licences as somebody would, each as large as there is room."""
    window.another.emit()
    window.show_help()
    help_window = window.manual
    if help_window is not None:
        help_window.resize(window.size().boundedTo(_MOST))
        shoot("help", help_window)
        help_window.field.setText("clean copy")
        shoot("help_search", help_window)
        help_window.field.clear()
        help_window.page.followed.emit("https://www.example.test/guidance")
        shoot("help_link_out", help_window)
        help_window.close()
    window.show_about()
    about = window.about
    if about is not None:
        about.resize(window.size().boundedTo(_MOST))
        until(lambda: not about.is_filling())
        shoot("about", about)
        about.open_at("names-LICENSE.txt")
        shoot("about_licence", about)
        about.close()

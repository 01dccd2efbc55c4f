"""A picture of a window with what stands before it: menus, lists and dialogs."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from ui.waiting import before, opener_of
from ui.widgets.hanging_menu import HangingMenu


def picture(window: QWidget) -> QPixmap:
    """Give a picture of a window with what stands before it."""
    whole = window.grab()
    painter = QPainter(whole)
    for one in before(window):
        front, at = one.grab(), _place(one, window)
        painter.drawPixmap(at, front)
        if isinstance(one, QDialog):  # its frame is the system's
            painter.setPen(one.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(QRect(at, one.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return whole


def _place(front: QWidget, window: QWidget) -> QPoint:
    """Give where something stands before a window.

    The screen that nobody sees is smaller than windows, and pushes aside what stands before them.
    """
    opener = opener_of(front, window)
    if isinstance(front, HangingMenu):
        return window.mapFromGlobal(front.place())
    if opener is not None:
        at = opener.mapTo(window, QPoint(0, opener.height()))
        return QPoint(min(at.x(), window.width() - front.width()), at.y())
    if isinstance(front, QDialog):
        return window.rect().center() - front.rect().center()
    return window.mapFromGlobal(front.pos())

"""Keeps the window alive under a screen reader: Qt's scroll areas must not be asked past their end.

Qt's own description of a scroll area gives its children by number without looking whether there
are so many (`QAccessibleAbstractScrollArea::child`, Qt 6.11). The bars count as children only
while they show, so a reader that counted them before a page turned and asked for one after it
ended the whole program. A plain widget's description looks first, and counts hidden bars too.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

_UNSAFE = {"QScrollArea", "QAbstractScrollArea"}
_installed: list[bool] = []


def describe_scroll_areas() -> None:
    """Describe every scroll area as a plain widget from now on; once is enough."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_describe)


def _describe(kind: str, thing: QObject | None) -> QAccessibleWidget | None:
    """Describe a scroll area; Qt describes everything else."""
    if kind in _UNSAFE and isinstance(thing, QAbstractScrollArea):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None

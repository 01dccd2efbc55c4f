"""A question of a form: what is asked, a word about it, and the field below."""

from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtWidgets import (
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from checker.days import ENGLAND
from ui.theme import Theme
from ui.widgets.text import Text

_LINES_HIGH = 78
_INSET = 9
Field = TypeVar("Field", bound=QDateTimeEdit)


class Asked(QWidget):
    """One question with its fields; shown or hidden as a whole."""

    def __init__(
        self, question: str, *fields: QWidget, about: str = "", parent: QWidget | None = None
    ) -> None:
        """Lay the fields out below the question."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(5)
        self.question = Text(question, "strong")
        box.addWidget(self.question)
        if about:
            box.addWidget(Text(about, "muted"))
        for field in fields:
            box.addWidget(field)


def line(name: str, most: int = 200, *, hint: str = "") -> QLineEdit:
    """Make a field of one line; its question stands above it, a hint in it at the most."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(most)
    return field


def moment(name: str) -> QDateTimeEdit:
    """Make a field for a day and a time in England, up to now."""
    field = QDateTimeEdit()
    field.setDisplayFormat("d MMMM yyyy, HH:mm")
    field.setTimeZone(QTimeZone(ENGLAND.key.encode()))
    return _named(field, name)


def day(name: str) -> QDateEdit:
    """Make a field for a day."""
    field = QDateEdit()
    field.setDisplayFormat("d MMMM yyyy")
    return _named(field, name)


def _named(field: Field, name: str) -> Field:
    """Let Tab lead to a field, and the field tell its name."""
    field.setAccessibleName(name)
    for part in field.findChildren(QLineEdit):
        part.setAccessibleName(name)
        part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        part.setTextMargins(_INSET, 0, _INSET, 0)
    return field


def set_now(field: QDateTimeEdit, now: datetime) -> None:
    """Let a field say now, and nothing later."""
    at = QDateTime.fromMSecsSinceEpoch(int(now.timestamp() * 1000))
    field.setMaximumDateTime(at)
    field.setDateTime(at)


def moment_of(field: QDateTimeEdit) -> datetime:
    """Give the moment that a field says."""
    return datetime.fromtimestamp(field.dateTime().toMSecsSinceEpoch() / 1000, ENGLAND)


def words(theme: Theme, name: str, *, hint: str = "") -> QPlainTextEdit:
    """Make a field of several lines; Tab leads on from it."""
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)

    def fit() -> None:
        field.setFixedHeight(theme.px(_LINES_HIGH))

    theme.changed.connect(fit)
    fit()
    return field

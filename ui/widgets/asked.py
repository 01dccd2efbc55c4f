"""A question of a form: what is asked, a word about it, and the field below."""

from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from checker.days import ENGLAND
from ui.theme import Theme
from ui.widgets.panel import RING_PX, hung
from ui.widgets.text import Text

BETWEEN_PX = 8
"""Between the questions of a form, as between what stands in a card."""
_LINES_HIGH = 78
_PADDING, _BORDER = 10, 1
"""Of a field, as the style sheet has it."""
_BEFORE = 2
"""So much Qt itself leaves before the words of a field of one line."""
Field = TypeVar("Field", bound=QDateTimeEdit)


class Asked(QWidget):
    """One question with its fields; shown or hidden as a whole.

    Before a check box there is room for its ring: such a question is hung out of its column.
    """

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
            if isinstance(field, QAbstractButton):
                box.setContentsMargins(RING_PX, 4, 0, 4)
                box.addLayout(hung(field))
            else:
                box.addWidget(field)


def line(name: str, most: int = 200, *, hint: str = "") -> QLineEdit:
    """Make a field of one line; its question stands above it, a hint in it at the most."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(most)
    return field


def moment(theme: Theme, name: str) -> QDateTimeEdit:
    """Make a field for a day and a time in England, up to now."""
    field = QDateTimeEdit()
    field.setDisplayFormat("d MMMM yyyy, HH:mm")
    field.setTimeZone(QTimeZone(ENGLAND.key.encode()))
    return _named(theme, field, name)


def day(theme: Theme, name: str) -> QDateEdit:
    """Make a field for a day."""
    field = QDateEdit()
    field.setDisplayFormat("d MMMM yyyy")
    return _named(theme, field, name)


def _named(theme: Theme, field: Field, name: str) -> Field:
    """Let Tab lead to a field, and the field tell its name, set in as in other fields."""
    field.setAccessibleName(name)
    part = field.lineEdit()
    part.setAccessibleName(name)
    part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def fit() -> None:
        beside = theme.px(_PADDING) + _BORDER  # the sheet reaches no field inside of another
        part.setTextMargins(beside, 0, beside, 0)

    theme.changed.connect(fit)
    fit()
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
    field.document().setDocumentMargin(_BEFORE)

    def fit() -> None:
        field.setFixedHeight(theme.px(_LINES_HIGH))

    theme.changed.connect(fit)
    fit()
    return field

"""Why a finding is kept: a short list with nothing chosen, in the page and not in front of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from checker.model import Reason
from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.asked import Asked
from ui.widgets.button import Button
from ui.widgets.field_error import FieldError
from ui.widgets.panel import RING_PX, column, hung, row
from ui.widgets.text import Text


def reason_words(reason: Reason) -> str:
    """Give a reason in words."""
    words = {
        Reason.EXPECTED: say("It is expected in this letter"),
        Reason.CONFIRMED_WITH_PERSON: say("I confirmed it with the person"),
        Reason.CONFIRMED_WITH_AUTHOR: say("I confirmed it with the author"),
        Reason.COURT_ORDER: say("A court order allows it"),
        Reason.RECORD_BEHIND: say("The case record is behind"),
        Reason.SAME_PLACE: say("It is the same place, written another way"),
        Reason.OTHER: say("Another reason"),
    }
    return words[reason]


class ReasonSheet(QFrame):
    """The reasons as a list of radio buttons; the last one wants words."""

    chosen = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the reasons."""
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_PX, 4, 0, 0)
        box.setSpacing(2)
        box.addWidget(Text(say("Why is it right to keep this?"), "strong"))
        self._group = QButtonGroup(self)
        self._buttons: dict[Reason, QRadioButton] = {}
        ways = column(spacing=0)
        for place, reason in enumerate(Reason):
            button = QRadioButton(reason_words(reason))
            button.setAccessibleName(reason_words(reason))
            self._group.addButton(button, place)
            self._buttons[reason] = button
            ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(hung(ways))
        self._words = QLineEdit()
        self._words.setAccessibleName(say("The reason in your own words, without names"))
        self._words.setMaxLength(200)
        self._own = Asked(self._words.accessibleName(), self._words)
        self._own.hide()
        self._missing: FieldError | None = None
        keep = Button(theme, say("Keep it for this reason"), icon="check", kind="small")
        leave = Button(theme, say("Do not keep it"), kind="link", key="Esc")
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        self._words.returnPressed.connect(self.keep)
        self._group.idToggled.connect(self._toggled)
        box.addWidget(self._own)
        box.addLayout(row(keep, leave, 1, margins=(0, 6, 0, 0)))

    def begin(self, reason: Reason | None = None, words: str = "") -> None:
        """Open with what was given before, or with nothing chosen."""
        if reason is not None:
            self._buttons[reason].setChecked(True)
            self._words.setText(words)
        self._lift()
        first = self._buttons[reason] if reason is not None else self._group.button(0)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, reason: Reason, words: str = "") -> None:
        """Choose a reason, as a click would."""
        self._buttons[reason].setChecked(True)
        self._words.setText(words)

    def _toggled(self, place: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Ask for words where the reason is another one."""
        if on:
            other = tuple(Reason)[place] is Reason.OTHER
            self._own.setVisible(other)
            self._lift()
            if other:
                self._words.setFocus(Qt.FocusReason.TabFocusReason)

    def missing(self) -> str:
        """Give what it says is missing, or nothing."""
        return "" if self._missing is None else self._missing.words()

    def keep(self) -> None:
        """Pass the reason on, or say what is missing."""
        place = self._group.checkedId()
        words = self._words.text().strip()
        self._lift()
        if place < 0:
            self._miss(say("Choose a reason."), self._group.button(0))
            return
        reason = tuple(Reason)[place]
        if reason is Reason.OTHER and not words:
            self._miss(say("Write the reason in a few words."), self._words)
            return
        self.chosen.emit(reason, words if reason is Reason.OTHER else "")

    def _miss(self, words: str, field: QWidget) -> None:
        """Say at its field what is missing, and put the keys there."""
        self._missing = FieldError(field, words)
        announce(self, words, at_once=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lift(self) -> None:
        """Nothing is missing any more."""
        if self._missing is not None:
            self._missing.lift()
        self._missing = None

"""Makes a clean copy: one question, then what was in the file and what is left in the copy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QRadioButton, QWidget

from checker.model import Document, TraceKind
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Card, empty, hung, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import CleanCopy

_TRACKED = (TraceKind.INSERTION, TraceKind.DELETION, TraceKind.MOVE, TraceKind.FORMATTING)
_WAYS = ("accept", "reject")


class CleanSheet(Card):
    """Opens above the findings, in the page. The file itself is never changed."""

    wanted = Signal(str, str, bool)
    copy_taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the sheet."""
        super().__init__(parent=parent)
        self._theme, self._name = theme, ""
        self._copy: CleanCopy | None = None
        self._heading, self._about = Text("", "strong"), Text("", "muted")
        self._question = Text("", "")
        self._group = QButtonGroup(self)
        self._accept = QRadioButton(say("Keep the text as it reads with the changes"))
        self._reject = QRadioButton(say("Go back to the text before the changes"))
        self.unsign = QCheckBox(say("The copy may lose the signature"))
        self._missing = Text("", "stop")
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(28)
        self._table.setVerticalSpacing(2)
        self._done = Text("", "muted")
        self._make = Button(theme, say("Make the clean copy"), icon="shield-check")
        self._take = Button(theme, say("Check the copy instead"), icon="arrow-right")
        leave = Button(theme, say("Not now"), kind="link", key="Esc")
        self._make.clicked.connect(self.make)
        self._take.clicked.connect(self.take)
        leave.clicked.connect(self.hide)
        box = self.body
        box.setSpacing(4)
        for text in (self._heading, self._about, self._question):
            box.addWidget(text)
        for place, button in enumerate((self._accept, self._reject)):
            self._group.addButton(button, place)
            box.addLayout(hung(button))
        box.addLayout(hung(self.unsign))
        box.addWidget(self._missing)
        box.addLayout(self._table)
        box.addWidget(self._done)
        box.addLayout(row(self._make, self._take, leave, 1, margins=(0, 6, 0, 0)))
        self.hide()

    def begin(self, document: Document) -> None:
        """Ask what becomes of tracked changes, if there are any; nothing is chosen yet."""
        self._name, self._copy = document.name, None
        count = sum(trace.kind in _TRACKED for trace in document.traces)
        self._heading.setText(say("Make a clean copy of {name}", name=document.name))
        self._about.setText(
            say(
                "Comments, hidden and covered text, hidden cells, programs and details about the "
                "file are taken out. The file itself stays as it is."
            )
        )
        self._question.setText(
            say_count(
                "What should become of the {count} tracked change?",
                "What should become of the {count} tracked changes?",
                count,
            )
        )
        self._group.setExclusive(False)
        for button in (self._accept, self._reject):
            button.setChecked(False)
        self._group.setExclusive(True)
        self.unsign.setChecked(False)
        self._show(asked=count > 0, signed=False, made=False)
        self.show()
        (self._accept if count else self._make).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, way: str) -> None:
        """Choose what becomes of tracked changes, as a click would."""
        self._group.button(_WAYS.index(way)).setChecked(True)

    def make(self) -> None:
        """Ask for the copy, or say what is still to be chosen."""
        chosen = self._group.checkedId()
        if not self._question.isHidden() and chosen < 0:
            self._miss(say("Choose what should become of the tracked changes."))
            return
        self._missing.hide()
        self._make.setEnabled(False)
        way = _WAYS[chosen] if chosen >= 0 else ""
        self.wanted.emit(self._name, way, self.unsign.isChecked())

    def show_copy(self, copy: "CleanCopy") -> None:
        """Show what was in the file and what is left in the copy."""
        self._copy = copy
        self._heading.setText(say("The clean copy is made: {name}", name=copy.file.name))
        self._about.setText(say("It is saved beside the file. The file itself stays as it is."))
        self._show(asked=False, signed=False, made=True)
        for place, head in enumerate((say("In the file"), say("In the copy")), 1):
            self._table.addWidget(Text(head, "label", wrap=False), 0, place)
        for number, one in enumerate(copy.counted, 1):
            left = say("still there: {count}", count=one.after) if one.after else "0"
            said = (Text(one.what, wrap=False), Text(str(one.before), wrap=False))
            for place, text in enumerate(
                (*said, Text(left, "check" if one.after else "", wrap=False))
            ):
                self._table.addWidget(text, number, place)
        self._table.setColumnStretch(3, 1)
        self._done.setText(" ".join((*copy.done, *copy.unread)))
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say why there is no copy; a signed file can be copied when the person says so."""
        self._make.setEnabled(True)
        self.unsign.show()
        self._miss(sentence)

    def words(self) -> str:
        """Give what the sheet says, or nothing while it is closed."""
        if self.isHidden():
            return ""
        said = (self._heading, self._question, self._missing, self._done)
        return " ".join(one.text() for one in said if not one.isHidden())

    def _show(self, *, asked: bool, signed: bool, made: bool) -> None:
        """Show the parts of a state."""
        empty(self._table)
        for one in (self._question, self._accept, self._reject):
            one.setVisible(asked)
        self.unsign.setVisible(signed)
        self._missing.hide()
        self._done.setVisible(made)
        self._make.setVisible(not made)
        self._make.setEnabled(True)
        self._take.setVisible(made)

    def _miss(self, sentence: str) -> None:
        """Say what is missing."""
        self._missing.setText(sentence)
        self._missing.show()

    def take(self) -> None:
        """Pass the copy on, to be checked instead of the file."""
        copy = self._copy
        self.hide()
        if copy is not None:
            self.copy_taken.emit((self._name, copy.file))

"""One practice letter: the page on the left, the record on the right, and then what it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.foot import Foot
from ui.widgets.hold_sheet import HoldSheet
from ui.widgets.letter_pane import LetterPane
from ui.widgets.panel import Callout, Card, column, empty
from ui.widgets.record_card import RecordCard, in_line
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.practice.practice_answers import PracticeSheet, PracticeTold

_STACK_UNDER = 900
_LEAST_LETTER = 460


class PracticeScreen(QWidget):
    """Shows a letter without a word of what is found in it, until it was answered."""

    answered = Signal(str)
    """"" for send, else what is wrong."""
    go_on = Signal()
    left = Signal()
    picture_wanted = Signal(object, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self._theme, self._stacked = theme, False
        self._sheet: PracticeSheet | None = None
        self._told: PracticeTold | None = None
        self.pane = LetterPane(theme, envelope=False)
        self.pane.picture_wanted.connect(self.picture_wanted)
        self.errors = ErrorPanel(theme)
        self._side = Scrolling(margins=(16, 14, 16, 14), spacing=10)
        self._side.setAccessibleName(say("The record"))
        self._title = Text("", "heading")
        self._about = Text(
            say(
                "This letter is made up. Compare the page with the record below, as you would "
                "before sending. There may be nothing wrong with it."
            ),
            "muted",
        )
        self._lesson, self._record = QVBoxLayout(), QVBoxLayout()
        for box in (self._lesson, self._record):
            box.setSpacing(10)
        self.hold_sheet = HoldSheet(theme)
        self.hold_sheet.held.connect(self.answered)
        self.hold_sheet.left.connect(self._look_again)
        self._side.column.addLayout(column(self._title, self._about, self.errors, spacing=4))
        self._side.column.addWidget(self.hold_sheet)
        self._side.column.addLayout(self._lesson)
        self._side.column.addLayout(self._record)
        self._side.column.addStretch(1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.pane)
        self._split.addWidget(self._side)
        self._split.setSizes([800, 640])
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 4)
        whole = column(spacing=0)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._make_foot())
        self.setLayout(whole)
        theme.changed.connect(self._fit)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self._further,
            "Ctrl+Enter": self._further,
            "Ctrl+F": self.pane.begin_find,
            "Esc": self._back,
            "F6": self._next_part,
        }

    def show_sheet(self, sheet: "PracticeSheet") -> None:
        """Show the next letter."""
        self._sheet, self._told = sheet, None
        self.errors.clear()
        self.hold_sheet.hide()
        empty(self._lesson)
        empty(self._record)
        self._title.setText(
            say("Practice letter {number} of {of}", number=sheet.number, of=sheet.of)
        )
        self._about.show()
        cards = [RecordCard(self._theme, part) for part in sheet.record]
        in_line(cards)
        for card in cards:
            self._record.addWidget(card)
        self._side.verticalScrollBar().setValue(0)
        self.pane.show_result((sheet.document,), ())
        self._say_foot()
        self.pane.focus_view()

    def show_told(self, told: "PracticeTold") -> None:
        """Show what it was, with the place on the page, and why it matters."""
        if self._sheet is None:
            return
        self._told = told
        self.hold_sheet.hide()
        self._about.hide()
        empty(self._lesson)
        kind = "good" if told.right else "note"
        panel = Callout(self._theme, kind, told.headline)
        panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lesson.addWidget(panel)
        self._lesson.addWidget(self._reason(told))
        self.pane.show_result((self._sheet.document,), told.findings)
        if told.findings:
            self.pane.point_out(1, turn=True)
        self._say_foot()
        self._side.verticalScrollBar().setValue(0)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, panel, lambda: self._side.bring(panel))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack letter and record in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _reason(self, told: "PracticeTold") -> Card:
        """Say what there was to see."""
        card = Card(told.heading)
        for label, words in (
            (say("The letter says"), told.letter),
            (say("The record says"), told.record),
        ):
            if words:
                card.body.addLayout(column(Text(label, "label"), Text(words, "strong"), spacing=1))
        card.body.addWidget(Text(told.why))
        return card

    def _make_foot(self) -> Foot:
        """Lay out the bottom bar: neither answer looks like the better one."""
        theme = self._theme
        self._leave = Button(theme, say("Leave practice"), kind="link", key="Esc")
        self.hold = Button(theme, say("Hold: this is wrong"), icon="undo-2", kind="big")
        self.send = Button(theme, say("Send"), icon="arrow-right", kind="big")
        self.next = Button(
            theme, say("Next letter"), icon="arrow-right", kind="primary", key="Ctrl+Enter"
        )
        self._leave.clicked.connect(self.left)
        self.hold.clicked.connect(self._hold)
        self.send.clicked.connect(lambda: self.answered.emit(""))
        self.next.clicked.connect(self.go_on)
        self._foot = Foot(theme, self._leave, self.hold, self.send, self.next)
        return self._foot

    def _say_foot(self) -> None:
        """Ask, or say that it was answered; what is wrong is asked for above, and only there."""
        told = self._told
        for one in (self.hold, self.send):
            one.setVisible(told is None and self.hold_sheet.isHidden())
        self.next.setVisible(told is not None)
        if told is None:
            asked = self.hold_sheet.isHidden()
            head = say("Would you send this letter?") if asked else say("Say above what is wrong.")
            self._foot.say(head, say("Nothing is sent: this is practice."))
            return
        self.next.become(say("See how it went") if told.last else say("Next letter"))
        more = say("Compare the marked place with the record.") if told.findings else ""
        self._foot.say(say("Answered"), more)

    def _hold(self) -> None:
        """Ask what is wrong."""
        if self._sheet is not None and self._told is None:
            self.hold_sheet.begin(self._sheet.wrongs)
            self._say_foot()
            QTimer.singleShot(0, self, lambda: self._side.bring(self.hold_sheet))

    def _look_again(self) -> None:
        """Offer both answers again."""
        self._say_foot()
        self.hold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _further(self) -> None:
        """Go on to the next letter, once this one was answered."""
        if self._told is not None:
            self.go_on.emit()

    def _back(self) -> None:
        """Close what is open, or leave."""
        if not self.hold_sheet.isHidden():
            self.hold_sheet.close_it()
        elif not self.pane.end_find():
            self.left.emit()

    def _next_part(self) -> None:
        """Move the keys between the letter and the bottom bar."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self.pane.isAncestorOf(focus):
            if not self.hold_sheet.isHidden():
                self.hold_sheet.choices.take_focus()
                return
            (self.send if self._told is None else self.next).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )
        else:
            self.pane.focus_view()

    def _fit(self) -> None:
        """Put letter and record side by side, or below one another."""
        narrow = self.width() < _STACK_UNDER * self._theme.percent / 100
        if narrow == self._stacked:
            return
        self._stacked = narrow
        if narrow:
            # One column that scrolls as a whole: the letter, and the record below it.
            place = self._side.column.indexOf(self._record)
            self._side.column.insertWidget(place, self.pane)
            self.pane.setMinimumHeight(_LEAST_LETTER)
        else:
            self.pane.setMinimumHeight(0)
            self._split.insertWidget(0, self.pane)
            self._split.setSizes([555, 445])
        self.pane.show()

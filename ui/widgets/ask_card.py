"""Asking a team lead: what it means, why it should go, and how it stands, in the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from checker.days import in_words
from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.field_error import FieldError
from ui.widgets.panel import Callout, Card, empty, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.review.second_answers import AskedFor, Offer

_LEAST = 8
_KINDS = {"waiting": "note", "released": "good", "returned": "check", "expired": "check"}


class AskCard(QFrame):
    """What a second person may do about a letter; hidden where there is nothing to ask.

    `turned` says that it is asked now, or was, or is only offered.
    """

    asked = Signal(str)
    taken_back = Signal(str)
    grown = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "clear")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._offer: Offer | None = None
        self._told: AskedFor | None = None
        self._opened = False
        self._way_on: Button | None = None
        """What the keys go to when what had them has gone."""
        self.reason = QLineEdit()
        self._wrong: FieldError | None = None
        self.hide()

    def show_offer(self, offer: "Offer | None", told: "AskedFor | None") -> None:
        """Show how it stands: nothing to ask, may be asked, waits, or was answered."""
        if (offer, told) == (self._offer, self._told) and not self.isHidden():
            return
        self._offer, self._told, self._opened = offer, told, False
        focus = QApplication.focusWidget()
        had_keys = focus is not None and self.isAncestorOf(focus)
        empty(self._box)
        self.setVisible(offer is not None)
        self.turned.emit()
        if offer is None:
            return
        if told is None:
            self._box.addLayout(self._closed())
        else:
            callout = self._answered(told)
            self._box.addWidget(callout)
            announce(callout, callout.accessibleName())
        if had_keys and self._way_on is not None:
            self._way_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Open the sheet."""
        if self._offer is None:
            return
        self._opened = True
        self.turned.emit()
        empty(self._box)
        self._box.addWidget(self._sheet(self._offer))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def end(self) -> bool:
        """Close the sheet; False when it was not open."""
        if not self.is_open():
            return False
        offer, told = self._offer, self._told
        self._offer = None
        self.show_offer(offer, told)
        return True

    def is_open(self) -> bool:
        """Say whether the reason is being asked for."""
        return self._opened

    def is_asked(self) -> bool:
        """Say whether it is being asked, or was: then it comes before what was found."""
        return self._opened or self._told is not None

    def refuse(self, words: str) -> None:
        """Say why nobody was asked; what was written stays."""
        self._miss(words)
        self._ask.setEnabled(True)

    def words(self) -> str:
        """Give what it says."""
        return " ".join(one.text() for one in self.findChildren(Text) if not one.isHidden())

    def send(self) -> None:
        """Pass the reason on, or say that it is missing."""
        words = " ".join(self.reason.text().split())
        if len(words) < _LEAST:
            self._lift()
            told = say("Write in a few words why it should go as it is.")
            self._wrong = FieldError(self.reason, told)
            announce(self, told, at_once=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._lift()
        self._missing.hide()
        self._ask.setEnabled(False)  # until it was asked: a second press asks nobody twice
        self.asked.emit(words)

    def _lift(self) -> None:
        """Nothing is the matter with the reason any more."""
        if self._wrong is not None:
            self._wrong.lift()
        self._wrong = None

    def _miss(self, words: str) -> None:
        """Say why nobody was asked."""
        self._missing.setText(words)
        self._missing.show()
        announce(self, words, at_once=True)

    def _closed(self) -> QHBoxLayout:
        """Say in a line that a lead may be asked."""
        ask = Button(self._theme, say("Ask a team lead"), icon="users", kind="small")
        ask.clicked.connect(self.begin)
        self._way_on = ask
        words = Text(say("If it is right as it is, a second person can release it."), "muted")
        line = row(ask, spacing=10)
        line.addWidget(words, 1)
        return line

    def _sheet(self, offer: "Offer") -> Card:
        """Ask why, and say who will see what and for how long."""
        card = Card(say("Ask a team lead to release it"))
        for one in offer.why:
            card.body.addWidget(Text(one, "strong"))
        for one in (offer.who, offer.what, offer.until):
            card.body.addWidget(Text(one, "muted"))
        card.body.addWidget(Text(say("Why should it go as it is?"), "strong"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.setAccessibleName(say("Why it should go as it is"))
        self.reason.setPlaceholderText(say("For example: order of 30 October, paragraph 4"))
        self.reason.returnPressed.connect(self.send)
        card.body.addWidget(self.reason)
        self._missing = Text("", "stop")
        self._missing.hide()
        card.body.addWidget(self._missing)
        self._ask = Button(self._theme, say("Ask a team lead"), icon="send")
        leave = Button(self._theme, say("Do not ask"), kind="link", key="Esc")
        self._ask.clicked.connect(self.send)
        leave.clicked.connect(self.end)
        card.body.addLayout(row(self._ask, leave, 1, margins=(0, 4, 0, 0)))
        return card

    def _answered(self, told: "AskedFor") -> Callout:
        """Say how it stands with what was asked."""
        became = told.became.value
        more = say("They wrote: {reason}", reason=told.reason) if told.reason else ""
        if became == "waiting":
            day = told.until.date()
            more = say(
                "The request is deleted on {day} at {time} if nobody answers.",
                day=in_words(day, day),
                time=told.until.strftime("%H:%M"),
            )
        callout = Callout(self._theme, _KINDS.get(became, "note"), told.words, more)
        self._way_on = None
        if became == "waiting":
            act, words = (lambda: self.taken_back.emit(told.id)), say("Take it back")
            link = Button(self._theme, words, kind="link")
            link.clicked.connect(act)
            self._way_on = link
            callout.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        elif became in {"returned", "expired"}:
            link = Button(self._theme, say("Ask again"), kind="link")
            link.clicked.connect(self.begin)
            self._way_on = link
            callout.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return callout

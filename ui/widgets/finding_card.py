"""One finding: a compact row that opens on focus."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from checker.model import Evidence, Finding, Reason, Severity
from checker.words import say
from ui.theme import Theme, restyle
from ui.widgets.button import Button
from ui.widgets.finding_body import FindingBody
from ui.widgets.panel import SIDE_PX, after_icon, column, row
from ui.widgets.reason_sheet import ReasonSheet
from ui.widgets.severity import Badge, Chip, word
from ui.widgets.text import Text

_LINE = 22
_BESIDE = 30
"""So many letters of a place stand beside a title; a longer one stands below it."""


class FindingCard(QFrame):
    """A finding in the list. Enter shows it in the letter; a Check can be kept with a reason."""

    opened = Signal(int)
    show_in_letter = Signal(int)
    evidence_wanted = Signal(int, int)
    kept = Signal(int, object, str)
    unkept = Signal(int)
    grown = Signal(object)
    clean_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        finding: Finding,
        *,
        number: int,
        of: int,
        where: str,
        need: str,
        parent: QWidget | None = None,
    ) -> None:
        """Lay out a finding.

        Args:
            theme: Where the colours come from.
            finding: What was found.
            number: Its number in the list and on the page, from 1.
            of: How many there are.
            where: Where it stands, in words.
            need: What it needs before the letter may go, in words; empty when nothing.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._cleanable, self._enclosed = False, False
        self.finding, self.number, self.need = finding, number, need
        self._theme = theme
        self._open = False
        self._body: FindingBody | None = None
        self._reason: Reason | None = None
        self._reason_words = ""
        said = say("Finding {number} of {of}", number=number, of=of)
        self._spoken = ". ".join(
            part.rstrip(".") for part in (said, word(finding.severity), finding.title, where)
        )
        self.setProperty("kind", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self._spoken)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(SIDE_PX, 8, 12, 8)
        self._box.setSpacing(4)
        self._chip = Chip(theme, finding.severity.value, word(finding.severity))
        self._head(where)

    @property
    def is_open(self) -> bool:
        """Say whether it shows everything."""
        return self._open

    @property
    def kept_reason(self) -> Reason | None:
        """Why it was kept, or None."""
        return self._reason

    @property
    def kept_words(self) -> str:
        """The reason in the person's own words, if it was another one."""
        return self._reason_words

    def open(self) -> None:
        """Show everything about it."""
        if self._open:
            return
        self._open = True
        first = self._body is None
        self._inside().show()
        restyle(self, "findingopen")
        if first:
            self.evidence_wanted.emit(self.number, 0)
        self.opened.emit(self.number)

    def offer_clean_copy(self) -> None:
        """Offer a clean copy of the file, which would be without what was found."""
        self._cleanable = True

    def say_enclosed(self) -> None:
        """Say that it stands in what goes with the letter, and not in the letter."""
        self._enclosed = True

    def close_up(self) -> None:
        """Become a compact row again, and cover what was shown."""
        if not self._open:
            return
        self._open = False
        body = self._inside()
        body.fold()
        body.hide()
        body.cover()
        restyle(self, "finding")

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what the letter and the record say, masked or not as the desk gave it."""
        self._inside().show_evidence(evidence)

    def show_kept(self, reason: Reason | None, words: str = "") -> None:
        """Show with which reason it was kept, or that it is open again."""
        self._reason, self._reason_words = reason, words
        if self._body is not None:
            self._body.show_kept(reason, words)
        kept = reason is not None
        self._chip.say(say("Kept") if kept else word(self.finding.severity))
        self.setAccessibleName(f"{self._spoken}. {say('Kept')}" if kept else self._spoken)

    def ask_reason(self) -> None:
        """Open the list of reasons, if this is something that can be kept."""
        if self.finding.severity is Severity.CHECK:
            self.open()
            self._inside().ask_reason()

    def leave_reason(self) -> bool:
        """Close the list of reasons; False when it was not open."""
        if self._body is None or not self._body.asks_reason():
            return False
        self._body.leave_reason()
        return True

    def buttons(self) -> tuple[Button, ...]:
        """Give what can be done, as far as it is offered here."""
        return self._inside().buttons()

    @property
    def sheet(self) -> ReasonSheet:
        """The list of reasons."""
        return self._inside().sheet

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Open when the keys come here."""
        super().focusInEvent(event)
        self.open()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open on a click."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show it in the letter on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.show_in_letter.emit(self.number)
            return
        super().keyPressEvent(event)

    def _head(self, where: str) -> None:
        """Lay out the row that always shows."""
        head, words = row(spacing=0), row(spacing=10)
        top = Qt.AlignmentFlag.AlignTop
        badge = Badge(self._theme, self.number, self.finding.severity)
        head.addWidget(badge, 0, top)
        head.addSpacing(after_icon(self._theme) - badge.width())
        head.addLayout(words, 1)
        title = Text(self.finding.title, "strong")
        place = Text(where, "muted", wrap=len(where) > _BESIDE)
        title.setMinimumHeight(self._theme.px(_LINE))
        if place.wordWrap():
            words.addLayout(column(title, place, spacing=0), 1)
        else:
            place.setMinimumHeight(self._theme.px(_LINE))
            words.addWidget(title, 1, top)
            words.addWidget(place, 0, top)
        words.addWidget(self._chip, 0, top)
        self._box.addLayout(head)

    def _inside(self) -> FindingBody:
        """Give what shows when it is open, made when it is first wanted."""
        if self._body is None:
            body = FindingBody(
                self._theme,
                self.finding,
                self.need,
                cleanable=self._cleanable,
                enclosed=self._enclosed,
            )
            body.clean_wanted.connect(lambda: self.clean_wanted.emit(self.number))
            body.hide()
            body.show_in_letter.connect(lambda: self.show_in_letter.emit(self.number))
            body.revealed.connect(lambda shown: self.evidence_wanted.emit(self.number, shown))
            body.unkept.connect(lambda: self.unkept.emit(self.number))
            body.kept.connect(self._keep)
            body.grown.connect(lambda: self.grown.emit(self))
            body.show_kept(self._reason, self._reason_words)
            self._box.addWidget(body)
            self._body = body
        return self._body

    def _keep(self, reason: Reason, words: str) -> None:
        """Pass on that it is kept."""
        self.kept.emit(self.number, reason, words)
        # The sheet that held the focus is gone; the card itself takes it.
        QTimer.singleShot(0, self, self.setFocus)

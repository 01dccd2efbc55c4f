"""What a second person is told after the pick: the finding, the record, the reason, the history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from checker.desk.review.review_answers import Needs, Pick, ReviewFinding, ReviewItem
from checker.model import Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Callout, column, empty, row
from ui.widgets.pieces_label import PiecesLabel
from ui.widgets.review_words import clock_words
from ui.widgets.severity import Badge, word
from ui.widgets.text import Text

_CLOCK = 52


class ReviewStory(QWidget):
    """One finding at a time, and below it why it is asked and what happened."""

    pointed = Signal(int, object)
    GAP = 8
    """Between what stands below one another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Tell nothing yet."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._theme = theme
        self._findings: tuple[ReviewFinding, ...] = ()
        self._here = 0
        self.head: Text | None = None
        """The title of the finding that shows."""
        self._agreement, self._finding, self._rest = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for one in (self._agreement, self._finding, self._rest):
            one.setSpacing(self.GAP)
            box.addLayout(one)

    def tell(self, item: ReviewItem, pick: Pick) -> None:
        """Tell everything about a letter, beginning with what needs a second person."""
        for one in (self._agreement, self._rest):
            empty(one)
        if pick.words:
            kind = "good" if pick.agrees else "stop"
            self._agreement.addWidget(Callout(self._theme, kind, pick.words, _who(pick)))
        elif pick.not_why:
            self._agreement.addWidget(Callout(self._theme, "check", pick.not_why))
        self._findings = pick.findings
        if pick.reason:
            heading = (
                say("{name} asks you to release it because", name=item.asked_by)
                if item.needs is Needs.SECOND
                else say("{name} wrote", name=item.asked_by)
            )
            self._rest.addWidget(_inset(heading, Text(_quoted(pick.reason))))
        if pick.history:
            self._rest.addWidget(Text(say("What happened"), "strong"))
        for event in pick.history:
            at = Text(clock_words(event.at), "muted", wrap=False)
            at.setMinimumWidth(self._theme.px(_CLOCK))
            line = row(at, spacing=8)
            line.addWidget(Text(event.words), 1)
            self._rest.addLayout(line)
        second = [at for at, one in enumerate(pick.findings) if one.needs_second]
        self.show_finding(next(iter(second), 0))

    def step(self, step: int) -> None:
        """Go to the next finding (1) or the one before (-1), round the end."""
        if self._findings:
            self.show_finding((self._here + step) % len(self._findings))

    def show_finding(self, place: int) -> None:
        """Show a finding, counted from 0, and have it pointed out on its page."""
        empty(self._finding)
        self._here, self.head = place, None
        if place >= len(self._findings):
            return
        one, count = self._findings[place], len(self._findings)
        head = row(Badge(self._theme, one.number, one.severity), spacing=10)
        title = Text(one.title, "strong")
        title.setAccessibleName(f"{word(one.severity)}. {one.title}")
        head.addWidget(title, 1)
        self.head = title
        self._finding.addLayout(head)
        if one.letter:
            kind = one.severity.value if one.severity is not Severity.NOTE else "note"
            pieces = PiecesLabel(self._theme, one.letter, kind)
            self._finding.addWidget(_inset(one.where or say("In the letter"), pieces))
        elif one.where:
            self._finding.addWidget(Text(one.where, "muted"))
        if one.record:
            self._finding.addWidget(_inset(say("On the case record"), Text(one.record)))
        if one.detail:
            self._finding.addWidget(Text(one.detail))
        if count > 1:
            said = say("Finding {number} of {count}", number=place + 1, count=count)
            onward = Button(
                self._theme, say("Next finding (F8)"), icon="arrow-right", kind="small", key="F8"
            )
            onward.clicked.connect(lambda: self.step(1))
            self._finding.addLayout(row(Text(said, "muted", wrap=False), 1, onward))
        self.pointed.emit(one.number, one.page)

    def finding(self) -> ReviewFinding | None:
        """Give the finding that shows."""
        return self._findings[self._here] if self._here < len(self._findings) else None


def _who(pick: Pick) -> str:
    """Say whom each of the two chose, and what that means."""
    asked = "; ".join(pick.asked_for)
    if pick.agrees:
        return " ".join(one for one in (f"{asked}.", pick.not_why) if one)
    said = say(
        "You chose: {picked}. It was checked for: {asked}.",
        picked="; ".join(pick.picked),
        asked=asked,
    )
    return " ".join(one for one in (said, pick.not_why) if one)


def _inset(heading: str, words: QWidget) -> QFrame:
    """Set words off under a small heading."""
    frame = QFrame()
    frame.setProperty("kind", "inset")
    frame.setLayout(column(Text(heading, "label"), words, spacing=3, margins=(14, 9, 14, 10)))
    return frame


def _quoted(words: str) -> str:
    return f'"{words}"'

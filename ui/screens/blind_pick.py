"""Who should receive this? Asked of the second person before they see whom the first one chose."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.desk.review.review_answers import ReviewLetter
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.channel_words import channel_words
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.icon import Icon
from ui.widgets.panel import RING_PX, Callout, column, hung, row
from ui.widgets.scrolling import Scrolling
from ui.widgets.severity import Chip
from ui.widgets.text import Text


class BlindPick(QWidget):
    """Everybody on the case's record in no order, nobody chosen. No file name, no recipient."""

    picked = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the question."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._theme = theme
        self._letter: ReviewLetter | None = None
        self._busy = False
        self._title, self._about = Text("", "heading"), Text("", "muted")
        self._chip = Chip(theme, "stop", say("Second person"), icon="users")
        self._question = Text("", "strong")
        self._how_many = Text("", "muted")
        self._first = Callout(theme, "note", say("You choose first"), "x")
        self.choice = ChoiceList(theme, say("Who should receive this?"))
        self.errors = ErrorPanel(theme)
        self.go = Button(theme, say("Record my choice"), icon="user-check", kind="primary")
        self.go.clicked.connect(self.give)
        self.page = Scrolling(margins=(RING_PX, 0, 0, 0), spacing=8)
        self.page.inside.setProperty("kind", "clear")
        head = row(spacing=10)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.page.column.addLayout(head)
        self.page.column.addWidget(self._about)
        self.page.column.addWidget(self._first)
        asked = row(Icon(theme, "users", "text", 20), spacing=10)
        asked.addWidget(self._question, 1)
        self.page.column.addLayout(asked)
        self.page.column.addWidget(self._how_many)
        self.page.column.addLayout(hung(self.choice))
        self.page.column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_PX, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.errors)
        box.addLayout(hung(self.page), 1)
        box.addLayout(
            column(
                self.go,
                Text(say("Your choice is kept in the audit trail and cannot be changed."), "muted"),
                spacing=6,
            )
        )

    def ask(self, letter: ReviewLetter) -> None:
        """Ask about a letter; what was chosen for the same one stays."""
        before = self._letter
        self._letter, self._busy = letter, False
        self.errors.clear()
        item = letter.item
        self._title.setText(item.why)
        how = channel_words(letter.channel) if letter.channel is not None else ""
        parts = (say("Case {reference}", reference=item.reference), _unless(letter.title, item))
        self._about.setText(", ".join(one for one in (*parts, how) if one))
        self._first.say(
            say("You choose first"),
            say(
                "Read the letter and choose from the case record. Then you see whom {name} chose, "
                "and the file.",
                name=item.asked_by,
            ),
        )
        self._question.setText(letter.question)
        self._how_many.setVisible(letter.how_many > 1)
        self._how_many.setText(say("Choose {count} of them.", count=letter.how_many))
        if before is None or before.item.id != item.id:
            self.choice.offer(
                tuple(
                    Choice(id=str(one.id), name=one.name, about=one.role) for one in letter.choices
                ),
                several=letter.how_many > 1,
            )

    def give(self) -> None:
        """Pass the choice on, or say that it is missing; once while it is being recorded."""
        letter, chosen = self._letter, self.choice.chosen()
        if letter is None or self._busy:
            return
        if len(chosen) != letter.how_many:
            self.errors.problem_in(
                self.choice,
                say_count(
                    "Choose who should receive this letter.",
                    "Choose the {count} who should receive this letter.",
                    letter.how_many,
                ),
            )
            return
        self.errors.clear()
        self._busy = True
        self.picked.emit(list(chosen))

    def refuse(self, heading: str, sentence: str, field: str = "") -> None:
        """Say why the choice was not recorded; it stays as it is."""
        self._busy = False
        self.errors.refused(heading, sentence, self.choice if field == "recipients" else None)

    def take_focus(self) -> None:
        """Put the keys on the first choice, as soon as the choices show."""
        QTimer.singleShot(0, self, self.choice.take_focus)


def _unless(title: str, item: object) -> str:
    """Give a case's title, unless it says the reference again."""
    return "" if title == getattr(item, "reference", "") else title

"""Everything that is known of one mistake: what is due, the facts, the steps, and the next step."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from checker.days import whole_day_words
from checker.reports.incidents import Clock
from checker.words import say
from ui.theme import Theme
from ui.widgets.beside_text import BesideText
from ui.widgets.panel import Callout, Card, column, empty, hung, rule
from ui.widgets.step_form import StepForm
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.after.after_answers import MistakeRow

_MOODS = {Clock.LATE: "stop", Clock.RUNNING: "check", Clock.TOLD_LATE: "check"}


class MistakePanel(Card):
    """One mistake. Nothing shows until one is chosen."""

    taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty panel."""
        super().__init__(" ", parent=parent)
        self._theme = theme
        self.key = ""
        self._box = QVBoxLayout()
        self._box.setSpacing(10)
        self._steps: StepForm | None = None
        self.body.addLayout(self._box)
        self._above_steps = rule()
        self._above_steps.hide()
        self.body.addWidget(self._above_steps)

    @property
    def steps(self) -> StepForm:
        """The form of the next step. It is large, and made when somebody first may act."""
        if self._steps is None:
            self._steps = StepForm(self._theme)
            self._steps.taken.connect(self.taken)
            self.body.addLayout(hung(self._steps))
        return self._steps

    def begin(self, one: "MistakeRow", now: datetime, *, may_act: bool) -> None:
        """Show a mistake."""
        self.key = one.key
        self.heading.setText(f"{one.what}, {whole_day_words(one.at.date())}")
        empty(self._box)
        mood = "good" if one.closed else _MOODS.get(one.state, "note")
        due = "\n".join(one.next) or say("Nothing is due: it is closed.")
        self._box.addWidget(Callout(self._theme, mood, one.clock, due))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        shown = [(label, words) for label, words in one.facts[:-1] if words]
        for number, (label, words) in enumerate(shown):
            said = Text(words)
            grid.addWidget(BesideText(self._theme, label, said, wrap=False), number, 0)
            grid.addWidget(said, number, 1)
        self._box.addLayout(grid)
        self._box.addWidget(rule())
        self._box.addWidget(Text(say("What was done"), "strong"))
        for step in one.steps:
            head = Text(f"{step.when}: {step.what}")
            about = ". ".join(filter(None, (step.who, step.words)))
            self._box.addLayout(column(head, Text(about, "muted"), spacing=1))
        if may_act:
            self.steps.begin(one, now)
        self._above_steps.setVisible(may_act)
        if self._steps is not None:
            self._steps.setVisible(may_act)

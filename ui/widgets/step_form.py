"""What was done about a mistake: the step, and the fields that belong to it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QWidget

from checker.desk.after.after_answers import MistakeRow, StepTaken
from checker.reports import incident_words as told
from checker.words import later, say
from ui.theme import Theme
from ui.widgets.asked import BETWEEN_PX, Asked, line, moment, moment_of, set_now, words
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import RING_PX, column, hung, row
from ui.widgets.text import Text

_WIDE: Final = 760
_MOST_PEOPLE: Final = 100_000
_TIMED: Final = ("told-person", "told-regulator", "recovered", "decided", "complaint")
_YES_NO: Final = (("no", later("No")), ("yes", later("Yes")))


class StepForm(QWidget):
    """Shows the fields of the step that is chosen."""

    taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out every field."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._row: MistakeRow | None = None
        self.setMaximumWidth(theme.px(_WIDE) + RING_PX)
        choose = say("Choose one")
        steps = tuple(one for one in told.choices(told.STEPS) if one[0] != "reported")
        self.step = DropDown(theme, say("What was done"), say("Choose what was done"), steps)
        self._codes: dict[str, DropDown] = {}
        self._asked: list[tuple[Asked, tuple[str, ...]]] = []

        def code(name: str, question: str, offered: tuple[tuple[str, str], ...], on: str) -> None:
            field = self._codes[name] = DropDown(theme, question, choose, offered)
            self._asked.append((Asked(question, field), (on,)))

        code("cause", say("Why did it happen?"), told.choices(told.CAUSES), "assessed")
        code(
            "consequence",
            say("What came of it for the people?"),
            told.choices(told.CONSEQUENCES),
            "assessed",
        )
        self.people = line(
            say("How many people are affected?"), 6, hint=say("A number, as far as you know")
        )
        self.people.setValidator(QIntValidator(0, _MOST_PEOPLE, self.people))
        many = Asked(self.people.accessibleName(), self.people)
        self._asked.append((many, ("assessed",)))
        self.block = QCheckBox("")
        self._blocks = Asked(say("Where it went by mistake"), self.block)
        self._asked.append((self._blocks, ("assessed",)))
        code("recovered", say("Is it back?"), told.choices(told.RECOVERED), "recovered")
        code("decision", say("What was decided?"), told.choices(told.DECISIONS), "decided")
        code("complaint", say("What about it?"), told.choices(told.COMPLAINTS), "complaint")
        yes_no = tuple((key, say(words_)) for key, words_ in _YES_NO)
        code("formal", say("Is it a formal complaint?"), yes_no, "complaint")
        code("damage", say("Damage or distress?"), told.choices(told.DAMAGE), "complaint")
        self.at = moment(theme, say("When was that?"))
        self._asked.append((Asked(say("When was that?"), self.at), _TIMED))
        self.words = words(theme, say("In your own words"))
        every = tuple(told.STEPS)[1:]
        self._asked.append((Asked(say("In your own words"), self.words), every))
        self._lay_out(theme)
        self.step.currentIndexChanged.connect(self._fit)
        self._fit()

    def _lay_out(self, theme: Theme) -> None:
        """Put the fields below one another, and the button last."""
        self.errors = ErrorPanel(theme)
        self.go = Button(theme, say("Record it"), icon="check", kind="primary")
        self.go.clicked.connect(self._take)
        box = column(spacing=BETWEEN_PX, margins=(RING_PX, 0, 0, 0))
        box.addWidget(Text(say("Add what was done"), "heading"))
        box.addWidget(self.errors)
        box.addWidget(Asked(self.step.accessibleName(), self.step))
        for asked, _steps in self._asked:
            box.addLayout(hung(asked) if asked is self._blocks else column(asked))
        box.addLayout(row(self.go, 1))
        self.setLayout(box)

    def begin(self, mistake: MistakeRow, now: datetime) -> None:
        """Ask about another mistake."""
        self._row = mistake
        self.step.setCurrentIndex(0)
        for field in self._codes.values():
            field.setCurrentIndex(0)
        self.people.setText("" if mistake.people is None else str(mistake.people))
        self.block.setChecked(False)
        self.block.setText(say("Send nothing there without a second person"))
        self.block.setAccessibleName(
            say("Send nothing to {place} without a second person", place=mistake.blocks)
        )
        self._blocks.question.setText(say("It went by mistake to {place}", place=mistake.blocks))
        set_now(self.at, now)
        self.words.clear()
        self._fit()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not recorded, at the field of that name where there is one."""
        fields: dict[str, QWidget] = {"words": self.words, "at": self.at, "step": self.step}
        fields |= self._codes
        self.errors.refused(say("It was not recorded"), sentence, fields.get(field))

    def _take(self) -> None:
        """Pass the step on."""
        step = self.step.chosen()
        if self._row is None or not step:
            self.errors.problem_in(self.step, say("Choose what was done."))
            return
        many = self.people.text()
        codes = {
            name: field.chosen()
            for name, field in self._codes.items()
            if field.chosen() and not field.isHidden() and self._shown(field)
        }
        self.taken.emit(
            StepTaken(
                incident=self._row.key,
                step=step,
                words=self.words.toPlainText(),
                codes=codes,
                people=int(many) if step == "assessed" and many.isdigit() else None,
                at=moment_of(self.at) if step in _TIMED else None,
                block=step == "assessed" and self.block.isChecked(),
            )
        )

    def _shown(self, field: QWidget) -> bool:
        held = field.parentWidget()
        return held is not None and not held.isHidden()

    def _fit(self) -> None:
        step = self.step.chosen()
        self.errors.clear()
        for asked, steps in self._asked:
            asked.setVisible(step in steps)
        if self._row is not None and not self._row.blocks:
            self._blocks.hide()
        self.go.setVisible(bool(step))

"""Breaking the glass: why a letter cannot wait for the register, and who says so."""

from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QWidget

from checker.desk.answers import LEAD_AFTERWARDS, Actor, BreakGlass
from checker.words import say
from ui.theme import Theme
from ui.widgets.panel import Card, row
from ui.widgets.text import Text

_TWO, _LEAD = 0, 1
_PEOPLE = 2
_HIGH = 32


class GlassSheet(Card):
    """A reason, and two colleagues or a lead; nothing is chosen beforehand."""

    def __init__(
        self, theme: Theme, people: tuple[Actor, ...], parent: QWidget | None = None
    ) -> None:
        """Lay out the questions."""
        super().__init__(say("If this letter cannot wait"), kind="quiet", parent=parent)
        self.body.addWidget(
            Text(
                say(
                    "It can go all the same. That becomes an entry of its own in the record, which "
                    "your team lead and the register will see."
                )
            )
        )
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("Why this letter cannot wait"))
        self.reason.setPlaceholderText(say("Why it cannot wait, without names"))
        self.reason.setMaxLength(200)
        self.body.addWidget(self.reason)
        self._group = QButtonGroup(self)
        two = QRadioButton(say("Two colleagues say that it must go"))
        lead = QRadioButton(say("My team lead looks at it afterwards"))
        self.chosen = [self._colleagues(people, number) for number in range(_PEOPLE)]
        for one in self.chosen:
            one.setMinimumHeight(theme.px(_HIGH))
        for number, button in ((_TWO, two), (_LEAD, lead)):
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
        if len(people) >= _PEOPLE:
            self.body.addWidget(two)
            self.body.addLayout(row(*self.chosen, 1, margins=(theme.px(26), 0, 0, 0)))
        self.body.addWidget(lead)
        self._group.idToggled.connect(self._show_people)
        self._show_people()

    def glass(self) -> BreakGlass | None:
        """Give what was said; None when nothing was."""
        way = self._group.checkedId()
        reason = self.reason.text().strip()
        if way < 0 and not reason:
            return None
        named = tuple(str(one.currentData() or "") for one in self.chosen) if way == _TWO else ()
        return BreakGlass(reason=reason, people=(LEAD_AFTERWARDS,) if way == _LEAD else named)

    def answer(self, reason: str, *, lead: bool = True) -> None:
        """Answer as a person would."""
        self.reason.setText(reason)
        self._group.button(_LEAD if lead else _TWO).setChecked(True)

    def _colleagues(self, people: tuple[Actor, ...], number: int) -> QComboBox:
        """Give a list of colleagues to choose from."""
        box = QComboBox()
        box.setAccessibleName(say("Colleague {number}", number=number + 1))
        box.addItem(say("Choose a colleague"), "")
        for one in people:
            box.addItem(one.name, one.id)
        return box

    def _show_people(self) -> None:
        """Show the lists of colleagues only where they are asked for."""
        for one in self.chosen:
            one.setVisible(self._group.checkedId() == _TWO)

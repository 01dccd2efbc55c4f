"""Breaking the glass: why a letter cannot wait for the register, and who says so."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from checker.desk.answers import LEAD_AFTERWARDS, Actor, BreakGlass
from checker.words import say
from ui.theme import Theme
from ui.widgets.asked import Asked
from ui.widgets.choice_list import beside_the_disc
from ui.widgets.drop_down import DropDown
from ui.widgets.panel import RING_PX, column, hung
from ui.widgets.text import Text
from ui.widgets.wrap_row import WrapRow

_TWO, _LEAD = 0, 1
_PEOPLE = 2


class GlassSheet(QWidget):
    """A reason, and two colleagues or a lead; nothing is chosen beforehand."""

    def __init__(
        self, theme: Theme, people: tuple[Actor, ...], parent: QWidget | None = None
    ) -> None:
        """Lay out the questions."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self.body = column(
            Text(
                say(
                    "It can go all the same. That becomes an entry of its own in the record, which "
                    "your team lead and the register will see."
                )
            ),
            Text(say("Why can it not wait? Write no names."), "strong"),
            spacing=8,
            margins=(RING_PX, 0, 0, 0),
        )
        self.setLayout(self.body)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("Why this letter cannot wait"))
        self.reason.setPlaceholderText(say("For example: the hearing is tomorrow at 10"))
        self.reason.setMaxLength(200)
        self.body.addWidget(self.reason)
        self.body.addWidget(Text(say("Who says that it must go?"), "strong"))
        self._group = QButtonGroup(self)
        two = QRadioButton(say("Two colleagues say that it must go"))
        lead = QRadioButton(say("My team lead looks at it afterwards"))
        names = tuple((one.id, one.name) for one in people)
        self.chosen = [
            DropDown(
                theme,
                say("Colleague {number}", number=number),
                say("Choose a colleague"),
                names,
            )
            for number in range(1, _PEOPLE + 1)
        ]
        self.colleagues = WrapRow(
            *(Asked(one.accessibleName(), one) for one in self.chosen),
            margins=(beside_the_disc(theme), 0, 0, 0),
            fills=True,
        )
        self._ways = [two, lead] if len(people) >= _PEOPLE else [lead]
        for number, button in ((_TWO, two), (_LEAD, lead)):
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
        ways = column(two, self.colleagues, lead, spacing=0)
        if len(people) < _PEOPLE:
            two.hide()
        self.body.addLayout(hung(ways))
        self._group.idToggled.connect(self._show_people)
        self._show_people()

    def field(self, name: str) -> QWidget | None:
        """Give the field in which something of the glass is told; None where there is none."""
        who: QWidget = self.colleagues if self._group.checkedId() == _TWO else self._ways[0]
        fields: dict[str, QWidget] = {"glass reason": self.reason, "glass people": who}
        return fields.get(name)

    def glass(self) -> BreakGlass | None:
        """Give what was said; None when nothing was."""
        way = self._group.checkedId()
        reason = self.reason.text().strip()
        if way < 0 and not reason:
            return None
        named = tuple(one.chosen() for one in self.chosen) if way == _TWO else ()
        return BreakGlass(reason=reason, people=(LEAD_AFTERWARDS,) if way == _LEAD else named)

    def answer(self, reason: str, *, lead: bool = True) -> None:
        """Answer as a person would."""
        self.reason.setText(reason)
        self._group.button(_LEAD if lead else _TWO).setChecked(True)

    def _show_people(self) -> None:
        """Show the lists of colleagues only where they are asked for."""
        self.colleagues.setVisible(self._group.checkedId() == _TWO)

"""The strip under the bar: which letter, which case, how it is going, and the step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.file_icon import file_icon
from ui.widgets.icon import Icon
from ui.widgets.panel import column, row, rule
from ui.widgets.stepper import Stepper
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the strip says."""

    name: str
    about: str
    case: str = ""
    way: str = ""
    way_icon: str = "mail"
    step: int = 1


class LetterStrip(QFrame):
    """Stays in the same place from Choose to Confirm."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the strip."""
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self._about_words = ""
        self._name, self._about = Text("", "heading", wrap=False), Text("", "muted", wrap=False)
        self._case, self._way = Text("", "strong", wrap=False), Text("", "strong", wrap=False)
        self._way_icon = Icon(theme, "mail", "text", 16)
        self.stepper = Stepper(theme)
        self._icon = Icon(theme, file_icon(""), "muted", 24)
        box = row(self._icon, spacing=14, margins=(22, 8, 20, 8))
        box.addLayout(column(self._name, self._about, spacing=2))
        self._case_part, self._way_part = QWidget(), QWidget()
        for part, label, inside in (
            (self._case_part, say("Case"), row(self._case)),
            (self._way_part, say("How it is going"), row(self._way_icon, self._way, spacing=8)),
        ):
            whole = column(Text(label, "label", wrap=False), spacing=2)
            whole.addLayout(inside)
            outer = row(rule(upright=True), spacing=18)
            outer.addLayout(whole)
            part.setLayout(outer)
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.stepper)
        self.setLayout(box)
        theme.changed.connect(self._fit)
        for one in (self._name, self._about, self._case, self._way):
            one.setMinimumWidth(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what there is no room for, the least telling first; tooltips keep it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as fits: the step's words, how it goes, the case."""
        wide = self.width()
        self.stepper.shorten(short=False)
        self._way_part.setVisible(bool(self._way.text()))
        self._case_part.setVisible(bool(self._case.text()))
        self._about.setText(self._about_words)
        steps: tuple[Callable[[], object], ...] = (
            lambda: self.stepper.shorten(short=True),
            self._way_part.hide,
            self._tuck_case,
        )
        for leave_out in steps:
            if self._needed() <= wide:
                return
            leave_out()

    def _needed(self) -> int:
        """Say how wide everything that shows would be."""
        for part in (self._case_part, self._way_part, self):
            inner = part.layout()
            if inner is not None:
                inner.invalidate()
        whole = self.layout()
        return 0 if whole is None else whole.sizeHint().width()

    def _tuck_case(self) -> None:
        """Put the case's number beside the pages, where its own place has no room."""
        number = self._case.text().partition(" ")[0]
        self._about.setText(", ".join(filter(None, (self._about_words, number))))
        self._case_part.hide()

    def show_heading(self, heading: Heading) -> None:
        """Say which letter it is and how far it has come."""
        self._name.setText(_middle(heading.name))
        self._name.setToolTip(heading.name)
        self._icon.become(file_icon(heading.name), "muted")
        self._about_words = heading.about
        self._case.setText(heading.case)
        self._case_part.setVisible(bool(heading.case))
        self._way.setText(heading.way)
        self._way_icon.become(heading.way_icon, "text")
        self._way_part.setVisible(bool(heading.way))
        self.stepper.go(heading.step)
        self._fit()


def _middle(name: str, most: int = 44) -> str:
    """Shorten a long name in its middle, keeping how it ends."""
    return name if len(name) <= most else f"{name[: most - 13]}…{name[-12:]}"

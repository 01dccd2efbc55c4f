"""The confirmation is on disk: what to do now, and the number that proves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, empty, row, rule
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import Confirmed

_WIDE = 1180


class ConfirmedScreen(Scrolling):
    """Quiet success, and the next step."""

    another = Signal()
    report = Signal(str)
    """Something is wrong with the letter of this receipt."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(parent=parent)
        self._theme = theme
        self._inner = QWidget()
        self._inner.setProperty("kind", "clear")
        self._inner.setMaximumWidth(theme.px(_WIDE))
        self._box = QVBoxLayout(self._inner)
        self._box.setContentsMargins(0, 6, 0, 0)
        self._box.setSpacing(16)
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(self._inner, 40)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.keys: dict[str, Callable[[], None]] = {"Ctrl+N": self.another.emit}

    def begin(self, confirmed: "Confirmed", pages: tuple[tuple[str, int], ...]) -> None:
        """Show a confirmation and what is in the envelope."""
        empty(self._box)
        self._box.addWidget(self._headline(confirmed))
        self._box.addWidget(self._to_do(confirmed, pages))
        wrong = Card(say("If something is wrong after it has gone"))
        wrong.body.addWidget(
            Text(
                say(
                    "Report it here within the hour if you can: your team lead sees it at once. "
                    "Reporting quickly is the right thing to do."
                )
            )
        )
        tell = Button(self._theme, say("Report a mistake"), icon="flag")
        tell.clicked.connect(lambda: self.report.emit(confirmed.receipt))
        wrong.body.addLayout(row(tell, 1))
        self._box.addWidget(wrong)
        button = Button(
            self._theme,
            say("Check another letter (Ctrl+N)"),
            icon="file-text",
            kind="primary",
            key="Ctrl+N",
        )
        button.clicked.connect(self.another)
        self._box.addLayout(row(1, button))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _headline(self, confirmed: "Confirmed") -> QFrame:
        """Lay out the green panel."""
        frame = QFrame()
        frame.setProperty("kind", "good")
        frame.setAccessibleName(
            say(
                "{headline} Receipt {code}",
                headline=confirmed.headline,
                code=confirmed.receipt,
            )
        )
        line = row(
            Icon(self._theme, "circle-check", "good", 40), spacing=18, margins=(24, 18, 24, 18)
        )
        line.addLayout(
            column(Text(confirmed.headline, "title"), Text(confirmed.to, "heading"), spacing=2), 1
        )
        code = Text(confirmed.receipt, "heading", wrap=False)
        code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        code.setAccessibleName(say("Receipt {code}", code=confirmed.receipt))
        line.addLayout(column(Text(say("Receipt"), "label", wrap=False), code, spacing=4))
        frame.setLayout(line)
        return frame

    def _to_do(self, confirmed: "Confirmed", pages: tuple[tuple[str, int], ...]) -> Card:
        """Lay out what to do now."""
        card = Card(say("What to do now"))
        head = say_count("Put in {count} document", "Put in {count} documents", confirmed.files)
        if confirmed.pages:
            head = say(
                "{documents}, {pages}",
                documents=head,
                pages=say_count("{count} page", "{count} pages", confirmed.pages),
            )
        counted = "; ".join(
            f"{name}: {say_count('{count} page', '{count} pages', count)}"
            for name, count in pages
            if count
        )
        steps = (
            (
                "package",
                head,
                say("Count them: {list}.", list=counted)
                if counted
                else say("Count the pages in your hand before you close it."),
            ),
            (
                "mail",
                say("Copy the address from the record"),
                say("Use a printed label or a window envelope. Do not write the address by hand."),
            ),
            ("hard-drive", say("Where the record is"), confirmed.kept),
        )
        for place, (icon, words, more) in enumerate(steps):
            if place:
                card.body.addWidget(rule())
            line = row(Icon(self._theme, icon, "muted", 20), spacing=12)
            line.addLayout(column(Text(words, "strong"), Text(more, "muted"), spacing=1), 1)
            card.body.addLayout(line)
        return card

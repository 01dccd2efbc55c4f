"""The confirmation is on disk: what to do now, and the number that proves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from checker.model import Channel
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.icon import Icon
from ui.widgets.leave_card import LeaveCard
from ui.widgets.panel import Card, column, empty, row, rule
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import Confirmed
    from checker.desk.out.handing_over import Offer

_WIDE = 1180


class ConfirmedScreen(Scrolling):
    """Quiet success, and the next step."""

    another = Signal()
    print_wanted = Signal(str)
    draft_wanted = Signal()
    folder_wanted = Signal()
    copy_wanted = Signal(str)
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
        self.leave: LeaveCard | None = None
        self.errors = ErrorPanel(theme, parent=self._inner)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+N": self.another.emit,
            "Ctrl+P": self._print_address,
        }

    def begin(self, confirmed: "Confirmed", pages: tuple[tuple[str, int], ...]) -> None:
        """Show a confirmation and what is in the envelope."""
        empty(self._box)
        self.errors = ErrorPanel(self._theme)
        self._box.addWidget(self.errors)
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

    def show_offer(self, offer: "Offer") -> None:
        """Offer how the letter may leave."""
        if self.leave is not None:
            self.leave.show_offer(offer)

    def say_progress(self, words: str) -> None:
        """Say how far it is; blank when nobody waits."""
        self._say(words, "muted")

    def say_done(self, words: str) -> None:
        """Say that it was done."""
        self.errors.clear()
        self._say(words, "strong")

    def refuse(self, sentence: str) -> None:
        """Say why it was not handed over, and what to do."""
        self._say("", "muted")
        self.errors.say(say("It was not handed over"), sentence)

    def _say(self, words: str, kind: str) -> None:
        if self.leave is not None:
            self.leave.say_told(words, kind)

    def _print_address(self) -> None:
        if self.leave is not None:
            self.leave.print_address()

    def _leave(self) -> LeaveCard:
        """Lay out how it leaves."""
        self.leave = leave = LeaveCard(self._theme)
        leave.print_wanted.connect(self.print_wanted)
        leave.draft_wanted.connect(self.draft_wanted)
        leave.folder_wanted.connect(self.folder_wanted)
        leave.copy_wanted.connect(self.copy_wanted)
        return leave

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
        if confirmed.channel is not Channel.EMAIL:
            card.body.addLayout(self._pack(confirmed, pages))
            card.body.addWidget(rule())
        card.body.addWidget(self._leave())
        card.body.addWidget(rule())
        where = say("Where the record is")
        card.body.addLayout(self._step("hard-drive", where, confirmed.kept))
        return card

    def _pack(self, confirmed: "Confirmed", pages: tuple[tuple[str, int], ...]) -> QHBoxLayout:
        """Say what goes into the envelope, with its pages to count."""
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
        count = (
            say("Count them: {list}.", list=counted)
            if counted
            else say("Count the pages in your hand before you close it.")
        )
        return self._step("package", head, count)

    def _step(self, icon: str, words: str, more: str) -> QHBoxLayout:
        line = row(Icon(self._theme, icon, "muted", 20), spacing=12)
        line.addLayout(column(Text(words, "strong"), Text(more, "muted"), spacing=1), 1)
        return line

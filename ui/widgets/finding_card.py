"""One finding: a compact row that opens on focus, with its evidence and what can be done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from checker.model import Evidence, Finding, Reason, Severity
from checker.words import say
from ui.theme import Theme, restyle
from ui.widgets.button import Button
from ui.widgets.panel import row
from ui.widgets.reason_sheet import ReasonSheet, reason_words
from ui.widgets.severity import Badge, Chip, word
from ui.widgets.text import Text

_LINE = 22


class FindingCard(QFrame):
    """A finding in the list. Enter shows it in the letter; a Check can be kept with a reason."""

    opened = Signal(int)
    show_in_letter = Signal(int)
    evidence_wanted = Signal(int, bool)
    kept = Signal(int, object, str)
    unkept = Signal(int)
    grown = Signal(object)

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
        self.finding, self.number = finding, number
        self._theme, self._need = theme, need
        self._open, self._asked, self._shown = False, False, False
        self._reason: Reason | None = None
        self._reason_words = ""
        self._spoken = ". ".join(
            part.rstrip(".")
            for part in (
                say("Finding {number} of {of}", number=number, of=of),
                word(finding.severity),
                finding.title,
                where,
            )
        )
        self.setProperty("kind", "finding")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self._spoken)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._box.setSpacing(4)
        self._chip = Chip(theme, finding.severity.value, word(finding.severity))
        self._head(where)
        self._inside = self._body()
        self._box.addWidget(self._inside)
        self._inside.hide()

    def _head(self, where: str) -> None:
        """Lay out the row that always shows."""
        head = row(spacing=10)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(Badge(self._theme, self.number, self.finding.severity), 0, top)
        title = Text(self.finding.title, "strong")
        head.addWidget(title, 1, top)
        self._where = Text(_short(where), "muted", wrap=False)
        self._where.setToolTip(where)
        for one in (title, self._where):
            one.setMinimumHeight(self._theme.px(_LINE))
        head.addWidget(self._where, 0, top)
        head.addWidget(self._chip, 0, top)
        self._box.addLayout(head)

    def _body(self) -> QWidget:
        """Lay out what shows when it is open."""
        inside = QWidget()
        inside.setProperty("kind", "clear")
        box = QVBoxLayout(inside)
        box.setContentsMargins(self._theme.px(22) + 10, 0, 0, 2)
        box.setSpacing(5)
        if self.finding.detail:
            box.addWidget(Text(self.finding.detail))
        self._letter, self._record = Text(""), Text("")
        for one in (self._letter, self._record):
            one.hide()
            box.addWidget(one)
        if self.finding.actions:
            box.addWidget(
                Text(
                    say(
                        "What to do: {acts}.",
                        acts="; ".join(act.rstrip(".") for act in self.finding.actions),
                    ),
                    "muted",
                )
            )
        self._need_words = Text(self._need, "muted")
        self._need_words.setVisible(bool(self._need))
        box.addWidget(self._need_words)
        self._kept_words = Text("", "good")
        self._kept_words.hide()
        box.addWidget(self._kept_words)
        box.addLayout(self._buttons())
        self._sheet = ReasonSheet(self._theme)
        self._sheet.hide()
        self._sheet.chosen.connect(self._keep)
        self._sheet.left.connect(self._leave)
        box.addWidget(self._sheet)
        return inside

    def _buttons(self) -> QVBoxLayout:
        """Lay out what can be done."""
        theme, finding = self._theme, self.finding
        self._show = Button(theme, say("Show in letter"), icon="eye", kind="small", key="Enter")
        self._show.clicked.connect(lambda: self.show_in_letter.emit(self.number))
        self._show.setVisible(_can_be_shown(finding))
        self._keep_button = Button(
            theme, say("Keep it, with a reason"), icon="pencil", kind="small", key="Ctrl+R"
        )
        self._keep_button.clicked.connect(self.ask_reason)
        self._keep_button.setVisible(finding.severity is Severity.CHECK)
        self._unkeep = Button(theme, say("Take the reason back"), kind="link")
        self._unkeep.clicked.connect(lambda: self.unkept.emit(self.number))
        self._unkeep.hide()
        self._reveal = Button(theme, say("Show what is hidden"), icon="lock", kind="small")
        self._reveal.clicked.connect(self._toggle_reveal)
        self._reveal.setVisible(finding.evidence.masked)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 3, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(
            row(self._show, self._keep_button, self._reveal, self._unkeep, 1, spacing=8)
        )
        return outer

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
        self._inside.show()
        restyle(self, "findingopen")
        if not self._asked:
            self._asked = True
            self.evidence_wanted.emit(self.number, self._shown)
        self.opened.emit(self.number)

    def close_up(self) -> None:
        """Become a compact row again, and cover what was shown."""
        if not self._open:
            return
        self._open = False
        self._sheet.hide()
        self._keep_button.setVisible(self.finding.severity is Severity.CHECK)
        self._inside.hide()
        restyle(self, "finding")
        if self._shown:
            self._toggle_reveal()

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what the letter and the record say, masked or not as the desk gave it."""
        for label, words, text in (
            (self._letter, say("The letter says: {text}", text=evidence.letter), evidence.letter),
            (
                self._record,
                say("The case record says: {text}", text=evidence.record),
                evidence.record,
            ),
        ):
            label.setText(words)
            label.setVisible(bool(text))

    def show_kept(self, reason: Reason | None, words: str = "") -> None:
        """Show with which reason it was kept, or that it is open again."""
        self._reason, self._reason_words = reason, words
        kept = reason is not None
        said = words or (reason_words(reason) if reason is not None else "")
        self._kept_words.setText(say("Kept: {reason}.", reason=said.rstrip(".")))
        self._kept_words.setVisible(kept)
        self._need_words.setVisible(not kept and bool(self._need))
        self._unkeep.setVisible(kept)
        self._sheet.hide()
        self._keep_button.setVisible(self.finding.severity is Severity.CHECK)
        self._keep_button.become(
            say("Change the reason") if kept else say("Keep it, with a reason")
        )
        self._chip.say(say("Kept") if kept else word(self.finding.severity))
        self.setAccessibleName(f"{self._spoken}. {say('Kept')}" if kept else self._spoken)

    def ask_reason(self) -> None:
        """Open the list of reasons, if this is something that can be kept."""
        if self.finding.severity is not Severity.CHECK:
            return
        self.open()
        self._sheet.show()
        self._keep_button.hide()
        self._sheet.begin(self._reason, self._reason_words)
        self.grown.emit(self)

    def buttons(self) -> tuple[Button, ...]:
        """Give what can be done, as far as it is offered here."""
        return (self._show, self._keep_button, self._reveal, self._unkeep)

    @property
    def sheet(self) -> ReasonSheet:
        """The list of reasons."""
        return self._sheet

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

    def _toggle_reveal(self) -> None:
        """Show what is hidden, or hide it again."""
        self._shown = not self._shown
        self._reveal.become(say("Hide it again") if self._shown else say("Show what is hidden"))
        self.evidence_wanted.emit(self.number, self._shown)

    def _keep(self, reason: Reason, words: str) -> None:
        """Pass on that it is kept."""
        self.kept.emit(self.number, reason, words)
        # The sheet that held the focus is gone; the card itself takes it.
        QTimer.singleShot(0, self, self.setFocus)

    def _leave(self) -> None:
        """Close the list of reasons."""
        self._sheet.hide()
        self._keep_button.show()
        self._keep_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _short(words: str, most: int = 30) -> str:
    """Give words that fit beside a title; the tooltip has them whole."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _can_be_shown(finding: Finding) -> bool:
    """Say whether it stands somewhere that can be pointed at."""
    place = finding.place
    return place.file is not None and (place.span is not None or place.box is not None)

"""What a finding shows when it is open: its evidence, what it needs, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checker.model import Evidence, Finding, Reason, Severity
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import after_icon, hung
from ui.widgets.reason_sheet import ReasonSheet, reason_words
from ui.widgets.text import Text
from ui.widgets.wrap_row import WrapRow


class FindingBody(QWidget):
    """Made when a finding is opened for the first time: a long list is drawn at once."""

    show_in_letter = Signal()
    revealed = Signal(int)
    kept = Signal(object, str)
    unkept = Signal()
    grown = Signal()
    clean_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        finding: Finding,
        need: str,
        *,
        cleanable: bool = False,
        enclosed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Lay out what is known; the evidence comes from the desk.

        `cleanable` says that a clean copy of the file would be without what was found, `enclosed`
        that it stands in what goes with the letter.
        """
        super().__init__(parent)
        self._theme, self._finding, self._need = theme, finding, need
        self._shown, self._cleanable, self._enclosed = False, cleanable, enclosed
        self._reason: Reason | None = None
        self._reason_words = ""
        self._sheet: ReasonSheet | None = None
        self.setProperty("kind", "clear")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(after_icon(theme), 0, 0, 2)
        self._box.setSpacing(5)
        self._letter, self._record = Text(""), Text("")
        self._need_words, self._kept_words = Text(need, "muted"), Text("", "good")
        self._fill()
        self._add_buttons()

    def show_evidence(self, evidence: Evidence) -> None:
        """Show what the letter and the record say, masked or not as the desk gave it."""
        letter = (
            say("The enclosure says: {text}", text=evidence.letter)
            if self._enclosed
            else say("The letter says: {text}", text=evidence.letter)
        )
        record = say("The case record says: {text}", text=evidence.record)
        for label, words, text in (
            (self._letter, letter, evidence.letter),
            (self._record, record, evidence.record),
        ):
            label.setText(words)
            label.setVisible(bool(text))

    def show_kept(self, reason: Reason | None, words: str) -> None:
        """Show with which reason it was kept, or that it is open again."""
        self._reason, self._reason_words = reason, words
        kept = reason is not None
        said = words or (reason_words(reason) if reason is not None else "")
        self._kept_words.setText(say("Kept: {reason}.", reason=said.rstrip(".")))
        self._kept_words.setVisible(kept)
        self._need_words.setVisible(not kept and bool(self._need))
        self._unkeep.setVisible(kept)
        self._keep_button.become(
            say("Change the reason") if kept else say("Keep it, with a reason")
        )
        self.fold()

    def ask_reason(self) -> None:
        """Open the list of reasons."""
        sheet = self.sheet
        sheet.show()
        self._keep_button.hide()
        sheet.begin(self._reason, self._reason_words)
        self.grown.emit()

    def asks_reason(self) -> bool:
        """Say whether the list of reasons is open."""
        return self._sheet is not None and not self._sheet.isHidden()

    def leave_reason(self) -> None:
        """Close the list of reasons, and put the keys where they were."""
        self.fold()
        self._keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Close the list of reasons."""
        if self._sheet is not None:
            self._sheet.hide()
        self._keep_button.setVisible(self._finding.severity is Severity.CHECK)

    def cover(self) -> None:
        """Cover again what was shown on purpose."""
        if self._shown:
            self._toggle_reveal()

    def buttons(self) -> tuple[Button, ...]:
        """Give what can be done, as far as it is offered here."""
        return (self._show, self._keep_button, self._clean, self._reveal, self._unkeep)

    @property
    def sheet(self) -> ReasonSheet:
        """The list of reasons, made when it is first asked for."""
        if self._sheet is None:
            self._sheet = ReasonSheet(self._theme)
            self._sheet.hide()
            self._sheet.chosen.connect(self.kept)
            self._sheet.left.connect(self.leave_reason)
            self._box.addLayout(hung(self._sheet))
        return self._sheet

    def _fill(self) -> None:
        """Put the words in."""
        if self._finding.detail:
            self._box.addWidget(Text(self._finding.detail))
        for one in (self._letter, self._record):
            one.hide()
            self._box.addWidget(one)
        if self._finding.actions:
            acts = "; ".join(act.rstrip(".") for act in self._finding.actions)
            self._box.addWidget(Text(say("What to do: {acts}.", acts=acts), "muted"))
        for one in (self._need_words, self._kept_words):
            self._box.addWidget(one)
        self._need_words.setVisible(bool(self._need))
        self._kept_words.hide()

    def _add_buttons(self) -> None:
        """Lay out what can be done; what is shown before it stands anywhere would be a window."""
        theme, finding = self._theme, self._finding
        show = say("Show in enclosure") if self._enclosed else say("Show in letter")
        self._show = Button(theme, show, icon="eye", kind="small", key="Enter")
        self._show.clicked.connect(self.show_in_letter)
        self._keep_button = Button(
            theme, say("Keep it, with a reason"), icon="pencil", kind="small", key="Ctrl+R"
        )
        self._keep_button.clicked.connect(self.ask_reason)
        self._clean = Button(theme, say("Make a clean copy"), icon="shield-check", kind="small")
        self._clean.clicked.connect(self.clean_wanted)
        self._unkeep = Button(theme, say("Take the reason back"), kind="link")
        self._unkeep.clicked.connect(self.unkept)
        self._reveal = Button(theme, say("Show what is hidden"), icon="lock", kind="small")
        self._reveal.clicked.connect(self._toggle_reveal)
        self._box.addWidget(WrapRow(*self.buttons(), margins=(0, 3, 0, 0)))
        self._show.setVisible(_can_be_shown(finding))
        self._keep_button.setVisible(finding.severity is Severity.CHECK)
        self._clean.setVisible(self._cleanable)
        self._reveal.setVisible(finding.evidence.masked)
        self._unkeep.hide()

    def _toggle_reveal(self) -> None:
        """Show what is hidden, or hide it again."""
        self._shown = not self._shown
        self._reveal.become(say("Hide it again") if self._shown else say("Show what is hidden"))
        self.revealed.emit(int(self._shown))


def _can_be_shown(finding: Finding) -> bool:
    """Say whether it stands somewhere that can be pointed at."""
    place = finding.place
    return place.file is not None and (place.span is not None or place.box is not None)

"""The check itself: the letter on the left, the record and the findings on the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from checker.model import Channel, Evidence, Finding, Reason, Result
from checker.words import say
from ui.theme import Theme
from ui.widgets.ask_card import AskCard
from ui.widgets.button import Button
from ui.widgets.clean_sheet import CleanSheet
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.finding_card import FindingCard
from ui.widgets.finding_list import FindingList
from ui.widgets.foot import Foot
from ui.widgets.letter_pane import LetterPane
from ui.widgets.letters_callout import letters_callout
from ui.widgets.panel import column, empty
from ui.widgets.password_sheet import PasswordSheet
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.return_sheet import ReturnSheet
from ui.widgets.scrolling import Scrolling
from ui.widgets.verdict import too_early, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.decision import Standing
    from checker.desk.answers import Comparison, Going

_STACK_UNDER = 900
_LEAST_LETTER = 460
_HEAD = 110
"""So much of the first finding is enough beside the recipient's name: its title and severity."""
_SETTLED_MS = 60
"""So long wrapped sentences take to find their height."""


class CheckScreen(QWidget):
    """Shows one result. It decides nothing: what stands comes from the desk."""

    kept = Signal(object, object, str, float)
    unkept = Signal(object)
    evidence_wanted = Signal(object, bool)
    picture_wanted = Signal(object, int, int)
    go_on = Signal()
    again = Signal()
    given_back = Signal(str)
    fix_wanted = Signal(str)
    """The file that the open finding stands in is to be mended; blank for the letter itself."""
    clean_wanted = Signal(str, str, bool)
    copy_taken = Signal(object)
    change = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self._theme = theme
        self._result: Result | None = None
        self._compared: tuple[Comparison, ...] = ()
        self._stacked, self._fresh = False, True
        self._looking = ""
        self._standing: tuple[Standing, ...] = ()
        self.pane = LetterPane(theme)
        self.pane.picture_wanted.connect(self.picture_wanted)
        self._side = Scrolling(margins=(16, 14, 16, 14), spacing=10)
        self._side.setAccessibleName(say("Findings"))
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.findings, self.password = FindingList(theme), PasswordSheet(theme)
        self.clean_sheet = CleanSheet(theme)
        self.clean_sheet.wanted.connect(self.clean_wanted)
        self.clean_sheet.copy_taken.connect(self.copy_taken)
        self.asking = AskCard(theme)
        self.asking.grown.connect(self._bring_asking)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(10)
        for one in (self.progress, self.errors, self.password, self.clean_sheet, self.asking):
            self._side.column.addWidget(one)
        self._side.column.addLayout(self._tables)
        self._side.column.addWidget(self.findings)
        self._side.column.addStretch(1)
        self._listen_to_findings()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.pane)
        self._split.addWidget(self._side)
        self._split.setSizes([800, 640])
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 4)
        self.return_sheet = ReturnSheet(theme)
        self.return_sheet.given_back.connect(self.given_back)
        self.return_sheet.hide()
        self._foot = self._make_foot()
        whole = column(spacing=0)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.return_sheet)
        whole.addWidget(self._foot)
        self.setLayout(whole)
        theme.changed.connect(self._fit)
        self.keys: dict[str, Callable[[], None]] = {
            "F8": lambda: self.findings.step(1),
            "Shift+F8": lambda: self.findings.step(-1),
            "Ctrl+R": self.findings.ask_reason,
            "Ctrl+E": lambda: self.fix_wanted.emit(self.findings.file()),
            "F5": self.again.emit,
            "Ctrl+Return": self.go_on.emit,
            "Ctrl+Enter": self.go_on.emit,
            "Ctrl+F": self.pane.begin_find,
            "Esc": self._back,
            "F6": self._next_part,
            "Ctrl+1": lambda: self.pane.show_tab(0),
            "Ctrl+2": lambda: self.pane.show_tab(1),
            "Ctrl+3": lambda: self.pane.show_tab(2),
        }

    def _listen_to_findings(self) -> None:
        """Follow what is done in the list, and what a second person is asked."""
        self.findings.pointed.connect(lambda number: self.pane.point_out(number, turn=False))
        self.findings.shown.connect(self._show_in_letter)
        self.findings.evidence_wanted.connect(self.evidence_wanted)
        self.findings.grown.connect(self._bring_into_view)
        self.findings.kept.connect(self.kept)
        self.findings.unkept.connect(self.unkept)
        self.findings.clean_wanted.connect(self._offer_clean_copy)
        self.asking.turned.connect(self._place_asking)

    def begin(self) -> None:
        """Start looking: nothing of the letter before stays in view."""
        self._result, self._standing, self._fresh = None, (), True
        for one in self._acts:
            one.setEnabled(False)
        self._looking = ""
        self.errors.clear()
        self.return_sheet.hide()
        self.clean_sheet.hide()
        self.asking.show_offer(None, None)
        empty(self._tables)
        self.password.ask_for(())
        self.findings.show_findings((), "", {})
        self.progress.begin(say("Comparing the letter with the case record"))
        self._say_verdict()

    def show_result(
        self,
        result: Result,
        comparisons: "tuple[Comparison, ...]",
        standing: "tuple[Standing, ...]",
    ) -> None:
        """Show what was found, and what of it stands against sending."""
        self._result = result
        for one in self._acts:
            one.setEnabled(True)
        self.progress.end()
        if self._side.verticalScrollBar().value() == 0:
            self._side.begin_at_the_top(least=self._theme.px(_HEAD))
        self.password.ask_for(result.documents)
        letter = next((doc.name for doc in result.documents if doc.parent is None), "")
        needs = {one.finding.key: one.words for one in standing}
        files, ended = result.documents, result.settled
        self.findings.show_findings(result.findings, letter, needs, files, ended=ended)
        self.show_standing(standing)
        # The findings come first; each part after them waits for a turn, so that nothing stands.
        QTimer.singleShot(0, self, partial(self._show_letter, result))
        QTimer.singleShot(0, self, partial(self._compare, result, comparisons))

    def refuse(self, heading: str, sentence: str) -> None:
        """Say why the check did not end: it can be tried again, and nothing else."""
        self.progress.end()
        self._again.setEnabled(True)
        self._foot.say(
            say("The letter was not checked"),
            say("Nothing is sent or printed. Press F5 to check it again."),
            icon="triangle-alert",
            hue="check",
        )
        self.errors.say(heading, sentence)

    def say_looking(self, words: str) -> None:
        """Say in the bottom bar which page is still being looked at."""
        self._looking = words
        if self._result is not None and not self._result.settled:
            self._say_verdict()

    def show_standing(self, standing: "tuple[Standing, ...]") -> None:
        """Show anew what stands against sending."""
        self._standing = standing
        self._say_verdict()

    def show_going(self, going: "tuple[Going, ...]") -> None:
        """Show where it goes, under the last tab."""
        self.pane.show_going(going)

    def show_kept(self, finding: Finding, reason: Reason | None, words: str) -> None:
        """Show that a finding is kept with a reason, or open again."""
        card = self.findings.card_of(finding.key)
        if card is not None:
            card.show_kept(reason, words)

    def show_evidence(self, finding: Finding, evidence: Evidence) -> None:
        """Show evidence as the desk lets it be seen."""
        card = self.findings.card_of(finding.key)
        if card is not None:
            card.show_evidence(evidence)

    def pressed_early(self) -> None:
        """Say what still has to be done, with a link to each."""
        if self._result is None or not self._result.settled:
            self.errors.problem(
                say("The check has not ended. Wait until everything has been looked at.")
            )
            return
        self.errors.problem(
            too_early(self._standing),
            tuple(
                (f"{card.number}. {card.finding.title}", partial(self._go_to, card))
                for one in self._standing
                if (card := self.findings.card_of(one.finding.key)) is not None
            ),
        )

    def say_fixing(self) -> None:
        """Say in the bottom bar what to do when the file is open in its own program."""
        words = say("Save it there and close it. Then press F5 to check it again.")
        self._foot.say(say("The file opens in its own program"), words, icon="pencil")

    def verdict_words(self) -> str:
        """Give what the bottom bar says."""
        return self._foot.words()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack letter and findings in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put letter and findings side by side, or below one another."""
        narrow = self.width() < _STACK_UNDER * self._theme.percent / 100
        if narrow == self._stacked:
            return
        self._stacked = narrow
        if narrow:
            # One column that scrolls as a whole: findings first, the letter below them.
            self._side.column.insertWidget(self._side.column.count() - 1, self.pane)
            self.pane.setMinimumHeight(_LEAST_LETTER)
        else:
            self.pane.setMinimumHeight(0)
            self._split.insertWidget(0, self.pane)
            self._split.setSizes([555, 445])
        self.pane.show()

    def _make_foot(self) -> Foot:
        """Lay out the bottom bar."""
        theme = self._theme
        back = Button(theme, say("Return to author"), icon="undo-2", kind="big")
        again = Button(theme, say("Check again (F5)"), icon="refresh-cw", kind="big", key="F5")
        go = Button(theme, say("Continue to confirm"), icon="lock", kind="big", key="Ctrl+Enter")
        back.clicked.connect(self.return_sheet.begin)
        again.clicked.connect(self.again)
        go.clicked.connect(self.go_on)
        self._go, self._again, self._acts = go, again, (back, again, go)
        return Foot(theme, *self._acts)

    def _say_verdict(self) -> None:
        """Say in the bottom bar how the letter stands."""
        if self._result is None:
            self._go.look("lock", "big")
            self._foot.say(say("Looking at the letter"), say("Nothing is sent or printed."))
            return
        head, more, icon, hue = verdict(self._result, self._standing, self._looking)
        self._foot.say(head, more, icon=icon, hue=hue)
        free = not self._standing and self._result.settled
        self._go.look(*(("arrow-right", "primary") if free else ("lock", "big")))
        self._go.setAccessibleDescription(head)

    def _show_letter(self, result: Result) -> None:
        """Show the letter with its marks, and open the gravest finding when it is a new letter."""
        if result is not self._result:
            return
        by_email = any(one.via is Channel.EMAIL for one in result.recipients)
        self.pane.show_result(result.documents, result.findings, by_email=by_email)
        if self.findings.current:
            self.pane.point_out(self.findings.current, turn=False)
        elif self._fresh and self.findings.cards:
            self.findings.open_first()
        elif self._fresh:
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fresh = False

    def _compare(self, result: Result, comparisons: "tuple[Comparison, ...]") -> None:
        """Show the comparison with the record, a card for each recipient."""
        if result is not self._result:
            return
        if comparisons == self._compared and self._tables.count():
            return
        self._compared = comparisons
        empty(self._tables)
        several = letters_callout(self._theme, comparisons)
        if several is not None:
            self._tables.addWidget(several)
        for one in comparisons:
            table = ComparisonTable(self._theme, one)
            table.change.connect(self.change)
            self._tables.addWidget(table)

    def _offer_clean_copy(self, finding: Finding) -> None:
        """Ask about a clean copy of the file that a finding is about."""
        documents = self._result.documents if self._result is not None else ()
        document = next((one for one in documents if one.name == finding.place.file), None)
        if document is not None:
            self.clean_sheet.begin(document)
            QTimer.singleShot(0, self, lambda: self._side.bring(self.clean_sheet))

    def _bring_into_view(self, card: FindingCard) -> None:
        """Show the reasons and their buttons whole, once the card has its new height."""
        QTimer.singleShot(0, card, lambda: self._side.bring(card.sheet))

    def _place_asking(self) -> None:
        """Put it above what was found while it is asked; the offer leaves that room to findings."""
        column = self._side.column
        column.removeWidget(self.asking)
        beside = self.clean_sheet if self.asking.is_asked() else self.findings
        column.insertWidget(column.indexOf(beside) + 1, self.asking)

    def _bring_asking(self) -> None:
        """Show where the reason is written, once the sheet has its height."""
        reason = self.asking.reason  # the sheet may be closed again before
        QTimer.singleShot(_SETTLED_MS, reason, lambda: self._side.bring(reason))

    def _show_in_letter(self, number: int) -> None:
        """Bring a finding's words into view."""
        self.pane.point_out(number, turn=True)
        if self._stacked:
            self._side.bring(self.pane)

    def _go_to(self, card: FindingCard) -> None:
        """Go to a finding from the list of problems."""
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane.point_out(card.number, turn=True)

    def _back(self) -> None:
        """Close what is open, or go back."""
        if not self.return_sheet.isHidden():
            self.return_sheet.hide()
        elif not self.clean_sheet.isHidden():
            self.clean_sheet.hide()
        elif self.asking.end():
            return
        elif not self.pane.end_find() and not self.findings.end_reason():
            self.left.emit()

    def _next_part(self) -> None:
        """Move the keys between letter, findings and bottom bar."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self.pane.isAncestorOf(focus):
            self.findings.focus_current()
        elif focus is not None and self._side.isAncestorOf(focus):
            self._go.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.pane.focus_view()

"""The findings, gravest first: compact rows of which one is open."""

import time
from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from checker.desk.answers import can_be_cleaned
from checker.model import Document, Finding, Reason, Severity
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.finding_card import FindingCard
from ui.widgets.panel import Callout, empty, row
from ui.widgets.place_words import place_words, sheet_of
from ui.widgets.severity import Chip, word
from ui.widgets.text import Text

HIDDEN = "hidden."
"""The findings about what a page does not show: a clean copy is without it."""


class FindingList(QWidget):
    """A heading with counts, and a card for each finding."""

    pointed = Signal(int)
    shown = Signal(int)
    evidence_wanted = Signal(object, bool)
    kept = Signal(object, object, str, float)
    unkept = Signal(object)
    grown = Signal(object)
    clean_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._theme = theme
        self._cards: tuple[FindingCard, ...] = ()
        self._current = 0
        self._cleanable: frozenset[str] = frozenset()
        self._documents: tuple[Document, ...] = ()
        self._since: dict[str, float] = {}
        self._seconds: dict[str, float] = {}
        self._heading = Text("", "heading", wrap=False)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._next = Button(theme, say("Next (F8)"), icon="arrow-right", kind="small", key="F8")
        self._next.clicked.connect(lambda: self.step(1))
        head = row(self._heading, spacing=10)
        head.addLayout(self._chips)
        head.addStretch(1)
        head.addWidget(self._next)
        self._head = QWidget()
        self._head.setProperty("kind", "clear")
        self._head.setLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addLayout(self._rows)
        self.setProperty("kind", "clear")

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        """The cards, in the order of their numbers."""
        return self._cards

    @property
    def current(self) -> int:
        """The number of the finding that is open, 0 when none is."""
        return self._current

    def show_findings(
        self,
        findings: tuple[Finding, ...],
        letter: str,
        needs: dict[str, str],
        documents: tuple[Document, ...] = (),
        *,
        ended: bool = False,
    ) -> None:
        """Show findings; the one that was open stays open if it is still there.

        `documents` are the files in which they stand. That there is nothing to change is said
        only when the check has `ended`.
        """
        self._documents = documents
        self._cleanable = frozenset(one.name for one in documents if can_be_cleaned(one))
        wanted = [(one, needs.get(one.key, "")) for one in findings]
        if findings and wanted == [(card.finding, card.need) for card in self._cards]:
            return  # the slower looks found nothing more: what one reads stays as it is
        open_key = self._cards[self._current - 1].finding.key if self._current else ""
        had_focus = bool(self._current) and self._cards[self._current - 1].hasFocus()
        before = {card.finding.key: card for card in self._cards}
        empty(self._rows)
        self._current = 0
        self._cards = tuple(
            self._card(number, len(findings), finding, letter, needs)
            for number, finding in enumerate(findings, 1)
        )
        for card in self._cards:
            self._rows.addWidget(card)
            old = before.get(card.finding.key)
            if old is not None and old.kept_reason is not None:
                card.show_kept(old.kept_reason, old.kept_words)
        if not findings and letter:
            self._rows.addWidget(self._nothing(ended=ended))
        self._count(findings)
        for card in self._cards:
            if card.finding.key == open_key:
                card.open()
                if had_focus:
                    card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, *, ended: bool) -> Callout:
        """Say that there is no finding, or none yet."""
        if ended:
            said = say("Everything that was compared agrees with the case record.")
            return Callout(self._theme, "good", say("Nothing to change"), said)
        wait = say("The check has not ended. Wait until everything has been looked at.")
        return Callout(self._theme, "note", say("Nothing found so far"), wait)

    def open_first(self) -> None:
        """Open the gravest finding, and take the keys to it."""
        if self._cards:
            self._cards[0].open()
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def file(self) -> str:
        """Give the file that the open finding stands in; blank when none is open."""
        return (self._cards[self._current - 1].finding.place.file or "") if self._current else ""

    def step(self, way: int) -> None:
        """Go to the next finding (1) or the one before (-1), round the end."""
        if not self._cards:
            return
        place = (self._current - 1 + way) % len(self._cards) if self._current else 0
        self._cards[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._cards[place].open()
        self.shown.emit(place + 1)

    def ask_reason(self) -> None:
        """Open the reasons of the finding that is open."""
        if self._current:
            self._cards[self._current - 1].ask_reason()

    def end_reason(self) -> bool:
        """Close the reasons; False when they were not open."""
        return any(card.leave_reason() for card in self._cards if card.is_open)

    def focus_current(self) -> None:
        """Put the keys on the finding that is open."""
        if self._cards:
            self._cards[max(self._current - 1, 0)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def card_of(self, key: str) -> FindingCard | None:
        """Give the card of a finding."""
        return next((card for card in self._cards if card.finding.key == key), None)

    def _card(
        self, number: int, of: int, finding: Finding, letter: str, needs: dict[str, str]
    ) -> FindingCard:
        """Make a card and listen to it."""
        card = FindingCard(
            self._theme,
            finding,
            number=number,
            of=of,
            where=place_words(finding.place, letter, sheet_of(finding.place, self._documents)),
            need=needs.get(finding.key, ""),
        )
        if finding.place.file not in {None, letter}:
            card.say_enclosed()
        if finding.code.startswith(HIDDEN) and finding.place.file in self._cleanable:
            card.offer_clean_copy()
        card.clean_wanted.connect(lambda _number, one=finding: self.clean_wanted.emit(one))
        card.opened.connect(self._opened)
        card.grown.connect(self.grown)
        card.show_in_letter.connect(self.shown)
        card.evidence_wanted.connect(
            lambda _number, reveal, one=finding: self.evidence_wanted.emit(one, reveal)
        )
        card.kept.connect(
            lambda _number, reason, words, one=finding: self._keep(one, reason, words)
        )
        card.unkept.connect(lambda _number, one=finding: self.unkept.emit(one))
        return card

    def _opened(self, number: int) -> None:
        """Close the card that was open before."""
        self._stop_clock()
        for card in self._cards:
            if card.number != number:
                card.close_up()
        self._current = number
        self._since[self._cards[number - 1].finding.key] = time.monotonic()
        self.pointed.emit(number)

    def _keep(self, finding: Finding, reason: Reason, words: str) -> None:
        """Pass on a reason, with how long the finding was open."""
        self._stop_clock()
        self._since[finding.key] = time.monotonic()
        self.kept.emit(finding, reason, words, round(self._seconds.get(finding.key, 0.0), 1))

    def _stop_clock(self) -> None:
        """Add up how long the open finding was on the screen."""
        for key, since in self._since.items():
            self._seconds[key] = self._seconds.get(key, 0.0) + time.monotonic() - since
        self._since.clear()

    def _count(self, findings: tuple[Finding, ...]) -> None:
        """Say how many there are of each severity."""
        self._heading.setText(
            say_count("{count} finding", "{count} findings", len(findings)) if findings else ""
        )
        self._head.setVisible(bool(findings))
        self._next.setVisible(len(findings) > 1)
        empty(self._chips)
        counts = Counter(one.severity for one in findings)
        for severity in (Severity.STOP, Severity.CHECK, Severity.NOTE):
            if counts[severity]:
                words = f"{counts[severity]} {word(severity)}"
                self._chips.addWidget(Chip(self._theme, severity.value, words))

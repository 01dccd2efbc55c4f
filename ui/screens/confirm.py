"""The last look: where it goes, what is inside, what was decided; then the person confirms."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from checker.model import Acknowledgement, Channel, Document, Finding
from checker.words import say
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.confirm_acts import ConfirmActs
from ui.widgets.confirm_lines import set_in
from ui.widgets.decisions_card import DecisionsCard
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.files_card import FilesCard
from ui.widgets.foot import Foot
from ui.widgets.glass_sheet import GlassSheet
from ui.widgets.going_card import GoingCard
from ui.widgets.icon import Icon
from ui.widgets.panel import Callout, Card, beside, column, empty, hung, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scrolling import Scrolling
from ui.widgets.step_heading import StepHeading
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.decision import Friction
    from checker.desk.answers import BreakGlass, Going, Offline, OpenedFile

_STACK_UNDER = 900
_SIDE = 470
_EMAIL_END = 4
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ToConfirm:
    """What the screen shows: where it goes, what is in it, what was decided, what is asked."""

    going: "tuple[Going, ...]"
    files: "tuple[OpenedFile, ...]"
    documents: tuple[Document, ...]
    decided: tuple[tuple[Finding, Acknowledgement], ...]
    friction: "Friction"
    choices: tuple[Choice, ...]
    actor: str
    watched: int = 0
    """How many findings are only recorded, where the policy only watches."""
    offline: "Offline | None" = None
    """What it means that the register cannot be reached; None when it can."""


class ConfirmScreen(QWidget):
    """Asks for as much as the risk of this letter asks, and no more."""

    confirmed = Signal(list, str, bool)
    change = Signal(str)
    again = Signal()
    """Something changed: it is to be checked once more."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(parent)
        self._theme = theme
        self._asked: ToConfirm | None = None
        self._busy = self._lets_go = False
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.choice = ChoiceList(theme, say("Who should receive this?"))
        self.typed = QLineEdit()
        self.acts: ConfirmActs | None = None
        self.press: Button | None = None
        self._going: GoingCard | None = None
        self.sheet: GlassSheet | None = None
        self._page = Scrolling()
        self._left = QVBoxLayout()
        self._left.setSpacing(14)
        self._right = QVBoxLayout()
        self._side = QWidget()
        self._side.setProperty("kind", "clear")
        self._side.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._two = QHBoxLayout()
        self._two.setSpacing(26)
        self._two.addLayout(self._left, 1)
        self._two.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._page.column.addLayout(self._two, 1)
        back = Button(theme, say("Back to findings"), icon="arrow-left", kind="big", key="Esc")
        back.clicked.connect(self._back)
        self._back_button = back
        foot = Foot(theme)
        foot.words_row.insertWidget(0, back)
        foot.say("", say("Esc goes back. Nothing is lost."))
        whole = column(spacing=0)
        whole.addWidget(self._page, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        theme.changed.connect(self._fit)
        self.keys: dict[str, Callable[[], None]] = {
            "Esc": self._back,
            "Alt+C": lambda: self.go(held=True),
            "Ctrl+Return": self._plain_go,
            "Ctrl+Enter": self._plain_go,
            "F6": self._next_part,
        }

    def begin(self, asked: ToConfirm) -> None:
        """Ask about a letter."""
        self._asked, self._busy = asked, False
        for one in (self.errors, self.progress):
            one.setParent(None)
        empty(self._left)
        empty(self._right)
        self.errors, self.progress = ErrorPanel(self._theme), ProgressPanel(self._theme)
        self._left.addLayout(
            column(
                Text(say("Check before it goes"), "title"),
                Text(read_against(asked.going), "muted"),
                spacing=2,
            )
        )
        self._left.addWidget(self.progress)
        self._going = GoingCard(self._theme, asked.going)
        self._left.addWidget(self._going)
        self._left.addWidget(FilesCard(self._theme, asked.files, asked.documents))
        decisions = DecisionsCard(self._theme, asked.decided, watched=asked.watched)
        decisions.change.connect(self.change)
        self._left.addWidget(decisions)
        self._left.addStretch(1)
        self._right.addWidget(self._confirm_card(asked))
        self._cover()
        self._fit()

    def take_focus(self) -> None:
        """Begin at the top: the keys are on the first thing asked, and nothing is scrolled away."""
        self._page.begin_at_the_top()
        if self._asked is not None and self._asked.friction.choose_recipient:
            self.choice.take_focus()
        elif self._asked is not None and self._asked.friction.answer.value != "none":
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, *, held: bool) -> None:
        """Pass the answers on, once: a second press while it is being recorded does nothing."""
        if self._asked is None or self._busy or self.acts is None or not self.acts.isEnabled():
            return
        self.errors.clear()
        self._busy, self._lets_go = True, self._asked.friction.hold and not held
        self.progress.begin(say("Reading the files again and keeping the record"))
        self.confirmed.emit(list(self.choice.chosen()), self.typed.text().strip(), held)

    def show_offline(self, offline: "Offline | None") -> None:
        """Ask anew, now that the register is reached or not; what was answered stays."""
        if self._asked is not None:
            chosen, typed = self.choice.chosen(), self.typed.text()
            self.begin(replace(self._asked, offline=offline))
            self.choice.choose(*chosen)
            self.typed.setText(typed)
            self.take_focus()

    def refuse(
        self, heading: str, sentence: str, *, changed: bool = False, field: str = ""
    ) -> None:
        """Say why it was not confirmed; the answers stay. What has changed is checked again.

        Nothing then says any more that it is right, or lets it be confirmed.
        """
        self._busy = False
        self.progress.end()
        if changed and self.acts is not None:
            self.acts.setEnabled(False)
            if self._going is not None:
                self._going.say_nothing_for_it()
            self.errors.say(heading, sentence, ((say("Check it again"), self.again.emit),))
        else:
            wrong = None if self.sheet is None else self.sheet.field(field)
            self.errors.refused(heading, sentence, wrong)

    def show_missing(self, sentences: tuple[str, ...]) -> None:
        """Say what does not match yet, and lead to it."""
        self._busy = False
        self.progress.end()
        typed = self.typed.isVisible() and not self._is_right()
        last: list[QWidget] = [self.typed] if typed else []
        if self._lets_go and self.press is not None:
            last.append(self.press)
        first: list[QWidget] = [self.choice] if len(sentences) > len(last) else []
        fields = (*first, *last)
        if len(fields) == len(sentences):
            self.errors.problems(tuple(zip(fields, sentences, strict=True)))
        else:
            self.errors.problem("\n".join(sentences))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the columns in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def envelope_lines(self) -> tuple[str, ...]:
        """Give what the first envelope shows."""
        return () if self._going is None else self._going.lines()

    def answer_rightly(self) -> None:
        """Fill in what the record says: for pictures and tests, which confirm made-up letters."""
        if self._asked is None or not self._asked.going:
            return
        first = self._asked.going[0]
        self.choice.choose(*(str(one.recipient) for one in self._asked.going))
        if first.secret is not None:
            words = first.lines[first.secret]
            self.typed.setText(words[-_EMAIL_END:] if first.channel is Channel.EMAIL else words)

    def _back(self) -> None:
        """Go back, unless the record is being written at this moment."""
        if not self._busy:
            self.left.emit()

    def _plain_go(self) -> None:
        """Confirm with Ctrl+Enter where nothing has to be held."""
        self.go(held=self._asked is not None and not self._asked.friction.hold)

    def _confirm_card(self, asked: ToConfirm) -> Card:
        """Lay out what is asked: as many steps as the risk needs."""
        theme, friction = self._theme, asked.friction
        card = Card(say("Confirm it yourself"))
        card.body.addWidget(self.errors)
        self._say_offline(card, asked)
        step = 1
        self.choice = ChoiceList(theme, say("Who should receive this?"))
        if friction.choose_recipient:
            card.body.addWidget(StepHeading(theme, step, say("Who should receive this?")))
            self.choice.offer(asked.choices, several=len(asked.going) > 1)
            card.body.addLayout(set_in(theme, self.choice))
            step += 1
        self.typed = QLineEdit()
        if friction.answer.value != "none":
            words = (
                say("Type the last 4 characters of the email address")
                if friction.answer.value == "email-end"
                else say("Type the postcode from the envelope in front of you")
                if len(asked.going) < _SEVERAL
                else say("Type the postcode from the envelope to {name}", name=asked.going[0].name)
            )
            card.body.addWidget(StepHeading(theme, step, words))
            card.body.addLayout(self._typing(words))
            step += 1
        if self.sheet is not None:
            card.body.addWidget(StepHeading(theme, step, say("If this letter cannot wait")))
            card.body.addLayout(set_in(theme, self.sheet))
            step += 1
        if step > 1:
            card.body.addWidget(StepHeading(theme, step, say("Confirm")))
        self._add_press(card, asked)
        card.body.addWidget(
            Callout(
                theme,
                "note",
                say("This covers these exact files"),
                say(
                    "If a file, the recipient, the way or the case record changes, your "
                    "confirmation no longer counts. Then you check again."
                ),
            )
        )
        card.body.addWidget(
            Text(
                say(
                    "Recorded as {name}, at the moment you confirm. It joins the audit trail and "
                    "cannot be edited.",
                    name=asked.actor,
                ),
                "muted",
            )
        )
        return card

    def _say_offline(self, card: Card, asked: ToConfirm) -> None:
        """Say first what it means that the register cannot be reached."""
        self.sheet, offline = None, asked.offline
        if offline is None:
            return
        kind = "check" if offline.held else "note"
        card.body.addWidget(Callout(self._theme, kind, offline.heading, offline.words))
        if offline.glass:
            self.sheet = GlassSheet(self._theme, offline.people)

    def is_held(self) -> bool:
        """Say whether it shows already that the letter waits for the register."""
        offline = None if self._asked is None else self._asked.offline
        return offline is not None and offline.held

    def glass(self) -> "BreakGlass | None":
        """Give what was said to break the glass; None when nothing was, or nothing was asked."""
        return None if self.sheet is None else self.sheet.glass()

    def _typing(self, words: str) -> QVBoxLayout:
        """Lay out the field for the postcode, with whether it matches beside it."""
        self.typed.setProperty("kind", "typed")
        self.typed.setAccessibleName(words)
        self.typed.setMaxLength(12)
        self.typed.setFixedWidth(self._theme.px(170))
        self._same_icon = Icon(self._theme, "circle-check", "good", 18)
        self._same = Text(say("Same as the record"), "match", wrap=False)
        for one in (self._same_icon, self._same):
            one.hide()
        self.typed.textChanged.connect(self._cover)
        line = row(self.typed, self._same_icon, spacing=10)
        line.addWidget(self._same)
        line.addStretch(1)
        return set_in(self._theme, line)

    def _add_press(self, card: Card, asked: ToConfirm) -> None:
        """Put in the one green button."""
        count = len(asked.going)
        to = (
            say("{count} people", count=count)
            if count >= _SEVERAL
            else "".join(one.name for one in asked.going)
        )
        self.acts = ConfirmActs(self._theme, to, hold=asked.friction.hold)
        self.acts.confirmed.connect(lambda: self.go(held=True))
        card.body.addLayout(hung(self.acts))
        self.press = self.acts.press

    def _cover(self) -> None:
        """Show the postcode on the envelope only when it is typed right, where that is asked."""
        if self._asked is None:
            return
        friction = self._asked.friction
        right = self._is_right()
        if self._going is not None:
            covered = friction.masked and friction.answer.value != "none" and not right
            self._going.cover(on=covered)
        if friction.answer.value != "none" and hasattr(self, "_same"):
            if right and self._same.isHidden():
                announce(self.typed, self._same.text())
            for one in (self._same_icon, self._same):
                one.setVisible(right)

    def _is_right(self) -> bool:
        """Say whether what is typed is what stands in the record."""
        first = self._asked.going[0] if self._asked is not None and self._asked.going else None
        if first is None or first.secret is None:
            return False
        wanted = first.lines[first.secret]
        if first.channel is Channel.EMAIL:
            wanted = wanted[-_EMAIL_END:]
        typed, held = ("".join(one.split()).casefold() for one in (self.typed.text(), wanted))
        return typed == held

    def _next_part(self) -> None:
        """Move the keys between what is shown and what is asked."""
        if self.press is not None:
            self.press.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        """Put the columns side by side or below one another."""
        wide, px = self.width(), self._theme.px
        narrow = wide < _STACK_UNDER or wide < px(_SIDE) * 2
        beside(self._two, self._side, min(px(_SIDE), wide * 2 // 5), stacked=narrow)


def read_against(going: "tuple[Going, ...]") -> str:
    """Say what this is to be read against: there is no paper where all of it goes by email."""
    if going and all(one.channel is Channel.EMAIL for one in going):
        return say("Read this against what you mean to send. Nothing is sent yet.")
    return say("Read this against what is in your hand. Nothing is printed or sent yet.")

"""The second person's answer: return it, pass it on, or sign in again and release it."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from checker.desk.review.review_answers import (
    Became,
    Needs,
    Pick,
    Proving,
    ReviewDecision,
    ReviewItem,
)
from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.drop_down import DropDown
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import RING_PX, column, empty, row, rule
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.review_story import ReviewStory
from ui.widgets.scrolling import Scrolling
from ui.widgets.severity import Chip
from ui.widgets.sign_in_sheet import SignInSheet
from ui.widgets.text import Text
from ui.widgets.wrap_row import WrapRow

_LEAST_REASON = 8
_MOST_REASON = 1_000
_SETTLED_MS = 60


class ReviewPanel(QWidget):
    """What was sent and to whom, told after the pick, and the answer below it."""

    answered = Signal(object, str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty panel."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._theme = theme
        self._item: ReviewItem | None = None
        self._pick: Pick | None = None
        self._drafts: dict[str, str] = {}
        self._busy = False
        self._title, self._about = Text("", "heading"), Text("", "muted")
        self._chips = row(spacing=0)
        self.story = ReviewStory(theme)
        self.page = Scrolling(margins=(0, 0, 0, 0), spacing=10)
        self.page.inside.setProperty("kind", "clear")
        self.page.verticalScrollBar().rangeChanged.connect(lambda *_: self._bring_evidence())
        self.page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.progress.cancelled.connect(self.cancelled)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_MOST_REASON)
        self.reason.setAccessibleName(say("Your reason (kept in the audit trail)"))
        self.reason.setPlaceholderText(say("For example: order of 30 October checked, paragraph 4"))
        self.reason.textEdited.connect(self._keep_draft)
        self.sheet = SignInSheet(theme)
        self.sheet.given.connect(self._release)
        self.sheet.left.connect(self.go_back)
        self.back = Button(theme, say("Return to checker"), icon="undo-2", kind="primary")
        self.seen = Button(theme, say("Looked over"), icon="eye", kind="primary")
        self.pass_on = Button(theme, say("Pass on"), kind="link")
        self.release = Button(theme, say("Release..."), icon="key-round", kind="big")
        self.back.clicked.connect(lambda: self._with_reason(Became.RETURNED))
        self.seen.clicked.connect(lambda: self._decide(ReviewDecision(kind=Became.LOOKED_OVER)))
        self.pass_on.clicked.connect(self._open_passing)
        self.release.clicked.connect(self._open_sheet)
        self._passing = QFrame()
        self._passing.setProperty("kind", "inset")
        self._passing.hide()
        self.to_lead: DropDown | None = None
        self._asks_reason = Text(say("Your reason (kept in the audit trail)"), "strong")
        self._before = Text("", "muted")
        self._lay_out()

    def tell(self, item: ReviewItem, pick: Pick) -> None:
        """Tell everything about a letter; what was written about it before is still there."""
        self._item, self._pick, self._busy = item, pick, False
        self.errors.clear()
        self.progress.end()
        self._close_sheets()
        self._title.setText(item.why)
        empty(self._chips)
        second = item.needs is Needs.SECOND
        kind = "stop" if second else "check"
        words = say("Second person") if second else say("Look over")
        chip = Chip(self._theme, kind, words, icon="users" if second else "eye")
        self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._about.setText(_about(item, pick))
        self.reason.setText(self._drafts.get(item.id, ""))
        for one in (self._asks_reason, self.reason):
            one.setVisible(second)
        self._make_passing(pick)
        self.story.tell(item, pick)

    def answers(self) -> tuple[Button, ...]:
        """Give the buttons that answer."""
        return self.back, self.seen, self.release, self.sheet.go

    def wait(self, words: str) -> None:
        """Say that the answer is being recorded."""
        self._busy = True
        self.progress.begin(words)

    def refuse(self, heading: str, sentence: str, field: str = "") -> None:
        """Say why it was not answered, at the field where there is one; what was written stays."""
        self._busy = False
        self.progress.end()
        fields: dict[str, QWidget] = {"reason": self.reason, "code": self.sheet.code}
        self.errors.refused(heading, sentence, fields.get(field))

    def done(self, item: str) -> None:
        """An answer is recorded: what was written about it is not needed any more."""
        self._drafts.pop(item, None)
        if self._item is not None and self._item.id == item:
            self._busy = False
            self.progress.end()
            self._close_sheets()

    def go_back(self) -> bool:
        """Close what is open, or cancel what runs; False when there was nothing."""
        if self._busy:
            self.cancelled.emit()
            return True
        if self.sheet.isHidden() and self._passing.isHidden():
            return False
        self._close_sheets()
        self.take_focus()
        return True

    def take_focus(self) -> None:
        """Put the keys on the reason, or on what stands there instead."""
        first: QWidget = self.seen if self.reason.isHidden() else self.reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """Put what is told above, and what can be answered below."""
        head = row(spacing=10)
        head.addWidget(self._title, 1)
        head.addLayout(self._chips)
        self.page.column.addLayout(head)
        self.page.column.addWidget(self._about)
        self.page.column.addWidget(self.story)
        self.page.column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_PX, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.page, 1)
        box.addWidget(rule())
        box.addWidget(self.progress)
        box.addWidget(self.errors)
        box.addWidget(self._asks_reason)
        box.addWidget(self.reason)
        box.addWidget(self._before)
        box.addWidget(self._passing)
        box.addWidget(self.sheet)
        acts = (self.back, self.seen, self.pass_on, self.release)
        box.addWidget(WrapRow(*acts, spacing=10, ends_right=True))

    def _with_reason(self, kind: Became) -> None:
        words = self._reason()
        if words:
            self._decide(ReviewDecision(kind=kind, reason=words))

    def _reason(self) -> str:
        """Give the reason, or say that it is missing."""
        words = " ".join(self.reason.text().split())
        if len(words) >= _LEAST_REASON:
            self.errors.clear()
            return words
        self.errors.problem_in(self.reason, say("Write your reason in a few words."))
        return ""

    def _open_sheet(self) -> None:
        """Ask to sign in again, once there is a reason."""
        may = self._pick is not None and self._pick.can_release
        if self._pick is not None and may and not self._busy and self._reason():
            self._close_sheets()
            self._acts_shown(on=False)
            self.sheet.begin(self._pick.proving, _names(self._pick.asked_for))
            QTimer.singleShot(_SETTLED_MS, self, self._bring_evidence)

    def _bring_evidence(self) -> None:
        """Show the finding from its head while the code is typed: it is what is released."""
        head = self.story.head
        if head is not None and not self.sheet.isHidden():
            top = head.mapTo(self.page.inside, QPoint(0, 0)).y()
            self.page.verticalScrollBar().setValue(top - self.story.GAP)

    def _release(self, code: str) -> None:
        words = self._reason()
        if words:
            self._decide(ReviewDecision(kind=Became.RELEASED, reason=words), code)

    def _decide(self, decision: ReviewDecision, code: str = "") -> None:
        if not self._busy:
            self.errors.clear()
            self._busy = True
            self.answered.emit(decision, code)

    def _open_passing(self) -> None:
        self._close_sheets()
        self._passing.show()
        if self.to_lead is not None:
            self.to_lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_passing(self, pick: Pick) -> None:
        """Lay out to whom it can be passed on."""
        old = self._passing.layout()
        if old is not None:
            empty(old)
            QWidget().setLayout(old)  # a layout leaves its widget only for another one
        self.to_lead = DropDown(
            self._theme,
            say("Team lead to pass it on to"),
            say("Choose a team lead"),
            tuple((one.id, one.name) for one in pick.leads),
        )
        self.pass_it = Button(self._theme, say("Pass it on"), icon="arrow-right")
        leave = Button(self._theme, say("Keep it"), kind="link", key="Esc")
        self.pass_it.clicked.connect(self._pass)
        leave.clicked.connect(self.go_back)
        line = row(self.pass_it, leave, 1, spacing=10)
        box = column(
            Text(say("Who should answer instead of you?"), "strong"),
            self.to_lead,
            spacing=6,
            margins=(14, 10, 14, 10),
        )
        box.addLayout(line)
        self._passing.setLayout(box)

    def _pass(self) -> None:
        to = "" if self.to_lead is None else self.to_lead.chosen()
        if self.to_lead is not None and not to:
            self.errors.problem_in(self.to_lead, say("Choose a team lead to pass it on to."))
            return
        words = " ".join(self.reason.text().split())
        self._decide(ReviewDecision(kind=Became.PASSED_ON, reason=words, to=to))

    def _close_sheets(self) -> None:
        self.sheet.hide()
        self._passing.hide()
        self._acts_shown(on=True)

    def _acts_shown(self, *, on: bool) -> None:
        """While one signs in there is one thing to do: the other buttons are away."""
        second = self._item is not None and self._item.needs is Needs.SECOND
        may = second and self._pick is not None and self._pick.can_release
        self.back.setVisible(on and second)
        self.seen.setVisible(on and not second)
        self.pass_on.setVisible(on and second and self._pick is not None and bool(self._pick.leads))
        self.release.setVisible(on and may)
        self._before.setVisible(may)
        proving = None if self._pick is None or not on else self._pick.proving
        self._before.setText(_before(proving))

    def _keep_draft(self, words: str) -> None:
        if self._item is not None:
            self._drafts[self._item.id] = words


def _about(item: ReviewItem, pick: Pick) -> str:
    """Say which letter it is, now that it may be said."""
    case = say("case {reference}", reference=item.reference)
    if item.needs is Needs.LOOK:
        case = say("Case {reference}", reference=item.reference)
        to = "; ".join(pick.asked_for)
        return say("{case}, to: {people}", case=case, people=to) if to else case
    said = ", ".join(one for one in (", ".join(pick.file_names), case) if one)
    return f"{said}. {pick.left_out}" if pick.left_out else said


def _before(proving: Proving | None) -> str:
    """Say what to do before a release and, until it is asked for, what will be asked for."""
    open_it = say("Before you release: open the order and see that it allows this.")
    if proving is None:
        return open_it
    asks = {
        Proving.BROWSER: say("You will be asked to sign in again."),
        Proving.CODE: say("You will be asked for your code."),
        Proving.NEW_CODE: say("You will be asked to choose a code."),
    }
    return f"{open_it} {asks[proving]}"


def _names(people: tuple[str, ...]) -> str:
    """Give whom it goes to, as the button names them: without their roles."""
    return "" if len(people) != 1 else people[0].partition(",")[0]

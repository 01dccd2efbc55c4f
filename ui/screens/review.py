"""The review queue of a team lead: what waits, the letter, and the answer of a second person."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from checker.desk.review.review_answers import Pick, ReviewDone, ReviewItem, ReviewLetter
from checker.words import say
from ui.screens.blind_pick import BlindPick
from ui.theme import Theme
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import RING_PX, Callout, Card, beside, column, hung
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.review_pages import ReviewPages
from ui.widgets.review_panel import ReviewPanel
from ui.widgets.review_queue import WAITING, ReviewQueue
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

_STACK_UNDER = 900
_SIDE = 480
_EVIDENCE = 200
"""What is told is never lower than this, however much is asked below it."""
_SOON_MS = 250


class ReviewScreen(Scrolling):
    """Shows what waits. Neither file name nor recipient shows before the lead has picked one."""

    wanted = Signal(str, bool)
    picked = Signal(str, list)
    answered = Signal(str, object, str)
    cancelled = Signal()
    again = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty queue."""
        super().__init__(parent=parent)
        self._theme = theme
        self.letter: ReviewLetter | None = None
        """The letter that is open."""
        self._stacked = False
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.queue, self.pages = ReviewQueue(theme), ReviewPages(theme)
        self.pick, self.panel = BlindPick(theme), ReviewPanel(theme)
        self.nothing = Callout(theme, "note", "x", "x")
        self._side, self._asks, self._rest = Card(), QStackedWidget(), QWidget()
        self._rest.setProperty("kind", "clear")
        self._two = QHBoxLayout()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(lambda: self._open(into=False))
        self._listen()
        theme.changed.connect(self._fit)
        self.keys: dict[str, Callable[[], None]] = {
            "F8": partial(self._step, 1),
            "Shift+F8": partial(self._step, -1),
            "Ctrl+F": self._begin_find,
            "Ctrl+Return": self._press,
            "Ctrl+Enter": self._press,
            "Esc": self._back,
            "F5": self.again.emit,
            "F6": self._next_part,
        }
        self.show_nothing()

    def show_queue(self, items: tuple[ReviewItem, ...]) -> None:
        """Show what waits now."""
        self.queue.show_waiting(items)
        self._lay()

    def show_done(self, tab: int, rows: tuple[ReviewDone, ...]) -> None:
        """Show what was answered today, or what the team asked."""
        self.queue.show_done(tab, rows)

    def show_letter(self, letter: ReviewLetter, *, into: bool) -> None:
        """Show a letter: the question before the pick, everything after it."""
        self.letter = letter
        self.progress.end()
        self.queue.tables[WAITING].choose(letter.item.id)
        self._soon.stop()
        if letter.picked is not None:
            self.show_pick(letter.item.id, letter.picked)
        else:
            self.pages.show_pages(letter.pages, letter.hint)
            self.pick.ask(letter)
            self._asks.setCurrentWidget(self.pick)
        self._lay()
        if into:
            self._into()

    def show_pick(self, item: str, pick: Pick) -> None:
        """Show what is known after the pick, when that letter is still the one open."""
        letter = self.letter
        if letter is None or letter.item.id != item:
            return
        self.pages.show_pages(pick.pages, letter.hint if not pick.pages else "")
        self._asks.setCurrentWidget(self.panel)
        self.panel.tell(letter.item, pick)
        self._lay()

    def show_nothing(self, heading: str = "", sentence: str = "") -> None:
        """Show that no letter is open, and why."""
        self.letter = None
        self.pages.show_pages((), "")
        self.pages.show_whole(on=False)
        self.nothing.say(
            heading or say("Choose a letter"),
            sentence or say("The arrow keys go through the queue. Enter goes into a letter."),
        )
        self._asks.setCurrentIndex(0)
        self._lay()

    def opened(self) -> ReviewItem | None:
        """Give what is open."""
        return None if self.letter is None else self.letter.item

    def take_focus(self) -> None:
        """Put the keys on the queue."""
        self.queue.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the panes in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give what is told all the height that it needs, where the page itself scrolls."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._grow()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        """Put everything in its place."""
        left = QVBoxLayout()
        left.setSpacing(14)
        for one in (self.errors, self.progress, self.queue):
            left.addWidget(one)
        left.addWidget(self.pages, 1)
        left.addWidget(self._rest, 1)
        nothing = QWidget()
        nothing.setProperty("kind", "clear")
        nothing.setLayout(column(self.nothing, 1, margins=(RING_PX, 0, 0, 0)))
        for page in (nothing, self.pick, self.panel):
            self._asks.addWidget(page)
        self._side.body.addLayout(hung(self._asks))
        for asks in (self.pick, self.panel):
            asks.page.inside.installEventFilter(self)
        self._two.setSpacing(22)
        self._two.addLayout(left, 1)
        self._two.addWidget(self._side)
        self.column.addLayout(self._two, 1)

    def _listen(self) -> None:
        """Listen to the parts."""
        self.queue.chosen.connect(lambda _key: self._soon.start())
        self.queue.opened.connect(lambda _key: self._open(into=True))
        self.queue.turned.connect(lambda _tab: self._lay())
        self.queue.unsaved.connect(lambda why: self.errors.say(say("It was not saved"), why))
        self.pages.whole_wanted.connect(lambda _on: self._lay())
        self.pick.picked.connect(self._tell_pick)
        self.panel.answered.connect(self._tell_answer)
        self.panel.cancelled.connect(self.cancelled)
        self.panel.story.pointed.connect(self.pages.point_out)

    def _lay(self) -> None:
        """Show what belongs to the tab: the letter only beside what waits."""
        waiting, letter = self.queue.tab == WAITING, self.letter is not None
        self.queue.setVisible(not (waiting and self.pages.is_whole()))
        self.pages.setVisible(waiting and letter)
        self._side.setVisible(waiting and (letter or bool(self.queue.items)))
        self._rest.setVisible(self.pages.isHidden())
        self._fit()

    def _fit(self) -> None:
        """Put the panes side by side or below one another."""
        wide, px = self.width(), self._theme.px
        self._stacked = wide < px(_STACK_UNDER)
        self.queue.stack(on=self._stacked)
        self.pages.stack(on=self._stacked)
        beside(self._two, self._side, min(px(_SIDE), wide * 2 // 5), stacked=self._stacked)
        self._grow()

    def _grow(self) -> None:
        """Leave the question and the story room; all they need where the page itself scrolls."""
        for one in (self.pick, self.panel):
            layout, high = one.page.inside.layout(), self._theme.px(_EVIDENCE)
            if self._stacked and one is self._asks.currentWidget() and layout is not None:
                high = layout.totalHeightForWidth(one.page.inside.width())
            one.page.setMinimumHeight(high)

    def _open(self, *, into: bool) -> None:
        """Ask for the letter of the row one stands in, or go into the one that is open."""
        self._soon.stop()
        item, here = self.queue.item(), self.opened()
        if item is None:
            return
        if here is not None and here.id == item.id:
            if into:
                self._into()
        elif item.closed:
            self.show_nothing(say("This one is not yours to answer"), item.closed)
        else:
            self.queue.news.hide()
            self.wanted.emit(item.id, into)

    def _into(self) -> None:
        """Put the keys into the letter's question."""
        for one in (self.pick, self.panel):
            if one is self._asks.currentWidget():
                one.take_focus()

    def _tell_pick(self, people: list[str]) -> None:
        if self.letter is not None:
            self.picked.emit(self.letter.item.id, people)

    def _tell_answer(self, decision: object, code: str) -> None:
        if self.letter is not None:
            self.answered.emit(self.letter.item.id, decision, code)

    def _step(self, step: int) -> None:
        """Go to the next finding, or before the pick to the next mark."""
        if self._asks.currentWidget() is self.panel:
            self.panel.story.step(step)
        else:
            self.pages.step(step)

    def _press(self) -> None:
        """Press the button that has the focus: nothing is answered by a key alone."""
        for one in (*self.panel.answers(), self.pick.go):
            if one.hasFocus():
                one.click()
                return

    def _begin_find(self) -> None:
        self.pages.show_whole(on=False)
        self.queue.begin_find()

    def _back(self) -> None:
        """Close what is open, then go back to the queue."""
        if self._asks.currentWidget() is self.panel and self.panel.go_back():
            return
        if self.pages.is_whole():
            self.pages.show_whole(on=False)
        else:
            self.take_focus()

    def _next_part(self) -> None:
        """Move the keys from the queue to the letter, to the question, and back."""
        view = self.pages.view
        if view.hasFocus():
            self._into()
        elif self.queue.table().hasFocus() and view.isVisible():
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.take_focus()

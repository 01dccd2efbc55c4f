"""The head of the review room: tabs, the field to find something, and the table of the tab."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from checker.desk.review.review_answers import Needs, ReviewDone, ReviewItem
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.panel import Callout, column, row
from ui.widgets.report_table import ReportTable
from ui.widgets.review_tables import done_lines, done_table, waiting_lines, waiting_table
from ui.widgets.review_words import long_words
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

WAITING, DONE, TEAM = 0, 1, 2
"""The tabs."""


class ReviewQueue(QWidget):
    """What waits, what was answered today, and what the team asked; in each something is found.

    `chosen` says the row of what waits that one stands in, `opened` the one that Enter opens.
    """

    chosen = Signal(str)
    opened = Signal(str)
    turned = Signal(int)
    unsaved = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty queue."""
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._items: tuple[ReviewItem, ...] = ()
        self._done: dict[int, tuple[ReviewDone, ...]] = {DONE: (), TEAM: ()}
        self._read: set[int] = set()
        self._team, self._tab = say("your team"), WAITING
        self._sentence = Text("", "muted")
        self.news, self.none = Callout(theme, "good", "x"), Callout(theme, "note", "x", "x")
        self.news.hide()
        self.field = SearchField(theme, say("Find (Ctrl+F)"), say("Find a case, reason or checker"))
        self.field.setToolTip(say("Find a case, reason or checker (Ctrl+F)"))
        self.field.textChanged.connect(lambda _words: self._fill())
        self.save = Button(theme, say("Save as CSV"), icon="file-down")
        self.save.clicked.connect(self._choose_file)
        self.tables = (
            waiting_table(theme),
            done_table(theme, say("Done today")),
            done_table(theme, say("All of your team")),
        )
        self.tables[WAITING].chosen.connect(self.chosen)
        self.tables[WAITING].opened.connect(self.opened)
        self._tabs = QButtonGroup(self)
        tabs = row(spacing=4)
        for place in (WAITING, DONE, TEAM):
            button = Button(theme, "x", kind="tab")
            button.setCheckable(True)
            self._tabs.addButton(button, place)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self._tabs.button(WAITING).setChecked(True)
        self._tabs.idClicked.connect(self.show_tab)
        self._strip = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._strip.setSpacing(8)
        self._strip.addLayout(tabs, 3)
        self._strip.addWidget(self.field, 2)
        self._strip.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(column(Text(say("Review queue"), "title"), self._sentence, spacing=2))
        box.addWidget(self.news)
        box.addLayout(self._strip)
        for one in (self.none, *self.tables):
            box.addWidget(one)
        self._fill()

    @property
    def tab(self) -> int:
        """The tab that shows."""
        return self._tab

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """What waits."""
        return self._items

    def item(self) -> ReviewItem | None:
        """Give what waits in the row one stands in."""
        key = self.tables[WAITING].key()
        return next((one for one in self._items if one.id == key), None)

    def show_waiting(self, items: tuple[ReviewItem, ...]) -> None:
        """Show what waits now; the row one stands in stays."""
        self._items = items
        self._read.add(WAITING)
        self._fill()

    def show_done(self, tab: int, rows: tuple[ReviewDone, ...]) -> None:
        """Show what was answered today, or what the team asked."""
        self._done[tab] = rows
        self._read.add(tab)
        self._fill()

    def show_unread(self, *tabs: int) -> None:
        """Say that these cannot be read now: what was read before stays, and nothing is counted."""
        self._read -= set(tabs)
        self._fill()

    def name_team(self, team: str) -> None:
        """Say whose queue this is."""
        self._team = team or say("your team")
        self._say_tabs()

    def say_done(self, heading: str, sentence: str) -> None:
        """Say quietly what was done; the next letter takes it away."""
        self.news.say(heading, sentence)
        self.news.show()
        announce(self.news, self.news.accessibleName())

    def show_tab(self, tab: int) -> None:
        """Turn to a tab."""
        self._tab = tab
        self._tabs.button(tab).setChecked(True)
        self._fill()
        self.turned.emit(tab)

    def stack(self, *, on: bool) -> None:
        """Put the field below the tabs, where there is no room beside them."""
        way = QBoxLayout.Direction
        self._strip.setDirection(way.TopToBottom if on else way.LeftToRight)

    def begin_find(self) -> None:
        """Go to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def take_focus(self) -> None:
        """Put the keys on the table that shows."""
        if self.field.hasFocus():
            self.field.clear()
        table = self.tables[self._tab]
        first: QWidget = self.field if table.isHidden() else table
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sentence(self) -> str:
        """Give what is said of all that waits."""
        return self._sentence.text()

    def table(self) -> ReportTable:
        """Give the table that shows."""
        return self.tables[self._tab]

    def _fill(self) -> None:
        """Fill the tables with what is found, and say how many there are."""
        find = self.field.text()
        lines = (
            waiting_lines(self._items, find),
            done_lines(self._done[DONE], find),
            done_lines(self._done[TEAM], find),
        )
        for table, shown in zip(self.tables, lines, strict=True):
            if set(shown) != set(table.lines()):
                key = table.key()
                table.show_lines(shown)
                table.choose(key)
        known = WAITING in self._read
        self._sentence.setText(
            _sentence(self._items) if known else say("What waits for you has not been read.")
        )
        self._say_tabs()
        nothing = not lines[self._tab]
        self.none.setVisible(nothing)
        if self._is_read(self._tab):
            self.none.say(*_nothing(self._tab, find=bool(find.strip())))
        else:
            self.none.say(
                say("This has not been read"),
                say("It comes here by itself as soon as it can be read. Press F5 to look now."),
            )
        for place, table in enumerate(self.tables):
            table.setVisible(place == self._tab and not nothing)
        self.save.setVisible(self._tab != WAITING and not nothing)

    def _say_tabs(self) -> None:
        counts = (len(self._items), len(self._done[DONE]), len(self._done[TEAM]))
        words = (say("Waiting for you"), say("Done today"), say("All of {team}", team=self._team))
        for place, (told, count) in enumerate(zip(words, counts, strict=True)):
            button = self._tabs.button(place)
            known = self._is_read(place)
            button.setText(f"{told}  {count}" if known else told)
            button.setAccessibleName(
                say("{tab}, {count}", tab=told, count=count) if known else told
            )

    def _is_read(self, tab: int) -> bool:
        """Say whether all of a tab was read: what is to be looked over comes with the team's."""
        return {tab, TEAM} <= self._read if tab == WAITING else tab in self._read

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, say("Save this table"), say("review queue.csv"), say("Tables (*.csv)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the table that shows as a CSV file, or tell that it cannot be written there."""
        try:
            self.table().save(path)
        except OSError:
            self.unsaved.emit(say("It cannot be written there. Choose another folder."))
        else:
            self.say_done(say("The table is saved"), str(path))


def _sentence(items: tuple[ReviewItem, ...]) -> str:
    """Say how many cannot go, and how long the oldest has waited."""
    second = [one for one in items if one.needs is Needs.SECOND and not one.closed]
    if not second:
        return say("No letter is held up by you.")
    return say_count(
        "{count} letter cannot go without you. It has waited {long}.",
        "{count} letters cannot go without you. The oldest has waited {long}.",
        len(second),
        long=long_words(max(one.waiting_s for one in second)),
    )


def _nothing(tab: int, *, find: bool) -> tuple[str, str]:
    """Say that there is nothing in a tab."""
    if find:
        return say("Nothing is found"), say("Clear what you are looking for with Esc.")
    words = {
        WAITING: (
            say("Nothing waits for you"),
            say("What your team asks you to release or to look over comes here by itself."),
        ),
        DONE: (say("Nothing was answered today"), say("What leads of your team answer is here.")),
        TEAM: (
            say("Your team asked nothing in the last two weeks"),
            say("What your team asks leads is listed here, with how it ended."),
        ),
    }
    return words[tab]

"""A window of its own to read in: the manual, or the licences; contents, search, page."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from checker.desk.guidance.manual import Book, Page, Section
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.hit_lines import HitLines
from ui.widgets.panel import ANY_SIZE, RING_PX, beside, column, hung, row
from ui.widgets.reading_page import ReadingPage
from ui.widgets.text import Text

_SIZE, _LEAST, _STACK_UNDER = (1120, 820), (480, 400), 600
_SIDE, _LOW = 330, 190
_BESIDE = 10 + 4
"""The room beside the words of a line of the contents, in it and round all lines, as the style
sheet has it."""
_PLACE = Qt.ItemDataRole.UserRole
_DEEPEST = 3
"""Headings below this level stand on the page, and not in the contents."""

Place = tuple[str, str]
"""The name of a page, and an anchor in it or nothing."""


class ReadingWindow(QWidget):
    """Shows the pages of a book; what leads out of it is said, and never opened."""

    about_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        search: str,
        note: str = "",
        about: str = "",
        picture: Callable[[str], bytes] = lambda _name: b"",
        parent: QWidget | None = None,
    ) -> None:
        """Lay out an empty window.

        Args:
            theme: Where the colours come from.
            title: What the window is called.
            search: What stands above the field to search in.
            note: What is to be known of the whole book.
            about: The words of a button that leads to the other book.
            picture: Gives a picture by its name.
            parent: The window that this one goes with.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._theme, self._title = theme, title
        self._book = Book(pages=())
        self._here: Place = ("", "")
        self._fills = False
        self._past: list[Place] = []
        self._ahead: list[Place] = []
        self.setWindowTitle(title)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_LEAST)
        room = self.screen().availableSize()
        self.resize(QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1])).boundedTo(room))
        self.field, self.contents = QLineEdit(), QListWidget()
        self.page = ReadingPage(theme, picture)
        self.told = Text()
        self.address = QLineEdit()
        self._lay_out(search, note, about)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._first_hit)
        self.contents.currentItemChanged.connect(self._chosen)
        self.contents.itemActivated.connect(lambda _item: self.page.setFocus())
        self.page.followed.connect(self._follow)
        theme.changed.connect(self._fit)
        self._listen()
        self._fit()

    def show_book(self, book: Book) -> None:
        """Show another book, or the same with more pages."""
        self._book = book
        self._list()

    def fill(self, pages: Iterable[Page | None]) -> None:
        """Take in pages as they come, one at each turn of the window; None is an empty turn."""
        self._fills = True
        self._take(iter(pages))

    def is_filling(self) -> bool:
        """Say whether there are more pages to come."""
        return self._fills

    def open_at(self, page: str, anchor: str = "") -> None:
        """Turn to a page, come to the front, and put the keys on it."""
        self._end_search()
        self._turn((page, anchor))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """Give which page shows, and at what it was opened."""
        return self._here

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack contents and page in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self, search: str, note: str, about: str) -> None:
        """Put the field, the contents and the page in their places."""
        label = Text(search, "label")
        label.setBuddy(self.field)
        self.field.setAccessibleName(search)
        self.contents.setAccessibleName(say("Contents"))
        self.contents.setWordWrap(True)
        self._lines = HitLines(self._theme, self.contents)
        self.contents.setItemDelegate(self._lines)
        self.contents.setResizeMode(QListView.ResizeMode.Adjust)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._back = Button(
            self._theme, say("Back"), icon="arrow-left", kind="small", key="Alt+Left"
        )
        self._on = Button(
            self._theme, say("Forward"), icon="arrow-right", kind="small", key="Alt+Right"
        )
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._side = QWidget()
        inside = column(label, self.field, self.told, spacing=6, margins=(RING_PX, 0, 0, 0))
        inside.addWidget(self.contents, 1)
        inside.addLayout(row(self._back, self._on, 1))
        if about:
            button = Button(self._theme, about, kind="link")
            button.clicked.connect(self.about_wanted)
            inside.addLayout(hung(row(button, 1)))
        if note:
            inside.addWidget(Text(note, "muted"))
        self._side.setLayout(inside)
        self._outside = QFrame()
        self._outside.setProperty("kind", "note")
        self._copy = Button(self._theme, say("Copy the address"))
        self._copy.clicked.connect(self._copy_address)
        self.address.setReadOnly(True)
        self.address.setAccessibleName(say("Address"))
        self._words = Text()
        told = column(self._words, spacing=6, margins=(12, 8, 12, 8))
        told.addLayout(row(self.address, self._copy))
        self._outside.setLayout(told)
        self._outside.hide()
        self._right = right = column(spacing=8)
        right.addWidget(self.page, 1)
        right.addWidget(self._outside)
        self._two = QHBoxLayout(self)
        self._two.setContentsMargins(16 - RING_PX, 14, 16, 14)
        self._two.setSpacing(14)
        self._two.addWidget(self._side)
        self._two.addLayout(right, 1)
        self.told.hide()
        self._offer()

    def _fit(self) -> None:
        """Put contents and page side by side or below one another."""
        narrow = self.width() < self._theme.px(_STACK_UNDER)
        wide = min(self._theme.px(_SIDE), self.width() * 2 // 5) + RING_PX
        beside(self._two, self._side, wide, stacked=narrow)
        self._right.setContentsMargins(RING_PX if narrow else 0, 0, 0, 0)
        self.contents.setMaximumHeight(self._theme.px(_LOW) if narrow else ANY_SIZE)
        QTimer.singleShot(0, self, self._size_lines)

    def _take(self, coming: Iterator[Page | None]) -> None:
        try:
            page = next(coming)
        except StopIteration:
            self._fills = False
            return
        if page is not None:
            self._book = Book(pages=(*self._book.pages, page))
            self._list()
        QTimer.singleShot(0, self, lambda: self._take(coming))

    def _list(self) -> None:
        """List the pages, and the sections of the one that shows; or where the words stand."""
        sought = self.field.text().strip()
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.contents.clear()
        if sought:
            self._list_hits(sought)
        else:
            self.told.hide()
            for page in self._book.pages:
                self._add(page.title, (page.name, ""), bold=True)
                if page.name == self._here[0]:
                    for section in page.sections[1:]:
                        if section.level <= _DEEPEST:
                            deep = "    " * (section.level - 1)
                            self._add(f"{deep}{section.title}", (page.name, section.anchor))
        self.contents.blockSignals(False)  # noqa: FBT003 - Qt's own call
        self._size_lines()
        self._point()

    def _list_hits(self, sought: str) -> None:
        hits = self._book.find(sought)
        for hit in hits:
            page = self._book.page(hit.section.page)
            over = "" if page is None or page.title == hit.section.title else f"{page.title}: "
            self._add(
                f"{over}{hit.section.title}\n{hit.around}",
                (hit.section.page, _anchor(page, hit.section)),
            )
        self.told.say(
            say_count("{count} place", "{count} places", len(hits))
            if hits
            else say("Nothing was found. Try one word, or another one.")
        )
        self.told.show()
        announce(self.told, self.told.text())

    def _add(self, words: str, place: Place, *, bold: bool = False) -> None:
        item = QListWidgetItem(words)
        item.setData(_PLACE, place)
        font = QFont(self.contents.font())
        font.setBold(bold)
        item.setFont(font)
        self.contents.addItem(item)

    def _size_lines(self) -> None:
        """Give each line the height of its words; Qt forgets the room round them."""
        bar = self.contents.verticalScrollBar().sizeHint().width()
        wide = self.contents.width() - bar - self._theme.px(2 * _BESIDE) - 8
        for line in range(self.contents.count()):
            item = self.contents.item(line)
            item.setSizeHint(QSize(wide, self._lines.height(item.text(), item.font(), wide)))

    def _point(self) -> None:
        """Choose the line of what shows, if there is one."""
        lines = range(self.contents.count())
        here = (at for at in lines if tuple(self.contents.item(at).data(_PLACE)) == self._here)
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.contents.setCurrentRow(next(here, -1))
        self.contents.blockSignals(False)  # noqa: FBT003 - Qt's own call

    def _turn(self, place: Place) -> None:
        """Turn to a place and remember where one was."""
        if self._here[0] and place != self._here:
            self._past.append(self._here)
            self._ahead.clear()
        self._show(place)

    def _show(self, place: Place) -> None:
        page = self._book.page(place[0])
        if page is None:
            return
        other = place[0] != self._here[0]
        self._here = place
        self._outside.hide()
        self.setWindowTitle(f"{self._title}: {page.title}")
        self.page.show_page(page, place[1], tuple(self.field.text().split()))
        self._offer()
        if not self.field.text().strip():
            # Later where the lines change: the list itself may be telling which one was chosen.
            QTimer.singleShot(0, self, self._list if other else self._point)

    def _offer(self) -> None:
        """Offer the ways back and on that there are."""
        self._back.setEnabled(bool(self._past))
        self._on.setEnabled(bool(self._ahead))

    def _go_back(self) -> None:
        if self._past:
            self._ahead.append(self._here)
            self._show(self._past.pop())

    def _go_on(self) -> None:
        if self._ahead:
            self._past.append(self._here)
            self._show(self._ahead.pop())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            page, anchor = item.data(_PLACE)
            self._turn((page, anchor))

    def _search(self) -> None:
        self._list()
        if not self.field.text().strip():
            self._show(self._here)

    def _first_hit(self) -> None:
        """Turn to the first place, and go on with the keys in the list."""
        if self.contents.count() and self.field.text().strip():
            self.contents.setCurrentRow(-1)
            self.contents.setCurrentRow(0)
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_search(self) -> None:
        if self.field.text():
            self.field.clear()

    def _follow(self, address: str) -> None:
        """Follow a link inside the book; say where any other one leads."""
        name, _, anchor = address.partition("#")
        page = name.removesuffix(".md") or self._here[0]
        if "://" not in address and self._book.page(page) is not None:
            self._end_search()
            self._turn((page, anchor))
            return
        self._words.say(
            say("This leads out of Letterlock, which opens nothing from here. The address is:")
        )
        self.address.setText(address)
        self._outside.show()
        announce(self._outside, f"{self._words.text()} {address}")
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())
        self._words.say(say("Copied. Put it into your browser."))
        announce(self._outside, self._words.text())

    def _escape(self) -> None:
        """Leave the search; without one, close."""
        if self.field.text():
            self._end_search()
        else:
            self.close()

    def _next_part(self) -> None:
        parts: list[QWidget] = [self.field, self.contents, self.page]
        here = next((at for at, one in enumerate(parts) if one.hasFocus()), -1)
        parts[(here + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _listen(self) -> None:
        """Listen to the keys."""
        find: Callable[[], None] = lambda: self.field.setFocus(  # noqa: E731 - one of a table
            Qt.FocusReason.ShortcutFocusReason
        )
        for key, act in (
            ("Ctrl+F", find),
            ("F1", find),
            ("F6", self._next_part),
            ("Esc", self._escape),
            ("Alt+Left", self._go_back),
            ("Alt+Right", self._go_on),
            ("Ctrl++", lambda: self._theme.step_text(1)),
            ("Ctrl+=", lambda: self._theme.step_text(1)),
            ("Ctrl+-", lambda: self._theme.step_text(-1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)


def _anchor(page: Page | None, section: Section) -> str:
    """Give the anchor of a section; the first of a page is the page itself."""
    first = page is not None and page.sections[:1] == (section,)
    return "" if first else section.anchor

"""The left of the check screen: letter, enclosures and envelope, with pages, zoom and find."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from checker.model import ARCHIVES, Document, Finding
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.envelope_view import EnvelopeView
from ui.widgets.letter_page import LetterPage
from ui.widgets.letter_text import LetterText
from ui.widgets.mark import marks
from ui.widgets.panel import empty, row
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.answers import Going

ZOOMS = (50, 75, 100, 125, 150, 200)
MOST_TABS = 3
"""Files with a tab of their own; the others stand in a list."""
OTHERS = 10_000
"""The id of that list's tab: no dispatch has so many files."""


class LetterPane(QFrame):
    """Shows one file at a time under a tab each, and the envelope under the last tab."""

    picture_wanted = Signal(object, int, int)

    def __init__(
        self, theme: Theme, *, envelope: bool = True, parent: QWidget | None = None
    ) -> None:
        """Make an empty pane, with a tab for the envelope or without."""
        super().__init__(parent)
        self._theme, self._has_envelope = theme, envelope
        self._documents: tuple[Document, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._zoom, self._here, self._by_email = 100, 0, False
        self._tabs = QButtonGroup(self)
        self._tabs.idClicked.connect(self.show_tab)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(0)
        self.text, self.page, self.envelope = (
            LetterText(theme),
            LetterPage(theme),
            EnvelopeView(theme),
        )
        self.page.picture_wanted.connect(self.picture_wanted)
        self._stack = QStackedWidget()
        for one in (self.text, self.page, self.envelope):
            self._stack.addWidget(one)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._toolbar())
        box.addWidget(self._find_bar())
        box.addWidget(self._stack, 1)

    def show_result(
        self,
        documents: tuple[Document, ...],
        findings: tuple[Finding, ...],
        *,
        by_email: bool = False,
    ) -> None:
        """Show files with the marks of findings; the tab in view stays.

        What goes `by_email` has no envelope: its last tab says whom it goes to.
        """
        if (documents, findings, by_email) == (self._documents, self._findings, self._by_email):
            return
        self._by_email = by_email
        same = [one.sha256 for one in documents] == [one.sha256 for one in self._documents]
        here = self._here if same else 0
        self._documents, self._findings = documents, findings
        self._make_tabs()
        self.show_tab(min(here, len(documents) - (not self._has_envelope)))

    def clear(self) -> None:
        """Show no letter: what lay here is gone."""
        self.show_result((), ())
        self.show_going(())

    def show_going(self, going: "tuple[Going, ...]") -> None:
        """Show where it goes, under the last tab."""
        self.envelope.show_going(going)

    def show_tab(self, place: int) -> None:
        """Turn to a file, counted from 0; the envelope comes after the last."""
        if not 0 <= place <= len(self._documents) - (not self._has_envelope):
            return
        self._here = place
        self._mark_tab(place)
        if place == len(self._documents):
            self._stack.setCurrentWidget(self.envelope)
        else:
            document = self._documents[place]
            view = self.page if document.pages else self.text
            self._stack.setCurrentWidget(view)
            view.show_document(document, marks(self._findings))
        self._say_page()

    def point_out(self, number: int, *, turn: bool) -> None:
        """Frame a finding's words; with `turn` also go to its file and page."""
        if number > len(self._findings):
            return  # it is filled a turn after the findings, and then points out what is open
        finding = self._findings[number - 1]
        names = [one.name for one in self._documents]
        if turn and finding.place.file in names:
            place = names.index(finding.place.file)
            if place != self._here:
                self.show_tab(place)
        for view in (self.text, self.page):
            view.point_out(number, scroll=turn)
        self._say_page()

    def take_picture(self, document: Document, page: int, picture: bytes) -> None:
        """Show the picture of a page that was asked for."""
        place = self._here
        if place < len(self._documents) and self._documents[place].name == document.name:
            self.page.show_picture(page, picture)

    def zoom_by(self, step: int) -> None:
        """Show the letter one size larger (1) or smaller (-1)."""
        place = max(0, min(ZOOMS.index(self._zoom) + step, len(ZOOMS) - 1))
        self._zoom = ZOOMS[place]
        self._zoom_words.setText(f"{self._zoom}%")
        for view in (self.text, self.page):
            view.zoom(self._zoom / 100)

    def begin_find(self) -> None:
        """Open the field for finding words."""
        self._finder.show()
        self._find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find_field.selectAll()

    def end_find(self) -> bool:
        """Close that field; False when it was not open."""
        was = not self._finder.isHidden()
        self._finder.hide()
        return was

    def focus_view(self) -> None:
        """Put the keys on what shows."""
        shown: QWidget = self._stack.currentWidget() or self
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_tabs(self) -> None:
        """Make a tab for each of the first files, a list for the others, a tab for the envelope."""
        for button in self._tabs.buttons():
            self._tabs.removeButton(button)
        empty(self._tab_row)
        tabs = self._documents if len(self._documents) <= MOST_TABS + 1 else ()
        tabs = tabs or self._documents[:MOST_TABS]
        for place, one in enumerate(tabs):
            self._add_tab(place, _title(place, one), one.name, key=f"Ctrl+{place + 1}")
        if len(tabs) < len(self._documents):
            self._add_others(len(tabs))
        if self._has_envelope:
            title = say("Recipients") if self._by_email else say("Envelope")
            self._add_tab(len(self._documents), title, "", key="")

    def _add_tab(self, place: int, title: str, name: str, *, key: str) -> Button:
        """Add the tab of a file, which says its whole name when one points at it."""
        button = Button(self._theme, title, kind="tab", key=key)
        if name and name not in title:
            button.setToolTip(f"{name} ({key})")
        button.setCheckable(True)
        self._tabs.addButton(button, place)
        self._tab_row.addWidget(button)
        return button

    def _add_others(self, first: int) -> None:
        """Add one tab that opens a list of the files that have none of their own."""
        others = self._documents[first:]
        words = say_count("{count} more file", "{count} more files", len(others))
        button = self._add_tab(OTHERS, words, "", key="")
        menu = QMenu(button)
        for place, one in enumerate(others, first):
            act = menu.addAction(_title(place, one).replace("&", "&&"))
            act.triggered.connect(lambda _on=False, place=place: self.show_tab(place))
        button.setMenu(menu)

    def _mark_tab(self, place: int) -> None:
        """Mark the tab of what shows: its own, or the one of the files that have none."""
        ids = [self._tabs.id(button) for button in self._tabs.buttons()]
        self._tabs.button(place if place in ids else OTHERS).setChecked(True)
        others = self._tabs.button(OTHERS)
        if isinstance(others, Button):
            count = len(self._documents) - MOST_TABS
            words = say_count("{count} more file", "{count} more files", count)
            others.become(words if place in ids else _title(place, self._documents[place]))

    def _toolbar(self) -> QFrame:
        """Lay out tabs, page arrows and zoom."""
        bar = QFrame()
        bar.setProperty("kind", "toolbar")
        theme = self._theme
        self._back = Button(theme, "", icon="chevron-left", kind="tool", name=say("Page before"))
        self._on = Button(theme, "", icon="chevron-right", kind="tool", name=say("Next page"))
        self._page_words = Text("", wrap=False)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        find = Button(
            theme, "", icon="search", kind="tool", name=say("Find in the letter"), key="Ctrl+F"
        )
        find.clicked.connect(self.begin_find)
        smaller = Button(
            theme, "", icon="zoom-out", kind="tool", name=say("Show the letter smaller")
        )
        larger = Button(theme, "", icon="zoom-in", kind="tool", name=say("Show the letter larger"))
        smaller.clicked.connect(lambda: self.zoom_by(-1))
        larger.clicked.connect(lambda: self.zoom_by(1))
        self._zoom_words = Text("100%", "muted", wrap=False)
        box = row(spacing=4, margins=(12, 0, 12, 0))
        box.addLayout(self._tab_row)
        box.addStretch(1)
        for one in (
            self._back,
            self._page_words,
            self._on,
            find,
            smaller,
            self._zoom_words,
            larger,
        ):
            box.addWidget(one)
        bar.setLayout(box)
        return bar

    def _find_bar(self) -> QFrame:
        """Lay out the field for finding words."""
        self._finder = QFrame()
        self._finder.setProperty("kind", "toolbar")
        self._find_field = SearchField(
            self._theme, say("Find in the letter"), say("Words to find in the letter")
        )
        self._find_none = Text("", "muted", wrap=False)
        self._find_none.hide()  # empty it would still be something between the field and the button
        on = Button(self._theme, say("Find next"), key="Enter")
        shut = Button(self._theme, "", icon="x", kind="tool", name=say("Close find"), key="Esc")
        on.clicked.connect(self._find)
        self._find_field.returnPressed.connect(self._find)
        shut.clicked.connect(self.end_find)
        box = row(self._find_field, self._find_none, on, shut, margins=(12, 6, 12, 6))
        self._finder.setLayout(box)
        self._finder.hide()
        return self._finder

    def _find(self) -> None:
        """Go to the next place of the words in the field."""
        shown = self._stack.currentWidget()
        words = self._find_field.text().strip()
        if not words or shown is self.envelope:
            return
        found = (self.page if shown is self.page else self.text).find_words(words)
        self._find_none.setText("" if found else say("Not in this file"))
        self._find_none.setVisible(not found)
        self._say_page()

    def _turn(self, step: int) -> None:
        """Turn a page."""
        pages = self._pages()
        self.page.show_page(max(1, min(self.page.page + step, pages)))
        self._say_page()

    def _pages(self) -> int:
        """Count the pages of what shows, 0 where it has none of its own."""
        if self._stack.currentWidget() is not self.page or self._here >= len(self._documents):
            return 0
        return len(self._documents[self._here].pages)

    def _say_page(self) -> None:
        """Say which page shows."""
        pages = self._pages()
        for one in (self._back, self._on, self._page_words):
            one.setVisible(pages > 0)
        if pages:
            self._page_words.setText(self.page.page_words())
            self._back.setEnabled(self.page.page > 1)
            self._on.setEnabled(self.page.page < pages)


def _title(place: int, document: Document) -> str:
    """Give what stands on the tab of a file."""
    if place == 0:
        return say("Letter") if document.message is None else say("Email")
    if document.kind in ARCHIVES:
        return say("Archive: {name}", name=_short(document.name))
    if document.parent is not None:
        return say("Inside: {name}", name=_short(document.name))
    return say("Enclosure: {name}", name=_short(document.name))


def _short(name: str, most: int = 26) -> str:
    """Give a file name that fits a tab."""
    name = name.rpartition("/")[2]
    return name if len(name) <= most else f"{name[: most - 9]}…{name[-8:]}"

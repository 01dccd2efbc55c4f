"""Many letters at once: choose a folder, see the results as they come, open what needs somebody."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QWidget

from checker.batch.rows import VERDICTS, verdict_words
from checker.words import say
from ui.theme import Theme
from ui.widgets.batch_card import BatchCard
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.folder_zone import FolderZone
from ui.widgets.letters_table import LettersTable
from ui.widgets.panel import ANY_SIZE, Callout, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scrolling import Scrolling
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.batch.running import Standing
    from ui.widgets.letters_table import Listed

_STACK_UNDER = 1100


class ManyScreen(Scrolling):
    """The drop zone, or the batch that was chosen with the list of its letters."""

    given = Signal(list)
    opened = Signal(str)
    save_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, with nothing chosen."""
        super().__init__(parent=parent)
        self._theme = theme
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.zone, self.card = FolderZone(theme), BatchCard(theme)
        self.zone.setMinimumHeight(theme.px(240))
        self.zone.choose.connect(self.choose_folder)
        self.zone.paste.connect(self._choose_list)
        self.zone.dropped.connect(self.given)
        self.told, self.news = Callout(theme, "check", ""), Callout(theme, "good", "")
        self.table = LettersTable(theme)
        self.table.opened.connect(self.opened)
        self.table.moved.connect(self._moved)
        self.none = Text(say("No letter is found so. Clear what you are looking for with Esc."))
        self.column.addLayout(
            column(
                Text(say("Check many letters"), "title"),
                Text(
                    say(
                        "Checks every letter of a folder and shows which of them need you. Nothing "
                        "is recorded, confirmed or sent here: open a letter from the list for that."
                    ),
                    "muted",
                ),
                spacing=2,
            )
        )
        for one in (self.errors, self.progress, self.zone, self.card, self.told, self.news):
            self.column.addWidget(one)
        self._found = QWidget()
        self._found.setProperty("kind", "clear")
        found = column(spacing=10)
        found.addLayout(self._strip())
        found.addWidget(self.none, 0, Qt.AlignmentFlag.AlignTop)
        found.addWidget(self.table, 1)
        self._found.setLayout(found)
        self.column.addWidget(self._found, 1)
        self.column.addStretch(0)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+O": self.choose_folder,
            "Ctrl+F": self.begin_find,
            "Esc": self._clear,
        }
        theme.changed.connect(self._fit)
        self.show_zone()

    def show_zone(self) -> None:
        """Nothing is chosen."""
        self.errors.clear()
        self.table.rows.replace(())
        for one in (self.card, self.told, self.news, self._found):
            one.hide()
        self.zone.show()
        self._count()

    def show_rows(self, rows: "Sequence[Listed]") -> None:
        """Show these letters and no others; they are in order."""
        self.table.rows.replace(rows)
        self.zone.hide()
        self.news.hide()
        self.told.hide()
        self._found.setVisible(bool(rows))
        self._count()

    def add_rows(self, rows: "Sequence[Listed]", standing: "Standing") -> None:
        """Show what came since, and how far it is."""
        if rows:
            self.table.rows.add(rows)
            self._found.show()
            self._count()
        self.card.stand(standing)

    def tell(self, sentences: "Sequence[str]") -> None:
        """Say what is wrong with the records by which all of them are checked."""
        self.told.say(say("The case records"), " ".join(sentences))
        self.told.setVisible(bool(sentences))

    def say_saved(self, file: str) -> None:
        """Say that the table is saved."""
        self.news.say(say("The table is saved"), file)
        self.news.show()

    def choose_folder(self) -> None:
        """Let the person choose a folder, where nothing is chosen yet."""
        if self.zone.isHidden():
            return
        folder = QFileDialog.getExistingDirectory(self, say("Choose a folder of letters"))
        if folder:
            self.given.emit([Path(folder)])

    def begin_find(self) -> None:
        """Go to the field."""
        if not self._found.isHidden():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def show_verdict(self, verdict: str) -> None:
        """Show only what came out so; "" for all."""
        self._tab(verdict).setChecked(True)
        self._find()

    def take_focus(self) -> None:
        """Put the keys on what comes first."""
        first: QWidget = self.table if self.zone.isHidden() else self.zone.choose_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_to(self, file: Path) -> None:
        """Save the results of all letters as a table."""
        self.errors.clear()
        self.save_wanted.emit(file)

    def tabs(self) -> tuple[str, ...]:
        """Give the words of the tabs."""
        return tuple(self._tab(one).text() for one in ("", *VERDICTS))

    def _strip(self) -> QBoxLayout:
        """Lay out what stands above the list."""
        self._tabs = QButtonGroup(self)
        tabs = row(spacing=4)
        for place, _verdict in enumerate(("", *VERDICTS)):
            button = Button(self._theme, "x", kind="tab")
            button.setCheckable(True)
            self._tabs.addButton(button, place)
            tabs.addWidget(button)
        tabs.addStretch(1)
        self._tabs.button(0).setChecked(True)
        self._tabs.idClicked.connect(lambda _place: self._find())
        self.field = SearchField(
            self._theme,
            say("Find a letter, person or finding (Ctrl+F)"),
            say("Find a letter, person or finding"),
        )
        self.field.setMinimumWidth(self._theme.px(120))
        self.field.textChanged.connect(lambda _words: self._find())
        self.open = Button(self._theme, say("Open in the check"), icon="arrow-right", kind="small")
        self.open.clicked.connect(self.table.open)
        self.save = Button(self._theme, say("Save as CSV"), icon="file-down", kind="small")
        self.save.clicked.connect(self._choose_file)
        right = row(spacing=8)
        right.addWidget(self.field, 1)
        right.addWidget(self.open)
        right.addWidget(self.save)
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(8)
        self._two.addLayout(tabs, 1)
        self._two.addLayout(right, 1)
        return self._two

    def _tab(self, verdict: str) -> Button:
        button = self._tabs.button(("", *VERDICTS).index(verdict))
        assert isinstance(button, Button)  # noqa: S101 - they were put in above
        return button

    def _find(self) -> None:
        verdict = ("", *VERDICTS)[self._tabs.checkedId()]
        self.table.rows.find(verdict, self.field.text())
        self._count()

    def _count(self) -> None:
        """Say on each tab how many there are, and that nothing is found where nothing is."""
        counts = self.table.rows.counts
        for verdict in ("", *VERDICTS):
            name = verdict_words(verdict) if verdict else say("All")
            count = counts[verdict] if verdict else counts.total()
            button = self._tab(verdict)
            button.setText(f"{name}  {count:,}")
            button.setAccessibleName(say("{tab}, {count}", tab=name, count=count))
        nothing = not self.table.rows.rowCount()
        self.none.setVisible(nothing)
        self._found.setMaximumHeight(self._found.sizeHint().height() if nothing else ANY_SIZE)
        self.table.setVisible(not nothing)
        self._moved()

    def _moved(self) -> None:
        self.open.setEnabled(bool(self.table.letter()))

    def _clear(self) -> None:
        """Show all letters again."""
        self.field.clear()
        self.show_verdict("")

    def _choose_list(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, say("Choose a list of letters"), "", say("Tables (*.csv)")
        )
        if name:
            self.given.emit([Path(name)])

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, say("Save this table"), say("letters.csv"), say("Tables (*.csv)")
        )
        if name:
            self.save_to(Path(name))

    def _fit(self) -> None:
        """Put the field below the tabs where there is no room beside them."""
        way = QBoxLayout.Direction
        narrow = self.width() < self._theme.px(_STACK_UNDER)
        self._two.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

"""A list of thousands of letters: only what shows is drawn, the gravest first, found by words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from checker.batch.rows import Row, verdict_words
from checker.words import say
from ui.theme import Theme
from ui.widgets.focus_ring import FocusRing

_ROW, _ICON = 36, 16
_WIDTHS: Final = (100, 250, 100, 200, 300)
"""Of the columns, in pixels at the usual text size; the last takes what is left."""
_FEW = 40
"""So many rows are put in one by one; more are shown anew at once."""
LOOKS: Final = {
    "stop": ("octagon-alert", "stop"),
    "held": ("hand", "note"),
    "check": ("triangle-alert", "check"),
    "clear": ("circle-check", "good"),
}
_OPENS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Listed:
    """A row, with what it is sorted by and the words in which something is found."""

    row: Row
    order: tuple[int, str, str]
    text: str

    @classmethod
    def of(cls, row: Row) -> Self:
        """Make it. For thousands this is done away from the window."""
        told = (row.letter, row.case, row.to, row.found, verdict_words(row.verdict))
        return cls(row, row.order, "\n".join(told).casefold())


class LettersModel(QAbstractTableModel):
    """All rows, and those of them that show."""

    def __init__(self, theme: Theme) -> None:
        """Begin without rows."""
        super().__init__()
        self._theme = theme
        self._all: list[Listed] = []
        self._by_letter: dict[str, Listed] = {}
        self._shown: list[Listed] = []
        self.counts: Counter[str] = Counter()
        """How many letters came out so."""
        self._verdict, self._words = "", ""
        self._opened: set[str] = set()
        self._icons: dict[str, QIcon] = {}
        self._titles = (
            say("Result"),
            say("Letter"),
            say("Case"),
            say("To"),
            say("What was found"),
        )
        theme.changed.connect(self._icons.clear)

    def replace(self, rows: Sequence[Listed]) -> None:
        """Show these rows and no others; they are in order."""
        self.beginResetModel()
        self._opened &= {one.row.letter for one in rows}
        self._all = list(rows)
        self._by_letter = {one.row.letter: one for one in rows}
        self.counts = Counter(one.row.verdict for one in rows)
        self._shown = [one for one in self._all if self._fits(one)]
        self.endResetModel()

    def add(self, rows: Iterable[Listed]) -> None:
        """Put rows in; a letter that is there already has its new row instead of the old one."""
        new = {one.row.letter: one for one in rows}
        self._opened -= set(new)
        for letter in new:
            if letter in self._by_letter:
                self._take_out(self._by_letter.pop(letter))
        self._by_letter |= new
        if len(new) > _FEW:
            self.replace(sorted((*self._all, *new.values()), key=_order))
            return
        self.counts.update(one.row.verdict for one in new.values())
        for one in new.values():
            self._all.insert(_place(self._all, one), one)
            if self._fits(one):
                place = _place(self._shown, one)
                self.beginInsertRows(_NOWHERE, place, place)
                self._shown.insert(place, one)
                self.endInsertRows()

    def mark(self, letter: str) -> None:
        """Say of a letter that it was opened from here; a new result of it is not opened yet."""
        self._opened.add(letter)
        place = self.place(letter)
        if place >= 0:
            self.dataChanged.emit(self.index(place, 1), self.index(place, 1))

    def find(self, verdict: str, words: str) -> None:
        """Show only what came out so ("" for all) and holds all of these words."""
        self._verdict, self._words = verdict, words
        self.beginResetModel()
        self._shown = [one for one in self._all if self._fits(one)]
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """Give the row at a place of those that show."""
        return self._shown[place].row if 0 <= place < len(self._shown) else None

    def place(self, letter: str) -> int:
        """Say where a letter shows; -1 where it does not."""
        one = self._by_letter.get(letter)
        if one is None or not self._fits(one):
            return -1
        return _place(self._shown, one)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Say how many rows show."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Say how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give the title of a column."""
        if way is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what stands in a cell; its whole words where a pointer rests on it."""
        row = self.row(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            verdict, letter = verdict_words(row.verdict), row.letter
            if letter in self._opened:
                letter = say("{letter} (opened)", letter=letter)
            return (verdict, letter, row.case, row.to, row.found)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icon(row.verdict)
        return None

    def _icon(self, verdict: str) -> QIcon:
        if verdict not in self._icons:
            self._icons[verdict] = self._theme.icon(*LOOKS[verdict], _ICON)
        return self._icons[verdict]

    def _take_out(self, one: Listed) -> None:
        del self._all[_place(self._all, one)]
        self.counts[one.row.verdict] -= 1
        if self._fits(one):
            place = _place(self._shown, one)
            self.beginRemoveRows(_NOWHERE, place, place)
            del self._shown[place]
            self.endRemoveRows()

    def _fits(self, one: Listed) -> bool:
        return (not self._verdict or one.row.verdict == self._verdict) and all(
            word in one.text for word in self._words.casefold().split()
        )


class LettersTable(QTableView):
    """The list. `opened` says the letter on Enter or a double click."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._theme = theme
        self.rows = LettersModel(theme)
        self.setModel(self.rows)
        self.setProperty("kind", "letters")
        self.setAccessibleName(say("Letters"))
        self.setAccessibleDescription(say("Press Enter to open a letter in the check."))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self.open())
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        theme.changed.connect(self._fit)
        FocusRing(theme, self)
        self._here = ""
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.modelReset.connect(self._return)
        self._fit()

    def letter(self) -> str:
        """Give the letter of the row one stands in; "" for none."""
        row = self.rows.row(self.currentIndex().row())
        return "" if row is None else row.letter

    def choose(self, letter: str) -> None:
        """Stand in the row of a letter, where it shows."""
        place = self.rows.place(letter)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def open(self) -> None:
        """Open the letter of the row one stands in."""
        if self.letter():
            self.opened.emit(self.letter())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open on Enter; the rest as Qt does."""
        if event.key() in _OPENS:
            self.open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the last column what is left."""
        super().resizeEvent(event)
        self._widen()

    def _remember(self) -> None:
        self._here = self.letter()

    def _return(self) -> None:
        self.choose(self._here)
        self.moved.emit()

    def _fit(self) -> None:
        """Follow the text size."""
        self.setIconSize(self._theme.icon_size(_ICON))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self.setMinimumHeight(self._theme.px(7 * _ROW))
        self._widen()

    def _widen(self) -> None:
        header, last = self.horizontalHeader(), len(_WIDTHS) - 1
        for place, width in enumerate(_WIDTHS[:last]):
            header.resizeSection(place, self._theme.px(width))
        taken = sum(self._theme.px(width) for width in _WIDTHS[:last])
        left = self.viewport().width() - taken
        header.resizeSection(last, max(left, self._theme.px(_WIDTHS[last])))


def _order(one: Listed) -> tuple[int, str, str]:
    return one.order


def _place(rows: list[Listed], one: Listed) -> int:
    """Give where a row stands in rows that are in order, or where it is to be put."""
    return bisect_left(rows, one.order, key=_order)

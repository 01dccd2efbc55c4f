"""A page to read: headings, tables, pictures and links, in the theme and at the text size."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QImageReader,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from checker.desk.guidance.manual import Page
from ui.theme import MONO, Theme

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_LINES = 132
"""How high a line is, in per cent of its letters."""
_IN_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in a text in the place of a picture."""
_SETTLED_MS = 60
_MOVES = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    }
)
_MARGIN, _ABOVE, _BELOW = 22, 18, 6
_CODE = 9.6
_MOST_MARKS = 400


class ReadingPage(QTextBrowser):
    """Shows one page at a time; a link that is followed is told, and opens nothing by itself."""

    followed = Signal(str)

    def __init__(
        self, theme: Theme, picture: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        """Make an empty page.

        Args:
            theme: Where the colours come from.
            picture: Gives a picture by its name; nothing where there is none.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._theme, self._picture = theme, picture
        self._page: Page | None = None
        self._shown: QTextDocument | None = None
        self._sought: tuple[str, ...] = ()
        self._anchor: str | None = None
        """Where the page was opened, until somebody goes on from there."""
        self._sizes: dict[str, QSize] = {}
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED_MS)
        self._later.timeout.connect(self._settle)
        self.verticalScrollBar().actionTriggered.connect(self._leave_anchor)
        theme.changed.connect(self._redraw)

    def show_page(self, page: Page, anchor: str = "", sought: tuple[str, ...] = ()) -> None:
        """Turn to a page, at one of its headings or anchors, with the words sought marked."""
        if page is not self._page:
            self._page = page
            self._draw()
        self.setAccessibleName(page.title)
        self._sought = sought
        self._mark()
        self._go(anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Give a picture at the size at which it is drawn; nothing else is ever loaded."""
        address = QUrl(name) if isinstance(name, str) else name
        file = address.fileName()
        if QTextDocument.ResourceType(kind) != QTextDocument.ResourceType.ImageResource:
            return None
        image = QImage.fromData(QByteArray(self._picture(file)))
        wide = self._wide(file)
        if image.isNull() or not wide:
            return None
        sharp = self.devicePixelRatioF()
        drawn = image.scaledToWidth(round(wide * sharp), Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(sharp)
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures, once the size has settled."""
        super().resizeEvent(event)
        self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on from where the page was opened."""
        super().keyPressEvent(event)
        if event.text() or event.key() in _MOVES:
            self._leave_anchor()

    def _leave_anchor(self) -> None:
        self._anchor = None

    def _settle(self) -> None:
        """Fit the pictures to another width, and keep the heading where it was opened in view."""
        self._fit_pictures(self.document())
        if self._anchor is not None:
            self._go(self._anchor)

    def _redraw(self) -> None:
        """Draw the page anew in the colours of now, and stay where one was reading."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._draw()
        self._mark()
        if self._anchor is not None:
            self._go(self._anchor)
        else:
            bar.setValue(round(share * bar.maximum()))

    def _draw(self) -> None:
        page = self._page
        if page is None:
            return
        document = QTextDocument(self)  # not shown yet: what is changed in it lays nothing out
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.font(10.5))
        document.setDocumentMargin(self._theme.px(_MARGIN))
        if page.plain:
            document.setDefaultFont(self._theme.font(10.0, mono=True))
            document.setPlainText(page.text)
            self._take(document)
            return
        # What a picture shows is said below it, for everybody.
        document.setMarkdown(_PICTURE.sub(r"![\1](\2)\n\n*\1*\n", page.text))
        self._dress_text(document)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self._fit_pictures(document)
        self._take(document)

    def _take(self, document: QTextDocument) -> None:
        """Show a document in the place of the one before."""
        before, self._shown = self._shown, document
        self.setDocument(document)
        self.setCursorWidth(0)  # each page's own: a caret says that one may write here
        if before is not None:
            before.deleteLater()

    def _dress_text(self, document: QTextDocument) -> None:
        """Give lines their height, headings their room, code its letters, and links their line."""
        code = QTextCharFormat()
        code.setFontFamilies([MONO])
        code.setFontPointSize(self._theme.font(_CODE).pointSizeF())
        link = QTextCharFormat()
        link.setFontUnderline(True)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for block in _blocks(document):
            shape = QTextBlockFormat(block.blockFormat())
            if _IN_PLACE not in block.text():
                high = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                shape.setLineHeight(_LINES, high.value)
            shape.setNonBreakableLines(False)
            if shape.headingLevel():
                shape.setTopMargin(self._theme.px(_ABOVE))
                shape.setBottomMargin(self._theme.px(_BELOW))
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            for first, length, letters in _fragments(block):
                cursor.setPosition(first)
                cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
                if letters.fontFixedPitch():
                    cursor.mergeCharFormat(code)
                if letters.isAnchor():
                    cursor.mergeCharFormat(link)
        cursor.endEditBlock()

    def _dress_table(self, table: QTextTable) -> None:
        """Draw a table with thin lines, as wide as the page, its first row as a heading."""
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(self._theme.colour("line")))
        shape.setBorderCollapse(True)
        shape.setCellSpacing(0)
        shape.setCellPadding(self._theme.px(6))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(self._theme.px(12))
        table.setFormat(shape)
        for column in range(table.columns()):
            cell = table.cellAt(0, column)
            letters = cell.format()
            letters.setBackground(QBrush(self._theme.colour("ground")))
            cell.setFormat(letters)

    def _fit_pictures(self, document: QTextDocument) -> None:
        """Make every picture as wide as there is room, and no wider than it is."""
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for block in _blocks(document):
            for first, length, letters in _fragments(block):
                if not letters.isImageFormat():
                    continue
                picture = letters.toImageFormat()
                file = QUrl(picture.name()).fileName()
                wide, size = self._wide(file), self._size(file)
                if not wide or picture.width() == wide:
                    continue
                picture.setName(f"{file}?{wide}")
                picture.setWidth(wide)
                picture.setHeight(wide * size.height() / size.width())
                cursor.setPosition(first)
                cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)
        cursor.endEditBlock()

    def _wide(self, file: str) -> int:
        room = self.viewport().width() - 2 * self._theme.px(_MARGIN) - 2
        return max(0, min(self._size(file).width(), room))

    def _size(self, file: str) -> QSize:
        """Give a picture's own size, read from its head."""
        if file not in self._sizes:
            buffer = QBuffer()
            buffer.setData(self._picture(file))
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            size = QImageReader(buffer).size()
            self._sizes[file] = size if size.isValid() else QSize(0, 0)
        return self._sizes[file]

    def _mark(self) -> None:
        """Mark the words that were looked for."""
        tints: list[QTextEdit.ExtraSelection] = []
        for word in self._sought:
            found = self.document().find(word)
            while not found.isNull() and len(tints) < _MOST_MARKS:
                tint = QTextEdit.ExtraSelection()
                tint.cursor = found
                tint.format.setBackground(QColor(self._theme.colour("check_ground")))
                tint.format.setFontUnderline(True)
                tints.append(tint)
                found = self.document().find(word, found)
        self.setExtraSelections(tints)

    def _go(self, anchor: str) -> None:
        """Bring a heading or an anchor to the top, and put the caret there."""
        self._anchor, block = anchor, self._block_of(anchor)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        layout = self.document().documentLayout()
        top = layout.blockBoundingRect(block).top() if block.position() else 0
        self.verticalScrollBar().setValue(max(0, round(top) - self._theme.px(8)))

    def _block_of(self, anchor: str) -> QTextBlock:
        page, first = self._page, self.document().begin()
        if page is None or not anchor:
            return first
        headings = [] if page.plain else list(self._headings())
        for section, block in zip(page.sections, headings, strict=False):
            if section.anchor == anchor:
                return block
        words = dict(page.anchors).get(anchor, "")[:40]
        beginning = (
            one for one in _blocks(self.document()) if words and one.text().startswith(words)
        )
        return next(beginning, first)

    def _headings(self) -> Iterator[QTextBlock]:
        return (block for block in _blocks(self.document()) if block.blockFormat().headingLevel())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Give the pieces of a block that are of one format: where, how long, and which."""
    found = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        if piece.isValid():
            letters = QTextFormat(piece.charFormat()).toCharFormat()
            found.append((piece.position(), piece.length(), letters))
        at += 1
    return found

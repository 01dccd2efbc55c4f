"""Where letters come in: drop them, choose them or paste them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.panel import column, row
from ui.widgets.text import Text

_RADIUS = 10
_MESSAGES = ("message/rfc822", "text/eml", "application/eml")
"""What mail programs call an email that they hand over as it is, and not as a file."""


class DropZone(QFrame):
    """A large place to drop files on, with a button and a key that do the same."""

    dropped = Signal(list)
    message_dropped = Signal(bytes)
    choose = Signal()
    paste = Signal()
    other_key = "Ctrl+V"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the zone."""
        super().__init__(parent)
        self._theme, self._over = theme, False
        self.setAcceptDrops(True)
        name, head_words, kind_words, choose, other = self.words()
        self.setAccessibleName(name)
        head, kinds = Text(head_words, "heading"), Text(kind_words, "muted")
        for one in (head, kinds):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = Button(theme, choose, icon="folder-open", kind="primary", key="Ctrl+O")
        self.paste_button = Button(
            theme, other, icon="clipboard-check", kind="big", key=self.other_key
        )
        self.choose_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        picture = row(1, Icon(theme, "upload", "action", 32), 1)
        buttons = row(1, self.choose_button, self.paste_button, 1)
        box = column(1, spacing=8, margins=(24, 24, 24, 24))
        box.addLayout(picture)
        box.addSpacing(4)
        box.addWidget(head)
        box.addWidget(kinds)
        box.addSpacing(8)
        box.addLayout(buttons)
        box.addStretch(1)
        self.setLayout(box)
        theme.changed.connect(self.update)

    def words(self) -> tuple[str, str, str, str, str]:
        """Give its name, its heading, the sentence below, and the words of the two buttons."""
        return (
            say("Drop letters here"),
            say("Drop letters, enclosures or a saved email here"),
            say("Word, Excel, PowerPoint, PDF, scans and pictures, saved emails, and zip files."),
            say("Choose files (Ctrl+O)"),
            say("Paste files (Ctrl+V)"),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that files may be let go here."""
        if files_in(event.mimeData()) or message_in(event.mimeData()):
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """They went away again."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        files, message = files_in(event.mimeData()), message_in(event.mimeData())
        if message and not files:
            self.message_dropped.emit(message)
        else:
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("action" if self._over else "edge")
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.colour("chosen" if self._over else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def files_in(mime: QMimeData | None) -> list[Path]:
    """Give the files on a clipboard or under a pointer."""
    if mime is None or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def message_in(mime: QMimeData | None) -> bytes:
    """Give the email itself that is on a clipboard or under a pointer; nothing where none is."""
    kind = next((one for one in _MESSAGES if mime is not None and mime.hasFormat(one)), None)
    return b"" if mime is None or kind is None else bytes(mime.data(kind).data())

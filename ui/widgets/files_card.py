"""What is inside: each file with its pages and its fingerprint."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from checker.model import Document
from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.file_icon import file_icon
from ui.widgets.icon import Icon
from ui.widgets.panel import Card, column, row, rule
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk import OpenedFile


class FilesCard(Card):
    """A row for each file of the envelope or the email."""

    def __init__(
        self,
        theme: Theme,
        files: "tuple[OpenedFile, ...]",
        documents: tuple[Document, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Lay out the rows."""
        super().__init__(parent=parent)
        count = say_count(
            "What is inside: {count} file", "What is inside: {count} files", len(files)
        )
        head = row()
        head.addWidget(Text(count, "heading"), 1)
        head.addWidget(Text(say("Fingerprint"), "label", wrap=False))
        self.body.addLayout(head)
        pages = {one.name: len(one.pages) for one in documents}
        for place, file in enumerate(files):
            if place:
                self.body.addWidget(rule())
            number = pages.get(file.name, 0)
            about = (
                say_count("{count} page", "{count} pages", number)
                if number
                else say("{size} KB", size=max(1, file.size // 1024))
            )
            line = row(Icon(theme, file_icon(file.name), "muted", 20), spacing=12)
            line.addLayout(column(Text(file.name, "strong"), Text(about, "muted"), spacing=1), 1)
            mark = Text(
                " ".join((file.sha256[:4], file.sha256[4:8], file.sha256[8:12])), "mono", wrap=False
            )
            mark.setToolTip(file.sha256)
            line.addWidget(mark)
            self.body.addLayout(line)

"""Where a day begins: put letters in, or take one that waits."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from checker.words import say, say_count
from ui.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.asked_list import AskedList
from ui.widgets.button import Button
from ui.widgets.drop_zone import DropZone, files_in, message_in
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, beside, column, empty, row, rule
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.ready_list import ReadyList
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk.answers import Today

_STACK_UNDER = 900
_SIDE = 390

KINDS = (
    "*.docx *.docm *.dotx *.doc *.odt *.rtf *.txt *.pdf *.htm *.html *.xlsx *.xlsm *.xls *.ods"
    " *.csv *.pptx *.ppt *.odp *.eml *.msg *.dat *.png *.jpg *.jpeg *.tif *.tiff *.gif *.bmp"
    " *.webp *.zip *.7z"
)
"""What the file chooser shows first; everything else can be chosen too."""


class HomeScreen(Scrolling):
    """The drop zone, the letters that wait, and what was done today."""

    files_given = Signal(list)
    message_given = Signal(bytes)
    """An email that was pasted or dropped, and is no file yet."""
    report = Signal()
    """Something went wrong with a letter that is gone."""
    practice_wanted = Signal()
    policies_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the screen, before anything is known."""
        super().__init__(parent=parent)
        self._theme = theme
        self.title = say("Check a letter")
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.zone = DropZone(theme)
        self.zone.choose.connect(self.choose_files)
        self.zone.paste.connect(self.paste_files)
        self.zone.dropped.connect(self.take)
        self.zone.message_dropped.connect(self._take_message)
        self.viewport().setAcceptDrops(True)
        self.zone.setMinimumHeight(theme.px(240))
        self._news = QVBoxLayout()
        self.ready = ReadyList(theme)
        self.ready.wanted.connect(self.take)
        self.asked = AskedList(theme)
        self._two = QHBoxLayout()
        self._two.setSpacing(26)
        left = column(
            Text(say("Check a letter"), "title"),
            Text(
                say("Put everything that will go in one envelope or one email together."), "muted"
            ),
            spacing=4,
        )
        left.addSpacing(8)
        zone = column(self.errors, self.progress, spacing=12)  # what is said above the zone
        zone.addLayout(self._news)
        zone.addWidget(self.zone, 1)
        left.addLayout(zone, 1)
        left.addSpacing(10)
        left.addLayout(column(self.asked, self.ready, spacing=14))
        self._side = QWidget()
        self._side.setProperty("kind", "clear")
        self._side.setLayout(self._side_column())
        self._two.addLayout(left, 1)
        self._two.addWidget(self._side)
        self.column.addLayout(self._two, 1)
        self.keys: dict[str, Callable[[], None]] = {
            "Ctrl+O": self.choose_files,
            "Ctrl+V": self.paste_files,
            "Esc": self._cancel,
        }
        theme.changed.connect(self._fit)
        self._fit()

    def take(self, files: list[Path]) -> None:
        """Pass files on, or say that there were none."""
        self.errors.clear()
        if files:
            self.files_given.emit(files)
        else:
            self.errors.say(
                say("There are no files in what you gave"),
                say("Save the message or the attachment as a file first, then choose it here."),
            )

    def choose_files(self) -> None:
        """Let the person pick files."""
        names, _kind = QFileDialog.getOpenFileNames(
            self,
            say("Choose everything for one envelope or one email"),
            "",
            say("Letters, tables, scans and messages ({kinds})", kinds=KINDS)
            + say(";;All files (*)"),
        )
        if names:
            self.take([Path(name) for name in names])

    def paste_files(self) -> None:
        """Take the files or the email that were copied."""
        copied = QGuiApplication.clipboard().mimeData()
        files, message = files_in(copied), message_in(copied)
        if message and not files:
            self._take_message(message)
        else:
            self.take(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show in the zone that files may be let go anywhere here."""
        self.zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They went away again."""
        self.zone.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what is let go beside the zone as well."""
        self.zone.dropEvent(event)

    def _take_message(self, message: bytes) -> None:
        """Pass an email on."""
        self.errors.clear()
        self.message_given.emit(message)

    def take_focus(self) -> None:
        """Put the keys on what comes first."""
        self.zone.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_today(self, today: "Today") -> None:
        """Show what was done today."""
        for label, count in (
            (self._checked, today.checked),
            (self._stopped, today.stopped),
            (self._confirmed, today.confirmed),
        ):
            label.setText(str(count))
        self._praise.setVisible(today.stopped > 0)
        self._praise.say(
            say_count(
                "You stopped {count} letter today",
                "You stopped {count} letters today",
                today.stopped,
            ),
            say("What was stopped has not been sent. That is what the check is for."),
        )

    def show_practice(self, *, due: bool) -> None:
        """Say that practice is due, or nothing."""
        self._practice.setVisible(due)

    def show_policies(self, titles: tuple[str, ...], *, late: bool) -> None:
        """Say which policies are to be read, or nothing."""
        self._policies.setVisible(bool(titles))
        self._policies.say(
            say("A policy to read is overdue") if late else _due(len(titles)),
            say("To read: {titles}.", titles="; ".join(titles)),
        )

    def show_news(
        self,
        kind: str,
        heading: str,
        sentence: str,
        acts: "tuple[tuple[str, Callable[[], None]], ...]" = (),
    ) -> None:
        """Say how the last letter ended, above the drop zone, and what can be done about it."""
        empty(self._news)
        panel = Callout(self._theme, kind, heading, sentence)
        if acts:
            line = row(spacing=8)
            for words, act in acts:
                button = Button(self._theme, words)
                button.clicked.connect(lambda _pressed=False, act=act: act())
                line.addWidget(button)
            line.addStretch(1)
            panel.told.addSpacing(4)
            panel.told.addLayout(line)
        self._news.addWidget(panel)
        announce(panel, panel.accessibleName())

    def clear_news(self) -> None:
        """Take that away again."""
        empty(self._news)
        self.errors.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the two columns in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the columns side by side or below one another."""
        narrow = self.width() < self._theme.px(_STACK_UNDER)
        beside(
            self._two, self._side, min(self._theme.px(_SIDE), self.width() * 2 // 5), stacked=narrow
        )

    def _side_column(self) -> QVBoxLayout:
        """Lay out the right-hand column."""
        today = Card(say("Today"))
        self._checked, self._stopped, self._confirmed = (Text("0", "big") for _ in range(3))
        numbers = row(spacing=8)
        for number, words in (
            (self._checked, say("checked")),
            (self._stopped, say("stopped in time")),
            (self._confirmed, say("confirmed")),
        ):
            about = column(number, Text(words, "muted"), spacing=0)
            about.addStretch(1)  # the labels begin on one line, also where one has two
            numbers.addLayout(about, 1)
        today.body.addLayout(numbers)
        self._praise = Callout(self._theme, "good", "")
        self._praise.hide()
        self._practice = Callout(
            self._theme,
            "note",
            say("Practice is due"),
            say("Six to ten made-up letters, about five minutes, when you have them."),
        )
        go = Button(self._theme, say("Go to practice"), kind="link")
        go.clicked.connect(self.practice_wanted)
        self._practice.body.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._practice.hide()
        self._policies = Callout(self._theme, "note", _due(1))
        read = Button(self._theme, say("Go to the policies to read"), kind="link")
        read.clicked.connect(self.policies_wanted)
        self._policies.body.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        self._policies.hide()
        know = Card(say("Good to know"))
        know.body.addWidget(
            Text(say("Nothing of a letter leaves this computer when it is checked here."))
        )
        know.body.addWidget(rule())
        know.body.addWidget(
            Text(
                say(
                    "What you confirm is kept on this computer in a record that nobody can "
                    "change unnoticed. It holds no names, addresses or text."
                )
            )
        )
        return column(today, self._praise, self._policies, self._practice, know, 1, spacing=12)

    def _cancel(self) -> None:
        """Cancel what is being read."""
        self.progress.cancelled.emit()


def _due(policies: int) -> str:
    """Say that policies are to be read, none of them late yet."""
    return say_count("A policy is due to be read", "{count} policies are due to be read", policies)

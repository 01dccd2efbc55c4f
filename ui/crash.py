"""The crash window: a fault of the program itself, said plainly, with the letter unsent."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Callout, column, hung, row, rule
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What broke, where, what was written about it, and how one begins anew."""

    kind: str
    where: str
    report: Path | None
    again: Callable[[], None]


class CrashWindow(QDialog):
    """Says what happened and what holds. It closes; the program goes on as far as it can."""

    def __init__(self, theme: Theme, parent: QWidget | None, fault: Fault) -> None:
        """Say it."""
        super().__init__(parent)
        self._fault = fault
        self.setWindowTitle(say("Letterlock"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(520))
        panel = Callout(
            theme,
            "stop",
            say("Letterlock met a fault of its own"),
            say(
                "The letter has not been sent. What you confirmed before is safe on this computer. "
                "Start again, and you can go on with this letter."
            ),
        )
        tell = Text(say("Tell your IT team these words: {kind}.", kind=self.words()))
        tell.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        box = column(panel, tell, spacing=12, margins=(18, 18, 18, 18))
        if fault.report is not None:
            box.addWidget(
                Text(
                    say(
                        "A report for them is kept on this computer. It holds no names and "
                        "nothing of a letter."
                    ),
                    "muted",
                )
            )
            box.addLayout(hung(row(*self._about_the_report(theme, fault.report), 1)))
        self.again = Button(theme, say("Start Letterlock again"), kind="go")
        self.again.clicked.connect(self._again)
        close = Button(theme, say("Close this and check the letter again"))
        close.clicked.connect(self.close)
        box.addWidget(rule())
        box.addLayout(row(self.again, close, 1))
        # Qt would reserve the height that the sentences need in a narrow window.
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(box)
        wide = self.minimumWidth()
        self.resize(wide, box.heightForWidth(wide))
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """Give what the IT team is to be told: what broke, and where in the program."""
        return f"{self._fault.kind}, {self._fault.where}"

    def _about_the_report(self, theme: Theme, report: Path) -> tuple[Button, Button]:
        """Offer to copy the report, and to open the folder it lies in."""
        copy = Button(theme, say("Copy the report"), kind="link")
        opened = Button(theme, say("Open its folder"), kind="link")
        copy.clicked.connect(lambda: self._copy(report))
        opened.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.parent)))
        )
        return copy, opened

    def _copy(self, report: Path) -> None:
        try:
            QGuiApplication.clipboard().setText(report.read_text(encoding="utf-8"))
        except OSError:
            return  # it was deleted meanwhile: the words above say as much

    def _again(self) -> None:
        self.close()
        self._fault.again()


def show_crash(theme: Theme, parent: QWidget | None, fault: Fault) -> CrashWindow:
    """Open the crash window."""
    window = CrashWindow(theme, parent, fault)
    window.open()
    return window

"""A confirmed letter leaves: its address is printed, its draft opened, its files handed over."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from checker.desk.out.handing_over import Offer
from checker.desk.out.papers import Paper, PaperKind
from checker.errors import LetterlockError
from checker.words import say
from ui.jobs import Job
from ui.journey.asking import Asking
from ui.journey.opening import open_in_its_program
from ui.printing import as_pdf, page_of, put_on
from ui.screens.confirmed import ConfirmedScreen

if TYPE_CHECKING:
    from checker.desk.desk import Desk

Choose: TypeAlias = Callable[[QPrinter], bool]
"""Has a person choose a printer; False when they do not."""
NEEDS_A_PRINTER = sys.platform == "win32"
"""Whether the system's own box opens only where there is a printer."""
_LANE = "rooms"
_Told = TypeVar("_Told")


class Leaving(QObject):
    """Listens to the screen of a confirmed letter."""

    def __init__(self, screen: ConfirmedScreen, desk: "Desk", asking: Asking) -> None:
        """Offer nothing yet."""
        super().__init__(screen)
        self._screen, self._desk, self._asking = screen, desk, asking
        self.receipt = ""
        self.choose: Choose = self._ask_for_printer
        self.open: Callable[[Path], bool] = open_in_its_program
        screen.print_wanted.connect(self._print)
        screen.draft_wanted.connect(self._draft)
        screen.folder_wanted.connect(self._hand_over)
        screen.copy_wanted.connect(self._copy)

    def begin(self, receipt: str) -> None:
        """Offer how the letter of a receipt may leave."""
        self.receipt, desk = receipt, self._desk

        def show(offer: Offer) -> None:
            if receipt == self.receipt:
                self._screen.show_offer(offer)

        self._aside(lambda: desk.rooms.out.offer(receipt), show)

    def _print(self, kind: str) -> None:
        """Draw the papers, read the drawing back, then have a printer chosen."""
        receipt, out = self.receipt, self._desk.rooms.out
        self._screen.say_progress(say("Looking at the files and the record again"))

        def drawn(papers: tuple[Paper, ...]) -> None:
            try:
                pdf = as_pdf(papers)
            except LetterlockError as error:
                self._refuse(error)
                return
            self._aside(lambda: out.refuse_print(papers, pdf), lambda _: self._put(papers))

        self._aside(lambda: out.papers(receipt, PaperKind(kind)), drawn)

    def _put(self, papers: Sequence[Paper]) -> None:
        """Put papers that were read back on a printer; a file that comes of it is read back too."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Letterlock")
        printer.setPageLayout(page_of(papers[0]))
        if not self.choose(printer):
            self._screen.say_progress("")
            return
        try:
            put_on(papers, printer)
        except LetterlockError as error:
            self._refuse(error)
            return
        file = Path(printer.outputFileName()) if printer.outputFileName() else None
        if file is None:
            self._screen.say_done(say("Sent to {printer}.", printer=printer.printerName()))
            return
        out = self._desk.rooms.out
        self._aside(
            lambda: out.refuse_print(papers, file.read_bytes()),
            lambda _: self._screen.say_done(say("Printed to {file}.", file=file.name)),
        )

    def _draft(self) -> None:
        """Write the draft, and have the mail program open it."""
        receipt, out = self.receipt, self._desk.rooms.out

        def opened(path: Path) -> None:
            if self.open(path):
                self._screen.say_done(
                    say("Your mail program opens the draft. Send it from there, unchanged.")
                )
            else:
                self._screen.refuse(
                    say("No mail program opened the draft. Open it yourself: {file}.", file=path)
                )

        self._aside(lambda: out.draft(receipt), opened)

    def _hand_over(self) -> None:
        """Put the files into the hand-over folder."""
        receipt, out = self.receipt, self._desk.rooms.out
        self._aside(
            lambda: out.into_folder(receipt),
            lambda made: self._screen.say_done(
                say("Handed over. The files lie in {folder}.", folder=made)
            ),
        )

    def _copy(self, words: str) -> None:
        """Put the recipients on the clipboard."""
        QGuiApplication.clipboard().setText(words)
        self._screen.say_done(say("The recipients are copied. Paste them into the email."))

    def _aside(self, work: Callable[[], _Told], done: Callable[[_Told], None]) -> None:
        receipt = self.receipt

        def shown(told: _Told) -> None:
            if receipt == self.receipt:
                done(told)

        def run(_job: Job[_Told]) -> _Told:
            return work()

        self._asking.aside(run, shown, self._refuse, lane=_LANE)

    def _refuse(self, error: LetterlockError) -> None:
        self._screen.refuse(str(error))

    def _ask_for_printer(self, printer: QPrinter) -> bool:
        is_none = printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat
        if is_none and NEEDS_A_PRINTER:
            return self._ask_for_file(printer)
        dialog = QPrintDialog(printer, self._screen)
        dialog.setWindowTitle(say("Print the address"))
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def _ask_for_file(self, printer: QPrinter) -> bool:
        """Without a printer, what is printed comes to a PDF, as the system's box offers it."""
        name = f"{printer.docName()}.pdf"
        file, _kind = QFileDialog.getSaveFileName(
            self._screen, say("Save as PDF"), name, "PDF (*.pdf)"
        )
        printer.setOutputFileName(file)
        return bool(file)

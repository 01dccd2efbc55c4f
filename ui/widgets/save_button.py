"""A button that saves a table as a CSV file, where the person says."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.report_table import ReportTable


class SaveButton(Button):
    """Saves what the table shows, in the order in which it shows it."""

    refused = Signal(str)
    saved = Signal(str)

    def __init__(self, theme: Theme, table: ReportTable, parent: QWidget | None = None) -> None:
        """Belong to a table."""
        name = say("Save the table {name} as CSV", name=table.accessibleName())
        super().__init__(theme, say("Save as CSV"), icon="file-down", name=name, parent=parent)
        self._table = table
        self.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask where to, and save it there."""
        name = f"{self._table.accessibleName()}.csv"
        file, _kind = QFileDialog.getSaveFileName(self, self.accessibleName(), name, "CSV (*.csv)")
        if file:
            self.save(Path(file))

    def save(self, file: Path) -> None:
        """Save it to a file."""
        try:
            self._table.save(file)
        except OSError:
            self.refused.emit(
                say(
                    "The table could not be saved there. Close the file if it is open, or choose "
                    "another folder."
                )
            )
        else:
            self.saved.emit(str(file))

"""The words that Qt itself puts on screen, in the language of all others: its own menus and files.

Qt ships no Welsh. What it asks for is looked up in the one catalogue; key names stay as they are
printed on keyboards. A dialog of the system itself (Windows' own for files) speaks its language.
"""

from typing import Final

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from checker.words import later, say, speak

_COUNTRY: Final = "GB"
_WORDS: Final = frozenset(
    {
        # The menu of a field, a text and a field with a date.
        later("&Undo"),
        later("&Redo"),
        later("Cu&t"),
        later("&Copy"),
        later("&Paste"),
        later("Delete"),
        later("Select All"),
        later("&Select All"),
        later("Copy &Link Location"),
        later("&Step up"),
        later("Step &down"),
        # The menu of a scroll bar.
        later("Scroll here"),
        later("Left edge"),
        later("Right edge"),
        later("Page left"),
        later("Page right"),
        later("Scroll left"),
        later("Scroll right"),
        later("Top"),
        later("Bottom"),
        later("Page up"),
        later("Page down"),
        later("Scroll up"),
        later("Scroll down"),
        # Choosing files, where the system has no dialog of its own.
        later("Drive"),
        later("Folder"),
        later("&Choose"),
        later("&Delete"),
        later("&Look in:"),
        later("&New Folder"),
        later("&Open"),
        later("&Save"),
        later("&Rename"),
        later("All Files (*)"),
        later("Back"),
        later("Change to detail view mode"),
        later("Change to list view mode"),
        later("Create New Folder"),
        later("Create a New Folder"),
        later("Detail View"),
        later("Directories"),
        later("Directory:"),
        later("File &name:"),
        later("Files of &type:"),
        later("Files"),
        later("Find Directory"),
        later("Forward"),
        later("Go back"),
        later("Go forward"),
        later("Go to the parent directory"),
        later("List View"),
        later("List of places and bookmarks"),
        later("New Folder"),
        later("Open"),
        later("Parent Directory"),
        later("Recent Places"),
        later("Remove"),
        later("Save As"),
        later("Show &hidden files"),
        later("Show "),
        later("Sidebar"),
        later("Computer"),
        later("Date Modified"),
        later("Name"),
        later("Size"),
        later("Type"),
        later("%1 already exists.\nDo you want to replace it?"),
        later("%1\nFile not found.\nPlease verify the correct file name was given."),
        later("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        later("'%1' is write protected.\nDo you want to delete it anyway?"),
        later("Are you sure you want to delete '%1'?"),
        later("Could not delete directory."),
        # Buttons, with and without a key.
        later("OK"),
        later("&OK"),
        later("Cancel"),
        later("&Cancel"),
        later("Close"),
        later("&Close"),
        later("Save"),
        later("&Yes"),
        later("&No"),
        later("Help"),
        # What a screen reader offers to do.
        later("Press"),
        later("Increase"),
        later("Decrease"),
        later("Toggle"),
        later("Triggers the action"),
        later("Increase the value"),
        later("Decrease the value"),
        later("Toggles the state"),
        later("Shows the menu"),
        later("Sets the focus"),
    }
)


class QtWords(QTranslator):
    """Gives Qt the words that it asks for."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to ask: Qt takes no empty one."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - the same word is the same in every place
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - the same
        n: int = -1,  # noqa: ARG002 - none of ours has a count
    ) -> str | None:
        """Give a word of Qt, or None for what is left as it is."""
        return say(sourceText) if sourceText in _WORDS else None


def speak_in_windows(qt: QApplication, language: str) -> QtWords:
    """Speak a language in every sentence, in Qt's own words and in its dates.

    The words are given back to whoever may want to take them out again; Qt does not own them.
    """
    speak(language)
    QLocale.setDefault(QLocale(f"{language}_{_COUNTRY}"))
    words = QtWords(qt)
    qt.installTranslator(words)
    return words

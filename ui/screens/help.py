"""Which section of the manual belongs to which screen, and the window that shows it."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from checker.desk.guidance.licences import pages
from checker.desk.guidance.manual import Book, manual, picture
from checker.words import say, spoken
from ui.screens.reading import ReadingWindow
from ui.theme import Theme

SECTIONS: Final = {
    "FirstStartScreen": ("using", "the-first-start"),
    "HomeScreen": ("using", "1-bring-the-letter"),
    "ChooseScreen": ("using", "2-say-which-case-and-who"),
    "CheckScreen": ("using", "3-look-at-what-it-found"),
    "ConfirmScreen": ("using", "4-confirm"),
    "ConfirmedScreen": ("using", "5-afterwards"),
    "MyChecksScreen": ("using", "my-checks"),
    "GuidanceScreen": ("using", ""),
    "ManyScreen": ("using", "many-letters-at-once"),
    "ReportMistakeScreen": ("using", "report-a-mistake"),
    "PracticeScreen": ("using", "practice"),
    "PracticeResultScreen": ("using", "practice"),
    "PoliciesScreen": ("using", "policies-to-read"),
    "EnrolScreen": ("using", "enrol-this-desk"),
    "ReviewScreen": ("leading", "the-second-person"),
    "TrendsScreen": ("leading", "trends"),
    "MistakeLogScreen": ("leading", "mistakes"),
    "LookUpScreen": ("investigating", "case-look-up"),
    "PacksScreen": ("investigating", "evidence"),
    "AnswersScreen": ("investigating", "answers-to-the-regulator"),
    "ActionsScreen": ("investigating", "actions"),
    "HealthScreen": ("using", "when-something-is-wrong"),
    "RulesScreen": ("administering", "the-policy"),
}
"""The page and the heading of each screen, by the screen's class."""


def section_of(screen: QWidget | None) -> tuple[str, str]:
    """Give where the manual tells of a screen."""
    return SECTIONS.get(type(screen).__name__, ("using", ""))


def manual_window(theme: Theme, parent: QWidget) -> ReadingWindow:
    """Make the window that shows the manual."""
    window = ReadingWindow(
        theme,
        say("Help"),
        search=say("Search the manual"),
        note="" if spoken() == "en" else say("The manual is in English."),
        about=say("About Letterlock and licences"),
        picture=picture,
        parent=parent,
    )
    window.show_book(_in_my_language(manual()))
    return window


def about_window(theme: Theme, parent: QWidget) -> ReadingWindow:
    """Make the window that shows what this program is, and the licences in it."""
    window = ReadingWindow(
        theme,
        say("About Letterlock and licences"),
        search=say("Search the licences"),
        note=""
        if spoken() == "en"
        else say("Licences are in the language of those who gave them."),
        parent=parent,
    )
    window.fill(pages())
    return window


def _in_my_language(book: Book) -> Book:
    """Name the pages in the contents in the language of whoever sits here."""
    return Book(pages=tuple(replace(one, title=say(one.title)) for one in book.pages))

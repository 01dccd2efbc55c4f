"""Names that a place in the text has been given, and the people who may edit there."""

import re

from checker.reading.docx.names import value
from checker.reading.docx.sheet import Sheet
from checker.reading.trees import Element

_MADE_BY_WORD = re.compile(
    r"^(?:_|OLE_LINK|(?:Text|Check|Dropdown|Bookmark)?\d+$|Text$|x_)", re.IGNORECASE
)
"""Bookmarks that Word sets by itself: for links, form fields, the last place of the cursor."""


def note_named(sheet: Sheet, element: Element) -> None:
    """Take note of a bookmark with a name of somebody's making, and of who may edit here."""
    name = value(element, "name")
    if name and not _MADE_BY_WORD.match(name):
        sheet.property("bookmark", name.replace("_", " "))
    sheet.property("person who may edit", value(element, "ed"))

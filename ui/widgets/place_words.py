"""Where a finding stands, in words: "Page 1 of report.pdf, page header"."""

from collections.abc import Iterable

from checker.model import Document, Part, Place
from checker.words import say


def sheet_of(place: Place, documents: Iterable[Document]) -> str:
    """Give the name of the sheet that something stands on; blank where it stands on none."""
    return next(
        (
            page.label
            for one in documents
            if one.name == place.file
            for page in one.pages
            if page.number == place.page
        ),
        "",
    )


def place_words(place: Place, letter: str, sheet: str = "") -> str:
    """Say where something stands; the letter itself is not named, an enclosure is.

    `sheet` is the name of the sheet where it stands in a spreadsheet, which has no other pages.
    """
    file = "" if place.file in {None, letter} else str(place.file).rpartition("/")[2]
    on_which = _on_which(place, file, sheet)
    words = [on_which] if on_which else []
    if place.part is Part.BODY and place.file == letter:
        words += [] if words else [say("In the letter")]
    elif place.part is Part.CELL and place.hidden:
        words.append(say("hidden cells") if place.also else say("hidden cell"))
    elif place.part is not None and place.part is not Part.BODY:
        words.append(part_words(place.part))
    if place.hidden and place.part not in _ALREADY_HIDDEN:
        words.append(say("hidden"))
    if file and place.page is None:
        words.append(file)
    if not words:
        return say("The whole dispatch")
    said = ", ".join(words)
    return said[:1].upper() + said[1:]


def _on_which(place: Place, file: str, sheet: str) -> str:
    """Say on which page or sheet something stands, and of which file if it is not the letter."""
    if sheet:
        named = say("Sheet {sheet} of {file}", sheet=sheet, file=file)
        return named if file else say("Sheet {sheet}", sheet=sheet)
    if place.page is None:
        return ""
    numbered = say("Page {page} of {file}", page=place.page, file=file)
    return numbered if file else say("Page {page}", page=place.page)


def part_words(part: Part) -> str:
    """Give a part of a file in words."""
    words = {
        Part.BODY: say("text of the letter"),
        Part.HEADER: say("page header"),
        Part.FOOTER: say("page footer"),
        Part.FOOTNOTE: say("footnote"),
        Part.TEXTBOX: say("text box"),
        Part.COMMENT: say("comment"),
        Part.DELETED: say("deleted text"),
        Part.INSERTED: say("inserted text"),
        Part.METADATA: say("file details"),
        Part.FILENAME: say("file name"),
        Part.ATTACHMENT: say("attachment"),
        Part.SUBJECT: say("subject line"),
        Part.HEADERS: say("From, To and copies"),
        Part.IMAGE: say("picture"),
        Part.CELL: say("cell"),
        Part.OTHER: say("another part of the file"),
    }
    return words[part]


_ALREADY_HIDDEN = (Part.COMMENT, Part.DELETED, Part.METADATA, Part.CELL)

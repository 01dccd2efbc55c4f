"""Where a finding stands, in words: "Page 1 of report.pdf, page header"."""

from checker.model import Part, Place
from checker.words import say


def place_words(place: Place, letter: str) -> str:
    """Say where something stands; the letter itself is not named, an enclosure is."""
    words = []
    file = "" if place.file in {None, letter} else str(place.file).rpartition("/")[2]
    if place.page is not None and file:
        words.append(say("Page {page} of {file}", page=place.page, file=file))
    elif place.page is not None:
        words.append(say("Page {page}", page=place.page))
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

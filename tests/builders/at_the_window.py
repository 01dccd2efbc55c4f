"""Somebody takes an ordinary letter of the demo through the window, by what is on the screen.

Where a button is differs from system to system; the words on it and the keys do not.
"""

from pathlib import Path

import pypdfium2

from tests.builders.screen_reader import ScreenReader

LETTER = "Letter to Ms S Pritchard.docx"
ADDRESS = ["Ms Sian Pritchard", "6 Weir Cottages", "Bramwick", "HX98 3LD"]
SIZE = "1280x800"
_ONWARDS = "ctrl+Return"
_ASKED = 760
"""Right of here the page before the letter goes has its questions."""


def open_the_letter(reader: ScreenReader) -> None:
    """Press "Check" beside the letter: it is read, and its case is found."""
    reader.press("Check", beside="Pritchard.docx")
    reader.see("fits.", beside="One")
    reader.see("Okafor", beside="Pritchard")


def check_for(reader: ScreenReader, first_name: str, role: str) -> None:
    """Choose who it is to, and the post: nothing of it is chosen for the person."""
    reader.press(first_name, beside=role)
    reader.key(_ONWARDS)
    reader.press("going", beside="Choose")  # it asks for what is still to be answered
    reader.key("space")
    reader.key(_ONWARDS)


def is_stopped(reader: ScreenReader) -> None:
    """Go on from a letter that may not go: it stays where it is, and what holds it is named."""
    reader.see("cannot", beside="yet:")
    reader.key(_ONWARDS)
    reader.see("problem", beside="There")


def check_instead_for(reader: ScreenReader, first_name: str, role: str) -> None:
    """Go back from the findings, and choose somebody else; how it goes stays as it was."""
    reader.key("Escape")
    reader.press(first_name, beside=role)
    reader.key(_ONWARDS)


def confirm(reader: ScreenReader) -> None:
    """Go on from a letter with nothing to change, answer what is asked, and hold the button."""
    reader.see("Nothing", beside="change")
    reader.key(_ONWARDS)
    reader.see("without")
    reader.press("Sian", beside="Mother,", right_of=_ASKED)
    reader.press("postcode", right_of=_ASKED, below=40)
    reader.type(ADDRESS[-1])
    reader.press("without", below=-41, seconds=3)  # the button that is held, over it
    reader.see("Confirmed.")


def printed_on(file: Path) -> list[str]:
    """Give the lines of the address that was printed to a PDF."""
    with pypdfium2.PdfDocument(file) as printed:
        text = printed[0].get_textpage().get_text_range()
    return [line.strip() for line in text.splitlines() if line.strip()]

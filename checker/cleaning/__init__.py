"""A cleaned copy of a docx, xlsx, pdf or picture. Only the worker's child imports this package."""

from collections.abc import Callable

from checker.cleaning.docx import clean_docx
from checker.cleaning.pdf import clean_pdf
from checker.cleaning.picture import clean_picture
from checker.cleaning.wish import Changes, Cleaned, Wish, refused
from checker.cleaning.xlsx import clean_xlsx
from checker.model import FileKind
from checker.reading.sniff import is_locked_package, kind_of
from checker.reading.unlocking import unlocked
from checker.words import say

__all__ = ["CLEANERS", "Changes", "Cleaned", "Wish", "clean"]

Cleaner = Callable[[bytes, Wish], Cleaned]

CLEANERS: dict[FileKind, Cleaner] = {
    FileKind.DOCX: clean_docx,
    FileKind.XLSX: clean_xlsx,
    FileKind.PDF: clean_pdf,
    FileKind.PNG: clean_picture,
    FileKind.JPEG: clean_picture,
    FileKind.TIFF: clean_picture,
}
"""Who cleans what. Of any other kind no clean copy can be made."""


def clean(data: bytes, wish: Wish) -> Cleaned:
    """Make a copy of a file without what its pages do not show. The file itself stays as it is.

    Raises:
        Unreadable: no copy can be made of it; the sentence says why and what to do.
    """
    locked = is_locked_package(data)
    content = unlocked(data, wish.passwords) if locked else data
    kind = kind_of(content)
    if kind not in CLEANERS:
        raise refused(
            say("A clean copy can be made of Word, Excel and PDF files and of pictures only.")
        )
    cleaned = CLEANERS[kind](content, wish)
    if not locked:
        return cleaned
    more = say("The copy is not locked with a password any more.")
    return Cleaned(data=cleaned.data, done=(*cleaned.done, more))

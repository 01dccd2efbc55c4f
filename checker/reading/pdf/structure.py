"""What a PDF carries beside the text of its pages, through pypdf, one place after the other."""

import io
from collections.abc import Callable, Iterator, Mapping

import pypdf

from checker.reading.pdf.actions import catalogue_actions, holder_actions
from checker.reading.pdf.alternatives import read_aloud_texts
from checker.reading.pdf.annotations import Annotations
from checker.reading.pdf.attachments import Attachments
from checker.reading.pdf.bare import bare_page
from checker.reading.pdf.bottomless import draws_without_end
from checker.reading.pdf.drawings import Drawings
from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.fonts import Fonts
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.layers import Layers
from checker.reading.pdf.leftovers import leftovers_of
from checker.reading.pdf.outlines import outlines_of
from checker.reading.pdf.pieces import page_pieces, private_data
from checker.reading.pdf.properties import properties_of
from checker.reading.pdf.revisions import around, earlier_versions, version_ends
from checker.reading.pdf.sheet import Sheet
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.things import dictionary, folded
from checker.reading.refusal import too_large
from checker.words import say


class Structure:
    """The structure of one file, opened once and walked after its pages were read."""

    def __init__(self, data: bytes, passwords: tuple[str, ...]) -> None:
        """Open a file. What cannot be opened is said when it is read.

        Raises:
            Unreadable: its drawings draw each other without end.
        """
        self._data, self._passwords = data, passwords
        self._found = Gathered()
        self._reader: pypdf.PdfReader | None = None
        self._hidden: Layers | None = None
        self._bottomless = False
        self._attempt(self._open)
        if self._bottomless:
            raise too_large()

    @property
    def layers(self) -> frozenset[str]:
        """Give the names of the layers that nobody sees."""
        return self._hidden.names if self._hidden else frozenset()

    def _open(self) -> None:
        """Open the file and see which layers it hides."""
        reader = pypdf.PdfReader(io.BytesIO(self._data), strict=False)
        if reader.is_encrypted and not _unlocked(reader, self._passwords):
            self._found.miss(
                say(
                    "This PDF is locked in a way that hides its comments, form fields and "
                    "attachments. Save an unlocked copy."
                ),
                "encrypted",
            )
            return
        self._hidden = Layers(reader)
        self._reader = reader
        self._bottomless = draws_without_end(reader)

    def read(
        self, sheets: Mapping[int, Sheet], shown: Shown, *, bare: frozenset[int] = frozenset()
    ) -> Gathered:
        """Walk the structure; what cannot be walked is a gap. `bare` pages show nothing at all."""
        reader, found = self._reader, self._found
        around(self._data, found)
        if reader is None or self._hidden is None:
            return found
        files = Attachments(found)
        laid = Annotations(found, shown, files, self._hidden)
        fonts = Fonts()
        drawings = Drawings(reader, shown, found, len(sheets))
        self._attempt(lambda: properties_of(reader, found))
        self._attempt(lambda: catalogue_actions(reader, found))
        self._attempt(lambda: files.of_catalogue(reader))
        self._attempt(lambda: outlines_of(reader, shown, found))
        self._attempt(lambda: _say_form(reader, found))

        def told() -> str:
            """Give all that is known of the file so far, folded."""
            beside = (*(line.text for line in found.lines), *_texts(found))
            return shown.everything + folded("".join(beside))

        def read_page(page: pypdf.PageObject, sheet: Sheet) -> None:
            """Read what belongs to one page."""
            holder_actions(page, found, sheet.number)
            files.of_holder(page, sheet.number)
            laid.of_page(page, sheet)
            page_pieces(page, sheet.number, found)
            fonts.of_page(page, sheet.number, found)
            drawings.of_page(page, sheet.number)
            if sheet.number in bare:
                bare_page(page, sheet.number, found)

        self._each_page(reader, sheets, read_page)
        self._attempt(lambda: laid.of_form(reader))
        self._attempt(lambda: private_data(dictionary(reader.trailer["/Root"]), found))
        self._attempt(lambda: read_aloud_texts(reader, shown, found))
        self._attempt(
            lambda: earlier_versions(self._data, self._passwords, len(sheets), told(), found)
        )
        self._attempt(lambda: leftovers_of(self._versions(reader), told(), files, found))
        return found

    def _versions(self, reader: pypdf.PdfReader) -> list[pypdf.PdfReader]:
        """Give the file's reader and those of its earlier versions that can be opened."""
        readers = [reader]
        for end in version_ends(self._data):
            try:
                older = pypdf.PdfReader(io.BytesIO(self._data[:end]), strict=False)
                if not older.is_encrypted or _unlocked(older, self._passwords):
                    readers.append(older)
            except BROKEN:
                # What it held then shows as left over.
                continue
        return readers

    def _each_page(
        self,
        reader: pypdf.PdfReader,
        sheets: Mapping[int, Sheet],
        read: Callable[[pypdf.PageObject, Sheet], None],
    ) -> None:
        """Walk every page; one that is damaged does not keep the others from being walked."""
        try:
            if len(reader.pages) != len(sheets):
                self._found.miss(_damaged(), "damaged")
        except BROKEN:
            self._found.miss(_damaged(), "damaged")
            return
        pages = iter(reader.pages)
        for sheet in sheets.values():
            try:
                page = next(pages, None)
                if page is None:
                    return
                read(page, sheet)
            except BROKEN:
                self._found.miss(_damaged(), "damaged")

    def _attempt(self, walk: Callable[[], object]) -> None:
        """Walk one part of the structure, or say that it is damaged."""
        try:
            walk()
        except BROKEN:
            self._found.miss(_damaged(), "damaged")


def _texts(found: Gathered) -> Iterator[str]:
    """Give the words of the form fields and notes of every page."""
    return (segment.text for page in found.shown.values() for segment in page)


def _say_form(reader: pypdf.PdfReader, found: Gathered) -> None:
    """Say that a form of another kind is not read."""
    if "/XFA" in dictionary(dictionary(reader.trailer["/Root"]).get("/AcroForm")):
        found.miss(say("This PDF holds a form (XFA) that was not read. Print it to a new PDF."))


def _unlocked(reader: pypdf.PdfReader, passwords: tuple[str, ...]) -> bool:
    """Try the empty password, then those given."""
    return any(reader.decrypt(password) for password in ("", *passwords))


def _damaged() -> str:
    """Say that the file's structure is not whole."""
    return say(
        "Part of this PDF's structure is damaged, so comments, form fields and attachments "
        "may have been missed. Save it again from where it was made."
    )

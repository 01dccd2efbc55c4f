"""Files inside a PDF: attached, pinned to a page, put together to a portfolio."""

from collections.abc import Iterator

import pypdf
from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from checker.model import Box, TraceKind
from checker.reading.asking import Held
from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.things import dictionary, items, leaves, resolved, words
from checker.words import say

_FILES_AT_MOST = 1_000


class Attachments:
    """The files of one PDF, each taken once however often it is pointed at."""

    def __init__(self, found: Gathered) -> None:
        """Put what is taken into `found`."""
        self._found = found
        self._seen: set[int] = set()

    def of_catalogue(self, reader: pypdf.PdfReader) -> None:
        """Take the files that belong to the whole file."""
        root = dictionary(reader.trailer["/Root"])
        called = "file of a portfolio" if "/Collection" in root else "attached file"
        for name, specification in leaves(dictionary(root.get("/Names")).get("/EmbeddedFiles")):
            self.take(dictionary(specification), name=name, called=called)
        self.of_holder(root)

    def of_holder(
        self, holder: DictionaryObject, page: int | None = None, box: Box | None = None
    ) -> None:
        """Take the files that are associated with, or pinned by, a page or annotation."""
        for one in (*items(holder.get("/AF")), holder.get("/FS")):
            self.take(dictionary(one), page=page, box=box)

    def take(
        self,
        specification: DictionaryObject,
        *,
        name: str = "",
        called: str = "attached file",
        page: int | None = None,
        box: Box | None = None,
    ) -> None:
        """Take the file of a file specification, if there is one in it."""
        own = words(specification.get("/UF")) or words(specification.get("/F")) or name
        told = words(specification.get("/Desc"))
        for stream in _streams(specification):
            if id(stream) in self._seen:
                continue
            self._seen.add(id(stream))
            self._hold(own, stream)
            quoted = f"{own}: {told}" if told else own
            self._found.trace(TraceKind.EMBEDDED, called, quoted, page=page, box=box)
            for text in {name, told, *_labels(specification)} - {own, ""}:
                self._found.note(text, page=page)

    def keep(self, stream: StreamObject) -> None:
        """Take a file that nothing names: what is left of one that was taken out."""
        if id(stream) not in self._seen:
            self._seen.add(id(stream))
            self._hold(say("file that nothing names"), stream)
            self._found.trace(TraceKind.EMBEDDED, "attached file", say("file that nothing names"))

    def _hold(self, name: str, stream: StreamObject) -> None:
        """Keep a file to be read, or say that it cannot be unpacked."""
        if len(self._found.held) >= _FILES_AT_MOST:
            self._found.miss(say("This PDF holds more files than can be checked."), "too-large")
            return
        try:
            self._found.held.append(Held(name or say("attached file"), stream.get_data()))
        except LimitReachedError:
            self._found.miss(
                say("The file {name} inside this PDF is too large to be checked.", name=name),
                "too-large",
            )
        except BROKEN:
            self._found.miss(
                say("The file {name} inside this PDF cannot be unpacked.", name=name), "damaged"
            )


def _streams(specification: DictionaryObject) -> Iterator[StreamObject]:
    """Give the contents of a file specification: usually one, under one or two names."""
    folder = dictionary(specification.get("/EF"))
    for key in ("/UF", "/F", "/Unix", "/Mac", "/DOS"):
        stream = resolved(folder.get(key))
        if isinstance(stream, StreamObject):
            yield stream


def _labels(specification: DictionaryObject) -> set[str]:
    """Give what a portfolio says of a file in its columns."""
    return {words(value) for value in dictionary(specification.get("/CI")).values()}

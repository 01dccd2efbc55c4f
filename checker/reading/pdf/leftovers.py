"""Objects of a PDF that nothing points at: pages that were taken out, texts that were replaced."""

import io
import itertools
import re
from collections.abc import Iterator, Sequence

import pypdf
import pypdfium2 as pdfium
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    read_object,
)

from checker.model import Concealment
from checker.reading.pdf.attachments import Attachments
from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.leaf import leaf_of
from checker.reading.pdf.things import dictionary, folded, items, resolved, whole_number, words
from checker.words import say

_Key = tuple[int, int]
"""The number and the generation of an object."""
_OBJECTS_AT_MOST = 40_000
_OBJECTS_A_PAGE = 100
_LEFT_AT_MOST = 500
_LETTERS_AT_LEAST = 4
_DEEPEST = 30
DRAWS_TEXT = re.compile(rb"\bBT\b.*?(?:Tj|TJ|'|\")", re.DOTALL)
_FONT = re.compile(rb"/([^\s/\[\]<>()]+)\s+[-.0-9]+\s+Tf")
_PAGES_AT_MOST = 100
_PLAIN_AT_MOST = 200_000
_WORDED = ("/Contents", "/T", "/V", "/RC", "/Title", "/Author", "/Subject", "/Alt", "/ActualText")


def leftovers_of(
    readers: Sequence[pypdf.PdfReader], shown: str, files: Attachments, found: Gathered
) -> None:
    """Gather the text of objects that nothing points at. `shown` is what is told already, folded.

    The readers are those of the file and of its earlier versions, whose text is read elsewhere.
    """
    reader = readers[0]
    numbers = {(number, 0) for number in reader.xref_objStm}
    for generation, table in reader.xref.items():
        numbers |= {(number, generation) for number in table}
    if len(numbers) > _OBJECTS_AT_MOST + _OBJECTS_A_PAGE * len(reader.pages):
        why = say("This PDF has too many objects to look for those that nothing uses.")
        found.miss(why, "too-large")
        return
    reached = _reached(reader)
    left = sorted(numbers.difference(reached, *map(_reached, readers[1:])))
    objects = [resolved(IndirectObject(number, gen, reader)) for number, gen in left]
    objects += [*_unlisted(reader), *_pages_aside(reader, reached)]
    if len(objects) > _LEFT_AT_MOST:
        why = say("This PDF holds more objects that nothing uses than can be checked.")
        found.miss(why, "too-large")
    told = shown
    for one in objects[:_LEFT_AT_MOST]:
        for text in _texts(one, reader, files):
            for line in text.splitlines():
                if folded(line) and folded(line) not in told:
                    told += folded(line)
                    found.hide(line, Concealment.UNUSED)


def _reached(reader: pypdf.PdfReader) -> dict[_Key, bool]:
    """Give the objects that the trailer leads to, and whether each is a page."""
    reached: dict[_Key, bool] = {}
    pending: list[object] = list(reader.trailer.values())
    while pending:
        one = pending.pop()
        if isinstance(one, IndirectObject):
            key = (one.idnum, one.generation)
            if key in reached:
                continue
            one = one.get_object()
            reached[key] = isinstance(one, DictionaryObject) and one.get("/Type") == "/Page"
        if isinstance(one, DictionaryObject):
            pending += [value for value in one.values() if isinstance(value, _HOLDS)]
        elif isinstance(one, ArrayObject):
            pending += [value for value in one if isinstance(value, _HOLDS)]
    return reached


def _pages_aside(reader: pypdf.PdfReader, reached: dict[_Key, bool]) -> Iterator[object]:
    """Give the pages that something points at (templates) and that are no page of the file."""
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    for number, generation in (key for key, is_page in reached.items() if is_page):
        if number not in pages:
            yield resolved(IndirectObject(number, generation, reader))


_HOLDS = (IndirectObject, DictionaryObject, ArrayObject)


def _unlisted(reader: pypdf.PdfReader) -> Iterator[object]:
    """Give objects that stand in a stream of objects without being listed anywhere."""
    listed = {(stream, index, number) for number, (stream, index) in reader.xref_objStm.items()}
    for holder in {stream for stream, _ in reader.xref_objStm.values()}:
        stream = resolved(IndirectObject(holder, 0, reader))
        if not isinstance(stream, StreamObject):
            continue
        data = stream.get_data()
        first, count = whole_number(stream["/First"]), whole_number(stream["/N"])
        heads = [int(part) for part in data[:first].split()[: 2 * count]]
        for index, (number, offset) in enumerate(zip(heads[::2], heads[1::2], strict=False)):
            if (holder, index, number) not in listed and number not in reader.xref_objStm:
                yield _parsed(data[first + offset :], reader)


def _parsed(source: bytes, reader: pypdf.PdfReader) -> object:
    """Give an object from its bytes, None where it is none."""
    try:
        return read_object(io.BytesIO(source), reader)
    except BROKEN:
        return None


def _texts(one: object, reader: pypdf.PdfReader, files: Attachments) -> Iterator[str]:
    """Give the words of one object that nothing points at."""
    try:
        if isinstance(one, StreamObject):
            if one.get("/Type") == "/EmbeddedFile":
                files.keep(one)
            elif one.get("/Subtype") != "/Image" and DRAWS_TEXT.search(one.get_data()):
                yield drawn_words(one, reader)
        elif isinstance(one, DictionaryObject) and one.get("/Type") == "/Page":
            yield _page(one, reader)
        elif isinstance(one, (DictionaryObject, ArrayObject)):
            yield from _strings(one, 0)
        elif not isinstance(one, NameObject):
            yield _long(words(one) if isinstance(one, PdfObject) else "")
    except BROKEN:
        return


def _strings(holder: DictionaryObject | ArrayObject, depth: int) -> Iterator[str]:
    """Give the texts of an object, those alone that people write."""
    if isinstance(holder, DictionaryObject):
        values = [holder.get(key) for key in _WORDED if not isinstance(holder.get(key), _POINTS)]
        nested = [value for value in holder.values() if isinstance(value, _NESTED)]
    else:
        values, nested = [], [value for value in holder if isinstance(value, _NESTED)]
    for value in values:
        yield _long(words(value))
    if depth < _DEEPEST:
        for inner in nested:
            yield from _strings(inner, depth + 1)


_POINTS = (IndirectObject,)
_NESTED = (DictionaryObject, ArrayObject)


def _long(text: str) -> str:
    """Give a text that says something, "" for any other."""
    return text if sum(map(str.isalnum, text)) >= _LETTERS_AT_LEAST else ""


def drawn_words(stream: StreamObject, reader: pypdf.PdfReader) -> str:
    """Give the words that a stream draws, with its own fonts or those of the first page."""
    page = DictionaryObject()
    fonts = dictionary(stream.get("/Resources")) or _fitting(stream.get_data(), reader)
    box = ArrayObject(NumberObject(side) for side in (0, 0, 2_000, 2_000))
    page.update(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/MediaBox"): box,
            NameObject("/Resources"): fonts,
            NameObject("/Contents"): stream,
        }
    )
    if len(stream.get_data()) > _PLAIN_AT_MOST:
        return _page(page, reader)
    # In the order of the stream: with the fonts of another page its places are wrong.
    whole = pypdf.PageObject(reader)
    whole.update(page)
    return whole.extract_text()


def _fitting(content: bytes, reader: pypdf.PdfReader) -> DictionaryObject:
    """Give the resources of the first page that has every font which a stream asks for."""
    wanted = {"/" + name.decode("latin-1") for name in _FONT.findall(content)}
    for page in itertools.islice(reader.pages, _PAGES_AT_MOST):
        resources = dictionary(page.get("/Resources"))
        if wanted <= set(dictionary(resources.get("/Font"))):
            return resources
    return dictionary(reader.pages[0].get("/Resources"))


def _page(page: DictionaryObject, reader: pypdf.PdfReader) -> str:
    """Give the words of a page that is not in the file's list of pages."""
    whole = pypdf.PageObject(reader)
    whole.update({key: value for key, value in page.items() if key not in ("/Parent", "/B")})
    if "/MediaBox" not in whole:
        sides = items(reader.pages[0].get("/MediaBox")) or [0, 0, 2_000, 2_000]
        numbers = (NumberObject(round(float(str(resolved(one) or one)))) for one in sides)
        whole[NameObject("/MediaBox")] = ArrayObject(numbers)
    writer = pypdf.PdfWriter()
    writer.add_page(whole)
    out = io.BytesIO()
    writer.write(out)
    document = pdfium.PdfDocument(out.getvalue())
    leaf = leaf_of(document, 1, frozenset(), look=False)
    document.close()
    return "\n".join(segment.text for segment in (*leaf.segments, *leaf.drawn))

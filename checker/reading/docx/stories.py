"""The stories of a letter in the order of reading: headers, body, footers, notes, comments."""

from dataclasses import dataclass

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.colours import colour
from checker.reading.docx.names import Element, R, W, is_on, value
from checker.reading.docx.package import Package
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Mark, Sheet
from checker.reading.docx.walk import Walk, paragraphs_text
from checker.reading.refusal import Unreadable
from checker.words import say

_EDGES = (("header", Part.HEADER), ("footer", Part.FOOTER))
_NOTES = (
    ("footnotes", "footnote", "footnoteReference"),
    ("endnotes", "endnote", "endnoteReference"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Main:
    """The main part of a file: its name, its tree and the file's settings."""

    name: str
    root: Element
    settings: Element | None


def tree(package: Package, sheet: Sheet, name: str, part: Part = Part.OTHER) -> Element | None:
    """Give the tree of a part beside the main one; a damaged one is a gap."""
    try:
        return package.xml(name)
    except Unreadable as fault:
        if fault.code == "unread.too-large":
            raise
        why = say("A part of the file ({name}) is damaged and was not read.", name=name)
        sheet.gap(fault.code, why, part)
        return None


def linked_tree(package: Package, sheet: Sheet, source: str, kind: str) -> Element | None:
    """Give the tree of the first part of a kind that a part points at."""
    for link in package.links(source):
        if link.kind == kind and not link.outside and package.has(link.target):
            return tree(package, sheet, link.target)
    return None


def read_stories(walk: Walk, main: Main) -> None:
    """Read everything that stands on the pages, and the comments beside it."""
    ground = _page_colour(main)
    comments = _comments(walk, main)
    edges = _edges(walk.package, main)
    for part_name, (part, used) in edges.items():
        if part is Part.HEADER:
            _edge(walk, part_name, part, ground, used=used)
    body = main.root.find(W + "body")
    if body is not None:
        walk.story(body, Where(part=Part.BODY, source=main.name, ground=ground))
    for part_name, (part, used) in edges.items():
        if part is Part.FOOTER:
            _edge(walk, part_name, part, ground, used=used)
    _notes(walk, main, ground)
    _write_comments(walk, comments)


def _page_colour(main: Main) -> str:
    background = main.root.find(W + "background")
    shown = None if main.settings is None else main.settings.find(W + "displayBackgroundShape")
    return colour(value(background, "color")) if is_on(shown) else ""


def _edges(package: Package, main: Main) -> dict[str, tuple[Part, bool]]:
    """Give each header and footer part, and whether any page shows it."""
    links = {link.id: link for link in package.links(main.name) if not link.outside}
    even = main.settings is not None and is_on(main.settings.find(W + "evenAndOddHeaders"))
    edges: dict[str, tuple[Part, bool]] = {}
    for kind, part in _EDGES:
        current: dict[str, str] = {}
        used: dict[str, bool] = {}
        for section in main.root.iter(W + "sectPr"):
            for reference in section.iterfind(f"{W}{kind}Reference"):
                link = links.get(reference.get(R + "id", ""))
                if link is not None:
                    current[value(reference, "type") or "default"] = link.target
            shows = {
                "default": True,
                "even": even,
                "first": is_on(section.find(W + "titlePg")),
            }
            for which, name in current.items():
                used[name] = used.get(name, False) or bool(shows.get(which))
        for link in links.values():
            if link.kind == kind:
                used.setdefault(link.target, False)
        edges.update({name: (part, on) for name, on in used.items() if package.has(name)})
    return edges


def _edge(walk: Walk, name: str, part: Part, ground: str, *, used: bool) -> None:
    root = tree(walk.package, walk.sheet, name, part)
    if root is not None:
        hidden = None if used else Concealment.UNUSED
        walk.story(root, Where(part=part, source=name, ground=ground, hidden=hidden))


def _notes(walk: Walk, main: Main, ground: str) -> None:
    for kind, element_name, called_by in _NOTES:
        for link in walk.package.links(main.name):
            if link.kind != kind or link.outside or not walk.package.has(link.target):
                continue
            root = tree(walk.package, walk.sheet, link.target, Part.FOOTNOTE)
            for note in () if root is None else root.iterfind(W + element_name):
                called = (called_by, value(note, "id")) in walk.notes_called
                of_word = value(note, "type") not in ("", "normal")
                if of_word and not paragraphs_text(note):
                    continue
                hidden = None if called or of_word else Concealment.UNUSED
                where = Where(part=Part.FOOTNOTE, source=link.target, ground=ground, hidden=hidden)
                walk.story(note, where)


def _comments(walk: Walk, main: Main) -> list[tuple[str, Element]]:
    """Make a mark for each comment, so that the walk can say what it was about."""
    found: list[tuple[str, Element]] = []
    for link in walk.package.links(main.name):
        if link.kind != "comments" or link.outside or not walk.package.has(link.target):
            continue
        root = tree(walk.package, walk.sheet, link.target, Part.COMMENT)
        for comment in () if root is None else root.iterfind(W + "comment"):
            mark = Mark(
                kind=TraceKind.COMMENT,
                author=value(comment, "author"),
                text=paragraphs_text(comment),
            )
            walk.comments.setdefault(value(comment, "id"), walk.sheet.mark(mark))
            found.append((link.target, comment))
    return found


def _write_comments(walk: Walk, comments: list[tuple[str, Element]]) -> None:
    for source, comment in comments:
        number = walk.comments[value(comment, "id")]
        where = Where(
            part=Part.COMMENT,
            source=source,
            hidden=Concealment.COMMENT,
            author=value(comment, "author"),
            marks=() if walk.sheet.is_placed(number) else (number,),
        )
        walk.story(comment, where)

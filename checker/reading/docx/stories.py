"""The stories of a letter in the order of reading: headers, body, footers, notes, comments."""

from dataclasses import dataclass, replace

from checker.model import Concealment, Part, TraceKind
from checker.reading.docx.characters import paragraphs_text
from checker.reading.docx.colours import colour
from checker.reading.docx.names import W14, W15, R, W, is_on, value
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Mark, Sheet
from checker.reading.docx.walk import Walk
from checker.reading.package import Package
from checker.reading.refusal import Unreadable
from checker.reading.trees import Element
from checker.words import say

_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One header or footer, and whether any page shows it."""

    name: str
    part: Part
    used: bool


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


def read_stories(walk: Walk, package: Package, main: Main) -> None:
    """Read everything that stands on the pages, and the comments beside it."""
    ground = _page_colour(main)
    comments = _comments(walk, package, main)
    edges = _edges(package, main)
    _edge_stories(walk, package, ground, [edge for edge in edges if edge.part is Part.HEADER])
    body = main.root.find(W + "body")
    if body is not None:
        walk.story(body, Where(part=Part.BODY, ground=ground, source=main.name))
    _edge_stories(walk, package, ground, [edge for edge in edges if edge.part is Part.FOOTER])
    _notes(walk, package, main, ground)
    _write_comments(walk, comments)


def _page_colour(main: Main) -> str:
    background = main.root.find(W + "background")
    shown = None if main.settings is None else main.settings.find(W + "displayBackgroundShape")
    return colour(value(background, "color")) if is_on(shown) else ""


def _edges(package: Package, main: Main) -> list[Edge]:
    """Give each header and footer part, and whether any page shows it."""
    links = {link.id: link for link in package.links(main.name) if not link.outside}
    found = {
        link.target: Edge(name=link.target, part=_EDGES[link.kind], used=False)
        for link in links.values()
        if link.kind in _EDGES and package.has(link.target)
    }
    even = main.settings is not None and is_on(main.settings.find(W + "evenAndOddHeaders"))
    current: dict[tuple[str, str], str] = {}
    for section in main.root.iter(W + "sectPr"):
        if _is_earlier(section):
            continue
        for kind in _EDGES:
            for reference in section.iterfind(f"{W}{kind}Reference"):
                link = links.get(reference.get(R + "id", ""))
                if link is not None:
                    current[kind, value(reference, "type") or "default"] = link.target
        shown = {"default", "even" if even else "", _first_page(section)}
        for (_, which), name in current.items():
            if which in shown and name in found:
                found[name] = replace(found[name], used=True)
    return list(found.values())


def _is_earlier(section: Element) -> bool:
    """Say whether these are a section's properties before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"


def _first_page(section: Element) -> str:
    """Give "first" when the section's first page has its own header and footer."""
    return "first" if is_on(section.find(W + "titlePg")) else ""


def _edge_stories(walk: Walk, package: Package, ground: str, edges: list[Edge]) -> None:
    for edge in edges:
        root = tree(package, walk.sheet, edge.name, edge.part)
        if root is not None:
            hidden = None if edge.used else Concealment.UNUSED
            where = Where(part=edge.part, ground=ground, hidden=hidden, source=edge.name)
            walk.story(root, where)


def _notes(walk: Walk, package: Package, main: Main, ground: str) -> None:
    for kind, element_name, called_by in _NOTES:
        for link in package.links(main.name):
            if link.kind != kind or link.outside or not package.has(link.target):
                continue
            root = tree(package, walk.sheet, link.target, Part.FOOTNOTE)
            for note in () if root is None else root.iterfind(W + element_name):
                called = (called_by, value(note, "id")) in walk.notes_called
                of_word = value(note, "type") not in ("", "normal")
                if of_word and not paragraphs_text(note):
                    continue
                hidden = None if called or of_word else Concealment.UNUSED
                where = Where(part=Part.FOOTNOTE, ground=ground, hidden=hidden, source=link.target)
                walk.story(note, where)


def _comments(walk: Walk, package: Package, main: Main) -> list[tuple[Element, str]]:
    """Make a mark for each comment, so that the walk can say what it was about."""
    found: list[tuple[Element, str]] = []
    threads = _threads(walk, package, main)
    for link in package.links(main.name):
        if link.kind != "comments" or link.outside or not package.has(link.target):
            continue
        root = tree(package, walk.sheet, link.target, Part.COMMENT)
        for comment in () if root is None else root.iterfind(W + "comment"):
            mark = Mark(
                kind=TraceKind.COMMENT,
                name=_thread(comment, threads),
                author=value(comment, "author"),
                text=paragraphs_text(comment),
            )
            walk.comments.setdefault(value(comment, "id"), walk.sheet.mark(mark))
            found.append((comment, link.target))
    return found


def _threads(walk: Walk, package: Package, main: Main) -> dict[str, str]:
    """Say of each paragraph that ends a comment whether that is a reply, or was resolved."""
    root = linked_tree(package, walk.sheet, main.name, "commentsExtended")
    told: dict[str, str] = {}
    for element in () if root is None else root.iterfind(W15 + "commentEx"):
        if element.get(W15 + "done") in ("1", "true"):
            told[element.get(W15 + "paraId", "")] = "resolved"
        elif element.get(W15 + "paraIdParent"):
            told[element.get(W15 + "paraId", "")] = "reply"
    return told


def _thread(comment: Element, threads: dict[str, str]) -> str:
    ids = [one.get(W14 + "paraId", "") for one in comment.iter(W + "p")]
    return threads.get(ids[-1], "") if ids else ""


def _write_comments(walk: Walk, comments: list[tuple[Element, str]]) -> None:
    for comment, source in comments:
        number = walk.comments[value(comment, "id")]
        where = Where(
            part=Part.COMMENT,
            hidden=Concealment.COMMENT,
            author=value(comment, "author"),
            marks=() if walk.sheet.is_placed(number) else (number,),
            source=source,
        )
        walk.story(comment, where)

"""The text of a web page or a message's HTML as a person sees it, with what it hides told apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import lxml.html
from lxml.etree import Comment, ParserError, XMLSyntaxError

from checker.model import Cell, Concealment, Gap, Line, Part, Trace
from checker.reading.asking import Pictured
from checker.reading.assembly import tidy
from checker.reading.beside_markup import beside, said_in_comment, shown_value
from checker.reading.refusal import Unreadable
from checker.reading.sight_of_markup import Sight, sight_in
from checker.reading.stylesheets import Stylesheets
from checker.words import say

# fmt: off
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "details",
    "div", "dl", "dt", "dd", "dialog", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option",
    "p", "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "th", "thead",
    "tfoot", "tr", "ul",
})
_SILENT = frozenset({"head", "script", "style", "title", "meta", "link"})
# fmt: on
_KEPT_AS_WRITTEN = frozenset({"pre", "textarea", "listing", "xmp"})
_CELLS = ("td", "th")
_FEWEST_COLUMNS = 2
_DEEPEST = 200  # the parser itself leaves out, without a word, what stands below 255


class Markup(NamedTuple):
    """All that an HTML text holds."""

    lines: tuple[Line, ...]
    traces: tuple[Trace, ...] = ()
    """What would run or be fetched."""
    properties: tuple[tuple[str, str], ...] = ()
    """What it says of itself, and where its links lead, each under a name for a person."""
    pictures: tuple[Pictured, ...] = ()
    gaps: tuple[Gap, ...] = ()


class _Bit(NamedTuple):
    text: str
    why: Concealment | None
    cell: Cell | None


def lines_of_markup(markup: str, first_block: int = 0) -> tuple[Line, ...]:
    """Give the lines of an HTML text; hidden ones carry why a reader does not see them.

    Raises:
        Unreadable: it is no HTML, or nested more deeply than can be read.
    """
    root = _root(markup)
    return () if root is None else _Walk(root).lines(first_block)


def read_markup(markup: str, first_block: int = 0) -> Markup:
    """Give the lines of an HTML text and all that it carries beside them.

    Raises:
        Unreadable: it is no HTML, or nested more deeply than can be read.
    """
    root = _root(markup)
    if root is None:
        return Markup(())
    walk = _Walk(root)
    lines = walk.lines(first_block)
    block = max((line.block for line in lines), default=first_block)
    found = beside(root)
    more = list(lines)
    for number, (text, why) in enumerate(found.texts, block + 1):
        more.append(Line(text=tidy(text), part=Part.OTHER, block=number, hidden=why))
    gaps = (*found.gaps, *_styles_not_read(walk))
    return Markup(tuple(more), found.traces, found.properties, found.pictures, gaps)


def _styles_not_read(walk: "_Walk") -> Iterator[Gap]:
    """Say when a page has more rules of style than can be looked at: any could hide words."""
    if not walk.sees_all_styles:
        why = say("The page has too many rules of style to tell what it shows. Save it as a PDF.")
        yield Gap(code="unread.too-large", why=why)


def _root(markup: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(markup)
    except (ParserError, XMLSyntaxError, ValueError) as error:
        if not markup.strip():
            return None
        if markup.lstrip().lower().startswith("<?xml"):
            return _root(markup.partition("?>")[2])
        raise _unread() from error


class _Walk:
    """One walk through a page."""

    def __init__(self, root: lxml.html.HtmlElement) -> None:
        self._root = root
        self._sheets = Stylesheets(root)
        self._tables = 0

    @property
    def sees_all_styles(self) -> bool:
        """Say whether every rule of style was looked at."""
        return self._sheets.whole

    def lines(self, first_block: int) -> tuple[Line, ...]:
        """Give the lines in the order in which they are written."""
        lines = list(_lines(self._pieces(self._root, Sight(), None, 0), first_block))
        while lines and not lines[-1].text:
            lines.pop()
        return tuple(lines)

    def _pieces(
        self, node: lxml.html.HtmlElement, outer: Sight, cell: Cell | None, depth: int
    ) -> Iterator[_Bit]:
        if node.tag is Comment or not isinstance(node.tag, str):
            yield _Bit(said_in_comment(node.text or ""), Concealment.COMMENT, cell)
            return
        if depth > _DEEPEST:
            raise _unread()
        if node.tag in _SILENT:
            return
        sight = sight_in(node, self._sheets.of(node), outer)
        if node.tag == "template":
            sight = sight._replace(why=Concealment.HIDDEN, lasting=True)
        breaks = node.tag in _BREAKS
        if breaks:
            yield _Bit("\n", sight.why, cell)
        yield from _written(node.text or "", node, sight.why, cell)
        if value := shown_value(node):
            yield _Bit(f" {value} ", sight.why, cell)
        cells = self._cells(node) if node.tag == "table" else {}
        for child in node:
            inner = cells.get(child, cell)
            yield from self._inside(child, sight, inner, cells, depth + 1)
            yield from _written(child.tail or "", node, sight.why, cell)
        if breaks and node.tag != "br":
            yield _Bit("\n", sight.why, cell)

    def _inside(
        self,
        node: lxml.html.HtmlElement,
        outer: Sight,
        cell: Cell | None,
        cells: dict[lxml.html.HtmlElement, Cell],
        depth: int,
    ) -> Iterator[_Bit]:
        """Give what is in a part of a table, with the cell that it stands in."""
        if not cells or node.tag not in ("thead", "tbody", "tfoot", "tr"):
            yield from self._pieces(node, outer, cell, depth)
            return
        if depth > _DEEPEST:
            raise _unread()
        sight = sight_in(node, self._sheets.of(node), outer)
        yield _Bit("\n", sight.why, cell)
        yield _Bit(node.text or "", sight.why, cell)
        for child in node:
            yield from self._inside(child, sight, cells.get(child, cell), cells, depth + 1)
            yield _Bit(child.tail or "", sight.why, cell)
        yield _Bit("\n", sight.why, cell)

    def _cells(self, table: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, Cell]:
        """Give the cells of a table of data: no table that only lays out a page."""
        rows = list(_rows(table))
        columns = max((len(row) for row in rows), default=0)
        if columns < _FEWEST_COLUMNS or len(list(table.iter("table"))) > 1:
            return {}
        self._tables += 1
        return {
            one: Cell(table=self._tables - 1, row=row, column=column, columns=columns)
            for row, ones in enumerate(rows)
            for column, one in enumerate(ones)
        }


def _rows(table: lxml.html.HtmlElement) -> Iterator[list[lxml.html.HtmlElement]]:
    for child in table:
        if child.tag == "tr":
            yield [one for one in child if one.tag in _CELLS]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _written(
    text: str, node: lxml.html.HtmlElement, why: Concealment | None, cell: Cell | None
) -> Iterator[_Bit]:
    """Give a text, whose line breaks count only where they are kept as they are written."""
    if node.tag not in _KEPT_AS_WRITTEN:
        yield _Bit(text, why, cell)
        return
    for number, line in enumerate(text.splitlines()):
        if number:
            yield _Bit("\n", why, cell)
        yield _Bit(line, why, cell)


def _lines(pieces: Iterable[_Bit], first_block: int) -> Iterator[Line]:
    """Put pieces together to lines; an empty line between two begins a new block.

    What is hidden in the middle of a line stands behind it, so that no word is torn apart.
    """
    block, empty = first_block, True
    seen: list[_Bit] = []
    unseen: list[list[_Bit]] = []
    last: _Bit | None = None
    for bit in (*pieces, _Bit("\n", None, None)):
        if bit.text != "\n":
            if bit.why is None:
                seen.append(bit)
            elif last is None or bit.why != last.why or not unseen:
                unseen.append([bit])
            else:
                unseen[-1].append(bit)
            last = bit
            continue
        made = [line for group in (seen, *unseen) for line in _line(group, block)]
        yield from made
        if not made and not empty:
            block += 1
            yield Line(text="", part=Part.BODY, block=block)
        empty = not made
        seen, unseen, last = [], [], None


def _line(bits: list[_Bit], block: int) -> Iterator[Line]:
    text = tidy(" ".join("".join(bit.text for bit in bits).split()))
    if text:
        cell = next((bit.cell for bit in bits if bit.text.strip()), None)
        yield Line(text=text, part=Part.BODY, block=block, hidden=bits[0].why, cell=cell)


def _unread() -> Unreadable:
    why = say("The text of the message cannot be read. Write the message anew.")
    return Unreadable("unread.damaged", why)

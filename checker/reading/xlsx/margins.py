"""What a sheet says outside its cells: lists and prompts, links, headers, scenarios, views."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.model import Concealment, Part, TraceKind
from checker.reading.grid import At, Book
from checker.reading.package import Package
from checker.reading.pptx.colours import Colours
from checker.reading.trees import Element, local
from checker.reading.xlsx.names import all_text, area_of, is_on, link_id, named

_CODES = re.compile(
    r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[LCRPNDTFAZGBIUEXYSHO]|&|.)', re.DOTALL
)
_PLACES = re.compile(r"&([LCR])")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_CODE_LIKE = re.compile(r"[dmyhsDMYHS0#.,/:\-\s?%*_@;\[\]$\\()<>=&!|+'\"]*")
_LEAST_LETTERS = 3
_WORDS = re.compile(r"[^\W\d_]{3,}|\d{5,}")
_FILTERED = frozenset({"filter", "customFilter", "dateGroupItem"})


class Beside(NamedTuple):
    """One sheet while what is beside its cells is read."""

    book: Book
    package: Package
    part: str
    number: int
    root: Element
    is_seen: Callable[[str], bool]
    """Says whether a text stands in a cell that is shown."""
    colours: Colours
    """The colours of the workbook's design."""


def read_margins(sheet: Beside) -> None:
    """Take everything that stands in a sheet's own part outside its cells."""
    _validations(sheet)
    _links(sheet)
    _edges(sheet)
    _scenarios(sheet)
    _views(sheet)
    _criteria(sheet)


def formula_words(sheet: Beside, literals: dict[str, tuple[int, int]]) -> None:
    """Take the words that stand in formulas and in no cell that is shown."""
    for text, (row, column) in literals.items():
        telling = _WORDS.search(text) and not _CODE_LIKE.fullmatch(text)
        if telling and not sheet.is_seen(text):
            sheet.book.kept("text in a formula", text, At(sheet.number, row, column))


def edge_words(written: str) -> Iterator[str]:
    """Give the words of a header or footer, from its left, its middle and its right."""
    pieces = _PLACES.split(written.replace("&&", "&\0"))
    for piece in (pieces[0], *pieces[2::2]):
        if said := _CODES.sub(" ", piece.replace("&\0", "\0")).replace("\0", "&").strip():
            yield said


def _validations(sheet: Beside) -> None:
    for rule in named(sheet.root, "dataValidation"):
        at = _first(sheet, rule.get("sqref", "") or _own_area(rule))
        for name in ("promptTitle", "prompt", "errorTitle", "error"):
            text = rule.get(name, "").strip()
            if text and not sheet.is_seen(text):
                sheet.book.kept("prompt of a cell", text, at)
        for one in rule:
            if local(str(one.tag)) not in ("formula1", "formula2"):
                continue
            for found in _QUOTED.finditer(all_text(one)):
                for text in found[1].split(","):
                    if len(text.strip()) >= _LEAST_LETTERS and not sheet.is_seen(text):
                        sheet.book.kept("drop-down list", text.strip(), at)


def _links(sheet: Beside) -> None:
    for link in named(sheet.root, "hyperlink"):
        at = _first(sheet, link.get("ref", ""))
        target = sheet.package.link(sheet.part, link_id(link))
        if target is not None and target.outside:
            address = target.target.strip()
            if address.lower().startswith("mailto:"):
                address = address[len("mailto:") :].partition("?")[0]
            if not sheet.is_seen(address):
                sheet.book.property("link", address)
        tip = link.get("tooltip", "").strip()
        if tip and not sheet.is_seen(tip):
            sheet.book.kept("tip of a link", tip, at)
        display = link.get("display", "").strip()
        if display and not sheet.is_seen(display):
            sheet.book.kept("text of a link", display, at)


def _edges(sheet: Beside) -> None:
    for edges in named(sheet.root, "headerFooter"):
        view = _view_above(edges)
        for edge in edges:
            name = local(str(edge.tag))
            part = Part.HEADER if name.endswith("Header") else Part.FOOTER
            used = name.startswith("odd") or is_on(
                edges, "differentOddEven" if name.startswith("even") else "differentFirst"
            )
            for text in edge_words(all_text(edge)):
                if used and not view:
                    sheet.book.shown(text, part)
                elif not sheet.is_seen(text):
                    _unused(sheet.book, text, part)


def _unused(book: Book, text: str, part: Part) -> None:
    """Take the words of a header that no page shows."""
    book.beside(
        text,
        part,
        Concealment.UNUSED,
        TraceKind.HIDDEN_TEXT,
        Concealment.UNUSED.value,
    )


def _scenarios(sheet: Beside) -> None:
    for scenario in named(sheet.root, "scenario"):
        said = [scenario.get(name, "") for name in ("name", "comment", "user")]
        said += [one.get("val", "") for one in scenario]
        sheet.book.kept("scenario", ", ".join(filter(None, map(str.strip, said))))


def _views(sheet: Beside) -> None:
    """Take what a person's own view of the sheet hides: only its filters can hold words."""
    for view in named(sheet.root, "customSheetView"):
        for text in _filter_words(view):
            if not sheet.is_seen(text):
                sheet.book.kept("custom view", text)


def _criteria(sheet: Beside) -> None:
    for filter_ in named(sheet.root, "autoFilter"):
        if not _view_above(filter_):
            for text in _filter_words(filter_):
                if not sheet.is_seen(text):
                    sheet.book.kept("filter", text)


def _filter_words(element: Element) -> Iterator[str]:
    for one in named(element, *_FILTERED):
        text = one.get("val", "").strip(" *?")
        if len(text) >= _LEAST_LETTERS:
            yield text


def _view_above(element: Element) -> bool:
    return any(local(str(one.tag)) == "customSheetView" for one in element.iterancestors())


def _first(sheet: Beside, written: str) -> At | None:
    area = area_of(written.split(" ", maxsplit=1)[0]) if written.strip() else None
    return None if area is None else At(sheet.number, area.top, area.left)


def _own_area(rule: Element) -> str:
    return next((all_text(one) for one in named(rule, "sqref")), "")

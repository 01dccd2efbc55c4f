"""The cells of a table in reading order, with what lies behind them."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Cell, Concealment
from checker.reading.docx.colours import AUTOMATIC, PAPER, UNKNOWN
from checker.reading.docx.names import MC, W, is_on, twips, value
from checker.reading.docx.styles import fill_of
from checker.reading.trees import Element, local, whole

_MOST_COLUMNS = 200
_TINY_TWIPS = 40
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "del"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the row's own properties, and its cells."""

    properties: Element | None
    cells: tuple["Held", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One cell: its element, its place, what lies behind its text, and why it may not be seen."""

    element: Element
    cell: Cell
    ground: str
    hidden: Concealment | None


def table_style(table: Element) -> str:
    """Give the style of a table."""
    return value(table.find(f"{W}tblPr/{W}tblStyle"))


def said_besides(table: Element) -> list[str]:
    """Give the alternative text and title of a table."""
    told = (value(table.find(f"{W}tblPr/{W}{name}")) for name in ("tblCaption", "tblDescription"))
    return [text for text in told if text.strip()]


def rows(table: Element, number: int, fills: dict[str, str]) -> Iterator[Row]:
    """Give the rows of a table, with the fills of its style's regions."""
    found = list(_held(table, "tr"))
    own = fill_of(table.find(f"{W}tblPr/{W}shd"))
    laid = [(_placed(row), row) for row in found]
    columns = max((end for placed, _ in laid for _, _, end in placed), default=1)
    for at, (placed, row) in enumerate(laid):
        properties = row.find(W + "trPr")
        flat = _is_flat(properties)
        cells = tuple(
            Held(
                element=cell,
                cell=Cell(table=number, row=at, column=start, columns=columns),
                ground=_ground(
                    cell,
                    own,
                    fills,
                    _regions(at, len(found), start, end, columns),
                ),
                hidden=Concealment.TINY if flat else _merged_away(cell),
            )
            for cell, start, end in placed
        )
        yield Row(properties=properties, cells=cells)


def _held(parent: Element, name: str) -> Iterator[Element]:
    """Give the rows or cells of a table, also those inside content controls."""
    for child in parent:
        tag = str(child.tag)
        if tag == W + name:
            yield child
        elif tag == MC + "AlternateContent":
            yield from _held(child[0], name) if len(child) else ()
        elif tag.startswith(W) and local(tag) in _WRAPPERS:
            yield from _held(child, name)


def _placed(row: Element) -> list[tuple[Element, int, int]]:
    """Give each cell of a row with the columns where it starts and ends."""
    column = _columns(row.find(f"{W}trPr/{W}gridBefore"), least=0)
    placed = []
    for cell in _held(row, "tc"):
        end = column + _columns(cell.find(f"{W}tcPr/{W}gridSpan"), least=1)
        placed.append((cell, column, end))
        column = end
    return placed


def _columns(element: Element | None, least: int) -> int:
    return max(least, min(whole(value(element), least), _MOST_COLUMNS))


def _is_flat(properties: Element | None) -> bool:
    height = None if properties is None else properties.find(W + "trHeight")
    if height is None or value(height, "hRule") != "exact":
        return False
    return (twips(value(height)) or 0) <= _TINY_TWIPS


def _merged_away(cell: Element) -> Concealment | None:
    """Say whether a cell is covered by the one above or before it: Word shows nothing of it."""
    for name in ("vMerge", "hMerge"):
        merge = cell.find(f"{W}tcPr/{W}{name}")
        if merge is not None and value(merge) != "restart":
            return Concealment.HIDDEN
    return None


def _regions(row: int, row_count: int, start: int, end: int, columns: int) -> tuple[str, ...]:
    regions = ["band1Horz", "band2Horz", "band1Vert", "band2Vert"]
    regions += ["firstRow"] if row == 0 else []
    regions += ["lastRow"] if row == row_count - 1 else []
    regions += ["firstCol"] if start == 0 else []
    regions += ["lastCol"] if end == columns else []
    return tuple(regions)


def _ground(cell: Element, own: str | None, fills: dict[str, str], regions: tuple[str, ...]) -> str:
    said = fill_of(cell.find(f"{W}tcPr/{W}shd"))
    if said:
        return said
    styled = {fills[region] for region in regions if region in fills} - {PAPER}
    if styled:
        return UNKNOWN
    return own or fills.get("", AUTOMATIC)


def tracked(properties: Element | None) -> tuple[str, str]:
    """Say whether a row or cell was put in or taken out ("ins", "del", ""), and by whom."""
    if properties is None:
        return "", ""
    for name, kind in (
        ("del", "del"),
        ("cellDel", "del"),
        ("ins", "ins"),
        ("cellIns", "ins"),
    ):
        change = properties.find(W + name)
        if change is not None:
            return kind, value(change, "author")
    return "", ""


def is_marked_hidden(properties: Element | None) -> bool:
    """Say whether a row is switched off."""
    return properties is not None and bool(is_on(properties.find(W + "hidden")))

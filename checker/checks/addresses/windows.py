"""The first page as an envelope shows it: the window, the address block, and what stands there."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.addresses.destinations import blocks, destination
from checker.checks.matter import Matter
from checker.model import Box, Channel, Document, Line, Mention
from checker.settings import Window

TOLERANCE_MM = 1.0
"""GOV.UK Notify's tolerance for letters in window envelopes."""
SCAN_TOLERANCE_MM = 4.0
"""A sheet never lies quite straight on a scanner."""
FEWEST_LINES = 3
"""An address that is set for a window has from three to seven lines (GOV.UK Notify)."""
_A4_MM, _A4_WITHIN_MM = (210.0, 297.0), 2.0
_NAME_WITHIN_MM = 32.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The first page of a posted letter: its lines, its address block and where that stands."""

    letter: Document
    lines: tuple[Line, ...]
    block: Mention
    own: tuple[Line, ...]
    """The lines of the block and the names above it."""
    around: Box
    """The box around the block and the names above it, in millimetres."""
    tolerance: float


def sheet(matter: Matter) -> Sheet | None:
    """Give the first page of a letter that goes in a window envelope, or None.

    None where it does not go by post, the policy has no windows, the file has no layout of its
    own or is not A4, the letter has no address or one that runs on in a line or two, or a label or
    a cover sheet goes with it.
    """
    letter, block = matter.dispatch.letter, destination(matter)
    if matter.dispatch.channel is not Channel.POST or not matter.policy.windows or letter is None:
        return None
    if block is None or block.file != letter.name or block.page != 1 or block.box is None:
        return None
    if not _is_a4(letter) or _has_label(matter, letter):
        return None
    lines = tuple(
        line
        for line in letter.lines
        if line.page == 1 and line.box is not None and line.hidden is None and line.text.strip()
    )
    names = _names_above(lines, block, block.box)
    own = tuple(line for line in lines if _is_of_block(line, block) or line in names)
    if len(own) < FEWEST_LINES:
        return None
    boxes = [block.box, *(_name_box(line, block) for line in names)]
    scanned = any(line.scanned for line in own)
    return Sheet(
        letter=letter,
        lines=lines,
        block=block,
        own=own,
        around=_around(boxes),
        tolerance=SCAN_TOLERANCE_MM if scanned else TOLERANCE_MM,
    )


def shows_whole(page: Sheet, window: Window) -> bool:
    """Say whether a window shows the whole block, within the tolerance."""
    left, top, right, bottom = window.address_mm
    near = page.tolerance
    return (
        page.around[0] >= left - near
        and page.around[1] >= top - near
        and page.around[2] <= right + near
        and page.around[3] <= bottom + near
    )


def shown_besides(page: Sheet, window: Window) -> Iterator[tuple[Line, int, int]]:
    """Give what else a window shows: the characters first..last of each line, whole or cut."""
    left, top, right, bottom = window.address_mm
    near = page.tolerance
    for line in page.lines:
        if line in page.own or line.box is None:
            continue
        height = line.box[3] - line.box[1]
        seen = min(line.box[3], bottom) - max(line.box[1], top)
        if seen < max(near, height / 2):
            continue
        inside = (
            [
                at
                for at, sign in enumerate(line.text)
                if sign.isalnum()
                and (box := line.box_of(at, at + 1)) is not None
                and box[0] >= left + near
                and box[2] <= right - near
            ]
            if line.box[2] > left + near and line.box[0] < right - near
            else []
        )
        if inside:
            yield line, inside[0], inside[-1] + 1


def touches(page: Sheet, window: Window) -> bool:
    """Say whether a window shows any of the block."""
    left, top, right, bottom = window.address_mm
    box = page.around
    return box[0] < right and box[2] > left and box[1] < bottom and box[3] > top


def _is_a4(letter: Document) -> bool:
    first = next((page for page in letter.pages if page.number == 1), None)
    return first is not None and all(
        abs(size - wanted) <= _A4_WITHIN_MM
        for size, wanted in zip((first.width_mm, first.height_mm), _A4_MM, strict=True)
    )


def _has_label(matter: Matter, letter: Document) -> bool:
    """Say whether another file of the dispatch has the address that the envelope will have."""
    return any(
        blocks(matter, document) for document in matter.dispatch.documents if document is not letter
    )


def _is_of_block(line: Line, block: Mention) -> bool:
    start, end = block.span
    return line.part is block.part and line.start < end and line.start + len(line.text) > start


def _names_above(lines: tuple[Line, ...], block: Mention, box: Box) -> tuple[Line, ...]:
    """Give the lines of the names above an address."""
    return tuple(
        line
        for line in lines
        if line.box is not None
        and not _is_of_block(line, block)
        and line.box[3] <= box[1] + TOLERANCE_MM
        and line.box[1] >= box[1] - _NAME_WITHIN_MM
        and line.box[0] < box[2]
        and line.box[2] > box[0]
        and any(name in line.text for name in block.addressee)
    )


def _name_box(line: Line, block: Mention) -> Box:
    for name in block.addressee:
        at = line.text.find(name)
        box = line.box_of(at, at + len(name)) if at >= 0 else None
        if box is not None:
            return box
    return line.box or (0.0, 0.0, 0.0, 0.0)


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )

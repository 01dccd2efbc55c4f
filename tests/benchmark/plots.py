"""Small pictures of figures as SVG: bars with a mark for what is to be reached, no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_LABEL, _BAR, _VALUE = 290, 320, 90
_ROW, _THICK, _TOP = 22, 13, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what it is, its share between 0 and 1, the words for it, and the share to reach."""

    label: str
    share: float
    words: str
    reach: float | None = None
    good: bool = True


def bars(title: str, told: str, rows: Sequence[Bar]) -> str:
    """Give horizontal bars as SVG, with a title and a description for a screen reader.

    Args:
        title: what is shown, in a few words.
        told: what somebody who does not see it has to know.
        rows: the bars, from the top down.
    """
    height = _TOP * 2 + _ROW * len(rows)
    width = _LABEL + _BAR + _VALUE
    drawn = "".join(_bar(row, _TOP + _ROW * number) for number, row in enumerate(rows))
    return (
        f'<svg class="plot" role="img" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{drawn}</svg>"
    )


def _bar(row: Bar, top: float) -> str:
    """Draw one bar with its label, its words and the mark to reach."""
    share = min(max(row.share, 0.0), 1.0)
    middle = top + _ROW / 2
    kind = "good" if row.good else "short"
    mark = ""
    if row.reach is not None:
        at = _LABEL + _BAR * min(row.reach, 1.0)
        mark = f'<line class="reach" x1="{at:.1f}" x2="{at:.1f}" y1="{top + 2}" y2="{top + 20}"/>'
    return (
        f'<text class="label" x="{_LABEL - 8}" y="{middle + 4:.1f}">{escape(row.label)}</text>'
        f'<rect class="track" x="{_LABEL}" y="{middle - _THICK / 2:.1f}" width="{_BAR}"'
        f' height="{_THICK}"/>'
        f'<rect class="{kind}" x="{_LABEL}" y="{middle - _THICK / 2:.1f}"'
        f' width="{_BAR * share:.1f}" height="{_THICK}"/>{mark}'
        f'<text class="value" x="{_LABEL + _BAR + 8}" y="{middle + 4:.1f}">'
        f"{escape(row.words)}</text>"
    )

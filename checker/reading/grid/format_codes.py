"""The little language of number formats: `#,##0.00;[Red]-0` taken apart into sections and marks."""

import re
from dataclasses import dataclass
from typing import NamedTuple

USUAL_CODES = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"\u00a3"#,##0;-"\u00a3"#,##0',
    6: '"\u00a3"#,##0;-"\u00a3"#,##0',
    7: '"\u00a3"#,##0.00;-"\u00a3"#,##0.00',
    8: '"\u00a3"#,##0.00;-"\u00a3"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"\u00a3"#,##0;-"\u00a3"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"\u00a3"#,##0.00;-"\u00a3"#,##0.00;"-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "dd/mm/yyyy"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm"),
}
"""The formats that have a number and no code, as they look in this country."""
LONGEST = 255
"""Characters: what programs allow a code to have."""

_MARK = re.compile(
    r"""(?P<general>general)
    |"(?P<quoted>[^"]*)"?
    |\\(?P<escaped>.)
    |_(?P<gap>.)
    |\*(?P<fill>.)
    |\[(?P<bracket>[^\]]*)\]?
    |(?P<half>am/pm|a/p)
    |(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|e+(?![+-])|b{2,4}|g+)
    |(?P<power>e[+-])
    |(?P<digit>[0\#?])
    |(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SECTION = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]?|[_*].|(;)|.', re.DOTALL)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)")


class Mark(NamedTuple):
    """One mark of a section: "literal", "digit", "point", "comma", "percent", "date", ..."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the up to four forms of a format, and the condition under which it counts."""

    marks: tuple[Mark, ...]
    condition: tuple[str, float] | None = None

    def has(self, kind: str) -> bool:
        """Say whether a mark of a kind is in it."""
        return any(mark.kind == kind for mark in self.marks)


def sections(code: str) -> tuple[Section, ...]:
    """Take a format apart."""
    return tuple(_section(part) for part in _parts(code[:LONGEST])[:4])


def _parts(code: str) -> list[str]:
    parts, begin = [], 0
    for found in _SECTION.finditer(code):
        if found[1]:
            parts.append(code[begin : found.start()])
            begin = found.end()
    return [*parts, code[begin:]]


def _section(code: str) -> Section:
    marks: list[Mark] = []
    condition: tuple[str, float] | None = None
    for found in _MARK.finditer(code):
        kind, text = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "bracket":
            asked = _CONDITION.fullmatch(text.strip())
            condition = (asked[1], float(asked[2])) if asked else condition
            kind, text = _bracket(text)
        elif kind in ("quoted", "escaped"):
            kind = "literal"
        elif kind == "gap":
            kind, text = "literal", " "
        elif kind == "other":
            kind = _OTHERS.get(text, "literal")
        if kind != "fill" and (text or kind != "literal"):
            marks.append(Mark(kind, text))
    return Section(marks=tuple(marks), condition=condition)


_OTHERS = {".": "point", ",": "comma", "%": "percent", "@": "text", "/": "slash"}


def _bracket(text: str) -> tuple[str, str]:
    """Give what stands in square brackets: hours that run on, a currency, else nothing."""
    if _ELAPSED.fullmatch(text):
        return "elapsed", text
    if text.startswith("$"):
        return "literal", text[1:].rpartition("-")[0] if "-" in text else text[1:]
    return "literal", ""

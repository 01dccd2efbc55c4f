"""Conditional formats that make the words of a cell unseen: white on white, or shown as nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.docx.colours import UNKNOWN, lost_in
from checker.reading.grid import Grid, GridCell, Hiding, unseen
from checker.reading.trees import Element, local
from checker.reading.xlsx.names import Area, all_text, areas_of, child, named
from checker.reading.xlsx.styles import Change, Styles

_NAME = "cell that a conditional format hides"
_ABOUT_NOTHING = re.compile(r"\b(?:ISERROR|ISERR|ISNA|ISBLANK)\s*\(", re.IGNORECASE)
_PLAIN_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_NO_WORDS = re.compile(r"[;\s]*")
MOST_LOOKS = 6_000_000
_BY_TEXT = frozenset({"containsText", "notContainsText", "beginsWith", "endsWith"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule that may hide: where, what it changes, and when it counts."""

    areas: tuple[Area, ...]
    change: Change
    kind: str
    operator: str
    text: str
    formulas: tuple[str, ...]

    def may_hold(self, cell: GridCell) -> bool:
        """Say whether the rule counts for a cell; what cannot be worked out here may."""
        if self.kind in ("containsBlanks", "containsErrors"):
            return self.kind == "containsErrors" and cell.text.startswith("#")
        if self.kind in _BY_TEXT:
            return _text_holds(self, cell.text.casefold())
        if self.kind == "cellIs" and self.formulas:
            return _value_holds(self, cell)
        if self.kind == "expression" and self.formulas:
            return _expression_may_hold(self.formulas[0])
        return True


def hide_by_rules(grid: Grid, root: Element, styles: Styles) -> bool:
    """Mark the cells that a conditional format hides, or may hide.

    Returns:
        Whether all of them could be looked at: a hostile file has more than anybody can.
    """
    rules = [rule for rule in _rules(root, styles) if _may_hide(rule.change)]
    if len(grid.cells) * sum(len(rule.areas) for rule in rules) > MOST_LOOKS:
        return False
    hidden: Hiding = unseen(_NAME)
    for cell in grid.cells if rules else ():
        if cell.hidden is not None or not cell.text.strip():
            continue
        for rule in rules:
            if any(area.has(cell.row, cell.column) for area in rule.areas) and _hides(rule, cell):
                cell.hidden = hidden
                break
    return True


def _rules(root: Element, styles: Styles) -> Iterator[Rule]:
    for format_ in named(root, "conditionalFormatting"):
        areas = areas_of(format_.get("sqref", "") or _text(child(format_, "sqref")))
        for rule in format_:
            if local(str(rule.tag)) != "cfRule":
                continue
            own = child(rule, "dxf")
            change = styles.change(own) if own is not None else styles.change_at(rule.get("dxfId"))
            if change is None:
                continue
            formulas = tuple(
                all_text(one) for one in rule if local(str(one.tag)) in ("formula", "f")
            )
            yield Rule(
                areas=areas,
                change=change,
                kind=rule.get("type", ""),
                operator=rule.get("operator", ""),
                text=rule.get("text", ""),
                formulas=formulas,
            )


def _may_hide(change: Change) -> bool:
    return bool(change.ink) or _shows_nothing(change.code)


def _shows_nothing(code: str) -> bool:
    return ";" in code and _NO_WORDS.fullmatch(code.replace('""', "")) is not None


def _hides(rule: Rule, cell: GridCell) -> bool:
    """Say whether a rule, where it counts, leaves a cell's words unseen."""
    ground = rule.change.fill or cell.look.fill
    lost = _shows_nothing(rule.change.code) or (
        rule.change.ink and ground != UNKNOWN and lost_in(rule.change.ink, ground) is not None
    )
    return bool(lost) and rule.may_hold(cell)


def _text_holds(rule: Rule, text: str) -> bool:
    asked = rule.text.casefold()
    if not asked:
        return True
    if rule.kind == "beginsWith":
        return text.startswith(asked)
    if rule.kind == "endsWith":
        return text.endswith(asked)
    return (asked in text) is (rule.kind == "containsText")


def _value_holds(rule: Rule, cell: GridCell) -> bool:
    """Say whether a cell compares as asked with what stands in the rule; a reference may."""
    asked = [_constant(formula) for formula in rule.formulas]
    if any(one is None for one in asked):
        return True
    own = _number(cell.text) if cell.number else None
    if isinstance(asked[0], str) or own is None:
        same = str(asked[0]).casefold() == cell.text.casefold()
        return {"equal": same, "notEqual": not same}.get(rule.operator, own is None)
    values = [one for one in asked if isinstance(one, float)]
    low, high = min(values), max(values)
    return {
        "equal": own == low,
        "notEqual": own != low,
        "lessThan": own < low,
        "lessThanOrEqual": own <= low,
        "greaterThan": own > low,
        "greaterThanOrEqual": own >= low,
        "between": low <= own <= high,
        "notBetween": not low <= own <= high,
    }.get(rule.operator, True)


def _expression_may_hold(formula: str) -> bool:
    written = formula.strip().lstrip("=").upper()
    if written in ("FALSE", "FALSE()", "0"):
        return False
    return _ABOUT_NOTHING.search(written) is None


def _constant(formula: str) -> str | float | None:
    """Give the number or the text that a formula is, or None where it is no constant."""
    written = formula.strip().lstrip("=")
    found = _PLAIN_TEXT.fullmatch(written)
    return found[1].replace('""', '"') if found else _number(written)


def _number(written: str) -> float | None:
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return None


def _text(element: Element | None) -> str:
    return "" if element is None else all_text(element)

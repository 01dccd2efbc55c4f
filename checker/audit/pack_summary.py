"""A pack's entries in a few figures: what was done, and in which months."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checker.audit.pack_answers import Row
from checker.days import ENGLAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of the entries that answer: by act and outcome, and by month in England."""

    acts: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]


def summary_of(rows: Iterable[Row]) -> Summary:
    """Count a pack's rows; what is withheld is not counted."""
    acts: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for row in rows:
        body = row.body
        if body is None:
            continue
        acts[body.act.value if body.out is None else f"{body.act.value}, {body.out.value}"] += 1
        months[_month(body.t)] += 1
    return Summary(acts=tuple(sorted(acts.items())), months=tuple(sorted(months.items())))


def _month(t_ms: int) -> str:
    """Give the month of a time; a device may have told one that no calendar has."""
    try:
        return datetime.fromtimestamp(t_ms / 1000, ENGLAND).strftime("%Y-%m")
    except (OverflowError, ValueError, OSError):
        return "unknown"

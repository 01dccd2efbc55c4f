"""A spreadsheet holds rows, columns, sheets or data that it does not show."""

import re
from collections.abc import Iterator

from checker.checks.hidden.hiding import SHORT, by_kind, tells
from checker.checks.matter import Matter
from checker.model import Document, Finding, Trace, TraceKind
from checker.words import say, say_count

_USUAL = frozenset({"drop-down list", "prompt of a cell", "text in a formula", "tip of a link"})
"""What ordinary forms hold so that they can be filled in, and show at a click."""
_NAMING = re.compile(r"@|[0-9]{3}|\b[A-Z]\w*[ -]+[A-Z]\w+")
"""A mark of an address, or two words that may be somebody's name."""


def hidden_cells(matter: Matter) -> Iterator[Finding]:
    """Say, once for each file and way of hiding, what a spreadsheet holds and does not show.

    Why: a hidden sheet or a pivot table's copy of its data gave away the names of every officer
    of one police service. A click shows it to whoever opens the file.
    Quiet when: every row, column and sheet is shown and no copy of other data is kept; when a
    drop-down list, a prompt or a formula holds a few words that point at nobody.
    """

    def usual(document: Document, trace: Trace) -> bool:
        few = trace.name in _USUAL and len(trace.text) <= SHORT
        return few and not _NAMING.search(trace.text) and not tells(matter, document, trace)

    return by_kind(
        matter,
        "hidden.cells",
        TraceKind.CELL,
        title=lambda what: say("The spreadsheet holds what it does not show: {what}", what=what),
        detail=lambda count: say_count(
            "It is in {count} place. Whoever opens the file can show it with a click.",
            "It is in {count} places. Whoever opens the file can show them with a click.",
            count,
        ),
        action=say("Delete what is hidden, or send only the part that is meant"),
        usual=usual,
    )

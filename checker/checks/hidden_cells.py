"""A spreadsheet holds rows, columns, sheets or data that it does not show."""

from collections.abc import Iterator

from checker.checks.hiding import by_kind
from checker.checks.matter import Matter
from checker.model import Finding, TraceKind
from checker.words import say, say_count


def hidden_cells(matter: Matter) -> Iterator[Finding]:
    """Say, once for each file and way of hiding, what a spreadsheet holds and does not show.

    Why: a hidden sheet or a pivot table's copy of its data gave away the names of every officer
    of one police service. A click shows it to whoever opens the file.
    Quiet when: every row, column and sheet is shown and no copy of other data is kept.
    """
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
    )

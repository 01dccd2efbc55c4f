"""The tables of the review room: what waits, what was answered today, what the team asked."""

from collections.abc import Sequence

from checker.desk.review.review_answers import Needs, ReviewDone, ReviewItem
from checker.words import say
from ui.theme import Theme
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.review_words import LOOKS, needs_words, waiting_words, when_words
from ui.widgets.severity import ICONS

_MOST_WAITING, _MOST_DONE = 5, 14
_LEAST_WHY = 190


def waiting_table(theme: Theme) -> ReportTable:
    """Make the table of what waits."""
    return ReportTable(
        theme,
        say("Waiting for you"),
        (
            Column(title=say("Why it is here"), wide=True, least=_LEAST_WHY),
            Column(title=say("Case")),
            Column(title=say("Checked by")),
            Column(title=say("Waiting")),
            Column(title=say("Needs")),
        ),
        most=_MOST_WAITING,
    )


def done_table(theme: Theme, name: str) -> ReportTable:
    """Make a table of what was answered."""
    return ReportTable(
        theme,
        name,
        (
            Column(title=say("What happened")),
            Column(title=say("Why it was here"), wide=True, least=_LEAST_WHY),
            Column(title=say("Case")),
            Column(title=say("Checked by")),
            Column(title=say("When")),
            Column(title=say("By")),
        ),
        most=_MOST_DONE,
    )


def waiting_lines(items: Sequence[ReviewItem], find: str) -> list[Line]:
    """Give the rows of what waits in which something is found: "" finds everything."""
    return [
        Line(
            (
                Cell(one.why, icon=ICONS[one.severity.value], hue=one.severity.value, strong=True),
                one.reference,
                one.asked_by,
                Cell(waiting_words(one.waiting_s), sort=one.waiting_s),
                _needs(one),
            ),
            one.id,
        )
        for one in items
        if _found(find, one.why, one.reference, one.asked_by)
    ]


def done_lines(rows: Sequence[ReviewDone], find: str) -> list[Line]:
    """Give the rows of what was answered in which something is found."""
    return [
        Line(
            (
                Cell(one.what, icon=LOOKS[one.became][0], hue=LOOKS[one.became][1], strong=True),
                one.why,
                one.reference,
                one.asked_by,
                Cell(when_words(one.at), sort=one.at.timestamp()),
                one.by,
            ),
            one.id,
        )
        for one in rows
        if _found(find, one.what, one.why, one.reference, one.asked_by, one.by)
    ]


def _needs(item: ReviewItem) -> Cell:
    """Say what it needs, and whether it may be answered from here."""
    if item.closed:
        return Cell(say("Somebody else"), icon="ban", hue="muted")
    if item.passed_by:
        return Cell(say("{what}, passed on", what=needs_words(item.needs)))
    icon = "users" if item.needs is Needs.SECOND else "eye"
    return Cell(needs_words(item.needs), icon=icon, hue="text")


def _found(find: str, *words: str) -> bool:
    wanted = find.casefold().split()
    told = " ".join(words).casefold()
    return all(one in told for one in wanted)

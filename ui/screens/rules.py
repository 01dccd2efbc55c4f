"""The rules as they fare: how often each is shown and kept, by hour, and what is proposed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from checker.words import later, say, say_count
from ui.theme import Theme
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.desk.trend_answers import RuleRow

_SEVERITIES = {
    "stop": (later("Stop"), "octagon-alert", "stop"),
    "check": (later("Check"), "triangle-alert", "check"),
}


class RulesScreen(Scrolling):
    """A table of the rules, and below it the hours of the one that one stands in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(parent=parent)
        self.keys: dict[str, Callable[[], None]] = {}
        self._rows: dict[str, RuleRow] = {}
        self.errors, self.progress = ErrorPanel(theme), ProgressPanel(theme)
        self.column.addLayout(
            column(
                Text(say("Rules"), "title"),
                Text(
                    say(
                        "How often each rule was shown in the last 12 months, and how often it was "
                        "kept with a reason. A rule that is nearly always kept teaches people to "
                        "press every finding away."
                    ),
                    "muted",
                ),
                spacing=2,
            )
        )
        self.column.addWidget(self.errors)
        self.column.addWidget(self.progress)
        self._proposed = Callout(theme, "note", say("Nothing is proposed"), _unchanged())
        self.column.addWidget(self._proposed)
        self.table = ReportTable(
            theme,
            say("Rules"),
            (
                Column(title=say("Rule")),
                Column(title=say("Asks for")),
                Column(title=say("Shown"), figures=True),
                Column(title=say("Kept"), figures=True),
                Column(title=say("Share kept"), figures=True),
                Column(title=say("Between"), figures=True),
                Column(title=say("Proposal"), wide=True),
            ),
            most=18,
        )
        self.hours = ReportTable(
            theme,
            say("By hour"),
            (
                Column(title=say("Hour"), wide=True),
                Column(title=say("Shown"), figures=True),
                Column(title=say("Kept"), figures=True),
                Column(title=say("Share kept"), figures=True),
            ),
            most=24,
        )
        self._all, self._one = Card(), Card()
        self._hours_title = Text(say("By hour"), "heading")
        for card, title, table in (
            (self._all, Text(say("All rules"), "heading"), self.table),
            (self._one, self._hours_title, self.hours),
        ):
            save = SaveButton(theme, table)
            save.refused.connect(self.errors.problem)
            top = row(spacing=12)
            top.addWidget(title, 1)
            top.addWidget(save)
            card.body.addLayout(top)
            card.body.addWidget(table)
            self.column.addWidget(card)
            card.hide()
        self._proposed.hide()
        self.column.addStretch(1)
        self.table.chosen.connect(self._show_hours)

    def begin(self) -> None:
        """Wait for figures."""
        self.errors.clear()
        self.progress.begin(say("Counting what was kept"))

    def refuse(self, sentence: str) -> None:
        """Say why there are none."""
        self.progress.end()
        self.errors.say(say("The rules cannot be shown"), sentence)

    def show_rules(self, rows: "Sequence[RuleRow]") -> None:
        """Show the rules."""
        self.progress.end()
        self.errors.clear()
        self._rows = {f"{one.use.code}/{one.use.severity}": one for one in rows}
        self.table.show_lines([_line(key, one) for key, one in self._rows.items()])
        proposed = sum(bool(one.use.proposed) for one in rows)
        head = say_count("{count} change is proposed", "{count} changes are proposed", proposed)
        self._proposed.say(head if proposed else say("Nothing is proposed"), _unchanged())
        self._proposed.show()
        self._all.show()
        if rows:
            self.table.setCurrentCell(0, 0)
            self._show_hours(self.table.key())

    def hours_of(self) -> str:
        """Give the words that say whose hours show."""
        return self._hours_title.text()

    def _show_hours(self, key: str) -> None:
        told = self._rows.get(key)
        self._one.setVisible(told is not None)
        if told is None:
            return
        self._hours_title.setText(say("{rule}, by hour", rule=told.use.code))
        self.hours.show_lines(
            [
                Line(
                    (
                        Cell(f"{hour:02d}:00-{hour:02d}:59", hour),
                        Cell(f"{shown:,}", shown),
                        Cell(f"{kept:,}", kept),
                        Cell(f"{100 * kept / shown:.0f}%", kept / shown)
                        if shown >= _FEWEST
                        else Cell(say("too few to say"), -1),
                    )
                )
                for hour, shown, kept in told.use.hours
            ]
        )


_FEWEST = 20


def _line(key: str, one: "RuleRow") -> Line:
    use = one.use
    words, icon, hue = _SEVERITIES[use.severity]
    low, high = use.interval
    known = use.rate is not None
    share = Cell(f"{100 * use.rate:.0f}%", use.rate) if use.rate is not None else None
    between = say("{low}% and {high}%", low=f"{100 * low:.0f}", high=f"{100 * high:.0f}")
    proposal = Cell(one.proposal, one.proposal or "~", "info" if use.proposed else "", "note")
    return Line(
        (
            one.words,
            Cell(say(words), words, icon, hue),
            Cell(f"{use.shown:,}", use.shown),
            Cell(f"{use.kept:,}", use.kept),
            share or Cell(say("too few to say"), -1),
            Cell(between, low) if known else Cell("", -1),
            proposal,
        ),
        key,
    )


def _unchanged() -> str:
    return say(
        "Nothing changes by itself. To change a rule, set its severity in the policy of your "
        "organisation, as the manual shows."
    )

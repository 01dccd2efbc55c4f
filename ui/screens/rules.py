"""The rules as they fare: how often each is shown and kept, by hour, and what is proposed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from checker.reports.statistics import percent
from checker.words import later, say, say_count
from ui.theme import Theme
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.panel import Callout, Card, column, row
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.report_table import Cell, Column, Line, ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.scrolling import Scrolling
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.desk.trends.trend_answers import RuleRow

_SEVERITIES = {
    "stop": (later("Stop"), "octagon-alert", "stop"),
    "check": (later("Check"), "triangle-alert", "check"),
    "note": (later("Note"), "info", "note"),
}


class RulesScreen(Scrolling):
    """A table of the rules, and below it the hours of the one that one stands in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out the empty screen."""
        super().__init__(parent=parent)
        self.keys: dict[str, Callable[[], None]] = {}
        self._rows: dict[str, RuleRow] = {}
        self.field = SearchField(theme, say("Find a rule (Ctrl+F)"), say("Find a rule"))
        self.field.textChanged.connect(lambda _words: self._fill())
        self.keys["Ctrl+F"] = self._begin_find
        self.none = Text(say("No rule is found so."))
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
                Column(title=say("What it says"), wide=True, least=200),
                Column(title=say("Asks for")),
                Column(title=say("Looks at")),
                Column(title=say("Shown"), figures=True),
                Column(title=say("Kept"), figures=True),
                Column(title=say("Share kept"), figures=True),
                Column(title=say("Between"), figures=True),
                Column(title=say("Proposal"), wide=True, least=200),
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
        self._hours_title, self._about = Text(say("By hour"), "heading"), Text("")
        for card, title, table in (
            (self._all, Text(say("All rules"), "heading"), self.table),
            (self._one, self._hours_title, self.hours),
        ):
            save = SaveButton(theme, table)
            save.refused.connect(self.errors.problem)
            self._save_hours = save  # the last one
            top = row(spacing=12)
            top.addWidget(title, 1)
            top.addWidget(save)
            card.body.addLayout(top)
            card.body.addWidget(self.field if card is self._all else self._about)
            card.body.addWidget(table)
            self.column.addWidget(card)
            card.hide()
        self._all.body.addWidget(self.none)
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
        proposed = sum(bool(one.proposal) for one in rows)
        head = say_count("{count} thing is proposed", "{count} things are proposed", proposed)
        self._proposed.say(head if proposed else say("Nothing is proposed"), _unchanged())
        self._proposed.show()
        self._all.show()
        self._fill()

    def hours_of(self) -> str:
        """Give the words that say whose hours show."""
        return self._hours_title.text()

    def about(self) -> str:
        """Give what is said of the rule one stands in."""
        return self._about.text()

    def _begin_find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _fill(self) -> None:
        """Show the rules in which every word of the field stands."""
        words = self.field.text().casefold().split()
        found = {
            key: one for key, one in self._rows.items() if all(word in _text(one) for word in words)
        }
        self.table.show_lines([_line(key, one) for key, one in found.items()])
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.table.setCurrentCell(0, 0)
        self._show_hours(self.table.key() if found else "")

    def _show_hours(self, key: str) -> None:
        told = self._rows.get(key)
        self._one.setVisible(told is not None)
        if told is None:
            return
        counted = bool(told.use.hours)
        by_hour = say("{rule}, by hour", rule=told.words)
        self._hours_title.setText(by_hour if counted else told.words)
        name = say("In a policy it is {code}.", code=told.use.code)
        self._about.setText(f"{told.policy} {name}".strip())
        self.hours.setVisible(counted)
        self._save_hours.setVisible(counted)
        self.hours.show_lines(
            [
                Line(
                    (
                        Cell(f"{hour:02d}:00-{hour:02d}:59", hour),
                        Cell(f"{shown:,}", shown),
                        Cell(f"{kept:,}", kept),
                        Cell(f"{percent(kept / shown)}%", kept / shown)
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
    words, mark, hue = _SEVERITIES[use.severity]
    asks = Cell(say("Switched off"), "~") if one.off else Cell(say(words), words, mark, hue)
    low, high = use.interval
    known = use.rate is not None
    share = Cell(f"{percent(use.rate)}%", use.rate) if use.rate is not None else None
    between = say("{low}% and {high}%", low=percent(low), high=percent(high))
    icon = "info" if use.proposed else "clock" if one.proposal else ""
    proposal = Cell(one.proposal, one.proposal or "~", icon, "note")
    return Line(
        (
            one.words,
            asks,
            one.scope,
            Cell(f"{use.shown:,}", use.shown),
            Cell(f"{use.kept:,}", use.kept),
            share or Cell(say("too few to say"), -1),
            Cell(between, low) if known else Cell("", -1),
            proposal,
        ),
        key,
    )


def _text(one: "RuleRow") -> str:
    """Give the words in which a rule is found: its own, its code, and what it asks for."""
    severity = say(_SEVERITIES[one.use.severity][0])
    return f"{one.words} {one.use.code} {one.scope} {severity} {one.proposal}".casefold()


def _unchanged() -> str:
    return say(
        "Nothing changes by itself. To change a rule, set its severity in the policy of your "
        "organisation, as the manual shows."
    )

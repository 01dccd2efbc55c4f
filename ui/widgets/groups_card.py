"""Letters by hour, by how long people are here, and by channel: one table, chosen by tabs."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checker.words import say
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.panel import Card, row
from ui.widgets.report_table import ReportTable
from ui.widgets.save_button import SaveButton
from ui.widgets.trend_words import group_columns, group_lines

if TYPE_CHECKING:
    from checker.desk.trends.trend_answers import Group

_KINDS: Final = ("hour", "tenure", "channel")


class GroupsCard(Card):
    """One of three tables shows at a time."""

    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the hours first."""
        super().__init__(parent=parent)
        titles = (say("By hour"), say("By time here"), say("By channel"))
        firsts = (say("Hour"), say("Time here"), say("Channel"))
        self.tables: dict[str, ReportTable] = {}
        self._tabs: dict[str, Button] = {}
        self._saves: dict[str, SaveButton] = {}
        tabs = row(spacing=2)
        saves = row(spacing=0)
        for kind, title, first in zip(_KINDS, titles, firsts, strict=True):
            tab = Button(theme, title, kind="tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, one=kind: self.turn_to(one))
            self._tabs[kind] = tab
            tabs.addWidget(tab)
            self.tables[kind] = ReportTable(theme, title, group_columns(first, kind), most=24)
            self._saves[kind] = SaveButton(theme, self.tables[kind])
            self._saves[kind].refused.connect(self.refused)
            saves.addWidget(self._saves[kind])
        tabs.addStretch(1)
        tabs.addLayout(saves)
        self.body.addLayout(tabs)
        for table in self.tables.values():
            self.body.addWidget(table)
        self.turn_to("hour")

    def turn_to(self, kind: str) -> None:
        """Show one of the tables: hour, tenure or channel."""
        for one in _KINDS:
            here = one == kind
            self._tabs[one].setChecked(here)
            self.tables[one].setVisible(here)
            self._saves[one].setVisible(here)

    def show_groups(
        self,
        hours: "tuple[Group, ...]",
        tenures: "tuple[Group, ...]",
        channels: "tuple[Group, ...]",
    ) -> None:
        """Fill the tables."""
        for kind, groups in zip(_KINDS, (hours, tenures, channels), strict=True):
            self.tables[kind].show_lines(group_lines(groups, kind))

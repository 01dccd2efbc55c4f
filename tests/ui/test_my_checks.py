"""One's own checks: every cell of the table says something."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.answers import PastCheck
from ui.screens.my_checks import MyChecksScreen
from ui.theme import Scheme, Theme


def test_an_entry_that_does_not_say_how_it_was_to_go_has_no_empty_cell(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """An empty cell is read out as nothing at all."""
    screen = MyChecksScreen(Theme(qapp, scheme=Scheme.LIGHT))
    qtbot.addWidget(screen)
    at = datetime(2026, 11, 27, 9, 41, tzinfo=UTC)
    receipt = "8ZGN-ETC7-TG1N"
    screen.show_checks(
        (
            PastCheck(
                seq=1, at=at, outcome="Stopped", channel="", stops=2, checks=0, receipt=receipt
            ),
        )
    )

    assert [str(one) for one in screen._table.lines()[0].cells][2] == "Not known"

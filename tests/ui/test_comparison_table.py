"""The table of what the letter says beside what the case record says."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.answers import Comparison, ComparisonRow, Outcome
from ui.theme import Scheme, Theme
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.panel import Callout
from ui.widgets.pieces_label import PiecesLabel, spoken

EMAIL = "chidinmadhaliwal@mailbox.example"


def table(qapp: QApplication, qtbot: QtBot, *different: str) -> ComparisonTable:
    """Make the table of a letter in which these rows differ; its email is in the record alone."""
    rows = [
        ComparisonRow(
            label=label,
            letter=(("92", True), ("Upper", True), ("Green", True)),
            record=(("110", False), ("Ffordd", False), ("y", False), ("Bryn", False)),
            outcome=Outcome.DIFFERENT,
        )
        for label in different
    ]
    rows.append(
        ComparisonRow(
            label="Email", letter=(), record=((EMAIL, False),), outcome=Outcome.NOT_COMPARED
        )
    )
    told = Comparison(
        recipient=None, name="Ms Chidinma Dhaliwal", role="Mother", about="", rows=tuple(rows)
    )
    made = ComparisonTable(Theme(qapp, scheme=Scheme.LIGHT), told)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("different", "said"),
    [
        (("Address",), "address is different"),
        (("Address", "Town"), "address and town are different"),
        (("Address", "Town", "Postcode"), "address, town and postcode are different"),
    ],
)
def test_what_differs_is_said_as_one_says_it(
    qapp: QApplication, qtbot: QtBot, different: tuple[str, ...], said: str
) -> None:
    """The last of several is joined with "and"."""
    made = table(qapp, qtbot, *different)

    assert said in " ".join(one.accessibleName() for one in made.findChildren(Callout))


def test_an_email_that_is_not_compared_leaves_the_letter_its_room(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """It goes on after its @, rather than have the address of the letter break."""
    made = table(qapp, qtbot, "Address")
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    words = {spoken(one._pieces): one for one in made.findChildren(PiecesLabel)}
    address = words["92 Upper Green"]

    assert address.heightForWidth(address.width()) < address.fontMetrics().height() * 2

"""A print run on the screens: each recipient beside their own letter, and one line for all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from checker.practice.draft import Draft
from checker.practice.writing_pdf import pdf_bytes
from tests.builders.desktop import Desktop
from tests.builders.print_runs import FATHERS, MOTHERS, SOLICITORS, run_of
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.panel import Callout

Open = Callable[..., Desktop]
EVERYBODY = ("Okafor", "Pritchard", "Joanna Bell")


def checked(run: Desktop, letters: Draft, *to: str) -> None:
    """Open a print run, choose its recipients and wait for the end of the check."""
    file = run.folder / "run.pdf"
    file.write_bytes(pdf_bytes(letters))
    run.open((file,), case="KT24P00817")
    choose = run.journey.choose
    more = next(
        one for one in choose.findChildren(QAbstractButton) if "more than one" in one.text()
    )
    more.click()
    chosen = (
        next(one.id for one in run.journey.people if name in one.name and "Ella" not in one.name)
        for name in to
    )
    choose.to_list.choose(*chosen)
    choose.way_list.choose("post")
    choose.go()
    run.settled()
    run.calm()


def tables(run: Desktop) -> list[str]:
    """Give what a screen reader says of each comparison."""
    return [one.accessibleName() for one in run.journey.check.findChildren(ComparisonTable)]


def heads(run: Desktop) -> list[str]:
    """Give the panels above the comparisons."""
    found = run.journey.check.findChildren(Callout)
    return [one.heading.text() for one in found if "letters in this file" in one.heading.text()]


def texts(screen: QWidget) -> list[str]:
    """Give every text that a screen shows."""
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def test_a_right_run_says_so_and_shows_each_letter(desktop: Open) -> None:
    """Three letters, three people: one line, three tables, and a point on the confirm screen."""
    run = desktop()
    checked(run, run_of(FATHERS, MOTHERS, SOLICITORS), *EVERYBODY)

    assert heads(run) == ["3 letters in this file, and each matches the person it goes to"]
    his, bells, hers = sorted(tables(run))
    assert "Letter 1 of 3 in this file, from page 1" in his
    assert "the letter says 41 Larkspur Close, the" in his
    assert "the letter says 6 Weir Cottages, the" in hers
    assert "9 Saddler Street" in bells
    run.to_confirm()
    matching = [one for one in texts(run.journey.confirm) if "name and address match" in one]
    confirm = run.journey.confirm
    assert confirm.press is not None
    assert confirm.press.accessibleName() == "Hold to confirm: to 3 people"
    assert any(one.startswith("Type the postcode from the envelope to M") for one in texts(confirm))
    assert sorted(one[:13] for one in matching) == [
        "Letter 1 of 3",
        "Letter 2 of 3",
        "Letter 3 of 3",
    ]


@pytest.mark.parametrize(
    ("letters", "to", "head"),
    [
        pytest.param(
            run_of(FATHERS, replace(MOTHERS, address=FATHERS.address)),
            EVERYBODY[:2],
            "2 letters in this file, and not all of them match",
            id="a wrong address",
        ),
        pytest.param(
            run_of(FATHERS, MOTHERS, SOLICITORS),
            EVERYBODY[:2],
            "3 letters in this file, and it goes to 2 people",
            id="a letter too many",
        ),
    ],
)
def test_a_wrong_run_says_so(desktop: Open, letters: Draft, to: tuple[str, ...], head: str) -> None:
    """The line above the comparisons says that something is wrong, before any of them is read."""
    run = desktop()
    checked(run, letters, *to)

    assert heads(run) == [head]

"""The trends, one's own figures and the rules, walked through in the real demo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from checker.desk.trends.rule_words import rule_words
from tests.builders.desktop import PATIENCE_MS, Desktop
from ui.screens.rules import RulesScreen
from ui.screens.trends import MINE, TrendsScreen
from ui.widgets.number_tile import NumberTile
from ui.widgets.report_table import Cell

LEAD, CLERK, ADMINISTRATOR = "u-2c94be", "u-7f31a0", "u-c6f048"
LEAST_TARGET = 24

Open = Callable[..., Desktop]


def go(desktop: Desktop, who: str, place: str) -> QWidget:
    """Let somebody sit down and go to a place."""
    window, qtbot = desktop.app.window, desktop.qtbot
    window.became.emit(who)
    qtbot.waitUntil(lambda: not desktop.app.jobs.busy(), timeout=PATIENCE_MS)
    window.went.emit(place)
    calm(desktop)
    return desktop.screen


def calm(desktop: Desktop) -> None:
    """Wait until nothing is being counted any more."""
    desktop.qtbot.wait(20)
    desktop.qtbot.waitUntil(lambda: not desktop.app.jobs.busy(), timeout=PATIENCE_MS)
    desktop.qtbot.wait(20)


def numbers(screen: TrendsScreen) -> list[str]:
    """Give the numbers as they are read out."""
    return [one.accessibleName() for one in screen.findChildren(NumberTile) if one.isVisible()]


def test_a_lead_reads_the_year_and_asks_further(desktop: Open, tmp_path: Path) -> None:
    """Numbers, chart, table, one team, one's own letters, and what is shown as CSV."""
    desk = desktop()
    screen = go(desk, LEAD, "trends")
    assert isinstance(screen, TrendsScreen)
    whole, told = numbers(screen), screen.lines.chart.text()

    screen.show_tables(on=True)
    rows = [one.cells for one in screen.lines.table.lines()]
    why = [one.cells[1] for one in screen.causes.table.lines()]
    charts = [one.chart.isVisible() for one in (screen.lines, screen.causes)]
    screen.lines.table.save(tmp_path / "months.csv")
    screen.show_tables(on=False)
    screen.team.setCurrentIndex(screen.team.findData("kettlebridge"))
    screen.team.activated.emit(screen.team.currentIndex())
    calm(desk)
    of_team = numbers(screen)
    screen.team.setCurrentIndex(screen.team.findData(MINE))
    screen.team.activated.emit(screen.team.currentIndex())
    calm(desk)

    assert len(whole) == len(of_team) == 5
    assert whole[0].startswith("Checked in ")
    assert whole != of_team
    assert (len(rows), charts) == (12, [False, False])
    assert len((tmp_path / "months.csv").read_text("utf-8").splitlines()) == 13
    assert "Letterlock starts, autocomplete off" in told
    assert why
    assert all(isinstance(one, Cell) and isinstance(one.sort, int) for one in why)
    assert screen.teams.isHidden()
    _look_at_a_person(desk, screen)


def test_a_clerk_sees_their_own_figures_and_an_administrator_the_rules(desktop: Open) -> None:
    """No team and nobody else to the one; to the other what is proposed, and the hours of a row."""
    desk = desktop()
    screen = go(desk, CLERK, "figures")

    assert isinstance(screen, TrendsScreen)
    assert screen.about().startswith("Your own letters, ")
    assert not any(
        one.isVisible() for one in (screen.team, screen.teams, screen.person, screen.changes)
    )
    rules = go(desk, ADMINISTRATOR, "rules")
    assert isinstance(rules, RulesScreen)
    assert rules.table.key() == "email.shared-mailbox/check"
    rules.table.setCurrentCell(2, 0)
    assert rules.hours.rowCount() >= 8
    assert rules.table.key().split("/")[0] in rules.about()
    assert rule_words(rules.table.key().split("/")[0]) in rules.hours_of()
    rules.field.setText("REFUGE where")
    assert [one.key for one in rules.table.lines()] == ["protected.refuge/stop"]
    assert rules.about().startswith("Nobody may release it.")
    rules.field.setText("no such rule")
    assert rules.none.isVisible()
    assert not rules.table.isVisible()


def test_everything_can_be_reached_and_pressed_in_large_letters(desktop: Open) -> None:
    """A name for each, a target large enough, and no width that needs scrolling sideways."""
    desk = desktop(percent=200, size=(1280, 720))
    screen = go(desk, LEAD, "trends")
    assert isinstance(screen, TrendsScreen)

    unnamed = [one for one in screen.findChildren(QAbstractButton) if not one.accessibleName()]
    small = [
        one.text()
        for one in screen.findChildren(QAbstractButton)
        if one.isVisible() and min(one.width(), one.height()) < LEAST_TARGET
    ]

    assert [one.text() for one in unnamed if one.text()] == []
    assert small == []
    assert screen.horizontalScrollBar().maximum() == 0


def _look_at_a_person(desk: Desktop, screen: TrendsScreen) -> None:
    """Their figures show once it is said what for; pressed too early, what is missing is said."""
    card = screen.person
    card.words.returnPressed.emit()
    asked = card.problem.text()
    card.who.setCurrentIndex(card.who.findText("Gareth Lowe"))
    card.why.setCurrentIndex(card.why.findData("complaint"))
    card.words.setText("A complaint about two letters")
    card.words.returnPressed.emit()
    calm(desk)

    assert asked == "Choose a person and a purpose, and say what it is for."
    assert screen.about().startswith("Letters of Gareth Lowe, ")
    assert screen.teams.isHidden()

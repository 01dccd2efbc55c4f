"""When what has the keys goes, they stay on the page: nobody finds them on the bar."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from checker.desk.answers import PastCheck
from tests.builders.desktop import Desktop
from tests.builders.room_states import CLERK, LEAD, enter, sit_down
from ui.screens.enrol import EnrolScreen
from ui.screens.mistake_log import MistakeLogScreen
from ui.screens.my_checks import MyChecksScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.widgets.mistake_form import BACK
from ui.widgets.report_table import ReportTable

Open = Callable[..., Desktop]


def on_the_page(run: Desktop) -> bool:
    """Say whether the keys are on the screen that shows."""
    now = QApplication.focusWidget()
    return now is not None and run.screen.isAncestorOf(now)


def test_an_error_that_goes_leaves_the_keys_on_its_page(desktop: Open) -> None:
    """It has the keys when it appears, and what comes after it in the window is the bar."""
    run = desktop()
    sit_down(run, CLERK)
    enter(run, "report")
    screen = run.screen
    assert isinstance(screen, ReportMistakeScreen)
    run.activate()
    screen.go()
    now = QApplication.focusWidget()
    assert now is not None
    assert screen.errors.isAncestorOf(now)

    screen.kinds.choose(BACK)

    run.qtbot.waitUntil(lambda: on_the_page(run))
    assert not screen.errors.isVisible()


def test_a_button_that_does_not_answer_any_more_leaves_the_keys_on_its_page(desktop: Open) -> None:
    """While the register is asked, the button that was pressed is off."""
    run = desktop()
    screen = EnrolScreen(run.app.theme)
    run.app.window.add(screen)
    run.app.window.show_screen(screen, "enrol")
    run.activate()
    button = screen._give_button
    button.setFocus()

    screen.wait("Asking the register")

    assert not button.isEnabled()
    run.qtbot.waitUntil(lambda: on_the_page(run))


def test_the_keys_that_waited_for_ones_checks_go_to_them(desktop: Open) -> None:
    """Until they are read, the button below them is all there is."""
    run = desktop()
    screen = MyChecksScreen(run.app.theme)
    run.app.window.add(screen)
    run.app.window.show_screen(screen, "past")
    run.activate()
    noon = datetime(2026, 11, 6, 12, tzinfo=UTC)
    one = PastCheck(
        seq=1,
        at=noon,
        outcome="Clear",
        channel="post",
        stops=0,
        checks=0,
        receipt="7QX2-0F9K-M3TB",
    )

    screen.show_checks(())
    screen.show_checks((one,))

    assert isinstance(QApplication.focusWidget(), ReportTable)


def test_the_keys_that_waited_for_the_mistakes_go_to_them(desktop: Open) -> None:
    """They come to the table, not to what is below everything."""
    run = desktop()
    sit_down(run, CLERK)
    enter(run, "report")
    report = run.screen
    assert isinstance(report, ReportMistakeScreen)
    report.form.letter.setCurrentIndex(report.form.letter.count() - 1)
    report.form.what.setCurrentIndex(1)
    report.form.words.setPlainText("It went to the house next door")
    report.go()
    run.calm()
    sit_down(run, LEAD)
    run.activate()

    enter(run, "mistakes")

    log = run.screen
    assert isinstance(log, MistakeLogScreen)
    assert QApplication.focusWidget() is log.table

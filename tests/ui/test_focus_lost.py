"""When what has the keys goes, they stay on the page: nobody finds them on the bar."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from tests.builders.desktop import Desktop
from tests.builders.room_states import CLERK, enter, sit_down
from ui.screens.enrol import EnrolScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.widgets.mistake_form import BACK

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

"""Whether everything works here, in the window: what needs somebody first, and the code."""

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QPushButton

from checker.desk import Role
from checker.desk.health import Line, Looked, code_of, decoded
from tests.builders.desktop import Desktop
from tests.ui.conftest import Open
from ui.rooms.health import HealthRoom
from ui.screens.health import HealthScreen
from ui.widgets.bar import Bar
from ui.widgets.panel import Callout
from ui.widgets.text import Text


def room_of(run: Desktop) -> HealthRoom:
    """Go there as anybody does, and wait until all was looked at."""
    bar = run.app.window.findChild(Bar)
    assert bar is not None
    next(
        one for one in bar.findChildren(QAction) if one.text() == "Does everything work?"
    ).trigger()
    room = run.journey.going.room("health")
    assert isinstance(room, HealthRoom)
    run.qtbot.waitUntil(lambda: bool(room.screen.code.text()), timeout=60_000)
    run.qtbot.waitUntil(lambda: "Printers" in _texts(room.screen), timeout=20_000)
    return room


def test_a_clerk_looks_and_reads_the_code_out(desktop: Open) -> None:
    """Every line is there, the code says the same, and it can be copied."""
    run = desktop()

    screen = room_of(run).screen

    said = _texts(screen)
    told = decoded(screen.code.text())
    assert "A made-up letter is read, and the walls around the reader stand." in said
    assert "A made-up scan is read." in said
    assert {one.check for one in told.lines} >= {"settings", "register"}
    _button(screen, "Copy the code").click()
    assert QGuiApplication.clipboard().text() == screen.code.text()
    assert screen.code.accessibleName().startswith(" ".join(screen.code.text()[:4]))


def test_what_needs_somebody_comes_first(desktop: Open) -> None:
    """Wrong before look, look before well; the heading counts them and is read out."""
    run = desktop()
    screen = HealthScreen(run.app.theme)
    run.app.window.add(screen)
    run.app.window.show_screen(screen)
    lines = (
        Line(check="version", cause=0),
        Line(check="register", cause=4),
        Line(check="fonts", cause=1),
        Line(check="cases", cause=1, detail="The case system cannot be reached."),
    )

    screen.show_all(Looked(lines=lines, code=code_of(lines)))

    run.qtbot.waitUntil(lambda: "Fonts" in _texts(screen), timeout=20_000)
    said = [one for one in _texts(screen) if one in {"Wrong", "Needs you", "Works", "Not used"}]
    panel = screen.findChild(Callout)
    assert said == ["Wrong", "Needs you", "Works", "Not used"]
    assert panel is not None
    assert "2 things need you: Case records, Fonts" in panel.accessibleName()
    assert "The case system cannot be reached." in _texts(screen)


def test_whoever_passes_by_starts_nothing(desktop: Open) -> None:
    """A self-check reads letters and asks the register: not for everybody who looks round."""
    run = desktop()
    run.app.window.went.emit("health")
    run.app.window.went.emit("past")
    run.qtbot.wait(300)

    room = run.journey.going.room("health")
    assert isinstance(room, HealthRoom)
    assert not run.app.jobs.busy()
    assert room.screen.code.text() == ""


def test_it_can_be_cancelled_and_looked_again(desktop: Open) -> None:
    """What was found stays; F5 begins anew."""
    run = desktop()
    run.app.window.went.emit("health")
    room = run.journey.going.room("health")
    assert isinstance(room, HealthRoom)
    run.qtbot.waitUntil(lambda: "Program" in _texts(room.screen), timeout=60_000)
    room.screen.progress.cancelled.emit()
    cancelled = room.screen.code.text()
    room.screen.keys["F5"]()
    run.qtbot.waitUntil(lambda: bool(room.screen.code.text()), timeout=60_000)

    assert cancelled == ""
    assert decoded(room.screen.code.text()).system


def test_administrators_find_it_on_the_bar(desktop: Open) -> None:
    """Others through the menu of colours, text size and keys."""
    run = desktop()
    assert run.app.desk is not None
    administrator = next(one for one in run.app.desk.actors() if one.role is Role.ADMINISTRATOR)
    run.app.window.became.emit(administrator.id)
    run.calm()

    assert run.journey.going.role is Role.ADMINISTRATOR
    assert run.journey.going.enter("health")


def _texts(screen: HealthScreen) -> list[str]:
    """Give every text in the order in which it shows."""
    found = [one for one in screen.findChildren(Text) if one.isVisible()]
    found.sort(key=lambda one: one.mapTo(screen, one.rect().topLeft()).y())
    return [one.text() for one in found]


def _button(screen: HealthScreen, words: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.text().strip() == words)

"""The first start: three pages, each can be passed over, and it is shown once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from checker.desk.computer.wishes import wishes_of
from checker.desk.demo import open_demo
from checker.desk.desk import Desk
from checker.errors import SettingsError
from checker.practice.demo import write_demo
from tests.builders.cases import NOW
from ui.app import App, Options
from ui.gallery.flaws import flaws
from ui.screens.first_start import HOW, WHENCE, WHO, FirstStartScreen
from ui.theme import Scheme, Theme
from ui.widgets.text import Text

Start = Callable[..., App]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the window of somebody with a folder of their own, on the demo's cases."""
    opened: list[App] = []
    own = tmp_path / "own"
    monkeypatch.setenv("LETTERLOCK_HOME", str(own))

    def begin(desk: Callable[[], Desk] | None = None, files: tuple[Path, ...] = ()) -> App:
        wishes = wishes_of(own)
        app = App(
            qapp,
            Options(
                desk=desk or (lambda: open_demo(tmp_path / "demo")),
                scheme=Scheme(wishes.scheme),
                percent=wishes.percent,
                own=own,
                wishes=wishes,
                files=files,
            ),
        )
        opened.append(app)
        app.show()
        qtbot.waitUntil(lambda: app.journey is not None or app._trouble is not None, timeout=60_000)
        return app

    yield begin
    for app in opened:
        app.window.close()
        app.window.deleteLater()
    qtbot.wait(1)


def page(app: App) -> FirstStartScreen:
    """The first start, which shows."""
    shown = app.window.shown()
    assert isinstance(shown, FirstStartScreen)
    return shown


def words(screen: FirstStartScreen) -> str:
    """Everything that is said on it."""
    return screen.said()


def test_three_pages_and_then_the_first_letter(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """Who, whence, how; then home, which says what to do; at the next start it is home at once."""
    app = start()
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    qtbot.waitUntil(lambda: "Priya Nair" in words(page(app)), timeout=20_000)
    screen = page(app)
    steps = []
    for _ in range(3):
        steps.append(screen.step)
        assert flaws(app.window) == ()
        screen.keys["Ctrl+Return"]()

    assert steps == [WHO, WHENCE, HOW]
    assert app.window.shown() is app.window.home
    assert wishes_of(tmp_path / "own").begun

    app.window.close()
    again = start()

    assert again.window.shown() is again.window.home


def test_it_can_be_skipped_from_the_first_page(start: Start, tmp_path: Path) -> None:
    """Somebody in a hurry is at home with one press, and is not asked again."""
    app = start()

    next(
        one for one in page(app).findChildren(QPushButton) if one.text() == "Skip this for now"
    ).click()

    assert app.window.shown() is app.window.home
    assert wishes_of(tmp_path / "own").begun


def test_the_cases_that_are_there_are_counted(start: Start, qtbot: QtBot) -> None:
    """Nothing has to be done where the organisation has set it up."""
    app = start()
    qtbot.waitUntil(lambda: "cases are here" in words(page(app)), timeout=60_000)

    assert "Nothing has to be done" in words(page(app))


def test_where_nobody_said_where_the_cases_are_a_folder_is_chosen(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    """A folder without records is refused with a sentence; with one the desk opens."""
    said: list[bool] = []

    def desk() -> Desk:
        if not said:
            said.append(True)
            raise SettingsError("Letterlock does not know where the case records are.")
        return open_demo(tmp_path / "demo")

    app = start(desk)
    screen = page(app)
    assert "Nobody has said yet" in words(screen)
    (tmp_path / "empty").mkdir()

    screen.folder_chosen.emit(tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(screen.errors.words()), timeout=20_000)
    screen.folder_chosen.emit(write_demo(tmp_path / "records", now=NOW).cases)
    qtbot.waitUntil(lambda: "cases are here" in words(screen), timeout=60_000)

    assert (tmp_path / "own" / "letterlock.toml").exists()
    assert app.journey is not None


def test_records_that_were_away_are_looked_for_again(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    """A drive may be there a minute later: nobody has to begin anew for it."""
    said: list[bool] = []
    (tmp_path / "own").mkdir(exist_ok=True)
    (tmp_path / "own" / "letterlock.toml").write_text('cases = "away"\n', encoding="utf-8")

    def desk() -> Desk:
        if not said:
            said.append(True)
            raise SettingsError("There are no case records there.")
        return open_demo(tmp_path / "demo")

    screen = page(start(desk))
    assert "There are no case records there." in words(screen)
    screen.turn(WHENCE)
    next(
        one for one in screen.findChildren(QPushButton) if one.text().strip() == "Look again"
    ).click()

    qtbot.waitUntil(lambda: "cases are here" in words(screen), timeout=60_000)


def test_without_a_desk_home_says_why_after_all(start: Start) -> None:
    """Who passes over the first start is not left with a window that does nothing."""

    def desk() -> Desk:
        raise SettingsError("The settings cannot be used.")

    app = start(desk)
    page(app).ended.emit("")

    assert "The settings cannot be used." in app.window.home.errors.words()


def test_what_is_chosen_is_there_at_the_next_start(start: Start, tmp_path: Path) -> None:
    """Colours and text size, from the first start and from the menu alike."""
    app = start()
    screen = page(app)
    screen.colours.choose(Scheme.DARK)
    screen.text_size.choose("125")
    app.theme.step_text(1)
    app.window.close()

    kept = wishes_of(tmp_path / "own")

    assert (kept.scheme, kept.percent, kept.begun) == ("dark", 150, False)
    assert start().theme.scheme is Scheme.DARK


def test_another_language_begins_when_the_last_page_is_left(start: Start) -> None:
    """The window closes by itself and asks for the next one in it."""
    app = start()
    page(app).language.choose("cy")

    page(app).ended.emit("")

    assert app.asked_language == "cy"
    assert not app.window.isVisible()


def test_made_up_letters_can_be_looked_at_first(start: Start, tmp_path: Path) -> None:
    """The demo opens; the first start is there again afterwards."""
    app = start()

    page(app).made_up_wanted.emit()

    assert app.options().demo == Path()
    assert app.asked_language == "en"
    assert not wishes_of(tmp_path / "own").begun


def test_a_letter_that_was_given_comes_first(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    """Who opens Letterlock with a letter wants it checked; the first start waits."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ms Pritchard", encoding="utf-8")

    app = start(files=(file,))

    qtbot.waitUntil(
        lambda: app.journey is not None and app.window.shown() is app.journey.choose,
        timeout=60_000,
    )
    assert not wishes_of(tmp_path / "own").begun


def test_the_questions_stand_below_one_another_from_the_start_in_large_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Whoever starts with 200% does not read words in a column of one word each."""
    theme = Theme(qapp, percent=200)
    screen = FirstStartScreen(theme)
    qtbot.addWidget(screen)
    screen.turn(HOW)
    screen.resize(1280, 720)
    screen.show()
    qtbot.waitExposed(screen)
    tops = [one.mapTo(screen, QPoint(0, 0)).y() for one in (screen.language, screen.colours)]

    assert tops[1] > tops[0] + screen.language.height()
    theme.step_text(-3)


@pytest.mark.usefixtures("welsh")
def test_what_is_told_beside_a_choice_stays_in_one_line(qtbot: QtBot, qapp: QApplication) -> None:
    """That the window starts again for another language; Welsh needs more room than English."""
    screen = FirstStartScreen(Theme(qapp))
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.turn(HOW)
    screen.show()
    qtbot.waitExposed(screen)
    (told,) = (one for one in screen.language.findChildren(Text) if one.text())

    qtbot.waitUntil(lambda: told.height() < 2 * told.fontMetrics().lineSpacing())

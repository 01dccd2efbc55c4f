"""The register in the window: its state, the enrolment, and what offline means for a letter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.audit.entry import Act, Facts, Out
from tests.builders.desktop import PATIENCE_MS, Desktop
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.register_store import Register, register_on
from ui.app import App, Options
from ui.screens.enrol import EnrolScreen
from ui.theme import Scheme
from ui.widgets.button import Button

LETTER = """Northern Family Advisory Service
2 Assize Row, Harrowfield HX97 1AB

Ms Sian Pritchard
6 Weir Cottages
Bramwick
HX98 3LD

Our reference: KT24P00817

Dear Ms Pritchard

Your appointment is on {day} December 2026 at 10am.

Yours sincerely
Gareth Lowe
"""


@pytest.fixture(scope="module")
def register(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Give one register for all these tests."""
    with register_on(postgres, tmp_path_factory.mktemp("r"), "ui") as made:
        yield made


@pytest.fixture
def office(register: Register, tmp_path: Path) -> Iterator[Office]:
    """Give a desk that the register does not know yet."""
    with linked_office(register, tmp_path / "demo") as made:
        yield made


@pytest.fixture
def desktop(office: Office, qapp: QApplication, qtbot: QtBot) -> Iterator[Desktop]:
    """Open the desktop on that desk."""
    app = App(qapp, Options(desk=lambda: office.desk, scheme=Scheme.LIGHT))
    app.show()
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not app.jobs.busy(), timeout=60_000)
    yield Desktop(app=app, qtbot=qtbot, folder=office.folder)
    app.window.close()
    app.window.deleteLater()
    qtbot.wait(1)


def bar_says(desktop: Desktop, words: str) -> Callable[[], bool]:
    """Give whether the bar says so."""
    return lambda: words in desktop.app.window.bar._register.text()


def to_confirm(desktop: Desktop, day: int) -> None:
    """Walk a letter to the confirm screen."""
    file = desktop.folder / f"letter {day}.txt"
    file.write_text(LETTER.format(day=day), encoding="utf-8")
    desktop.open((file,))
    desktop.check("Pritchard")
    desktop.to_confirm()


def confirmed(desktop: Desktop, day: int) -> None:
    """Walk a letter to its end."""
    to_confirm(desktop, day)
    confirm = desktop.journey.confirm
    confirm.answer_rightly()
    confirm.go(held=True)
    desktop.until_screen(desktop.journey.confirmed)


def test_a_person_enrols_their_desk_with_a_code(desktop: Desktop, office: Office) -> None:
    """The banner offers it; a wrong code is told; then the bar says that all is up to date."""
    window, qtbot = desktop.app.window, desktop.qtbot
    qtbot.waitUntil(bar_says(desktop, "not enrolled"), timeout=PATIENCE_MS)
    offers = [one for one in window.findChildren(Button) if one.text() == "Enrol this desk"]
    offers[0].click()
    screen = desktop.journey.registering.screen
    assert isinstance(screen, EnrolScreen)
    desktop.until_screen(screen)
    assert not offers[0].isVisible()
    assert window.bar.place() == "enrol"

    screen.keys["Ctrl+Return"]()
    assert "Type the code" in screen.errors.words()
    screen.field.setText("nonsense")
    screen.keys["Ctrl+Return"]()
    qtbot.waitUntil(lambda: "new one" in screen.errors.words(), timeout=PATIENCE_MS)
    assert screen.field.text() == "nonsense"
    screen.field.setText(office.code())
    screen.keys["Ctrl+Return"]()
    desktop.until_screen(window.home)

    qtbot.waitUntil(bar_says(desktop, "Register up to date"), timeout=PATIENCE_MS)
    assert not [one for one in window.findChildren(Button) if one.text() == "Enrol this desk"]


def test_offline_is_said_and_a_letter_goes_within_the_limits(
    desktop: Desktop, office: Office
) -> None:
    """The bar says since when; the confirm screen how many may go; the last one where it is."""
    office.linked.enrol(office.code())
    desktop.qtbot.waitUntil(bar_says(desktop, "up to date"), timeout=PATIENCE_MS)
    office.offline()
    desktop.qtbot.waitUntil(bar_says(desktop, "ffline since"), timeout=PATIENCE_MS)

    confirmed(desktop, 4)

    assert desktop.app.desk is not None
    desktop.qtbot.waitUntil(bar_says(desktop, "entries waiting, offline"), timeout=PATIENCE_MS)
    assert "entries waiting, offline" in desktop.app.window.bar._register_icon.toolTip()


def test_over_the_limits_the_glass_is_broken_with_a_reason_and_a_lead(
    desktop: Desktop, office: Office
) -> None:
    """Nothing is chosen beforehand; without an answer the letter stays unconfirmed."""
    office.linked.enrol(office.code())
    office.offline()
    for day in (4, 5):
        confirmed(desktop, day)
    to_confirm(desktop, 6)
    confirm = desktop.journey.confirm
    assert confirm.sheet is not None
    assert confirm.glass() is None
    confirm.answer_rightly()
    confirm.go(held=True)
    desktop.qtbot.waitUntil(lambda: "no more may" in confirm.errors.words(), timeout=PATIENCE_MS)
    confirm.sheet.answer("now", lead=True)
    confirm.go(held=True)
    desktop.qtbot.waitUntil(lambda: "few words" in confirm.errors.words(), timeout=PATIENCE_MS)
    confirm.sheet.answer("The hearing is at noon", lead=True)
    confirm.go(held=True)
    desktop.until_screen(desktop.journey.confirmed)

    assert Act.BREAK_GLASS in office.acts()


def test_a_register_that_is_lost_at_the_last_step_leaves_the_way_of_the_glass(
    desktop: Desktop, office: Office
) -> None:
    """The screen was opened online; whoever cannot wait is asked, and keeps what they answered."""
    office.linked.enrol(office.code())
    to_confirm(desktop, 7)
    confirm, trail = desktop.journey.confirm, office.linked._recorder().trail()
    assert confirm.sheet is None
    office.offline()
    for _ in range(2):
        trail.append(Act.RELEASE, Facts(out=Out.RELEASED), t_ms=office.register.time.now, mono_ms=1)
    confirm.answer_rightly()
    chosen = tuple(confirm.choice.chosen())

    confirm.go(held=True)
    desktop.qtbot.waitUntil(lambda: "no more may" in confirm.errors.words(), timeout=PATIENCE_MS)

    assert confirm.sheet is not None
    assert tuple(confirm.choice.chosen()) == chosen
    confirm.sheet.answer("The hearing is at noon", lead=True)
    confirm.go(held=True)
    desktop.until_screen(desktop.journey.confirmed)
    assert Act.BREAK_GLASS in office.acts()


def test_the_demo_has_no_register_and_says_where_its_record_is(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    """As before: saved on this computer, and nothing to enrol."""
    app = App(qapp, Options(demo=tmp_path / "demo", scheme=Scheme.LIGHT))
    app.show()
    qtbot.waitUntil(lambda: app.journey is not None, timeout=60_000)
    qtbot.waitUntil(lambda: not app.jobs.busy(), timeout=60_000)

    assert app.window.bar._register.text() == "Saved on this computer"
    app.window.went.emit("enrol")
    assert app.window.shown() is app.window.home
    app.window.close()
    app.window.deleteLater()
    qtbot.wait(1)

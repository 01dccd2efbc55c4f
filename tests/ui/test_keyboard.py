"""From the first screen to the last with keys alone: the keys are never lost, hidden or caught."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication

from checker.model import Severity
from tests.builders.desktop import Desktop
from tests.builders.keyboard import ALT, CTRL, Keyboard, spoken
from ui.rooms.review import ReviewRoom
from ui.screens.review import ReviewScreen

Open = Callable[..., Desktop]
Key = Qt.Key


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Leave nothing of Python's behind in it: Qt would let go of it after Python has ended."""
    yield
    QApplication.clipboard().clear()


def copied(*files: Path) -> None:
    """Copy files, as one would in the folder where they lie."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QApplication.clipboard().setMimeData(mime)


def answer(keys: Keyboard, case: str, person: str) -> None:
    """Answer the three questions, each with its arrows and Space."""
    journey = keys.desktop.journey
    keys.until(journey.choose)
    if not journey.choose.case_list.chosen():
        keys.arrow_to(case)
        keys.press(Key.Key_Space)
    keys.desktop.calm()
    keys.tab_to(journey.people[0].name)
    keys.arrow_to(person)
    keys.press(Key.Key_Space)
    keys.tab_to("Post")
    keys.press(Key.Key_Space)
    keys.press(Key.Key_Return, CTRL)
    keys.desktop.settled()
    keys.until(journey.check)


def confirm(keys: Keyboard, person: str, postcode: str) -> None:
    """Say who it is to, type the postcode, and confirm without holding."""
    screen = keys.desktop.journey.confirm
    keys.until(screen)
    keys.tab_to(spoken(screen.choice.findChildren(QAbstractButton)[0]))
    keys.arrow_to(person)
    keys.press(Key.Key_Space)
    keys.tab_to("Type the postcode")
    keys.type(postcode)
    keys.press(Key.Key_C, ALT)
    keys.until(keys.desktop.journey.confirmed)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_clean_letter_goes_from_home_to_confirmed(desktop: Open, percent: int) -> None:
    """Paste, answer, continue, type, confirm, and home again; at 200% at 1280 by 720 as well."""
    run = desktop(percent=percent, size=(1280, 720))
    keys = Keyboard(run)
    (file,) = run.letter()
    copied(file)

    keys.press(Key.Key_V, CTRL)
    answer(keys, "KT24P00817", "Ms Sian Pritchard")
    keys.press(Key.Key_Return, CTRL)
    confirm(keys, "Ms Sian Pritchard", "HX98 3LD")
    assert run.app.desk is not None
    assert run.app.desk.my_checks()[0].outcome == "Confirmed"
    keys.press(Key.Key_N, CTRL)
    keys.until(run.app.window.home)


def test_a_letter_with_checks_is_kept_with_reasons_and_confirmed(desktop: Open) -> None:
    """Chosen with Ctrl+O; F8, Ctrl+R, arrows and Enter keep what was found, and it is confirmed."""
    run = desktop()
    keys, check = Keyboard(run), run.journey.check
    (file,) = run.letter("Mr Jones")

    keys.choose_file(file)
    answer(keys, "KT24P00817", "Ms Sian Pritchard")
    keys.press(Key.Key_Return, CTRL)
    assert keys.at().startswith("There is a problem. ")
    for number, card in enumerate(check.findings.cards, 1):
        if card.finding.severity is not Severity.CHECK:
            continue
        while check.findings.current != number or not card.hasFocus():
            keys.press(Key.Key_F8)
        keys.press(Key.Key_R, CTRL)
        keys.arrow_to("I confirmed it with the author")
        keys.press(Key.Key_Space)
        keys.tab_to("Keep it for this reason")
        keys.press(Key.Key_Return)
        assert keys.at().startswith(f"Finding {number} of")
        assert keys.at().endswith("Kept")
    keys.press(Key.Key_Return, CTRL)
    confirm(keys, "Ms Sian Pritchard", "HX98 3LD")
    assert run.app.desk is not None
    assert run.app.desk.my_checks()[0].outcome == "Confirmed"


def test_a_stopped_letter_goes_to_a_team_lead_who_releases_it(desktop: Open) -> None:
    """Asked about, picked blind and released, with another person at the desk in between."""
    run = desktop()
    keys, window, card = Keyboard(run), run.app.window, run.journey.check.asking
    copied(*run.files("Letter to Mr D Okafor"))
    keys.press(Key.Key_V, CTRL)
    answer(keys, "KT24P00817", "Mr Daniel Okafor")
    run.qtbot.waitUntil(lambda: "a second person can" in card.words(), timeout=20_000)

    keys.tab_to("Ask a team lead")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    assert keys.at() == "Ask a team lead"
    keys.press(Key.Key_Return)
    keys.type("The order of 30 October allows it")
    keys.press(Key.Key_Return)
    run.qtbot.waitUntil(lambda: "Waiting for a second person" in card.words(), timeout=20_000)
    keys.look("the lead was asked")
    assert keys.at() == "Take it back"
    keys.press(Key.Key_N, CTRL)
    keys.until(window.home)

    keys.sit_down("Amara Osei")
    keys.tab_to("Review queue")
    keys.press(Key.Key_Return)
    review = room(run)
    run.qtbot.waitUntil(review.pick.isVisible, timeout=20_000)
    run.qtbot.waitUntil(review.queue.table().hasFocus, timeout=20_000)
    keys.press(Key.Key_Return)
    keys.arrow_to("Mr Daniel Okafor")
    keys.press(Key.Key_Space)
    keys.tab_to("Record my choice")
    keys.press(Key.Key_Return, CTRL)
    run.qtbot.waitUntil(review.panel.isVisible, timeout=20_000)
    keys.look("the choice was recorded")
    keys.tab_to("Your reason")
    keys.type("Order of 30 October checked")
    keys.tab_to("Release...")
    keys.press(Key.Key_Return)
    assert keys.at() == "Your code at this desk"
    keys.type("bracken-42")
    keys.press(Key.Key_Tab)
    keys.type("bracken-42")
    keys.press(Key.Key_Return)
    run.qtbot.waitUntil(lambda: not review.queue.news.isHidden(), timeout=20_000)
    assert "Released" in review.queue.news.accessibleName()
    keys.look("it was released")


def room(run: Desktop) -> ReviewScreen:
    """Give the review queue's screen."""
    found = run.journey.going.room("review")
    assert isinstance(found, ReviewRoom)
    return found.screen

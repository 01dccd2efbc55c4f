"""From the first screen to the last with keys alone: the keys are never lost, hidden or caught."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.builders.desktop import Desktop
from tests.builders.keyboard import ALT, CTRL, Keyboard, spoken

Open = Callable[..., Desktop]
Key = Qt.Key


def copied(file: Path) -> None:
    """Copy a file, as one would in the folder where it lies."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
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

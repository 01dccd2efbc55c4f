"""Case look-up in the window: nothing before the reason, then what was found, then a pack."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit

from checker.desk.looking_up.look_answers import By
from tests.builders.desktop import PATIENCE_MS, Desktop
from tests.builders.verify_alone import holds_alone
from ui.rooms.look_up import LookUpRoom
from ui.screens.look_up import LookUpScreen
from ui.screens.packs import PacksScreen
from ui.widgets.button import Button
from ui.widgets.panel import Callout

INVESTIGATOR = "u-51aa06"


@pytest.fixture
def running(desktop: Callable[..., Desktop]) -> Desktop:
    """Give the demo after a clerk confirmed a letter, with an investigator at the desk."""
    made = desktop()
    made.open(made.letter())
    made.check("Pritchard")
    made.to_confirm()
    made.journey.confirm.answer_rightly()
    made.journey.confirm.go(held=True)
    made.until_screen(made.journey.confirmed)
    made.app.window.became.emit(INVESTIGATOR)
    made.calm()
    return made


def entered(running: Desktop) -> LookUpScreen:
    """Go to the look-up."""
    running.app.window.went.emit("look-up")
    running.calm()
    room = running.journey.going.room("look-up")
    assert isinstance(room, LookUpRoom)
    assert running.screen is room.screen
    return room.screen


def asked(screen: LookUpScreen, by: By, reference: str = "KT24P00817") -> None:
    """Fill in the form and press Look."""
    form = screen.form
    form.by.setCurrentIndex(form.by.findData(by.value))
    form.reference.setText(reference)
    form.purpose.setCurrentIndex(form.purpose.findData("complaint"))
    form.words.setText("Complaint of 3 November")
    screen.ask()


def test_what_is_missing_is_said_one_by_one(running: Desktop) -> None:
    """And nothing is looked up meanwhile."""
    screen = entered(running)
    said, led = [], []

    def told() -> None:
        screen.ask()
        running.qtbot.waitUntil(lambda: len(screen.findChildren(Callout)) > 0)
        running.qtbot.wait(1)  # what was said before is let go
        said.append(screen.errors.words())
        screen.errors.findChildren(Button)[-1].click()
        led.append(running.app.window.focusWidget())

    told()
    form = screen.form
    form.by.setCurrentIndex(form.by.findData(By.CASE.value))
    form.by.activated.emit(form.by.currentIndex())  # as a person's choice does
    assert not screen.errors.words()
    fills: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: form.reference.setText("KT24P00817"),
        lambda: form.purpose.setCurrentIndex(1),
    )
    for fill in fills:
        fill()
        told()

    expected = ("looking for", "reference", "what it is for", "few words")
    assert all(words in one for words, one in zip(expected, said, strict=True)), said
    assert led == [form.by, form.reference, form.purpose, form.words]
    assert not screen.table.lines()


def test_a_case_is_found_and_made_into_a_pack(
    running: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way of an investigator, and a bare Python verifies what comes out."""
    screen = entered(running)
    asked(screen, By.CASE)
    running.calm()
    rows = [line.cells for line in screen.table.lines()]
    assert [row[1] for row in rows] == ["Confirmed", "Checked"]
    assert "Sian Pritchard" in str(rows[0][5])

    screen.pack_wanted.emit()
    running.calm()
    pack = screen.pack
    pack.facts.choose("case")
    running.calm()
    assert "mark the pack as confidential" in pack.words.text()
    folder = tmp_path / "pack"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    pack._make()
    assert "Write the question" in pack.errors.words()
    pack.question.setText("What happened to the letter?")
    pack._make()
    running.qtbot.waitUntil(lambda: not pack.done.isHidden(), timeout=PATIENCE_MS)

    files = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert running.app.desk is not None
    records = running.app.desk.rooms.seat.records._held.values()
    assert holds_alone(files, [f"log={one.trail().signer.log}" for one in records])
    pack._make()
    running.calm()
    assert "not empty" in pack.errors.words()

    running.app.window.went.emit("packs")
    running.calm()
    packs = running.screen
    assert isinstance(packs, PacksScreen)
    [line] = packs.table.lines()
    assert list(line.cells[1:3]) == ["What happened to the letter?", "2 entries"]
    for change, heading in ((b"", "This pack holds"), (b" ", "This pack does not hold")):
        with (folder / "README.txt").open("ab") as file:
            file.write(change)
        packs._choose()
        running.calm()
        assert heading in {one.heading.text() for one in packs.findChildren(Callout)}


def test_a_dropped_file_is_asked_whether_it_was_checked(running: Desktop) -> None:
    """It needs no more than a reason."""
    screen = entered(running)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(running.folder / "letter.txt"))])
    screen.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    assert screen.form.file_name.text() == "letter.txt"
    asked(screen, By.FILE)
    running.calm()

    assert screen._words.text() == "This file was checked once."


def test_the_people_of_a_case_are_found_before_one_is_chosen(running: Desktop) -> None:
    """A reference that the records do not know is said to be none."""
    screen = entered(running)
    form = screen.form
    form.by.setCurrentIndex(form.by.findData(By.RECIPIENT.value))
    form.reference.setText("XX99P99999")
    form.find_people.click()
    running.calm()
    assert "know no case" in screen.errors.words()
    form.reference.setText("kt24 p00817")
    form.find_people.click()
    running.calm()
    form.person.setCurrentIndex(form.person.findText("Sian Pritchard"))
    asked(screen, By.RECIPIENT)
    running.calm()

    assert [line.cells[1] for line in screen.table.lines()] == ["Confirmed", "Checked"]
    assert [line.cells[2] for line in screen.table.lines()] == ["Released", "Clear"]
    assert screen.table.csv().count(",0,0,") == 2


@pytest.mark.parametrize("percent", [100, 200])
def test_the_days_can_be_read(desktop: Callable[..., Desktop], percent: int) -> None:
    """The field has room for what stands in it, at every text size, and is the month till today."""
    running = desktop(percent=percent)
    running.app.window.became.emit(INVESTIGATOR)
    running.calm()
    form = entered(running).form
    form.by.setCurrentIndex(form.by.findData(By.TEAM.value))
    running.qtbot.wait(1)

    for field in (form.first, form.last):
        (inner,) = field.findChildren(QLineEdit)
        assert inner.text()
        assert inner.fontMetrics().horizontalAdvance(inner.text()) < inner.width()
    assert form.first.date().addDays(30) == form.last.date()


def test_a_clerk_has_no_way_in(running: Desktop) -> None:
    """Neither in the bar nor by its name."""
    running.app.window.became.emit("u-7f31a0")
    running.calm()
    running.app.window.went.emit("look-up")
    running.calm()

    assert running.journey.going.room("look-up") is None
    assert "look-up" not in running.app.window.bar._navigation._titles

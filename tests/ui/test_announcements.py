"""What changes on the page is read out, though the keys stay where they are."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from checker.desk.answers import Notice
from checker.model import Reason, Severity
from tests.builders.desktop import Desktop
from ui.widgets import announce

Open = Callable[..., Desktop]
Heard = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Listen in the place of the screen reader that Qt would tell."""
    told: Heard = []

    class Reader:
        """What the platform would hear."""

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802 - Qt's name
            """Hear an announcement."""
            assert isinstance(event, QAccessibleAnnouncementEvent)
            told.append((event.message(), event.politeness()))

    monkeypatch.setattr(announce, "QAccessible", Reader)
    return told


def test_findings_are_read_out_when_they_come_in_and_when_they_are_dealt_with(
    desktop: Open, heard: Heard
) -> None:
    """How many wait for a decision is said after the check, and again when the last is decided."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    result = run.check("Pritchard")
    checks = [one for one in result.findings if one.severity is Severity.CHECK]
    assert checks
    assert any("your decision" in words for words, _how in heard)

    heard.clear()
    for finding in checks:
        run.journey.check.kept.emit(finding, Reason.EXPECTED, "", 1.0)
        run.calm()

    assert any("Everything has been decided" in words for words, _how in heard)


def test_an_error_is_read_out_at_once(desktop: Open, heard: Heard) -> None:
    """What did not work interrupts what is being read."""
    run = desktop()

    run.journey.open_files([run.folder / "no-such-letter.docx"])
    run.calm()

    assert [how for words, how in heard if "could not be opened" in words] == [
        QAccessible.AnnouncementPoliteness.Assertive
    ]


def test_how_a_letter_ended_is_read_out(desktop: Open, heard: Heard) -> None:
    """The news on the home screen is said when one comes back to it."""
    run = desktop()
    run.open(run.files("Letter to Mr D Okafor"))
    run.check("Daniel Okafor")

    run.journey.check.given_back.emit("The address is an old one")
    run.until_screen(run.app.window.home)

    assert any("Returned to the author" in words for words, _how in heard)


def test_a_notice_is_read_out_once(desktop: Open, heard: Heard) -> None:
    """A notice that still stands is not read out again."""
    window = desktop().app.window
    old, new = Notice(text="The record is from yesterday"), Notice(text="Offline", grave=True)
    heard.clear()

    window.show_notices((old,))
    window.show_notices((old, new))

    assert heard == [
        ("The record is from yesterday", QAccessible.AnnouncementPoliteness.Polite),
        ("Offline", QAccessible.AnnouncementPoliteness.Assertive),
    ]


def test_a_postcode_that_is_right_is_said_once(desktop: Open, heard: Heard) -> None:
    """The tick beside the field is heard, and what came of the letter after it."""
    run = desktop()
    run.open(run.letter(), case="KT24P00817")
    run.check("Pritchard")
    run.to_confirm()
    confirm = run.journey.confirm
    heard.clear()

    confirm.answer_rightly()
    assert [words for words, _how in heard] == ["Same as the record"]
    confirm.go(held=True)
    run.until_screen(run.journey.confirmed)


def test_a_reason_that_is_missing_is_said_at_once(desktop: Open, heard: Heard) -> None:
    """The words in red beside the button are read out."""
    run = desktop()
    run.open(run.letter("Mr Jones"), case="KT24P00817")
    result = run.check("Pritchard")
    finding = next(one for one in result.findings if one.severity is Severity.CHECK)
    card = run.journey.check.findings.card_of(finding.key)
    assert card is not None
    card.ask_reason()
    heard.clear()

    card.sheet.keep()

    assert heard == [("Choose a reason.", QAccessible.AnnouncementPoliteness.Assertive)]


def test_a_wait_that_shows_is_read_out(desktop: Open, heard: Heard) -> None:
    """What takes less than that is not."""
    run = desktop()
    progress = run.app.window.home.progress
    heard.clear()

    progress.begin("Reading the files")
    run.qtbot.waitUntil(progress.isVisible, timeout=20_000)

    assert heard == [("Reading the files", QAccessible.AnnouncementPoliteness.Polite)]
    progress.end()

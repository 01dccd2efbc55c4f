"""Practice on the real desktop: read a letter, say send or hold, see what it was."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.desk.practice.practice_answers import PracticeDone, PracticeTeam
from tests.builders.desktop import Desktop
from ui.rooms.practice import PracticeRoom
from ui.screens.practice_result import PracticeResultScreen
from ui.theme import Theme
from ui.widgets.panel import Callout
from ui.widgets.text import Text

if TYPE_CHECKING:
    from checker.desk.practice.practising import Practising

Open = Callable[..., Desktop]
LEAD = "u-2c94be"


def enter(run: Desktop) -> PracticeRoom:
    """Go to practice."""
    run.app.window.went.emit("practice")
    run.calm()
    room = run.journey.going.room("practice")
    assert isinstance(room, PracticeRoom)
    return room


def begin(run: Desktop) -> PracticeRoom:
    """Begin a session."""
    room = enter(run)
    room.result.begin.click()
    run.until_screen(room.letter)
    return room


def planted(run: Desktop) -> list[str]:
    """Give what is wrong with each letter of the session, "" where nothing is."""
    assert run.app.desk is not None
    practice: Practising = run.app.desk.rooms.practice
    assert practice._sitting is not None
    letters = [one.letter.planted for one in practice._sitting.letters]
    return ["" if one is None else one.wrong.value for one in letters]


def answer(run: Desktop, room: PracticeRoom, wrong: str) -> None:
    """Say send, or hold and why, with the buttons."""
    if wrong:
        room.letter.hold.click()
        room.letter.hold_sheet.choices.choose(wrong)
        room.letter.hold_sheet.held.emit(wrong)
    else:
        room.letter.send.click()
    run.qtbot.waitUntil(room.letter.next.isVisible, timeout=20_000)
    run.calm()


def become(run: Desktop, actor: str) -> None:
    """Let somebody else sit down."""
    run.app.window.became.emit(actor)
    run.calm()


def test_a_session_is_walked_to_its_end(desktop: Open) -> None:
    """Each letter is drawn, answered and told; the end says how it went, and it is kept."""
    run = desktop()
    room = begin(run)
    wrongs = planted(run)

    for wrong in wrongs:
        run.qtbot.waitUntil(lambda: not room.letter.pane.page._picture.is_blank, timeout=20_000)
        assert not room.letter.pane._findings
        answer(run, room, wrong)
        assert bool(room.letter.pane._findings) == bool(wrong)
        room.letter.next.click()
        run.calm()

    run.until_screen(room.result)
    assert room.result._table.lines()[0].cells[2] == "Yes"
    assert room.result._due.heading.text() == "You are up to date"


def test_a_letter_opens_with_the_keys_on_its_page(desktop: Open) -> None:
    """Whoever presses Enter at once has sent nothing unread."""
    run = desktop()
    room = begin(run)

    now = run.app.window.focusWidget()
    assert now is not None
    assert room.letter.pane.isAncestorOf(now)


def test_a_session_that_was_not_passed_is_told_without_blame(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """And promises what is kept: the list is one's own, the entry is of the record."""
    screen = PracticeResultScreen(Theme(qapp))
    qtbot.addWidget(screen)
    done = PracticeDone(
        at=datetime(2026, 11, 27, tzinfo=UTC),
        kind="practice",
        passed=False,
        letters=6,
        errors=3,
        caught=3,
        false=3,
        seconds=61,
    )

    screen.show_result(done)

    (told,) = [one for one in screen.findChildren(Callout) if not one.isHidden()]
    assert told.heading.text() == "Not passed this time"
    assert told.sentence.text().startswith("You held 3 right letters: at most one may be held.")
    assert "1 min 1 s" in [one.text() for one in screen.findChildren(Text)]
    assert told.sentence.text().endswith("your sessions are listed for you alone.")


def test_a_team_is_called_one_s_own_by_its_lead_alone(qtbot: QtBot, qapp: QApplication) -> None:
    """A data protection officer sees all teams, though there be but one."""
    screen = PracticeResultScreen(Theme(qapp))
    qtbot.addWidget(screen)
    team = PracticeTeam(name="Northern", people=5, words="", passed_words="")
    heads = list[list[str]]()
    for own in (True, False):
        screen.show_teams((team,), own=own)
        shown = [one.text() for one in screen.findChildren(Text) if one.text()]
        heads.append([one for one in shown if one in {"Your team", "Teams"}])

    assert [one[-1] for one in heads] == ["Your team", "Teams"]


def test_a_wrong_letter_that_was_sent_is_shown_with_its_place_and_why(desktop: Open) -> None:
    """The mark stands on the page and the reason beside it."""
    run = desktop()
    room = begin(run)
    for wrong in planted(run):
        answer(run, room, "")
        if wrong:
            break
        room.letter.next.click()
        run.calm()

    pane = room.letter.pane
    assert pane.page._current == 1
    assert pane.page._marks
    assert room.letter._told is not None
    assert not room.letter._told.right


def test_the_keys_answer_once(desktop: Open) -> None:
    """A key pressed twice answers one letter, and Ctrl+Enter goes on only after an answer."""
    run = desktop()
    room = begin(run)
    room.letter.keys["Ctrl+Return"]()
    room.letter.send.click()
    room.letter.answered.emit("")
    run.calm()
    assert run.app.desk is not None
    sitting = run.app.desk.rooms.practice._sitting
    assert sitting is not None
    assert len(sitting.answers) == 1

    room.letter.keys["Ctrl+Return"]()
    run.calm()

    assert room.letter._title.text().startswith("Practice letter 2 of")


def test_holding_without_a_reason_asks_for_one(desktop: Open) -> None:
    """Nothing is chosen at the start, and held in one place; Escape closes the question alone."""
    run = desktop()
    room = begin(run)
    room.letter.hold.click()
    sheet = room.letter.hold_sheet
    assert sheet.choices.chosen() == ()
    assert len(sheet.choices.ids()) == 7
    assert (
        room.letter._foot.words() == "Say above what is wrong. Nothing is sent: this is practice."
    )

    sheet._hold()
    assert sheet._missing.isVisible()
    answers = (room.letter.hold, room.letter.send)
    assert not any(one.isVisible() for one in answers)
    run.press(Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert all(one.isVisible() for one in answers)
    assert "Would you send this letter?" in room.letter._foot.words()
    assert run.screen is room.letter


def test_leaving_keeps_nothing_and_another_place_keeps_the_session(desktop: Open) -> None:
    """Whoever looks something up comes back to the same letter."""
    run = desktop()
    room = begin(run)
    run.app.window.went.emit("guidance")
    run.app.window.went.emit("practice")
    run.calm()
    assert run.screen is room.letter

    room.letter.left.emit()
    run.until_screen(room.result)

    assert room.result._table.lines() == ()


def test_a_clerk_sees_neither_team_nor_import(desktop: Open) -> None:
    """A lead sees both."""
    run = desktop()
    clerk = enter(run)
    assert not clerk.result._import.isVisible()
    assert clerk.result._teams.count() == 0

    become(run, LEAD)
    lead = enter(run)

    assert lead is not clerk
    assert lead.result._import.isVisible()
    assert lead.result._teams.count() == 1


@pytest.mark.parametrize(("row", "words"), [("Nobody", "Nothing was"), ("u-7f31a0", "1 result")])
def test_an_import_says_what_became_of_it(
    desktop: Open, tmp_path: Path, row: str, words: str
) -> None:
    """With a sentence for each row that is not as it should be."""
    file = tmp_path / "tests.csv"
    file.write_text(
        f"person,taken,policy,version,passed\n{row},2026-11-02,post,1,yes\n", encoding="utf-8"
    )
    run = desktop()
    become(run, LEAD)
    room = enter(run)

    room.result.import_wanted.emit(file)
    run.calm()

    item = room.result._imported.itemAt(room.result._imported.count() - 1)
    assert item is not None
    panel = item.widget()
    assert panel is not None
    assert panel.accessibleName().startswith(words)


def test_home_points_to_practice_while_it_is_due(desktop: Open) -> None:
    """One press leads there; after a session that was passed nothing is said any more."""
    run = desktop()
    home = run.app.window.home
    run.calm()
    assert home._practice.isVisible()
    home.practice_wanted.emit()
    run.calm()
    room = begin(run)
    for wrong in planted(run):
        answer(run, room, wrong)
        room.letter.next.click()
        run.calm()

    run.app.window.another.emit()
    run.calm()

    assert not home._practice.isVisible()

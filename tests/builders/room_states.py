"""The screens of every room beside the checking of letters, for walks through all of them."""

from collections.abc import Callable, Iterator

from checker.batch.running import Standing
from tests.builders.batch_lines import write_results
from tests.builders.desktop import Desktop
from tests.builders.letter_states import cut_off, figures, sheets
from tests.builders.review_steps import review
from ui.rooms.practice import PracticeRoom
from ui.screens.actions import ActionsScreen
from ui.screens.answers import AnswersScreen
from ui.screens.look_up import LookUpScreen
from ui.screens.many import ManyScreen
from ui.screens.mistake_log import MistakeLogScreen
from ui.screens.policies import PoliciesScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.widgets.mistake_form import BACK, NEAR, SENT

CLERK = "u-7f31a0"
LEAD = "u-2c94be"
INVESTIGATOR = "u-51aa06"
ADMINISTRATOR = "u-c6f048"


def look_up(desktop: Desktop) -> Iterator[str]:
    """Somebody investigates: the form, what was found, and a pack of it."""
    sit_down(desktop, INVESTIGATOR)
    enter(desktop, "look-up")
    yield "look-up"
    screen = desktop.screen
    assert isinstance(screen, LookUpScreen)
    screen.form.by.setCurrentIndex(screen.form.by.findData("team"))
    yield "look-up by team and days"
    screen.form.by.setCurrentIndex(1)
    screen.form.reference.setText("KT24P00817")
    screen.form.purpose.setCurrentIndex(1)
    screen.form.words.setText("Complaint of 3 November")
    screen.ask()
    desktop.calm()
    screen.pack_wanted.emit()
    desktop.calm()
    yield "look-up with a pack"
    enter(desktop, "packs")
    yield "packs"


def practice(desktop: Desktop) -> Iterator[str]:
    """A lead practises: the page, a letter, why it is held, what it was, and the end."""
    sit_down(desktop, LEAD)
    enter(desktop, "practice")
    yield "practice"
    room = desktop.journey.going.room("practice")
    assert isinstance(room, PracticeRoom)
    room.begin()
    desktop.until_screen(room.letter)
    yield "practice letter"
    room.letter.hold.click()
    yield "practice letter held"
    while desktop.screen is room.letter:
        room.letter.answered.emit("address")
        desktop.calm()
        if room.letter._told is not None and room.letter._told.last:
            yield "practice letter told"
        room.letter.go_on.emit()
        desktop.calm()
    yield "practice result"


def after_sending(desktop: Desktop) -> Iterator[str]:
    """A clerk reports each kind of thing; a lead sees a mistake through."""
    sit_down(desktop, CLERK)
    enter(desktop, "report")
    yield "report a mistake"
    screen = desktop.screen
    assert isinstance(screen, ReportMistakeScreen)
    for kind in (BACK, NEAR, SENT):
        screen.kinds.choose(kind)
        yield f"report {kind}"
    screen.form.letter.setCurrentIndex(screen.form.letter.count() - 1)
    screen.form.what.setCurrentIndex(1)
    screen.form.words.setPlainText("It went to the house next door")
    screen.go()
    desktop.calm()
    yield "reported"
    sit_down(desktop, LEAD)
    enter(desktop, "mistakes")
    log = desktop.screen
    assert isinstance(log, MistakeLogScreen)
    log.table.setCurrentCell(0, 0)
    step = log.panel.steps.step
    for code in ("assessed", "decided", "complaint"):
        step.setCurrentIndex(step.findData(code))
        yield f"mistakes, {code}"


def answering(desktop: Desktop) -> Iterator[str]:
    """An investigator answers the regulator: the list, a figure, its entries."""
    sit_down(desktop, INVESTIGATOR)
    enter(desktop, "answers")
    yield "answers"
    screen = desktop.screen
    assert isinstance(screen, AnswersScreen)
    for part in ("2b", "8b", "9c"):
        screen.table.choose(part)
        yield f"answers, {part}"
    screen.panel.why.setText("The letter of the Commissioner")
    screen.panel.ask()
    desktop.calm()
    yield "answers with entries"
    sit_down(desktop, ADMINISTRATOR)
    enter(desktop, "answers")
    yield "answers of an administrator"


def promising(desktop: Desktop) -> Iterator[str]:
    """An administrator keeps the action register and sees who has read what."""
    sit_down(desktop, ADMINISTRATOR)
    enter(desktop, "actions")
    yield "actions, none"
    screen = desktop.screen
    assert isinstance(screen, ActionsScreen)
    screen.what.setText("Switch autocomplete off everywhere")
    screen.due.setText("2026-01-31")
    screen.recommended.setChecked(True)
    screen.owner.setCurrentIndex(1)
    screen.go()
    desktop.calm()
    yield "actions"
    screen.table.setCurrentCell(0, 0)
    yield "an action"
    enter(desktop, "policies")
    policies = desktop.screen
    assert isinstance(policies, PoliciesScreen)
    policies.table.setCurrentCell(0, 0)
    yield "policies"
    sit_down(desktop, CLERK)
    enter(desktop, "policies")
    yield "policies of a clerk"
    assert isinstance(desktop.screen, PoliciesScreen)
    desktop.screen.read.emit("post-and-email", 3)
    desktop.calm()
    yield "policies, all read"


def many_letters(desktop: Desktop) -> Iterator[str]:
    """A clerk gives a folder: what cannot be, what is offered, how far it is, what was found."""
    sit_down(desktop, CLERK)
    enter(desktop, "many")
    yield "many letters"
    screen = desktop.screen
    assert isinstance(screen, ManyScreen)
    folder = desktop.folder.with_name("Letters of Monday")
    folder.mkdir()
    for name in ("letter.txt", "another.txt"):
        (folder / name).write_text("a letter", encoding="utf-8")
    screen.zone.dropped.emit([folder, folder])
    yield "many letters, refused"
    screen.zone.dropped.emit([folder])
    desktop.calm()
    yield "many letters, offered"
    verdicts = ("stop", "held", "check", "clear")
    write_results(folder, ((f"{verdict}.txt", verdict) for verdict in verdicts))
    screen.card.left.emit()
    screen.zone.dropped.emit([folder])
    desktop.calm()
    screen.table.choose("stop.txt")
    yield "many letters, found again"
    screen.card.run(folder.name)
    screen.card.stand(Standing(done=4, of=6))
    yield "many letters, being checked"
    screen.card.stop.click()
    yield "many letters, cancelled"
    screen.field.setText("nobody")
    yield "many letters, none found"
    screen.card.left.emit()


def sit_down(desktop: Desktop, actor: str) -> None:
    """Let somebody else sit down."""
    desktop.app.window.became.emit(actor)
    desktop.calm()


def enter(desktop: Desktop, place: str) -> None:
    """Go to a place of the bar."""
    desktop.app.window.went.emit(place)
    desktop.calm()


ROOMS: tuple[Callable[[Desktop], Iterator[str]], ...] = (
    look_up,
    practice,
    after_sending,
    review,
    answering,
    promising,
    many_letters,
    sheets,
    cut_off,
    figures,
)
"""Each walks through the states of one room, and gives the name of each. Add yours."""


def room_states(desktop: Desktop) -> Iterator[str]:
    """Walk through all of them."""
    for room in ROOMS:
        yield from room(desktop)

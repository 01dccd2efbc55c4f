"""Renders what is done in the rooms, each by somebody whose room it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from checker.desk.looking_up.look_answers import By, Purpose
from checker.model import Channel
from checker.words import say
from ui.rooms.look_up import LookUpRoom
from ui.rooms.practice import PracticeRoom
from ui.rooms.review import ReviewRoom
from ui.screens.actions import ActionsScreen
from ui.screens.answers import AnswersScreen
from ui.screens.look_up import LookUpScreen
from ui.screens.mistake_log import MistakeLogScreen
from ui.screens.policies import PoliciesScreen
from ui.screens.report_mistake import ReportMistakeScreen
from ui.screens.trends import TrendsScreen
from ui.widgets.mistake_form import BACK, NEAR, SENT
from ui.widgets.review_queue import TEAM, WAITING

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from ui.app import App
    from ui.rooms.room import Room
    from ui.screens.review import ReviewScreen

_LEAD, _CLERK, _INVESTIGATOR = "u-2c94be", "u-90d1f7", "u-51aa06"
_PRACTISES, _ADMINISTRATOR = "u-7f31a0", "u-c6f048"
_CODE = "bracken-42"
Until = Callable[[Callable[[], bool]], None]


class RoomPictures:
    """One walk through the rooms, in the look of the walk that it belongs to."""

    def __init__(self, app: "App", shoot: Callable[[str], None], until: Until) -> None:
        """Remember how a picture is taken, and how something is waited for."""
        self._app, self._shoot, self._until = app, shoot, until

    def go(self) -> None:
        """Walk."""
        self.waiting()
        self.review()
        self.look_up()
        self.practice()
        self.report()
        self.answers()
        self.actions()
        self.policies()
        self.trends()

    def waiting(self) -> None:
        """A letter comes while somebody reads the guidance, and the watched folder is away."""
        window, journey, desk = self._app.window, self._app.journey, self._app.desk
        if desk is None or journey is None:
            return
        files = desk.ready()[1].files
        window.went.emit("guidance")
        journey.hand_in(files)
        self._shoot("guidance_letter_waits")
        window.went.emit("check")
        self._until(lambda: not self._app.jobs.busy())
        self._shoot("home_waiting")
        away = say(
            'The folder "{folder}" cannot be looked at: {why}. Letters in it are not listed here '
            "until it can be. Tell IT support if this stays.",
            folder="To be checked",
            why=say("it is not there"),
        )
        window.home.ready.show_letters(window.home.ready.shown, trouble=away)
        self._shoot("home_folder_away")
        journey.waiting.opened(files)

    def review(self) -> None:
        """A lead answers what was asked: Mr Okafor's letter, which waits already, and another."""
        app, desk = self._app, self._app.desk
        if desk is None or app.journey is None:
            return
        before = desk.actor.id
        _ask(desk)
        self._become(_LEAD)
        app.window.went.emit("review")
        room = app.journey.going.room("review")
        if isinstance(room, ReviewRoom):
            self._until(room.screen.pick.isVisible)
            self._shoot("review_pick")
            self._answer(room.screen)
        self._become(before)

    def look_up(self) -> None:
        """An investigator looks for everything of one case, and makes a pack of it."""
        app, desk = self._app, self._app.desk
        if desk is None or app.journey is None:
            return
        before = desk.actor.id
        self._become(_INVESTIGATOR)
        app.window.went.emit("look-up")
        room = app.journey.going.room("look-up")
        if isinstance(room, LookUpRoom):
            screen, form = room.screen, room.screen.form
            self._until(lambda: not app.jobs.busy())
            form.by.setCurrentIndex(form.by.findData(By.CASE.value))
            form.reference.setText("KT24P00817")
            form.purpose.setCurrentIndex(form.purpose.findData(Purpose.COMPLAINT.value))
            form.words.setText(say("Complaint of 3 November"))
            screen.ask()
            self._until(lambda: bool(screen.table.lines()) and not app.jobs.busy())
            self._shoot("look_up")
            screen.pack_wanted.emit()
            self._until(lambda: screen.pack.isVisible() and not app.jobs.busy())
            screen.bring(screen.pack.make)
            self._shoot("look_up_pack")
        self._become(before)

    def practice(self) -> None:
        """A clerk practises: a letter, why it is held, what it was, and the end."""
        room = self._enter(_PRACTISES, "practice")
        if not isinstance(room, PracticeRoom):
            return
        room.begin()
        self._until(lambda: self._app.window.shown() is room.letter)
        self._shoot("practice_letter")
        room.letter.hold.click()
        self._shoot("practice_held")
        told = False
        while self._app.window.shown() is room.letter:
            room.letter.answered.emit("address")
            self._calm()
            if not told:
                self._shoot("practice_told")
            told = True
            room.letter.go_on.emit()
            self._calm()
        self._shoot("practice_result")

    def report(self) -> None:
        """A clerk reports each kind of thing; a lead sees what is next to be done."""
        self._enter(_PRACTISES, "report")
        screen = self._app.window.shown()
        if not isinstance(screen, ReportMistakeScreen):
            return
        screen.go()
        self._shoot("report_problem")
        screen.errors.clear()
        for kind in (BACK, NEAR, SENT):
            screen.kinds.choose(kind)
            screen.kinds.take_focus()  # as whoever chose it stands there
            screen.verticalScrollBar().setValue(0)
            self._shoot(f"report_{kind}")
        screen.form.letter.setCurrentIndex(screen.form.letter.count() - 1)
        screen.form.what.setCurrentIndex(1)
        screen.form.words.setPlainText(say("It went to the house next door"))
        screen.go()
        self._calm()
        self._shoot("report_done")
        self._enter(_LEAD, "mistakes")
        log = self._app.window.shown()
        if isinstance(log, MistakeLogScreen):
            log.table.setCurrentCell(0, 0)
            step = log.panel.steps.step
            for code in ("assessed", "decided", "complaint"):
                step.setFocus(Qt.FocusReason.OtherFocusReason)  # as whoever chose it stands there
                step.setCurrentIndex(step.findData(code))
                log.bring(log.panel)
                self._shoot(f"mistakes_{code}")

    def answers(self) -> None:
        """An investigator looks into figures, and is refused what is not open to them."""
        self._enter(_INVESTIGATOR, "answers")
        screen = self._app.window.shown()
        if not isinstance(screen, AnswersScreen):
            return
        for part in ("2b", "8b", "9c"):
            screen.table.choose(part)
            self._calm()
            screen.bring(screen.panel)
            self._shoot(f"answers_{part}")
        screen.panel.why.setText(say("Complaint of 3 November"))
        screen.panel.ask()
        self._calm()
        self._shoot("answers_entries")
        screen.refuse(
            say("This is not open to you. Ask your team lead or administrator if you need it.")
        )
        self._shoot("answers_no_permission")

    def actions(self) -> None:
        """An administrator puts something promised in the register."""
        self._enter(_ADMINISTRATOR, "actions")
        screen = self._app.window.shown()
        if not isinstance(screen, ActionsScreen):
            return
        screen.go()
        self._shoot("actions_problem")
        screen.errors.clear()
        screen.what.setText(say("Switch autocomplete off everywhere"))
        screen.due.setText("2027-01-31")
        screen.recommended.setChecked(True)
        screen.owner.setCurrentIndex(1)
        screen.go()
        self._calm()
        self._shoot("actions_one")
        screen.table.setCurrentCell(0, 0)
        self._shoot("actions_open")

    def policies(self) -> None:
        """Who has not read it; and a clerk who has read everything."""
        self._enter(_ADMINISTRATOR, "policies")
        screen = self._app.window.shown()
        if isinstance(screen, PoliciesScreen):
            screen.table.setCurrentCell(0, 0)
            self._shoot("policies_open")
        self._enter(_PRACTISES, "policies")
        screen = self._app.window.shown()
        if isinstance(screen, PoliciesScreen):
            screen.read.emit("post-and-email", 3)
            self._calm()
            self._shoot("policies_read")

    def trends(self) -> None:
        """The charts as tables; what cannot be shown; a look that found nothing."""
        self._enter(_LEAD, "trends")
        screen = self._app.window.shown()
        if isinstance(screen, TrendsScreen):
            screen.show_tables(on=True)
            self._shoot("trends_tables")
            screen.show_tables(on=False)
            screen.begin()
            self._until(screen.progress.isVisible)
            self._shoot("trends_waiting")
        self._enter(_INVESTIGATOR, "look-up")
        looks = self._app.window.shown()
        if isinstance(looks, LookUpScreen):
            looks.ask()
            self._shoot("look_up_problem")
            looks.errors.clear()
            looks.form.by.setCurrentIndex(looks.form.by.findData(By.TEAM.value))
            self._shoot("look_up_team")
        self._become(_PRACTISES)

    def _enter(self, actor: str, place: str) -> "Room | None":
        """Let somebody sit down and go to a place; give its room."""
        self._become(actor)
        self._app.window.went.emit(place)
        self._calm()
        return None if self._app.journey is None else self._app.journey.going.room(place)

    def _calm(self) -> None:
        self._until(lambda: not self._app.jobs.busy())

    def _answer(self, screen: "ReviewScreen") -> None:
        letter = screen.letter
        if letter is None:
            return
        screen.pick.choice.choose(
            *(str(one.id) for one in letter.choices if "Daniel Okafor" in one.name)
        )
        screen.pick.go.click()
        self._until(screen.panel.isVisible)
        self._shoot("review")
        panel = screen.panel
        panel.release.click()
        self._shoot("review_problem")
        panel.reason.setText(say("Order of 30 October checked, paragraph 4"))
        panel.release.click()
        self._shoot("review_sign_in")
        for field in (panel.sheet.code, panel.sheet.again):
            field.setText(_CODE)
        panel.sheet.give()
        self._until(lambda: screen.pick.isVisible() and not screen.queue.news.isHidden())
        self._shoot("review_released")
        screen.queue.show_tab(TEAM)
        self._shoot("review_team")
        screen.queue.show_tab(WAITING)
        screen.pick.choice.choose(*screen.pick.choice.ids()[-1:])
        screen.pick.go.click()
        self._until(screen.panel.isVisible)
        self._shoot("review_differs")

    def _become(self, actor: str) -> None:
        self._app.window.became.emit(actor)
        self._until(lambda: not self._app.jobs.busy())


def _ask(desk: "Desk") -> None:
    """Have another clerk ask for a second person, so that more than one letter waits."""
    desk.become(_CLERK)
    name = "Letter from last year"
    opened = desk.open(next(one.files for one in desk.ready() if one.name.startswith(name)))
    case = opened.suggestions[0].id
    likely = [one.id for one in desk.recipients(case, opened) if one.likely]
    result = desk.check(opened, case, likely[:1], Channel.POST)
    desk.rooms.ask.ask(opened, result, say("She told me that the old address still holds."))

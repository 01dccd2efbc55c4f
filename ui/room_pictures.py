"""Renders what is done in the rooms: a team lead's answers, an investigator's look-up and pack."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.desk.look_answers import By, Purpose
from checker.model import Channel
from checker.words import say
from ui.rooms.look_up import LookUpRoom
from ui.rooms.review import ReviewRoom
from ui.widgets.review_queue import TEAM, WAITING

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from ui.app import App
    from ui.screens.review import ReviewScreen

_LEAD, _CLERK, _INVESTIGATOR = "u-2c94be", "u-90d1f7", "u-51aa06"
_CODE = "bracken-42"
Until = Callable[[Callable[[], bool]], None]


class RoomPictures:
    """One walk through the rooms, in the look of the walk that it belongs to."""

    def __init__(self, app: "App", shoot: Callable[[str], None], until: Until) -> None:
        """Remember how a picture is taken, and how something is waited for."""
        self._app, self._shoot, self._until = app, shoot, until

    def go(self) -> None:
        """Walk."""
        self.review()
        self.look_up()

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

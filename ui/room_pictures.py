"""Renders the rooms beside the checking of letters: the review queue of a team lead."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.model import Channel
from checker.words import say
from ui.rooms.review import ReviewRoom
from ui.widgets.review_queue import TEAM, WAITING

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from ui.app import App
    from ui.screens.review import ReviewScreen

_LEAD, _CLERK = "u-2c94be", "u-90d1f7"
_CODE = "bracken-42"
Until = Callable[[Callable[[], bool]], None]


class RoomPictures:
    """One walk through the rooms, in the look of the walk that it belongs to."""

    def __init__(self, app: "App", shoot: Callable[[str], None], until: Until) -> None:
        """Remember how a picture is taken, and how something is waited for."""
        self._app, self._shoot, self._until = app, shoot, until

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

"""The room of the trends: asks the desk for figures, and shows them."""

from typing import TYPE_CHECKING

from checker.days import month_words
from checker.desk.looking_up.look_answers import Purpose, Why
from checker.desk.trends.trend_answers import TrendsAsked, TrendsShown
from checker.desk.trends.trend_words import month_short
from checker.errors import LetterlockError
from ui.rooms.room import Frame, Room
from ui.screens.trends import MINE, TrendsScreen

if TYPE_CHECKING:
    from ui.jobs import Job


class TrendsRoom(Room):
    """By team, and for oneself; another person's figures for a purpose that is kept."""

    screen: TrendsScreen
    own = False

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = TrendsScreen(frame.theme, own=self.own)
        self._asked = TrendsAsked(mine=self.own)
        self._job: Job[TrendsShown] | None = None
        self.screen.wanted.connect(self._wanted)
        self.screen.person_wanted.connect(self._person)
        self.screen.pack_wanted.connect(self._pack)
        self.screen.progress.cancelled.connect(self._cancel)

    def enter(self) -> None:
        """Count what came since, and show it."""
        actors = self.frame.desk.actors()
        here = self.frame.desk.actor.id
        self.screen.person.offer(tuple((one.id, one.name) for one in actors if one.id != here))
        self._ask(self._asked)

    def _pack(self) -> None:
        """Go where evidence is gathered."""
        self.go("packs")

    def _wanted(self, months: int, team: str, split: str) -> None:
        mine = self.own or team == MINE
        self._ask(TrendsAsked(months=months, team="" if mine else team, mine=mine, split=split))

    def _ask(self, asked: TrendsAsked) -> None:
        self._asked = asked
        rooms = self.frame.desk.rooms
        self._cancel()
        self.screen.begin()
        self._job = self.ask(lambda _job: rooms.trends.show(asked), self._show, self._refused)

    def _person(self, actor: str, purpose: str, words: str) -> None:
        rooms, asked = self.frame.desk.rooms, self._asked
        why = Why(purpose=Purpose(purpose), words=words)
        self._cancel()
        self.screen.begin()
        self._job = self.ask(
            lambda _job: rooms.trends.of_person(actor, asked, why), self._show, self._refused
        )

    def _show(self, shown: TrendsShown) -> None:
        months = [one.month for one in shown.months]
        short, names = tuple(map(month_short, months)), tuple(map(month_words, months))
        self.screen.show_trends(shown, short, names)

    def _refused(self, error: LetterlockError) -> None:
        self.screen.refuse(str(error))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.screen.progress.end()


class OwnTrendsRoom(TrendsRoom):
    """Somebody's own figures, and nobody else's."""

    own = True

"""After sending: the room where a mistake is reported, and the one where it is seen through."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from checker.desk.after.after_answers import (
    CameBack,
    Filed,
    Mistake,
    MistakeLog,
    MistakeRow,
    NearMiss,
    ReportOffer,
    StepTaken,
)
from checker.errors import LetterlockError
from checker.words import say
from ui.rooms.room import Frame, Room
from ui.screens.mistake_log import MistakeLogScreen
from ui.screens.report_mistake import ReportMistakeScreen

if TYPE_CHECKING:
    from checker.reports.blocked import Blocked
    from ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What the page of a report shows when one comes to it."""

    offer: ReportOffer
    mine: tuple[MistakeRow, ...]


class ReportRoom(Room):
    """Where anybody says what went wrong."""

    screen: ReportMistakeScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = ReportMistakeScreen(frame.theme)
        self.screen.reported.connect(self._report)
        self.screen.another.connect(self.enter)

    def enter(self) -> None:
        """Ask anew, about the letter that one comes for."""
        after, receipt = self.frame.desk.rooms.after, self.about

        def work(_job: "Job[_About]") -> _About:
            return _About(offer=after.offer(), mine=after.mine())

        def done(about: _About) -> None:
            self.screen.begin(about.offer, receipt)
            self.screen.show_mine(about.mine)

        self.ask(work, done, self._failed)

    def _report(self, told: Mistake | CameBack | NearMiss) -> None:
        after = self.frame.desk.rooms.after

        def work(_job: "Job[Filed]") -> Filed:
            match told:
                case CameBack():
                    return after.returned(told)
                case NearMiss():
                    return after.near_miss(told)
                case _:
                    return after.report(told)

        def done(filed: Filed) -> None:
            self.about = ""
            self.screen.show_filed(filed)
            self.ask(lambda _job: after.mine(), self.screen.show_mine, self._failed)

        self.ask(work, done, lambda error: self.screen.refuse(str(error), error.field))

    def _failed(self, error: LetterlockError) -> None:
        self.screen.errors.say(say("The record cannot be shown"), str(error))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The log, and when it was read."""

    log: MistakeLog
    now: datetime


class MistakesRoom(Room):
    """Where those who lead see mistakes through."""

    screen: MistakeLogScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = MistakeLogScreen(frame.theme)
        self.screen.taken.connect(self._take)
        self.screen.allowed.connect(self._allow)
        self.screen.report.connect(lambda: self.go("report"))

    def enter(self) -> None:
        """Read the log anew."""
        rooms = self.frame.desk.rooms

        def work(_job: "Job[_Shown]") -> _Shown:
            return _Shown(log=rooms.after.log(), now=rooms.seat.now())

        self.ask(work, lambda shown: self.screen.show_log(shown.log, shown.now), self._failed)

    def _take(self, step: StepTaken) -> None:
        after = self.frame.desk.rooms.after
        self.ask(
            lambda _job: after.take(step),
            lambda _filed: self.enter(),
            lambda error: self.screen.refuse(str(error), error.field),
        )

    def _allow(self, place: "Blocked") -> None:
        after = self.frame.desk.rooms.after

        def work(_job: "Job[bool]") -> bool:
            after.allow_again(place)
            return True

        self.ask(work, lambda _done: self.enter(), self._failed)

    def _failed(self, error: LetterlockError) -> None:
        self.screen.errors.say(say("That did not work"), str(error))

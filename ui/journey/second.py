"""A second person: asking from the check screen, and what was asked, on the home screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from checker.errors import LetterlockError
from checker.words import say
from ui.journey.asking import Asking
from ui.journey.sitting import Sitting
from ui.screens.check import CheckScreen
from ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from checker.desk.review.second_answers import AskedFor, Offer

_LOOK_AGAIN_MS = 30_000
_LANE = "rooms"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stands:
    """Whether a lead may be asked about the letter that shows, and what was asked."""

    offer: "Offer | None"
    told: "AskedFor | None"


class Second(QObject):
    """Fills the card of the check screen and the list of the home screen."""

    def __init__(
        self,
        check: CheckScreen,
        home: HomeScreen,
        desk: "Desk",
        asking: Asking,
        sitting: Sitting,
    ) -> None:
        """Listen to both."""
        super().__init__(check)
        self._check, self._home, self._desk = check, home, desk
        self._asking, self._sitting = asking, sitting
        self._whose = desk.actor
        check.asking.asked.connect(self._ask)
        check.asking.taken_back.connect(self._take_back)
        home.asked.taken_back.connect(self._take_back)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)

    def letter(self) -> None:
        """Say on the check screen how it stands with the letter that shows."""
        result, desk = self._sitting.result, self._desk
        if result is None or not result.settled:
            self._check.asking.show_offer(None, None)
            return

        def work(_job: object) -> _Stands:
            room = desk.rooms.ask
            return _Stands(offer=room.offer(result), told=room.about(result))

        def show(stands: _Stands) -> None:
            if self._sitting.result is result:
                self._check.asking.show_offer(stands.offer, stands.told)

        self._asking.aside(work, show, self._trouble, lane=_LANE)

    def look(self) -> None:
        """Say at home what waits for a lead, or was answered; look again while something waits."""
        desk, home, who = self._desk, self._home, self._desk.actor
        if self._whose != who:
            self._whose = who
            home.asked.show_asked(())

        def show(asked: "tuple[AskedFor, ...]") -> None:
            if desk.actor != who:  # somebody else sat down meanwhile: it is not theirs
                return
            home.asked.show_asked(asked)
            if home.asked.waits():
                self._again.start()
            else:
                self._again.stop()

        self._asking.aside(
            lambda _job: desk.rooms.ask.waiting(), show, lambda _error: None, lane=_LANE
        )

    def _ask(self, reason: str) -> None:
        """Ask the leads."""
        result, opened, desk = self._sitting.result, self._sitting.opened, self._desk
        if result is None or opened is None:
            return

        def show(told: "AskedFor") -> None:
            if self._sitting.result is result:
                self._check.asking.show_offer(desk.rooms.ask.offer(result), told)
            self.look()

        def failed(error: LetterlockError) -> None:
            card = self._check.asking
            if self._sitting.result is result and card.is_open():
                card.refuse(str(error))
            else:  # they went on meanwhile: it is said of which letter
                name = opened.files[0].name
                self._say(say("No team lead was asked about {name}", name=name), error)

        self._asking.aside(
            lambda _job: desk.rooms.ask.ask(opened, result, reason), show, failed, lane=_LANE
        )

    def _take_back(self, ask: str) -> None:
        """Take back what was asked."""
        desk, home = self._desk, self._home

        def done(words: str) -> None:
            home.show_news("note", say("Taken back"), words)
            self.letter()
            self.look()

        self._asking.aside(
            lambda _job: desk.rooms.ask.withdraw(ask),
            done,
            lambda error: self._say(say("It was not taken back"), error),
            lane=_LANE,
        )

    def _say(self, heading: str, error: LetterlockError) -> None:
        """Say what came to nothing, at home and beside the letter, wherever they are by now."""
        for errors in (self._home.errors, self._check.errors):
            errors.say(heading, str(error))

    def _trouble(self, error: LetterlockError) -> None:
        """Say what went wrong; the letter is unsent."""
        self._check.errors.say(say("That did not work. The letter has not been sent"), str(error))

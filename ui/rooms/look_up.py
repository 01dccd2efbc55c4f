"""The room of case look-up: asks the desk, shows what it found, and has packs made of it."""

from collections.abc import Callable
from pathlib import Path

from checker.desk.answers import Progress
from checker.desk.looking_up.look_answers import CasePeople, Looked, LookOffer, Sought, Why
from checker.desk.looking_up.pack_answers import PackMade, PackPreview
from checker.errors import LetterlockError
from ui.jobs import Job
from ui.rooms.room import Frame, Room
from ui.screens.look_up import LookUpScreen

_LONG = "look-up"
"""The lane of looks and packs: at a large register they take a while."""


class LookUpRoom(Room):
    """One look at a time; another one takes its place."""

    screen: LookUpScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = LookUpScreen(frame.theme)
        self._looked: Looked | None = None
        self._job: Job[Looked] | Job[PackMade] | None = None
        screen = self.screen
        screen.wanted.connect(self._look)
        screen.form.people_wanted.connect(self._find_people)
        screen.progress.cancelled.connect(self._cancel)
        screen.pack_wanted.connect(self._preview)
        screen.pack.changed.connect(self._tell_preview)
        screen.pack.wanted.connect(self._make)
        screen.pack.progress.cancelled.connect(self._cancel)

    def enter(self) -> None:
        """Ask what can be chosen from; what was found stays."""
        rooms, screen = self.frame.desk.rooms, self.screen
        if self._looked is not None:
            return

        def done(offer: LookOffer) -> None:
            screen.begin(offer)

        self.ask(lambda _job: rooms.look_up.offer(), done, self._refused)

    def _find_people(self, reference: str) -> None:
        rooms = self.frame.desk.rooms

        def done(people: CasePeople) -> None:
            self.screen.errors.clear()
            self.screen.form.show_people(people)

        self.ask(lambda _job: rooms.look_up.people(reference), done, self._refused)

    def _look(self, sought: Sought, why: Why) -> None:
        rooms = self.frame.desk.rooms
        self.screen.wait()

        def done(looked: Looked) -> None:
            self._looked = looked
            self.screen.show_found(looked)

        def work(job: Job[Looked]) -> Looked:
            return rooms.look_up.look(sought, why, job.tell, job.cancelled)

        def told(news: object) -> None:
            if isinstance(news, int):
                self.screen.tell(news)

        self._job = self.ask(work, done, self._refused, told, lane=_LONG)

    def _refused(self, error: LetterlockError) -> None:
        self.screen.refuse(str(error), error.field)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.screen.end()
        self.screen.pack.end_waiting()

    def _preview(self) -> None:
        self._ask_preview(self.screen.pack.begin, [])

    def _tell_preview(self, show: list[str]) -> None:
        self._ask_preview(self.screen.pack.tell, show)

    def _ask_preview(self, done: Callable[[PackPreview], None], show: list[str]) -> None:
        looked, rooms = self._looked, self.frame.desk.rooms
        if looked is not None:
            self.ask(
                lambda _job: rooms.packs.preview(looked, show),
                done,
                lambda error: self.screen.pack.refuse(str(error)),
            )

    def _make(self, question: str, show: list[str], folder: Path) -> None:
        looked, rooms, pack = self._looked, self.frame.desk.rooms, self.screen.pack
        if looked is None:
            return
        pack.begin_making()

        def work(job: Job[PackMade]) -> PackMade:
            return rooms.packs.make(
                looked, question, show, folder, progress=job.tell, cancelled=job.cancelled
            )

        def told(news: object) -> None:
            if isinstance(news, Progress):
                pack.progress.tell(news.words, news.done, news.of)

        def failed(error: LetterlockError) -> None:
            pack.refuse(str(error))

        self._job = self.ask(work, pack.end, failed, told, lane=_LONG)

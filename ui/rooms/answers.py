"""The room of the regulator's questions: asks the desk, shows entries, and has packs made."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.desk import Role
from checker.desk.answers import Progress
from checker.desk.looking_up.pack_answers import PackMade, PackPreview
from checker.errors import LetterlockError
from checker.words import say
from ui.rooms.room import Frame, Room
from ui.screens.answers import AnswersScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from checker.desk.looking_up.look_answers import Looked
    from checker.desk.questions.answering import AnswersShown
    from checker.desk.questions.imports import ImportDone
    from checker.reports.answers import Answer
    from ui.jobs import Job

_LONG = "answers"
"""The lane of counting and packs: at a large register they take a while."""
_ATTESTERS = frozenset({Role.ADMINISTRATOR, Role.PROTECTION_OFFICER})


class AnswersRoom(Room):
    """Everything is counted anew each time that somebody comes in."""

    screen: AnswersScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen."""
        super().__init__(frame)
        self.screen = AnswersScreen(frame.theme)
        self._looked: Looked | None = None
        self._job: Job[tuple[AnswersShown, bool]] | Job[PackMade] | None = None
        screen, panel = self.screen, self.screen.panel
        screen.wanted.connect(self._ask)
        screen.went.connect(self.go)
        screen.progress.cancelled.connect(self._cancel)
        screen.imports.import_wanted.connect(self._import)
        screen.imports.attested.connect(self._attest)
        panel.entries_wanted.connect(self._entries)
        panel.pack_wanted.connect(self._preview)
        panel.pack.changed.connect(self._tell_preview)
        panel.pack.wanted.connect(self._make)
        panel.pack.progress.cancelled.connect(self._cancel)

    def enter(self) -> None:
        """Count what came since, and show it."""
        self._ask(self.screen.months())

    def _ask(self, months: int) -> None:
        rooms = self.frame.desk.rooms
        self._cancel()
        self.screen.begin()

        def work(_job: "Job[tuple[AnswersShown, bool]]") -> "tuple[AnswersShown, bool]":
            return rooms.answers.show(months), rooms.seat.actor().role in _ATTESTERS

        def done(told: "tuple[AnswersShown, bool]") -> None:
            self._looked = None
            self.screen.show_answers(told[0], may_attest=told[1])

        self._job = self.ask(work, done, lambda error: self.screen.refuse(str(error)), lane=_LONG)

    def _entries(self, answer: "Answer", words: str) -> None:
        rooms, panel = self.frame.desk.rooms, self.screen.panel

        def done(looked: "Looked") -> None:
            self._looked = looked
            panel.show_entries(looked)

        def failed(error: LetterlockError) -> None:
            panel.refuse(str(error), error.field)

        self.ask(lambda _job: rooms.answers.entries(answer, words), done, failed)

    def _import(self, what: str, file: Path) -> None:
        answers, screen = self.frame.desk.rooms.answers, self.screen

        def done(told: "ImportDone") -> None:
            screen.imports.show_done(told)
            self._ask(screen.months())

        def failed(error: LetterlockError) -> None:
            screen.errors.say(say("The table was not imported"), str(error))

        self.ask(lambda _job: answers.take(what, file), done, failed)

    def _attest(self, state: str, words: str) -> None:
        workstation, screen = self.frame.desk.rooms.workstation, self.screen

        def work(_job: "Job[bool]") -> bool:
            workstation.attest(state, words)
            return True

        def done(_told: bool) -> None:  # noqa: FBT001 - the answer of a job
            screen.imports.how.clear()
            self._ask(screen.months())

        def failed(error: LetterlockError) -> None:
            fields: dict[str, QWidget] = {"state": screen.imports.state, "how": screen.imports.how}
            heading = say("It was not recorded")
            screen.errors.refused(heading, str(error), fields.get(error.field))

        self.ask(work, done, failed)

    def _preview(self) -> None:
        pack = self.screen.panel.pack

        def done(preview: PackPreview) -> None:
            pack.begin(preview)
            pack.question.setText(self.screen.panel.question())

        self._ask_preview(done, [])

    def _tell_preview(self, show: list[str]) -> None:
        self._ask_preview(self.screen.panel.pack.tell, show)

    def _ask_preview(self, done: Callable[[PackPreview], None], show: list[str]) -> None:
        looked, rooms = self._looked, self.frame.desk.rooms
        if looked is not None:
            self.ask(
                lambda _job: rooms.packs.preview(looked, show),
                done,
                lambda error: self.screen.panel.errors.say(say("No pack was made"), str(error)),
            )

    def _make(self, question: str, show: list[str], folder: Path) -> None:
        looked, rooms, pack = self._looked, self.frame.desk.rooms, self.screen.panel.pack
        if looked is None:
            return
        pack.begin_making()

        def work(job: "Job[PackMade]") -> PackMade:
            return rooms.packs.make(
                looked, question, show, folder, progress=job.tell, cancelled=job.cancelled
            )

        def told(news: object) -> None:
            if isinstance(news, Progress):
                pack.progress.tell(news.words, news.done, news.of)

        self._job = self.ask(
            work, pack.end, lambda error: pack.refuse(str(error)), told, lane=_LONG
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.screen.progress.end()
        self.screen.panel.pack.end_waiting()

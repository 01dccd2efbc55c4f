"""The first step: read the files, and ask which case, who and how."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.desk import CaseChoice, Opened, Progress, RecipientChoice
from checker.errors import LetterlockError
from checker.model import CaseId, Channel, WhoId
from checker.words import say
from ui.jobs import Job
from ui.journey.asking import Asking
from ui.journey.sitting import Sitting
from ui.screens.choose import ChooseScreen
from ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from checker.desk.desk import Desk


class Choosing(QObject):
    """Fills the home screen's progress and the questions; says when they are answered."""

    read = Signal()
    answered = Signal()
    unread = Signal()

    def __init__(
        self, home: HomeScreen, screen: ChooseScreen, desk: "Desk", asking: Asking, sitting: Sitting
    ) -> None:
        """Listen to the screen of questions."""
        super().__init__(screen)
        self._home, self._screen = home, screen
        self._desk, self._asking, self._sitting = desk, asking, sitting
        screen.case_picked.connect(self._find_recipients)
        screen.answered.connect(self._answered)
        screen.password.given.connect(self._unlock)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files, away from the window."""
        self._home.progress.begin(say("Reading the files"))
        desk = self._desk

        def work(
            job: Job[tuple[Opened, tuple[CaseChoice, ...]]],
        ) -> tuple[Opened, tuple[CaseChoice, ...]]:
            opened = desk.open(paths, progress=job.tell, cancelled=job.cancelled)
            return opened, desk.cases()

        self._asking.run(work, self._ask, self._could_not_open, progress=self._tell)

    def _unlock(self, password: str) -> None:
        """Read the files again, with a password."""
        opened, desk, screen = self._sitting.opened, self._desk, self._screen
        if opened is None:
            return

        def failed(error: LetterlockError) -> None:
            screen.progress.end()
            screen.errors.say(say("This could not be opened"), str(error))

        def read(again: Opened) -> None:
            self._ask((again, self._sitting.cases))

        screen.progress.begin(say("Reading the files"))
        self._asking.run(
            lambda job: desk.open_again(opened, password, cancelled=job.cancelled), read, failed
        )

    def ask_again(self) -> None:
        """Ask the same questions again, with the answers given before filled in."""
        if self._sitting.opened is None:
            return
        self._screen.begin(self._sitting.opened, self._sitting.cases)
        if self._sitting.case is not None:
            self._screen.pick(self._sitting.case)

    def _ask(self, read: tuple[Opened, tuple[CaseChoice, ...]]) -> None:
        """Ask which case it is for."""
        self._sitting.opened, self._sitting.cases = read
        self._home.progress.end()
        self.read.emit()
        self._screen.begin(read[0], read[1])

    def _find_recipients(self, case: str) -> None:
        """Ask the desk who may be written to."""
        opened, desk = self._sitting.opened, self._desk
        if opened is None:
            return

        def failed(error: LetterlockError) -> None:
            self._screen.progress.end()
            self._screen.errors.say(say("The case could not be looked up"), str(error))

        self._screen.progress.begin(say("Looking up the case"))
        self._asking.run(lambda _job: desk.recipients(CaseId(case), opened), self._offer, failed)

    def _offer(self, people: tuple[RecipientChoice, ...]) -> None:
        """Offer the people of the case; answers given before are filled in again."""
        sitting = self._sitting
        sitting.people = people
        self._screen.show_recipients(people)
        case = self._screen.case()
        if sitting.case is not None and case == sitting.case:
            self._screen.choose(sitting.recipients, sitting.channel)
        if sitting.opened is not None and case is not None:
            self._rehearse(sitting.opened, CaseId(case))

    def _rehearse(self, opened: Opened, case: CaseId) -> None:
        """Let the desk make ready for the first check while the person chooses."""

        def ended(_: object) -> None:
            """Nothing is shown of it; what was in its way the check itself will say."""

        rehearsal = self._desk.rooms.rehearsal
        self._asking.aside(lambda _job: rehearsal.hold(opened, case), ended, ended)

    def _answered(self, case: str | None, recipients: list[str], channel: Channel) -> None:
        """Remember the answers, and go on."""
        self._sitting.case = CaseId(case) if case is not None else None
        self._sitting.recipients = tuple(WhoId(one) for one in recipients)
        self._sitting.channel = channel
        self.answered.emit()

    def _could_not_open(self, error: LetterlockError) -> None:
        """Say why the files could not be opened."""
        self._home.progress.end()
        self._home.errors.say(say("This could not be opened"), str(error))
        self.unread.emit()

    def _tell(self, progress: object) -> None:
        """Say on the home screen how far the reading is."""
        if isinstance(progress, Progress):
            self._home.progress.tell(progress.words, progress.done, progress.of)

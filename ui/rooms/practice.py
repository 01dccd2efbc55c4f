"""Leads through a session of practice, from the page where it is begun back to it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.desk import Progress, Role
from checker.desk.practice.practice_answers import (
    PracticeDone,
    PracticeSheet,
    PracticeStanding,
    PracticeTeam,
    TestsImported,
)
from checker.errors import LetterlockError
from checker.model import Document
from checker.words import say
from ui.rooms.room import Answer, Frame, Room
from ui.screens.practice import PracticeScreen
from ui.screens.practice_result import PracticeResultScreen

if TYPE_CHECKING:
    from ui.jobs import Job

_SEE_TEAMS = frozenset({Role.LEAD, Role.INVESTIGATOR, Role.PROTECTION_OFFICER})
_IMPORT = frozenset({Role.LEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What the page shows when one comes to it."""

    standing: PracticeStanding
    teams: tuple[PracticeTeam, ...]
    own: bool
    """Whether the teams are their own alone."""
    may_import: bool


class PracticeRoom(Room):
    """Practice for whoever sits here."""

    def __init__(self, frame: Frame) -> None:
        """Make the page; the screen of letters comes with the first session."""
        super().__init__(frame)
        self.result = PracticeResultScreen(frame.theme)
        self.screen = self.result
        self.letter = PracticeScreen(frame.theme)
        self._preparing: Job[PracticeSheet] | None = None
        self._open = False
        self._busy = False
        frame.window.add(self.letter)
        self.destroyed.connect(self.letter.deleteLater)
        self.result.begun.connect(self.begin)
        self.result.import_wanted.connect(self._import)
        self.result.progress.cancelled.connect(self._cancel)
        self.letter.answered.connect(self._answer)
        self.letter.go_on.connect(self._further)
        self.letter.left.connect(self._leave)
        self.letter.picture_wanted.connect(self._draw)

    def enter(self) -> None:
        """Show the page, or the session that goes on."""
        if self._open:
            self.show(self.letter)
            return
        self.result.show_result(None)
        self._refresh()

    def begin(self) -> None:
        """Get a session ready, and show its first letter."""
        if self._preparing is not None:
            return
        practice = self.frame.desk.rooms.practice
        self.result.errors.clear()
        self.result.progress.begin(say("Getting the letters ready"))

        def work(job: "Job[PracticeSheet]") -> PracticeSheet:
            return practice.begin(job.tell, job.cancelled)

        def done(sheet: PracticeSheet) -> None:
            self._ready()
            self._open = True
            self.show(self.letter)
            self.letter.show_sheet(sheet)

        def failed(error: LetterlockError) -> None:
            self._ready()
            self.result.errors.say(say("Practice cannot begin"), str(error))

        self._preparing = self.ask(work, done, failed, self._tell)

    def _ready(self) -> None:
        self._preparing = None
        self.result.progress.end()

    def _tell(self, news: object) -> None:
        if isinstance(news, Progress):
            self.result.progress.tell(news.words, news.done, news.of)

    def _cancel(self) -> None:
        if self._preparing is not None:
            self._preparing.cancel()
            self._ready()

    def _answer(self, wrong: str) -> None:
        """Say send or hold, and show what it was."""
        practice = self.frame.desk.rooms.practice
        self._do(lambda: practice.answer(wrong), self.letter.show_told)

    def _further(self) -> None:
        """Show the next letter, or after the last one how it went."""
        practice = self.frame.desk.rooms.practice

        def done(told: PracticeSheet | PracticeDone) -> None:
            if isinstance(told, PracticeSheet):
                self.letter.show_sheet(told)
                return
            self._open = False
            self.result.show_result(told)
            self.show(self.result)
            self._refresh()

        self._do(practice.further, done)

    def _leave(self) -> None:
        """Leave the session; nothing of it is kept."""
        practice = self.frame.desk.rooms.practice
        self._open = False
        practice.leave()
        self.result.show_result(None)
        self.show(self.result)
        self._refresh()

    def _do(self, work: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """Do one thing at a time: a key pressed twice answers one letter."""
        if self._busy:
            return
        self._busy = True

        def ended(told: Answer) -> None:
            self._busy = False
            done(told)

        def failed(error: LetterlockError) -> None:
            self._busy = False
            self.letter.errors.say(say("That did not work"), str(error))

        self.ask(lambda _job: work(), ended, failed)

    def _draw(self, document: Document, page: int, width_px: int) -> None:
        """Draw a page of the letter that shows."""
        practice, pane = self.frame.desk.rooms.practice, self.letter.pane

        def failed(error: LetterlockError) -> None:
            self.letter.errors.say(say("The page cannot be shown"), str(error))

        self.frame.jobs.run(
            self,
            lambda _job: practice.picture(page, width_px),
            done=lambda png: pane.take_picture(document, page, png),
            failed=failed,
            lane="pages",
        )

    def _import(self, file: Path) -> None:
        """Import tests on policies, and show how it went."""
        practice = self.frame.desk.rooms.practice
        self.result.errors.clear()

        def done(told: TestsImported) -> None:
            self.result.show_imported(told)
            self._refresh()

        def failed(error: LetterlockError) -> None:
            self.result.errors.say(say("The results were not imported"), str(error))

        self.ask(lambda _job: practice.import_tests(file), done, failed)

    def _refresh(self) -> None:
        """Ask where this person and their team stand."""
        rooms = self.frame.desk.rooms

        def work(_job: "Job[_About]") -> _About:
            role = rooms.seat.actor().role
            return _About(
                standing=rooms.practice.standing(),
                teams=rooms.practice.teams() if role in _SEE_TEAMS else (),
                own=role is Role.LEAD,
                may_import=role in _IMPORT,
            )

        def done(about: _About) -> None:
            self.result.show_standing(about.standing)
            self.result.show_teams(about.teams, own=about.own)
            self.result.offer_import(may=about.may_import)

        def failed(error: LetterlockError) -> None:
            self.result.errors.say(say("The record cannot be shown"), str(error))

        self.ask(work, done, failed)

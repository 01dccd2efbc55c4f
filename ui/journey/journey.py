"""Leads one letter from screen to screen, and the person to wherever the bar points."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from checker.desk import Confirmed, ReadyLetter, RecipientChoice, Today
from checker.errors import LetterlockError
from checker.model import Result
from checker.words import say
from ui.jobs import Jobs
from ui.journey.asking import Asking
from ui.journey.checking import Checking
from ui.journey.choosing import Choosing
from ui.journey.confirming import Confirming
from ui.journey.going import Going
from ui.journey.leaving import Leaving
from ui.journey.registering import Registering
from ui.journey.resuming import Resuming
from ui.journey.screens import Screens
from ui.journey.second import Second
from ui.journey.sitting import Sitting
from ui.journey.waiting import Waiting
from ui.rooms.room import Frame
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.desk import Desk
    from ui.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the home screen shows of the desk."""

    ready: tuple[ReadyLetter, ...]
    today: Today
    practice_due: bool
    policies: tuple[str, ...]
    """The titles of the policies that are to be read."""
    policies_late: bool


class Journey(QObject):
    """Holds the screens of a letter's way, and the steps that fill them."""

    def __init__(self, screens: Screens, window: Window, desk: "Desk", jobs: Jobs) -> None:
        """Take over the window once the desk is there."""
        super().__init__(window)
        self._window, self._desk = window, desk
        self.choose, self.check, self.confirm = screens.choose, screens.check, screens.confirm
        self.confirmed, self.past = screens.confirmed, screens.past
        for screen in (self.choose, self.check, self.confirm, self.confirmed, self.past):
            window.add(screen)
        self._sitting = Sitting()
        self._asking = Asking(self, jobs)
        common = (desk, self._asking, self._sitting)
        self._choosing = Choosing(window.home, self.choose, *common)
        self._checking = Checking(self.check, *common)
        self._confirming = Confirming(self.confirm, *common)
        self.leaving = Leaving(self.confirmed, desk, self._asking)
        self._second = Second(self.check, window.home, *common)
        self.going = Going(Frame(window=window, theme=window.theme, desk=desk, jobs=jobs))
        self.waiting = Waiting(window, desk, jobs, self._sitting)
        self._listen_to_window()
        self._listen_to_steps()
        self.resuming = Resuming(window, desk, jobs, self._sitting, self.open_files)
        self.resuming.listen(self._choosing, self.choose)
        self.registering = Registering(window, window.theme, desk, jobs)
        self.registering.news.connect(self._show_notices)
        self.registering.enrolled.connect(self._enrolled)

    @property
    def result(self) -> Result | None:
        """The result that shows, once there is one."""
        return self._sitting.result

    @property
    def people(self) -> tuple[RecipientChoice, ...]:
        """Who may be written to in the case chosen."""
        return self._sitting.people

    def start(self) -> None:
        """Show who sits here and what waits."""
        desk = self._desk
        self._window.bar.show_person(desk.actor, desk.actors())
        self.going.begin()
        self._show_notices()
        self._refresh()
        self.waiting.begin()
        self.resuming.offer()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take the letter before off the desk, unsent, and read files."""
        self._leave()
        self._window.home.clear_news()
        self.waiting.opened(paths)
        self._choosing.open_files(paths)

    def hand_in(self, paths: Sequence[Path]) -> bool:
        """Open files that come from outside the window; False: somebody is busy, so they wait."""
        if self.waiting.can_open():
            self.open_files(paths)
            return True
        self.waiting.keep(paths)
        self._show_notices()
        return False

    def take_result(self, result: Result) -> None:
        """Show another state of the result that shows, as when a slower look has come in."""
        self._checking.take(result)

    def _listen_to_window(self) -> None:
        """Listen to the frame and to the home screen."""
        window = self._window
        window.home.files_given.connect(self.open_files)
        window.home.message_given.connect(self._take_message)
        window.home.practice_wanted.connect(lambda: self._go("practice"))
        window.home.policies_wanted.connect(lambda: self._go("policies"))
        window.home.progress.cancelled.connect(self._cancel_reading)
        window.went.connect(self._go)
        window.became.connect(self._become)
        window.another.connect(self._another)

    def _listen_to_steps(self) -> None:
        """Lead from each step to the next, and back."""
        self._choosing.read.connect(self._ask)
        self._choosing.answered.connect(self._compare)
        self._choosing.unread.connect(self._show_notices)
        self.choose.left.connect(self._another)
        self._checking.ended.connect(self._show_notices)
        self._checking.ended.connect(self._second.letter)
        self._checking.clear.connect(self._confirming.begin)
        self._checking.returned.connect(self._returned)
        for signal in (self.check.change, self.check.left, self.check.progress.cancelled):
            signal.connect(self._back_to_choose)
        self._confirming.ready.connect(lambda: self._show(3))
        self._confirming.done.connect(self._celebrate)
        self.confirm.left.connect(lambda: self._show(2))
        self.confirm.change.connect(self._change_decision)
        self.confirm.again.connect(self._check_again)
        self.confirmed.another.connect(self._another)
        for report in (self.confirmed.report, self.past.report):
            report.connect(self._report)
        self._window.home.report.connect(lambda: self._report(""))

    def _ask(self) -> None:
        """Turn to the questions."""
        self._show_notices()
        self._show(1)

    def _compare(self) -> None:
        """Turn to the check."""
        self._show(2)
        self._checking.begin()

    def _back_to_choose(self) -> None:
        """Go back to the questions; answers and reasons stay."""
        self._asking.stop()
        self._show(1)
        self._choosing.ask_again()

    def _check_again(self) -> None:
        """Go back to the check, and have the files read and compared as they are now."""
        self._show(2)
        self.check.again.emit()

    def _change_decision(self, key: str) -> None:
        """Go back to a finding and its reasons."""
        self._show(2)
        self._checking.change(key)

    def _returned(self, sentence: str) -> None:
        """Say that the letter went back to its author."""
        self._another()
        self._window.home.show_news("note", say("Returned to the author"), sentence)

    def _celebrate(self, confirmed: Confirmed) -> None:
        """Show that it is on disk, and what to do now."""
        result = self._sitting.result
        pages = tuple(
            (one.name, len(one.pages))
            for one in (result.documents if result is not None else ())
            if one.parent is None
        )
        self.waiting.confirmed()
        self._sitting.forget()
        self._window.show_heading(None)
        self.confirmed.begin(confirmed, pages)
        self.leaving.begin(confirmed.receipt)
        self._window.show_screen(self.confirmed)
        self._refresh()

    def _another(self) -> None:
        """Leave this letter, unsent, and go home."""
        self._leave()
        self._window.home.clear_news()
        self._refresh()

    def _report(self, receipt: str) -> None:
        """Turn to where a mistake is reported, about a letter or about none yet."""
        self.going.enter("report", receipt)

    def _leave(self) -> None:
        """Take the letter off the desk, and turn to the home screen."""
        self._asking.stop()
        self._sitting.forget()
        self.check.pane.clear()
        self._window.home.progress.end()
        self._window.show_heading(None)
        self._window.show_screen(self._window.home)
        self._window.home.take_focus()

    def _cancel_reading(self) -> None:
        """Stop reading."""
        self._asking.stop()
        self._window.home.progress.end()
        self._show_notices()

    def _take_message(self, message: bytes) -> None:
        """Make a file of an email that was pasted, and read it."""
        desk, home = self._desk, self._window.home

        def failed(error: LetterlockError) -> None:
            home.progress.end()
            home.errors.say(say("The email could not be taken"), str(error))

        home.progress.begin(say("Reading the files"))
        self._asking.run(
            lambda _job: desk.rooms.pasted.keep(message),
            lambda file: self.open_files([file]),
            failed,
        )

    def _become(self, actor: str) -> None:
        """Let somebody else sit down; what the one before kept is not theirs."""
        self._desk.become(actor)
        self._another()
        self.start()

    def _go(self, place: str) -> None:
        """Go where the bar says; the letter stays where it was."""
        if self.going.enter(place):
            return
        if place == "guidance":
            self._window.show_guidance()
        elif place == "past":
            self._show_past()
        elif place == "enrol":
            self.registering.begin()
        elif self._sitting.opened is not None:
            self._show(self._sitting.step)
        else:
            self._window.show_heading(None)
            self._window.show_screen(self._window.home)
            self._refresh()

    def _enrolled(self) -> None:
        """Say at home that the register knows this desk now, and open what it opens."""
        self.going.begin()
        self._another()
        self._window.home.show_news(
            "good",
            say("This desk is enrolled"),
            say("What you recorded so far goes to the register now. You need not wait for it."),
        )

    def _show_past(self) -> None:
        """Show this person's own checks."""
        desk = self._desk
        self._window.show_heading(None)
        self._window.show_screen(self.past, "past")

        def failed(error: LetterlockError) -> None:
            self.past.errors.say(say("The record cannot be shown"), str(error))

        self._asking.aside(lambda _job: desk.my_checks(), self.past.show_checks, failed)

    def _show(self, step: int) -> None:
        """Show the screen of a step, with the letter's strip above it."""
        if self._sitting.opened is None:
            return
        self._sitting.step = step
        self._window.show_heading(self._sitting.heading())
        self._window.show_screen((self.choose, self.check, self.confirm)[step - 1])

    def _show_notices(self) -> None:
        """Show what everybody here should know."""
        self._window.show_notices((*self._desk.notices(), *self.waiting.notices()))

    def _refresh(self) -> None:
        """Ask what waits and what was done today."""
        desk, home = self._desk, self._window.home

        def show(about: About) -> None:
            self.waiting.show_of_desk(about.ready)
            self.waiting.look()
            home.show_today(about.today)
            home.show_practice(due=about.practice_due)
            home.show_policies(about.policies, late=about.policies_late)
            self._show_notices()

        def failed(error: LetterlockError) -> None:
            home.errors.say(say("The record on this computer cannot be used"), str(error))

        def work(_job: "Job[About]") -> About:
            due = desk.rooms.practice.standing().due
            to_read = desk.rooms.policies.due()
            desk.rooms.workstation.note()
            return About(
                ready=desk.ready(),
                today=desk.today(),
                practice_due=due,
                policies=tuple(one.title for one in to_read),
                policies_late=any(one.late for one in to_read),
            )

        self._asking.aside(work, show, failed)
        self._second.look()

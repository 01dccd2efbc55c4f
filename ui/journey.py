"""The way of one letter through the screens: opened, chosen, checked, confirmed; and back at any time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from checker.desk import (
    Answers,
    CaseChoice,
    Comparison,
    Confirmed,
    Friction,
    Going,
    Opened,
    PastCheck,
    Progress,
    ReadyLetter,
    RecipientChoice,
    Standing,
    Today,
)
from checker.errors import DecisionError, LetterlockError
from checker.model import (
    Acknowledgement,
    CaseId,
    Channel,
    Document,
    Evidence,
    Finding,
    Reason,
    Result,
    WhoId,
)
from checker.words import say, say_count
from ui.jobs import Job, Jobs
from ui.screens.check import CheckScreen
from ui.screens.choose import ChooseScreen
from ui.screens.confirm import ConfirmScreen, ToConfirm
from ui.screens.confirmed import ConfirmedScreen
from ui.screens.my_checks import MyChecksScreen
from ui.theme import Theme
from ui.widgets.channel_words import channel_icon, channel_words
from ui.widgets.choice_list import Choice
from ui.widgets.letter_strip import Heading
from ui.window import Window

if TYPE_CHECKING:
    from checker.desk.desk import Desk

PAGES = "pages"
"""Pages are drawn on a thread of their own, so that a picture never waits for a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A result with what is shown beside it."""

    result: Result
    comparisons: tuple[Comparison, ...]
    standing: tuple[Standing, ...]
    going: tuple[Going, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the home screen and the frame show of the desk."""

    ready: tuple[ReadyLetter, ...]
    today: Today


class Journey(QObject):
    """Holds the letter that is being checked, and asks the desk for every next step."""

    def __init__(self, theme: Theme, window: Window, desk: "Desk", jobs: Jobs, day: date) -> None:
        """Take over the window once the desk is there."""
        super().__init__(window)
        self._window, self._desk, self._jobs, self._day = window, desk, jobs, day
        self.choose, self.check = ChooseScreen(theme), CheckScreen(theme)
        self.confirm, self.confirmed = ConfirmScreen(theme), ConfirmedScreen(theme)
        self.past = MyChecksScreen(theme)
        for screen in (self.choose, self.check, self.confirm, self.confirmed, self.past):
            window.add(screen)
        self._opened: Opened | None = None
        self._cases: tuple[CaseChoice, ...] = ()
        self._people: tuple[RecipientChoice, ...] = ()
        self._case: CaseId | None = None
        self._recipients: tuple[WhoId, ...] = ()
        self._channel: Channel | None = None
        self._result: Result | None = None
        self._going: tuple[Going, ...] = ()
        self._kept: dict[str, Acknowledgement] = {}
        self._job: Job[object] | None = None
        self._here = 1
        self._connect()

    @property
    def result(self) -> Result | None:
        """The result that shows, once there is one."""
        return self._result

    @property
    def people(self) -> tuple[RecipientChoice, ...]:
        """Who may be written to in the case chosen."""
        return self._people

    def start(self) -> None:
        """Show who sits here and what waits."""
        desk = self._desk
        self._window.bar.show_person(desk.actor, desk.actors())
        self._window.bar.show_register(desk.register_words())
        self._window.show_notices(desk.notices())
        self._refresh()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files, and ask what they are for."""
        self._forget()
        home = self._window.home
        self._window.show_heading(None)
        self._window.show_screen(home)
        home.clear_news()
        home.progress.begin(say("Reading the files"))
        desk = self._desk

        def work(
            job: Job[tuple[Opened, tuple[CaseChoice, ...]]],
        ) -> tuple[Opened, tuple[CaseChoice, ...]]:
            opened = desk.open(paths, progress=job.tell, cancelled=job.cancelled)
            return opened, desk.cases()

        self._run(work, self._ask, self._could_not_open, progress=self._tell_home)

    def _connect(self) -> None:
        """Listen to the window and the screens."""
        window, choose, check, confirm = self._window, self.choose, self.check, self.confirm
        window.home.files_given.connect(self.open_files)
        window.home.progress.cancelled.connect(self._cancel_reading)
        window.went.connect(self._go)
        window.became.connect(self._become)
        window.another.connect(self._another)
        choose.case_picked.connect(self._find_recipients)
        choose.answered.connect(self._answered)
        choose.left.connect(self._another)
        check.kept.connect(self._keep)
        check.unkept.connect(self._unkeep)
        check.evidence_wanted.connect(self._show_evidence)
        check.picture_wanted.connect(self._draw)
        check.go_on.connect(self._continue)
        check.again.connect(self._again)
        check.given_back.connect(self._give_back)
        check.change.connect(self._back_to_choose)
        check.left.connect(self._back_to_choose)
        check.progress.cancelled.connect(self._back_to_choose)
        confirm.left.connect(self._back_to_check)
        confirm.change.connect(self._change_decision)
        confirm.confirmed.connect(self._confirm)
        self.confirmed.another.connect(self._another)

    # Choose

    def _ask(self, read: tuple[Opened, tuple[CaseChoice, ...]]) -> None:
        """Ask which case, who and how."""
        self._opened, self._cases = read
        self._window.home.progress.end()
        self._window.show_notices(self._desk.notices())
        self._show(1)
        self.choose.begin(self._opened, self._cases)

    def _find_recipients(self, case: str) -> None:
        """Ask the desk who may be written to."""
        opened, desk = self._opened, self._desk
        if opened is None:
            return
        self.choose.progress.begin(say("Looking up the case"))
        self._run(
            lambda _job: desk.recipients(CaseId(case), opened),
            self._offer,
            lambda error: self.choose.errors.say(
                say("The case could not be looked up"), str(error)
            ),
        )

    def _offer(self, people: tuple[RecipientChoice, ...]) -> None:
        """Offer the people of the case; answers given before are filled in again."""
        self._people = people
        self.choose.show_recipients(people)
        if self._case is not None and self.choose.case() == self._case:
            self.choose.choose(self._recipients, self._channel)

    def _answered(self, case: str | None, recipients: list[str], channel: Channel) -> None:
        """Check with these answers."""
        self._case = CaseId(case) if case is not None else None
        self._recipients = tuple(WhoId(one) for one in recipients)
        self._channel = channel
        self._check()

    # Check

    def _check(self) -> None:
        """Have the letter compared."""
        opened, desk, case = self._opened, self._desk, self._case
        if opened is None:
            return
        recipients, channel = self._recipients, self._channel or Channel.POST
        kept = tuple(self._kept.values())
        self._result = None
        self._show(2)
        self.check.begin()

        def seen(result: Result, *, whole: bool) -> Seen:
            return Seen(
                result=result,
                comparisons=desk.compare(result),
                standing=desk.standing(result, kept),
                going=desk.going(result) if whole else (),
            )

        def work(job: Job[Seen]) -> Seen:
            result = desk.check(
                opened,
                case,
                recipients,
                channel,
                found=lambda first: job.tell(seen(first, whole=False)),
                cancelled=job.cancelled,
            )
            return seen(result, whole=True)

        self._run(work, self._show_seen, self._could_not_check, progress=self._show_seen)

    def take_result(self, result: Result) -> None:
        """Show another state of the result that shows, as when a slower look has come in."""
        kept = tuple(self._kept.values())
        self._show_seen(
            Seen(
                result=result,
                comparisons=self._desk.compare(result),
                standing=self._desk.standing(result, kept),
            )
        )

    def _show_seen(self, seen: object) -> None:
        """Show a result, first as far as it goes and then whole."""
        if not isinstance(seen, Seen):
            return
        self._result, self._going = seen.result, seen.going
        self.check.show_result(seen.result, seen.comparisons, seen.standing)
        for finding in seen.result.findings:
            kept = self._kept.get(finding.key)
            if kept is not None:
                self.check.show_kept(finding, kept.reason, kept.words)
        if seen.result.settled:
            self.check.show_going(seen.going)
            self._window.show_notices(self._desk.notices())

    def _keep(self, finding: Finding, reason: Reason, words: str, seconds: float) -> None:
        """Keep a finding, with a reason."""
        self._kept[finding.key] = Acknowledgement(
            finding=finding.key,
            code=finding.code,
            severity=finding.severity.value,
            reason=reason,
            words=words,
            seconds_on_screen=seconds,
        )
        self.check.show_kept(finding, reason, words)
        self._weigh()

    def _unkeep(self, finding: Finding) -> None:
        """Take a reason back."""
        self._kept.pop(finding.key, None)
        self.check.show_kept(finding, None, "")
        self._weigh()

    def _weigh(self, then: Callable[[tuple[Standing, ...]], None] | None = None) -> None:
        """Ask what still stands, show it, and go on if that was asked for."""
        result, desk, kept = self._result, self._desk, tuple(self._kept.values())
        if result is None:
            return

        def show(standing: tuple[Standing, ...]) -> None:
            self.check.show_standing(standing)
            if then is not None:
                then(standing)

        self._run(lambda _job: desk.standing(result, kept), show, self._trouble)

    def _show_evidence(self, finding: Finding, reveal: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Show evidence as the desk lets it be seen."""
        desk = self._desk

        def show(evidence: Evidence) -> None:
            self.check.show_evidence(finding, evidence)

        self._run(lambda _job: desk.shown(finding, reveal=reveal), show, self._trouble)

    def _draw(self, document: Document, page: int, width: int) -> None:
        """Have a page drawn."""
        opened, desk = self._opened, self._desk
        if opened is None:
            return
        self._jobs.run(
            self,
            lambda _job: desk.draw(opened, document, page, width),
            done=lambda picture: self.check.pane.take_picture(document, page, picture),
            failed=lambda error: self.check.errors.say(say("The page cannot be drawn"), str(error)),
            lane=PAGES,
        )

    def _continue(self) -> None:
        """Go on to confirm, if nothing stands against it."""
        if self._result is None or not self._result.settled:
            self.check.pressed_early()
            return

        def go(standing: tuple[Standing, ...]) -> None:
            if standing:
                self.check.pressed_early()
            else:
                self._ask_to_confirm()

        self._weigh(go)

    def _again(self) -> None:
        """Read the same files again, and check them with the same answers."""
        opened, desk = self._opened, self._desk
        if opened is None:
            return
        paths = tuple(one.path for one in opened.files)
        self.check.begin()
        self._result = None

        def read(again: Opened) -> None:
            self._opened = again
            self._check()

        self._run(
            lambda job: desk.open(paths, progress=job.tell, cancelled=job.cancelled),
            read,
            self._could_not_check,
            progress=self._tell_check,
        )

    def _give_back(self, reason: str) -> None:
        """Give the letter back to its author."""
        result, desk = self._result, self._desk
        if result is None:
            self.check.pressed_early()
            return

        def given(sentence: str) -> None:
            self._another()
            self._window.home.show_news("note", say("Returned to the author"), sentence)

        self._run(lambda _job: desk.give_back(result, reason), given, self._trouble)

    # Confirm

    def _ask_to_confirm(self) -> None:
        """Show the last look."""
        result, opened, desk, case = self._result, self._opened, self._desk, self._case
        if result is None or opened is None:
            return

        def work(
            _job: Job[tuple[Friction, tuple[Going, ...], tuple[RecipientChoice, ...]]],
        ) -> tuple[Friction, tuple[Going, ...], tuple[RecipientChoice, ...]]:
            people = desk.recipients(case, opened) if case is not None else ()
            return desk.friction(result, opened), desk.going(result), people

        self._run(work, self._show_confirm, self._trouble)

    def _show_confirm(
        self, asked: tuple[Friction, tuple[Going, ...], tuple[RecipientChoice, ...]]
    ) -> None:
        """Fill the confirm screen."""
        friction, going, people = asked
        result, opened = self._result, self._opened
        if result is None or opened is None:
            return
        choices = {str(one.id): Choice(id=one.id, name=one.name, about=one.role) for one in people}
        for one in result.recipients:
            key = one.id or one.destination or one.name
            choices.setdefault(key, Choice(id=key, name=one.name or key, about=one.destination))
        decided = tuple(
            (finding, self._kept[finding.key])
            for finding in result.findings
            if finding.key in self._kept
        )
        self.confirm.begin(
            ToConfirm(
                going=going,
                files=opened.files,
                documents=result.documents,
                decided=decided,
                friction=friction,
                choices=tuple(choices.values()),
                actor=self._desk.actor.name,
                day=QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom).toString(
                    self._day, "d MMMM yyyy"
                ),
            )
        )
        self._show(3)

    def _confirm(self, recipients: list[str], typed: str, held: bool) -> None:  # noqa: FBT001 - Qt
        """Confirm, if the answers hold."""
        result, opened, desk = self._result, self._opened, self._desk
        if result is None or opened is None:
            return
        answers = Answers(recipients=tuple(recipients), typed=typed, held=held)
        current = {finding.key for finding in result.findings}
        kept = tuple(one for key, one in self._kept.items() if key in current)

        def work(_job: Job[Confirmed | tuple[str, ...]]) -> Confirmed | tuple[str, ...]:
            missing = desk.not_yet(result, answers, opened)
            return missing or desk.confirm(opened, result, kept, answers)

        def done(answer: Confirmed | tuple[str, ...]) -> None:
            if isinstance(answer, tuple):
                self.confirm.show_missing(answer)
            else:
                self._celebrate(answer)

        self._run(work, done, self._not_confirmed)

    def _celebrate(self, confirmed: Confirmed) -> None:
        """Show that it is on disk, and what to do now."""
        pages = tuple(
            (one.name, len(one.pages))
            for one in (self._result.documents if self._result else ())
            if one.parent is None
        )
        self._forget()
        self._window.show_heading(None)
        self.confirmed.begin(confirmed, pages)
        self._window.show_screen(self.confirmed)
        self._window.show_notices(self._desk.notices())
        self._refresh()

    def _not_confirmed(self, error: LetterlockError) -> None:
        """Say why it was not confirmed: the letter is unsent, the answers stay."""
        changed = isinstance(error, DecisionError)
        heading = (
            say("This cannot be confirmed as it is")
            if changed
            else say("This was not confirmed, and the letter has not been sent")
        )
        self.confirm.refuse(heading, str(error))

    def _change_decision(self, key: str) -> None:
        """Go back to a finding and its reasons."""
        self._back_to_check()
        card = self.check.findings.card_of(key)
        if card is not None:
            card.open()
            card.ask_reason()

    # Getting about

    def _go(self, place: str) -> None:
        """Go where the bar says; the letter stays where it was."""
        if place == "guidance":
            self._window.show_guidance()
        elif place == "past":
            self._window.show_heading(None)
            self._window.show_screen(self.past, "past")
            desk = self._desk

            def show(checks: tuple[PastCheck, ...]) -> None:
                self.past.show_checks(checks)

            self._jobs.run(
                self,
                lambda _job: desk.my_checks(),
                done=show,
                failed=lambda error: self.past.errors.say(
                    say("The record cannot be shown"), str(error)
                ),
            )
        elif self._opened is not None:
            self._show(self._here)
        else:
            self._window.show_heading(None)
            self._window.show_screen(self._window.home)

    def _become(self, actor: str) -> None:
        """Let somebody else sit down; what the one before kept is not theirs."""
        self._desk.become(actor)
        self._another()
        self.start()

    def _another(self) -> None:
        """Leave this letter, unsent, and go home."""
        self._forget()
        self._window.home.clear_news()
        self._window.home.progress.end()
        self._window.show_heading(None)
        self._window.show_screen(self._window.home)
        self._refresh()

    def _back_to_choose(self) -> None:
        """Go back to the questions; answers and reasons stay."""
        opened = self._opened
        if opened is None:
            return
        self._stop()
        self._show(1)
        case = self._case
        self.choose.begin(opened, self._cases)
        if case is not None:
            self.choose.pick(case)

    def _back_to_check(self) -> None:
        """Go back to the findings; nothing is lost."""
        self._show(2)

    def _cancel_reading(self) -> None:
        """Stop reading."""
        self._stop()
        self._window.home.progress.end()

    def _show(self, step: int) -> None:
        """Show the screen of a step, with the letter's strip above it."""
        opened = self._opened
        if opened is None:
            return
        self._here = step
        count = len(opened.files) - 1
        pages = sum(len(one.pages) for one in opened.documents[:1])
        about = [say_count("{count} page", "{count} pages", pages)] if pages else []
        if count:
            about.append(say_count("with {count} enclosure", "with {count} enclosures", count))
        if not about:
            about.append(say("{size} KB", size=max(1, opened.files[0].size // 1024)))
        case = next((one for one in self._cases if one.id == self._case), None)
        way = self._channel if step > 1 else None
        self._window.show_heading(
            Heading(
                name=opened.files[0].name,
                about=", ".join(about),
                case=f"{case.reference}  {case.title}" if case is not None and step > 1 else "",
                way=channel_words(way) if way is not None else "",
                way_icon=channel_icon(way or Channel.POST),
                step=step,
            )
        )
        self._window.show_screen((self.choose, self.check, self.confirm)[step - 1])

    # Asking the desk

    def _refresh(self) -> None:
        """Ask what waits and what was done today."""
        desk = self._desk

        def show(about: About) -> None:
            self._window.home.show_ready(about.ready)
            self._window.home.show_today(about.today)
            self._window.show_notices(desk.notices())

        self._jobs.run(
            self,
            lambda _job: About(ready=desk.ready(), today=desk.today()),
            done=show,
            failed=lambda error: self._window.home.errors.say(
                say("The record on this computer cannot be used"), str(error)
            ),
        )

    def _run(
        self,
        work: Callable[[Job[object]], object],
        done: Callable[..., None],
        failed: Callable[[LetterlockError], None],
        progress: Callable[[object], None] | None = None,
    ) -> None:
        """Ask the desk for the next step; a step asked for before is no longer wanted."""
        self._job = self._jobs.run(self, work, done=done, failed=failed, progress=progress)

    def _stop(self) -> None:
        """Stop what is running."""
        if self._job is not None:
            self._job.cancel()

    def _forget(self) -> None:
        """Forget the letter."""
        self._stop()
        self._opened, self._result, self._case, self._channel = None, None, None, None
        self._recipients, self._people, self._going = (), (), ()
        self._kept.clear()
        self._here = 1

    def _tell_home(self, progress: object) -> None:
        """Say on the home screen how far the reading is."""
        if isinstance(progress, Progress):
            self._window.home.progress.tell(progress.words, progress.done, progress.of)

    def _tell_check(self, progress: object) -> None:
        """Say on the check screen how far the reading is."""
        if isinstance(progress, Progress):
            self.check.progress.tell(progress.words, progress.done, progress.of)

    def _could_not_open(self, error: LetterlockError) -> None:
        """Say why the files could not be opened."""
        self._window.home.progress.end()
        self._window.home.errors.say(say("The files could not be opened"), str(error))

    def _could_not_check(self, error: LetterlockError) -> None:
        """Say why the check did not end: the letter is unsent."""
        self.check.progress.end()
        self.check.errors.say(
            say("The check did not end. The letter has not been sent"), str(error)
        )

    def _trouble(self, error: LetterlockError) -> None:
        """Say on the check screen what went wrong."""
        self.check.errors.say(say("That did not work. The letter has not been sent"), str(error))

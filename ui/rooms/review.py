"""Leads through the review queue: what waits, the letter, the blind pick, and the answer."""

import threading
import webbrowser
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer

from checker.desk.review.review_answers import (
    Became,
    Pick,
    Proving,
    ReviewDecision,
    ReviewDone,
    ReviewItem,
    ReviewLetter,
    SignInAgain,
)
from checker.errors import CallError, LetterlockError, SyncError
from checker.words import say
from ui.jobs import Job
from ui.rooms.room import Frame, Room
from ui.screens.blind_pick import BlindPick
from ui.screens.review import ReviewScreen
from ui.widgets.review_panel import ReviewPanel
from ui.widgets.review_queue import DONE, TEAM, WAITING

PLACE = "review"
_LOOK_MS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What was found in the room at one moment."""

    waiting: tuple[ReviewItem, ...]
    done: tuple[ReviewDone, ...] = ()
    team: tuple[ReviewDone, ...] = ()
    unread: str = ""
    """Why what the team did cannot be read now, and with it what is to be looked over."""


class ReviewRoom(Room):
    """The review queue of whoever sits here. Everything is asked of the desk away from here."""

    screen: ReviewScreen

    def __init__(self, frame: Frame) -> None:
        """Make the screen; what waits is asked for when somebody comes in."""
        super().__init__(frame)
        self._review = frame.desk.rooms.review
        self._looking: Job[_Look] | None = None
        self._opening: Job[ReviewLetter] | None = None
        self._answering: Job[ReviewDone] | None = None
        self._stopped = threading.Event()
        """Of the answer that is being given: whether the lead does not want it any more."""
        self._picks: dict[str, Pick] = {}
        self._fresh = True
        self._trouble = ""
        self.screen = ReviewScreen(frame.theme)
        self.screen.queue.name_team(frame.desk.actor.team)
        self.screen.wanted.connect(self._open)
        self.screen.picked.connect(self._pick)
        self.screen.answered.connect(self._answer)
        self.screen.cancelled.connect(self._cancel)
        self.screen.again.connect(self._look)
        turn = QTimer(self)
        turn.timeout.connect(self._look_again)
        turn.start(_LOOK_MS)

    def enter(self) -> None:
        """Show what waits now, and open the first letter where none is open."""
        self._fresh = True
        self._look()

    def _look_again(self) -> None:
        """Look every now and then, while somebody is here."""
        if self.frame.window.shown() is self.screen:
            self._look()

    def _look(self) -> None:
        if self._looking is not None and not self._looking.finished:
            return
        review = self._review

        def work(_job: Job[_Look]) -> _Look:
            waiting = review.queue()
            try:
                return _Look(waiting=waiting, done=review.done_today(), team=review.team())
            except SyncError as error:  # who waits for an answer is not kept waiting by this
                return _Look(waiting=waiting, unread=str(error))

        def failed(error: LetterlockError) -> None:
            self.screen.queue.show_unread(WAITING, DONE, TEAM)
            self._say_trouble(say("The queue cannot be read"), str(error))

        self._looking = self.ask(work, self._show, failed)

    def _show(self, look: _Look) -> None:
        """Show what was found; a letter that is not there any more is put away."""
        screen, opened = self.screen, self.screen.opened()
        screen.show_queue(look.waiting)
        self._say_trouble(say("What your team did cannot be read now"), look.unread)
        if look.unread:
            screen.queue.show_unread(DONE, TEAM)
        else:
            screen.show_done(DONE, look.done)
            screen.show_done(TEAM, look.team)
        self.frame.window.bar.count(PLACE, sum(not one.closed for one in look.waiting))
        here = {one.id for one in look.waiting}
        if opened is not None and opened.id not in here and not self._is_answering():
            screen.show_nothing(
                say("This letter does not wait any more"),
                say("It was answered by somebody else, taken back, or its time is over."),
            )
        first = next((one for one in look.waiting if not one.closed), None)
        if not self._fresh:
            return
        self._fresh = False
        screen.take_focus()
        if screen.opened() is None and first is not None:
            self._open(first.id, into=False)

    def _say_trouble(self, heading: str, words: str) -> None:
        """Say once what looking came to: said again, it would take the keys from whoever writes."""
        if words != self._trouble:
            self._trouble = words
            if words:
                self.screen.errors.say(heading, words)
            else:
                self.screen.errors.clear()

    def _open(self, item: str, into: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Open a letter; another one that is still being opened is given up."""
        if self._opening is not None:
            self._opening.cancel()
        review, screen = self._review, self.screen
        if not self._trouble:
            screen.errors.clear()
        screen.progress.begin(say("Opening the letter"))

        def done(letter: ReviewLetter) -> None:
            if letter.picked is not None:
                self._picks[item] = letter.picked
            screen.show_letter(letter, into=into)

        def failed(error: LetterlockError) -> None:
            screen.progress.end()
            screen.show_nothing(say("This letter cannot be opened"), str(error))

        self._opening = self.ask(lambda _job: review.open(item), done, failed)

    def _pick(self, item: str, people: list[str]) -> None:
        """Record whom the lead picked, and show what may be seen then."""
        review, screen = self._review, self.screen
        who = self.frame.desk.actor.id

        def done(pick: Pick) -> None:
            self._picks[item] = pick
            screen.show_pick(item, pick)
            screen.panel.take_focus()

        def failed(error: LetterlockError) -> None:
            self._refuse(item, screen.pick, say("Your choice was not recorded"), error)

        self.ask(lambda _job: review.pick(item, people, by=who), done, failed)

    def _answer(self, item: str, decision: ReviewDecision, code: str) -> None:
        """Record the answer; to release it, the lead signs in again."""
        review, screen = self._review, self.screen
        releases = decision.kind is Became.RELEASED
        pressed = replace(decision, by=self.frame.desk.actor.id)
        pick = self._picks.get(item)
        browser = releases and pick is not None and pick.proving is Proving.BROWSER
        screen.panel.wait(
            say("Waiting for you to sign in with your browser")
            if browser
            else say("Keeping the record of your answer")
        )

        self._stopped = stopped = threading.Event()

        def work(_job: Job[ReviewDone]) -> ReviewDone:
            again = None
            if stopped.is_set():
                raise CallError(_stopped_words())
            if browser:
                again = SignInAgain(open_browser=webbrowser.open, cancelled=stopped.is_set)
            elif releases:
                again = SignInAgain(code=code)
            return review.answer(item, pressed, again)

        def done(row: ReviewDone) -> None:
            self._answering = None
            self._picks.pop(item, None)
            screen.panel.done(item)
            if self._is_open(item):
                screen.show_nothing()
            what = say("A practice letter") if row.practice else row.what
            screen.queue.say_done(what, _what_now(row))
            self._fresh = screen.opened() is None
            self._look()

        def failed(error: LetterlockError) -> None:
            self._answering = None
            told = CallError(_stopped_words()) if stopped.is_set() else error
            self._refuse(item, screen.panel, say("It was not answered"), told)

        # Whoever waits for a browser keeps nobody waiting who does something else meanwhile.
        lane = "sign-in" if browser else "rooms"
        self._answering = self.frame.jobs.run(self, work, done=done, failed=failed, lane=lane)

    def _cancel(self) -> None:
        """Stop what is not recorded yet; whether it was is said once it is known."""
        if self._is_answering():
            self._stopped.set()
            self.screen.panel.wait(say("Stopping"))

    def _is_open(self, item: str) -> bool:
        opened = self.screen.opened()
        return opened is not None and opened.id == item

    def _refuse(
        self, item: str, asks: BlindPick | ReviewPanel, heading: str, error: LetterlockError
    ) -> None:
        """Say beside its letter what came to nothing, or above the queue where another is open."""
        if self._is_open(item):
            asks.refuse(heading, str(error), error.field)
        else:
            about = next((one for one in self.screen.queue.items if one.id == item), None)
            case = "" if about is None else say("Case {reference}.", reference=about.reference)
            self.screen.errors.say(heading, f"{case} {error}".strip())

    def _is_answering(self) -> bool:
        return self._answering is not None and not self._answering.finished


def _stopped_words() -> str:
    return say("You stopped before it was recorded.")


def _what_now(done: ReviewDone) -> str:
    """Say what an answer means for whoever asked; of a made-up letter, that it was practice."""
    if done.practice:
        return done.practice
    if done.late:
        return say(
            "Case {reference}. {name} sees it as soon as the register can be reached.",
            reference=done.reference,
            name=done.asked_by,
        )
    words = {
        Became.RELEASED: say(
            "Case {reference}. {name} can confirm it now.",
            reference=done.reference,
            name=done.asked_by,
        ),
        Became.RETURNED: say(
            "Case {reference}. {name} sees your reason. The letter cannot go as it is.",
            reference=done.reference,
            name=done.asked_by,
        ),
        Became.PASSED_ON: say(
            "Case {reference}. It waits for the lead that you chose.", reference=done.reference
        ),
        Became.LOOKED_OVER: say("Case {reference}. It is done.", reference=done.reference),
    }
    return words.get(done.became, say("Case {reference}.", reference=done.reference))

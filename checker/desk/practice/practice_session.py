"""One session of practice that goes on: its letters, the answers to them, and its end."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.audit.entry import Act, Event, Facts
from checker.desk.answers import Progress
from checker.desk.practice.practice_answers import PracticeDone, PracticeSheet, PracticeTold
from checker.desk.practice.practice_letters import ReadLetter, read_session
from checker.desk.practice.practice_record import record_side
from checker.desk.practice.practice_words import told_of, wrong_words
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.practice.scoring import Answered, score
from checker.practice.session import FEWEST, VERSION, Wrong, draw_session
from checker.reports.practice import PRACTICE
from checker.words import say

MOST_SECONDS = 600
"""Whoever is called away from a letter is not the slower for it."""
_TRIES = 3


@dataclass(slots=True)
class PracticeSession:
    """A session of one person. What it was is told letter by letter, and recorded at the end."""

    seat: Seat
    actor: str
    letters: tuple[ReadLetter, ...]
    answers: list[Answered] = field(default_factory=list)
    shown: int = 0
    """Which letter shows, counted from 0: the last one answered, until the next is asked for."""
    since_ms: int = 0
    """Since when it shows, in the milliseconds of this computer."""

    @property
    def open(self) -> bool:
        """Say whether the letter that shows waits for an answer."""
        return self.shown == len(self.answers)

    def sheet(self) -> PracticeSheet:
        """Show the first letter that was not answered; its time begins."""
        with self.seat.lock:
            self.shown = len(self.answers)
            self.since_ms = self.seat.recorder().mono_ms()
        one = self.letters[self.shown]
        return PracticeSheet(
            number=self.shown + 1,
            of=len(self.letters),
            document=one.document,
            to=one.letter.to.formal_name,
            record=record_side(one.letter.case, one.letter.to, one.letter.today),
            wrongs=tuple((wrong.value, *wrong_words(wrong)) for wrong in Wrong),
        )

    def picture(self, page: int, width_px: int) -> bytes:
        """Draw a page of the letter that shows, as a PNG.

        Raises:
            ReadingStopped: it cannot be drawn.
        """
        letter = self.letters[self.shown].letter
        return self.seat.readers.draw(letter.name, letter.data, letter.name, page, width_px)

    def answer(self, wrong: str) -> PracticeTold:
        """Send the letter that shows ("") or hold it, and tell what it was.

        Raises:
            CallError: it was answered already.
        """
        held = Wrong(wrong) if wrong else None
        with self.seat.lock:
            if not self.open:
                raise CallError(say("This letter was answered already."))
            seconds = (self.seat.recorder().mono_ms() - self.since_ms) // 1000
            one = self.letters[self.shown]
            answered = Answered(
                planted=one.letter.planted, held=held, seconds=min(seconds, MOST_SECONDS)
            )
            self.answers.append(answered)
        return told_of(one, answered, last=len(self.answers) == len(self.letters))

    def further(self) -> PracticeSheet | PracticeDone:
        """Show the next letter; after the last one record the result.

        Raises:
            CallError: the letter that shows was not answered.
            TrailError: the result could not be written.
        """
        if self.open:
            raise CallError(say("Say first whether you would send this letter."))
        if len(self.answers) < len(self.letters):
            return self.sheet()
        counted = score(self.answers)
        counts = {
            "letters": counted.letters,
            "errors": counted.errors,
            "caught": counted.caught,
            "false": counted.false,
            "seconds": counted.seconds,
            "version": VERSION,
        }
        codes = {"passed": "yes" if counted.passed else "no"}
        event = Event(kind=PRACTICE, codes=codes, counts=counts)
        self.seat.recorder().tell(Act.PRACTICE_RESULT, Facts(event=event))
        return PracticeDone(
            at=self.seat.now(),
            kind=PRACTICE,
            passed=counted.passed,
            letters=counted.letters,
            errors=counted.errors,
            caught=counted.caught,
            false=counted.false,
            seconds=counted.seconds,
            version=VERSION,
        )


def begin_session(
    seat: Seat,
    *,
    block: int,
    turn: int,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> PracticeSession:
    """Draw, read and check the letters of a session.

    Args:
        seat: whose session it is.
        block: which families: another than the last time.
        turn: how many sessions were begun here, so that two in one second differ.
        progress: hears how far it is.
        cancelled: asked now and then.

    Raises:
        CallError: no session can be made on this computer.
        ReadingCancelled: the person cancelled.
    """
    actor, now = seat.sits().id, seat.now()

    def told(number: int, of: int) -> None:
        words = say("Getting letter {number} of {count} ready", number=number + 1, count=of)
        progress(Progress(words=words, done=number, of=of))

    for again in range(_TRIES):
        seed = seed_of(actor, f"{now.isoformat()}|{turn}|{again}")
        drawn = draw_session(seed, now=now, block=block)
        letters = read_session(drawn, seat.readers, now=now, progress=told, cancelled=cancelled)
        if len(letters) >= FEWEST:
            return PracticeSession(seat, actor, letters)
    raise CallError(
        say(
            "The practice letters cannot be read on this computer. Try again, and tell whoever "
            "looks after it if this comes back."
        )
    )


def seed_of(actor: str, what: str) -> int:
    """Give the seed of what one person is shown: another for everybody and every time."""
    told = f"letterlock/practice/v1\n{actor}\n{what}".encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big")

"""Run a batch: hand out what has no result yet, keep what comes, stop when asked to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.batch.doing import Doing
from checker.batch.jobs import Job, Outcome
from checker.batch.letters import Waiting, taken_in
from checker.batch.recording import Recording
from checker.batch.results import Line, Results, line_of
from checker.batch.steering import Steering
from checker.errors import BatchError
from checker.model import Channel
from checker.words import say

_TICK = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a batch is: letters with a result, of how many, and whether it waits."""

    done: int
    of: int
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be done: the letters, how they travel, by which time, and who is told."""

    letters: Sequence[Waiting]
    via: Channel | None
    clock: Callable[[], datetime]
    came: Callable[[Line], None]
    """Told each line when it is on disk."""
    stands: Callable[[Standing], None]


def run_batch(
    asked: Asked,
    doing: Doing,
    results: Results,
    steering: Steering,
    recording: Recording | None = None,
) -> bool:
    """Check every letter that has no result yet; False where it was cancelled before the end.

    Raises:
        BatchError: the workers are lost, or a result cannot be written.
        TrailError: a check cannot be recorded.
    """
    keeping = _Keeping(asked, results, recording, len(asked.letters))
    todo = _todo(asked, results, keeping)
    more = True
    while more or doing.in_hand():
        steering.look()
        while more and not steering.cancelled and not steering.paused and doing.room():
            job = next(todo, None)
            if job is None:
                more = False
            else:
                doing.give(job)
        more = more and not steering.cancelled
        if steering.paused and not doing.in_hand():
            keeping.tell(paused=True)
            steering.doze()
        for outcome in doing.take(_TICK) if more or doing.in_hand() else ():
            keeping.keep(outcome)
    keeping.tell()
    return not steering.cancelled


def _todo(asked: Asked, results: Results, keeping: "_Keeping") -> Iterator[Job]:
    """Give what is to be handed out, reading each letter's bytes when it is its turn."""
    for letter in asked.letters:
        taken = taken_in(letter, via=asked.via, now=asked.clock())
        if taken.key in results.keys:
            keeping.skip()
        elif isinstance(taken, Job):
            yield taken
        else:
            keeping.keep(taken)


class _Keeping:
    """Keeps what comes, in the trail and in the file, and says how far it is."""

    def __init__(
        self, asked: Asked, results: Results, recording: Recording | None, of: int
    ) -> None:
        self._asked, self._results, self._recording = asked, results, recording
        self._done, self._of = 0, of

    def keep(self, outcome: Outcome) -> None:
        head = self._results.head
        if outcome.by and head is not None and outcome.by != head.by:
            raise BatchError(
                say(
                    "A worker checks with another version or policy than the others. Start the "
                    "workers anew."
                )
            )
        receipt = None if self._recording is None else self._recording.receipt(outcome)
        line = line_of(outcome, receipt)
        if self._results.add(line):
            self._asked.came(line)
        self.skip()

    def skip(self) -> None:
        """Count a letter that has its result."""
        self._done += 1
        self.tell()

    def tell(self, *, paused: bool = False) -> None:
        self._asked.stands(Standing(done=self._done, of=self._of, paused=paused))

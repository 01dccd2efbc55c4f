"""Workers of this machine: one that dies takes nobody else's letter with it."""

import contextlib
import hashlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.batch.jobs import Bench, Held, Job, Outcome
from checker.batch.letters import key_of
from checker.batch.processes import Processes
from checker.errors import CaseSourceError
from checker.practice.demo import Demo, write_demo
from tests.builders.batches import NOW, RIGHT, until, workers_of


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A made-up caseload on disk."""
    return write_demo(tmp_path_factory.mktemp("demo"), seed=1, now=NOW)


def job(number: int) -> Job:
    """A letter."""
    data = RIGHT.format(number=f" of {number} May").encode()
    digests = (("letter.txt", hashlib.sha256(data).hexdigest()),)
    return Job(
        key=key_of(f"letter-{number}", digests),
        name=f"letter-{number}",
        files=(("letter.txt", data),),
        digests=digests,
        is_folder=False,
        via=None,
        now=NOW,
    )


@contextlib.contextmanager
def workers(demo: Demo, count: int, item_seconds: float = 60.0) -> Iterator[Processes]:
    """Workers that are ready."""
    bench = Bench(run="a", cases=demo.cases, policy=demo.policy)
    with contextlib.closing(Processes(bench, count, item_seconds=item_seconds)) as doing:
        doing.begin()
        yield doing


def all_of(doing: Processes) -> list[Outcome]:
    """Everything that is in hand."""
    found: list[Outcome] = []
    while doing.in_hand():
        found += doing.take(1)
    return found


def kill(doing: Processes, how: signal.Signals) -> int:
    """Send a signal to the one worker, and give its number."""
    (worker,) = doing._workers
    os.kill(worker.process.pid or 0, how)
    return worker.process.pid or 0


def has_it(doing: Processes, *, instead_of: int) -> bool:
    """Say whether another worker than that one has the letter."""
    (worker,) = doing._workers
    return worker.process.pid != instead_of and worker.job is not None


def test_a_letter_that_ends_its_workers_is_held_and_the_next_is_not(demo: Demo) -> None:
    """It is tried twice; then a person looks at it."""
    with workers(demo, 1) as doing:
        doing.give(job(1))
        first = kill(doing, signal.SIGKILL)
        until(lambda: doing.take(0) == () and has_it(doing, instead_of=first))
        kill(doing, signal.SIGKILL)
        held = all_of(doing)
        until(lambda: doing.take(0.1) == () and doing.room() == 1)
        doing.give(job(2))
        right = all_of(doing)

    assert [(one.name, one.held) for one in held] == [("letter-1", Held.NOT_FINISHED)]
    assert [(one.name, one.held) for one in right] == [("letter-2", None)]


def test_a_letter_that_never_ends_is_held(demo: Demo) -> None:
    """A worker that hangs is ended with its reading process."""
    with workers(demo, 1, item_seconds=0.2) as doing:
        first = kill(doing, signal.SIGSTOP)
        doing.give(job(1))
        until(lambda: doing.take(0) == () and has_it(doing, instead_of=first))
        kill(doing, signal.SIGSTOP)

        (held,) = all_of(doing)

    assert held.held is Held.NOT_FINISHED
    assert workers_of(os.getpid()) == []


def test_workers_say_why_they_cannot_begin(tmp_path: Path) -> None:
    """In the sentence that a check by itself would say."""
    doing = Processes(Bench(run="a", cases=tmp_path / "no"), 2)

    with contextlib.closing(doing), pytest.raises(CaseSourceError, match="nothing at"):
        doing.begin()

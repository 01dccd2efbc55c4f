"""A batch knows where nothing is to be sent any more, or says that it does not."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.batch.jobs import Bench, Job, Outcome
from checker.batch.judging import Judge
from checker.batch.letters import Waiting, taken_in
from checker.batch.results import line_of, told_in
from checker.practice.demo import write_demo
from checker.reports.blocked import Blocked
from tests.builders.batches import NOW, RIGHT

HOME = Blocked(
    case="C-0817",
    kind="returned",
    value="A2",
    on=date(2026, 11, 3),
)
Judged = Callable[[tuple[Blocked, ...] | None], Outcome]


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Judged]:
    """Judge a right letter to the mother."""
    demo = write_demo(tmp_path / "demo", seed=1, now=NOW)
    letter = tmp_path / "letter.txt"
    letter.write_text(RIGHT.format(number=""), encoding="utf-8")
    job = taken_in(Waiting(name="letter.txt", path=letter), via=None, now=NOW)
    assert isinstance(job, Job)
    judges: list[Judge] = []

    def judge(blocked: tuple[Blocked, ...] | None) -> Outcome:
        bench = Bench(run="a", cases=demo.cases, policy=demo.policy, blocked=blocked)
        judges.append(Judge(bench))
        return judges[-1].judged(job)

    yield judge
    for one in judges:
        one.close()


@pytest.mark.parametrize(
    ("blocked", "code"),
    [((), None), ((HOME,), "address.gone-away"), (None, "record.blocks-missing")],
    ids=["nothing", "the address", "records that cannot be read"],
)
def test_a_blocked_destination_is_a_stop(
    judged: Judged, blocked: tuple[Blocked, ...] | None, code: str | None
) -> None:
    """As in the ordinary check."""
    line = line_of(judged(blocked))

    told = told_in(line)
    assert told is not None
    assert [one.code for one in told.findings] == ([] if code is None else [code])
    assert line.verdict == ("clear" if code is None else "stop")

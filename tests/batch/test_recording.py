"""A recorded batch: every check stands in the trail once, whenever it was killed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Act, read_body
from checker.batch.jobs import Held, Outcome
from checker.batch.recording import Recording
from checker.desk.computer.clock import Clock
from checker.desk.record.recording import Recorder
from checker.model import CaseId, CaseSeen, Result, Sha256
from checker.settings import load_policy
from tests.builders.results import result
from tests.builders.trails import BOOT, NOON_MS, open_trail

NOON = datetime.fromtimestamp(NOON_MS / 1000, UTC)

POLICY = load_policy()


def recorder(folder: Path) -> Recorder:
    """Somebody's record, with a clock that stands still."""
    clock = Clock(now=lambda: NOON, mono_ms=lambda: 2000, boot=BOOT)
    return Recorder(open_trail=lambda: open_trail(folder), clock=clock, policy=POLICY)


def checked(digit: str) -> Outcome:
    """A letter whose file has this digest."""
    of = result()
    documents = (replace(of.documents[0], sha256=Sha256(digit * 64)),)
    case = CaseSeen(id=CaseId("C-1"), snapshot=f"sha256:{'1' * 64}", age_seconds=60)
    return outcome(replace(of, documents=documents, policy=POLICY.digest, case=case))


def outcome(of: Result | None) -> Outcome:
    """What came of a letter."""
    return Outcome(key="k", name="letter.txt", digests=(), now=NOON, result=of)


def checks(of: Recorder) -> int:
    """How many checks the trail holds."""
    return sum(read_body(entry.body).act is Act.CHECK for entry in of.trail().entries())


def test_a_check_whose_line_was_lost_is_not_recorded_twice(tmp_path: Path) -> None:
    """It was recorded, then the power went: done again, it has the receipt of that time."""
    held = recorder(tmp_path)
    before = Recording(held, since=NOON, known=set())
    first, lost = before.receipt(checked("a")), before.receipt(checked("b"))
    assert first is not None

    after = Recording(held, since=NOON, known={first})

    assert after.receipt(checked("b")) == lost
    assert checks(held) == 2
    assert after.receipt(checked("b")) != lost  # the same papers once more are another check
    assert after.receipt(checked("a")) != first
    assert checks(held) == 4


def test_a_letter_that_was_not_checked_is_not_recorded(tmp_path: Path) -> None:
    """Nobody could say who it is to."""
    held = recorder(tmp_path)
    recording = Recording(held, since=NOON, known=set())

    assert recording.receipt(replace(outcome(None), held=Held.RECIPIENT_UNSURE)) is None
    assert checks(held) == 0

"""Records that may block a destination and cannot be read hold the letter."""

from dataclasses import replace

from checker.checks.records.record_blocks_missing import record_blocks_missing
from checker.model import Release, Severity
from tests.builders.cases import case
from tests.builders.letters import document, matter


def test_blocks_that_could_not_be_read_are_a_stop() -> None:
    """A destination is never taken for one where nothing went wrong because nobody could look."""
    unread = replace(case(), blocks_unread=True)

    [finding] = record_blocks_missing(matter(document("Dear Erin"), case=unread))

    assert (finding.code, finding.severity) == ("record.blocks-missing", Severity.STOP)
    assert finding.release is Release.SECOND_PERSON


def test_quiet_when_the_records_were_read() -> None:
    """And where there is no case record: that is held by a rule of its own."""
    assert not list(record_blocks_missing(matter(document("Dear Erin"), case=case())))
    assert not list(record_blocks_missing(matter(document("Dear Erin"), case=None)))

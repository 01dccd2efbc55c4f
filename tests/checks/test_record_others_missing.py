"""An index of other cases that cannot be asked holds the letter."""

from checker.cases.index.unreachable import Unreachable
from checker.checks import run_checks
from checker.checks.records.record_others_missing import record_others_missing
from checker.model import Release, Severity
from tests.builders.cases import NOW, case, policy
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import dispatch, document, matter

GONE = "The index of other cases is gone."


def test_other_cases_that_cannot_be_looked_up_are_a_stop() -> None:
    """An index that finds nothing because it cannot be read is never taken for a clear letter."""
    [finding] = record_others_missing(
        matter(document("Dear Erin"), case=case(), others=Unreachable(GONE))
    )

    assert (finding.code, finding.severity) == ("record.others-missing", Severity.STOP)
    assert finding.release is Release.SECOND_PERSON
    assert finding.detail == GONE


def test_quiet_when_other_cases_can_be_looked_up() -> None:
    """Whether in an index or in the records at hand."""
    assert not list(
        record_others_missing(matter(document("Dear Erin"), case=case(), others=elsewhere()))
    )
    assert not list(record_others_missing(matter(document("Dear Erin"), case=case())))


def test_no_policy_switches_it_off() -> None:
    """It is among every letter's findings, once for all recipients."""
    found = run_checks(
        dispatch(document("Dear Erin"), to="P1,P2"),
        mentions=(),
        case=case(),
        policy=policy(),
        others=Unreachable(GONE),
        now=NOW,
    )

    assert [one.code for one in found].count("record.others-missing") == 1

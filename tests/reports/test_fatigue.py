"""Which rules are pressed away, and what is proposed."""

from collections import Counter

import pytest

from checker.checks.rules import RULES
from checker.reports.fatigue import LASTING, proposal_words, rules
from checker.reports.trends import Sums


def used(shown: int, kept: int, severity: str = "check") -> Sums:
    """Give sums of one rule, all in one hour."""
    keeps = "kept-check" if severity == "check" else "alone"
    rows = {(9, f"shown-{severity}", "a.rule"): shown, (9, keeps, "a.rule"): kept}
    return Sums(hours=Counter(rows))


@pytest.mark.parametrize(
    ("shown", "kept", "severity", "proposed"),
    [
        pytest.param(60, 57, "check", "note", id="nearly always kept"),
        pytest.param(60, 50, "check", "", id="kept less than nine of ten"),
        pytest.param(19, 19, "check", "", id="too few to say"),
        pytest.param(20, 18, "check", "", id="nine of ten, but not surely"),
        pytest.param(60, 60, "stop", "", id="a stop stays a stop"),
    ],
)
def test_what_is_always_kept_is_proposed_as_a_note(
    shown: int, kept: int, severity: str, proposed: str
) -> None:
    """With enough cases, and only a Check."""
    (rule,) = rules(used(shown, kept, severity))

    assert rule.proposed == proposed
    assert bool(proposal_words(rule)) == bool(proposed)


def test_thousands_are_parted_in_words_as_in_the_table() -> None:
    """The table beside the sentence says 1,400."""
    (rule,) = rules(used(1400, 1400, "check"))

    assert proposal_words(rule).startswith("Kept 1,400 of 1,400 times")


def test_a_rule_that_no_policy_may_weaken_is_left_alone() -> None:
    """What is said here of such rules is what the rules themselves say."""
    told = Sums(
        hours=Counter({(9, "shown-check", "record.old"): 60, (9, "kept-check", "record.old"): 60})
    )

    (rule,) = rules(told)

    assert rule.proposed == ""
    for one in RULES:
        assert one.lasting == one.code.startswith(LASTING)


def test_an_hour_that_differs_is_named() -> None:
    """Tired eyes keep what they would mend in the morning."""
    told = Sums(
        hours=Counter(
            {
                (9, "shown-check", "a.rule"): 100,
                (9, "kept-check", "a.rule"): 20,
                (16, "shown-check", "a.rule"): 50,
                (16, "kept-check", "a.rule"): 40,
            }
        )
    )

    (rule,) = rules(told)

    assert (rule.rate, rule.worst_hour, rule.proposed) == (0.4, 16, "")
    assert proposal_words(rule).startswith("Kept more often from 16:00")


def test_no_rate_is_over_the_whole() -> None:
    """A finding that only the second check of a letter showed may have been kept too."""
    (rule,) = rules(used(30, 31))

    assert (rule.kept, rule.rate) == (30, 1.0)


def test_the_hours_add_up_to_what_was_kept() -> None:
    """A letter checked at five to ten is confirmed at five past, when few others are checked."""
    told = Sums(
        hours=Counter(
            {
                (9, "shown-check", "a.rule"): 30,
                (9, "kept-check", "a.rule"): 20,
                (10, "shown-check", "a.rule"): 1,
                (10, "kept-check", "a.rule"): 3,
                (11, "kept-check", "a.rule"): 1,
            }
        )
    )

    (rule,) = rules(told)

    assert rule.hours == ((9, 30, 23), (10, 1, 1))
    assert (rule.shown, rule.kept) == (31, 24)

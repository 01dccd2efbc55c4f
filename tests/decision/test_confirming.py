"""A decision is of exactly these files, to these people, this way, by this record."""

from dataclasses import replace

import pytest

from checker.decision import bound, decide
from checker.errors import ChangedSinceCheck, NotReleased
from checker.model import Bound, Channel, Result
from tests.builders.results import BY_EMAIL, CHECK, ERIN, LETTER, STOP, kept, result


def test_a_decision_names_files_recipients_channel_and_record() -> None:
    """What is confirmed is what is sent: whole files, whoever gets them, how, by which record."""
    checked = result(CHECK)

    decision = decide(checked, (kept(CHECK),), bound_now=bound(checked))

    assert decision.bound == Bound(
        files=(LETTER.sha256,), recipients=(ERIN,), channel=Channel.POST, snapshot="sha256:1"
    )
    assert decision.case == "C-1"
    assert decision.acknowledgements == (kept(CHECK),)


def test_an_email_recipient_nobody_knows_is_bound_by_address_or_by_name() -> None:
    """Somebody without an id is still somebody in particular."""
    stranger = replace(BY_EMAIL, id=None)

    assert bound(result(to=(stranger,))).recipients == ("e.hale@hale.example",)
    assert bound(result(to=(replace(stranger, destination=""),))).recipients == ("Erin",)


def test_without_a_record_there_is_no_snapshot() -> None:
    """A letter checked against nothing names no record; monitoring may still confirm it."""
    alone = replace(result(STOP), case=None)

    decision = decide(alone, (), bound_now=bound(alone), mode="monitor")

    assert (decision.case, decision.bound.snapshot) == (None, "")


def test_an_unsettled_result_is_never_confirmed() -> None:
    """While slower looks are still to come, even a clear letter waits, in any mode."""
    early = replace(result(), settled=False)

    with pytest.raises(NotReleased, match="has not ended"):
        decide(early, (), bound_now=bound(early), mode="monitor")


@pytest.mark.parametrize(
    "empty", [pytest.param(result(to=()), id="nobody"), replace(result(), documents=())]
)
def test_nothing_to_nobody_is_not_confirmed(empty: Result) -> None:
    """A confirmation is of files, to somebody."""
    with pytest.raises(NotReleased, match="Choose a file"):
        decide(empty, (), bound_now=bound(empty))


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        pytest.param({"files": ("c" * 64,)}, "A file has changed", id="another byte"),
        pytest.param({"recipients": ("P2",)}, "The recipient is not", id="another recipient"),
        pytest.param({"channel": Channel.EMAIL}, "another way", id="another channel"),
        pytest.param({"snapshot": "sha256:9"}, "The case record has changed", id="record"),
    ],
)
def test_a_change_of_any_of_the_four_voids_the_confirmation(
    now: dict[str, object], sentence: str
) -> None:
    """File, recipient, channel and record are all as they were checked, or nothing is confirmed."""
    changed = replace(bound(result()), **now)  # type: ignore[arg-type] # one field a row

    with pytest.raises(ChangedSinceCheck, match=sentence) as told:
        decide(result(), (), bound_now=changed)

    assert "Nothing was confirmed" in str(told.value)


def test_what_still_stands_is_said_with_what_to_do() -> None:
    """A letter that is held says how many findings stand, the gravest, and what to do."""
    with pytest.raises(NotReleased) as told:
        decide(result(CHECK, STOP), (kept(CHECK),), bound_now=bound(result()))

    assert str(told.value).startswith("This cannot go yet: 1 finding still stands. The greeting")
    assert "team lead" in str(told.value)

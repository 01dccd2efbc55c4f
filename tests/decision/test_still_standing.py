"""What of a result still stands: each finding, until what it needs is done."""

from dataclasses import replace

import pytest

from checker.decision import still_standing
from checker.model import Evidence, Finding, Place, Reason, Release, Severity
from tests.builders.results import CHECK, GAP, NOTE, REFUGE, STOP, finding, kept, result


@pytest.mark.parametrize(
    ("one", "need"),
    [
        pytest.param(CHECK, Release.ACKNOWLEDGE, id="a Check wants a reason"),
        pytest.param(STOP, Release.SECOND_PERSON, id="a Stop wants a second person"),
        pytest.param(GAP, Release.FIX, id="something unfinished is fixed"),
        pytest.param(REFUGE, Release.NEVER, id="a refuge is never sent"),
        pytest.param(
            finding(Severity.STOP, Release.ACKNOWLEDGE),
            Release.SECOND_PERSON,
            id="a rule that a policy made a Stop is not clicked through",
        ),
        pytest.param(
            finding(Severity.CHECK, Release.NONE),
            Release.ACKNOWLEDGE,
            id="a rule that a policy made a Check wants a reason",
        ),
        pytest.param(
            finding(Severity.NOTE, Release.FIX), Release.FIX, id="what must be fixed is fixed"
        ),
    ],
)
def test_a_finding_stands_until_what_it_needs_is_done(one: Finding, need: Release) -> None:
    """Each finding asks for what its severity and its release ask, whichever is more."""
    (standing,) = still_standing(result(one), ())

    assert (standing.finding, standing.need) == (one, need)
    assert standing.words.endswith(".")


@pytest.mark.parametrize("other", [GAP, REFUGE])
def test_nobody_is_sent_to_a_lead_while_something_is_left_that_none_can_release(
    other: Finding,
) -> None:
    """The desk would refuse to ask: the words say what can be done instead."""
    (alone,) = still_standing(result(STOP), ())
    beside = next(one for one in still_standing(result(STOP, other), ()) if one.finding == STOP)

    assert "ask a team lead" in alone.words
    assert beside.words == "Fix it and check again. Nobody can release this letter as it is."


def test_a_note_asks_for_nothing() -> None:
    """A Note is shown and recorded, without a click."""
    assert still_standing(result(NOTE), ()) == ()


def test_a_check_kept_with_a_reason_no_longer_stands() -> None:
    """One acknowledgement a finding, with a reason."""
    assert still_standing(result(CHECK), (kept(CHECK),)) == ()


@pytest.mark.parametrize("one", [STOP, GAP, REFUGE])
def test_a_stop_stands_whatever_was_acknowledged(one: Finding) -> None:
    """The person who checks can never click a Stop away."""
    assert still_standing(result(one), (kept(one),))


def test_one_reason_does_not_keep_another_finding() -> None:
    """Each finding is looked at by itself."""
    other = replace(CHECK, place=Place(file="letter.docx", page=2))

    (standing,) = still_standing(result(CHECK, other), (kept(CHECK),))

    assert standing.finding == other


def test_one_reason_does_not_keep_a_finding_about_somebody_else_at_no_place() -> None:
    """Two addresses of one message header have no place in a file; each is still its own."""
    first = replace(CHECK, evidence=Evidence(letter="a@one.example"))
    second = replace(CHECK, evidence=Evidence(letter="b@two.example"))
    third = replace(first, whom=("P2",))

    standing = still_standing(result(first, second, third), (kept(first),))

    assert [one.finding for one in standing] == [second, third]


def test_the_name_of_a_finding_stays_and_says_nothing() -> None:
    """Checked again, a finding has the same key; neither file name nor address is in it."""
    one = replace(CHECK, place=Place(file="Erin Hale.docx"), evidence=Evidence(letter="XX1 4AB"))

    assert one.key == replace(one, title="Another sentence").key
    assert set(one.key) <= set("0123456789abcdef")


def test_a_reason_given_for_a_check_does_not_hold_when_it_became_a_stop() -> None:
    """What was kept as a Check is looked at again when it is graver now."""
    graver = replace(CHECK, severity=Severity.STOP, release=Release.SECOND_PERSON)

    assert still_standing(result(graver), (kept(CHECK),))


@pytest.mark.parametrize(("words", "stands"), [("", True), ("  ", True), ("as agreed", False)])
def test_another_reason_needs_its_words(words: str, *, stands: bool) -> None:
    """The reason called "other" is none without its words."""
    standing = still_standing(result(CHECK), (kept(CHECK, Reason.OTHER, words),))

    assert bool(standing) is stands


def test_the_gravest_need_comes_first() -> None:
    """Whoever reads one line reads the gravest."""
    standing = still_standing(result(CHECK, GAP, STOP, REFUGE), ())

    assert [one.need for one in standing] == [
        Release.NEVER,
        Release.SECOND_PERSON,
        Release.FIX,
        Release.ACKNOWLEDGE,
    ]

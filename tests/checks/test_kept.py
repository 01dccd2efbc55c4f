"""What checks share is worked out once in a run, and for the right recipient."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checker.checks.kept import kept, kept_for_everyone
from checker.checks.matter import Matter
from checker.days import day_in_england
from checker.model import Dispatch, Recipient, WhoId
from tests.builders.cases import policy

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ERIN, OMAR = Recipient(id=WhoId("P1"), name="Erin"), Recipient(id=WhoId("P2"), name="Omar")


def matter_for(recipient: Recipient) -> Matter:
    """Give a matter without a letter for a recipient."""
    return Matter(
        dispatch=Dispatch(documents=(), recipients=()),
        recipient=recipient,
        mentions=(),
        case=None,
        policy=policy(),
        others=None,
        now=NOW,
        today=day_in_england(NOW),
    )


class Questions:
    """Two questions of a matter, and how often each was worked out."""

    def __init__(self) -> None:
        self.asked: list[str] = []

        @kept
        def greeted(matter: Matter, how: str) -> str:
            self.asked.append(how)
            return f"{how} {matter.recipient.name}"

        @kept_for_everyone
        def files(matter: Matter) -> int:
            self.asked.append("files")
            return len(matter.dispatch.documents)

        self.greeted, self.files = greeted, files


@pytest.fixture
def questions() -> Questions:
    """Give two questions that nobody has asked."""
    return Questions()


def test_an_answer_is_worked_out_once(questions: Questions) -> None:
    """The second check that asks the same has the first one's answer."""
    matter = matter_for(ERIN)
    assert questions.greeted(matter, "Dear") == questions.greeted(matter, "Dear") == "Dear Erin"
    assert questions.asked == ["Dear"]


def test_another_question_has_its_own_answer(questions: Questions) -> None:
    """What is asked is part of the question."""
    matter = matter_for(ERIN)
    assert (questions.greeted(matter, "Dear"), questions.greeted(matter, "Hello")) == (
        "Dear Erin",
        "Hello Erin",
    )


def test_no_recipient_has_anothers_answer(questions: Questions) -> None:
    """Two recipients of one run share what is kept, and each has their own answers."""
    erin = matter_for(ERIN)
    omar = replace(erin, recipient=OMAR)
    assert (questions.greeted(erin, "Dear"), questions.greeted(omar, "Dear")) == (
        "Dear Erin",
        "Dear Omar",
    )


def test_what_concerns_everybody_is_worked_out_once_for_all(questions: Questions) -> None:
    """A question that does not look at the recipient is answered once in a run."""
    erin = matter_for(ERIN)
    assert questions.files(erin) == questions.files(replace(erin, recipient=OMAR)) == 0
    assert questions.asked == ["files"]


def test_another_letter_has_its_own_answers(questions: Questions) -> None:
    """A matter that was cut down to one letter does not have the whole file's answers."""
    erin = matter_for(ERIN)
    cut = replace(erin, dispatch=Dispatch(documents=(), recipients=(ERIN,)))
    questions.files(erin)
    questions.files(cut)
    assert questions.asked == ["files", "files"]


def test_nothing_outlives_the_run(questions: Questions) -> None:
    """A new run starts with nothing: what is kept is gone with its matter."""
    questions.files(matter_for(ERIN))
    questions.files(matter_for(ERIN))
    assert questions.asked == ["files", "files"]


def test_what_is_kept_is_not_shown() -> None:
    """A matter in a log or an error does not carry the answers, and they do not make it another."""
    erin, same = matter_for(ERIN), matter_for(ERIN)
    erin.kept["secret"] = ("Rose Cottage",)
    assert "Rose Cottage" not in repr(erin)
    assert replace(same, dispatch=erin.dispatch) == erin

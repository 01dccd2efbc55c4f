"""Two desks and a register: a lead releases a letter blind, and nothing of it is left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.acts import Act, Out
from checker.desk.record.exchanging import exchange_of
from checker.desk.review.asked import HOURS_MS
from checker.desk.review.review_answers import Became, Needs, ReviewDecision, SignInAgain
from checker.errors import CallError, NotReleased, SyncError
from checker.model import Reason
from checker.register import requests
from tests.builders.postgres import Server
from tests.builders.register_store import register_on
from tests.builders.results import kept
from tests.builders.two_desks import (
    CLERK,
    LEAD,
    OKAFOR,
    REASON,
    Between,
    acts,
    bodies,
    checked,
    confirmed,
    two_desks,
)

RELEASE = ReviewDecision(kind=Became.RELEASED, reason="I have read the order of 30 October.")
CODE = SignInAgain(code="amber-7-lamp")


@pytest.fixture(name="between")
def both(postgres: Server, tmp_path: Path) -> Iterator[Between]:
    """Give two desks with a register of their own between them."""
    with (
        register_on(postgres, tmp_path, "second") as register,
        two_desks(register, tmp_path) as between,
    ):
        yield between


def test_a_letter_goes_from_a_stop_to_released_by_a_second_person(between: Between) -> None:
    """Asked at one desk, picked blind and released at the other, confirmed at the first."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    with pytest.raises(NotReleased):
        confirmed(clerk, opened, result)

    asked = clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    letter = lead.rooms.review.open(item.id)
    pick = lead.rooms.review.pick(item.id, [str(OKAFOR)])
    done = lead.rooms.review.answer(item.id, RELEASE, CODE)
    between.settle()
    clerk.rooms.ask.waiting()
    between.link(lead).loop()._rounds.loosen()  # an hour later it seals to the clerk too
    between.settle()
    clerk.rooms.ask._looked_ms = -10_000

    assert asked.became is Became.WAITING
    assert (item.needs, item.asked_by) == (Needs.SECOND, "Priya Nair")
    assert letter.picked is None
    assert pick.agrees
    assert pick.can_release
    assert pick.reason == REASON
    assert done.became is Became.RELEASED
    (told,) = clerk.rooms.ask.waiting()
    assert (told.became, told.by, told.reason) == (Became.RELEASED, "Amara Osei", RELEASE.reason)
    opened, result = checked(clerk)
    assert clerk.standing(result, ()) == ()
    assert confirmed(clerk, opened, result).receipt
    release = bodies(clerk, CLERK)[-1]
    assert (release.act, release.by) == (Act.RELEASE, (LEAD,))
    assert clerk.rooms.ask.waiting() == ()
    assert lead.rooms.review.queue() == ()


def test_a_lead_sees_what_the_team_asked_and_what_went_against_the_record(
    between: Between,
) -> None:
    """From the register, with one purpose in the lead's own record."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.answer(item.id, ReviewDecision(kind=Became.RETURNED, reason="Correct it."))
    wrong = kept(result.findings[0], Reason.RECORD_BEHIND, "It says the old street.")
    seat = clerk.rooms.seat
    seat.recorder().note(Act.RELEASE, result, out=Out.RELEASED, kept=(wrong,), now=seat.now())
    between.settle()

    lead.rooms.review._entries._kept.clear()
    (look,) = lead.rooms.review.queue()
    assert (look.needs, look.asked_by) == (Needs.LOOK, "Priya Nair")
    assert "record is wrong" in look.why
    rows = lead.rooms.review.team()
    assert {one.became for one in rows} == {Became.RETURNED, Became.WAITING}
    assert [one.by for one in lead.rooms.review.done_today()] == ["You"]
    assert acts(lead, LEAD).count(Act.VIEW) == 1
    lead.rooms.review.answer(look.id, ReviewDecision(kind=Became.LOOKED_OVER))
    assert lead.rooms.review.queue() == ()


def test_nothing_readable_is_left_once_it_is_answered(between: Between) -> None:
    """Neither in a file of either desk nor in the register's database."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.pick(item.id, [str(OKAFOR)])
    before = between.register.as_owner("SELECT length(content) FROM request_content")
    lead.rooms.review.answer(item.id, RELEASE, CODE)
    between.settle()

    assert before[0][0] > 100_000
    assert between.register.as_owner("SELECT * FROM request_content") == []
    assert between.register.as_owner("SELECT * FROM request_key") == []
    assert not list(between.folder.rglob("*.ask"))
    words = (REASON.encode(), RELEASE.reason.encode(), b"\x89PNG", b"Larkspur")
    own = [one for one in between.folder.rglob("*") if "trail" in one.parts and one.is_file()]
    assert len(own) > 4
    for file in own:
        for word in words:
            assert word not in file.read_bytes(), (file, word)


def test_a_lead_returns_a_letter_with_a_reason(between: Between) -> None:
    """It still stands, and the clerk reads why."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    decision = ReviewDecision(kind=Became.RETURNED, reason="Number 41, not 14: correct it.")
    lead.rooms.review.answer(item.id, decision)
    between.settle()

    (told,) = clerk.rooms.ask.waiting()
    assert told.became is Became.RETURNED
    assert clerk.standing(result, ())
    with pytest.raises(NotReleased):
        confirmed(clerk, opened, result)
    assert acts(lead, LEAD)[-1] is Act.ANSWER_SECOND


def test_what_is_taken_back_waits_for_nobody(between: Between) -> None:
    """It is gone at the register at once, and a lead who has it open cannot answer it."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    asked = clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.pick(item.id, [str(OKAFOR)])

    clerk.rooms.ask.withdraw(asked.id)

    assert clerk.rooms.ask.waiting() == ()
    with pytest.raises(CallError, match="Nobody waits"):
        lead.rooms.review.answer(item.id, RELEASE, CODE)
    assert lead.rooms.review.queue() == ()
    assert between.register.as_owner("SELECT * FROM request_content") == []


def test_without_the_register_nobody_is_asked_and_nothing_goes(between: Between) -> None:
    """The ask is said to have come to nothing; a released letter waits for the register."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    between.cut()
    with pytest.raises(SyncError):
        clerk.rooms.ask.ask(opened, result, REASON)
    assert clerk.rooms.ask.waiting() == ()

    between.relay.wire = type(between.relay.wire).WHOLE
    between.settle()
    asked = clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.pick(item.id, [str(OKAFOR)])
    lead.rooms.review.answer(item.id, RELEASE, CODE)
    between.settle()
    assert clerk.rooms.ask.waiting()[0].id == asked.id
    between.cut()
    with pytest.raises(NotReleased):
        confirmed(clerk, opened, result)


def test_the_word_of_a_lead_who_is_none_any_more_is_forgotten(between: Between) -> None:
    """It lets nothing go at the moment of confirming, and is not shown as a release then."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    asked = clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.pick(item.id, [str(OKAFOR)])
    lead.rooms.review.answer(item.id, RELEASE, CODE)
    between.settle()
    assert clerk.standing(result, ()) == ()
    log = lead.rooms.seat.recorder().trail().signer.log
    between.register.store.revoke(log, by="u-admin")
    between.settle()

    with pytest.raises(NotReleased):
        confirmed(clerk, opened, result)
    assert clerk.standing(result, ())
    assert clerk.rooms.ask.waiting()[0].became is Became.WAITING
    clerk.rooms.ask.withdraw(asked.id)


def test_nobody_is_said_not_to_have_answered_while_the_register_is_away(between: Between) -> None:
    """An answer that was given in time may lie there."""
    clerk = between.clerk
    opened, result = checked(clerk)
    clerk.rooms.ask.ask(opened, result, REASON)
    between.cut()
    between.link(clerk).loop().go_round()
    clerk.rooms.ask._looked_ms = -10_000
    own = clerk.rooms.ask._now_ms
    clerk.rooms.ask._now_ms = lambda: own() + HOURS_MS + 60_000  # type: ignore[method-assign]

    assert clerk.rooms.ask.waiting()[0].became is Became.WAITING
    assert Act.CANCEL not in acts(clerk, CLERK)
    between.relay.wire = type(between.relay.wire).WHOLE
    clerk.rooms.ask._looked_ms = -10_000
    assert clerk.rooms.ask.waiting()[0].became is Became.EXPIRED


def test_an_answer_that_cannot_be_verified_hides_nothing_else(between: Between) -> None:
    """Also after 72 hours it is said that it came, and it is not said that nobody answered."""
    clerk, lead = between.clerk, between.lead
    opened, result = checked(clerk)
    clerk.rooms.ask.ask(opened, result, REASON)
    (item,) = lead.rooms.review.queue()
    lead.rooms.review.answer(item.id, ReviewDecision(kind=Became.RETURNED, reason="Correct it."))
    between.settle()
    exchange_of(clerk.rooms.seat).fetch()
    between.cut()
    between.link(clerk).loop().go_round()
    own = clerk.rooms.ask._now_ms
    clerk.rooms.ask._now_ms = lambda: own() + HOURS_MS + 60_000  # type: ignore[method-assign]

    (told,) = clerk.rooms.ask.waiting()
    assert told.became is Became.WAITING
    assert "has answered" in told.words


def test_nothing_that_waits_is_kept_back_by_what_was_passed_on(
    between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all does not go into one answer, the desk asks on, and never twice for one letter."""
    monkeypatch.setattr(requests, "MOST_WAITING_BYTES", 1)
    clerk, lead = between.clerk, between.lead
    for name in ("Letter to Mr D Okafor.docx", "Letter from last year.pdf"):
        opened, result = checked(clerk, name=name)
        clerk.rooms.ask.ask(opened, result, REASON)
    assert len(lead.rooms.review.queue()) == 2
    held = exchange_of(lead.rooms.seat).waiting()
    again = exchange_of(lead.rooms.seat).waiting(held)
    assert [one is two for one, two in zip(held, again, strict=True)] == [True, True]


def test_what_cannot_be_deleted_now_is_said_so_and_deleted_later(between: Between) -> None:
    """Nobody is told that it is gone while the register still has it."""
    clerk = between.clerk
    opened, result = checked(clerk)
    asked = clerk.rooms.ask.ask(opened, result, REASON)
    between.cut()
    between.link(clerk).loop().go_round()

    assert "cannot be deleted now" in clerk.rooms.ask.withdraw(asked.id)
    assert between.register.as_owner("SELECT * FROM request_content")
    between.relay.wire = type(between.relay.wire).WHOLE
    assert clerk.rooms.ask.waiting() == ()
    assert between.register.as_owner("SELECT * FROM request_content") == []

"""Made-up letters in a lead's queue: rare, only where the policy asks, told at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from checker.audit.entry import Act, read_body
from checker.days import ENGLAND
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.review.made_up_review import MadeUpQueue
from checker.desk.review.made_up_when import asked_at, made_up_id
from checker.desk.review.review_answers import NOT_ON_RECORD, Became, Needs, ReviewDecision
from checker.errors import CallError
from checker.settings import Limits
from tests.builders.readers import shared_readers

LEAD, CLERK = "u-2c94be", "u-7f31a0"
EVERY_DAY = Limits(made_up_days=1)
DAY = date(2026, 11, 26)


def desk_at(folder: Path, now: datetime, limits: Limits) -> Desk:
    """Give the demo's desk at a moment, under a policy."""
    setting = demo_setting(folder)
    return Desk(
        replace(setting, policy=replace(setting.policy, limits=limits), clock=lambda: now),
        shared_readers(),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose lead has a made-up letter every day, in the evening."""
    at = datetime(2026, 11, 26, 18, tzinfo=ENGLAND)
    desk = desk_at(tmp_path, at, EVERY_DAY)
    desk.become(LEAD)
    yield desk
    desk.close()


def test_it_is_off_unless_the_policy_says_otherwise(tmp_path: Path) -> None:
    """Nobody is tried without their organisation having said so."""
    desk = desk_at(tmp_path, datetime(2026, 11, 26, 18, tzinfo=ENGLAND), Limits())
    desk.become(LEAD)
    try:
        assert desk.rooms.practice.perhaps_made_up() is None
    finally:
        desk.close()


def test_it_comes_about_as_often_as_the_policy_says() -> None:
    """Over 2,000 working days of twenty leads about one in twenty, and never at a weekend."""
    days = [DAY + timedelta(days=number) for number in range(140)]
    hits = [
        at
        for lead in range(20)
        for day in days
        if (at := asked_at(f"u-{lead}", day, 20)) is not None
    ]

    assert 70 < len(hits) < 130
    assert all(one.weekday() < 5 and 9 <= one.hour < 16 for one in hits)
    assert asked_at("u-1", DAY, 0) is None


def test_it_is_in_the_shape_of_a_real_one(desk: Desk) -> None:
    """Pages, findings, the record's people, a reason; nothing says that it is made up."""
    made = desk.rooms.practice.perhaps_made_up()

    assert made is not None
    assert made.id == made_up_id(LEAD, DAY)
    assert len(made.id) == 64
    assert made.shown.pages[0].png.startswith(b"\x89PNG")
    assert made.shown.pages[0].covered.startswith(b"\x89PNG")
    assert any(one.second for one in made.shown.findings)
    assert {one.id for one in made.shown.recipients} <= {one.id for one in made.shown.people}
    assert made.asked_by.id != LEAD
    assert made.asked_by.team == "Northern"
    assert made.asked_at < made.until
    said = (*made.shown.files, made.shown.title, made.reason)
    assert not any(word in one.lower() for one in said for word in ("practice", "made"))


def test_it_is_the_same_until_it_is_answered(desk: Desk) -> None:
    """Then it is gone for the day, and one entry says how it went."""
    room = desk.rooms.practice
    made = room.perhaps_made_up()
    assert made is not None
    assert room.perhaps_made_up() is made

    told = room.answer_made_up(made, released=False, seconds=42)

    assert told.right
    assert told.headline.startswith("This was practice")
    assert told.why
    assert room.perhaps_made_up() is None
    bodies = [read_body(one.body) for one in desk.rooms.seat.recorder().trail().entries()]
    (entry,) = (one for one in bodies if one.act is Act.PRACTICE_RESULT)
    assert entry.event is not None
    assert (entry.event.kind, entry.event.codes) == ("queue", {"passed": "yes"})
    assert entry.event.counts["seconds"] == 42
    assert room.standing().due


def test_one_that_would_have_gone_is_told_without_blame(desk: Desk) -> None:
    """Nothing was sent, and what there was to see is said."""
    made = desk.rooms.practice.perhaps_made_up()
    assert made is not None

    told = desk.rooms.practice.answer_made_up(made, released=True, seconds=5)

    assert not told.right
    assert "nothing was sent" in told.headline
    assert told.findings


def test_only_a_lead_has_one(desk: Desk) -> None:
    """Whoever checks letters practises in sessions."""
    desk.become(CLERK)

    assert desk.rooms.practice.perhaps_made_up() is None


def test_none_comes_before_its_hour(tmp_path: Path) -> None:
    """At eight nobody has asked yet."""
    desk = desk_at(tmp_path, datetime(2026, 11, 26, 8, tzinfo=ENGLAND), EVERY_DAY)
    desk.become(LEAD)
    try:
        assert desk.rooms.practice.perhaps_made_up() is None
    finally:
        desk.close()


def test_it_walks_through_the_review_room_like_a_real_one(desk: Desk) -> None:
    """Covered before the pick, everything after it; only the answer says that it was practice."""
    queue = MadeUpQueue(desk.rooms.seat)
    one = queue.waiting()
    assert one is not None
    assert queue.waiting() is one
    row = one.item()
    assert (row.id, row.needs, row.closed) == (one.made.id, Needs.SECOND, "")
    letter = one.open()
    assert all(page.covered and page.name == "" for page in letter.pages)
    assert letter.choices[-1].id == NOT_ON_RECORD
    with pytest.raises(CallError, match="Choose who"):
        one.pick(())
    meant = [each.id for each in one.made.shown.recipients]

    pick = one.pick(meant)
    same = one.pick([NOT_ON_RECORD])
    done = queue.answer(one, ReviewDecision(kind=Became.RETURNED, reason="Not this address"))

    assert pick.agrees
    assert same.picked == pick.picked
    assert pick.reason
    assert pick.findings
    assert done.practice.startswith("This was practice")
    assert queue.waiting() is None
    assert queue.of(row.id) is None


def test_a_queue_without_one_is_a_queue(tmp_path: Path) -> None:
    """Where the policy asks for none nothing is made and nothing is in the way."""
    desk = desk_at(tmp_path, datetime(2026, 11, 26, 18, tzinfo=ENGLAND), Limits())
    desk.become(LEAD)
    try:
        assert MadeUpQueue(desk.rooms.seat).waiting() is None
        assert MadeUpQueue(desk.rooms.seat).of("0" * 64) is None
    finally:
        desk.close()


def test_the_review_room_holds_it_among_the_others(desk: Desk) -> None:
    """It is opened, picked for and answered as any other; then it is gone from the queue."""
    review = desk.rooms.review
    (row,) = review.queue()
    assert review.open(row.id).picked is None
    release = ReviewDecision(kind=Became.RELEASED, reason="The author is sure")
    with pytest.raises(CallError, match="Choose first"):
        review.answer(row.id, release)
    pick = review.pick(row.id, [NOT_ON_RECORD])
    assert not pick.agrees
    assert review.open(row.id).picked is not None
    with pytest.raises(CallError, match="different person"):
        review.answer(row.id, release)

    done = review.answer(row.id, ReviewDecision(kind=Became.RETURNED, reason="It is not theirs"))

    assert "practice" in done.practice
    assert review.queue() == ()
    with pytest.raises(CallError, match="Nobody waits"):
        review.open(row.id)

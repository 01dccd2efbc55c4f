"""On one desk: what a lead sees before the pick, who may answer, and what voids an answer."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path

import pytest
from msgspec import structs

from checker.audit.acts import Act, Out
from checker.audit.entry import Event, Facts
from checker.audit.private_file import HALF
from checker.desk.answers import BreakGlass, Opened
from checker.desk.record.exchanging import AtDesk, Told, told_of
from checker.desk.review.asked import answered
from checker.desk.review.proving import Proofs
from checker.desk.review.review_answers import (
    NOT_ON_RECORD,
    Became,
    Needs,
    Proving,
    ReviewDecision,
    ReviewItem,
    SignInAgain,
)
from checker.desk.review.review_letters import before_pick, look_words
from checker.errors import CallError, NotReleased
from checker.model import Reason, Result
from tests.builders.results import kept
from tests.builders.two_desks import (
    CLERK,
    LEAD,
    LETTER,
    OKAFOR,
    OTHER_CLERK,
    OTHER_LEAD,
    PRITCHARD,
    REASON,
    acts,
    checked,
    confirmed,
    desk_of,
)

RELEASE = ReviewDecision(kind=Became.RELEASED, reason="I have read the order of 30 October.")
CODE = SignInAgain(code="amber-7-lamp")


class Office:
    """A desk at which everybody sits in turn."""

    def __init__(self, folder: Path) -> None:
        """Open it; `later` sets its clock ahead."""
        self.folder, self.later = folder, timedelta()
        self.desk = desk_of(folder, now=lambda: datetime.now(UTC) + self.later)

    def ask(self) -> tuple[Opened, Result, str]:
        """Have the clerk ask about the letter to Mr Okafor."""
        self.desk.become(CLERK)
        opened, result = checked(self.desk)
        return opened, result, self.desk.rooms.ask.ask(opened, result, REASON).id

    def items(self, who: str = LEAD) -> tuple[ReviewItem, ...]:
        """Give what waits for somebody, who sits down for it."""
        self.desk.become(who)
        return self.desk.rooms.review.queue()

    def release(self, item: str, who: str = LEAD) -> None:
        """Have a lead release something."""
        self.desk.become(who)
        self.desk.rooms.review.pick(item, [str(OKAFOR)])
        self.desk.rooms.review.answer(item, RELEASE, CODE)

    def forge(self, who: str, about: str, **other: object) -> Told:
        """Write an answer past everything that the desk refuses."""
        actor = next(one for one in self.desk.actors() if one.id == who)
        recorder = self.desk.rooms.seat.records.of(actor)
        right: dict[str, object] = {
            "out": Out.RELEASED,
            "about": about,
            "event": Event(kind="released", codes={"agrees": "yes"}),
            **other,
        }
        recorder.tell(Act.ANSWER_SECOND, Facts(**right))  # type: ignore[arg-type] # as given
        return told_of(recorder.trail(), (Act.ANSWER_SECOND,))[-1]


@pytest.fixture(name="office")
def opened_office(tmp_path: Path) -> Iterator[Office]:
    """Give the demo's office."""
    office = Office(tmp_path)
    yield office
    office.desk.close()


def test_before_the_pick_neither_file_name_nor_recipient_is_told(office: Office) -> None:
    """Not in the queue and not in the letter; its page is covered where it names anybody."""
    office.ask()
    (item,) = office.items()
    letter = office.desk.rooms.review.open(item.id)

    told = repr((item, replace(letter, choices=(), title="")))
    assert LETTER not in told
    assert "Daniel" not in told
    assert "Larkspur" not in told
    assert letter.picked is None
    assert letter.how_many == 1
    assert [page.name for page in letter.pages if page.name] == []
    assert letter.pages[0].covered
    assert letter.pages[0].boxes
    assert "is covered" in letter.hint
    came = office.desk.rooms.review._requests.known(item.id)
    assert came is not None
    bare = [structs.replace(one, covered=b"") for one in came.shown.pages]
    unread = before_pick(item, structs.replace(came.shown, pages=tuple(bare)), ())
    assert "nothing is covered" in unread.hint
    pick = office.desk.rooms.review.pick(item.id, [str(OKAFOR)])
    assert pick.pages[0].png != letter.pages[0].png
    assert LETTER in pick.file_names
    assert pick.asked_for == ("Mr Daniel Okafor, father, applicant",)
    assert {one.id for one in letter.choices} > {OKAFOR, PRITCHARD, NOT_ON_RECORD}


def test_a_lead_who_picks_somebody_else_cannot_release_it(office: Office) -> None:
    """The first pick holds, also when the desk is opened again; it can be returned."""
    _, _, ask = office.ask()
    office.items()
    review = office.desk.rooms.review
    assert not review.pick(ask, [str(PRITCHARD)]).can_release
    assert not review.pick(ask, [str(OKAFOR)]).agrees
    with pytest.raises(CallError, match="different person"):
        review.answer(ask, RELEASE, CODE)

    office.desk.close()
    office.desk = desk_of(office.folder, LEAD, CLERK, OTHER_LEAD)
    office.items()
    again = office.desk.rooms.review.open(ask)
    assert again.picked is not None
    assert not again.picked.agrees
    done = office.desk.rooms.review.answer(
        ask, ReviewDecision(kind=Became.RETURNED, reason="It is for Ms Pritchard.")
    )
    assert done.what == "Returned to the checker"


def test_the_first_pick_holds_whatever_the_clock_said(office: Office) -> None:
    """Nobody picks anew who picked while their computer believed it was last month."""
    _, _, ask = office.ask()
    office.items()
    review = office.desk.rooms.review
    office.later = timedelta(days=-20)
    assert not review.pick(ask, [str(PRITCHARD)]).agrees
    office.later = timedelta()

    assert not review.pick(ask, [str(OKAFOR)]).agrees
    with pytest.raises(CallError, match="different person"):
        review.answer(ask, RELEASE, CODE)


def test_a_release_needs_a_pick_a_reason_and_the_leads_own_code(office: Office) -> None:
    """Each is asked for, and a wrong code is no sign-in."""
    _, _, first = office.ask()
    office.items()
    review = office.desk.rooms.review
    with pytest.raises(CallError, match="Choose first"):
        review.answer(first, RELEASE, CODE)
    assert review.pick(first, [str(OKAFOR)]).proving is Proving.NEW_CODE
    for decision, again in (
        (replace(RELEASE, reason="Fine"), CODE),
        (RELEASE, None),
        (RELEASE, SignInAgain(code="12345")),
    ):
        with pytest.raises(CallError):
            review.answer(first, decision, again)
    review.answer(first, RELEASE, CODE)

    office.desk.become(CLERK)
    opened, result = checked(office.desk, name="Letter from last year.pdf")
    second = office.desk.rooms.ask.ask(opened, result, REASON).id
    office.items()
    pick = review.pick(second, [str(OKAFOR)])
    assert pick.proving is Proving.CODE
    with pytest.raises(CallError, match="not your code"):
        review.answer(second, RELEASE, SignInAgain(code="somebody else's"))
    assert acts(office.desk, LEAD).count(Act.ANSWER_SECOND) == 1


def test_a_code_that_could_not_be_written_whole_can_be_chosen_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves nobody with a code that is none."""
    _, _, ask = office.ask()
    office.items()
    review = office.desk.rooms.review
    review.pick(ask, [str(OKAFOR)])

    def full(handle: int, _mode: str) -> None:
        os.close(handle)
        raise OSError(ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        with pytest.raises(CallError, match="cannot be kept"):
            review.answer(ask, RELEASE, CODE)
    assert review.pick(ask, [str(OKAFOR)]).proving is Proving.NEW_CODE
    assert review.answer(ask, RELEASE, CODE).became is Became.RELEASED


def test_nobody_releases_what_they_checked_or_wrote(office: Office) -> None:
    """A lead who checks a letter asks the other lead; whoever signed it is not asked at all."""
    office.desk.become(LEAD)
    opened, result = checked(office.desk)
    office.desk.rooms.ask.ask(opened, result, REASON)
    assert office.items(LEAD) == ()
    assert len(office.items(OTHER_LEAD)) == 1

    office.desk.become(CLERK)
    ready = next(one for one in office.desk.ready() if one.name == "Message to Mr Okafor.eml")
    written = office.folder / "letter.txt"
    written.write_text(
        "Mr Daniel Okafor\n14 Larkspur Close\nHarrowfield\nHX97 8QT\n\nDear Mr Okafor\n\n"
        "Your reference is KT24P00817.\n\nYours sincerely\nDilys Cole\n",
        encoding="utf-8",
    )
    assert ready.files
    opened = office.desk.open([written])
    case = opened.suggestions[0].id
    result = office.desk.check(opened, case, [OKAFOR], result.recipients[0].via)
    asked = office.desk.rooms.ask.ask(opened, result, REASON).id
    assert asked in [one.id for one in office.items(LEAD)]
    assert asked not in [one.id for one in office.items(OTHER_LEAD)]

    office.desk.become(LEAD)
    review = office.desk.rooms.review
    assert review.pick(asked, [str(OKAFOR)]).leads == ()
    for to in (OTHER_LEAD, CLERK, ""):
        with pytest.raises(CallError, match="could not answer it"):
            review.answer(asked, ReviewDecision(kind=Became.PASSED_ON, to=to))
    assert asked in [one.id for one in review.queue()]


def test_an_answer_that_is_not_right_in_everything_lets_nothing_go(office: Office) -> None:
    """A clerk's, the asker's own, about another ask, without agreement, late, or signed wrongly."""
    _, result, ask = office.ask()
    seat = office.desk.rooms.seat
    people = AtDesk(seat).colleagues()
    trail = seat.recorder().trail()
    (asked,) = told_of(trail, (Act.ASK_SECOND,))
    right = office.forge(LEAD, ask)
    assert answered(asked, [right], people) is not None

    no = Event(kind="released", codes={"agrees": "no"})
    unsaid = Event(kind="released")
    others = [
        office.forge(OTHER_CLERK, ask),
        office.forge(CLERK, ask),
        office.forge(LEAD, "ab" * 32),
        office.forge(LEAD, ask, event=no),
        office.forge(LEAD, ask, event=unsaid),
        office.forge(LEAD, ask, out=None),
        replace(right, leaf=office.forge(OTHER_LEAD, ask).leaf[:64] + right.leaf[64:]),
    ]
    for other in others:
        assert answered(asked, [other], people) is None, other.body
    clerks = [one for one in people if one.actor != LEAD]
    assert answered(asked, [right], clerks) is None
    returned = office.forge(LEAD, ask, out=Out.HELD, event=Event(kind="returned"))
    found = answered(asked, [right, returned], people)
    assert found is not None
    assert found[0] is returned
    office.desk.become(CLERK)
    assert office.desk.standing(result, ())


def test_a_changed_letter_is_not_the_one_that_was_released(office: Office) -> None:
    """One byte more, another recipient: everything stands again."""
    opened, result, ask = office.ask()
    office.release(ask)
    office.desk.become(CLERK)
    assert office.desk.standing(result, ()) == ()
    opened, result = checked(office.desk, to=PRITCHARD)
    assert office.desk.standing(result, ())

    opened, result = checked(office.desk)
    with opened.files[0].path.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(NotReleased.__mro__[1]):
        confirmed(office.desk, opened, result)
    assert Act.RELEASE not in acts(office.desk, CLERK)


def test_nobody_answers_in_the_name_of_whoever_sat_down_meanwhile(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lead signs in again; before that comes back, another lead sits at the desk."""
    _, _, ask = office.ask()
    office.items()
    office.desk.rooms.review.pick(ask, [str(OKAFOR)])

    def late(*_told: object) -> None:
        office.items(OTHER_LEAD)

    monkeypatch.setattr(Proofs, "prove", late)
    with pytest.raises(CallError, match="Somebody else sits here"):
        office.desk.rooms.review.answer(ask, RELEASE, CODE)
    assert Act.ANSWER_SECOND not in (*acts(office.desk, LEAD), *acts(office.desk, OTHER_LEAD))


def test_an_answer_that_the_register_has_not_is_said_to_be_late(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked cannot see it yet, and what was sent stays until they can."""
    _, _, ask = office.ask()
    office.items()
    monkeypatch.setattr(AtDesk, "is_kept", lambda _desk, _seq: False)
    back = ReviewDecision(kind=Became.RETURNED, reason="Number 41, not 14.")
    assert office.desk.rooms.review.answer(ask, back).late
    assert list(office.folder.rglob("*.ask"))


@pytest.mark.parametrize("kind", [Became.RETURNED, Became.PASSED_ON, Became.LOOKED_OVER])
def test_nothing_is_answered_in_the_name_of_whoever_sits_down_before_its_turn(
    office: Office, kind: Became
) -> None:
    """What was pressed waits for other work; it is signed by who pressed, or by nobody."""
    _, _, ask = office.ask()
    office.items()
    pressed = ReviewDecision(kind=kind, reason="It is for Ms Pritchard.", to=OTHER_LEAD, by=LEAD)
    office.items(OTHER_LEAD)

    with pytest.raises(CallError, match="Somebody else sits here"):
        office.desk.rooms.review.answer(ask, pressed)
    with pytest.raises(CallError, match="Somebody else sits here"):
        office.desk.rooms.review.pick(ask, [str(OKAFOR)], by=LEAD)

    for lead in (LEAD, OTHER_LEAD):
        assert not {Act.ANSWER_SECOND, Act.VIEW} & set(acts(office.desk, lead))


def test_a_released_letter_goes_once(office: Office) -> None:
    """The answer is used up by the letter that it let go."""
    _, _, ask = office.ask()
    office.release(ask)
    office.desk.become(CLERK)
    opened, result = checked(office.desk)
    confirmed(office.desk, opened, result)

    opened, result = checked(office.desk)
    assert office.desk.standing(result, ())


@pytest.mark.parametrize("how", ["confirmed", "withdrawn"])
def test_an_answer_that_ended_stays_so_whatever_the_clock_said(office: Office, how: str) -> None:
    """A computer that believed it was last month lets no letter go a second time."""
    _, _, ask = office.ask()
    office.release(ask)
    office.desk.become(CLERK)
    opened, result = checked(office.desk)
    office.later = timedelta(days=-20)
    if how == "withdrawn":
        office.desk.rooms.ask.withdraw(ask)
    else:
        confirmed(office.desk, opened, result)
    office.later = timedelta()

    office.desk.close()
    office.desk = desk_of(office.folder, CLERK, LEAD, OTHER_LEAD)
    office.desk.become(CLERK)
    opened, result = checked(office.desk)
    assert office.desk.standing(result, ())


def test_what_cannot_be_deleted_from_the_disk_is_not_said_to_be(office: Office) -> None:
    """It counts no more, and is deleted when one looks again."""
    _, _, ask = office.ask()
    (file,) = office.folder.rglob("*.ask")
    sealed = file.read_bytes()
    file.unlink()
    file.mkdir()

    assert "cannot be deleted now" in office.desk.rooms.ask.withdraw(ask)
    file.rmdir()
    file.write_bytes(sealed)
    assert office.desk.rooms.ask.waiting() == ()
    assert not file.exists()


def test_after_72_hours_nobody_is_asked_any_more(office: Office) -> None:
    """It says so in a sentence, and what was sent is gone from the disk."""
    office.ask()
    assert len(list(office.folder.rglob("*.ask"))) == 1
    office.later = timedelta(hours=72, minutes=1)

    assert office.items() == ()
    office.desk.become(CLERK)
    (told,) = office.desk.rooms.ask.waiting()
    assert told.became is Became.EXPIRED
    assert "72 hours" in told.words
    assert not list(office.folder.rglob("*.ask"))
    assert acts(office.desk, CLERK)[-1] is Act.CANCEL


def test_what_was_never_whole_or_cannot_be_read_is_deleted_after_72_hours(office: Office) -> None:
    """A computer that went off while it wrote leaves nothing for ever."""
    office.ask()
    (file,) = office.folder.rglob("*.ask")
    odd = [file.with_name("ab.ask"), file.with_name(f"cd.ask{HALF}")]
    for one in odd:
        one.write_bytes(file.read_bytes()[:100])
    assert len(office.items()) == 1
    assert all(one.exists() for one in odd)
    office.later = timedelta(hours=72, minutes=1)
    assert office.items() == ()
    assert list(file.parent.iterdir()) == []


def test_what_is_passed_on_waits_for_the_other_lead(office: Office) -> None:
    """It is gone from one queue and says who passed it on in the other."""
    _, _, ask = office.ask()
    office.items()
    decision = ReviewDecision(kind=Became.PASSED_ON, to=OTHER_LEAD)
    office.desk.rooms.review.answer(ask, decision)

    assert office.items() == ()
    (item,) = office.items(OTHER_LEAD)
    assert (item.id, item.passed_by) == (ask, "Amara Osei")
    office.release(ask, OTHER_LEAD)
    assert [one.became for one in office.desk.rooms.review.team()] == [Became.RELEASED]


def test_the_team_reads_the_answer_that_counts(office: Office) -> None:
    """Two leads answered at once: it is returned, also where the release came later."""
    _, _, ask = office.ask()
    office.forge(LEAD, ask, out=Out.HELD, event=Event(kind="returned"))
    office.forge(OTHER_LEAD, ask)
    office.desk.become(LEAD)
    assert [one.became for one in office.desk.rooms.review.team()] == [Became.RETURNED]
    office.desk.become(CLERK)
    assert office.desk.rooms.ask.waiting()[0].became is Became.RETURNED


def test_a_clerk_has_no_queue(office: Office) -> None:
    """The room is a lead's."""
    _, _, ask = office.ask()
    review = office.desk.rooms.review
    for call in (
        review.queue,
        review.team,
        review.done_today,
        lambda: review.open(ask),
        lambda: review.pick(ask, [str(OKAFOR)]),
        lambda: review.answer(ask, RELEASE, CODE),
    ):
        with pytest.raises(CallError, match="not open to you"):
            call()
    assert Needs.SECOND in {one.needs for one in office.items()}


def test_what_went_in_haste_or_against_the_record_is_looked_over(office: Office) -> None:
    """A broken glass and a record said to be wrong wait for a lead until one has looked."""
    office.desk.become(CLERK)
    _, result = checked(office.desk)
    seat = office.desk.rooms.seat
    now, recorder = seat.now(), seat.recorder()
    glass = BreakGlass(reason="The hearing is at noon.", people=("lead",))
    recorder.break_glass(result, glass, about="ab" * 32, now=now)
    wrong = kept(result.findings[0], Reason.RECORD_BEHIND, "It says the old street.")
    recorder.note(Act.RELEASE, result, out=Out.RELEASED, kept=(wrong,), now=now)

    haste, behind = office.items()
    assert {haste.needs, behind.needs} == {Needs.LOOK}
    assert "could not wait" in haste.why
    assert "record is wrong" in behind.why
    letter = office.desk.rooms.review.open(haste.id)
    assert letter.picked is not None
    assert letter.picked.reason == glass.reason
    told = office.desk.rooms.review.open(behind.id).picked
    assert told is not None
    assert told.reason == "It says the old street."
    (entry,) = told_of(recorder.trail(), (Act.RELEASE,))
    seconded = replace(entry, body=structs.replace(entry.body, by=(LEAD,)))
    assert look_words(seconded) == look_words(entry)
    done = office.desk.rooms.review.answer(haste.id, ReviewDecision(kind=Became.LOOKED_OVER))
    assert done.what == "Looked over"
    assert [one.id for one in office.items()] == [behind.id]
    assert [one.id for one in office.items(OTHER_LEAD)] == [behind.id]


def test_a_time_that_no_calendar_has_hides_nothing_from_a_lead(office: Office) -> None:
    """A clock that is wrong, or somebody who wants to be overlooked, does not stop the queue."""
    office.ask()
    office.desk.rooms.seat.recorder().trail().append(
        Act.BREAK_GLASS, Facts(team="northern"), t_ms=2**53 - 1, mono_ms=1
    )

    assert {one.needs for one in office.items()} == {Needs.SECOND, Needs.LOOK}

"""The practice room: a session from beginning to end, in the record of whoever sits there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.audit.entry import Act, Body, Event, Facts, read_body
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.practice.practice_answers import PracticeDone, PracticeSheet
from checker.desk.practice.practice_letters import read_session
from checker.desk.practice.practising import Practising
from checker.errors import CallError
from checker.practice.session import draw_session
from tests.builders.readers import demo_desk, shared_readers


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the demo's desk, its clerk sitting at it."""
    desk = demo_desk(tmp_path)
    desk.become(desk.actors()[0].id)
    yield desk
    desk.close()


def results(desk: Desk) -> list[Body]:
    """Give the practice results in the record of whoever sits here."""
    entries = desk.rooms.seat.recorder().trail().entries()
    bodies = [read_body(one.body) for one in entries]
    return [one for one in bodies if one.act is Act.PRACTICE_RESULT]


def planted(room: Practising) -> list[str]:
    """Give what is wrong with each letter of the session that goes on, "" where nothing is."""
    assert room._sitting is not None
    letters = [one.letter.planted for one in room._sitting.letters]
    return ["" if one is None else one.wrong.value for one in letters]


def further(room: Practising) -> PracticeSheet:
    """Go on to the next letter."""
    sheet = room.further()
    assert isinstance(sheet, PracticeSheet)
    return sheet


def end(room: Practising) -> PracticeDone:
    """Go on after the last letter."""
    done = room.further()
    assert isinstance(done, PracticeDone)
    return done


def sit(desk: Desk, name: str) -> None:
    """Let somebody else of the demo's office sit down."""
    desk.become(next(one.id for one in desk.actors() if one.name == name))


def test_every_letter_is_what_it_says_it_is(desk: Desk) -> None:
    """Letterlock finds what was planted, and nothing in a right letter."""
    seat = desk.rooms.seat
    for seed in range(6):
        drawn = draw_session(seed, now=seat.now(), block=seed % 2)

        kept = read_session(drawn, seat.readers, now=seat.now())

        assert [one.letter for one in kept] == list(drawn.letters)


def test_a_session_from_beginning_to_end(desk: Desk) -> None:
    """Every answer is told at once; the end is one entry that counts, and nothing else of it."""
    room = desk.rooms.practice
    sheet = room.begin()
    wrong = planted(room)
    told = []
    for number, what in enumerate(wrong, 1):
        assert (sheet.number, sheet.of) == (number, len(wrong))
        assert room.picture(1, 300).startswith(b"\x89PNG")
        told.append(room.answer(what))
        if not told[-1].last:
            sheet = further(room)

    done = end(room)

    assert all(one.right for one in told)
    assert [one.last for one in told] == [False] * (len(wrong) - 1) + [True]
    assert (done.passed, done.letters, done.false) == (True, len(wrong), 0)
    assert done.errors == done.caught == len(list(filter(None, wrong)))
    (entry,) = results(desk)
    assert entry.event is not None
    assert (entry.event.kind, entry.event.codes) == ("practice", {"passed": "yes"})
    assert set(entry.event.counts) == {
        "letters",
        "errors",
        "caught",
        "false",
        "seconds",
        "version",
    }
    assert entry.team == "northern"
    assert not entry.findings
    assert not entry.sd


def test_an_answer_says_why_without_blame(desk: Desk) -> None:
    """Sending what is wrong is told with what the letter and the record say."""
    room = desk.rooms.practice
    room.begin()
    for what in planted(room):
        told = room.answer("" if what else "name")

        assert not told.right
        assert told.why
        assert bool(told.findings) == bool(what)
        assert not {"wrong", "fail", "error"} & set(told.headline.lower().split())
        if not told.last:
            further(room)
    assert end(room).passed is False


def test_a_sheet_says_nothing_of_what_is_wrong(desk: Desk) -> None:
    """Neither the file's name nor the record's side differ for a letter with a mistake."""
    room = desk.rooms.practice
    sheet = room.begin()
    room.answer()
    more = [sheet, further(room)]

    assert {one.document.name for one in more} == {"letter.pdf"}
    assert all(one.record[0].rows[0].value == one.to for one in more)


def test_two_sessions_share_no_letter(desk: Desk) -> None:
    """Neither after one that was left, nor after a start of the program."""
    room = desk.rooms.practice
    room.begin()
    assert room._sitting is not None
    before = {one.document.sha256 for one in room._sitting.letters}
    room.leave()
    room.begin()
    after = {one.document.sha256 for one in room._sitting.letters}

    assert not before & after


def test_a_session_that_is_left_records_nothing(desk: Desk) -> None:
    """And nobody goes on with somebody else's."""
    room = desk.rooms.practice
    room.begin()
    with pytest.raises(CallError, match="Say first"):
        room.further()
    sit(desk, "Amara Osei")
    with pytest.raises(CallError, match="No practice session"):
        room.answer()
    room.leave()

    assert results(desk) == []


def test_a_letter_is_answered_once(desk: Desk) -> None:
    """What was told cannot be used."""
    room = desk.rooms.practice
    room.begin()
    room.answer()
    with pytest.raises(CallError, match="answered already"):
        room.answer("address")


def test_practice_is_due_until_a_session_is_passed(desk: Desk) -> None:
    """A person sees their own results; the day comes from the policy's number of days."""
    room = desk.rooms.practice
    assert room.standing().due
    room.begin()
    for what in planted(room):
        if not room.answer(what).last:
            further(room)
    end(room)

    mine = room.standing()

    assert (mine.due, mine.every_days, len(mine.done)) == (False, 365, 1)
    assert mine.until is not None
    assert mine.until > date(2026, 1, 1)
    sit(desk, "Amara Osei")
    assert room.standing().done == ()


def test_a_lead_sees_the_team_and_a_clerk_does_not(desk: Desk) -> None:
    """By team, never by person; a team of four is too small to say anything."""
    with pytest.raises(CallError, match="not open to you"):
        desk.rooms.practice.teams()
    sit(desk, "Amara Osei")

    (team,) = desk.rooms.practice.teams()

    assert team.name == "Northern"
    assert team.words.startswith(("0 of 5 people", "Too few people"))


def test_tests_are_imported_by_a_lead_or_an_administrator_only(desk: Desk, tmp_path: Path) -> None:
    """Whole or not at all; the same file again adds nothing."""
    file = tmp_path / "tests.csv"
    head = "person,taken,policy,version,passed\n"
    good = "u-7f31a0,2026-11-02,post,1,yes\nGareth Lowe,2026-11-02,post,1,no\n"
    file.write_text(head + good, encoding="utf-8")
    room = desk.rooms.practice
    with pytest.raises(CallError, match="not open to you"):
        room.import_tests(file)
    sit(desk, "Tomos Vale")

    first, again = room.import_tests(file), room.import_tests(file)
    file.write_text(head + good + "Nobody,2026-11-02,post,1,no\n", encoding="utf-8")
    broken = room.import_tests(file)

    assert (first.recorded, again.recorded, again.known) == (2, 0, 2)
    assert (broken.recorded, len(broken.wrong)) == (0, 1)
    entries = results(desk)
    assert [one.by for one in entries] == [("u-7f31a0",), ("u-90d1f7",)]
    assert {one.team for one in entries} == {"northern"}
    assert room.standing().done == ()


def test_a_lead_imports_for_the_own_team(desk: Desk, tmp_path: Path) -> None:
    """Somebody of another team is nobody there."""
    file = tmp_path / "tests.csv"
    file.write_text(
        "person,taken,policy,version,passed\nRhian Mead,2026-11-02,post,1,yes\n", encoding="utf-8"
    )
    sit(desk, "Amara Osei")

    assert desk.rooms.practice.import_tests(file).wrong


def test_a_desk_of_one_person_says_nothing_of_the_team(tmp_path: Path) -> None:
    """The others' records are not there: nobody is called late for it."""
    setting = demo_setting(tmp_path)
    lead = next(one for one in setting.actors if one.name == "Amara Osei")
    desk = Desk(replace(setting, actors=(lead,)), shared_readers())
    try:
        assert desk.rooms.practice.teams() == ()
    finally:
        desk.close()


class Turns:
    """A lock before which somebody else has their turn, once."""

    def __init__(self, first: Callable[[], object]) -> None:
        self._first: Callable[[], object] | None = first

    def __enter__(self) -> None:
        """Let the other go first."""
        first, self._first = self._first, None
        if first is not None:
            first()

    def __exit__(self, *_: object) -> None:
        """Let go."""


def test_a_result_is_listed_once_however_many_ask_at_once(desk: Desk) -> None:
    """The queue asks for made-up letters while the page of practice is read."""
    seat = desk.rooms.seat

    def other() -> None:
        event = Event(kind="practice", codes={"passed": "yes"})
        seat.recorder().tell(Act.PRACTICE_RESULT, Facts(event=event))
        room.standing()

    room = Practising(replace(seat, lock=Turns(other)))  # type: ignore[arg-type] # a slow lock

    assert [len(room.standing().done) for _ in range(3)] == [1, 1, 1]

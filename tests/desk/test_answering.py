"""The regulator's questions at the desk: counted by hand, shown with a purpose, put into a pack."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.audit.entry import Act, read_body
from checker.desk import Answers
from checker.desk.after.actions import ActionTold
from checker.desk.computer.mail_autocomplete import Autocomplete
from checker.desk.computer.workstation import Workstation
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.questions.answering import AnswersShown
from checker.errors import CallError, TrailError
from checker.model import Channel, WhoId
from checker.reports.answers import Answer, State
from tests.builders.readers import shared_readers

CLERK, LEAD, INVESTIGATOR = "Priya Nair", "Amara Osei", "Helen Strand"
OFFICER, ADMINISTRATOR = "Rhian Mead", "Tomos Vale"
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter number {n}.\n\n"
    "Yours sincerely\nPriya Nair\n"
)
RIGHT = Answers(recipients=(WhoId("P2"),), typed="hx983ld", held=True)
FULL = "The disk is full."
WORDS = "Letter of the Commissioner of 5 March"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, without its made-up year."""
    setting = replace(demo_setting(tmp_path), guesser=None, made_up=0)
    desk = Desk(setting, shared_readers())
    yield desk
    desk.close()


def sit(desk: Desk, name: str) -> None:
    """Let somebody sit down."""
    desk.become(next(one.id for one in desk.actors() if one.name == name))


def send(desk: Desk, folder: Path, number: int) -> None:
    """Check a letter to the mother, and confirm it."""
    file = folder / f"letter{number}.txt"
    file.write_text(LETTER.format(n=number), encoding="utf-8")
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    opened = desk.open([file])
    result = desk.check(opened, case, [WhoId("P2")], Channel.POST)
    desk.confirm(opened, result, [], RIGHT)


def part(shown: AnswersShown, name: str) -> Answer:
    """Give one answer."""
    return next(one for one in shown.answers if one.part.id == name)


def test_letters_of_this_month_are_those_that_were_sent(desk: Desk, tmp_path: Path) -> None:
    """Three by two clerks; the entries behind the figure are theirs, and go into a pack."""
    sit(desk, CLERK)
    send(desk, tmp_path, 1)
    send(desk, tmp_path, 2)
    sit(desk, "Gareth Lowe")
    send(desk, tmp_path, 3)
    sit(desk, INVESTIGATOR)

    answer = part(desk.rooms.answers.show(3), "9c")
    looked = desk.rooms.answers.entries(answer, WORDS)
    made = desk.rooms.packs.make(looked, answer.part.asks, [], tmp_path / "pack")

    assert [row.n for row in answer.rows] == [0, 0, 3]
    assert {one.body.act for one in looked.found} == {Act.RELEASE}
    assert len(looked.found) == 3
    assert made.entries == 3
    assert desk.rooms.packs.check(tmp_path / "pack").holds


def test_to_see_entries_is_itself_an_entry_with_its_purpose(desk: Desk, tmp_path: Path) -> None:
    """And nothing is shown before it is said what for."""
    sit(desk, CLERK)
    send(desk, tmp_path, 1)
    sit(desk, INVESTIGATOR)
    answer = part(desk.rooms.answers.show(), "9c")

    with pytest.raises(CallError, match="what this is for"):
        desk.rooms.answers.entries(answer, "x")
    looked = desk.rooms.answers.entries(answer, WORDS)

    trail = desk.rooms.seat.recorder().trail()
    event = read_body(trail.entries(most=1, newest_first=True)[0].body).event
    assert event is not None
    assert (event.kind, event.codes) == ("date", {"purpose": "regulator"})
    assert looked.recorded == trail.entries(most=1, newest_first=True)[0].hash.hex()


@pytest.mark.parametrize(
    ("name", "answers", "entries"),
    [
        (CLERK, False, False),
        (LEAD, False, False),
        (ADMINISTRATOR, True, False),
        (INVESTIGATOR, True, True),
        (OFFICER, True, True),
    ],
)
def test_who_may_answer_and_who_may_see_entries(
    name: str, answers: bool, entries: bool, desk: Desk
) -> None:
    """An administrator counts and sees no entry; a clerk and a lead do neither."""
    sit(desk, INVESTIGATOR)
    answer = part(desk.rooms.answers.show(), "9c")
    sit(desk, name)

    if answers:
        assert desk.rooms.answers.show().may_show is entries
    else:
        with pytest.raises(CallError):
            desk.rooms.answers.show()
    if entries:
        assert desk.rooms.answers.entries(answer, WORDS).rows == ()
    else:
        with pytest.raises(CallError):
            desk.rooms.answers.entries(answer, WORDS)


def test_a_policy_that_was_read_is_due_no_more_and_counts_in_the_answer(desk: Desk) -> None:
    """For each person by themselves, once."""
    sit(desk, CLERK)
    (due,) = desk.rooms.policies.due()
    desk.rooms.policies.confirm(due.code, due.version)
    assert desk.rooms.policies.due() == ()
    with pytest.raises(CallError):
        desk.rooms.policies.confirm(due.code, due.version)
    with pytest.raises(CallError):
        desk.rooms.policies.overview()
    sit(desk, LEAD)
    (mine,) = desk.rooms.policies.overview().rows
    assert CLERK not in mine.missing
    assert LEAD in mine.missing
    assert len(desk.rooms.policies.due()) == 1
    sit(desk, INVESTIGATOR)

    (row,) = part(desk.rooms.answers.show(), "2b").rows

    assert (row.n, row.of) == (1, len(desk.actors()))


def test_an_action_is_kept_word_by_word_and_overdue_by_itself(desk: Desk) -> None:
    """Done needs something that shows it."""
    sit(desk, ADMINISTRATOR)
    owner = desk.rooms.seat.sits().id
    late = ActionTold(
        title="Switch autocomplete off", owner=owner, due=date(2020, 1, 1), recommendation=True
    )
    assert desk.rooms.actions.tell(late) == "rec-1"
    assert desk.rooms.actions.tell(replace(late, recommendation=False)) == "action-1"
    assert "2 are overdue" in desk.rooms.actions.register().words
    with pytest.raises(CallError, match="what shows"):
        desk.rooms.actions.tell(ActionTold(id="rec-1", owner=owner, state="done"))
    desk.rooms.actions.tell(
        ActionTold(id="rec-1", owner=owner, state="done", evidence="Group policy of 19 September")
    )
    sit(desk, OFFICER)

    found = {one.id: one for one in desk.rooms.actions.register().actions}

    assert found["rec-1"].evidence == ("Group policy of 19 September",)
    assert not found["rec-1"].overdue(date(2026, 11, 27))
    assert found["rec-1"].title == "Switch autocomplete off"
    assert part(desk.rooms.answers.show(), "5a").rows[0].note == "Done, due 1 January 2020"
    sit(desk, CLERK)
    with pytest.raises(CallError):
        desk.rooms.actions.register()


def test_an_import_answers_and_is_an_entry(desk: Desk, tmp_path: Path) -> None:
    """Of one kind and so many rows, never of a name; a changed file does not count any more."""
    file = tmp_path / "training.csv"
    file.write_bytes(
        "person,course,completed,passed\r\nu-7f31a0,Caf\xe9,2026-10-01,yes\r\n"
        "sam@northern.example,Caf\xe9,2026-10-02,no\r\n".encode("cp1252")
    )
    sit(desk, ADMINISTRATOR)

    assert desk.rooms.answers.take("training", file).rows == 2

    shown = desk.rooms.answers.show()
    assert [(row.name, row.n) for row in part(shown, "1a").rows] == [("Caf\xe9", 1)]
    assert [(one.what, one.rows, one.who, one.here) for one in shown.imports] == [
        ("training", 2, ADMINISTRATOR, True)
    ]
    trail = desk.rooms.seat.recorder().trail()
    written = b"".join(one.body for one in trail.entries())
    assert b"sam@" not in written
    (kept,) = (trail.path.parent / "imports").glob("*.csv")
    assert b"sam@" not in kept.read_bytes()
    kept.write_bytes(kept.read_bytes().replace(b"no", b"yes"))
    shown = desk.rooms.answers.show()
    assert part(shown, "1a").state is State.MISSING
    assert not shown.imports[0].here


def test_an_older_import_does_not_stand_in_for_the_newest(desk: Desk, tmp_path: Path) -> None:
    """The newest was changed since: the table has to be imported again, not another's rows."""
    sit(desk, ADMINISTRATOR)
    for course in ("Older", "Newest"):
        file = tmp_path / "training.csv"
        file.write_text(f"person,course,completed,passed\nu-7f31a0,{course},2026-10-01,yes\n")
        desk.rooms.answers.take("training", file)
    folder = desk.rooms.seat.recorder().trail().path.parent / "imports"
    newest = next(one for one in folder.iterdir() if b"Newest" in one.read_bytes())
    newest.unlink()

    shown = desk.rooms.answers.show()

    assert part(shown, "1a").state is State.MISSING
    assert [one.here for one in shown.imports] == [False, True]


def test_an_import_that_cannot_be_recorded_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that an earlier entry names stays."""
    sit(desk, ADMINISTRATOR)
    folder = desk.rooms.seat.recorder().trail().path.parent / "imports"
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("person,course,completed,passed\nu-7f31a0,Post,2026-10-01,yes\n")
    new.write_text("person,course,completed,passed\nu-7f31a0,Post,2026-10-02,yes\n")
    desk.rooms.answers.take("training", old)
    kept = list(folder.iterdir())

    def refuse(*_told: object, **_more: object) -> None:
        raise TrailError(FULL)

    monkeypatch.setattr(desk.rooms.seat.recorder(), "tell", refuse)
    for file in (old, new):
        with pytest.raises(TrailError):
            desk.rooms.answers.take("training", file)

    assert list(folder.iterdir()) == kept


def test_a_wrong_import_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    """Neither a row nor an entry nor a file."""
    file = tmp_path / "hr.csv"
    file.write_text("person,team,started,fte\nu-7f31a0,North,2020-01-01,1\nx,North,soon,2\n")
    sit(desk, INVESTIGATOR)

    told = desk.rooms.answers.take("hr", file)

    assert told.rows == 0
    assert [one[:7] for one in told.wrong] == ["Line 3:", "Line 3:"]
    assert desk.rooms.answers.show().imports == ()


def test_autocomplete_is_recorded_when_it_changed(desk: Desk) -> None:
    """Once for each state; what cannot be read is vouched for by an administrator."""
    states = [Autocomplete.UNKNOWN, Autocomplete.ON, Autocomplete.ON, Autocomplete.OFF]
    sit(desk, CLERK)
    left = iter(states)
    seen = Workstation(desk.rooms.seat, lambda: next(left))

    for _ in states:
        seen.note()
    with pytest.raises(CallError):
        seen.attest("off", "Group policy Mail-7")
    sit(desk, ADMINISTRATOR)
    with pytest.raises(CallError, match="how you know"):
        seen.attest("off", "")
    seen.attest("off", "Group policy Mail-7")

    answer = part(desk.rooms.answers.show(), "5b")
    assert [(row.name, row.n) for row in answer.rows] == [
        ("Off, said by a person", 1),
        ("Off, read from the mail program", 1),
    ]
    assert len(answer.hashes) == 3


def test_the_demo_counts_its_made_up_year_and_says_so(tmp_path: Path) -> None:
    """So that nobody looks for entries that nobody wrote."""
    setting = replace(demo_setting(tmp_path), guesser=None, made_up=600)
    desk = Desk(setting, shared_readers())
    sit(desk, INVESTIGATOR)

    shown = desk.rooms.answers.show()

    assert "made-up year" in shown.source
    assert sum(row.n for row in part(shown, "9c").rows) > 300
    assert desk.rooms.seat.now() > datetime(2026, 1, 1, tzinfo=UTC)
    desk.close()

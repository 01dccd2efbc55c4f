"""The trends of a desk: what was checked here, counted as letters."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from checker.audit.entry import Act, Body, read_body
from checker.checks import RULES
from checker.desk import Answers, Opened
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.looking_up.look_answers import Purpose, Why
from checker.desk.review.team_entries import TeamEntries
from checker.desk.trends.trend_answers import TrendsAsked
from checker.errors import CallError
from checker.model import CaseId, Channel, Result, WhoId
from tests.builders.readers import shared_readers

MOTHER = WhoId("P2")
LETTER = (
    "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\n20 November 2026\n\n"
    "Our reference: KT24P00817\n\nDear Ms Pritchard\n\nThank you for your letter.\n\n"
    "Yours sincerely\nPriya Nair\n"
)
WHY = Why(purpose=Purpose.COMPLAINT, words="A complaint about two letters")
RIGHT = Answers(recipients=(MOTHER,), typed="hx983ld", held=True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The demo's desk, with a made-up year of fewer letters."""
    desk = Desk(replace(demo_setting(tmp_path), made_up=12_000), shared_readers())
    yield desk
    desk.close()


def bodies(desk: Desk) -> list[tuple[str, Body]]:
    """Give the hashes and bodies of what was recorded of letters."""
    trail = desk.rooms.seat.recorder().trail()
    read = [(one.hash.hex(), read_body(one.body)) for one in trail.entries(most=100)]
    return [one for one in read if one[1].act in (Act.CHECK, Act.RELEASE)]


def test_a_letter_mended_and_checked_again_is_the_same_letter(desk: Desk, tmp_path: Path) -> None:
    """Its second check says which one it goes on from; the next letter in that file says none."""
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    file = tmp_path / "letter.txt"
    file.write_text(LETTER.replace("6 Weir", "9 Weir"), encoding="utf-8")
    _check(desk, case, file)
    file.write_text(LETTER, encoding="utf-8")

    opened, result = _check(desk, case, file)
    desk.confirm(opened, result, [], RIGHT)
    _check(desk, case, file)

    told = bodies(desk)
    assert [one.act.value for _, one in told] == ["check", "check", "release", "check"]
    assert [one.about for _, one in told] == [None, told[0][0], told[1][0], None]


def _check(desk: Desk, case: CaseId, file: Path) -> tuple[Opened, Result]:
    """Open a letter and check it as post to the mother."""
    opened = desk.open([file])
    return opened, desk.check(opened, case, [MOTHER], Channel.POST)


@pytest.fixture
def lead(desk: Desk) -> Desk:
    """The demo's desk with the team's lead at it."""
    desk.become("u-2c94be")
    return desk


def test_a_lead_sees_the_year_by_team(lead: Desk) -> None:
    """The demo counts a made-up year and says so; the picture's figures are all there."""
    told = lead.rooms.trends.show(TrendsAsked())

    assert len(told.months) == 12
    assert len(told.tiles) == 5
    assert [name for _, name in told.teams] == [
        "Duty and urgent", "Harrowfield", "Kettlebridge", "Northern",
    ]  # fmt: skip
    assert "made-up" in told.source
    assert "more than chance explains" in told.changes[1]
    assert told.marks
    assert len(told.rows) == 4


def test_somebody_has_no_more_letters_than_their_team(lead: Desk) -> None:
    """The people of the demo work in a team of its made-up year."""
    team = lead.rooms.trends.show(TrendsAsked(team="northern"))
    lead.become("u-7f31a0")
    own = lead.rooms.trends.show(TrendsAsked(mine=True))

    both = tuple(zip(own.months, team.months, strict=True))
    assert all(0 < one.checked < whole.checked for one, whole in both)
    assert all(one.stopped.n <= whole.stopped.n for one, whole in both)


def test_one_team_can_be_asked_for(lead: Desk) -> None:
    """All teams can still be chosen then."""
    whole = lead.rooms.trends.show(TrendsAsked())
    told = lead.rooms.trends.show(TrendsAsked(team="kettlebridge", months=3))

    assert told.about.startswith("Kettlebridge, ")
    assert told.teams == whole.teams
    assert [one.team for one in told.rows] == ["kettlebridge"]
    assert len(told.months) == 3


@pytest.mark.parametrize("months", [12, 3])
def test_by_hour_channel_and_time_here_add_up_to_the_months_that_are_shown(
    lead: Desk, months: int
) -> None:
    """The month before is counted to compare with, and belongs to no table."""
    told = lead.rooms.trends.show(TrendsAsked(months=months))
    whole = sum(one.checked for one in told.months)
    for groups in (told.hours, told.tenures, told.channels):
        assert sum(one.letters for one in groups) == whole


def test_before_and_after_any_day_can_be_asked_for(lead: Desk) -> None:
    """What was switched on first, then the first of each month; a day out of reach is not used."""
    room = lead.rooms.trends
    usual = room.show(TrendsAsked())
    day = usual.splits[-1][0]

    other = room.show(TrendsAsked(split=day))
    never = room.show(TrendsAsked(split="1999-01-01"))

    assert usual.splits[0][1].startswith("Letterlock starts, autocomplete off, ")
    assert (usual.split, other.split) == (usual.splits[0][0], day)
    assert usual.changes != other.changes
    assert never.changes == usual.changes


def test_what_is_checked_today_is_counted(desk: Desk, tmp_path: Path) -> None:
    """In one's own figures, which need no purpose, and not in those of others."""
    asked = TrendsAsked(mine=True)
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    before = desk.rooms.trends.show(asked).months[-1].checked
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    _check(desk, case, file)

    after = desk.rooms.trends.show(asked).months[-1].checked

    assert after == before + 1


def test_a_clerk_sees_nothing_of_others(desk: Desk) -> None:
    """Not by team, and not by person; nor is anything written down of it."""
    room, before = desk.rooms.trends, len(bodies(desk))

    with pytest.raises(CallError, match="not open to you"):
        room.show(TrendsAsked())
    with pytest.raises(CallError, match="not open to you"):
        room.of_person("u-90d1f7", TrendsAsked(), WHY)
    with pytest.raises(CallError, match="not open to you"):
        room.rules()
    assert len(bodies(desk)) == before


def test_figures_of_a_person_need_a_purpose_that_is_kept(lead: Desk) -> None:
    """Written down before anything is shown, with why and about whom."""
    room, trail = lead.rooms.trends, lead.rooms.seat.recorder().trail()
    with pytest.raises(CallError, match="few words"):
        room.of_person("u-90d1f7", TrendsAsked(), replace(WHY, words=" "))
    before = [read_body(one.body).act for one in trail.entries()]

    told = room.of_person("u-90d1f7", TrendsAsked(), WHY)

    entry = trail.entries()[-1]
    event = read_body(entry.body).event
    assert Act.VIEW not in before
    assert event is not None
    assert (event.kind, event.codes["purpose"]) == ("person", "complaint")
    assert told.about.startswith("Letters of Gareth Lowe, ")
    assert told.rows == ()


def test_a_lead_sees_no_person_of_another_team(tmp_path: Path) -> None:
    """Nor is it written down as a look: there was none."""
    setting = demo_setting(tmp_path)
    actors = tuple(
        replace(one, team="Another team") if one.id == "u-90d1f7" else one for one in setting.actors
    )
    with closing(Desk(replace(setting, actors=actors, made_up=0), shared_readers())) as desk:
        desk.become("u-2c94be")

        for actor in ("u-90d1f7", "u-nobody"):
            with pytest.raises(CallError, match="own team"):
                desk.rooms.trends.of_person(actor, TrendsAsked(), WHY)

        entries = desk.rooms.seat.recorder().trail().entries()
        assert Act.VIEW not in {read_body(one.body).act for one in entries}


def test_a_record_that_was_begun_anew_is_counted_from_its_first_entry(tmp_path: Path) -> None:
    """Not from where the old one was: the same person has another log then."""
    asked, file = TrendsAsked(mine=True), tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    old, new = (
        Desk(replace(demo_setting(tmp_path / name), made_up=0), shared_readers()) for name in "ab"
    )
    with closing(old), closing(new):
        for desk in (old, new):
            case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
            _check(desk, case, file)
        room = old.rooms.trends
        before = room.show(asked).months[-1].checked

        room._seat = new.rooms.seat

        assert (before, room.show(asked).months[-1].checked) == (1, 2)


def test_the_administrator_sees_which_rules_are_pressed_away(desk: Desk) -> None:
    """And what is proposed; nothing is changed by itself."""
    desk.become("u-c6f048")

    told = desk.rooms.trends.rules()

    first = told[0]
    assert (first.use.code, first.use.proposed) == ("email.shared-mailbox", "note")
    assert "make it a Note" in first.proposal
    assert not [one for one in told[1:] if one.use.proposed]
    assert first.words == "Other people may read this mailbox"
    assert first.policy == "It may be kept with a reason."
    by_code = {one.use.code: one for one in told}
    assert set(by_code) == {rule.code for rule in RULES if not rule.event}
    refuge = by_code["protected.refuge"]
    assert refuge.policy == ("Nobody may release it. No policy may switch it off or weaken it.")


def test_nobodys_record_is_begun_by_being_looked_for(lead: Desk) -> None:
    """A team's figures, practice and queue: of those who sat here."""
    rooms = lead.rooms
    folder = rooms.seat.recorder().trail().path.parent
    begun = sorted(folder.glob("*.db"))

    rooms.trends.show(TrendsAsked())
    rooms.practice.teams()
    TeamEntries(rooms.seat).all()

    assert sorted(folder.glob("*.db")) == begun

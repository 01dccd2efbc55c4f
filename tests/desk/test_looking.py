"""Looking something up: the reason is written down first, then what is found is shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.audit.acts import Began
from checker.audit.entry import Act, Body, Facts, read_body
from checker.desk.demo import demo_setting
from checker.desk.desk import Desk
from checker.desk.looking_up import looking
from checker.desk.looking_up.look_answers import By, Looked, Purpose, Sought, Why
from checker.errors import CallError, ReadingCancelled, RegisterUnreached
from checker.model import Channel
from checker.protocol.messages import Role
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.readers import demo_desk, shared_readers
from tests.builders.register_store import register_on
from tests.desk.test_desk import MOTHER, RIGHT, case_of, checked, letter

WHY = Why(purpose=Purpose.COMPLAINT, words="Complaint of 3 November, letter to the mother")
TODAY = date.today()  # noqa: DTZ011 - of this computer, as the desk has it


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the demo's desk, at which a clerk has checked two letters and confirmed one."""
    desk = demo_desk(tmp_path / "demo")
    work(desk, tmp_path)
    yield desk
    desk.close()


def work(desk: Desk, folder: Path) -> str:
    """Check two letters, confirm the first, and give its receipt."""
    opened, result = checked(desk, letter(folder))
    receipt = desk.confirm(opened, result, [], RIGHT).receipt
    checked(desk, letter(folder, "second.txt", Weir="Weyr"))
    return receipt


def sit(desk: Desk, role: Role) -> None:
    """Let somebody of a role sit down."""
    desk.become(next(one.id for one in desk.actors() if one.role is role))


def look(desk: Desk, **sought: object) -> Looked:
    """Look something up."""
    return desk.rooms.look_up.look(Sought(**sought), WHY)  # type: ignore[arg-type]


def entries(desk: Desk) -> list[Body]:
    """Give what stands in the trail of whoever sits here."""
    return [read_body(one.body) for one in desk.rooms.seat.recorder().trail().entries()]


DAYS = {"first": TODAY - timedelta(days=1), "last": TODAY + timedelta(days=1)}
SEEK: list[tuple[dict[str, object], list[str]]] = [
    ({"by": By.CASE, "text": "kt24p00817"}, ["Checked", "Confirmed", "Checked"]),
    ({"by": By.RECIPIENT, "recipient": MOTHER}, ["Checked", "Confirmed", "Checked"]),
    ({"by": By.STAFF, "text": "u-7f31a0", **DAYS, "code": "address.near-miss"}, ["Checked"]),
    ({"by": By.TEAM, "team": "northern", **DAYS}, ["Checked", "Confirmed", "Checked"]),
    ({"by": By.CODE, "code": "address.near-miss", **DAYS}, ["Checked"]),
]


@pytest.mark.parametrize(("sought", "what"), SEEK, ids=[str(one["by"]) for one, _ in SEEK])
def test_what_is_sought_is_found(desk: Desk, sought: dict[str, object], what: list[str]) -> None:
    """By case, recipient, person, team and finding: the newest first."""
    sit(desk, Role.INVESTIGATOR)
    if sought["by"] is By.RECIPIENT:
        sought = {**sought, "case": case_of(desk)}

    told = look(desk, **sought)

    letters = [one for one in told.rows if one.what in {"Checked", "Confirmed"}]
    assert [one.what for one in letters] == what
    assert {(one.who, one.reference) for one in letters} == {("Priya Nair", "KT24P00817")}
    assert all("Sian Pritchard" in one.recipients for one in letters)


def test_a_look_can_be_given_up_and_stays_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a large register it may take a while; that somebody looked is true all the same."""
    sit(desk, Role.INVESTIGATOR)
    monkeypatch.setattr(looking, "_TOLD_EACH", 1)
    told: list[int] = []

    with pytest.raises(ReadingCancelled):
        desk.rooms.look_up.look(
            Sought(by=By.CASE, text="KT24P00817"), WHY, told.append, lambda: len(told) > 1
        )

    assert told == [1, 2]
    assert entries(desk)[-1].act is Act.VIEW


def test_every_look_is_an_entry_with_its_purpose(desk: Desk) -> None:
    """Code in the entry, words beside it, under the key of the case that was looked at."""
    sit(desk, Role.INVESTIGATOR)

    told = look(desk, by=By.CASE, text="KT24P00817")

    trail = desk.rooms.seat.recorder().trail()
    last = trail.entries()[-1]
    body = read_body(last.body)
    assert (body.act, last.hash.hex()) == (Act.VIEW, told.recorded)
    assert body.event is not None
    assert (body.event.kind, body.event.codes) == ("case", {"purpose": "complaint"})
    beside = {one.name: one.value for one in trail.disclosed(last.seq)}
    assert beside["reason"] == WHY.words
    assert beside["case"] == str(case_of(desk))


def test_nobody_looks_without_a_role_or_a_reason(desk: Desk) -> None:
    """And then nothing is written down either: there was no look."""
    before = len(entries(desk))
    with pytest.raises(CallError, match="not open to you"):
        look(desk, by=By.CASE, text="KT24P00817")
    assert len(entries(desk)) == before
    sit(desk, Role.PROTECTION_OFFICER)
    with pytest.raises(CallError, match="what this is for"):
        desk.rooms.look_up.look(
            Sought(by=By.CASE, text="KT24P00817"), Why(purpose=Purpose.AUDIT, words=" x ")
        )
    assert Act.VIEW not in {one.act for one in entries(desk)}


def test_a_lead_sees_the_own_team_alone(desk: Desk) -> None:
    """What somebody without a team looked up is nobody's team's."""
    sit(desk, Role.PROTECTION_OFFICER)
    look(desk, by=By.CASE, text="KT24P00817")
    sit(desk, Role.LEAD)

    told = look(desk, by=By.CASE, text="KT24P00817")

    assert "Rhian Mead" not in {one.who for one in told.rows}
    assert {one.what for one in told.rows} >= {"Checked", "Confirmed"}


def test_a_lead_of_no_team_sees_no_other(tmp_path: Path) -> None:
    """No team is not every team."""
    setting = demo_setting(tmp_path / "demo")
    actors = tuple(
        replace(one, team="") if one.role is Role.LEAD else one for one in setting.actors
    )
    desk = Desk(replace(setting, actors=actors), shared_readers())
    try:
        work(desk, tmp_path)
        sit(desk, Role.LEAD)

        told = look(desk, by=By.CASE, text="KT24P00817")
    finally:
        desk.close()

    assert told.rows == ()


def test_a_time_that_no_calendar_has_is_shown_as_the_last(desk: Desk) -> None:
    """A clock that is wrong, or somebody who wants to hide a case, does not stop a look-up."""
    desk.rooms.seat.recorder().trail().append(
        Act.NEAR_MISS, Facts(), disclosures=[("case", "C-late")], case="C-late",
        t_ms=2**53 - 1, mono_ms=1,
    )  # fmt: skip
    sit(desk, Role.PROTECTION_OFFICER)

    told = look(desk, by=By.CASE, text="C-late")

    assert [(one.what, one.at.year) for one in told.rows] == [("Near miss", 9999)]


def test_a_look_begins_nobodys_record(desk: Desk) -> None:
    """It reads those of who sat at this desk."""
    sit(desk, Role.INVESTIGATOR)
    folder = desk.rooms.seat.recorder().trail().path.parent
    begun = sorted(folder.glob("*.db"))

    assert look(desk, by=By.CASE, text="KT24P00817").rows
    assert sorted(folder.glob("*.db")) == begun


def test_a_file_is_asked_whether_it_was_ever_checked(desk: Desk, tmp_path: Path) -> None:
    """By its bytes, by what is in it, and honestly when it was not."""
    again = tmp_path / "printed again.txt"
    again.write_bytes((tmp_path / "letter.txt").read_bytes())
    other = letter(tmp_path, "other.txt", Thank="Many thank")
    sit(desk, Role.INVESTIGATOR)

    assert look(desk, by=By.FILE, file=again).words == "This file was checked once."
    assert look(desk, by=By.FILE, file=other).words == (
        "This file was never checked, as far as this record knows."
    )
    with pytest.raises(CallError, match="cannot be read"):
        look(desk, by=By.FILE, file=tmp_path / "gone.txt")


def test_a_record_that_was_set_aside_is_not_taken_for_nothing(desk: Desk, tmp_path: Path) -> None:
    """What was checked before it was begun anew is in the older one, and that is said."""
    first = look_for(desk, tmp_path)
    desk.become("u-7f31a0")
    desk.rooms.seat.recorder().begin_anew(Began.FORKED)
    after = look_for(desk, tmp_path)

    assert "set aside" not in first.words
    assert after.words.startswith("This file was never checked")
    assert "An older record that was set aside on this computer is not among them" in after.words


def look_for(desk: Desk, folder: Path) -> Looked:
    """Ask whether the first letter was ever checked."""
    sit(desk, Role.INVESTIGATOR)
    return look(desk, by=By.FILE, file=letter(folder))


def test_a_receipt_finds_its_entry_however_it_is_typed(desk: Desk, tmp_path: Path) -> None:
    """A code that is none is said to be none; one without an entry is a finding."""
    opened, result = checked(desk, letter(tmp_path, "third.txt", Thank="Third, thank"))
    receipt = desk.confirm(opened, result, [], RIGHT).receipt
    sit(desk, Role.INVESTIGATOR)

    (row,) = look(desk, by=By.RECEIPT, text=receipt.lower().replace("-", " ")).rows
    nothing = look(desk, by=By.RECEIPT, text="7QX2-0F9K-M3TB")

    assert (row.what, row.receipt) == ("Confirmed", receipt)
    assert "an entry is missing" in nothing.words
    with pytest.raises(CallError, match="twelve letters"):
        look(desk, by=By.RECEIPT, text="hello")


@pytest.mark.parametrize(
    ("sought", "why"),
    [
        ({"by": By.TEAM, "team": "northern"}, "first day"),
        ({"by": By.CODE, "code": "x", "first": TODAY, "last": TODAY - timedelta(1)}, "first day"),
        ({"by": By.FILE}, "Choose the file"),
        ({"by": By.RECIPIENT}, "Choose the case"),
        ({"by": By.DATE, "first": TODAY - timedelta(days=366), "last": TODAY}, "at most 366 days"),
    ],
)
def test_half_a_question_is_told_what_it_lacks(
    desk: Desk, sought: dict[str, object], why: str
) -> None:
    """Before anything is written down."""
    sit(desk, Role.INVESTIGATOR)
    with pytest.raises(CallError, match=why):
        look(desk, **sought)
    assert not entries(desk)[1:]


@pytest.fixture
def office(postgres: Server, tmp_path: Path) -> Iterator[Office]:
    """Give a clerk's and an investigator's desk at a register."""
    with (
        register_on(postgres, tmp_path / "r", "looking") as register,
        linked_office(register, tmp_path / "demo") as made,
    ):
        for role in (Role.CLERK, Role.INVESTIGATOR):
            sit(made.desk, role)
            made.linked.enrol(register.store.new_code(role, "t-04", by="u-admin"))
        sit(made.desk, Role.CLERK)
        yield made


def test_at_the_register_a_look_finds_what_other_desks_wrote(
    office: Office, tmp_path: Path
) -> None:
    """By file, person, receipt and case, opened with the key sealed to who investigates."""
    desk = office.desk
    receipt = work(desk, tmp_path)
    for _ in range(2):
        office.linked.loop().go_round()
        office.register.sequence()
    sit(desk, Role.INVESTIGATOR)
    office.linked.start()

    found = {
        "case": look(desk, by=By.CASE, text="KT24P00817"),
        "who": look(desk, by=By.RECIPIENT, case=case_of(desk), recipient=MOTHER),
        "file": look(desk, by=By.FILE, file=tmp_path / "letter.txt"),
        "receipt": look(desk, by=By.RECEIPT, text=receipt),
        "staff": look(desk, by=By.STAFF, text="u-7f31a0"),
        "code": look(desk, by=By.CODE, code="address.near-miss", **DAYS),
    }

    letters = {
        name: [one.what for one in told.rows if one.what in {"Checked", "Confirmed"}]
        for name, told in found.items()
    }
    assert letters == {
        "case": ["Checked", "Confirmed", "Checked"],
        "who": ["Confirmed"],
        "file": ["Checked"],
        "receipt": ["Confirmed"],
        "staff": ["Checked", "Confirmed", "Checked"],
        "code": ["Checked"],
    }
    assert all("Sian Pritchard" in one.recipients for one in found["case"].rows[-3:])
    assert not any(one.sealed for one in found["receipt"].rows)


def test_a_register_that_was_not_told_why_shows_nothing(office: Office, tmp_path: Path) -> None:
    """Offline there is no look-up; the reason is written down and goes later."""
    work(office.desk, tmp_path)
    office.linked.loop().go_round()
    sit(office.desk, Role.INVESTIGATOR)
    office.linked.loop().go_round()
    office.offline()

    with pytest.raises(RegisterUnreached, match="could not be told why"):
        look(office.desk, by=By.CASE, text="KT24P00817")


def test_the_post_and_the_channel_are_said(desk: Desk) -> None:
    """What a row shows beside the people: how it went, and how grave it was."""
    sit(desk, Role.INVESTIGATOR)

    row = look(desk, by=By.CODE, code="address.near-miss", **DAYS).rows[0]

    assert (row.channel, row.stops + row.checks > 0) == (Channel.POST.value, True)

"""Evidence of what was found: a preview that is true, and a pack that a bare Python verifies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from checker.audit.entry import Act, read_body
from checker.audit.pack import Evidence
from checker.desk.desk import Desk
from checker.desk.looking_up.look_answers import By, Looked, Purpose, Sought, Why
from checker.errors import CallError, ReadingCancelled
from checker.protocol.messages import Role
from checker.protocol.seconding import BOUND, PICKED, SEEN
from checker.reports.blocked import BESIDE
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.readers import demo_desk
from tests.builders.register_store import register_on
from tests.builders.verify_alone import holds_alone
from tests.desk.test_desk import RIGHT, case_of, checked, letter

WHY = Why(purpose=Purpose.REGULATOR, words="The regulator's letter of 5 March")
QUESTION = "What happened to the letter to the mother?"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the demo's desk, at which two clerks worked on the same case, and on no case."""
    desk = demo_desk(tmp_path / "demo")
    for actor in ("u-7f31a0", "u-90d1f7"):
        desk.become(actor)
        work(desk, tmp_path)
    yield desk
    desk.close()


def work(desk: Desk, folder: Path, tag: str = "") -> None:
    """Confirm a letter of the case, with a check of another case before and after it."""
    other = next(one.id for one in desk.cases() if one.id != case_of(desk))
    for number in range(3):
        file = letter(
            folder, f"letter {number}.txt", Thank=f"{tag} {desk.actor.name} {number}: thank"
        )
        if number != 1:
            opened = desk.open([file])
            people = desk.recipients(other, opened)
            desk.check(opened, other, [people[0].id], people[0].channels[0])
            continue
        opened, result = checked(desk, file)
        desk.confirm(opened, result, [], RIGHT)
        checked(desk, letter(folder, "again.txt", Weir="Weyr"))


def found(desk: Desk, role: Role = Role.INVESTIGATOR) -> Looked:
    """Look for the case."""
    desk.become(next(one.id for one in desk.actors() if one.role is role))
    return desk.rooms.look_up.look(Sought(by=By.CASE, text="KT24P00817"), WHY)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give the files of a pack."""
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def trusted(pack: Evidence) -> list[str]:
    """Give the lines of somebody who knows the records and who made the pack."""
    return [f"log={log}" for log in sorted({pack.log, *(one.log for one in pack.ranges)})]


def test_the_preview_says_what_is_in_and_what_is_not(desk: Desk) -> None:
    """Three entries of each clerk; what is about people is confidential."""
    looked = found(desk)

    told = desk.rooms.packs.preview(looked, ("case", "nothing of that name"))

    assert (told.entries, told.records, told.between, told.sealed) == (6, 2, 0, 0)
    facts = {one.name: (one.count, one.confidential) for one in told.facts}
    assert facts["case"] == (6, True)
    assert facts["recipients"] == (6, True)
    assert facts["files"] == (6, False)
    assert told.shown == ("case",)


@pytest.mark.parametrize(
    "name", [BOUND, PICKED, SEEN, BESIDE, "words", "whom", "went", "to", "range", "evidence"]
)
def test_what_stands_beside_an_entry_has_a_title(desk: Desk, name: str) -> None:
    """Also beside what a second person, a mistake or an action left; never our own name for it."""
    looked = found(desk)
    told = (replace(looked.found[0].told[0], name=name),)

    packs = desk.rooms.packs
    (fact,) = packs.preview(replace(looked, found=(replace(looked.found[0], told=told),))).facts

    assert fact.title not in (name, "Something else")


def test_what_cannot_be_opened_is_counted_over_all_that_was_found(desk: Desk) -> None:
    """Not over the newest that are shown: a year has more."""
    looked = found(desk)
    closed = tuple(replace(one, told=()) for one in looked.found)

    told = desk.rooms.packs.preview(replace(looked, found=closed, rows=looked.rows[:2]))

    assert told.sealed == told.entries == 6


def test_a_pack_of_several_records_holds_for_a_bare_python(desk: Desk, tmp_path: Path) -> None:
    """What was chosen is shown, what lies between is named, and the export is an entry in it."""
    looked = found(desk)
    folder = tmp_path / "pack"

    made = desk.rooms.packs.make(looked, QUESTION, ("case",), folder)

    files = files_in(folder)
    pack = msgspec.json.decode(files["pack.json"], type=Evidence)
    assert (made.entries, made.withheld) == (6, 0)
    assert {one.log for one in pack.ranges} == {one.body.log for one in looked.found}
    assert holds_alone(files, trusted(pack))
    assert not holds_alone(files, [f"log={pack.ranges[0].log}"])
    assert read_body(desk.rooms.seat.recorder().trail().entries()[-1].body).act is Act.EXPORT
    shown = b"".join(held for name, held in files.items() if name.endswith(".disclosed"))
    assert str(case_of(desk)).encode() in shown
    assert b"destination" not in shown


def test_what_lies_between_is_named_and_not_shown(desk: Desk, tmp_path: Path) -> None:
    """Each entry between two that answer is there by its hash: none can be left out."""
    desk.become("u-7f31a0")
    work(desk, tmp_path, "Once more,")
    looked = found(desk)

    made = desk.rooms.packs.make(looked, QUESTION, (), tmp_path / "pack")

    files = files_in(tmp_path / "pack")
    pack = msgspec.json.decode(files["pack.json"], type=Evidence)
    assert made.withheld == len(pack.withheld) == 2
    assert {one.why for one in pack.withheld} == {"not-asked"}
    logs = trusted(pack)
    assert holds_alone(files, logs)
    assert not [name for name in files if name.endswith(".disclosed")][1:]  # the export's own
    gone = next(name for name in sorted(files) if name.endswith(".leaf"))
    assert not holds_alone({name: held for name, held in files.items() if name != gone}, logs)


def test_a_folder_that_is_no_pack_is_not_read_through(desk: Desk, tmp_path: Path) -> None:
    """Somebody may choose all of their documents by mistake."""
    found(desk)
    with pytest.raises(CallError, match="is no evidence pack"):
        desk.rooms.packs.check(tmp_path)


def test_nobody_makes_a_pack_of_nothing_or_without_the_role(desk: Desk, tmp_path: Path) -> None:
    """And a pack that was given up leaves nothing behind, and no entry."""
    looked = found(desk)
    packs, trail = desk.rooms.packs, desk.rooms.seat.recorder().trail()
    before = len(trail.entries())
    with pytest.raises(ReadingCancelled):
        packs.make(looked, QUESTION, (), tmp_path / "pack", cancelled=lambda: True)
    assert (len(trail.entries()), (tmp_path / "pack").exists()) == (before, False)
    nothing = desk.rooms.look_up.look(Sought(by=By.CASE, text="XX99P99999"), WHY)
    with pytest.raises(CallError, match="Nothing was found"):
        packs.make(nothing, QUESTION, (), tmp_path / "pack")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(CallError, match="not empty"):
        packs.make(looked, QUESTION, (), tmp_path / "full")
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine"
    assert Act.EXPORT not in {read_body(one.body).act for one in trail.entries()}
    desk.become("u-7f31a0")
    with pytest.raises(CallError, match="not open to you"):
        packs.make(looked, QUESTION, (), tmp_path / "pack")


@pytest.fixture
def office(postgres: Server, tmp_path: Path) -> Iterator[Office]:
    """Give a clerk's and an investigator's desk at a register."""
    with (
        register_on(postgres, tmp_path / "r", "packing") as register,
        linked_office(register, tmp_path / "demo") as made,
    ):
        for role in (Role.CLERK, Role.INVESTIGATOR):
            made.desk.become(next(one.id for one in made.desk.actors() if one.role is role))
            made.linked.enrol(register.store.new_code(role, "t-04", by="u-admin"))
        made.desk.become("u-7f31a0")
        yield made


def test_a_pack_from_the_register_has_its_proofs(office: Office, tmp_path: Path) -> None:
    """For whoever trusts the register's key alone, as an outsider does."""
    desk = office.desk
    work(desk, tmp_path)
    for _ in range(2):
        office.linked.loop().go_round()
        office.register.sequence()
    desk.become(next(one.id for one in desk.actors() if one.role is Role.INVESTIGATOR))
    office.linked.start()
    looked = found(desk)
    office.linked.loop().go_round()
    office.register.sequence()
    office.linked.loop().go_round()

    made = desk.rooms.packs.make(looked, QUESTION, ("case", "recipients"), tmp_path / "pack")

    files = files_in(tmp_path / "pack")
    assert made.proofs >= made.entries
    assert holds_alone(files, (f"register={office.register.keys.verifier}",))
    assert not holds_alone(files, ())

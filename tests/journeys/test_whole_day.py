"""A whole day: three clerks, a lead, an investigator, a protection officer, and one register.

Clean letters, a flagged one that is given back and mended, one that a lead releases blind, one that
went wrong and is reported, an envelope that came back and holds the next letter; then the figures
and the evidence of all of it, equal to what the day counted by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from checker.audit.acts import Act, Out
from checker.desk import Role
from checker.desk.after.after_answers import CameBack, Mistake, StepTaken
from checker.desk.looking_up.look_answers import By, Looked, Purpose, Sought, Why
from checker.desk.review.review_answers import Became, ReviewDecision, SignInAgain
from checker.desk.trends.trend_answers import TrendsAsked
from checker.errors import CallError, NotReleased
from checker.reports.answers import State
from tests.builders.postgres import Server
from tests.builders.register_store import register_on
from tests.builders.two_desks import OKAFOR, checked, confirmed
from tests.builders.verify_alone import holds_alone
from tests.builders.whole_office import (
    AMARA,
    GARETH,
    HELEN,
    OFFICE,
    PRIYA,
    RHIAN,
    TOMOS,
    WholeOffice,
    whole_office,
)

WHY = Why(purpose=Purpose.REGULATOR, words="The regulator's letter of 5 March, question 6")
RELEASE = ReviewDecision(kind=Became.RELEASED, reason="I have read the order of 30 October.")
CODE = SignInAgain(code="amber-7-lamp")


@dataclass
class Day:
    """What happened, counted by hand."""

    office: WholeOffice
    letters: int = 0
    receipts: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def send(self, who: str, more: str) -> str:
        """Have a clean letter go; give its receipt."""
        result, sent = self.office.check(who, self.office.letter(who, more))
        assert sent is not None, result.findings
        self.letters += 1
        self.receipts[more] = sent.receipt
        return sent.receipt


@pytest.fixture(scope="module")
def day(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Live through the day, in its order."""
    folder = tmp_path_factory.mktemp("day")
    with (
        register_on(postgres, folder, "day") as register,
        whole_office(register, folder) as office,
    ):
        made = Day(office)
        morning(made)
        released_blind(made)
        went_wrong(made)
        came_back(made)
        office.settle()
        yield made


def morning(day: Day) -> None:
    """Clean letters go; a flagged one is given back to its author, mended, and goes."""
    office = day.office
    for who, more in ((PRIYA, " of Monday"), (GARETH, " of Tuesday"), (TOMOS, " of last week")):
        day.send(who, more)
    wrong = office.letter(GARETH, " about the visit", greeting="Mr Jones")
    flagged, sent = office.check(GARETH, wrong)
    assert sent is None
    day.said["flagged"] = ", ".join(one.code for one in flagged.findings)
    day.said["returned"] = office.desks[GARETH].give_back(flagged, "The greeting is another name.")
    mended, sent = office.check(GARETH, office.letter(GARETH, " about the visit"))
    assert sent is not None, mended.findings
    day.letters += 1
    day.receipts["mended"] = sent.receipt


def released_blind(day: Day) -> None:
    """A clerk asks for a second person, and the lead picks the recipient before seeing theirs."""
    office = day.office
    clerk, lead = office.desks[PRIYA], office.desks[AMARA]
    opened, result = checked(clerk)
    with pytest.raises(NotReleased):
        confirmed(clerk, opened, result)
    clerk.rooms.ask.ask(opened, result, "The court ordered on 30 October that it goes there.")
    (item,) = lead.rooms.review.queue()
    before = lead.rooms.review.open(item.id)
    assert before.picked is None
    assert not any(page.name for page in before.pages)
    pick = lead.rooms.review.pick(item.id, [str(OKAFOR)])
    assert pick.agrees
    lead.rooms.review.answer(item.id, RELEASE, CODE)
    office.settle()
    opened, result = checked(clerk)
    day.receipts["blind"] = confirmed(clerk, opened, result).receipt
    day.letters += 1


def went_wrong(day: Day) -> None:
    """A letter that went is found to have gone wrong: reported, looked into, decided."""
    office = day.office
    receipt = day.send(TOMOS, " with the report")
    office.desks[TOMOS].rooms.after.report(
        Mistake(
            kind="wrong-enclosure",
            what="The report of another family was in the envelope",
            letter=receipt,
            people=3,
        )
    )
    office.settle()
    officer = office.desks[RHIAN]
    (row,) = officer.rooms.after.log().mistakes
    day.said["clock"] = row.clock
    for step, codes in (
        ("assessed", {"cause": "enclosure-mixed", "consequence": "distress", "recovered": "yes"}),
        ("decided", {"decision": "report"}),
        ("told-regulator", {}),
    ):
        officer.rooms.after.take(
            StepTaken(incident=row.key, step=step, codes=codes, words="Seen with the team lead")
        )
    office.settle()


def came_back(day: Day) -> None:
    """An envelope comes back to one clerk, and the next letter there is held at another's desk."""
    office = day.office
    office.desks[GARETH].rooms.after.returned(
        CameBack(letter=day.receipts[" of Tuesday"], kind="gone-away", opened="no")
    )
    office.settle()
    held, sent = office.check(PRIYA, office.letter(PRIYA, " after the envelope"))
    assert sent is None
    day.said["held"] = ", ".join(one.code for one in held.findings)


def look(day: Day, who: str) -> Looked:
    """Let somebody look for the case of the day."""
    sought = Sought(by=By.CASE, text="KT24P00817")
    return day.office.desks[who].rooms.look_up.look(sought, WHY)


def test_the_day_went_as_it_should(day: Day) -> None:
    """Each letter met what it had to meet, and every desk knows what it has to know."""
    assert day.said["flagged"] == "salutation.mismatch"
    assert "address.gone-away" in day.said["held"]
    assert day.said["clock"]
    by_out = dict.fromkeys((Out.RELEASED, Out.HELD), 0)
    for body in day.office.bodies():
        if body.act in {Act.RELEASE, Act.HOLD} and body.out in by_out:
            by_out[body.out] += 1
    assert by_out == {Out.RELEASED: day.letters, Out.HELD: 1}
    assert day.letters == 6


def test_every_entry_of_everybody_is_in_the_register(day: Day) -> None:
    """What the desks wrote is what is stored, each by its hash, and it is one tree."""
    day.office.settle()
    written = {
        entry.hash.hex()
        for desk in day.office.desks.values()
        for entry in desk.rooms.seat.recorder().trail().entries()
    }
    own = day.office.register.keys.log
    rows = day.office.register.as_owner("SELECT encode(log, 'hex'), encode(hash, 'hex') FROM tree")

    assert {hashed for log, hashed in rows if log != own} == written


def test_the_trends_are_those_of_the_day(day: Day) -> None:
    """At the register, for the lead's team and for everybody: as it was counted by hand."""
    for who in (AMARA, HELEN):
        shown = day.office.desks[who].rooms.trends.show(TrendsAsked(months=1))
        numbers = {one.title: one.value for one in shown.tiles}
        assert str(day.letters) in shown.about, (who, shown.about, numbers)


def test_the_regulators_questions_are_answered_as_the_day_was(day: Day) -> None:
    """At the register, for the investigator and the officer: exact, and for every team."""
    for who in (HELEN, RHIAN):
        shown = day.office.desks[who].rooms.answers.show(1)
        answers = {one.part.id: one for one in shown.answers}

        assert [row.n for row in answers["9c"].rows] == [day.letters]
        assert answers["9c"].state is State.RECORD
        assert {part: answers[part].state for part in ("1c", "3a", "7a")} == {
            "1c": State.OUTSIDE,
            "3a": State.PERSON,
            "7a": State.EMPTY,
        }
        assert answers["6a"].state is State.RECORD
        assert sum(row.n or 0 for row in answers["6a"].rows) >= 1


def test_the_investigators_pack_holds_for_a_bare_python(day: Day, tmp_path: Path) -> None:
    """All entries about the case, whoever wrote them, for whoever trusts the register alone."""
    investigator = day.office.desks[HELEN]
    looked = look(day, HELEN)
    day.office.settle()
    of_the_case = [one for one in looked.found if one.body.act is Act.RELEASE]
    assert len(of_the_case) == day.letters

    made = investigator.rooms.packs.make(
        looked, "What happened in this case?", ("case", "recipients"), tmp_path / "pack"
    )

    files = {one.name: one.read_bytes() for one in (tmp_path / "pack").iterdir()}
    trust = (f"register={day.office.register.keys.verifier}",)
    assert made.proofs >= made.entries
    assert holds_alone(files, trust)
    gone = next(name for name in sorted(files) if name.endswith(".leaf"))
    assert not holds_alone({name: one for name, one in files.items() if name != gone}, trust)


@pytest.mark.parametrize("who", [who for who, role in OFFICE.items() if role is Role.CLERK])
def test_no_clerk_sees_what_is_not_theirs(day: Day, who: str) -> None:
    """Neither the queue, nor the log of mistakes of others, nor a look-up."""
    rooms = day.office.desks[who].rooms
    with pytest.raises(CallError, match="not open to you"):
        look(day, who)
    with pytest.raises(CallError, match="not open to you"):
        rooms.review.queue()
    assert all(row.who == day.office.desks[who].actor.name for row in rooms.after.mine())


def test_nothing_of_the_days_letters_is_readable_in_the_register(day: Day) -> None:
    """Reasons, names and addresses are sealed: none of them is in a table."""
    told = day.office.register.as_owner("SELECT string_agg(encode(leaf, 'escape'), '') FROM entry")[
        0
    ][0]
    boxes = day.office.register.as_owner(
        "SELECT string_agg(encode(b, 'escape'), '') FROM disclosure, unnest(boxes) AS b"
    )[0][0]

    for secret in ("Pritchard", "Weir Cottages", "court ordered", "another family", "KT24P00817"):
        assert secret not in told
        assert secret not in boxes

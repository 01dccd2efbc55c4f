"""The regulator's questions with a register: of every desk, exact, and with a purpose."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act, Event, Facts, Out
from checker.desk.questions.answering import AnswersShown
from checker.errors import CallError
from checker.protocol.messages import Role
from checker.reports.answers import Answer
from tests.builders.linked_office import Office, linked_office
from tests.builders.postgres import Server
from tests.builders.register_store import register_on

WORDS = "Letter of the Commissioner of 5 March"


@pytest.fixture
def office(postgres: Server, tmp_path: Path) -> Iterator[Office]:
    """Give a desk that the register does not know yet."""
    with (
        register_on(postgres, tmp_path / "r", "answering") as register,
        linked_office(register, tmp_path / "demo") as made,
    ):
        yield made


def part(shown: AnswersShown, name: str) -> Answer:
    """Give one answer."""
    return next(one for one in shown.answers if one.part.id == name)


def enrolled(office: Office, role: Role, letters: int) -> None:
    """Let the register know this desk, with some letters of it, a mistake and a reading."""
    office.linked.enrol(office.register.store.new_code(role, "northern", by="u-admin"))
    recorder = office.desk.rooms.seat.recorder()
    facts = Facts(team="northern", tenure="1-3y", via="post", mode="enforce", out=Out.CLEAR)
    sent = ""
    for _ in range(letters):
        checked = recorder.say(Act.CHECK, facts)
        sent = recorder.say(
            Act.RELEASE, Facts(team="northern", via="post", out=Out.RELEASED, about=checked.hash)
        ).hash
    told = Event(kind="wrong-address", codes={"step": "reported", "consequence": "distress"})
    recorder.tell(Act.INCIDENT, Facts(about=sent, event=told))
    recorder.tell(Act.POLICY_READ, Facts(event=Event(kind="post-and-email", counts={"version": 3})))
    office.linked.loop().go_round()
    office.register.sequence()
    office.linked.start()


@pytest.mark.parametrize("letters", [3, 7])
def test_letters_are_exact_also_where_the_register_tells_nothing_of_so_few(
    office: Office, letters: int
) -> None:
    """Three letters are a group that the register hides: their entries are counted instead."""
    enrolled(office, Role.INVESTIGATOR, letters)

    shown = office.desk.rooms.answers.show(2)

    assert [row.n for row in part(shown, "9c").rows] == [0, letters]
    assert [row.n for row in part(shown, "8a").rows] == [0, 1]
    assert part(shown, "6a").words.startswith("1 of 1 mistake had a consequence.")
    assert part(shown, "2b").rows[0].n == 1
    assert "register" in shown.source


def test_time_in_post_of_so_few_letters_is_no_share(office: Office) -> None:
    """A breach of one of three letters is not "mostly others": nothing is told of the three."""
    enrolled(office, Role.INVESTIGATOR, 3)

    shown = office.desk.rooms.answers.show(2)

    assert [row.figure for row in part(shown, "8d").rows] == ["Not told"] * 2
    assert "are left out" in part(shown, "8b").words


def test_an_administrator_is_told_no_figure_that_the_register_keeps_back(office: Office) -> None:
    """Months of fewer than 5 letters are no 0, and where all else comes from is said."""
    enrolled(office, Role.ADMINISTRATOR, 3)

    shown = office.desk.rooms.answers.show(2)

    for name in ("9c", "8a"):
        answer = part(shown, name)
        assert [(row.figure, row.surely) for row in answer.rows] == [("Not told", "-")] * 2
        assert answer.words.endswith("2 months of fewer than 5 letters are left out.")
    assert "this computer only" in shown.source
    assert not shown.may_show


def test_what_only_this_computer_knows_says_so(office: Office) -> None:
    """Others may have read a policy, or promised something, at a desk of their own."""
    enrolled(office, Role.LEAD, 3)

    assert office.desk.rooms.policies.overview().partly
    told = office.desk.rooms.actions.register().words
    assert told == "0 actions. Those that were recorded on this computer."


def test_entries_come_from_the_register_and_go_into_a_pack_with_its_proofs(
    office: Office, tmp_path: Path
) -> None:
    """Each of them is proven to stand in the register's tree."""
    enrolled(office, Role.INVESTIGATOR, 6)
    answer = part(office.desk.rooms.answers.show(1), "9c")

    looked = office.desk.rooms.answers.entries(answer, WORDS)
    office.linked.loop().go_round()
    office.register.sequence()
    office.linked.loop().go_round()
    made = office.desk.rooms.packs.make(looked, answer.part.asks, [], tmp_path / "pack")

    assert len(looked.found) == 6
    assert made.entries == 6
    assert made.proofs >= 6


def test_a_lead_and_a_clerk_answer_nothing(office: Office) -> None:
    """Whatever the demo's policy says of them: with a register, it says the role."""
    enrolled(office, Role.LEAD, 3)

    with pytest.raises(CallError):
        office.desk.rooms.answers.show()

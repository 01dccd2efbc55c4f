"""Two desks and a register: what went wrong at one is known at the other, as far as it may be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.audit.entry import Act
from checker.desk.after.after_answers import CameBack, Mistake, StepTaken
from checker.desk.desk import Desk
from checker.model import Case
from checker.protocol.messages import Role
from checker.sync.settings import RegisterSettings
from tests.builders.postgres import Server
from tests.builders.register_store import register_on
from tests.builders.two_desks import (
    OTHER_CLERK,
    PRITCHARD,
    Between,
    acts,
    desk_of,
    enrol,
    two_desks,
)
from tests.desk.test_afterwards import checked

PRIYA = "u-7f31a0"


@pytest.fixture(name="between")
def both(postgres: Server, tmp_path: Path) -> Iterator[Between]:
    """Give two desks with a register of their own between them."""
    with (
        register_on(postgres, tmp_path, "after") as register,
        two_desks(register, tmp_path) as between,
    ):
        yield between


@pytest.fixture(name="colleague")
def another(between: Between, tmp_path: Path) -> Iterator[Desk]:
    """Give the desk of a third, of the same team."""
    settings = RegisterSettings(url=between.service.url)
    desk = desk_of(tmp_path / "colleague", OTHER_CLERK, register=settings)
    enrol(between.register, desk, Role.CLERK)
    between.link(between.clerk).loop()._rounds.loosen()
    between.link(between.lead).loop()._rounds.loosen()
    between.settle()
    yield desk
    desk.close()


def case_of(desk: Desk) -> Case:
    """Give the case that all letters here are about, as its checks know it."""
    case = next(one.id for one in desk.cases() if one.reference == "KT24P00817")
    known = desk.rooms.after.known(desk.rooms.seat.shelf.case(case))
    assert known is not None
    return known


def test_a_mistake_at_one_desk_is_seen_through_at_another(
    between: Between, colleague: Desk, tmp_path: Path
) -> None:
    """The lead reads the words and takes a step, and the clerk sees it.

    The colleague is told of nothing but where not to send any more.
    """
    clerk, lead = between.clerk, between.lead
    _, sent = checked(clerk, tmp_path)
    assert sent is not None
    clerk.rooms.after.report(
        Mistake(kind="wrong-address", what="She has moved away", letter=sent.receipt)
    )
    between.settle()
    between.settle()

    (row,) = lead.rooms.after.log().mistakes
    assert ("What happened", "She has moved away") in row.facts
    assert (row.who, row.reference, row.channel) == ("Priya Nair", "KT24P00817", "post")
    codes = {"cause": "record-wrong", "consequence": "none-known", "recovered": "yes"}
    lead.rooms.after.take(
        StepTaken(
            incident=row.key, step="assessed", codes=codes, words="Her sister called", block=True
        )
    )
    between.settle()
    between.settle()
    between.link(colleague).loop().go_round()

    (own,) = clerk.rooms.after.mine()
    assert [(one.who, one.words) for one in own.steps] == [
        ("Priya Nair", "She has moved away"),
        ("Amara Osei", "Her sister called"),
    ]
    for desk in (clerk, lead, colleague):
        assert "6 Weir Cottages" in case_of(desk).wrong_destinations[-1].value
    assert colleague.rooms.after.mine() == ()
    trail = colleague.rooms.seat.recorder().trail()
    assert [one.leaf.count(b'"act":"config"') for one in trail.sync.inbox()] == [1]


def test_an_envelope_that_came_back_holds_the_next_letter_at_every_desk_of_the_team(
    between: Between, colleague: Desk, tmp_path: Path
) -> None:
    """Through the register, which cannot read where that is."""
    _, sent = checked(between.clerk, tmp_path)
    assert sent is not None
    between.clerk.rooms.after.returned(CameBack(letter=sent.receipt, kind="gone-away", opened="no"))
    between.settle()
    between.settle()
    between.link(colleague).loop().go_round()

    again, confirmed = checked(colleague, tmp_path, " of a colleague")
    assert confirmed is None
    assert "address.gone-away" in {one.code for one in again.findings}
    assert [one.what for one in between.lead.rooms.after.log().back] == ["Gone away"]
    assert acts(between.clerk, PRIYA)[-2:] == [Act.RETURN, Act.CONFIG]
    assert any(one.id == PRITCHARD for one in again.recipients)

"""What a message says of its recipient, beside what the record says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.desk.answers import Comparison, Outcome
from checker.desk.desk import Desk
from checker.desk.letter.comparing import comparison
from checker.model import Channel, Recipient, WhoId
from tests.builders.cases import address
from tests.builders.readers import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the demo's desk, its clerk sitting at it."""
    made = demo_desk(tmp_path)
    made.become(made.actors()[0].id)
    yield made
    made.close()


def compare(desk: Desk, change: tuple[bytes, bytes] = (b"", b"")) -> Comparison:
    """Give what is shown of whoever the demo's message goes to."""
    (file,) = next(one.files for one in desk.ready() if one.name.startswith("Message to Mr Okafor"))
    file.write_bytes(file.read_bytes().replace(*change))
    opened = desk.open((file,))
    result = desk.check(opened, opened.suggestions[0].id, [], Channel.EMAIL)
    (compared,) = desk.compare(result)
    return compared


def told(desk: Desk, change: tuple[bytes, bytes] = (b"", b"")) -> dict[str, tuple[str, Outcome]]:
    """Give what the record says in each row of the demo's message, with how it compares."""
    compared = compare(desk, change)
    return {
        row.label: ("".join(words for words, _ in row.record), row.outcome) for row in compared.rows
    }


def test_the_name_beside_a_mistyped_address_is_that_of_whom_it_is_meant_for(desk: Desk) -> None:
    """Its owner is on the record, though the address is not."""
    rows = told(desk)

    assert rows["Name"] == ("Mr Daniel Okafor", Outcome.MATCH)
    assert rows["Email"][1] is Outcome.DIFFERENT


def test_a_name_on_a_strange_address_is_looked_up_on_the_record(desk: Desk) -> None:
    """An address that is like nobody's says nothing of who is meant; the name does."""
    rows = told(desk, (b"d.okafro@mailbox.example", b"office@elsewhere.test"))

    assert rows["Name"] == ("Mr Daniel Okafor", Outcome.MATCH)


def test_nobody_of_a_strange_name_and_address_is_on_the_record(desk: Desk) -> None:
    """Then it says so."""
    rows = told(desk, (b"Daniel Okafor <d.okafro@mailbox.example>", b"Bo Lund <b@lund.test>"))

    assert rows["Name"] == ("Not on the record", Outcome.NOT_COMPARED)


def test_whom_a_mistyped_address_is_meant_for_is_named_as_the_record_does(desk: Desk) -> None:
    """With the role, and with what is known of the address; of a stranger no role is made up."""
    compared = compare(desk)

    assert (compared.name, compared.role) == ("Mr Daniel Okafor", "Father, applicant")
    assert compared.about == "The email address it goes to is not on the case record"
    stranger = compare(
        desk, (b"Daniel Okafor <d.okafro@mailbox.example>", b"Bo Lund <b@lund.test>")
    )
    assert (stranger.name, stranger.role) == ("Bo Lund", "")


def test_the_day_on_which_an_address_was_confirmed_stays_together() -> None:
    """Its line broke between "19" and "November"."""
    there = address("6 Weir Cottages", "Bramwick", "HX98 3LD", last_confirmed_on=date(2026, 11, 19))
    to = Recipient(id=WhoId("P1"), name="Ms Hale", via=Channel.POST)

    told = comparison(to, None, there, None, (), date(2026, 11, 27))

    assert told.about == "Address last confirmed 19\u00a0November."

"""What a message says of its recipient, beside what the record says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.desk.answers import Outcome
from checker.desk.demo import open_demo
from checker.desk.desk import Desk
from checker.model import Channel


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give the demo's desk, its clerk sitting at it."""
    made = open_demo(tmp_path)
    made.become(made.actors()[0].id)
    yield made
    made.close()


def told(desk: Desk, change: tuple[bytes, bytes] = (b"", b"")) -> dict[str, tuple[str, Outcome]]:
    """Give what the record says in each row of the demo's message, with how it compares."""
    (file,) = next(one.files for one in desk.ready() if one.name.startswith("Message to Mr Okafor"))
    file.write_bytes(file.read_bytes().replace(*change))
    opened = desk.open((file,))
    result = desk.check(opened, opened.suggestions[0].id, [], Channel.EMAIL)
    (compared,) = desk.compare(result)
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

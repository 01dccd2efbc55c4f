"""What a log wrote and never sent before it was set aside is kept once, and looked at again."""

import pytest

from checker.register.fsck import check, fsck
from checker.register.refusals import NotAllowed, Revoked
from tests.builders.register_store import Desk, Register


def brought(register: Register, older: Desk, newer: Desk, start: int) -> None:
    """Let somebody's newer log bring what the older one has from a place on."""
    register.store.take_remains(register.store.known(newer.log), older.log, older.push(start))


def kept_beside(register: Register) -> int:
    """Give how many entries are kept beside."""
    ((count,),) = register.as_owner("SELECT count(*) FROM remains")
    return int(count)


def of_one_person(register: Register) -> tuple[Desk, Desk]:
    """Give two logs of one person; of the older one, five entries were never sent."""
    older, newer = register.enrolled("u-a"), register.enrolled("u-a")
    register.send(older)
    older.write_some(5)
    return older, newer


def test_what_was_kept_beside_and_comes_in_its_place_later_is_not_wrong(
    register: Register,
) -> None:
    """An older log is brought behind a gap, and then goes on: a copy of the device was in use."""
    older, newer = of_one_person(register)
    brought(register, older, newer, 3)
    assert kept_beside(register) == 3

    register.send(older)
    brought(register, older, newer, 1)
    register.sequence()

    checked = fsck(register.login("reader"), register.keys)
    assert checked.wrong == ()
    assert kept_beside(register) == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE remains SET leaf = set_byte(leaf, 99, 7) WHERE seq = 5",
        "UPDATE remains SET hash = sha256('x') WHERE seq = 5",
        """UPDATE remains SET leaf = set_byte(leaf, 3, 7) WHERE seq = 5;
        UPDATE remains SET hash = sha256('\\x00'::bytea || leaf) WHERE seq = 5""",
    ],
    ids=["a byte", "a hash", "a signature with its hash"],
)
def test_what_is_kept_beside_and_was_changed_is_found(register: Register, change: str) -> None:
    """It is verified with the key of its log, as every entry is."""
    older, newer = of_one_person(register)
    brought(register, older, newer, 3)

    with register.tampering(change) as connection:
        wrong = [one.where for one in check(connection, register.keys).wrong]

    assert wrong == [f"remains {older.log} 5"]


def test_nobody_brings_what_another_person_wrote_or_what_was_revoked(register: Register) -> None:
    """Nothing is kept of it."""
    older, newer = of_one_person(register)
    other = register.enrolled("u-b")

    for by in (other, older):
        with pytest.raises(NotAllowed):
            brought(register, older, by, 1)
    register.store.revoke(older.log, by="u-admin")
    with pytest.raises(Revoked):
        brought(register, older, newer, 1)

    assert kept_beside(register) == 0

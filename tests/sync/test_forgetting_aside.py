"""A record that was set aside is evidence, and forgets a case with the rest of the desk."""

from pathlib import Path

import pysqlite3
import pytest

from checker.audit.pseudonyms import case_pseudonym, organisation_key
from checker.audit.trail_opening import files_set_aside
from checker.audit.verify import verify
from checker.protocol.messages import Erase, Role
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk
from tests.builders.trails import as_attacker


def keys_in(file: Path) -> int:
    """Count the keys of cases in a trail's file."""
    connection = pysqlite3.connect(str(file))
    (count,) = connection.execute("SELECT count(*) FROM case_key").fetchone()
    connection.close()
    return int(count)


def erase(register: Register, desk: SyncedDesk, case: str) -> str:
    """Have two people agree that a case is forgotten; give its pseudonym."""
    gone = case_pseudonym(organisation_key(desk.keyring) or b"", case)
    for name in ("u-dpo", "u-adm"):
        asking = register.enrolled(name, Role.PROTECTION_OFFICER, team="")
        known = register.store.known(asking.log)
        register.store.erase(known, Erase(case=gone, reason="retention", t=desk.now))
    return gone


@pytest.fixture
def aside(register: Register, desk: SyncedDesk) -> Path:
    """Give a file that was set aside, with entries about two cases."""
    desk.write(case="C-1", count=3)
    desk.write(case="C-2")
    as_attacker(desk.file, "UPDATE entry SET sig = zeroblob(64) WHERE seq = 5")
    desk.restart()
    desk.enrol(register)
    desk.loop().go_round()
    (file,) = files_set_aside(desk.file)
    return file


def test_what_was_set_aside_forgets_a_case_and_stays_evidence(
    register: Register, desk: SyncedDesk, aside: Path
) -> None:
    """The key of that case is gone from the file, the other's stays, and every entry is there."""
    entries, before = verify(aside).entries, keys_in(aside)
    loop = desk.loop()
    erase(register, desk, "C-1")

    desk.pass_time(700)
    loop.go_round()

    assert (before, keys_in(aside)) == (2, 1)
    assert verify(aside).entries == entries


def test_a_file_that_cannot_forget_now_is_tried_again(
    register: Register, desk: SyncedDesk, aside: Path
) -> None:
    """Somebody else holds it at that moment; at the next round it is done."""
    loop = desk.loop()
    erase(register, desk, "C-1")
    whole = aside.read_bytes()
    aside.write_bytes(b"nothing that can be opened")
    desk.pass_time(700)
    loop.go_round()
    aside.write_bytes(whole)
    assert keys_in(aside) == 2

    desk.pass_time(700)
    loop.go_round()

    assert keys_in(aside) == 1

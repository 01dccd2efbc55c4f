"""A register that was put back from an older copy, as a desk that came since meets it."""

from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Began, read_body
from checker.desk.register.register_words import register_words
from checker.protocol.messages import Role
from checker.sync.state import Link
from tests.builders.postgres import Server
from tests.builders.register_service import service_on
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk
from tests.sync.test_round import rolled_back, stored, written


def test_a_register_that_was_put_back_without_a_desk_has_it_enrol_again(
    postgres: Server, register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """It is not revoked: the sentence says what to do, and then everything goes there, once."""
    desk.write(count=3)
    desk.loop().go_round()
    desk.write()
    with (
        rolled_back(postgres, tmp_path, register, "put_back_empty") as older,
        service_on(older) as there,
    ):
        desk.url = there.url
        loop = desk.loop()
        loop.go_round()
        lost, words = loop.state(), register_words(loop.state(), datetime.now(UTC))
        loop.enrol(code=older.store.new_code(Role.CLERK, "t-04", by="u-admin"))
        loop.go_round()
        desk.close()

        assert stored(older, desk) == written(desk)
    assert lost.link is Link.UNKNOWN
    assert "Enrol this desk again" in lost.why
    assert "enrol this desk again" in words.text
    assert [(one.text, one.grave, one.act) for one in words.notices] == [(lost.why, True, "enrol")]
    assert (loop.state().link, loop.state().waiting) == (Link.ONLINE, 0)


def test_a_revoked_desk_enrols_again_under_a_new_key(register: Register, desk: SyncedDesk) -> None:
    """As somebody who changes teams does: the key before is never taken again, a new log begins."""
    desk.write(count=2)
    desk.loop().go_round()
    old = desk.trail.signer.log
    register.store.revoke(old, by="u-admin")
    desk.write()
    loop = desk.loop()
    loop.go_round()
    shut_out = loop.state().link

    told = loop.enrol(code=register.store.new_code(Role.LEAD, "t-05", by="u-admin"))
    desk.write()
    loop.go_round()
    desk.close()

    first = read_body(desk.trail.entries()[0].body)
    assert shut_out is Link.REVOKED
    assert (told.log, told.role, told.team) == (desk.trail.signer.log, Role.LEAD, "t-05")
    assert told.log != old
    assert first.resumes is not None
    assert (first.resumes.log, first.resumes.why) == (old, Began.REVOKED)
    assert (loop.state().link, loop.state().waiting) == (Link.ONLINE, 0)
    assert stored(register, desk) == written(desk)
    assert "taken away" in desk.trail.notices[-1]

"""Leaves of a register that this desk cannot read, or did not write: said as what they are."""

from pathlib import Path

import pytest

from checker.protocol.messages import Role
from checker.sync.state import Link
from tests.builders.dishonest import tamper
from tests.builders.register_service import Service
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk, backup
from tests.sync.test_round import written


@pytest.mark.parametrize(
    "odd", ["overlay(leaf PLACING 'x'::bytea FROM 80)", "'\\x00'"], ids=["changed", "no entry"]
)
def test_a_restored_desk_takes_nothing_back_that_it_did_not_write(
    register: Register, desk: SyncedDesk, tmp_path: Path, odd: str
) -> None:
    """Its own record is as whole as before, and is not said to be damaged."""
    put_back = backup(desk, tmp_path / "backup.db")
    desk.write(count=3)
    desk.loop().go_round()
    log, last = desk.trail.signer.log, len(written(desk))
    tamper(
        register,
        f"UPDATE entry SET leaf = {odd} WHERE log = '\\x{log}' AND seq = {last}",  # noqa: S608 - a test's own
    )
    put_back()
    before = written(desk)

    loop = desk.loop()
    loop.go_round()

    assert loop.state().link is Link.OFFLINE
    assert "is not what this desk wrote" in loop.state().why
    assert written(desk) == before


def test_an_entry_of_a_newer_desk_keeps_nobody_from_sealing_keys(
    register: Register, service: Service, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The register's first leaves are looked through for its own key; others' may be of later."""
    lead = SyncedDesk(tmp_path / "lead", service.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    newer = register.enrolled("u-newer")
    newer.write_some(1)
    register.send(newer)
    register.sequence()
    body = b'{"act":"of-later","v":99}'.hex()
    tamper(
        register,
        f"UPDATE entry SET leaf = substr(leaf, 1, 64) || '\\x{body}'::bytea"  # noqa: S608 - a test's own
        f" WHERE log = '\\x{newer.log}'",
    )
    desk.write()

    loop = desk.loop()
    loop.go_round()
    lead.close()

    assert (loop.state().link, loop.state().why) == (Link.ONLINE, "")
    assert register.as_owner("SELECT count(*) > 0 FROM case_key") == [(True,)]

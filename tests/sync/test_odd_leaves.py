"""Leaves of a register that this desk cannot read, or did not write: said as what they are."""

from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from checker.audit.leaf import to_base64
from checker.errors import RegisterUnreached
from checker.protocol.messages import Held, LogState, Role, State
from checker.sync.client import Client
from checker.sync.holding import _is_enrolled
from checker.sync.inbox import _incoming
from checker.sync.known import known
from checker.sync.pushing import Pusher
from checker.sync.session import Session
from checker.sync.state import Link
from tests.builders.dishonest import tamper
from tests.builders.register_service import Service
from tests.builders.register_store import ORIGIN, Register
from tests.builders.synced import SyncedDesk, backup
from tests.sync.test_round import written

OF_LATER = b'{"act":"of-later","v":99}'.hex()
"""The body of an entry that only a later version can read."""


@pytest.mark.parametrize(
    "odd",
    [
        "set_byte(leaf, 3, 255 - get_byte(leaf, 3))",
        f"substr(leaf, 1, 64) || '\\x{OF_LATER}'::bytea",
    ],
    ids=["not signed", "no entry"],
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
    tamper(
        register,
        f"UPDATE entry SET leaf = substr(leaf, 1, 64) || '\\x{OF_LATER}'::bytea"  # noqa: S608 - a test's own
        f" WHERE log = '\\x{newer.log}'",
    )
    desk.write()

    loop = desk.loop()
    loop.go_round()
    lead.close()

    assert (loop.state().link, loop.state().why) == (Link.ONLINE, "")
    assert register.as_owner("SELECT count(*) > 0 FROM case_key") == [(True,)]


@pytest.mark.parametrize(
    ("seq", "log", "leaf"),
    [
        pytest.param(9, None, None, id="another number"),
        pytest.param(2, "0" * 32, None, id="another log"),
        pytest.param(2, None, b"nonsense", id="no entry"),
    ],
)
def test_a_message_that_is_not_the_entry_it_is_said_to_be_is_not_taken_in(
    desk: SyncedDesk, seq: int, log: str | None, leaf: bytes | None
) -> None:
    """The register says whose entry it is; the entry itself has the last word."""
    desk.write()
    own = desk.trail.signer.log
    held = Held(log=log or own, seq=seq, leaf=leaf or written(desk)[1], n=1)

    with pytest.raises(RegisterUnreached, match="cannot be read"):
        _incoming(held)


def test_a_holder_is_only_whom_the_registers_own_log_signed_for(
    register: Register, service: Service, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Every part of it: signature, log, key, role and team; else no key of a case is sealed."""
    lead = SyncedDesk(tmp_path / "lead", service.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    remembered = known(desk.trail.sync, desk.settings)
    assert remembered is not None
    own_log = remembered.own_log
    ((key,),) = register.as_owner(f"SELECT key FROM log WHERE log = '\\x{own_log}'")  # noqa: S608
    assert isinstance(key, bytes)
    (held,) = [
        one
        for one in register.store.holders(desk.trail.signer.log).holders
        if one.log == lead.trail.signer.log
    ]
    changes: tuple[dict[str, object], ...] = (
        {"leaf": bytes([held.leaf[0] ^ 1]) + held.leaf[1:]},
        {"leaf": written(desk)[0]},
        {"log": "0" * 32},
        {"box": to_base64(bytes(32))},
        {"role": Role.INVESTIGATOR},
        {"team": "t-99"},
    )

    assert _is_enrolled(held, key, own_log)
    assert not _is_enrolled(held, key, "0" * 32)
    for change in changes:
        assert not _is_enrolled(msgspec.structs.replace(held, **change), key, own_log)


ZEROS = "0" * 32


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        pytest.param("{origin}/promise\n{log} 2\n{head}\n{t}\n", True, id="of what was sent"),
        pytest.param(f"{{origin}}/promise\n{ZEROS} 2\n{{head}}\n{{t}}\n", False, id="another log"),
        pytest.param("{origin}/promise\n{log} 1\n{head}\n{t}\n", False, id="another number"),
        pytest.param(
            f"{{origin}}/promise\n{{log}} 2\n{ZEROS * 2}\n{{t}}\n", False, id="another entry"
        ),
        pytest.param("x.example/promise\n{log} 2\n{head}\n{t}\n", False, id="another register"),
        pytest.param("{origin}/promise\n{log} 2\n{head}\nsoon\n", False, id="at no time"),
    ],
)
def test_a_promise_is_of_exactly_what_was_sent(
    register: Register, desk: SyncedDesk, text: str, *, is_kept: bool
) -> None:
    """Signed by the register's own key, and about something else: nothing counts as promised."""
    desk.write()
    remembered = known(desk.trail.sync, desk.settings)
    head = desk.trail.entry(2)
    assert remembered is not None
    assert head is not None
    own = head.hash.hex()
    told = text.format(origin=ORIGIN, log=remembered.log, head=own, t=desk.now)
    answer = LogState(
        log=remembered.log,
        state=State.OPEN,
        next=3,
        head=own,
        promise=register.keys.note(told).decode(),
    )
    with closing(Client(desk.url)) as client:
        session = Session(client, desk.trail.signer, remembered, desk.book.mono_ms)
        pusher = Pusher(session, desk.trail, bytes(32))
        if is_kept:
            assert pusher._promised(answer, head) == desk.now
        else:
            with pytest.raises(RegisterUnreached, match="did not promise what it was sent"):
                pusher._promised(answer, head)

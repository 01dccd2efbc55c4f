"""The register's list of forgotten cases: signed, whole, and only ever longer."""

from collections.abc import Callable
from contextlib import closing

import pytest

from checker.audit.notes import sign_note
from checker.sync.client import Client
from checker.sync.forgetting import _read
from checker.sync.known import known
from checker.sync.session import Session
from checker.sync.watching import SMALLER, UNSIGNED, Alarm
from tests.builders.dishonest import tamper
from tests.builders.register_store import ORIGIN, Register
from tests.builders.registers import key_from
from tests.builders.synced import SyncedDesk
from tests.sync.test_forgetting_aside import erase

CASE = "ab" * 32
Signing = Callable[[str], bytes]


def test_a_list_that_became_shorter_is_an_alarm(register: Register, desk: SyncedDesk) -> None:
    """Whoever takes a case out of it hides from other desks that it must be forgotten."""
    desk.write(case="C-1")
    loop = desk.loop()
    loop.go_round()
    erase(register, desk, "C-1")
    desk.pass_time(700)
    loop.go_round()
    before = loop.state().alarms

    tamper(register, "DELETE FROM forgotten")
    desk.pass_time(700)
    loop.go_round()

    assert before == ()
    assert SMALLER in loop.state().alarms


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        pytest.param(f"{ORIGIN}/forget\n1\n{CASE}\n", True, id="as it should be"),
        pytest.param(f"{ORIGIN}\n1\n{CASE}\n", False, id="of something else"),
        pytest.param(f"other.example/forget\n1\n{CASE}\n", False, id="of another register"),
        pytest.param(f"{ORIGIN}/forget\n2\n{CASE}\n", False, id="not all of it"),
        pytest.param(f"{ORIGIN}/forget\n1\n{CASE[:-1]}\n", False, id="no pseudonym"),
        pytest.param(f"{ORIGIN}/forget\n", False, id="half of it"),
    ],
)
def test_only_a_whole_list_of_this_register_is_applied(
    register: Register, desk: SyncedDesk, text: str, *, is_whole: bool
) -> None:
    """Its own key signs other things too; and a right list that somebody else signed is none."""
    remembered = known(desk.trail.sync, desk.settings)
    assert remembered is not None
    with closing(Client(desk.url)) as client:
        session = Session(client, desk.trail.signer, remembered, desk.book.mono_ms)
        if is_whole:
            assert _read(register.keys.note(text), session) == [CASE]
        else:
            with pytest.raises(Alarm, match=UNSIGNED):
                _read(register.keys.note(text), session)
        with pytest.raises(Alarm, match=UNSIGNED):
            _read(sign_note(text, ORIGIN, key_from(9)), session)

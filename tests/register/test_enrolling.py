"""Who is made known to the register, by what, and who is not."""

import msgspec
import pytest

from checker.audit.entry import read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, to_base64
from checker.protocol.messages import Role, State
from checker.register.refusals import BadMessage, CodeRefused, KeyTaken, UnknownLog
from checker.register.store import Grant
from tests.builders.register_store import Desk, Register

HOUR_MS = 3_600_000


@pytest.fixture(name="register")
def shared(one_register: Register) -> Register:
    """Give one register to all tests here: each has desks of its own."""
    return one_register


def test_an_enrolment_is_an_entry_of_the_register(register: Register) -> None:
    """Key, box, role, team, pseudonym and who let them in stand in the register's own log."""
    desk = Desk(1, "u-a", Role.LEAD)
    code = register.store.new_code(Role.LEAD, desk.team, by="u-admin")

    admission = register.store.enrol(desk.enrolment(code))

    told = admission.enrolled
    assert admission.is_new
    assert (told.log, told.role, told.team) == (desk.log, Role.LEAD, desk.team)
    assert told.register_key == str(register.keys.verifier)
    body = read_body(told.leaf[SIGNATURE_BYTES:])
    assert body.enrolled is not None
    assert (body.by, body.enrolled.box, body.enrolled.actor) == (("u-admin",), desk.box, "u-a")
    own = register.store.entries(register.keys.log, start=1, reader=desk.log).entries
    assert told.leaf in [one.leaf for one in own]
    register.sequence()
    assert register.store.proof(leaf_hash(told.leaf).hex())


def test_the_same_call_gives_the_same_answer(register: Register) -> None:
    """A reply that was lost costs no new code, and an old code is right for its own log only."""
    desk = Desk(2, "u-a")
    code = register.store.new_code(Role.CLERK, desk.team, by="u-admin")
    first = register.store.enrol(desk.enrolment(code))
    register.time.now += 25 * HOUR_MS

    again = register.store.enrol(desk.enrolment(code))

    assert (again.enrolled, again.is_new) == (first.enrolled, False)
    other = register.store.new_code(Role.CLERK, desk.team, by="u-admin")
    with pytest.raises(CodeRefused):
        register.store.enrol(desk.enrolment(other))


def test_a_code_is_used_once_within_a_day_by_whom_it_is_for(register: Register) -> None:
    """However it is typed; another code, an old one or somebody else's is refused."""
    store = register.store
    code = store.new_code(Role.CLERK, "t-04", by="u-admin", actor="u-a")
    for asked in (
        Desk(3, "u-b").enrolment(code),
        Desk(3, "u-a").enrolment("abcdef-abcdef-abcdef-abcdef"),
        Desk(3, "u-a").enrolment(""),
    ):
        with pytest.raises(CodeRefused):
            store.enrol(asked)

    assert store.enrol(Desk(3, "u-a").enrolment(code.upper().replace("-", " "))).is_new

    with pytest.raises(CodeRefused):
        store.enrol(Desk(4, "u-a").enrolment(code))
    late = store.new_code(Role.CLERK, "t-04", by="u-admin")
    register.time.now += 24 * HOUR_MS + 1
    with pytest.raises(CodeRefused):
        store.enrol(Desk(4, "u-a").enrolment(late))


def test_a_code_is_kept_as_a_digest_only(register: Register) -> None:
    """Whoever reads the database cannot enrol."""
    code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")

    rows = register.as_owner("SELECT code::text FROM code")

    assert all(code.replace("-", "") not in str(row) for row in rows)


def test_a_key_is_one_persons(register: Register) -> None:
    """The same key with another pseudonym or another box key is refused."""
    register.enrol(Desk(5, "u-a"))
    other_box = Desk(5, "u-a")
    other_box.box = Desk(6, "u-a").box

    for desk in (Desk(5, "u-b"), other_box):
        code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
        with pytest.raises(KeyTaken):
            register.store.enrol(desk.enrolment(code))


def test_who_signed_in_elsewhere_needs_no_code(register: Register) -> None:
    """The service verified an ID token: its role and team are taken."""
    desk = Desk(7, "u-a")

    admission = register.store.enrol(desk.enrolment(), Grant(role=Role.INVESTIGATOR, team="t-9"))

    assert (admission.enrolled.role, admission.enrolled.team) == (Role.INVESTIGATOR, "t-9")
    known = register.store.known(desk.log)
    assert (known.key, known.actor, known.state) == (desk.public, "u-a", State.OPEN)


def test_an_enrolment_without_its_keys_signature_is_refused(register: Register) -> None:
    """Nobody enrols a key that they do not have, at another register, or as the register."""
    desk = Desk(8, "u-a")
    grant = Grant(role=Role.CLERK, team="t-04")
    for asked in (
        msgspec.structs.replace(desk.enrolment(), proof=bytes(64)),
        msgspec.structs.replace(desk.enrolment(), actor="u-b"),
        msgspec.structs.replace(desk.enrolment(), box=Desk(9, "u-a").box),
        desk.enrolment(origin="register.example/south"),
        Desk(8, "register").enrolment(),
    ):
        with pytest.raises(BadMessage):
            register.store.enrol(asked, grant)
    small = msgspec.structs.replace(desk.enrolment(), key=to_base64(bytes([1, *bytes(31)])))
    with pytest.raises(BadMessage, match="no key"):
        register.store.enrol(msgspec.structs.replace(small, proof=bytes([1, *bytes(63)])), grant)
    for asked, granted in ((desk.enrolment("code"), grant), (desk.enrolment(), None)):
        with pytest.raises(BadMessage):
            register.store.enrol(asked, granted)

    with pytest.raises(UnknownLog):
        register.store.known(desk.log)


def test_the_registers_own_log_is_nobodys_desk(register: Register) -> None:
    """It is no log that signs in, is revoked or holds keys; it can be read."""
    own = register.keys.log

    assert not register.store.begin()
    for call in (
        lambda: register.store.known(own),
        lambda: register.store.revoke(own, by="u-admin"),
        lambda: register.store.holders(own),
        lambda: register.store.inbox(own, after=0),
    ):
        with pytest.raises(UnknownLog):
            call()
    assert register.store.state(own).next > 1
    assert own not in {one.log for one in register.store.known_logs()}

"""A case is forgotten by two people, for good, and the chain holds afterwards."""

import subprocess

import pytest

from checker.audit.entry import Act, read_body
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.notes import open_note
from checker.protocol.messages import Erase, Push, Request, Role, Sent
from checker.register.fsck import fsck
from checker.register.refusals import Gone, NotAllowed, SamePerson
from tests.builders.postgres import program
from tests.builders.register_store import NOON_MS, ORIGIN, Desk, Register, a_wrap

CASE, OTHER = "ab" * 32, "cd" * 32
BOX = b"a sealed box of the case that goes"
REQUEST = b"sealed page images of that case"


def erase(register: Register, by: Desk, case: str = CASE) -> tuple[str, tuple[str, ...]]:
    """Let somebody ask or agree."""
    asked = Erase(case=case, reason="retention", t=NOON_MS)
    told = register.store.erase(register.store.known(by.log), asked)
    return told.state, told.by


def a_case(register: Register, desk: Desk, lead: Desk, case: str, box: bytes) -> Push:
    """Let a desk push an entry about a case, with its box and its key."""
    desk.write(Act.ASK_SECOND, sd=("A" * 43,))
    sent = Sent(leaf=desk.leaves[-1], case=case, boxes=(box,))
    push = Push(entries=(sent,), wraps=(a_wrap(desk, lead, case),))
    register.store.ingest(desk.log, push)
    return push


def whole_database(url: str) -> bytes:
    """Give everything that is in the tables, as a dump."""
    done = subprocess.run(
        [program("pg_dump"), "--inserts", url], stdout=subprocess.PIPE, check=True
    )
    return done.stdout


def test_two_people_forget_a_case(register: Register) -> None:
    """Boxes, keys and requests of the case are in no table; the entries and the rest stay."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    admin = register.enrolled("u-admin", Role.ADMINISTRATOR)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER)
    register.send(clerk)
    a_case(register, clerk, lead, CASE, BOX)
    request = Request(entry=clerk.hashes[-1], sealed={lead.log: bytes(80)}, content=REQUEST)
    register.store.ask(clerk.log, request)
    a_case(register, clerk, lead, OTHER, b"another box")
    before = whole_database(register.url)
    assert BOX.hex().encode() in before
    assert REQUEST.hex().encode() in before

    assert erase(register, admin) == ("asked", ("u-admin",))
    assert BOX.hex().encode() in whole_database(register.url)
    assert erase(register, officer) == ("done", ("u-admin", "u-dpo"))

    after = whole_database(register.url)
    assert BOX.hex().encode() not in after
    assert REQUEST.hex().encode() not in after
    assert b"another box".hex().encode() in after
    rows = register.as_owner("SELECT encode(case_mark, 'hex') FROM case_key")
    assert rows == [(OTHER,)]
    assert register.store.waiting(lead.log).requests == ()
    with pytest.raises(Gone):
        register.store.ask(clerk.log, request)
    held = register.store.entries(clerk.log, start=1, reader=clerk.log).entries
    assert [one.leaf for one in held] == clerk.leaves
    assert [one.case for one in held] == [None, None, OTHER]
    register.sequence()
    assert fsck(register.login("reader"), register.keys).wrong == ()
    own = register.store.entries(register.keys.log, start=1, reader=clerk.log).entries
    body = read_body(own[-1].leaf[SIGNATURE_BYTES:])
    assert (body.act, body.erased, body.by) == (Act.ERASURE_DONE, (CASE,), ("u-admin", "u-dpo"))


def test_the_forget_list_grows_in_the_order_of_erasure(register: Register) -> None:
    """A signed note: its name, how many, and a pseudonym a line. Once more is no error."""
    admin = register.enrolled("u-admin", Role.ADMINISTRATOR)
    officer = register.enrolled("u-dpo", Role.PROTECTION_OFFICER)
    listed = [register.store.forget()]
    for case in (OTHER, CASE):
        erase(register, officer, case)
        erase(register, admin, case)
        listed.append(register.store.forget())
    assert erase(register, admin) == ("done", ("u-admin", "u-dpo"))

    texts = [open_note(note, register.keys.verifier)[0] for note in listed]

    assert texts == [
        f"{ORIGIN}/forget\n0\n",
        f"{ORIGIN}/forget\n1\n{OTHER}\n",
        f"{ORIGIN}/forget\n2\n{OTHER}\n{CASE}\n",
    ]


def test_nobody_forgets_alone(register: Register) -> None:
    """Not with the same pseudonym on two devices, and not without the role."""
    admin = register.enrolled("u-admin", Role.ADMINISTRATOR)
    laptop = register.enrolled("u-admin", Role.PROTECTION_OFFICER)
    erase(register, admin)
    for same in (admin, laptop):
        with pytest.raises(SamePerson):
            erase(register, same)
    for role in (Role.CLERK, Role.LEAD, Role.INVESTIGATOR):
        with pytest.raises(NotAllowed):
            erase(register, register.enrolled(f"u-{role}", role))


def test_what_comes_late_of_a_forgotten_case_is_not_kept(register: Register) -> None:
    """A desk that was offline still pushes its entries; box and key are passed over."""
    clerk, lead = register.enrolled("u-a"), register.enrolled("u-lead", Role.LEAD)
    register.send(clerk)
    erase(register, register.enrolled("u-admin", Role.ADMINISTRATOR))
    erase(register, register.enrolled("u-dpo", Role.PROTECTION_OFFICER))

    push = a_case(register, clerk, lead, CASE, BOX)
    register.store.ingest(clerk.log, push)

    assert BOX.hex().encode() not in whole_database(register.url)
    assert register.store.state(clerk.log).next == 3
    assert register.as_owner("SELECT 1 FROM case_key") == []

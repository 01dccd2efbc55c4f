"""A dishonest register, which has every key of its own, is told of by desks and witnesses."""

import shutil
from pathlib import Path

import pytest

from checker.audit.cosignature import witness_of
from checker.audit.entry import Act
from checker.protocol.messages import Role
from checker.register.asking_witnesses import over_http
from checker.sync.watching import INCONSISTENT, LOST, SMALLER, UNLIKE, UNSEEN, WITHHELD
from checker.witness.service import service as witness_service
from checker.witness.settings import begin
from tests.builders.dishonest import Deed, drop, reorder, rewrite, roll_back, serve_anew, tamper
from tests.builders.postgres import Server
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import ORIGIN, Register, register_on
from tests.builders.registers import key_from
from tests.builders.served import served
from tests.builders.synced import SyncedDesk
from tests.sync.test_round import stored, written


def work(register: Register, *desks: SyncedDesk) -> None:
    """Let desks write and send, and see what became of it."""
    for desk in desks:
        desk.write(count=3)
        desk.loop().go_round()
    register.sequence()
    for desk in desks:
        desk.loop().go_round()


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (rewrite, {INCONSISTENT}),
        (drop, {SMALLER}),
        (reorder, {INCONSISTENT}),
        (roll_back, {SMALLER, LOST}),
    ],
    ids=["rewrite", "drop", "reorder", "roll back"],
)
def test_threat_dishonest_register(
    register: Register,
    service: Service,
    desk: SyncedDesk,
    tmp_path: Path,
    deed: Deed,
    says: set[str],
) -> None:
    """One desk alone sees it at its next look, whosever entry it was, and believes nothing new."""
    other = SyncedDesk(tmp_path / "u-b", service.url, actor="u-b", key=desk.key)
    other.enrol(register)
    for _ in range(2):
        work(register, desk, other)
    kept = desk.trail.sync.checkpoint()

    deed(register, *(one.trail.signer.log for one in (other, desk)))
    serve_anew(register)
    loop = desk.loop()
    loop.go_round()
    other.close()

    assert set(loop.state().alarms) == says
    assert desk.acts().count(Act.SYNC_ALARM) == len(says)
    assert desk.trail.sync.checkpoint() == kept
    evidence = {what for _, what, _ in desk.trail.sync.evidence()}
    assert evidence >= says


def test_threat_dishonest_register_split_view(
    postgres: Server, register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Two trees under one key: the witness signs one, and a desk that was shown both says so."""
    work(register, desk)
    shutil.copytree(register.keys.folder, tmp_path / "second")
    (tmp_path / "second" / "latest").unlink()
    witness = begin(tmp_path / "w", "w.example", (str(register.keys.verifier),))
    with served(witness_service(witness)) as url:
        register.witnesses = (over_http(witness.verifier, url),)
        work(register, desk)
        with register_on(postgres, tmp_path, "second") as second, service_on(second) as there:
            stranger = second.enrolled("u-x")
            stranger.write_some(40)
            second.send(stranger)
            desk.url = there.url
            desk.enrol(second)
            second.witnesses = register.witnesses
            second.sequence()
            refused = second.store.checkpoint()
            loop = desk.loop()
            loop.go_round()
            desk.close()

    assert b"w.example " in register.store.checkpoint()
    assert b"w.example " not in refused
    assert refused in witness.memory.evidence(ORIGIN)
    assert INCONSISTENT in loop.state().alarms


def test_threat_dishonest_register_shows_one_desk_what_no_witness_saw(
    register: Register, desk: SyncedDesk
) -> None:
    """A tree for one desk alone has no cosignature: it is not believed, and in an hour an alarm."""
    desk.witnesses = (str(witness_of("w.example", key_from(5))),)
    work(register, desk)
    loop = desk.loop()
    loop.go_round()
    desk.pass_time(3_700)
    register.time.now = desk.now
    loop.go_round()

    assert loop.state().alarms == (UNSEEN,)
    assert desk.trail.sync.checkpoint() is None


def test_threat_dishonest_register_withholds_an_entry(register: Register, desk: SyncedDesk) -> None:
    """It promised one and grows without it: an hour later its own promise is the evidence."""
    work(register, desk)
    desk.write(act=Act.RELEASE)
    loop = desk.loop()
    loop.go_round()
    log = desk.trail.signer.log
    tamper(
        register,
        f"UPDATE sequenced SET seq = 1000 WHERE log = '\\x{log}'",  # noqa: S608 - a test's own
    )
    register.enrolled("u-x")
    register.sequence()
    desk.pass_time(3_700)
    register.time.now = desk.now
    loop.go_round()

    assert loop.state().alarms == (WITHHELD,)
    (note,) = [note for _, what, note in desk.trail.sync.evidence() if what == WITHHELD]
    assert f"{ORIGIN}/promise".encode() in note
    assert log.encode() in note


def test_threat_dishonest_register_puts_its_own_key_in_a_leads_place(
    register: Register, service: Service, desk: SyncedDesk, tmp_path: Path
) -> None:
    """To read what is sealed: no key is sealed to whom the signed enrolment does not name."""
    lead = SyncedDesk(tmp_path / "lead", service.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    register.sequence()
    tamper(register, f"UPDATE log SET box = '\\x{'11' * 32}' WHERE actor = 'u-lead'")  # noqa: S608
    desk.write()
    loop = desk.loop()
    loop.go_round()
    lead.close()

    assert loop.state().alarms == (UNLIKE,)
    assert register.as_owner("SELECT count(*) FROM case_key") == [(0,)]


def test_threat_weeks_offline(register: Register, desk: SyncedDesk) -> None:
    """A month away, more than a batch, and meanwhile the register was rolled back: both are seen.

    Everything goes, in order, nothing is dropped; and the desk, the only one who still knows,
    says what the register lost.
    """
    for _ in range(2):
        work(register, desk)
    last = desk.trail.sync.accepted()
    for day in range(6):
        desk.write(case=f"C-{day}", count=50)
        desk.pass_time(5 * 24 * 3600)
    roll_back(register, desk.trail.signer.log)
    serve_anew(register)
    register.time.now = desk.now

    loop = desk.loop()
    loop.go_round()

    assert last > 4
    assert set(loop.state().alarms) == {LOST, SMALLER}
    assert loop.state().waiting == 0
    assert stored(register, desk) == written(desk)

"""A desk in step with a real register: what it sends, what it believes, what it forgets."""

import shutil
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
import pytest

from checker.audit.boxing import box_key
from checker.audit.cosignature import cosign, witness_of
from checker.audit.entry import Act, Began
from checker.audit.notes import read_note
from checker.audit.pseudonyms import case_pseudonym, organisation_key
from checker.audit.trail_beside import opened_case
from checker.audit.trail_sync import Stage
from checker.audit.verify import verify
from checker.protocol.messages import Erase, Role, State
from checker.sync.client import Client
from checker.sync.inbox import as_held
from checker.sync.known import known
from checker.sync.state import Link
from checker.sync.watching import (
    INCONSISTENT,
    LOST,
    SMALLER,
    UNLIKE,
    UNSEEN,
    WITHHELD,
    Watcher,
)
from tests.builders.postgres import Server
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import ORIGIN, Register, register_on
from tests.builders.registers import key_from
from tests.builders.relay import Wire, relay_to
from tests.builders.synced import SyncedDesk, backup


def stored(register: Register, desk: SyncedDesk) -> list[bytes]:
    """Give every leaf of a desk's log that the register has."""
    found: list[bytes] = []
    log = desk.trail.signer.log
    while True:
        told = register.store.entries(log, start=len(found) + 1, reader=log)
        found += [one.leaf for one in told.entries]
        if not told.more:
            return found


def written(desk: SyncedDesk) -> list[bytes]:
    """Give every leaf of a desk's trail."""
    return [one.signature + one.body for one in desk.trail.entries()]


def pseudonym_of(desk: SyncedDesk, case: str) -> str:
    """Give the organisation's pseudonym of a case."""
    return case_pseudonym(organisation_key(desk.keyring) or b"", case)


def test_what_was_written_is_promised_then_witnessed(register: Register, desk: SyncedDesk) -> None:
    """Written, accepted, witnessed; and the next entry carries the checkpoint that showed it."""
    last = desk.write(count=3)
    loop = desk.loop()

    loop.go_round()
    accepted = [desk.trail.sync.stage(seq) for seq in (1, last)]
    register.sequence()
    loop.go_round()
    after = desk.write()

    assert accepted == [Stage.ACCEPTED, Stage.ACCEPTED]
    assert (loop.state().link, loop.state().why) == (Link.ONLINE, "")
    assert desk.trail.sync.stage(last) is Stage.WITNESSED
    assert desk.trail.sync.stage(after) is Stage.WRITTEN
    body = desk.bodies()[-1]
    assert body.cp is not None
    assert body.cp.n > last
    assert stored(register, desk) == written(desk)[:-1]
    assert Act.SYNC_ALARM not in desk.acts()


def test_a_month_offline_goes_in_order_and_nothing_is_dropped(
    register: Register, desk: SyncedDesk
) -> None:
    """More than a batch, each of them promised; the desk was away for thirty days."""
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    for day in range(6):
        desk.write(case=f"C-{day}", count=50)
        desk.pass_time(5 * 24 * 3600)
    register.time.now = desk.now

    loop.go_round()

    assert desk.trail.sync.waiting() == 0
    assert stored(register, desk) == written(desk)
    assert loop.state().waiting == 0


def test_a_lost_answer_is_replayed_and_stored_once(
    register: Register, service: Service, desk: SyncedDesk
) -> None:
    """The register has it, the desk does not know: the same again, and the same promise."""
    with relay_to(service.url) as relay:
        desk.url = relay.url
        desk.write(count=2)
        loop = desk.loop()
        loop.go_round()
        desk.write(count=3)
        relay.wire = Wire.NO_ANSWERS
        loop.go_round()
        offline = loop.state()
        relay.wire = Wire.WHOLE
        loop.go_round()
        desk.close()

    assert offline.link is Link.OFFLINE
    assert offline.waiting == 3
    assert "cannot be reached" in offline.why
    assert loop.state().waiting == 0
    assert stored(register, desk) == written(desk)


def test_two_instances_at_once_store_everything_once(register: Register, desk: SyncedDesk) -> None:
    """A window and a command send the same entries; each gets its promise."""
    desk.write(count=4)
    one, other = desk.loop(), desk.loop()
    one.go_round()
    desk.write(count=2)
    other.go_round()
    desk.write()
    one.go_round()
    other.go_round()

    assert (one.state().link, other.state().link) == (Link.ONLINE, Link.ONLINE)
    assert stored(register, desk) == written(desk)


def test_a_clone_is_noticed_and_a_new_log_goes_on(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Same number, other hash: both are kept, the log is frozen, the desk begins another."""
    desk.write(count=2)
    loop = desk.loop()
    loop.go_round()
    clone = SyncedDesk(tmp_path / "clone", desk.url, key=desk.key)
    clone.keyring.held.update(desk.keyring.held)
    clone.folder.mkdir()
    backup(desk, clone.file)()
    shutil.copy(clone.file, desk.folder / "copy")
    for made, case in ((desk, "C-1"), (clone, "C-2")):
        made.write(case=case)
    loop.go_round()
    old = clone.trail.signer.log
    other = clone.loop()
    other.go_round()
    clone.close()

    assert register.store.known(old).state is State.FROZEN
    body = clone.bodies()[0]
    assert body.resumes is not None
    assert (body.resumes.log, body.resumes.seq, body.resumes.why) == (old, 4, Began.FORKED)
    assert other.state().link is Link.UNKNOWN
    assert "Enrol this desk again" in clone.trail.notices[-1]
    clone.enrol(register)
    again = clone.loop()
    again.go_round()
    clone.close()
    assert again.state().link is Link.ONLINE
    assert stored(register, clone) == written(clone)


def test_a_restored_desk_takes_its_own_entries_back_and_says_so(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """A backup of yesterday: what was written since comes from the register, with its secrets."""
    desk.write(case="C-1")
    loop = desk.loop()
    loop.go_round()
    put_back = backup(desk, tmp_path / "backup.db")
    register.sequence()
    desk.write(case="C-2", count=3)
    loop.go_round()
    loop.go_round()
    before = written(desk)

    put_back()
    restored = desk.loop()
    restored.go_round()

    assert written(desk)[: len(before)] == before
    assert desk.acts()[-1] is Act.DEVICE_RESTORED
    assert [one.value for one in desk.trail.disclosed(4)] == ["C-2", "rang the office"]
    assert verify(desk.file).holds
    assert stored(register, desk) == written(desk)
    assert restored.state().link is Link.ONLINE


def test_a_revoked_desk_says_so_and_loses_nothing(register: Register, desk: SyncedDesk) -> None:
    """A clear sentence; every entry stays here."""
    loop = desk.loop()
    desk.write()
    loop.go_round()
    register.store.revoke(desk.trail.signer.log, by="u-admin")
    desk.write(count=2)

    loop.go_round()

    assert loop.state().link is Link.REVOKED
    assert "Ask an administrator" in loop.state().why
    assert loop.state().waiting == 2
    assert len(desk.trail.entries()) == 4


def test_a_desk_that_is_revoked_while_nothing_happens_learns_it(
    register: Register, desk: SyncedDesk
) -> None:
    """It has nothing to send; what it asks for is refused."""
    loop = desk.loop()
    loop.go_round()
    register.store.revoke(desk.trail.signer.log, by="u-admin")

    loop.go_round()

    assert loop.state().link is Link.REVOKED


def test_no_key_is_sealed_to_a_holder_whose_enrolment_says_another_key(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The database's owner puts their own key in a lead's place: the desk sees the entry."""
    lead = SyncedDesk(tmp_path / "lead", desk.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    register.sequence()
    log = lead.trail.signer.log
    register.as_owner(
        "ALTER TABLE log DISABLE TRIGGER ALL",
        f"UPDATE log SET box = '\\x{'11' * 32}' WHERE log = '\\x{log}'",  # noqa: S608 - a test
    )
    desk.write()
    loop = desk.loop()
    loop.go_round()

    assert loop.state().alarms == (UNLIKE,)
    log = desk.trail.signer.log
    held = register.store.entries(log, start=1, reader=lead.trail.signer.log).entries
    assert all(one.wraps == () for one in held)
    lead.close()


def test_a_checkpoint_that_no_witness_saw_is_not_believed_and_in_time_an_alarm(
    register: Register, desk: SyncedDesk
) -> None:
    """The settings want a witness; with its cosignature the same checkpoint is kept."""
    key = key_from(5)
    desk.witnesses = (str(witness_of("witness.example", key)),)
    desk.write()
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    unseen, patient = desk.trail.sync.checkpoint(), loop.state().alarms
    desk.pass_time(3_700)
    register.time.now = desk.now
    loop.go_round()

    assert (unseen, patient) == (None, ())
    assert loop.state().alarms == (UNSEEN,)
    assert desk.trail.sync.checkpoint() is None
    note = read_note(register.store.checkpoint())
    seen = note.and_signed(cosign(note.text, "witness.example", key, t=desk.now // 1000))
    remembered = known(desk.trail.sync, desk.settings)
    assert remembered is not None
    watcher = Watcher(Client(desk.url), remembered, desk.trail.sync)
    watcher.take(seen.written, desk.now)
    watcher.client.close()
    assert desk.trail.sync.checkpoint() == seen.written


def test_a_bearer_that_is_too_old_is_renewed(register: Register, desk: SyncedDesk) -> None:
    """401: the desk signs in again and goes on; the person sees nothing of it."""
    loop = desk.loop()
    loop.go_round()
    register.time.now += 2 * 3_600_000
    desk.now = register.time.now
    desk.write()

    loop.go_round()

    assert (loop.state().link, loop.state().waiting) == (Link.ONLINE, 0)


def rolled_back(
    postgres: Server, tmp_path: Path, register: Register, name: str
) -> AbstractContextManager[Register]:
    """Give another database under the same keys: what a restored or dishonest register is."""
    shutil.copytree(tmp_path / register.keys.folder.name, tmp_path / name, dirs_exist_ok=True)
    (tmp_path / name / "latest").unlink(missing_ok=True)
    return register_on(postgres, tmp_path, name)


def test_a_register_that_lost_entries_gets_them_again_and_is_told_of(
    postgres: Server, register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """Rolled back to nothing: the desk still has everything, its promises, and says it all."""
    desk.write(count=5)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    kept = desk.trail.sync.checkpoint()
    with (
        rolled_back(postgres, tmp_path, register, "rolled_back") as older,
        service_on(older) as there,
    ):
        desk.url = there.url
        desk.enrol(older)
        older.sequence()
        again = desk.loop()
        again.go_round()
        again.go_round()

        assert set(again.state().alarms) == {LOST, SMALLER}
        assert stored(older, desk)[:6] == written(desk)[:6]
        desk.close()

    assert desk.trail.sync.checkpoint() == kept
    evidence = {what: note for _, what, note in desk.trail.sync.evidence()}
    assert f"{ORIGIN}/promise".encode() in evidence[LOST]
    assert evidence[SMALLER].startswith(ORIGIN.encode())
    assert desk.acts().count(Act.SYNC_ALARM) == 2


def test_another_history_under_the_same_key_is_evidence(
    postgres: Server, register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """A split view: larger, signed, and not what this desk saw before. It is never believed."""
    desk.write(count=3)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    loop.go_round()
    kept = desk.trail.sync.checkpoint()
    with rolled_back(postgres, tmp_path, register, "other_view") as other:
        for name in ("u-x", "u-y"):
            stranger = other.enrolled(name)
            stranger.write_some(20)
            other.send(stranger)
        with service_on(other) as there:
            desk.url = there.url
            desk.enrol(other)
            other.sequence()
            again = desk.loop()
            again.go_round()
            desk.close()

    assert INCONSISTENT in again.state().alarms
    assert desk.trail.sync.checkpoint() == kept
    assert {what for _, what, _ in desk.trail.sync.evidence()} >= {INCONSISTENT, "before"}
    assert Act.SYNC_ALARM in desk.acts()


def test_a_promise_that_is_not_kept_within_an_hour_is_an_alarm(
    register: Register, desk: SyncedDesk
) -> None:
    """The register took it and its tree does not show it: the promise itself is the evidence."""
    register.sequence()
    desk.write()
    loop = desk.loop()
    loop.go_round()
    desk.pass_time(3_500)
    loop.go_round()
    patient = loop.state().alarms
    desk.pass_time(200)
    register.time.now = desk.now
    loop.go_round()

    assert patient == ()
    assert loop.state().alarms == (WITHHELD,)
    assert loop.state().link is Link.ONLINE


def test_a_lead_can_open_what_a_clerk_of_the_team_disclosed_and_a_stranger_cannot(
    register: Register, desk: SyncedDesk, tmp_path: Path
) -> None:
    """The case's key is sealed to those whose enrolment stands in the tree, and to nobody else."""
    lead = SyncedDesk(tmp_path / "lead", desk.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    other = SyncedDesk(tmp_path / "other", desk.url, "u-o", key=desk.key)
    other.enrol(register, Role.LEAD, team="t-99")
    register.sequence()
    seq = desk.write(case="C-7", act=Act.ASK_SECOND)
    loops = [one.loop() for one in (desk, lead, other)]
    for _ in range(2):
        for loop in loops:
            loop.go_round()
        register.sequence()

    (came,) = lead.trail.sync.inbox()
    held = as_held(came)
    assert held is not None
    assert (held.log, held.seq) == (desk.trail.signer.log, seq)
    (wrap,) = held.wraps
    key = box_key(lead.trail.signer.key).opened(wrap.box)
    assert opened_case(key, held.boxes, log=held.log, seq=held.seq) == "C-7"
    assert other.trail.sync.inbox() == ()
    for one in (lead, other):
        one.close()


def test_a_forgotten_case_is_forgotten_at_the_desk(register: Register, desk: SyncedDesk) -> None:
    """Two people agree at the register; at the next round nothing here opens what was said."""
    first, other = desk.write(case="C-1"), desk.write(case="C-2")
    loop = desk.loop()
    loop.go_round()
    gone = pseudonym_of(desk, "C-1")
    for name in ("u-dpo", "u-adm"):
        asking = register.enrolled(name, Role.PROTECTION_OFFICER, team="")
        register.store.erase(
            register.store.known(asking.log), Erase(case=gone, reason="retention", t=desk.now)
        )

    desk.pass_time(700)
    loop.go_round()

    assert desk.trail.disclosed(first) == ()
    assert [one.value for one in desk.trail.disclosed(other)] == ["C-2", "rang the office"]
    assert verify(desk.file).holds
    on_disk = b"".join(path.read_bytes() for path in desk.folder.iterdir())
    assert gone.encode() not in on_disk
    assert pseudonym_of(desk, "C-2").encode() in on_disk


@pytest.mark.parametrize(("ahead_s", "code"), [(4_000, "clock.ahead"), (-4_000, "clock.behind")])
def test_a_clock_that_is_far_from_the_registers_is_said_once(
    desk: SyncedDesk, ahead_s: int, code: str
) -> None:
    """The register's own promise says what time it is there."""
    desk.now += ahead_s * 1_000
    loop = desk.loop()
    for _ in range(3):
        desk.write()
        loop.go_round()

    jumps = [body for body in desk.bodies() if body.act is Act.CLOCK_JUMP]
    assert [found.code for body in jumps for found in body.findings] == [code]
    assert loop.state().skew_s == ahead_s
    assert loop.state().link is Link.ONLINE


def test_a_clock_that_is_set_back_is_said(desk: SyncedDesk) -> None:
    """Back-dating needs it; the time since the start of the machine shows it."""
    loop = desk.loop()
    loop.go_round()
    desk.now -= 200_000
    desk.mono += 1_000

    loop.go_round()

    (jump,) = [body for body in desk.bodies() if body.act is Act.CLOCK_JUMP]
    assert [(one.code, one.secs) for one in jump.findings] == [("clock.behind", 201)]


def test_a_desk_that_was_never_enrolled_waits_and_loses_nothing(
    service: Service, tmp_path: Path
) -> None:
    """No question is asked in its name, and every entry stays."""
    desk = SyncedDesk(tmp_path / "new", service.url)
    desk.write(count=2)
    loop = desk.loop()

    loop.go_round()

    assert (loop.state().link, loop.state().waiting) == (Link.UNKNOWN, 3)
    desk.close()


def test_everything_a_desk_sends_is_pseudonyms_codes_and_sealed_boxes(
    register: Register, desk: SyncedDesk
) -> None:
    """Neither the number of a case nor a reason stands in anything that the register keeps."""
    desk.write(case="KT24P00817")
    desk.loop().go_round()

    log = desk.trail.signer.log
    kept = b"".join(
        msgspec.json.encode(one) for one in register.store.entries(log, start=1, reader=log).entries
    )
    for secret in (b"KT24P00817", b"rang the office"):
        assert secret not in kept
    assert pseudonym_of(desk, "KT24P00817").encode() in kept

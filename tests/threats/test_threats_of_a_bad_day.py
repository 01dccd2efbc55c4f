"""Clocks that jump, two windows, full disks, power cuts and a stolen laptop cost nothing."""

import resource
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from checker.audit.entry import Act
from checker.audit.signing import signer_from
from checker.audit.trail import Trail
from checker.audit.trail_beside import Boxes
from checker.audit.trail_file import connect_to_read
from checker.audit.verify import verify
from checker.errors import TrailError
from checker.protocol.messages import Push, Role, Sent
from checker.register.refusals import Revoked
from checker.sync.state import Link
from tests.audit.test_power_loss import NORMAL, Cuts, cut, safely
from tests.builders.postgres import Server
from tests.builders.register_service import Service, refused
from tests.builders.register_store import Desk, Register
from tests.builders.synced import Kept, SyncedDesk
from tests.builders.trails import BOOT
from tests.sync.test_round import stored, written

HOUR_MS = 3_600_000


def write_on(desk: SyncedDesk, acknowledged: list[int]) -> None:
    """Confirm letters until something refuses; keep the numbers of those that were recorded."""
    acknowledged.extend(desk.write(act=Act.RELEASE) for _ in range(500))


@pytest.mark.parametrize(
    ("wall_ms", "since_start_ms", "codes"),
    [
        pytest.param(2 * HOUR_MS, 0, ["clock.ahead"], id="set ahead"),
        pytest.param(-2 * HOUR_MS, 0, ["clock.behind"], id="set back"),
        pytest.param(-HOUR_MS, 5_000, ["clock.behind"], id="set back during sleep"),
    ],
)
def test_threat_clock_jumps(
    register: Register, desk: SyncedDesk, wall_ms: int, since_start_ms: int, codes: list[str]
) -> None:
    """Said in the trail, which way; what is written goes on in order and is sent."""
    loop = desk.loop()
    desk.write()
    loop.go_round()
    desk.now += wall_ms
    desk.mono += since_start_ms
    desk.write()
    loop.go_round()
    desk.write()
    loop.go_round()

    jumps = [body for body in desk.bodies() if body.act is Act.CLOCK_JUMP]
    assert {one.code for body in jumps for one in body.findings} == set(codes)
    assert loop.state().link is Link.ONLINE
    assert verify(desk.file).holds
    assert stored(register, desk) == written(desk)


def test_threat_clock_jumps_are_not_said_of_sleep(register: Register, desk: SyncedDesk) -> None:
    """A night with the lid closed: the time since the start stood still, the bearer is too old."""
    loop = desk.loop()
    desk.write()
    loop.go_round()
    desk.now += 9 * HOUR_MS
    register.time.now += 9 * HOUR_MS
    desk.write()
    loop.go_round()

    assert Act.CLOCK_JUMP not in desk.acts()
    assert (loop.state().link, loop.state().waiting) == (Link.ONLINE, 0)


def test_threat_two_instances_at_once(register: Register, desk: SyncedDesk) -> None:
    """Two windows over one file write and send at the same moment: one chain, each entry once."""
    other = SyncedDesk(desk.folder, desk.url, key=desk.key, keyring=desk.keyring)
    failed: list[BaseException] = []
    begin = threading.Barrier(2)

    def go(one: SyncedDesk) -> None:
        try:
            loop = one.loop()
            begin.wait(20)
            for _ in range(6):
                one.write(count=2)
                loop.go_round()
        except BaseException as error:  # noqa: BLE001 - told in the other thread
            failed.append(error)

    threads = [threading.Thread(target=go, args=(one,)) for one in (desk, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    desk.loop().go_round()
    other.close()

    assert failed == []
    assert desk.acts().count(Act.CHECK) == 24
    assert verify(desk.file).holds
    assert stored(register, desk) == written(desk)
    assert register.store.health().alarms == {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_threat_disk_full_on_the_device(register: Register, desk: SyncedDesk) -> None:
    """No file may grow any more: the letter is not confirmed, the rest is whole, and goes later."""
    loop = desk.loop()
    acknowledged = [desk.write(act=Act.RELEASE)]
    loop.go_round()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (desk.file.stat().st_size + 20_000, hard))
    try:
        with pytest.raises(TrailError, match="must not be sent yet"):
            write_on(desk, acknowledged)
        loop.go_round()
        while_full = loop.state()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    desk.restart()
    after = desk.write(act=Act.RELEASE)
    again = desk.loop()
    again.go_round()

    assert while_full.why or while_full.waiting == 0
    assert again.state().link is Link.ONLINE
    releases = [body.seq for body in desk.bodies() if body.act is Act.RELEASE]
    assert releases == [*acknowledged, after]
    assert stored(register, desk) == written(desk)


def test_threat_disk_full_at_the_register(register: Register, desk: SyncedDesk) -> None:
    """507, and the desk keeps everything until there is room: nothing is half there."""
    loop = desk.loop()
    loop.go_round()
    before = stored(register, desk)
    desk.write(count=3)
    register.as_owner(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk BEFORE INSERT ON disclosure EXECUTE FUNCTION full_disk()",
    )
    loop.go_round()
    full, there = loop.state(), stored(register, desk)
    register.as_owner("DROP TRIGGER full_disk ON disclosure", "DROP FUNCTION full_disk()")
    loop.go_round()

    assert (full.link, full.waiting) == (Link.OFFLINE, 3)
    assert full.why
    assert not full.lasting
    assert there == before
    assert stored(register, desk) == written(desk)


def test_threat_power_loss_at_the_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unsynced sectors are dropped and torn: nothing acknowledged is lost. Unsafely, it is."""
    for name in ("safe", "control"):
        (tmp_path / name).mkdir()

    safe = cut(tmp_path / "safe", safely(monkeypatch, 10), 30, 3)
    control = cut(tmp_path / "control", safely(monkeypatch, 10, NORMAL), 30, 3)

    assert safe == Cuts(cuts=30, lost=0, broken=0)
    assert control.lost > 0


def test_threat_power_loss_at_the_register(
    postgres: Server, register: Register, desk: SyncedDesk
) -> None:
    """Its database is killed in the middle: what was promised is there, the rest comes again."""
    loop = desk.loop()
    desk.write(count=3)
    loop.go_round()
    promised = written(desk)
    postgres.crash()
    desk.write(count=2)
    loop.go_round()
    loop.go_round()

    assert stored(register, desk)[: len(promised)] == promised
    assert stored(register, desk) == written(desk)
    assert loop.state().link is Link.ONLINE


def test_threat_stolen_laptop_cannot_write_or_read(
    register: Register, service: Service, desk: SyncedDesk
) -> None:
    """With key, file and a bearer of a minute ago: from the revocation on everything is refused."""
    desk.write(count=2)
    loop = desk.loop()
    loop.go_round()
    register.sequence()
    log = desk.trail.signer.log
    thief = Desk(1, desk.actor)
    thief.key, thief.log = desk.trail.signer.key, log
    bearer = service.sign_in(thief)
    assert service.get(f"/v1/logs/{log}/entries", bearer).is_success

    register.store.revoke(log, by="u-admin")
    before = stored(register, desk)
    desk.write(act=Act.RELEASE)
    loop.go_round()
    leaf = written(desk)[-1]
    told = [
        service.get(path, bearer)
        for path in (
            f"/v1/logs/{log}",
            f"/v1/logs/{log}/entries",
            f"/v1/inbox/{log}",
            "/v1/holders",
            "/v1/requests",
            "/v1/forget",
        )
    ]
    pushed = service.post(f"/v1/logs/{log}/entries", Push(entries=(Sent(leaf=leaf),)), bearer)
    signed_in = service.post("/v1/token", service.login(thief))
    with pytest.raises(Revoked):
        register.store.ingest(log, Push(entries=(Sent(leaf=leaf),)))

    assert loop.state().link is Link.REVOKED
    assert {refused(one)[0] for one in told} <= {401, 403}
    assert refused(pushed)[0] in {401, 403, 409}
    assert refused(signed_in)[0] == 401
    assert stored(register, desk) == before


def test_threat_stolen_laptop_gets_no_more_keys(
    register: Register, service: Service, desk: SyncedDesk, tmp_path: Path
) -> None:
    """A lead's laptop was stolen: keys of cases are sealed to it before, and never after."""
    lead = SyncedDesk(tmp_path / "lead", service.url, "u-lead", key=desk.key)
    lead.enrol(register, Role.LEAD)
    register.sequence()
    desk.write(case="C-before")
    loop = desk.loop()
    loop.go_round()
    log = lead.trail.signer.log
    question = f"SELECT count(*) FROM case_key WHERE holder = '\\x{log}'"  # noqa: S608 - a test's
    before = register.as_owner(question)

    register.store.revoke(log, by="u-admin")
    desk.write(case="C-after")
    loop.go_round()
    desk.pass_time(3_700)
    register.time.now = desk.now
    loop.go_round()
    lead.close()

    assert before == [(1,)]
    assert register.as_owner(question) == [(1,)]
    assert desk.trail.sync.waiting() == 0


def test_threat_stolen_laptop_disk_without_its_keyring(desk: SyncedDesk) -> None:
    """The file alone: no plain text in a byte of it, and no other key opens a disclosure."""
    seq = desk.write(case="KT24P00817")
    desk.loop().go_round()
    log, path = desk.trail.signer.log, desk.file
    assert desk.trail.disclosed(seq)
    on_disk = b"".join(one.read_bytes() for one in desk.folder.iterdir())
    stranger = signer_from(Kept(), desk.actor)
    boxes = Boxes(log=log, device_key=stranger.device_key, draw=bytes)
    connection = connect_to_read(path)

    opened: tuple[object, ...] = ()
    with suppress(TrailError):
        opened = boxes.opened(connection, seq)
    connection.close()
    trail = Trail.open(
        path, stranger, app="0.1.0", rules="2026.1", boot=BOOT, t_ms=desk.now, mono_ms=desk.mono
    )

    assert opened == ()
    assert b"KT24P00817" not in on_disk
    assert b"rang the office" not in on_disk
    assert [trail.disclosed(one.seq) for one in trail.entries()] == [()]
    assert "a key that is not in your keyring" in trail.notices[0]

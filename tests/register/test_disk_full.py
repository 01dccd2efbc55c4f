"""A disk without room: 507 and nothing half stored, and it goes on when there is room again.

    pytest tests/register/test_disk_full.py -m campaign

Needs PostgreSQL and the right to mount (root): a small disk of its own for the data, and one for
the write-ahead log.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from checker.protocol.messages import LogState, Problem, Push, Role, Sent
from checker.register.fsck import fsck
from tests.builders.postgres import server
from tests.builders.pushing import CASE, DISCLOSURES, Pen
from tests.builders.register_service import Service, said, service_on
from tests.builders.register_store import Desk, Register, register_on
from tests.builders.small_disks import SmallDisk, small_disk

pytestmark = pytest.mark.campaign
_NUMBERS = itertools.count(1)
_BATCH = 200


@pytest.fixture
def place() -> Iterator[Path]:
    """Give a folder that the database's own user may enter."""
    with TemporaryDirectory(prefix="letterlock-full-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o777)
        yield Path(made)


@pytest.fixture
def disk(place: Path) -> Iterator[SmallDisk]:
    """Give a small disk."""
    with small_disk(place / "disk", 150) as made:
        yield made


class Writer:
    """A desk that pushes entries with disclosures, and knows what it was promised."""

    def __init__(self, register: Register, service: Service) -> None:
        """Be enrolled and signed in."""
        self.desk = register.enrolled(f"u-{next(_NUMBERS)}")
        self.bearer = service.sign_in(self.desk)
        self._service = service
        self._pen = Pen(self.desk)
        self.promised = 0
        self.batch = Push(entries=())

    def push(self, *, again: bool = False) -> int:
        """Push the next batch, or the last one again, and give the status."""
        if not again:
            self.batch = Push(entries=tuple(self._sent(one) for one in self._pen.write(_BATCH)))
        path = f"/v1/logs/{self.desk.log}/entries"
        answer = self._service.post(path, self.batch, self.bearer)
        if answer.status_code == 200:
            self.promised = said(answer, LogState).next - 1
        elif answer.status_code in {503, 507}:
            assert int(answer.headers["retry-after"]) > 0
            assert "Nothing was stored" in answer.text
        return answer.status_code

    def until_refused(self) -> int:
        """Push until there is no room, and give the status of the refusal."""
        return next(status for _ in range(2_000) if (status := self.push()) != 200)

    @staticmethod
    def _sent(leaf: bytes) -> Sent:
        if b'"act":"release"' not in leaf:
            return Sent(leaf=leaf)
        return Sent(leaf=leaf, case=CASE, boxes=(bytes(200),) * DISCLOSURES)


def counted(register: Register, desk: Desk) -> tuple[int, int, int]:
    """Give how many entries a log has, how many of them have disclosures, and its head's number."""
    rows = register.as_owner(
        "SELECT encode(log, 'hex'), next - 1,"
        " (SELECT count(*) FROM entry e WHERE e.log = l.log),"
        " (SELECT count(*) FROM disclosure d WHERE d.log = l.log) FROM log l"
    )
    return next((row[2], row[3], row[1]) for row in rows if row[0] == desk.log)


def goes_on(register: Register, writer: Writer) -> None:
    """Say that the batch that was refused is taken now, and that the record holds."""
    assert writer.push(again=True) == 200
    assert writer.push() == 200
    whole = writer.promised
    assert counted(register, writer.desk) == (whole, whole - 1, whole)
    register.sequence()
    checked = fsck(register.login("reader"), register.keys)
    assert checked.holds, checked.wrong
    assert register.store.health().waiting == 0


def test_a_full_disk_is_507_and_nothing_is_half_stored(
    disk: SmallDisk, place: Path, tmp_path: Path
) -> None:
    """Whatever writes is refused, whatever reads is answered; then the same batch is taken."""
    with (
        server(durable=True, within=disk.folder, wal=place / "wal") as postgres,
        register_on(postgres, tmp_path, "disk_full") as register,
        service_on(register) as service,
    ):
        writer = Writer(register, service)
        lead = register.enrolled("u-lead", Role.LEAD)
        bearer = service.sign_in(lead)
        code = register.store.new_code(Role.CLERK, "t-04", by="u-admin")
        assert writer.push() == 200
        disk.fill(leaving=300_000)

        statuses = {writer.until_refused(), *(writer.push(again=True) for _ in range(20))}
        joins = service.post("/v1/enrol", Desk(7, "u-new").enrolment(code))

        assert statuses == {507}
        assert joins.status_code in {201, 507}, joins.text
        whole = writer.promised
        assert counted(register, writer.desk) == (whole, whole - 1, whole)
        for path in (f"/v1/logs/{lead.log}", "/v1/requests", f"/v1/inbox/{lead.log}"):
            assert service.get(path, bearer).status_code == 200
        assert service.get("/health/live").status_code == 200

        disk.make_room()
        goes_on(register, writer)


def test_a_sequencer_waits_for_room(disk: SmallDisk, place: Path, tmp_path: Path) -> None:
    """It signs nothing that is not kept, does not stop for ever, and goes on by itself."""
    with (
        server(durable=True, within=disk.folder, wal=place / "wal") as postgres,
        register_on(postgres, tmp_path, "behind") as register,
        service_on(register) as service,
    ):
        writer = Writer(register, service)
        for _ in range(20):
            assert writer.push() == 200
        disk.fill()
        sequencer = register.sequencer()
        waits = iter((False, False, True))
        before = register.keys.latest()

        sequencer.run(lambda _: next(waits))

        latest = register.keys.latest()
        disk.make_room()
        goes_on(register, writer)
        held = {bytes(row[0]) for row in register.as_owner("SELECT note FROM checkpoint")}
        assert latest == before or latest in held


def test_a_full_log_of_the_database_loses_nothing_promised(
    disk: SmallDisk, place: Path, tmp_path: Path
) -> None:
    """PostgreSQL goes down when its write-ahead log has no room: 503 or 507, then all is there."""
    with (
        server(durable=True, within=place, wal=disk.folder / "wal") as postgres,
        register_on(postgres, tmp_path, "wal") as register,
        service_on(register) as service,
    ):
        writer = Writer(register, service)
        assert writer.push() == 200
        disk.fill(leaving=1_000_000)

        statuses = {writer.until_refused(), *(writer.push(again=True) for _ in range(5))}

        assert statuses <= {503, 507}
        assert service.get("/health/live").status_code == 200
        disk.make_room(400)
        postgres.up_again()
        assert 200 in (writer.push(again=True) for _ in range(20))
        goes_on(register, writer)


def test_what_is_refused_says_so_in_a_problem_document(
    disk: SmallDisk, place: Path, tmp_path: Path
) -> None:
    """Its kind is no-room, and the sentence says what to do."""
    with (
        server(durable=True, within=disk.folder, wal=place / "wal") as postgres,
        register_on(postgres, tmp_path, "told") as register,
        service_on(register) as service,
    ):
        writer = Writer(register, service)
        disk.fill(leaving=300_000)
        writer.until_refused()

        answer = service.post(
            f"/v1/logs/{writer.desk.log}/entries", writer.batch, service.sign_in(writer.desk)
        )

        problem = msgspec.json.decode(answer.content, type=Problem)
        assert (problem.status, problem.type) == (507, "/problems/no-room")
        assert "operator" in problem.detail
        disk.make_room()

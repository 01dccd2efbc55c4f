"""How long the pack of one case takes at a register that holds a large organisation's year."""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.acts import Act
from checker.desk.desk import Desk
from checker.desk.looking_up.look_answers import By, Looked, Purpose, Sought, Why
from checker.protocol.messages import Role
from checker.sync.settings import RegisterSettings
from tests.builders.register_service import service_on
from tests.builders.register_store import Register
from tests.builders.synced import SyncedDesk
from tests.builders.two_desks import desk_of, enrol
from tests.builders.verify_alone import holds_alone

_INVESTIGATOR = "u-51aa06"
_REFERENCE = "KT24P00817"
_CLERKS = 3
_YEAR_S = 365 * 86_400
_PATIENCE_S = 1_800


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, and what came of them."""

    look_up: float
    pack: float
    entries: int
    withheld: int
    holds: bool


def of_one_case(
    register: Register, *, staff: int = 2_000, year: int = 10_000, each: int = 250
) -> Took:
    """Let clerks write a year, then look one case up and have a pack of it.

    Args:
        register: What holds the organisation's year.
        staff: So many more enrol: the register's own log, which a pack reads, says so.
        year: How many entries each of three clerks writes, with disclosures, over HTTP.
        each: Every so many of them is about the case.
    """
    for number in range(staff):
        register.enrolled(f"u-enrolled-{number}")
    with tempfile.TemporaryDirectory() as made, _at_work(register) as url:
        folder = Path(made)
        desk = desk_of(folder / "desk", _INVESTIGATOR, register=RegisterSettings(url=url))
        enrol(register, desk, Role.INVESTIGATOR)
        case = next(str(one.id) for one in desk.cases() if one.reference == _REFERENCE)
        clerks = [_clerk(register, folder, number, url) for number in range(_CLERKS)]
        for one in clerks:
            _write(one, case, year, each)
        assert desk.linked is not None
        desk.linked.loop().go_round()
        register.time.now = int(datetime.now(UTC).timestamp() * 1_000)  # the writing took its time
        began = time.monotonic()
        looked = _looked(desk)
        found = time.monotonic()
        pack = desk.rooms.packs.make(looked, "What was sent?", ("case",), folder / "pack")
        done = time.monotonic()
        desk.close()
        files = {one.name: one.read_bytes() for one in (folder / "pack").iterdir()}
        holds = holds_alone(files, [f"register={register.keys.verifier}"])
    return Took(found - began, done - found, pack.entries, pack.withheld, holds)


def _looked(desk: Desk) -> Looked:
    why = Why(purpose=Purpose.REGULATOR, words="The regulator's letter of 5 March")
    return desk.rooms.look_up.look(Sought(by=By.CASE, text=_REFERENCE), why)


def _clerk(register: Register, folder: Path, number: int, url: str) -> SyncedDesk:
    desk = SyncedDesk(folder / f"clerk {number}", url, actor=f"u-case-{number}")
    desk.now = register.time.now
    desk.enrol(register)
    return desk


def _write(desk: SyncedDesk, case: str, year: int, each: int) -> None:
    """Write a year, most of it about other cases, and wait until the register promised it."""
    desk.now -= _YEAR_S * 1_000
    last = 0
    for number in range(year):
        act = Act.CHECK if number // each % 2 else Act.RELEASE
        last = desk.write(case if number % each == 0 else f"C-{number % 50}", act)
        desk.pass_time(_YEAR_S / year)
    loop = desk.loop()
    loop.start()
    assert loop.promised(last, _PATIENCE_S)
    desk.close()


@contextmanager
def _at_work(register: Register) -> Iterator[str]:
    """Have a register serve and sequence, with the clock of this machine; give where."""
    register.time.now = int(datetime.now(UTC).timestamp() * 1_000)
    ended = threading.Event()
    sequencing = threading.Thread(target=register.sequencer().run, args=(ended.wait,))
    with ExitStack() as held:
        service = held.enter_context(service_on(register))
        sequencing.start()
        held.callback(sequencing.join)
        held.callback(ended.set)
        yield service.url

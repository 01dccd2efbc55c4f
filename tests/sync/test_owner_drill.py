"""The register's administrator, with the owner's role and every key of the register, is seen.

In each drill the record is changed in SQL by somebody who may take every trigger away, the tree is
made anew and signed with the register's own key, and served. A witness, a monitor or a desk says
so, and the time to detection is printed (`-s`): the longest that the observer waits between two
looks, and how long its look took here.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from checker.register.asking_witnesses import over_http
from checker.register.sequencer import Witness as Asked
from checker.sync.loop import IDLE_SECONDS
from checker.sync.watching import INCONSISTENT, LOST, SMALLER, UNLIKE, UNSEEN, WITHHELD
from checker.witness.cosigning import Witness
from checker.witness.following import Folder, MonitorSettings
from checker.witness.following import begin as begin_monitor
from checker.witness.monitoring import State
from checker.witness.service import service as witness_service
from checker.witness.settings import begin as begin_witness
from tests.builders.dishonest import Deed, drop, reorder, rewrite, roll_back, serve_anew
from tests.builders.postgres import Server
from tests.builders.register_service import Service, service_on
from tests.builders.register_store import ORIGIN, Register, register_on
from tests.builders.served import served
from tests.builders.synced import SyncedDesk

MONITOR_SECONDS = MonitorSettings(url="", register="").every_seconds
DESK_SAYS = {SMALLER, INCONSISTENT, LOST, UNLIKE, UNSEEN, WITHHELD}


@dataclass
class Drill:
    """A register at work, and everybody who looks at it."""

    register: Register
    witness: Witness
    asked: Asked
    folder: Folder
    state: State
    url: str
    desk: SyncedDesk
    other: SyncedDesk

    def work(self, count: int = 3) -> None:
        """Let both desks write, send and look."""
        for desk in (self.desk, self.other):
            desk.write(count=count)
            desk.loop().go_round()
        self.register.witnesses = (self.asked,)
        self.register.sequence()
        for desk in (self.desk, self.other):
            desk.loop().go_round()
        assert self.monitored() == []

    def monitored(self) -> list[str]:
        """Let the monitor look; give the kinds of alarm."""
        with httpx.Client(base_url=self.url) as client:
            return [one.kind for one in self.folder.monitor(client).look(self.state)]

    def said_by(self) -> dict[str, float]:
        """Give who says so at their next look, and the seconds until then at the longest."""
        found = {}
        begun = time.monotonic()
        if self.monitored():
            found["monitor"] = MONITOR_SECONDS + time.monotonic() - begun
        begun = time.monotonic()
        before = len(self.witness.memory.evidence(ORIGIN))
        signed = self.register.store.checkpoint().count(b"w.example ")
        if len(self.witness.memory.evidence(ORIGIN)) > before or not signed:
            found["witness"] = 10 + time.monotonic() - begun
        begun = time.monotonic()
        loop = self.desk.loop()
        loop.go_round()
        if DESK_SAYS & set(loop.state().alarms):
            found["desk"] = IDLE_SECONDS + time.monotonic() - begun
        return found


@contextmanager
def at_work(register: Register, service: Service, folder: Path) -> Iterator[Drill]:
    """Give a register with some history, at which everybody has looked."""
    key = str(register.keys.verifier)
    witness = begin_witness(folder / "w", "w.example", (key,))
    desks = [SyncedDesk(folder / name, service.url, actor=name, key=key) for name in ("u-a", "u-b")]
    with served(witness_service(witness)) as url:
        drill = Drill(
            register=register,
            witness=witness,
            asked=over_http(witness.verifier, url),
            folder=begin_monitor(folder / "m", service.url, key),
            state=State(),
            url=service.url,
            desk=desks[0],
            other=desks[1],
        )
        for desk in desks:
            desk.enrol(register)
        drill.work()
        drill.work()
        try:
            yield drill
        finally:
            for desk in desks:
                desk.close()


@pytest.mark.parametrize("deed", [rewrite, drop, reorder, roll_back], ids=lambda one: one.__name__)
def test_what_an_owner_does_in_sql_is_said_by_others(
    deed: Deed, register: Register, service: Service, tmp_path: Path
) -> None:
    """Each deed is served as if nothing had been, and at least two of the three say so."""
    with at_work(register, service, tmp_path) as drill:
        deed(register, *(one.trail.signer.log for one in (drill.other, drill.desk)))
        serve_anew(register)

        said = drill.said_by()

    sys.stdout.write(
        f"\n{deed.__name__}: "
        + ", ".join(f"{who} within {seconds:.1f} s" for who, seconds in said.items())
    )
    assert len(said) >= 2


def test_an_owner_who_shows_two_registers_is_seen(
    postgres: Server, register: Register, service: Service, tmp_path: Path
) -> None:
    """Split view: a second register with the same name and key, and a desk that was sent there.

    The witness signs one of the two only, and keeps what it refused. The desk's entries carry what
    it saw: when they come to the first register, its monitor says that they speak of another tree.
    """
    shutil.copytree(register.keys.folder, tmp_path / "second")
    with at_work(register, service, tmp_path) as drill:
        (tmp_path / "second" / "latest").unlink(missing_ok=True)
        with register_on(postgres, tmp_path, "second") as second, service_on(second) as there:
            sent_there = SyncedDesk(tmp_path / "u-c", there.url, actor="u-c")
            second.sequence()
            sent_there.enrol(second)
            sent_there.write(count=40)
            sent_there.loop().go_round()
            second.witnesses = (drill.asked,)
            begun = time.monotonic()
            second.sequence()
            witness_s = 10 + time.monotonic() - begun
            refused = second.store.checkpoint()
            sent_there.loop().go_round()
            sent_there.write()
            sent_there.close()
        sent_there.url = service.url
        sent_there.enrol(register)
        sent_there.loop().go_round()
        register.sequence()
        begun = time.monotonic()
        kinds = drill.monitored()
        monitor_s = MONITOR_SECONDS + time.monotonic() - begun
        sent_there.close()

    assert b"w.example " not in refused
    assert drill.witness.memory.evidence(ORIGIN) == (refused,)
    assert "split" in kinds
    sys.stdout.write(f"\nsplit: witness within {witness_s:.1f} s, monitor within {monitor_s:.1f} s")

"""The leading database dies five times while desks push: nothing that was acknowledged is lost.

python -m pytest -m campaign -s tests/register/patroni
"""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg
import pytest

from checker.protocol.messages import LogState
from checker.register.database import Urls, connect, make_logins, migrate
from checker.register.fsck import fsck
from checker.register.keys import make_keys
from checker.register.store import Store
from tests.builders.postgres import PASSWORD
from tests.builders.register_process import ROOT, until_ready, written_settings
from tests.builders.register_service import Service, said
from tests.builders.register_store import LOGINS, ORIGIN, Desk, Register, Time
from tests.register.patroni.cluster import Cluster, cluster, missing, until

KILLS = 5
BATCH = 5
SECONDS_BETWEEN = 8


@dataclass
class Writer:
    """A desk that pushes for as long as it may, and knows what was acknowledged."""

    desk: Desk
    url: str
    over: threading.Event
    acknowledged: int = 0
    times: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    def write(self) -> None:
        """Push batch after batch; the same again until it is acknowledged."""
        with httpx.Client(base_url=self.url, timeout=15) as http:
            service, bearer, sent = Service(self.url, http), "", 0
            while not self.over.is_set():
                if sent == len(self.desk.leaves):
                    self.desk.write_some(BATCH)
                try:
                    bearer = bearer or service.sign_in(self.desk)
                    path = f"/v1/logs/{self.desk.log}/entries"
                    answer = service.post(path, self.desk.push(sent), bearer)
                except (httpx.HTTPError, AssertionError):
                    time.sleep(0.3)
                    continue
                self.statuses[answer.status_code] = self.statuses.get(answer.status_code, 0) + 1
                if answer.is_success:
                    assert said(answer, LogState).next == len(self.desk.leaves) + 1
                    sent = self.acknowledged = len(self.desk.leaves)
                    self.times.append(time.monotonic())
                else:
                    time.sleep(0.3)


@contextmanager
def register_over(made: Cluster, folder: Path) -> Iterator[Register]:
    """Make a register in the cluster's database."""
    with psycopg.connect(made.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE letterlock")
    owner = made.url("letterlock")
    migrate(owner)
    make_logins(owner, "letterlock", dict.fromkeys(LOGINS, PASSWORD))
    urls = {
        what: psycopg.conninfo.make_conninfo(owner, user=f"letterlock_{what}")
        for what in LOGINS[:3]
    }
    databases, keys, now = connect(Urls(**urls)), make_keys(folder / "keys", ORIGIN), Time()
    now.now = int(time.time() * 1000)
    store = Store(databases, keys, now.clock)
    store.begin()
    try:
        yield Register(owner, databases, keys, now, store)
    finally:
        databases.close()


@contextmanager
def serving(url: str, settings: Path, log: Path) -> Iterator[None]:
    """Run the service in a process of its own; it writes a line for each call."""
    with (
        log.open("wb") as told,
        subprocess.Popen(
            [sys.executable, "-m", "checker.cli", "register", "serve", "--settings", str(settings)],
            cwd=ROOT,
            stdout=told,
            stderr=told,
            text=True,
        ) as process,
    ):
        try:
            until_ready(url, process)
            yield
        finally:
            process.terminate()


@pytest.mark.campaign
@pytest.mark.skipif(missing() != "", reason=missing() or "installed")
def test_no_acknowledged_entry_is_lost_by_five_kills_of_the_leader(tmp_path: Path) -> None:
    """Synchronous mode, three nodes, the service and its sequencer through all of it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with cluster() as made, register_over(made, tmp_path) as register:
        settings = written_settings(
            register, tmp_path, port, joins_a_minute=100_000, calls_a_minute=100_000
        )
        over = threading.Event()
        writers = [Writer(register.enrolled(f"u-{n}"), url, over) for n in range(4)]
        leaders, elected, away = [], [], []
        with serving(url, settings, tmp_path / "service.log"):
            threads = [threading.Thread(target=one.write, daemon=True) for one in writers]
            for thread in threads:
                thread.start()
            for _ in range(KILLS):
                made.until_whole()
                time.sleep(SECONDS_BETWEEN)
                old = made.leader()
                leaders.append(old.name)
                old.kill()
                killed = time.monotonic()
                elected.append(
                    until(lambda: _another_leads(made, old.name), "nobody leads")  # noqa: B023
                )
                until(
                    lambda: any(one.times and one.times[-1] > killed + 1 for one in writers),  # noqa: B023
                    "nobody writes",
                )
                away.append(_silence(writers, killed))
                old.start()
            made.until_whole()
            time.sleep(SECONDS_BETWEEN)
            over.set()
            for thread in threads:
                thread.join(60)
            sizes = (_size(register), _entries(register))
            until(lambda: _size(register) == _entries(register), f"not ordered: {sizes}")
        there = {row[0].hex() for row in register.as_owner("SELECT hash FROM entry")}
        acknowledged = [one.desk.hashes[: one.acknowledged] for one in writers]
        count = sum(map(len, acknowledged))
        lost = [digest for log in acknowledged for digest in log if digest not in there]
        checked = fsck(register.login("reader"), register.keys)
        alarms = register.as_owner("SELECT kind, count(*) FROM alarm GROUP BY kind")

    statuses: dict[int, int] = {}
    for one in writers:
        for status, times in one.statuses.items():
            statuses[status] = statuses.get(status, 0) + times
    sys.stdout.write(
        f"\n{KILLS} leaders killed ({', '.join(leaders)}): {count} entries acknowledged, "
        f"{len(lost)} lost; another led after {_spread(elected)} s, nobody wrote for "
        f"{_spread(away)} s; answers by status {statuses}; alarms {alarms}; "
        f"fsck: {checked.entries} entries, a tree of {checked.size}\n"
    )
    assert lost == []
    assert count > KILLS * BATCH * len(writers)
    assert checked.holds, checked.wrong
    assert 500 not in statuses
    assert alarms == []


def _another_leads(made: Cluster, old: str) -> bool:
    return any(
        role == "leader" and name != old and state in {"running", "streaming"}
        for name, (role, state) in made.members().items()
    )


def _silence(writers: list[Writer], killed: float) -> float:
    """Give the longest time around a kill in which nothing was acknowledged."""
    times = sorted(at for one in writers for at in one.times)
    before = max((at for at in times if at <= killed), default=killed)
    after = min(at for at in times if at > killed + 1)
    return after - before


def _size(register: Register) -> int:
    rows = register.as_owner("SELECT coalesce(max(size), 0) FROM checkpoint")
    return int(rows[0][0])


def _entries(register: Register) -> int:
    return int(register.as_owner("SELECT count(*) FROM entry")[0][0])


def _spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return f"{ordered[0]:.1f} to {ordered[-1]:.1f} (median {ordered[len(ordered) // 2]:.1f})"

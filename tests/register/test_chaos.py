"""Desks, service and database are killed, answers are lost: everything written is stored once.

At the end the register's set of leaf hashes equals the desks' own, every entry stands in the tree,
and the register's own verification of everything holds.
"""

import random
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg
import pysqlite3
import pytest

from checker.protocol.messages import Role
from checker.register.fsck import fsck
from tests.builders.postgres import Server, server
from tests.builders.register_store import ORIGIN, TEAM, Register, register_on
from tests.builders.relay import Relay, Wire

ROOT = Path(__file__).parents[2]


@dataclass
class Played:
    """What was done, and what came of it."""

    deeds: Counter[str] = field(default_factory=Counter)
    written: set[str] = field(default_factory=set)
    """The hash of every entry in every desk's trails."""
    gone: set[str] = field(default_factory=set)
    """Those in trails that were wiped."""


@dataclass
class Stage:
    """Everything that is killed, and how it is started again."""

    folder: Path
    postgres: Server
    register: Register
    port: int
    groups: list[list[str]]
    relay: Relay
    chance: random.Random
    pace: float
    """By how much shorter everything lasts than in the long run."""
    running: list[subprocess.Popen[str]] = field(default_factory=list)
    service: subprocess.Popen[str] | None = None

    @property
    def names(self) -> list[str]:
        """Give every desk's name."""
        return [name for group in self.groups for name in group]

    def pause(self, least: float, most: float) -> None:
        """Let the desks and the register work for some seconds of the long run."""
        time.sleep(self.chance.uniform(least, most) * self.pace)
        self.keep_up()

    def keep_up(self) -> None:
        """Start the service again where it ended, as systemd does.

        It does not begin while the database is down, and the database may go down as it begins.
        """
        if self.service is not None and self.service.poll() is not None:
            self.serve()

    def serve(self) -> None:
        """Start the service as its operator does."""
        self.service = subprocess.Popen(
            [sys.executable, "-m", "checker.cli", "register", "serve", "--settings",
             str(self.folder / "register.toml")],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def desks(self, group: int) -> subprocess.Popen[str]:
        """Start a process of desks."""
        with (self.folder / f"desks-{group}.log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-X", "faulthandler", "-m", "tests.builders.chaos_desks",
                 str(self.folder / "desks"), self.relay.url,
                 str(self.register.keys.verifier), *self.groups[group]],
                cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip

    def kill_service(self) -> None:
        """Kill the service, and start it again."""
        assert self.service is not None
        self.service.kill()
        self.service.wait()
        time.sleep(self.chance.uniform(0, 2) * self.pace)
        self.serve()

    def kill_desks(self) -> None:
        """Kill a process of desks, and start it again."""
        group = self.chance.randrange(len(self.groups))
        self._stopped(group)
        self.running[group] = self.desks(group)

    def kill_database(self) -> None:
        """Kill PostgreSQL."""
        self.postgres.crash()

    def lose_answers(self) -> None:
        """Let everything reach the register, and no answer come back."""
        self.relay.wire = self.chance.choice((Wire.NO_ANSWERS, Wire.CUT))
        self.pause(0.5, 2)
        self.relay.wire = Wire.WHOLE

    def restore(self) -> None:
        """Put a desk back to what its backup held."""
        group = self.chance.randrange(len(self.groups))
        own = self.folder / "desks" / self.groups[group][0]
        self._stopped(group)
        copy = own / "backup.db"
        if not copy.exists():
            with (
                closing(pysqlite3.connect(str(own / "trail.db"))) as source,
                closing(pysqlite3.connect(str(copy))) as to,
            ):
                source.backup(to)
        else:
            for one in own.glob("trail.db*"):
                one.unlink()
            shutil.copy(copy, own / "trail.db")
        self.running[group] = self.desks(group)

    def wipe(self) -> set[str]:
        """Lose a whole desk; it joins anew, with another key. Give the hashes that it had."""
        group = self.chance.randrange(len(self.groups))
        self._stopped(group)
        own = self.folder / "desks" / self.groups[group][-1]
        had = hashes(own)
        shutil.rmtree(own)
        self.invite(own.name)
        self.running[group] = self.desks(group)
        return had

    def invite(self, name: str) -> None:
        """Give a desk a code."""
        own = self.folder / "desks" / name
        own.mkdir(parents=True)
        self.register.time.now = time.time_ns() // 1_000_000
        while True:
            try:
                code = self.register.store.new_code(Role.CLERK, TEAM, by="u-admin")
            except psycopg.OperationalError:  # our own connections were cut as well
                time.sleep(0.2)
            else:
                break
        (own / "code").write_text(code, encoding="ascii")

    def _stopped(self, group: int) -> None:
        one = self.running[group]
        one.kill()
        one.communicate()


def hashes(own: Path) -> set[str]:
    """Give the hash of every entry in a desk's trails, those that were set aside too."""
    found = set()
    for file in own.glob("trail*.db"):
        with closing(pysqlite3.connect(str(file))) as connection:
            found |= {one.hex() for (one,) in connection.execute("SELECT hash FROM entry")}
    return found


@contextmanager
def on_stage(folder: Path, desks: int, processes: int, seed: int, pace: float) -> Iterator[Stage]:
    """Set everything up and start it."""
    with server() as postgres, register_on(postgres, folder, "chaos") as register:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        urls = register.databases.urls
        (folder / "register.toml").write_text(
            f'origin = "{ORIGIN}"\nkeys = "{register.keys.folder}"\n'
            f'[database]\napp = "{urls.app}"\nsequencer = "{urls.sequencer}"\n'
            f'erasure = "{urls.erasure}"\n'
            f"[serve]\nport = {port}\njoins_a_minute = 1000000\ncalls_a_minute = 1000000\n",
            encoding="utf-8",
        )
        names = [f"u-{number}" for number in range(desks)]
        relay = Relay(port)
        stage = Stage(
            folder=folder,
            postgres=postgres,
            register=register,
            port=port,
            groups=[names[number::processes] for number in range(processes)],
            relay=relay,
            chance=random.Random(seed),
            pace=pace,
        )
        for name in names:
            stage.invite(name)
        stage.serve()
        stage.running = [stage.desks(group) for group in range(processes)]
        try:
            yield stage
        finally:
            for one in (*stage.running, *filter(None, [stage.service])):
                one.kill()
                one.wait()
                if one.stdout is not None:
                    one.stdout.close()
            relay.close()


def play(stage: Stage, kills: int) -> Played:
    """Kill so many times, restore one desk and wipe one; then let everybody finish."""
    played = Played()
    deeds = [stage.kill_service, stage.kill_desks, stage.kill_database, stage.lose_answers]
    while not all((stage.folder / "desks" / one / "joined").exists() for one in stage.names):
        stage.keep_up()
        time.sleep(0.1)
    stage.restore()  # makes the backup
    for number in range(kills):
        if number == kills // 3:
            stage.restore()
            played.deeds["restore"] += 1
        if number == kills // 2:
            played.gone |= stage.wipe()
            played.deeds["wipe"] += 1
        deed = deeds[number % len(deeds)]
        deed()
        played.deeds[deed.__name__] += 1
        stage.pause(0.5, 3)
    (stage.folder / "desks" / "end").touch()
    until = time.monotonic() + 600
    while any(one.poll() is None for one in stage.running) and time.monotonic() < until:
        stage.keep_up()
        time.sleep(0.2)
    for one in stage.running:
        one.communicate(timeout=0.1)
        assert one.returncode == 0
    wait_for_tree(stage)
    for own in (stage.folder / "desks").iterdir():
        if own.is_dir():
            played.written |= hashes(own)
    return played


def wait_for_tree(stage: Stage) -> None:
    """Wait until the sequencer has put everything into the tree."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        rows = stage.register.as_owner(
            "SELECT (SELECT count(*) FROM entry), (SELECT coalesce(max(size), 0) FROM checkpoint)"
        )
        if rows[0][0] == rows[0][1]:
            return
        time.sleep(0.5)
    raise AssertionError(f"the tree is behind: {rows}")


def stored(register: Register) -> set[str]:
    """Give the hash of every entry of the desks that the register has."""
    rows = register.as_owner(
        f"SELECT encode(hash, 'hex') FROM entry WHERE log <> '\\x{register.keys.log}'"  # noqa: S608 - our own name
    )
    return {str(one) for (one,) in rows}


def survive(
    folder: Path, *, desks: int, processes: int, kills: int, seed: int = 1, pace: float = 1
) -> Played:
    """Play, and compare what was written with what is stored."""
    with on_stage(folder, desks, processes, seed, pace) as stage:
        played = play(stage, kills)
        there = stored(stage.register)
        assert played.written - there == set()
        assert there - played.written <= played.gone
        with httpx.Client(base_url=f"http://127.0.0.1:{stage.port}") as client:
            assert client.get("/health/ready").status_code in {200, 404}
        checked = fsck(stage.register.url, stage.register.keys)
        assert checked.holds, checked
    return played


def test_kills_and_lost_answers_lose_nothing_and_store_nothing_twice(tmp_path: Path) -> None:
    """A few desks and a few kills of each kind."""
    played = survive(tmp_path, desks=4, processes=2, kills=4, pace=0.3)

    assert len(played.written) > 8


@pytest.mark.campaign
def test_two_hundred_desks_and_fifty_kills(tmp_path: Path) -> None:
    """The long run: 200 desks, 50 kills and cuts of every kind, one restore, one wipe."""
    played = survive(tmp_path, desks=200, processes=4, kills=50)

    deeds = ", ".join(f"{deed} {count}" for deed, count in sorted(played.deeds.items()))
    sys.stdout.write(f"{len(played.written)} entries of 200 desks, stored = written; {deeds}\n")

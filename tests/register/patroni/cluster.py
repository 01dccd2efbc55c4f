"""Three PostgreSQL nodes that Patroni watches over, and etcd, on one machine: Debian's packages.

apt install postgresql patroni etcd-server python3-etcd
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psycopg

from tests.builders.postgres import PASSWORD, program

PATRONI, ETCD = "/usr/bin/patroni", "/usr/bin/etcd"
_UNPRIVILEGED = "postgres"
_SECONDS = 180.0


def missing() -> str:
    """Say what is not installed; "" when everything is."""
    needed = {"patroni": PATRONI, "etcd-server": ETCD}
    lacking = [package for package, path in needed.items() if shutil.which(path) is None]
    if not sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_rewind")):
        lacking.append("postgresql")
    return f"not installed here: apt install {' '.join(lacking)}" if lacking else ""


def free_ports(count: int) -> list[int]:
    """Give ports that nobody uses now."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@dataclass
class Node:
    """One of the nodes."""

    name: str
    folder: Path
    port: int
    rest: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start Patroni, which starts PostgreSQL."""
        self.process = run(
            [PATRONI, self.folder / "patroni.yml"],
            self.folder / "log",
            PATH=f"{program('postgres').parent}:{os.environ['PATH']}",
        )

    def kill(self) -> None:
        """Kill it as a power cut does: Patroni first, then PostgreSQL with all its children."""
        assert self.process is not None
        with suppress(FileNotFoundError, ProcessLookupError):
            file = self.folder / "data" / "postmaster.pid"
            postmaster = int(file.read_text(encoding="ascii").split()[0])
            os.kill(self.process.pid, signal.SIGKILL)
            os.kill(postmaster, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)


@dataclass
class Cluster:
    """All of it."""

    folder: Path
    nodes: list[Node]
    etcd: subprocess.Popen[bytes] | None = None
    superuser: str = field(default="postgres", init=False)

    def url(self, database: str = "postgres") -> str:
        """Give how the owner reaches whichever node leads now."""
        return psycopg.conninfo.make_conninfo(
            host=",".join("127.0.0.1" for _ in self.nodes),
            port=",".join(str(node.port) for node in self.nodes),
            user=self.superuser,
            password=PASSWORD,
            dbname=database,
            target_session_attrs="read-write",
            connect_timeout="3",
        )

    def members(self) -> dict[str, tuple[str, str]]:
        """Give role and state of each member, as any node that answers knows them."""
        for node in self.nodes:
            with suppress(httpx.HTTPError, KeyError, json.JSONDecodeError):
                told = httpx.get(f"http://127.0.0.1:{node.rest}/cluster", timeout=3).json()
                return {one["name"]: (one["role"], one["state"]) for one in told["members"]}
        return {}

    def leader(self) -> Node:
        """Give the node that leads."""
        roles = self.members()
        return next(node for node in self.nodes if roles.get(node.name, ("",))[0] == "leader")

    def is_whole(self) -> bool:
        """Say whether one leads, one follows in step with it, and the third follows."""
        roles = sorted(role for role, state in self.members().values() if state in _RUNNING)
        return roles == ["leader", "replica", "sync_standby"]

    def until_whole(self) -> float:
        """Wait for that; give the seconds."""
        return until(self.is_whole, "the cluster does not become whole")

    def replication(self) -> list[tuple[str, str]]:
        """Give each standby's state of being in step, as the leading node says."""
        with psycopg.connect(self.url()) as connection:
            return connection.execute(
                "SELECT application_name, sync_state FROM pg_stat_replication ORDER BY 1"
            ).fetchall()


_RUNNING = {"running", "streaming"}


def until(holds: Callable[[], bool], otherwise: str, seconds: float = _SECONDS) -> float:
    """Wait until something holds; give the seconds."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if holds():
            return time.monotonic() - begun
        time.sleep(0.2)
    raise AssertionError(otherwise)


def run(command: Sequence[object], log: Path, **env: str) -> subprocess.Popen[bytes]:
    """Start a program as somebody without privileges, in a group of its own."""
    user = _UNPRIVILEGED if os.geteuid() == 0 else None
    with log.open("ab") as told:
        return subprocess.Popen(
            [str(word) for word in command],
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd="/",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **env},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )


@contextmanager
def cluster(count: int = 3) -> Iterator[Cluster]:
    """Run one in which nothing is acknowledged before a standby has it on its disk."""
    with TemporaryDirectory(prefix="letterlock-ha-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        ports = free_ports(2 + 2 * count)
        nodes = [
            Node(f"n{n}", folder / f"n{n}", port=ports[2 + 2 * n], rest=ports[3 + 2 * n])
            for n in range(count)
        ]
        running = Cluster(folder, nodes)
        for node in nodes:
            node.folder.mkdir()
            (node.folder / "patroni.yml").write_text(_settings(node, ports[0]), encoding="utf-8")
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, _UNPRIVILEGED, _UNPRIVILEGED)
        here = "http://127.0.0.1:"
        running.etcd = run(
            [
                ETCD, "--name", "e", "--data-dir", folder / "etcd",
                "--listen-client-urls", f"{here}{ports[0]}",
                "--advertise-client-urls", f"{here}{ports[0]}",
                "--listen-peer-urls", f"{here}{ports[1]}",
                "--initial-advertise-peer-urls", f"{here}{ports[1]}",
                "--initial-cluster", f"e={here}{ports[1]}",
                "--heartbeat-interval", "500", "--election-timeout", "5000",
            ],
            folder / "etcd.log",
        )  # fmt: skip
        try:
            until(lambda: _answers(ports[0]), "etcd does not answer")
            for node in nodes:
                node.start()
            running.until_whole()
            yield running
        finally:
            for node in nodes:
                if node.process is not None:
                    node.kill()
            running.etcd.kill()
            running.etcd.wait(30)


def _answers(port: int) -> bool:
    with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)):
        return True
    return False


def _settings(node: Node, etcd: int) -> str:
    """Give a node's settings: YAML reads JSON."""
    login = {"password": PASSWORD}
    told = {
        "scope": "letterlock",
        "name": node.name,
        "restapi": {
            "listen": f"127.0.0.1:{node.rest}",
            "connect_address": f"127.0.0.1:{node.rest}",
        },
        "etcd3": {"host": f"127.0.0.1:{etcd}"},
        "bootstrap": {
            "dcs": {
                "ttl": 20,
                "loop_wait": 2,
                "retry_timeout": 5,
                "synchronous_mode": True,
                "synchronous_mode_strict": True,
                "postgresql": {
                    "use_pg_rewind": True,
                    "parameters": {"wal_keep_size": "256MB", "max_connections": 60},
                },
            },
            "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
        },
        "postgresql": {
            "listen": f"127.0.0.1:{node.port}",
            "connect_address": f"127.0.0.1:{node.port}",
            "data_dir": str(node.folder / "data"),
            "bin_dir": str(program("postgres").parent),
            "pgpass": str(node.folder / "pgpass"),
            "parameters": {"unix_socket_directories": str(node.folder)},
            "pg_hba": [
                "host all all 127.0.0.1/32 scram-sha-256",
                "host replication all 127.0.0.1/32 scram-sha-256",
                "local all all scram-sha-256",
            ],
            "authentication": {
                "superuser": {"username": "postgres", **login},
                "replication": {"username": "replicator", **login},
                "rewind": {"username": "rewinder", **login},
            },
        },
    }
    return json.dumps(told, indent=1)

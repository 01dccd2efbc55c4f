"""How many entries a second the register verifies and stores, and how long a push takes.

    python -m tests.benchmark.register_ingest                # 30 seconds batched, 20 single
    python -m tests.benchmark.register_ingest --minutes 30   # the soak: batched, memory each minute
    python -m tests.benchmark.register_ingest --check        # fails below the figures to reach

Everything is as in practice and on this machine: `letterlock register serve` with two workers and
its sequencer, PostgreSQL with its disk as it is (fsync on), and desks that write and sign entries
of about a kilobyte with four sealed disclosures and push them over HTTP, one push a log at a time.
"""

import argparse
import multiprocessing
import socket
import statistics
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from checker.protocol.messages import MOST_ENTRIES
from checker.register.clock import system_clock
from checker.register.fsck import fsck
from checker.register.keys import read_keys
from checker.register.signing_in import bearer
from tests.builders.postgres import Server, server
from tests.builders.processes import children, used
from tests.builders.pushing import Caller, Pen, Pushed, a_push
from tests.builders.register_process import running, written_settings
from tests.builders.register_store import ORIGIN, Desk, Register, register_on

if TYPE_CHECKING:
    from queue import Queue

FLOOR = {"batched": 3_000, "single": 400}
MOST_P99_MS = 150
MOST_BEHIND_SECONDS = 10.0
_WORKERS = 2
_CLIENTS = 2
_GROWTH = 1.1
_ROOM_MB = 8.0
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Work:
    """What one process of desks is given."""

    port: int
    keys: Path
    desks: Sequence[tuple[int, str]]
    batch: int
    seconds: float


@dataclass
class Seen:
    """What was seen of everything while it ran."""

    behind: float = 0.0
    """The longest that something stored waited for the tree."""
    minutes: list[dict[str, float]] = field(default_factory=list)
    """Megabytes of each kind of process."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Of a core, by kind."""


def main() -> None:
    """Measure, print, and fail when a figure is missed and that was asked."""
    told = argparse.ArgumentParser()
    told.add_argument("--seconds", type=float, default=30)
    told.add_argument("--minutes", type=float, help="only batched, for so long")
    told.add_argument("--desks", type=int, default=40)
    told.add_argument("--lines", type=int, default=4, help="pushes at once, batched")
    told.add_argument("--singles", type=int, default=8, help="pushes at once, single")
    told.add_argument("--check", action="store_true", help="fail below the figures to reach")
    asked = told.parse_args()
    runs = [("batched", MOST_ENTRIES, asked.seconds, asked.lines)]
    if asked.minutes:
        runs = [("batched", MOST_ENTRIES, asked.minutes * _MINUTE, asked.lines)]
    else:
        runs.append(("single", 1, asked.seconds * 2 / 3, asked.singles))
    missed: list[str] = []
    with server(durable=True) as postgres, tempfile.TemporaryDirectory() as folder:
        for name, batch, seconds, lines in runs:
            missed += _measure(postgres, Path(folder), name, (batch, seconds, lines, asked.desks))
    if missed:
        print("missed: " + "; ".join(missed))
    if asked.check and missed:
        raise SystemExit(1)


def _measure(
    postgres: Server, folder: Path, name: str, how: tuple[int, float, int, int]
) -> list[str]:
    batch, seconds, lines, desks = how
    with register_on(postgres, folder, name) as register:
        port = free_port()
        settings = written_settings(
            register, folder, port, workers=_WORKERS, calls_a_minute=1_000_000
        )
        url = f"http://127.0.0.1:{port}"
        with running(url, "serve", "--settings", settings) as service:
            # It writes a line for each call: somebody has to read them.
            threading.Thread(target=read_away, args=(service.stdout,), daemon=True).start()
            kinds = {"service": service.pid, "postgres": postgres.process}
            pushed, seen = _run(register, port, kinds, (batch, seconds, lines, desks))
        return _told(register, name, pushed, seen)


def read_away(lines: Iterable[str] | None) -> None:
    """Read what a process writes, so that it never waits for a reader."""
    for _ in lines or ():
        pass


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        port: int = trying.getsockname()[1]
        return port


def _run(
    register: Register, port: int, kinds: dict[str, int], how: tuple[int, float, int, int]
) -> tuple[list[Pushed], Seen]:
    batch, seconds, lines, desks = how
    made = [register.enrolled(f"u-{number}") for number in range(desks)]
    context = multiprocessing.get_context("spawn")
    results: Queue[list[Pushed]] = context.Queue()  # type: ignore[assignment] # the same calls
    processes = []
    for place in range(_CLIENTS):
        own = [(desk.seed, desk.actor) for desk in made[place::_CLIENTS]]
        work = Work(port, register.keys.folder, own, batch, seconds)
        each = max(1, lines // _CLIENTS)
        process = context.Process(target=_push_all, args=(work, each, results), daemon=True)
        process.start()
        processes.append(process)
    clients = {f"desks {place + 1}": one.pid or 0 for place, one in enumerate(processes)}
    stop = threading.Event()
    seen = Seen()
    watching = threading.Thread(
        target=_watch, args=(register, kinds | clients, seen, stop), daemon=True
    )
    watching.start()
    pushed = [one for _ in processes for one in results.get()]
    stop.set()
    watching.join()
    for process in processes:
        process.join()
    return pushed, seen


def _push_all(work: Work, lines: int, results: "Queue[list[Pushed]]") -> None:
    """Push with so many connections, each for desks of its own."""
    done: list[list[Pushed]] = [[] for _ in range(lines)]
    threads = [
        threading.Thread(target=_push, args=(work, work.desks[place::lines], done[place]))
        for place in range(lines)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    results.put([one for some in done for one in some])


def _push(work: Work, desks: Sequence[tuple[int, str]], done: list[Pushed]) -> None:
    key = read_keys(work.keys, ORIGIN).token_key
    pens = deque(Pen(Desk(*one)) for one in desks)

    def sign_in(log: str) -> str:
        return bearer(key, log, system_clock().now_ms()).token

    callers = {pen.desk.log: Caller(work.port, partial(sign_in, pen.desk.log)) for pen in pens}
    until = time.monotonic() + work.seconds
    while time.monotonic() < until:
        pens.rotate()
        leaves = pens[0].write(work.batch)
        log = pens[0].desk.log
        done.append(callers[log].push(log, a_push(leaves), len(leaves)))


def _watch(register: Register, kinds: dict[str, int], seen: Seen, stop: threading.Event) -> None:
    """See twice a second how far the tree is, and once a minute what everything uses."""
    before = {kind: _seconds(process) for kind, process in kinds.items()}
    stored: deque[tuple[float, int]] = deque()
    minute = began = time.monotonic()
    with psycopg.connect(register.url, options="-c search_path=letterlock") as connection:
        connection.autocommit = True
        while not stop.wait(0.5):
            now = time.monotonic()
            row = connection.execute(
                "SELECT (SELECT coalesce(max(idx) + 1, 0) FROM tree),"
                " (SELECT coalesce(sum(next - 1), 0)::bigint FROM log)"
            ).fetchone()
            size, there = row or (0, 0)
            stored.append((now, there))
            while stored and stored[0][1] <= size:
                stored.popleft()
            if stored:
                seen.behind = max(seen.behind, now - stored[0][0])
            if now - minute >= min(_MINUTE, 10):
                minute = now
                seen.minutes.append(_memory(kinds))
                if int(now - began) % _MINUTE < 10:
                    _print_memory(now - began, there, size, seen.minutes[-1])
    seen.seconds = {kind: _seconds(kinds[kind]) - before[kind] for kind in kinds}


def _seconds(process: int) -> float:
    return sum(used(one).seconds for one in children(process))


def _memory(kinds: dict[str, int]) -> dict[str, float]:
    """Give the megabytes of each process that lasts; all of PostgreSQL's are one."""
    told: dict[str, float] = {}
    for kind, process in kinds.items():
        all_of_it = children(process)
        if kind == "service":
            told |= {f"service {n}": used(one).megabytes for n, one in enumerate(all_of_it)}
        else:
            told[kind] = sum(used(one).megabytes for one in all_of_it)
    return told


def _print_memory(seconds: float, stored: int, size: int, memory: dict[str, float]) -> None:
    said = ", ".join(f"{kind} {mb:.0f} MB" for kind, mb in memory.items() if mb >= 1)
    print(f"  {seconds:5.0f} s: {stored:,} stored, {stored - size:,} wait; {said}", flush=True)


def _told(register: Register, name: str, pushed: list[Pushed], seen: Seen) -> list[str]:
    """Print what was measured, and give what was missed."""
    entries = sum(one.entries for one in pushed)
    first = min(one.at - one.seconds for one in pushed)
    span = max(one.at for one in pushed) - first
    waits = sorted(one.seconds for one in pushed)
    p99 = 1_000 * waits[int(len(waits) * 0.99)]
    rate = entries / span
    print(f"{name}: {entries:,} entries in {span:.1f} s")
    print(f"  entries/s           {rate:10,.0f}   (at least {FLOOR[name]:,})")
    print(f"  push, median        {1_000 * statistics.median(waits):10.1f} ms")
    print(f"  push, p99           {p99:10.1f} ms")
    print(f"  tree behind, most   {seen.behind:10.1f} s    (at most {MOST_BEHIND_SECONDS:.0f})")
    for kind, seconds in seen.seconds.items():
        print(f"  CPU, {kind:14} {1e6 * seconds / entries:10.0f} us an entry")
    total = sum(seen.seconds.values())
    size = register.as_owner("SELECT pg_database_size(current_database())")[0][0]
    print(f"  CPU, all            {1e6 * total / entries:10.0f} us an entry")
    print(f"  disk                {size / entries:10.0f} bytes an entry")
    print(f"  cores that it had   {total / span:10.2f}")
    missed = []
    if rate < FLOOR[name]:
        missed.append(f"{name} {rate:,.0f} entries/s")
    if name == "single" and p99 > MOST_P99_MS:
        missed.append(f"{name} p99 {p99:.0f} ms")
    if seen.behind > MOST_BEHIND_SECONDS:
        missed.append(f"{name}: the tree was {seen.behind:.1f} s behind")
    missed += [f"{name}: the memory of {kind} grows" for kind in _growing(seen.minutes)]
    with register.databases.app.connection() as connection:
        row = connection.execute(
            "SELECT sum(next - 1) - %s FROM log WHERE role <> 'register'", (0,)
        )
        stored = (row.fetchone() or (0,))[0]
    if stored != entries:
        missed.append(f"{name}: {entries - stored:,} entries are not there")
    if span < _MINUTE * 3:
        register.sequence()
        checked = fsck(register.login("reader"), register.keys)
        print(f"  fsck                {'holds' if checked.holds else checked.wrong[:3]}")
        missed += [] if checked.holds else [f"{name}: fsck"]
    return missed


def _growing(minutes: list[dict[str, float]]) -> list[str]:
    """Give the processes whose last third is larger than their middle third."""
    third = len(minutes) // 3
    if third < 2:
        return []
    middle, last = minutes[third:-third], minutes[-third:]
    return [
        kind
        for kind in last[0]
        if statistics.mean(one.get(kind, 0) for one in last)
        > _GROWTH * statistics.mean(one.get(kind, 0) for one in middle) + _ROOM_MB
    ]


if __name__ == "__main__":
    main()

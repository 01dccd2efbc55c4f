"""How many entries a second the register verifies and stores, and how long a push takes.

    python -m tests.benchmark.register_ingest            # 20 seconds batched, 10 single
    python -m tests.benchmark.register_ingest --seconds 900 --desks 40

Processes as the service's workers have them push for desks of their own, through the storage and
without HTTP, while a sequencer orders, signs and writes tiles. PostgreSQL runs beside them, with
its disk as it is (fsync on), so the machine's two cores carry all of it.
"""

import argparse
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.protocol.messages import Push, Sent
from checker.register.database import Urls, connect
from checker.register.fsck import fsck
from checker.register.keys import read_keys
from checker.register.store import Store
from tests.builders.postgres import Server, server
from tests.builders.register_store import ORIGIN, Desk, Register, Time, register_on

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier
    from queue import Queue

FLOOR = {"batched": 3_000, "single": 400}
MOST_P99_MS = 150
_BATCH = 256
_WORKERS = 2
_LANES = 8
"""Calls at once in each process, when each brings one entry."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one process is given."""

    urls: Urls
    keys: Path
    desks: Sequence[tuple[int, str]]
    batch: int
    seconds: float
    per_desk: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Done:
    """What one process did."""

    entries: int
    began: float
    ended: float
    waits: list[float]
    memory_kb: int


def main() -> None:
    """Measure both, print, and fail when a figure is missed."""
    told = argparse.ArgumentParser()
    told.add_argument("--seconds", type=float, default=20)
    told.add_argument("--desks", type=int, default=20)
    told.add_argument("--check", action="store_true", help="fail below the figures to reach")
    asked = told.parse_args()
    missed = []
    with server(durable=True) as running, tempfile.TemporaryDirectory() as folder:
        for name, batch in (("batched", _BATCH), ("single", 1)):
            rate, p99 = _measure(running, Path(folder), name, batch, asked)
            if rate < FLOOR[name] or (batch == 1 and p99 > MOST_P99_MS):
                missed.append(name)
    if asked.check and missed:
        raise SystemExit(f"missed: {', '.join(missed)}")


def _measure(
    running: Server, folder: Path, name: str, batch: int, asked: argparse.Namespace
) -> tuple[float, float]:
    with register_on(running, folder, name) as register:
        seconds = asked.seconds if batch > 1 else asked.seconds / 2
        per_desk = int(seconds * (6_000 if batch > 1 else 1_500) / asked.desks)
        done, size = _run(register, folder / name, batch, seconds, asked.desks, per_desk)
        entries = sum(one.entries for one in done)
        span = max(one.ended for one in done) - min(one.began for one in done)
        waits = sorted(wait for one in done for wait in one.waits)
        p99 = 1_000 * waits[int(len(waits) * 0.99)]
        checked = fsck(register.login("reader"), register.keys)
        print(
            f"{name}: {entries / span:,.0f} entries/s ({entries:,} in {span:.1f} s), "
            f"push median {1_000 * statistics.median(waits):.1f} ms, p99 {p99:.1f} ms, "
            f"{size:,} in the tree by the end, largest process "
            f"{max(one.memory_kb for one in done) // 1_024} MB; "
            f"fsck {'holds' if checked.holds else checked.wrong[:3]}"
        )
        return entries / span, p99


def _run(
    register: Register, keys: Path, batch: int, seconds: float, desks: int, per_desk: int
) -> tuple[list[Done], int]:
    made = [register.enrolled(f"u-{number}") for number in range(desks)]
    context = multiprocessing.get_context("spawn")
    results: Queue[Done] = context.Queue()  # type: ignore[assignment] # the same calls
    ready = context.Barrier(_WORKERS + 1)
    shares = [
        Work(
            urls=register.databases.urls,
            keys=keys,
            desks=[(desk.seed, desk.actor) for desk in made[place::_WORKERS]],
            batch=batch,
            seconds=seconds,
            per_desk=per_desk,
            lanes=1 if batch > 1 else _LANES,
        )
        for place in range(_WORKERS)
    ]
    processes = [context.Process(target=_push, args=(share, results, ready)) for share in shares]
    for process in processes:
        process.start()
    ready.wait()
    sequencer = register.sequencer()
    done: list[Done] = []
    while len(done) < len(processes):
        sequencer.step()
        time.sleep(0.5)
        while not results.empty():
            done.append(results.get())
    sequencer.step()
    for process in processes:
        process.join()
    return done, register.store.health().size


def _push(work: Work, results: "Queue[Done]", ready: "Barrier") -> None:
    """Write the entries first, then push them for so many seconds, each lane for its own desks."""
    lanes = [_pushes(work.desks[place :: work.lanes], work) for place in range(work.lanes)]
    databases = connect(work.urls)
    store = Store(databases, read_keys(work.keys, ORIGIN), Time().clock)
    ready.wait()
    began = time.monotonic()
    with ThreadPoolExecutor(work.lanes) as pool:
        pushed = list(pool.map(lambda lane: _push_lane(store, lane, began + work.seconds), lanes))
    results.put(
        Done(
            entries=sum(entries for entries, _ in pushed),
            began=began,
            ended=time.monotonic(),
            waits=[wait for _, waits in pushed for wait in waits],
            memory_kb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        )
    )
    databases.close()


def _push_lane(store: Store, lane: list[tuple[str, Push]], until: float) -> tuple[int, list[float]]:
    entries, waits = 0, []
    for log, push in lane:
        start = time.monotonic()
        if start > until:
            break
        store.ingest(log, push)
        waits.append(time.monotonic() - start)
        entries += len(push.entries)
    return entries, waits


def _pushes(desks: Sequence[tuple[int, str]], work: Work) -> list[tuple[str, Push]]:
    written = [_written(*one, work.per_desk) for one in desks]
    return [
        (desk.log, Push(entries=tuple(Sent(leaf=leaf) for leaf in desk.leaves[at:end])))
        for desk in written
        for at in range(0, len(desk.leaves), work.batch)
        for end in (at + work.batch,)
    ]


def _written(seed: int, actor: str, count: int) -> Desk:
    desk = Desk(seed, actor)
    desk.write_some(count)
    return desk


if __name__ == "__main__":
    main()

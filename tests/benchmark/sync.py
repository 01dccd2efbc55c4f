"""How quickly a desk is in step: a month offline, and the promise that a release waits for.

    python -m tests.benchmark.sync

On a real register: PostgreSQL, its service on a socket, and a desk with a real trail.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.audit.entry import Act
from tests.builders.postgres import server
from tests.builders.register_service import service_on
from tests.builders.register_store import register_on
from tests.builders.synced import SyncedDesk

MONTH_ENTRIES, MONTH_SECONDS = 3_600, 10.0
PROMISE_MS = 300.0


def main() -> int:
    """Measure both, and fail where a figure is not reached."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=MONTH_ENTRIES)
    asked.add_argument("--releases", type=int, default=200)
    words = asked.parse_args()
    with (
        TemporaryDirectory(prefix="letterlock-sync-") as made,
        server() as running,
        register_on(running, Path(made), "sync") as register,
        service_on(register) as service,
    ):
        desk = SyncedDesk(Path(made) / "desk", service.url, key=str(register.keys.verifier))
        desk.enrol(register)
        loop = desk.loop()
        loop.go_round()
        register.sequence()
        loop.go_round()
        desk.write(case=None, count=words.entries // 3)
        for case in range(words.entries // 3 // 10):
            desk.write(case=f"C-{case}", count=20)
        waiting = desk.trail.sync.waiting()
        began = time.perf_counter()
        loop.go_round()
        took = time.perf_counter() - began
        left = desk.trail.sync.waiting()
        promises = []
        desk.book.clock = type(desk.book.clock)(
            now=desk.book.clock.now,
            mono_ms=lambda: time.monotonic_ns() // 1_000_000,
            boot=desk.book.clock.boot,
        )
        loop.start()
        for number in range(words.releases):
            seq = desk.write(case=f"C-{number % 50}", act=Act.RELEASE)
            began = time.perf_counter()
            came = loop.promised(seq, 3.0)
            promises.append((time.perf_counter() - began) * 1000 if came else 3_000.0)
        desk.close()
    p95 = statistics.quantiles(promises, n=20)[18]
    print(f"{waiting} entries in {took:.1f} s, {left} left (to reach: {MONTH_SECONDS:.0f} s, 0)")
    print(
        f"promise: median {statistics.median(promises):.0f} ms, p95 {p95:.0f} ms, "
        f"largest {max(promises):.0f} ms of {len(promises)} (to reach: p95 {PROMISE_MS:.0f} ms)"
    )
    return 0 if left == 0 and took <= MONTH_SECONDS and p95 <= PROMISE_MS else 1


if __name__ == "__main__":
    sys.exit(main())

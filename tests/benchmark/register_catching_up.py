"""How long a desk that was offline for 30 days takes until the register has promised everything.

    python -m tests.benchmark.register_catching_up --check

120 entries a day, each about one of 300 cases with two sealed disclosures, in a real trail; then
the desk's own loop, `letterlock register serve` and PostgreSQL with fsync on, all on this machine.
The time is from the loop's start to the promise for the last entry, keys of cases included.
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path

from tests.benchmark.register_ingest import free_port, read_away
from tests.builders.postgres import server
from tests.builders.processes import children, used
from tests.builders.register_process import running, written_settings
from tests.builders.register_store import register_on
from tests.builders.synced import SyncedDesk

MOST_SECONDS = 10.0
_DAYS, _A_DAY, _CASES = 30, 120, 300


def main() -> None:
    """Measure, print, and fail when it takes too long and that was asked."""
    told = argparse.ArgumentParser()
    told.add_argument("--check", action="store_true", help="fail above the figure to reach")
    asked = told.parse_args()
    with (
        server(durable=True) as postgres,
        tempfile.TemporaryDirectory() as made,
        register_on(postgres, Path(made), "catching_up") as register,
    ):
        folder, port = Path(made), free_port()
        url = f"http://127.0.0.1:{port}"
        settings = written_settings(register, folder, port)
        register.sequence()
        register.time.now = time.time_ns() // 1_000_000
        with running(url, "serve", "--settings", settings) as service:
            threading.Thread(target=read_away, args=(service.stdout,), daemon=True).start()
            # The service's clock is this machine's, and so is the desk's.
            desk = SyncedDesk(folder / "desk", url, key=str(register.keys.verifier))
            desk.now = register.time.now
            desk.enrol(register)
            desk.now -= _DAYS * 86_400_000
            last = 0
            for number in range(_DAYS * _A_DAY):
                last = desk.write(f"C-{number % _CASES}")
                desk.pass_time(86_400 / _A_DAY)
            loop = desk.loop()
            processes = children(service.pid)
            before = sum(used(one).seconds for one in processes)
            began, own = time.monotonic(), time.process_time()
            loop.start()
            came = loop.promised(last, 120)
            seconds = time.monotonic() - began
            own = time.process_time() - own
            theirs = sum(used(one).seconds for one in processes) - before
            desk.close()
        stored = register.as_owner(
            "SELECT e.hash FROM entry e JOIN log USING (log) WHERE role <> 'register' ORDER BY seq"
        )
        written = [one.hash for one in desk.trail.entries()]
    print(f"{last:,} entries of {_DAYS} days about {_CASES} cases: {seconds:.2f} s (at most 10)")
    print(f"  CPU, the desk's loop {own:.2f} s, the service {theirs:.2f} s")
    same = [bytes(row[0]) for row in stored] == written
    print(f"  the register has {'exactly these' if same else 'OTHERS'}: {len(stored):,}")
    if not came or not same or (asked.check and seconds > MOST_SECONDS):
        raise SystemExit(1)


if __name__ == "__main__":
    main()

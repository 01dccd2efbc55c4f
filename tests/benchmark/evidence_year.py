"""How long an evidence pack of a year takes: every letter checked and confirmed.

    python -m tests.benchmark.evidence_year                    # 50,000 letters, 100,000 entries
    python -m tests.benchmark.evidence_year --letters 5000

One record, without a register: made entries in a real trail, and the pack as the desk writes it,
verified at the end as the desk does.
"""

import argparse
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import Act
from checker.desk.record.evidence import Asked, export_evidence
from tests.builders.synced import SyncedDesk

_CASES = 500
_YEAR_S = 365 * 86_400


def main() -> None:
    """Write the letters, make the pack, and say how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=50_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = SyncedDesk(Path(folder) / "desk", "http://127.0.0.1:9")
        started = time.perf_counter()
        for number in range(asked.letters):
            desk.write(case=f"C-{number % _CASES}")
            desk.write(case=f"C-{number % _CASES}", act=Act.RELEASE)
            desk.pass_time(_YEAR_S / asked.letters)
        written = time.perf_counter() - started
        started, used = time.perf_counter(), time.process_time()
        pack = export_evidence(
            Asked(question="Which letters were sent?", show=("case",)),
            desk.trail,
            Path(folder) / "pack",
            now=datetime.fromtimestamp(desk.now / 1000, UTC),
            mono_ms=desk.mono,
        )
        took, of_it = time.perf_counter() - started, time.process_time() - used
        files = sum(1 for _ in (Path(folder) / "pack").iterdir())
    print(f"written in {written:.0f} s")
    print(
        f"{pack.counts.entries:,} entries: a pack of {files:,} files, verified, in {took:.0f} s "
        f"({of_it:.0f} s of processor time), {_memory_mb():.0f} MB"
    )


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

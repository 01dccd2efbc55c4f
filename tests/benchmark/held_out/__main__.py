"""Measure over the held-out packs: `python -m tests.benchmark.held_out [--seed N]`.

Nobody had tuned on them until their misses were read, on 26 November 2026. Since then they are a
second development set, and `tests.benchmark.unseen` is the one to believe.
"""

import sys

from tests.benchmark.held_out.chunks import SET
from tests.benchmark.set_report import report

if __name__ == "__main__":
    sys.exit(report(SET, "python -m tests.benchmark.held_out", sys.argv[1:]))

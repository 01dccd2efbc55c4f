"""Measure over packs that no rule's author has read: `python -m tests.benchmark.unseen [--seed N]`.

Whoever writes rules reads the totals alone: neither this folder nor what `--each` prints.
"""

import sys

from tests.benchmark.set_report import report
from tests.benchmark.unseen.chunks import SET

if __name__ == "__main__":
    sys.exit(report(SET, "python -m tests.benchmark.unseen", sys.argv[1:]))

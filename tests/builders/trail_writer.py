"""A program that confirms letters as fast as it can, until somebody kills it.

Each acknowledged entry is one line on standard output: its number and its hash.
"""

import itertools
import sys
from pathlib import Path

from checker.audit.entry import Act, Facts, Out
from tests.builders.trails import NOON_MS, open_trail


def main() -> None:
    """Append releases to the trail of the folder given, for ever."""
    trail = open_trail(Path(sys.argv[1]))
    for notice in trail.notices:
        sys.stdout.write(f"notice {notice}\n")
    for number in itertools.count():
        receipt = trail.append(
            Act.RELEASE,
            Facts(out=Out.RELEASED, via="post"),
            disclosures=[("case", f"C-{number % 3}")],
            case=f"C-{number % 3}",
            t_ms=NOON_MS + number,
            mono_ms=number,
        )
        sys.stdout.write(f"{receipt.seq} {receipt.hash}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

"""A program that goes on appending whatever the system refuses, and tells how each append ended.

A line on standard output for each: "kept NUMBER HASH", or "refused WHY" with our own error's name.
"""

import sys
from pathlib import Path

from checker.audit.entry import Act, Facts, Out
from checker.errors import LetterlockError
from tests.builders.trails import NOON_MS, open_trail

APPENDS = 8


def main() -> None:
    """Append to the trail of the folder given; start again as a person would after a refusal."""
    trail = None
    for number in range(APPENDS):
        try:
            trail = trail or open_trail(Path(sys.argv[1]))
            receipt = trail.append(
                Act.RELEASE,
                Facts(out=Out.RELEASED, via="post"),
                disclosures=[("case", f"C-{number % 3}")],
                case=f"C-{number % 3}",
                t_ms=NOON_MS + number,
                mono_ms=number,
            )
        except LetterlockError as error:
            sys.stdout.write(f"refused {type(error).__name__}\n")
            trail = None
        else:
            sys.stdout.write(f"kept {receipt.seq} {receipt.hash}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

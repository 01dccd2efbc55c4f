"""Keep one caseload after the other, until somebody ends it: told where, and with which key."""

import sys
from datetime import date
from pathlib import Path

from checker.cases.cache import Cache


def main(path: str, key: str) -> None:
    """Keep caseloads of ten, each of another version."""
    cache = Cache(path=Path(path), team="North 2", key=bytes.fromhex(key))
    version = 0
    while True:
        version += 1
        cache.replace(
            [
                {"case": {"id": f"C-{one}", "team": "North 2", "version": str(version)}}
                for one in range(10)
            ],
            date(2026, 11, 26),
        )
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

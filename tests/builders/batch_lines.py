"""Results of a batch on disk, without anybody having checked anything."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from checker.batch.jobs import Held, Outcome
from checker.batch.results import Results, line_of
from checker.batch.sources import beside

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def write_results(source: Path, letters: Iterable[tuple[str, str]], by: str = "0 0 0") -> Path:
    """Write results for letters, each with its verdict, beside a folder."""
    out = beside(source)
    with Results.begin(out, by=by, now=NOW) as results:
        for name, verdict in letters:
            results.add(line_of(outcome(name, verdict)))
    return out


def outcome(name: str, verdict: str) -> Outcome:
    """Give what was found in a letter."""
    key = hashlib.sha256(name.encode()).hexdigest()
    if verdict == "held":
        return Outcome(
            key=key, name=name, digests=(), now=NOW, held=Held.CASE_UNKNOWN, why="No case."
        )
    grave = {"stop": "stop", "check": "check"}.get(verdict)
    finding = {"code": "address.near-miss", "severity": grave, "title": "This address is close"}
    told = {
        "verdict": verdict,
        "case": {"id": "C-0817"},
        "recipients": [{"id": "P2", "via": "post", "name": "Ms Sian Pritchard"}],
        "findings": [finding] if grave else [],
    }
    return Outcome(key=key, name=name, digests=(), now=NOW, found=msgspec.json.encode(told))

"""What may be asked of a trail: its entries, one entry, whether it verifies, an export."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.audit.entry import BadEntryError, read_body
from checker.audit.export import export
from checker.audit.leaf import read_code, receipt_code
from checker.audit.trail_reading import read_remains
from checker.audit.verify import Verification, verify
from checker.desk.computer.places import own_folder
from checker.desk.record.evidence import is_evidence, verify_evidence
from checker.errors import CallError
from checker.model import Entry
from checker.words import say

_ASIDE = "-set-aside-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry as a list shows it. Nothing in it tells of a family."""

    seq: int
    at: str
    act: str
    outcome: str
    findings: tuple[str, ...]
    receipt: str


def trail_file(named: Path | None) -> Path:
    """Give the trail that is meant: the one named, else the only one that is still written.

    What was set aside is evidence, and is looked at by its name.

    Raises:
        CallError: there is none, or there are several.
    """
    if named is not None:
        if not named.exists():
            raise CallError(say("There is no trail at {path}.", path=named))
        return named
    found = [one for one in sorted(own_folder().glob("trail-*.db")) if _ASIDE not in one.name]
    if len(found) != 1:
        where = own_folder()
        raise CallError(
            say("There is no trail in {folder} yet.", folder=where)
            if not found
            else say("There are several trails in {folder}. Name one with --trail.", folder=where)
        )
    return found[0]


def list_trail(named: Path | None) -> tuple[Listed, ...]:
    """Give every entry of a trail, the oldest first.

    Raises:
        CallError: there is no such trail.
        TrailError: it cannot be read.
    """
    return tuple(_listed(entry) for entry in read_remains(trail_file(named)).entries)


def show_entry(named: Path | None, which: str) -> dict[str, object]:
    """Give everything that one entry says, by its number or by its receipt code.

    Raises:
        CallError: there is no such entry.
    """
    code = read_code(which)
    for entry in read_remains(trail_file(named)).entries:
        listed = _listed(entry)
        if str(entry.seq) == which or (code is not None and listed.receipt == code):
            return {
                "hash": entry.hash.hex(),
                "receipt": listed.receipt,
                "signature": entry.signature.hex(),
                "body": json.loads(entry.body),
            }
    raise CallError(say("There is no entry {which} in this trail.", which=which))


def verify_trail(
    source: Path | None, receipts: tuple[str, ...] = (), trust: tuple[str, ...] = ()
) -> Verification:
    """Say whether a trail, the folder of an export, or an evidence pack is as it was signed.

    Args:
        source: Which; the trail of this account when it is None.
        receipts: Codes from letters; each must name an entry that is there.
        trust: Of an evidence pack, files that name whose keys are trusted, or such lines.

    Raises:
        CallError: there is no such trail.
        SettingsError: what is trusted is not written right.
        TrailError: nothing can be read.
    """
    if source is not None and source.is_dir():
        if is_evidence(source):
            return verify_evidence(source, receipts, trust)
        return verify(source, receipts=receipts)
    return verify(trail_file(source), receipts=receipts)


def export_trail(named: Path | None, folder: Path, now: datetime) -> int:
    """Write every entry of a trail to a new folder. Gives how many there are.

    Raises:
        TrailError: the folder cannot be written.
    """
    entries = read_remains(trail_file(named)).entries
    export(entries, folder, t_ms=int(now.timestamp() * 1000))
    return len(entries)


def _listed(entry: Entry) -> Listed:
    try:
        body = read_body(entry.body)
    except BadEntryError:
        return Listed(
            seq=entry.seq,
            at="",
            act=say("not readable"),
            outcome="",
            findings=(),
            receipt="",
        )
    at = datetime.fromtimestamp(body.t / 1000, UTC)
    return Listed(
        seq=entry.seq,
        at=at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        act=body.act.value,
        outcome="" if body.out is None else body.out.value,
        findings=tuple(one.code for one in body.findings),
        receipt=receipt_code(body.log, entry.seq, entry.hash),
    )

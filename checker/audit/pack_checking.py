"""Whether an evidence pack is whole: everything wrong with it, for a reader who trusts a few keys.

`resources/verify/verify.py` asks the same questions without any library; this asks a few more.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from checker.audit.canonical import NotCanonicalError
from checker.audit.checkpoint import Checkpoint
from checker.audit.disclosures import read_disclosure
from checker.audit.entry import Act, BadEntryError, Body, read_body
from checker.audit.leaf import ED25519, SIGNATURE_BYTES, leaf_hash, log_id
from checker.audit.merkle import BadProofError
from checker.audit.notes import Verifier
from checker.audit.pack import (
    ANSWERS,
    LEAF_ENDING,
    PACK,
    REGISTER_ACTOR,
    SEAL,
    SHOWN_ENDING,
    Evidence,
    Piece,
    Range,
    Trust,
    is_sealed,
)
from checker.audit.pack_answers import rows_of, table, when
from checker.audit.proof import PROOF_ENDING, open_proof, read_proof
from checker.audit.signing import is_signed
from checker.audit.trail_file import told
from checker.shapes import decode
from checker.words import say

_MOST_IN_RANGE = 10**6
"""A longer range is not looked through to its end, and so does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One entry of a pack, read."""

    number: str
    piece: Piece
    body: Body

    @property
    def mark(self) -> tuple[str, int]:
        """Give its log and its number there."""
        return self.body.log, self.body.seq

    @property
    def hash(self) -> str:
        """Give its leaf hash in hex."""
        return leaf_hash(self.piece.leaf).hex()


@dataclass(slots=True, kw_only=True)
class PackChecked:
    """What a reader learns of a pack. It holds when there is no problem."""

    pack: Evidence | None = None
    leaves: dict[tuple[str, int], Leaf] = field(default_factory=dict)
    tree: Checkpoint | None = None
    seen_by: int = 0
    """How many of the trusted witnesses saw the tree."""
    closed: list[str] = field(default_factory=list)
    """Which of its logs the register revoked, or froze after a fork; all the same it holds."""
    problems: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Say whether everything is as it was signed."""
        return not self.problems


def check_pack(folder: Path, trust: Trust) -> PackChecked:
    """Check a pack for somebody who trusts these keys.

    Raises:
        TrailError: The folder cannot be read.
    """
    with told(folder):
        files = {
            one.name: one.read_bytes() if one.is_file() else b"" for one in sorted(folder.iterdir())
        }
    return check_files(files, trust)


def check_files(files: dict[str, bytes], trust: Trust) -> PackChecked:
    """Check a pack's files for somebody who trusts these keys."""
    checked = PackChecked()
    try:
        pack = decode(files.get(PACK, b""), Evidence)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        checked.problems.append(say("{name} is missing or cannot be read.", name=PACK))
        return checked
    checked.pack = pack
    # (1) Every file is the one that was signed, and none is missing or was added.
    checked.problems.extend(_not_as_named(files, pack))
    # (2) Each entry is well formed and of the key that its log's first entry announces.
    keys = _read_leaves(files, checked)
    # (3) Each proof leads to one tree, signed as the reader wants.
    proven = _read_proofs(trust, checked)
    checked.closed.extend(_closed(pack, proven, checked))
    # (4) Somebody whom the reader trusts knows these logs, and the exporter signed the pack.
    checked.problems.extend(_not_vouched(files, pack, keys, proven, trust, checked))
    # (5) No entry of a range is missing, and each follows the one before.
    for one in pack.ranges:
        checked.problems.extend(_gaps(one, pack, checked))
    # (6) The answers say what the entries say.
    if checked.holds:
        checked.problems.extend(_says_otherwise(files, pack, checked))
    return checked


def _not_as_named(files: dict[str, bytes], pack: Evidence) -> Iterator[str]:
    for name in sorted((files.keys() | pack.files.keys()) - {PACK, SEAL}):
        if name not in files:
            yield say("{name} is missing.", name=name)
        elif name not in pack.files:
            yield say("{name} does not belong to the pack.", name=name)
        elif hashlib.sha256(files[name]).hexdigest() != pack.files[name]:
            yield say("{name} was changed.", name=name)


def _read_leaves(files: dict[str, bytes], checked: PackChecked) -> dict[str, bytes]:
    """Read every entry with what is shown of it, and give the key of each log."""
    keys: dict[str, bytes] = {}
    for name in sorted(one for one in files if one.endswith(LEAF_ENDING)):
        leaf = _leaf(name, files, checked)
        if leaf is None:
            continue
        if leaf.mark in checked.leaves:
            checked.problems.append(say("{name} is a second entry of its number.", name=name))
            continue
        checked.leaves[leaf.mark] = leaf
        key = leaf.body.key
        if key is not None:
            keys[log_id(ED25519, _raw(key.pub))] = _raw(key.pub)
    for leaf in checked.leaves.values():
        raw = leaf.piece.leaf
        key_of_log = keys.get(leaf.body.log)
        if key_of_log is None or not is_signed(
            key_of_log, raw[SIGNATURE_BYTES:], raw[:SIGNATURE_BYTES]
        ):
            checked.problems.append(
                say("{name} is not signed by the key of its log.", name=leaf.number + LEAF_ENDING)
            )
    return keys


def _leaf(name: str, files: dict[str, bytes], checked: PackChecked) -> Leaf | None:
    number = name.removesuffix(LEAF_ENDING)
    lines = files.get(number + SHOWN_ENDING, b"").splitlines()
    try:
        body = read_body(files[name][SIGNATURE_BYTES:])
        shown = tuple(map(read_disclosure, lines))
        written = files.get(number + PROOF_ENDING)
        proof = None if written is None else read_proof(written)
    except (BadEntryError, NotCanonicalError, BadProofError) as why:
        checked.problems.append(say("{name} cannot be read: {why}.", name=name, why=why))
        return None
    if not {one.digest for one in shown} <= set(body.sd) or len(set(lines)) != len(lines):
        checked.problems.append(say("{name} did not promise what is shown beside it.", name=name))
    return Leaf(number=number, piece=Piece(leaf=files[name], shown=shown, proof=proof), body=body)


def _read_proofs(trust: Trust, checked: PackChecked) -> set[tuple[str, int]]:
    """Give the entries that stand in the one tree that the reader's register signed."""
    notes, proven, places = set(), set(), dict[str, list[tuple[int, int]]]()
    for leaf in checked.leaves.values() if trust.registers else ():
        proof = leaf.piece.proof
        if proof is None:
            continue
        notes.add(proof.checkpoint)
        name = leaf.number + PROOF_ENDING
        register = _named_in(proof.checkpoint, trust)
        try:
            opened = open_proof(
                proof, leaf.piece.leaf, register, witnesses=trust.witnesses, need=trust.need
            )
        except BadProofError as why:
            checked.problems.append(say("{name} does not hold: {why}.", name=name, why=why))
            continue
        proven.add(leaf.mark)
        checked.tree, checked.seen_by = opened.checkpoint, len(opened.seen_by)
        places.setdefault(leaf.body.log, []).append((leaf.body.seq, proof.index))
        if leaf.body.cp is not None and leaf.body.cp.n > proof.index:
            checked.problems.append(
                say("{name}: the entry names a state of the register after itself.", name=name)
            )
    if len(notes) > 1:
        checked.problems.append(say("The proofs are not all of one tree."))
    for log, found in places.items():
        indexes = [index for _, index in sorted(found)]
        if indexes != sorted(set(indexes)):
            checked.problems.append(
                say("The register has the entries of log {log} in another order.", log=log)
            )
    return proven


def _named_in(checkpoint: bytes, trust: Trust) -> Verifier:
    """Give the register that a checkpoint names; any other will find it false."""
    origin, _, _ = checkpoint.partition(b"\n")
    named = (one for one in trust.registers if one.name.encode() == origin)
    return next(named, trust.registers[0])


def _not_vouched(
    files: dict[str, bytes],
    pack: Evidence,
    keys: dict[str, bytes],
    proven: set[tuple[str, int]],
    trust: Trust,
    checked: PackChecked,
) -> Iterator[str]:
    known = trust.logs | {
        leaf.body.enrolled.log
        for mark, leaf in checked.leaves.items()
        if mark in proven and leaf.body.enrolled and leaf.body.actor == REGISTER_ACTOR
    }
    for log in sorted({pack.log, *(one.log for one in pack.ranges)} - known):
        yield say("Nobody whom you trust vouches for log {log}.", log=log)
    key = keys.get(pack.log)
    if key is None or not is_sealed(key, files[PACK], files.get(SEAL, b"")):
        yield say("{name} is not signed by the log that it names.", name=PACK)
    export = checked.leaves.get((pack.log, pack.exported.seq))
    if export is None or export.hash != pack.exported.hash or export.body.act is not Act.EXPORT:
        yield say("The entry that says that this was exported is not here.")


def _closed(pack: Evidence, proven: set[tuple[str, int]], checked: PackChecked) -> Iterator[str]:
    """Say which logs of the pack the register closed: only what stands in its tree says so."""
    logs = {pack.log, *(one.log for one in pack.ranges)}
    for mark in sorted(proven):
        leaf = checked.leaves[mark]
        if leaf.body.actor != REGISTER_ACTOR:
            continue
        at, place = when(leaf.body.t), leaf.piece.proof.index if leaf.piece.proof else 0
        if leaf.body.revoked in logs:
            yield say(
                "The register revoked log {log} on {at}, at place {place} of its tree. What stands "
                "before that was written before.",
                log=leaf.body.revoked,
                at=at,
                place=place,
            )
        elif leaf.body.forked is not None and leaf.body.forked.log in logs:
            yield say(
                "The register froze log {log} on {at}, at place {place} of its tree: two entries "
                "with number {seq} came from it, so its device was copied or put back.",
                log=leaf.body.forked.log,
                at=at,
                place=place,
                seq=leaf.body.forked.seq,
            )


def _gaps(one: Range, pack: Evidence, checked: PackChecked) -> Iterator[str]:
    withheld = {(each.log, each.seq): each.hash for each in pack.withheld}
    before: str | None = None
    for seq in range(one.first, min(one.last, one.first + _MOST_IN_RANGE) + 1):
        leaf = checked.leaves.get((one.log, seq))
        own = leaf.hash if leaf else withheld.get((one.log, seq))
        if own is None:
            yield say("Entry {seq} of log {log} is missing.", seq=seq, log=one.log)
        elif leaf and before is not None and leaf.body.prev != before:
            yield say(
                "Entry {seq} of log {log} does not follow the one before it.",
                seq=seq,
                log=one.log,
            )
        before = own
    if before != one.head:
        yield say("The last entry of log {log} is not the one that is named.", log=one.log)


def _says_otherwise(files: dict[str, bytes], pack: Evidence, checked: PackChecked) -> Iterator[str]:
    rows = rows_of(pack, {mark: (leaf.number, leaf.piece) for mark, leaf in checked.leaves.items()})
    if files.get(ANSWERS) != table(rows):
        yield say("{name} says something other than the entries.", name=ANSWERS)
    shown = sum(len(leaf.piece.shown) for leaf in checked.leaves.values())
    sealed = sum(len(leaf.body.sd) for leaf in checked.leaves.values()) - shown
    inside = sum(row.body is not None for row in rows)
    counts = pack.counts
    if (counts.entries, counts.withheld, counts.disclosed, counts.sealed) != (
        inside,
        len(rows) - inside,
        shown,
        sealed,
    ):
        yield say("{name} counts other than what is here.", name=PACK)


def _raw(written: str) -> bytes:
    return base64.b64decode(written)

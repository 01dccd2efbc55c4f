"""What the register says for a pack: where entries stand, whose logs it knows, which it closed.

Nothing of it is believed: each proof is verified against the checkpoint that this desk keeps.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from checker.audit.checkpoint import Checkpoint, read_text
from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash
from checker.audit.merkle import BadProofError, inclusion_proof, verify_inclusion
from checker.audit.notes import read_note
from checker.audit.pack import Vouched
from checker.audit.proof import Proof, read_proof
from checker.audit.tiles import WIDTH, NotATileError, Tile, TileReader, read_bundle, read_hashes
from checker.audit.trail_sync import TrailSync
from checker.errors import RegisterRefused, RegisterUnreached
from checker.sync.client import Client
from checker.sync.known import Known
from checker.words import say

_MOST_BUNDLE: Final = 16 * 1024 * 1024
_MOST_HASHES: Final = WIDTH * 32


def vouch(client: Client, known: Known, sync: TrailSync, leaves: Sequence[bytes]) -> Vouched:
    """Ask the register for proofs of entries, and for those that enrol or close their logs.

    Args:
        client: Who asks.
        known: The register.
        sync: What this desk keeps of it: its last verified checkpoint.
        leaves: The entries of the pack, of each log the first one among them.

    Raises:
        RegisterUnreached: There is no answer, or one that is none of a register's.
        RegisterRefused: The register says no.
    """
    note = sync.checkpoint()
    if note is None:
        return Vouched(register="asked")
    tree = _Tree(client=client, note=note, checkpoint=read_text(read_note(note).text))
    logs = {body.log for body in map(_body, leaves) if body is not None}
    try:
        enrolments, closed = tree.said_of(logs, known.own_log)
        said = (*enrolments, *closed, *leaves)
        tree.look_for(said)
        proofs = {leaf: tree.prove(leaf) for leaf in said}
    except NotATileError as error:
        raise RegisterUnreached(
            say(
                "The register does not show its entries as it should, so that it cannot vouch for "
                "any. Nothing was exported. Tell whoever looks after it."
            )
        ) from error
    return Vouched(enrolments=enrolments, closed=closed, register="asked", prove=proofs.get)


@dataclass
class _Tree:
    """One tree, and where in it things were found."""

    client: Client
    note: bytes
    checkpoint: Checkpoint
    _places: dict[bytes, int] = field(default_factory=dict)
    _read: TileReader = field(init=False)

    def __post_init__(self) -> None:
        self._read = TileReader(self._fetch, self.checkpoint.size)

    def look_for(self, leaves: Iterable[bytes]) -> None:
        """See where entries stand; those beside one that was found cost nothing."""
        wanted = {leaf_hash(leaf) for leaf in leaves}
        for one in sorted(wanted):
            if one in self._places:
                continue
            index = self._asked(one)
            if index is None:
                continue
            tile = self._tile(0, index // WIDTH)
            for place, told in enumerate(read_hashes(self._fetch(tile), tile)):
                if told in wanted:
                    self._places[told] = tile.first + place

    def prove(self, leaf: bytes) -> Proof | None:
        """Give the proof of an entry; None when it is not in the tree where it should be."""
        own, tree = leaf_hash(leaf), self.checkpoint
        index = self._places.get(own)
        if index is None:
            return None
        hashes = inclusion_proof(self._read, index, tree.size)
        try:
            verify_inclusion(own, index, tree.size, hashes, tree.root)
        except BadProofError:
            return None
        return Proof(index=index, hashes=hashes, checkpoint=self.note)

    def said_of(self, logs: set[str], own_log: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Read the tree through for what the register's own log says of these logs.

        Returns:
            Its first entry and those that enrol one; and those that revoke one or say that it
            forked.
        """
        enrolments, closed = [], []
        for number in range(-(-self.checkpoint.size // WIDTH)):
            for leaf in self._bundle(number):
                # Most entries are others': looking for the name first takes a tenth of the time.
                body = _body(leaf) if own_log.encode() in leaf else None
                if body is None or body.log != own_log:
                    continue
                if body.seq == 1 or (body.enrolled is not None and body.enrolled.log in logs):
                    enrolments.append(leaf)
                elif body.revoked in logs or (body.forked is not None and body.forked.log in logs):
                    closed.append(leaf)
        return tuple(enrolments), tuple(closed)

    def _asked(self, wanted: bytes) -> int | None:
        try:
            told = self.client.fetch("GET", f"/v1/proof/{wanted.hex()}")
        except RegisterRefused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        try:
            index = read_proof(told).index
        except BadProofError:
            return None
        return index if index < self.checkpoint.size else None

    def _bundle(self, number: int) -> tuple[bytes, ...]:
        tile = self._tile(None, number)
        told = self.client.fetch("GET", f"/{tile.path}", most=_MOST_BUNDLE)
        return read_bundle(told, tile)

    def _tile(self, level: int | None, number: int) -> Tile:
        width = min(self.checkpoint.size - number * WIDTH, WIDTH)
        return Tile(level=level, index=number, width=width)

    def _fetch(self, tile: Tile) -> bytes:
        return self.client.fetch("GET", f"/{tile.path}", most=_MOST_HASHES)


def _body(leaf: bytes) -> Body | None:
    try:
        return read_body(leaf[SIGNATURE_BYTES:])
    except BadEntryError:
        return None

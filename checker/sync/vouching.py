"""What the register says for a pack: where entries stand, whose logs it knows, which it closed.

Nothing of it is believed: each proof is verified against the checkpoint that this desk keeps.
"""

from base64 import b64decode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from checker.audit.checkpoint import Checkpoint, read_text
from checker.audit.entry import BadEntryError, Body, read_body
from checker.audit.leaf import ED25519, SIGNATURE_BYTES, leaf_hash, log_id
from checker.audit.merkle import BadProofError, inclusion_proof, verify_inclusion
from checker.audit.notes import read_note
from checker.audit.pack import Vouched
from checker.audit.proof import Proof, read_proof
from checker.audit.signing import is_signed
from checker.audit.tiles import WIDTH, NotATileError, Tile, TileReader, read_hashes
from checker.audit.trail_sync import TrailSync
from checker.errors import RegisterRefused, RegisterUnreached
from checker.protocol.messages import Entries
from checker.sync.client import Client
from checker.sync.known import Known
from checker.words import say

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
        enrolments, closed = _said_of(logs, register_log(client, known.own_log))
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
    enrolments, closed = (
        tuple(leaf for leaf in some if proofs[leaf] is not None) for some in (enrolments, closed)
    )
    return Vouched(enrolments=enrolments, closed=closed, register="asked", prove=proofs.get)


def register_log(client: Client, own_log: str) -> tuple[bytes, ...]:
    """Read what the register itself said, whole and in order: each entry follows the one before.

    Raises:
        NotATileError: It is no log, or not the register's that this desk knows.
        RegisterUnreached, RegisterRefused: There is no answer.
    """
    leaves: list[bytes] = []
    prev, key = "0" * 64, b""
    while True:
        told = client.call("GET", f"/v1/register/entries?from={len(leaves) + 1}", Entries)
        for held in told.entries:
            body = _body(held.leaf)
            if body is not None and body.key is not None:
                key = b64decode(body.key.pub)
            written, signature = held.leaf[SIGNATURE_BYTES:], held.leaf[:SIGNATURE_BYTES]
            if (
                body is None
                or log_id(ED25519, key) != own_log
                or (body.log, body.seq, body.prev) != (own_log, len(leaves) + 1, prev)
                or not is_signed(key, written, signature)
            ):
                message = "the register's own log does not hold together"
                raise NotATileError(message)
            leaves.append(held.leaf)
            prev = leaf_hash(held.leaf).hex()
        if not told.more or not told.entries:
            return tuple(leaves)


def _said_of(logs: set[str], own: Iterable[bytes]) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Give what the register said of these logs: of whose keys they are, and that one is closed."""
    enrolments, closed = [], []
    for leaf in own:
        body = _body(leaf)
        if body is None:
            continue
        if body.seq == 1 or (body.enrolled is not None and body.enrolled.log in logs):
            enrolments.append(leaf)
        elif body.revoked in logs or (body.forked is not None and body.forked.log in logs):
            closed.append(leaf)
    return tuple(enrolments), tuple(closed)


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

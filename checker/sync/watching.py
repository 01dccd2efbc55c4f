"""Watching the register: what it signs must only ever grow, and hold what it promised.

A checkpoint is kept when its signature holds, enough witnesses saw it, and it goes on from the
last one. One that does not is kept as evidence.
"""

import base64
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from checker.audit.checkpoint import Checkpoint, NotACheckpoint, open_checkpoint, read_text
from checker.audit.entry import BadEntryError, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, log_id
from checker.audit.merkle import (
    BadProofError,
    consistency_proof,
    verify_consistency,
)
from checker.audit.notes import NotANote, read_note
from checker.audit.proof import open_proof, read_proof
from checker.audit.tiles import NotATileError, Tile, TileReader, read_bundle
from checker.audit.trail_sync import Promise, TrailSync
from checker.errors import RegisterRefused
from checker.sync.client import Client
from checker.sync.known import Known

SMALLER: Final = "smaller"
INCONSISTENT: Final = "inconsistent"
UNSIGNED: Final = "unsigned"
UNSEEN: Final = "unseen"
WITHHELD: Final = "withheld"
LOST: Final = "lost"
UNLIKE: Final = "unlike"
ALARMS: Final = (SMALLER, INCONSISTENT, UNSIGNED, UNSEEN, WITHHELD, LOST, UNLIKE)
"""What can be wrong with what the register says, as codes of evidence."""

PATIENCE_MS: Final = 3_600_000
"""So long after its promise an entry must stand in the tree, and a tree must be provable."""
_MOST_TILE: Final = 16 * 1024 * 1024
_HASHES: Final = 256 * 32


class Alarm(Exception):
    """The register said what it should not have said. `what` is the code, `note` the evidence."""

    def __init__(self, what: str, note: bytes) -> None:
        """Keep both."""
        super().__init__(what)
        self.what, self.note = what, note


class NotYet(Exception):
    """The register's tree does not show it so far; it is looked at again in the next round."""


@dataclass
class Watcher:
    """One desk's eyes on the register."""

    client: Client
    known: Known
    sync: TrailSync
    _unproven_since_ms: int | None = None
    _log_key: bytes | None = field(default=None, repr=False)

    def look(self, now_ms: int) -> Checkpoint | None:
        """Fetch the newest checkpoint, verify it, and keep it; None when there is none yet.

        Raises:
            Alarm: It is smaller, inconsistent, not signed, or too few witnesses saw it for long.
            RegisterUnreached, RegisterRefused: It could not be fetched, or not be proven yet.
        """
        try:
            note = self.client.fetch("GET", "/checkpoint")
        except RegisterRefused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return self._last()
            raise
        return self.take(note, now_ms)

    def take(self, note: bytes, now_ms: int) -> Checkpoint | None:
        """Verify a checkpoint from wherever it comes, and keep it when it is the newest.

        Raises:
            Alarm: As `look` does.
        """
        last = self._last()
        try:
            checkpoint = self._opened(note)
        except NotANote as error:
            raise Alarm(UNSIGNED, note) from error
        if last is not None and checkpoint == last:
            self._unproven_since_ms = None
            return last
        if checkpoint.size < (0 if last is None else last.size):
            with suppress(NotATileError, RegisterRefused):  # gone with what it lost, perhaps
                self._refuse_contradiction(checkpoint, last, note)
            raise Alarm(SMALLER, note)
        if not self._is_seen(note):
            return self._not_yet(UNSEEN, note, now_ms)
        try:
            self._refuse_contradiction(last, checkpoint, note)
        except (NotATileError, RegisterRefused):
            return self._not_yet(INCONSISTENT, note, now_ms)
        self._unproven_since_ms = None
        self.sync.keep_checkpoint(checkpoint.size, note)
        return checkpoint

    def prove(self, promise: Promise, leaf: bytes, now_ms: int) -> bool:
        """See whether a promised entry stands in the tree, and keep that it does.

        Raises:
            Alarm: It does not within an hour, or the tree that shows it is not the one we know.
            RegisterUnreached, RegisterRefused: It could not be asked.
        """
        try:
            index = self.stands(leaf, now_ms)
        except RegisterRefused as refused:
            if refused.status != HTTPStatus.NOT_FOUND:
                raise
            if now_ms - promise.at_ms > PATIENCE_MS:
                raise Alarm(WITHHELD, promise.note) from refused
            return False
        self.sync.prove(promise.seq, index)
        return True

    def stands(self, leaf: bytes, now_ms: int) -> int:
        """Give where a leaf stands in the register's tree, whose checkpoint must be one we keep to.

        Raises:
            Alarm: The proof shows another tree, or nothing.
            NotYet: What would show that it is the same tree is not to be had.
            RegisterRefused: The register does not show it (404: not yet).
        """
        told = self.client.fetch("GET", f"/v1/proof/{leaf_hash(leaf).hex()}")
        try:
            proof = read_proof(told)
            shown = open_proof(proof, leaf, self.known.register).checkpoint
        except BadProofError as error:
            raise Alarm(INCONSISTENT, told) from error
        last = self._last()
        if last is None or shown.size >= last.size:
            if self.take(proof.checkpoint, now_ms) != shown:
                raise NotYet
        else:
            try:
                self._refuse_contradiction(shown, last, proof.checkpoint)
            except NotATileError as error:
                raise NotYet from error
        return proof.index

    def log_key(self) -> bytes:
        """Give the key of the register's own log, from the entry that announces it.

        Raises:
            NotATileError: The first leaves of the tree do not hold it.
            RegisterUnreached, RegisterRefused: They could not be fetched.
        """
        last = self._last()
        if self._log_key is None and last is not None and last.size:
            tile = Tile(level=None, index=0, width=min(last.size, 256))
            told = self.client.fetch("GET", f"/{tile.path}", most=_MOST_TILE)
            for leaf in read_bundle(told, tile):
                try:
                    key = read_body(leaf[SIGNATURE_BYTES:]).key
                except BadEntryError:
                    continue  # of a device that is newer than this one
                raw = b"" if key is None else base64.b64decode(key.pub)
                if raw and log_id(1, raw) == self.known.own_log:
                    self._log_key = raw
        if self._log_key is None:
            raise NotATileError("the register's own log does not begin where it should")
        return self._log_key

    def _opened(self, note: bytes) -> Checkpoint:
        return open_checkpoint(note, self.known.register, origin=self.known.origin).checkpoint

    def _is_seen(self, note: bytes) -> bool:
        """Say whether enough witnesses saw it; a false signature of one counts as none."""
        try:
            open_checkpoint(
                note,
                self.known.register,
                origin=self.known.origin,
                witnesses=self.known.witnesses,
                need=self.known.need,
            )
        except NotANote:
            return False
        return True

    def _not_yet(self, what: str, note: bytes, now_ms: int) -> Checkpoint | None:
        """Go on with the last one for a while: then it is an alarm."""
        if self._unproven_since_ms is None or now_ms < self._unproven_since_ms:
            self._unproven_since_ms = now_ms
        if now_ms - self._unproven_since_ms > PATIENCE_MS:
            raise Alarm(what, note)
        return self._last()

    def _refuse_contradiction(
        self, old: Checkpoint | None, new: Checkpoint | None, note: bytes
    ) -> None:
        """Verify that one checkpoint is the beginning of another, by the tiles of the larger one.

        Raises:
            Alarm: It is not.
            NotATileError, RegisterRefused: The tiles that would show it are not to be had.
        """
        if old is None or new is None or not old.size:
            return
        read = TileReader(self._tile, new.size)
        try:
            proof = consistency_proof(read, old.size, new.size)
            verify_consistency(old.size, old.root, new.size, new.root, proof)
        except BadProofError as error:
            raise Alarm(INCONSISTENT, note) from error

    def _tile(self, tile: Tile) -> bytes:
        return self.client.fetch("GET", f"/{tile.path}", most=_HASHES)

    def _last(self) -> Checkpoint | None:
        note = self.sync.checkpoint()
        return None if note is None else kept_checkpoint(note)


def kept_checkpoint(note: bytes) -> Checkpoint | None:
    """Read a checkpoint that was verified before it was kept; None when it cannot be read now."""
    try:
        return read_text(read_note(note).text)
    except (NotANote, NotACheckpoint):
        return None

"""Every log of a register, as a monitor knows it: its key, its head, and what its entries saw."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

from checker.audit.entry import REGISTER_ACTS, Act, BadEntryError, Body, read_body
from checker.audit.leaf import ED25519, NO_HASH, SIGNATURE_BYTES, leaf_hash, log_id
from checker.audit.signing import is_signed
from checker.shapes import decode
from checker.words import say

View: TypeAlias = tuple[int, bytes]
"""A checkpoint that a device says it verified: size and root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is wrong with a leaf."""

    kind: str
    words: str


class Known(msgspec.Struct, kw_only=True):
    """A log: the key that was announced for it, and its last entry."""

    key: bytes
    seq: int = 0
    head: bytes = NO_HASH


@dataclass(slots=True, kw_only=True)
class Chains:
    """All logs. The register's own is the one of the tree's first leaf."""

    logs: dict[str, Known] = field(default_factory=dict)
    registers: str = ""
    _views: dict[View, int] = field(default_factory=dict)

    def take(self, leaf: bytes, index: int) -> Iterator[Wrong]:
        """Take the next leaf of the tree; give everything that an honest register would not show.

        A log goes on from what it shows, so that one thing is said once.
        """
        signature, written = leaf[:SIGNATURE_BYTES], leaf[SIGNATURE_BYTES:]
        try:
            body = read_body(written)
        except BadEntryError as why:
            yield Wrong(
                kind="not-an-entry",
                words=say("Leaf {index} is not an entry: {why}.", index=index, why=why),
            )
            return
        if index == 0:
            self._begin(body)
        known = self.logs.get(body.log)
        if known is None:
            yield Wrong(
                kind="not-enrolled",
                words=say("Leaf {index} is of a log that nobody enrolled.", index=index),
            )
            return
        yield from self._wrong_with(body, known, index)
        if not is_signed(known.key, written, signature):
            yield Wrong(
                kind="not-signed",
                words=say("Leaf {index} is not signed by the key of its log.", index=index),
            )
        known.seq, known.head = body.seq, leaf_hash(leaf)
        if body.cp is not None and body.cp.n:
            self._views.setdefault((body.cp.n, decode(f'"{body.cp.r}"', bytes)), index)
        if body.log == self.registers:
            self._follow(body)

    def copy(self) -> "Chains":
        """Give chains that may be moved on and thrown away."""
        logs = {log: msgspec.structs.replace(known) for log, known in self.logs.items()}
        return Chains(logs=logs, registers=self.registers)

    def views(self) -> Iterator[tuple[View, int]]:
        """Give each checkpoint that a device saw, with the first leaf that says so; each once."""
        views, self._views = self._views, {}
        yield from views.items()

    def _begin(self, body: Body) -> None:
        """Take the register's own log from the first leaf of all."""
        if body.key is not None:
            key = _raw(body.key.pub)
            if log_id(ED25519, key) == body.log:
                self.registers = body.log
                self.logs[body.log] = Known(key=key)

    def _follow(self, body: Body) -> None:
        """Take the logs that the register enrols."""
        if body.enrolled is not None:
            key = _raw(body.enrolled.key.pub)
            if log_id(ED25519, key) == body.enrolled.log:
                self.logs.setdefault(body.enrolled.log, Known(key=key))

    def _wrong_with(self, body: Body, known: Known, index: int) -> Iterator[Wrong]:
        if (body.seq, body.prev) != (known.seq + 1, known.head.hex()):
            yield Wrong(
                kind="broken-chain",
                words=say(
                    "Leaf {index} is entry {seq} of log {log}, and does not follow entry {last}: "
                    "an entry was dropped, changed or put in another place.",
                    index=index,
                    seq=body.seq,
                    log=body.log,
                    last=known.seq,
                ),
            )
        own = body.log == self.registers
        if not own and body.act in REGISTER_ACTS and (body.seq > 1 or body.act != Act.DEVICE_ENROL):
            yield Wrong(
                kind="not-the-registers",
                words=say("Leaf {index} does what only the register may do.", index=index),
            )


def _raw(written: str) -> bytes:
    return base64.b64decode(written)

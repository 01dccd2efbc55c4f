"""What a desk sent, read strictly: nothing is stored of a batch in which one entry is wrong."""

import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from checker.audit.canonical import MOST_BYTES
from checker.audit.entry import REGISTER_ACTS, Act, BadEntryError, Body, Checkpoint, read_body
from checker.audit.leaf import SIGNATURE_BYTES, leaf_hash, signed_bytes, to_base64
from checker.protocol.messages import Mark, Push, Sent
from checker.register.logs import Known
from checker.register.refusals import BadEntry, BadMessage
from checker.words import say

SEALED_KEY_BYTES = 80
"""A sealed box (libsodium) with a key of 32 bytes in it."""
_QUOTED = re.compile(r"(unknown field|enum value) .*?(?= - at `\$[^`]*`\Z|\Z)", re.DOTALL)
_REGISTERS_KEYS = ("enrolled", "erased", "forked", "revoked")


@dataclass(frozen=True, slots=True)
class Came:
    """An entry that was sent and may be this log's."""

    seq: int
    hash: bytes
    leaf: bytes
    cp: Checkpoint | None
    t: int
    case: bytes | None
    boxes: tuple[bytes, ...]
    marks: tuple[Mark, ...] = ()
    answers: bytes | None = None
    """The hash of the entry that it answers as a second person."""


def read_entries(known: Known, entries: tuple[Sent, ...], prev: list[str]) -> list[Came]:
    """Read the entries of a batch, each verified with the key that was enrolled.

    Args:
        known: Whose log it is.
        entries: What was sent.
        prev: Is given the hash that the first of them follows.

    Raises:
        BadEntry: one is no entry of this log, or does not follow the one before it.
    """
    key = Ed25519PublicKey.from_public_bytes(known.key)
    announced = to_base64(known.key)
    came: list[Came] = []
    for index, sent in enumerate(entries):
        leaf = sent.leaf
        if not SIGNATURE_BYTES < len(leaf) <= SIGNATURE_BYTES + MOST_BYTES:
            raise BadEntry(index, say("it is too short or too long"))
        written = leaf[SIGNATURE_BYTES:]
        try:
            body = read_body(written)
        except BadEntryError as error:
            # What was sent is not said again: msgspec quotes an unknown key, and some values.
            raise BadEntry(index, _QUOTED.sub(r"\1", str(error))) from error
        why = other(body, known.log, known.actor, announced)
        if why is not None:
            raise BadEntry(index, why)
        if sent.marks and not sent.case:
            raise BadEntry(index, say("it has marks and no case with which they could go"))
        if sent.boxes and len(sent.boxes) != len(body.sd):
            raise BadEntry(index, say("it promises another number of disclosures"))
        try:
            key.verify(leaf[:SIGNATURE_BYTES], signed_bytes(written))
        except InvalidSignature as error:
            raise BadEntry(index, say("its signature is not of this log's key")) from error
        if not came:
            prev.append(body.prev)
        elif body.seq != came[-1].seq + 1 or body.prev != came[-1].hash.hex():
            raise BadEntry(index, say("it does not follow the one before it"))
        case = bytes.fromhex(sent.case) if sent.case else None
        answers = bytes.fromhex(body.about or "") if body.act is Act.ANSWER_SECOND else None
        came.append(
            Came(
                body.seq,
                leaf_hash(leaf),
                leaf,
                body.cp,
                body.t,
                case,
                sent.boxes,
                sent.marks,
                answers or None,
            )
        )
    return came


def refuse_bad_wraps(log: str, push: Push) -> None:
    """Refuse keys of cases that are not this log's, or are no sealed keys.

    Raises:
        BadMessage: one is not.
    """
    for wrap in push.wraps:
        if wrap.log != log:
            raise BadMessage(say("a key of a case is of another log"))
        if len(wrap.box) != SEALED_KEY_BYTES:
            raise BadMessage(say("a key of a case is no sealed key"))


def other(body: Body, log: str, actor: str, announced: str) -> str | None:
    """Say why an entry is none that this log of a desk may hold; None when it may."""
    if body.log != log:
        return say("it is of another log")
    if body.actor != actor:
        return say("it is of another person")
    if body.seq > 1 and body.act in REGISTER_ACTS:
        return say("only the register may say this")
    if body.key is not None and body.key.pub != announced:
        return say("it announces another key")
    if any(getattr(body, key) for key in _REGISTERS_KEYS):
        return say("it says what only the register may say")
    return None

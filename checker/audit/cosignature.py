"""What a witness signs under a checkpoint: that it saw it, when, and nothing inconsistent before.

Source: C2SP tlog-cosignature, with Ed25519 (type 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.notes import COSIGNATURE, NotANote, Note, Signature, Verifier, refuse_false

_TIME_BYTES = 8
_MOST_TIME = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """A witness who saw a checkpoint, and when, in seconds of POSIX time."""

    witness: Verifier
    t: int


def witness_of(name: str, key: Ed25519PrivateKey) -> Verifier:
    """Give the witness that signs with a key."""
    return Verifier(name=name, key=key.public_key().public_bytes_raw(), kind=COSIGNATURE)


def cosign(text: str, name: str, key: Ed25519PrivateKey, *, t: int) -> Signature:
    """Sign a checkpoint's text as a witness, at a time in seconds of POSIX time.

    Raises:
        NotANote: The time cannot be written.
    """
    if not 0 <= t <= _MOST_TIME:
        raise NotANote("a time is between 1970 and the end of its 63 bits")
    raw = t.to_bytes(_TIME_BYTES) + key.sign(_signed(text, t))
    return Signature(name=name, id=witness_of(name, key).id, raw=raw)


def cosigned(note: Note, witnesses: Iterable[Verifier]) -> tuple[Cosigned, ...]:
    """Give the witnesses who saw a checkpoint, each once with its latest time; perhaps none.

    Raises:
        NotANote: A signature that names one of them is false.
    """
    seen: dict[Verifier, int] = {}
    known = [one for one in witnesses if one.kind == COSIGNATURE]
    for signature in note.signatures:
        for witness in known:
            if signature.is_by(witness):
                t = _holds(signature, witness, note.text)
                seen[witness] = max(t, seen.get(witness, 0))
    return tuple(Cosigned(witness=witness, t=t) for witness, t in seen.items())


def _holds(signature: Signature, witness: Verifier, text: str) -> int:
    t = int.from_bytes(signature.raw[:_TIME_BYTES])
    if len(signature.raw) != _TIME_BYTES + SIGNATURE_BYTES or t > _MOST_TIME:
        raise NotANote(f"the signature of {witness.name} has no time")
    refuse_false(signature, witness, _signed(text, t), signature.raw[_TIME_BYTES:])
    return t


def _signed(text: str, t: int) -> bytes:
    return f"cosignature/v1\ntime {t}\n{text}".encode()

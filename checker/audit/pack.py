"""An evidence pack: what it says of itself, who signed that, and whom its reader trusts.

Every file of a pack is named with its SHA-256 in `pack.json`, which `pack.sig` signs: 64 bytes by
the key of the log of whoever exported it, over DSSE's encoding. Whom to trust comes from outside.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from checker.audit.disclosures import Disclosure
from checker.audit.entry import Code, Count, Hash, Log
from checker.audit.notes import COSIGNATURE, NotANote, Verifier, read_verifier
from checker.audit.proof import Proof
from checker.audit.signing import Signer
from checker.errors import SettingsError
from checker.words import say

PACK: Final = "pack.json"
SEAL: Final = "pack.sig"
ANSWERS: Final = "answers.csv"
PAGE: Final = "answers.html"
PRINT: Final = "answers.pdf"
README: Final = "README.txt"
VERIFIER: Final = "verify.py"
EVIDENCE_SCHEMA: Final = "letterlock/pack/2"
LEAF_ENDING: Final = ".leaf"
SHOWN_ENDING: Final = ".disclosed"
REGISTER_ACTOR: Final = "register"

_PACK_TYPE = b"application/vnd.letterlock.pack.v2+json"
MOST_QUESTION: Final = 2_000

Sentence = Annotated[str, msgspec.Meta(max_length=MOST_QUESTION)]
Asked = Literal["asked", "none", "unknown", "left-out"]
"""What became of the register: it was asked, there is none, it did not know the log, or it was left
out by whoever exported."""
Number = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of what a pack says: an unknown key is refused."""


class Range(_Part, frozen=True, kw_only=True):
    """Entries of one log that were asked for, from one to another, without a gap."""

    log: Log
    first: Number
    last: Number
    head: Hash
    """The leaf hash of the last of them."""


class Withheld(_Part, frozen=True, kw_only=True):
    """An entry inside of a range that is not shown, and why."""

    log: Log
    seq: Number
    hash: Hash
    why: Code


class Counts(_Part, frozen=True, kw_only=True):
    """How much is in a pack."""

    entries: Count
    """Inside of the ranges, and shown."""
    withheld: Count
    """Inside of the ranges, and not shown."""
    enrolments: Count
    """Beside the ranges: they say whose keys these are."""
    proofs: Count
    disclosed: Count
    """Facts beside entries that are shown."""
    sealed: Count
    """Facts beside entries that are not."""


class Exported(_Part, frozen=True, kw_only=True):
    """The entry, of whoever exported, that says so."""

    seq: Number
    hash: Hash


class Evidence(_Part, frozen=True, kw_only=True):
    """What a pack says of itself."""

    schema: Literal["letterlock/pack/2"]
    question: Sentence
    """What was asked, in words."""
    t: Count
    log: Log
    """The log of whoever exported it."""
    ranges: tuple[Range, ...]
    withheld: tuple[Withheld, ...]
    sealed: Sentence
    """Why some facts beside the entries are not shown."""
    register: Asked
    counts: Counts
    exported: Exported
    files: dict[str, Hash]
    """The SHA-256 of every other file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One entry as it goes into a pack: the leaf, what of it is shown, where it stands."""

    leaf: bytes
    shown: tuple[Disclosure, ...] = ()
    proof: Proof | None = None


def _nothing(_: bytes) -> Proof | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What a register says for a pack: what enrols and closes its logs, and proofs of one tree."""

    enrolments: tuple[bytes, ...] = ()
    closed: tuple[bytes, ...] = ()
    """Entries that revoke one of the logs, or say that it forked."""
    register: Asked = "none"
    prove: Callable[[bytes], Proof | None] = _nothing
    """Gives the proof of an entry, by its leaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Whom the reader of a pack trusts, said from outside of it."""

    registers: tuple[Verifier, ...] = ()
    witnesses: tuple[Verifier, ...] = ()
    need: int = 0
    logs: frozenset[str] = frozenset()


def read_trust(lines: Iterable[str]) -> Trust:
    """Read whom to trust, a line each, as `verify.py` does.

    Args:
        lines: "register=NAME+ID+KEY", "witness=NAME+ID+KEY", "need=NUMBER" or "log=NAME".

    Raises:
        SettingsError: A line is none of these.
    """
    registers, witnesses, need, logs = [], [], 0, []
    for line in filter(None, map(str.strip, lines)):
        kind, _, told = line.partition("=")
        try:
            match kind:
                case "register":
                    registers.append(read_verifier(told))
                case "witness":
                    witnesses.append(read_verifier(told, kind=COSIGNATURE))
                case "need":
                    need = max(need, int(told))
                case "log":
                    logs.append(told)
                case _:
                    raise NotANote("it says neither register, witness, need nor log")
        except ValueError as why:
            raise SettingsError(
                say(
                    "Whom to trust is not written right: {line}: {why}. Ask whoever gave it to "
                    "you.",
                    line=line,
                    why=why,
                )
            ) from why
    return Trust(
        registers=tuple(registers), witnesses=tuple(witnesses), need=need, logs=frozenset(logs)
    )


def seal_pack(pack: bytes, signer: Signer) -> bytes:
    """Sign what a pack says with the key of the log of whoever exports it."""
    return signer.key.sign(_signed_bytes(pack))


def is_sealed(public_key: bytes, pack: bytes, seal: bytes) -> bool:
    """Say whether a log's key signed what a pack says."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(seal, _signed_bytes(pack))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed_bytes(pack: bytes) -> bytes:
    return b"DSSEv1 %d %s %d %s" % (len(_PACK_TYPE), _PACK_TYPE, len(pack), pack)

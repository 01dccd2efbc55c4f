"""The messages between a desk and the register. Every one is decoded strictly.

Bytes (leaves, boxes, keys, notes) travel as base64 with padding; hashes and names of logs as
lower-case hex; times are milliseconds UTC. An unknown key is refused on both sides.
"""

import base64
import hashlib
from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from checker.audit.entry import Base64Key, Code, Count, Hash, Log, Word

MOST_ENTRIES: Final = 256
MOST_BYTES: Final = 1_048_576
"""Of one request's body."""
MOST_REQUEST_BYTES: Final = 16_777_216
MOST_HAVE: Final = 200
"""So many requests at most a desk says that it has."""
"""Of one release request with its sealed page images."""
REQUEST_HOURS: Final = 72
BEARER_SECONDS: Final = 3_600

CaseMark: TypeAlias = Hash
"""A case's pseudonym: HMAC-SHA256 of "letterlock/case/v1\\n" + case, under `case_key`."""
Text: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=4_096)]
Bytes: TypeAlias = Annotated[bytes, msgspec.Meta(max_length=MOST_REQUEST_BYTES)]
Signature: TypeAlias = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]


class Role(StrEnum):
    """What somebody may do at the register."""

    CLERK = "clerk"
    LEAD = "lead"
    INVESTIGATOR = "investigator"
    ADMINISTRATOR = "administrator"
    PROTECTION_OFFICER = "dpo"


class Message(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message: an unknown key is refused."""


class Enrol(Message, frozen=True, kw_only=True):
    """POST /v1/enrol: a device asks to be known. Exactly one of `code` and `id_token` is given."""

    alg: Literal[1]
    key: Base64Key
    """The log's public key, Ed25519."""
    box: Base64Key
    """The public key for what is sealed to this desk, X25519."""
    actor: Code
    """The pseudonym that the log's entries carry."""
    t: Count
    proof: Signature
    """By the log's key, over `enrolment_bytes`."""
    code: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    id_token: Annotated[str, msgspec.Meta(max_length=16_384)] | None = None
    """Its `nonce` is `sign_in_nonce` of the proof."""


class Enrolled(Message, frozen=True, kw_only=True):
    """201: the log is known; the enrolment is a leaf of the register's own log."""

    log: Log
    role: Role
    team: Word
    origin: str
    """The register's name in its checkpoints."""
    register_key: str
    """`name+id+key` of who signs checkpoints and promises."""
    witnesses: tuple[str, ...]
    case_key: Base64Key
    """The organisation's key for the pseudonyms of cases."""
    leaf: Bytes
    """The enrolment leaf."""
    policy: Bytes | None = None
    """The organisation's policy, and its seal, when the register hands it out."""
    policy_seal: Bytes | None = None


class ServedPolicy(Message, frozen=True, kw_only=True):
    """GET /v1/policy?from=VERSION: the policy and its seal, when they are newer than that."""

    version: Count
    """Of the policy that the register hands out now."""
    policy: Bytes | None = None
    policy_seal: Bytes | None = None


class Challenge(Message, frozen=True, kw_only=True):
    """POST /v1/challenge with {"log": ...} gives this: sign `login_bytes` of it."""

    nonce: str
    t: Count


class AskChallenge(Message, frozen=True, kw_only=True):
    """Who wants to sign in."""

    log: Log


class Login(Message, frozen=True, kw_only=True):
    """POST /v1/token: the answer to a challenge."""

    log: Log
    nonce: Annotated[str, msgspec.Meta(max_length=256)]
    signature: Signature


class Bearer(Message, frozen=True, kw_only=True):
    """A token for an hour, for `Authorization: Bearer ...`."""

    token: str
    until: Count


class Wrap(Message, frozen=True, kw_only=True):
    """The key of a case at one log, sealed (libsodium sealed box) to one holder's X25519 key."""

    case: CaseMark
    log: Log
    """Whose entries the key opens."""
    holder: Log
    """Whose `box` key it is sealed to."""
    box: Bytes


class Mark(Message, frozen=True, kw_only=True):
    """By what an entry is found again: a keyed digest of a recipient, place, file or receipt."""

    by: Literal["who", "to", "file", "receipt"]
    digest: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]


class Sent(Message, frozen=True, kw_only=True):
    """One entry: its leaf (64 bytes of signature, then the body) and its sealed disclosures."""

    leaf: Bytes
    case: CaseMark | None = None
    boxes: tuple[Bytes, ...] = ()
    """As many as the entry's `sd`, or none."""
    marks: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=64)] = ()
    """None without a case: they go with it."""


class Push(Message, frozen=True, kw_only=True):
    """POST /v1/logs/{log}/entries: entries in order, and keys of cases."""

    entries: Annotated[tuple[Sent, ...], msgspec.Meta(min_length=1, max_length=MOST_ENTRIES)]
    wraps: Annotated[tuple[Wrap, ...], msgspec.Meta(max_length=4_096)] = ()


class State(StrEnum):
    """How a log stands at the register."""

    OPEN = "open"
    FROZEN = "frozen"
    REVOKED = "revoked"


class LogState(Message, frozen=True, kw_only=True):
    """GET /v1/logs/{log}, and the answer to a push."""

    log: Log
    state: State
    next: Count
    """The number of the entry that is wanted next."""
    head: Hash
    """The leaf hash of the last entry; zeros when there is none."""
    promise: str | None
    """A signed note that the register has the head and will put it into its tree."""


class Held(Message, frozen=True, kw_only=True):
    """One entry as the register keeps it."""

    log: Log
    seq: Count
    leaf: Bytes
    case: CaseMark | None = None
    boxes: tuple[Bytes, ...] = ()
    wraps: tuple[Wrap, ...] = ()
    """Those that the asker can open."""
    n: Count = 0
    """The place in the inbox: ask from the largest one seen."""


class Entries(Message, frozen=True, kw_only=True):
    """GET /v1/logs/{log}/entries?from= and GET /v1/inbox/{log}?from=: at most 256 at a time."""

    entries: tuple[Held, ...]
    more: bool


class Taken(Message, frozen=True, kw_only=True):
    """POST /v1/logs/{log}/remains: everything up to this number that came is kept."""

    log: Log
    seq: Count


class Holder(Message, frozen=True, kw_only=True):
    """Somebody to whom the keys of cases are sealed, with the leaf that enrolled them."""

    log: Log
    role: Role
    team: Word
    box: Base64Key
    leaf: Bytes


class Holders(Message, frozen=True, kw_only=True):
    """GET /v1/holders: the asker's team, and every investigator and protection officer."""

    holders: tuple[Holder, ...]


class Erase(Message, frozen=True, kw_only=True):
    """POST /v1/erasures: somebody asks for a case to be forgotten, or somebody else agrees."""

    case: CaseMark
    reason: Code
    t: Count


class Erasure(Message, frozen=True, kw_only=True):
    """How an erasure stands: `asked` by one person, `done` once a second one agreed."""

    case: CaseMark
    state: Literal["asked", "done"]
    by: tuple[Code, ...]


class Request(Message, frozen=True, kw_only=True):
    """POST /v1/requests: page images and findings for the leads, sealed to each of them."""

    entry: Hash
    """The leaf hash of the entry that asks for a second person."""
    sealed: Annotated[dict[Log, Bytes], msgspec.Meta(min_length=1, max_length=64)]
    """For each lead's log, the content's key, sealed to their X25519 key."""
    content: Bytes
    """XChaCha20-Poly1305 under that key."""


class RequestMade(Message, frozen=True, kw_only=True):
    """201: the request is kept under this id, until it is answered or 72 hours old."""

    id: str


class Asked(Message, frozen=True, kw_only=True):
    """GET /v1/requests: one that waits for an answer; without content where the desk has it."""

    id: str
    entry: Hash
    log: Log
    key: Bytes
    content: Bytes
    until: Count


class Requests(Message, frozen=True, kw_only=True, omit_defaults=True):
    """What waits; those that the desk does not have only as far as they go into one answer.

    `next` says after which place the next page begins; blank at the end, and where nobody asked
    for pages.
    """

    requests: tuple[Asked, ...]
    next: str = ""


class Problem(Message, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457: what is wrong and what to do. `index` is the entry of the batch it is about."""

    type: str
    title: str
    status: int
    detail: str
    index: int | None = None
    reason: str | None = None
    next: Count | None = None
    """Of a gap: the number of the entry that is wanted next, so that no sentence is parsed."""
    head: Hash | None = None
    """Of a gap: the leaf hash of the last entry."""


def enrolment_bytes(origin: str, enrol: Enrol) -> bytes:
    """Give what the log's key signs to enrol at the register of that name."""
    told = f"letterlock/enrol/v1\n{origin}\n{enrol.key}\n{enrol.box}\n{enrol.actor}\n{enrol.t}\n"
    return told.encode()


def sign_in_nonce(proof: bytes) -> str:
    """Give the `nonce` that an ID token must carry to enrol with this proof, and with no other.

    The proof is the log's signature over its key, its person and the time: whoever holds a token
    that was given for one desk can enrol nothing else by it.
    """
    digest = hashlib.sha256(b"letterlock/sign-in/v1\n" + proof).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def login_bytes(origin: str, log: str, nonce: str) -> bytes:
    """Give what the log's key signs to sign in."""
    return f"letterlock/login/v1\n{origin}\n{log}\n{nonce}\n".encode()


def promise_text(origin: str, log: str, seq: int, head: str, t: int) -> str:
    """Give the text of a promise, which the register signs as a note."""
    return f"{origin}/promise\n{log} {seq}\n{head}\n{t}\n"

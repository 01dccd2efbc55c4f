"""The lasting record of a decision, as it stands in the trail."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One signed link of the chain. `body` is canonical JSON; `hash` is its leaf hash."""

    seq: int
    hash: bytes
    prev: bytes
    signature: bytes
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a letter carries to prove that it was checked: twelve characters, and its entry."""

    code: str
    seq: int
    hash: str
    at_ms: int

"""Asks a witness to sign a new tree with the register: C2SP tlog-witness, over HTTP."""

import time
from typing import Final

import httpx

from checker.audit.leaf import to_base64
from checker.audit.notes import COSIGNATURE, Verifier, read_verifier
from checker.register.sequencer import AskWitness, OtherSize, Witness
from checker.register.settings import WitnessSettings

_SECONDS: Final = 5.0
"""For the whole answer: all others of the register wait for it."""
_MOST_BYTES: Final = 16_384
_MOST_DIGITS: Final = 16
_CONFLICT: Final = 409


def witnesses_of(settings: tuple[WitnessSettings, ...]) -> tuple[Witness, ...]:
    """Give the witnesses of the settings, ready to be asked."""
    return tuple(over_http(read_verifier(one.key, kind=COSIGNATURE), one.url) for one in settings)


def over_http(verifier: Verifier, url: str) -> Witness:
    """Give the witness that is asked below an address; nothing is asked yet."""
    return Witness(verifier=verifier, ask=_asking(url))


def _asking(url: str) -> AskWitness:
    """Give what asks the witness at an address."""
    place = url.rstrip("/") + "/add-checkpoint"

    def ask(old: int, proof: tuple[bytes, ...], checkpoint: bytes) -> bytes:
        lines = "".join(f"{line}\n" for line in (f"old {old}", *map(to_base64, proof)))
        body = lines.encode() + b"\n" + checkpoint
        until = time.monotonic() + _SECONDS
        try:
            with (
                httpx.Client(timeout=_SECONDS, trust_env=False) as client,
                client.stream("POST", place, content=body) as response,
            ):
                told = _read(response, until)
        except httpx.HTTPError as error:
            raise OSError(type(error).__name__) from error
        if response.status_code == _CONFLICT and _is_number(told):
            raise OtherSize(int(told))
        if not response.is_success:
            message = f"status {response.status_code}"
            raise OSError(message)
        return told

    return ask


def _read(response: httpx.Response, until: float) -> bytes:
    """Read an answer, of a size that such answers have, and only until then."""
    told = b""
    for part in response.iter_bytes():
        told += part
        if len(told) > _MOST_BYTES:
            message = "longer than a witness's answer is"
            raise OSError(message)
        if time.monotonic() > until:
            message = "it took too long"
            raise OSError(message)
    return told


def _is_number(told: bytes) -> bool:
    digits = told.strip()
    return digits.isdigit() and len(digits) <= _MOST_DIGITS

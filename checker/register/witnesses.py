"""How the register asks its witnesses: C2SP's `add-checkpoint`, over HTTP."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

import httpx

from checker.audit.leaf import to_base64
from checker.audit.notes import Verifier
from checker.register.sequencer import AskWitness, OtherSize, Witness

_SECONDS: Final = 5.0
_MOST_ANSWER: Final = 65_536
_SIZE_TYPE: Final = "text/x.tlog.size"


def over_http(verifier: Verifier, url: str) -> Witness:
    """Give the witness that is asked below an address; nothing is asked yet."""
    return Witness(verifier=verifier, ask=_asking(url.rstrip("/")))


def submission(seen: int, led: Sequence[bytes], note: bytes) -> bytes:
    """Write the body: the size that was seen last, the proof from there, and the checkpoint."""
    lines = (f"old {seen}", *map(to_base64, led))
    return "\n".join(lines).encode() + b"\n\n" + note


def _asking(url: str) -> AskWitness:
    def ask(seen: int, led: tuple[bytes, ...], note: bytes) -> bytes:
        body = submission(seen, led, note)
        try:
            with httpx.Client(timeout=_SECONDS, trust_env=False) as client:
                answer = client.post(f"{url}/add-checkpoint", content=body)
        except httpx.HTTPError as error:
            raise OSError(type(error).__name__) from error
        if answer.status_code == HTTPStatus.OK and len(answer.content) <= _MOST_ANSWER:
            return answer.content
        saw = answer.text.strip()
        if answer.headers.get("Content-Type") == _SIZE_TYPE and saw.isascii() and saw.isdecimal():
            raise OtherSize(int(saw))
        raise OSError(f"status {answer.status_code}")

    return ask

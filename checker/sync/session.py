"""Signed in to the register: the log's key answers a challenge, and the bearer is renewed."""

import threading
from collections.abc import Callable
from http import HTTPStatus
from typing import Final, TypeVar

from checker.audit.signing import Signer
from checker.errors import RegisterRefused
from checker.protocol.messages import (
    AskChallenge,
    Bearer,
    Challenge,
    Login,
    Message,
    login_bytes,
)
from checker.sync.client import MOST_ANSWER, Client
from checker.sync.known import Known

_EARLY_MS: Final = 60_000
"""So long before its end a bearer is renewed."""
REVOKED: Final = "revoked-device"
UNKNOWN: Final = "unknown-device"
_LASTING: Final = frozenset((REVOKED, UNKNOWN))
"""What a new bearer does not change."""

Told = TypeVar("Told", bound=Message)
Answer = TypeVar("Answer")


class Session:
    """One log's questions to the register that knows it."""

    def __init__(
        self, client: Client, signer: Signer, known: Known, mono_ms: Callable[[], int]
    ) -> None:
        """Be ready to sign in; that is done at the first question."""
        self.client, self.signer, self.known = client, signer, known
        self._mono_ms = mono_ms
        self._bearer: Bearer | None = None
        self._until_ms = 0
        self._lock = threading.Lock()

    @property
    def path(self) -> str:
        """Give the path of this log."""
        return f"/v1/logs/{self.known.log}"

    def call(
        self,
        method: str,
        path: str,
        gives: type[Told],
        *,
        body: Message | None = None,
        most: int = MOST_ANSWER,
    ) -> Told:
        """Ask as this log; a bearer that is not taken any more is renewed once.

        Raises:
            RegisterUnreached: There is no answer.
            RegisterRefused: The register says no, or not now.
        """
        return self._signed_in(
            lambda token: self.client.call(method, path, gives, body=body, bearer=token, most=most)
        )

    def fetch(self, path: str, *, most: int) -> bytes:
        """Fetch bytes as this log.

        Raises:
            RegisterUnreached, RegisterRefused: As `call` does.
        """
        return self._signed_in(
            lambda token: self.client.fetch("GET", path, bearer=token, most=most)
        )

    def remove(self, path: str) -> None:
        """Have something removed.

        Raises:
            RegisterUnreached, RegisterRefused: As `call` does.
        """
        self._signed_in(lambda token: self.client.fetch("DELETE", path, bearer=token))

    def _signed_in(self, ask: Callable[[str], Answer]) -> Answer:
        try:
            return ask(self._token())
        except RegisterRefused as refused:
            if refused.status != HTTPStatus.UNAUTHORIZED or refused.kind in _LASTING:
                raise
            with self._lock:
                self._bearer = None
        return ask(self._token())

    def _token(self) -> str:
        """Give a bearer that is good for a while. Its age is told by the time since the start."""
        with self._lock:
            if self._bearer is None or self._mono_ms() > self._until_ms:
                log = self.known.log
                asked = self.client.call(
                    "POST", "/v1/challenge", Challenge, body=AskChallenge(log=log)
                )
                signed = self.signer.key.sign(login_bytes(self.known.origin, log, asked.nonce))
                login = Login(log=log, nonce=asked.nonce, signature=signed)
                bearer = self.client.call("POST", "/v1/token", Bearer, body=login)
                self._until_ms = self._mono_ms() + bearer.until - asked.t - _EARLY_MS
                self._bearer = bearer
            return self._bearer.token

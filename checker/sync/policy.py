"""The organisation's policy, on its way from the register to this desk's folder."""

import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Protocol

from checker.audit.entry import Act, Facts, Out
from checker.audit.notes import Verifier
from checker.errors import RegisterRefused, SettingsError
from checker.protocol.messages import ServedPolicy
from checker.sync.session import Session
from checker.sync.state import Book

EVERY_MS: Final = 600_000
_REFUSED: Final = "policy-refused"
_USED: Final = "policy-used"


class Policies(Protocol):
    """Where a desk keeps what it was given, and judges it."""

    @property
    def digest(self) -> str:
        """Give the digest of the policy that this desk works by since its start."""

    def version(self) -> int:
        """Give the version of the newest that is kept here; 0 when none is."""

    def waits(self) -> int:
        """Give the version that will be used from the next start; 0 when none waits."""

    def take(self, policy: bytes, note: bytes, register: Verifier) -> bool:
        """Keep a policy that its seal vouches for; False when it is not newer.

        Raises:
            SettingsError: It is not believed, and why.
        """


@dataclass
class PolicyKeeper:
    """Fetches policies for one desk, and says in its trail what came and what is used."""

    policies: Policies
    book: Book
    trouble: str = ""
    """Why the last one was not believed; empty when it was."""
    _asked_at: int | None = None
    _noted: str = ""

    def note_use(self) -> None:
        """Say in the trail that this desk works by another policy than before, once for each."""
        digest, sync = self.policies.digest, self.book.trail().sync
        if self._noted == sync.signer.log:
            return
        if sync.recall(_USED) != digest.encode():
            self.book.say(Act.CONFIG, Facts(out=Out.DONE, policy=digest))
            sync.remember(_USED, digest.encode())
        self._noted = sync.signer.log

    def fetch(self, session: Session, *, at_once: bool) -> None:
        """Ask the register, every ten minutes or at once, for a newer policy than the one here.

        Raises:
            RegisterUnreached, RegisterRefused: There is no answer, or not now.
        """
        now = self.book.mono_ms()
        if not at_once and self._asked_at is not None and 0 <= now - self._asked_at < EVERY_MS:
            return
        path = f"/v1/policy?from={self.policies.version()}"
        try:
            told = session.call("GET", path, ServedPolicy)
        except RegisterRefused as refused:
            if refused.status != HTTPStatus.NOT_FOUND:
                raise
            told = ServedPolicy(version=0)  # it hands out none
        self._asked_at = now
        self.take(told.policy, told.policy_seal, session.known.register)

    def take(self, policy: bytes | None, note: bytes | None, register: Verifier) -> None:
        """Keep a policy that came, or say in the trail, once for each, that it is not believed."""
        if policy is None:
            return
        digest = f"sha256:{hashlib.sha256(policy).hexdigest()}"
        try:
            taken = self.policies.take(policy, note or b"", register)
        except SettingsError as why:
            self.trouble = str(why)
            sync = self.book.trail().sync
            if sync.recall(_REFUSED) != digest.encode():
                self.book.say(Act.POLICY_READ, Facts(out=Out.FAILED, policy=digest))
                sync.remember(_REFUSED, digest.encode())
            return
        self.trouble = ""
        if taken:
            self.book.say(Act.POLICY_READ, Facts(out=Out.DONE, policy=digest))

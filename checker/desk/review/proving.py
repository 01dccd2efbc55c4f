"""Signing in again before a letter is released: at the organisation, or with the lead's own code.

Where the settings name an identity provider, the lead signs in there anew and the register verifies
it, bound to the one letter. Without one, the lead chooses a code at their own desk; of it only a
slow digest is kept (Argon2id), beside their record.
"""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from checker.audit.own_code import digest_of, is_code
from checker.audit.private_file import write_private
from checker.desk.review.review_answers import Proving, SignInAgain
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.words import say, say_count

LEAST_CODE: Final = 6
_MOST_CODE: Final = 200
_TRIES: Final = 5
_PAUSE_MS: Final = 60_000


@dataclass
class Proofs:
    """How those at one desk sign in again. Safe to use from several threads."""

    seat: Seat
    _wrong: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How often in a row somebody's code was wrong, and when last."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def way(self) -> Proving:
        """Say how whoever sits here signs in again."""
        linked = self.seat.linked()
        if linked is not None and linked.enrolling().sign_in:
            return Proving.BROWSER
        return Proving.CODE if self._file().exists() else Proving.NEW_CODE

    def prove(self, again: SignInAgain | None, about: str) -> None:
        """See that it is they who sit here, at this moment and for this letter.

        Args:
            again: What they did.
            about: The hash of the entry that asks.

        Raises:
            CallError: it is not; the sentence says what to do.
            SyncError: the sign-in could not be verified.
        """
        if again is None:
            raise CallError(say("Sign in again to release a letter."))
        if self.way() is Proving.BROWSER:
            linked = self.seat.linked()
            if linked is None or again.open_browser is None:
                raise CallError(say("Sign in again to release a letter."))
            linked.prove_again(about, again.open_browser, again.cancelled)
            if again.cancelled():
                raise CallError(say("You stopped, so the letter was not released."))
            return
        with self._lock:
            self._prove_code(again.code)

    def _prove_code(self, code: str) -> None:
        actor, now = self.seat.actor().id, self.seat.recorder().mono_ms()
        wrong, at = self._wrong.get(actor, (0, 0))
        if wrong >= _TRIES and now - at < _PAUSE_MS:
            raise CallError(
                say("The code was wrong too often. Wait a minute, then try again."), field="code"
            )
        file = self._file()
        if not LEAST_CODE <= len(code) <= _MOST_CODE:
            raise CallError(
                say_count(
                    "Type your code. It has {count} character or more.",
                    "Type your code. It has {count} characters or more.",
                    LEAST_CODE,
                ),
                field="code",
            )
        if not file.exists():
            _write(file, digest_of(code))
            return
        try:
            kept = file.read_bytes()
        except OSError as error:
            raise CallError(say("Your code cannot be read on this computer.")) from error
        if not is_code(kept, code):
            self._wrong[actor] = (wrong + 1 if wrong < _TRIES else 1, now)
            raise CallError(
                say("That is not your code. The letter was not released."), field="code"
            )
        self._wrong.pop(actor, None)

    def _file(self) -> Path:
        return self.seat.recorder().trail().path.with_suffix(".code")


def _write(file: Path, digest: bytes) -> None:
    """Write it whole or not at all: half a digest would be nobody's code for ever."""
    try:
        write_private(file, digest)
    except OSError as error:
        raise CallError(say("Your code cannot be kept on this computer.")) from error

"""One round between this desk and its register: push, watch, forget, and see what came."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from checker.audit.entry import Act, Began, Facts, Found, Out
from checker.audit.pseudonyms import organisation_key
from checker.audit.trail import Trail
from checker.errors import RegisterRefused, SettingsError
from checker.log import logger
from checker.sync.client import Client
from checker.sync.forgetting import forget
from checker.sync.holding import holders
from checker.sync.inbox import fetch_inbox
from checker.sync.known import Known, known
from checker.sync.policy import Policies, PolicyKeeper
from checker.sync.pushing import Forked, Pusher
from checker.sync.remains import Remains
from checker.sync.restoring import restore
from checker.sync.session import Session
from checker.sync.settings import RegisterSettings
from checker.sync.state import Book
from checker.sync.watching import ALARMS, Alarm, NotYet, Watcher
from checker.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logger("sync")
_HOLDERS_MS: Final = 3_600_000
_FORGET_MS: Final = 600_000
_SAME_ALARM_MS: Final = 3_600_000
_SHOWN_MS: Final = 7 * 24 * 3_600_000
SKEW_MS: Final = 300_000
_BEFORE: Final = "before"


class NotEnrolled(Exception):
    """The register does not know this log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tied:
    """What holds as long as the log and its enrolment stay the same."""

    trail: Trail
    known: Known
    session: Session
    pusher: Pusher
    watcher: Watcher
    remains: Remains
    organisation_key: bytes = field(repr=False)


class Rounds:
    """Goes round as often as it is asked. Not safe for two threads at once."""

    def __init__(
        self,
        settings: RegisterSettings,
        book: Book,
        client: Client,
        policies: Policies | None = None,
    ) -> None:
        """Be ready; the first round opens the trail."""
        self._settings, self._book, self.client = settings, book, client
        self.policy = None if policies is None else PolicyKeeper(policies, book)
        self._tied: _Tied | None = None
        self._holders_at: int | None = None
        self._forgot_at: int | None = None
        self._noted_skew = False
        self.skew_ms = 0

    def begin(self) -> None:
        """Say in the trail what is said at a start, whether the register is reached or not.

        Raises:
            LetterlockError: The trail or the keyring do not serve.
        """
        if self.policy is not None:
            self.policy.note_use()

    def push(self) -> int:
        """Send what the register lacks, and give how many entries went.

        Raises:
            NotEnrolled: It does not know this log; after a fork, a new one was begun.
            Revoked: It takes nothing of this log any more.
            RegisterUnreached, RegisterRefused: There is no answer, or not now.
            LetterlockError: The trail, the keyring or the settings do not serve.
        """
        tied = self._tie()
        now = self._book.now_ms()
        try:
            if tied.pusher.is_fresh and restore(tied.pusher, tied.trail):
                self._book.say(Act.DEVICE_RESTORED, Facts(out=Out.DONE))
            with self._alarming(tied):
                sent = tied.pusher.push(now)
                self._note_skew(tied, now)
                return sent
        except Forked as fork:
            self.loosen()
            self._book.begin_anew(Began.FORKED)
            raise NotEnrolled from fork
        return 0

    def watch(self, between: "Callable[[], None]" = lambda: None) -> None:
        """Look at everything else. What the register will not do now is left for the next time.

        `between` is called after each step: a release must not wait for all of them.

        Raises:
            As `push`; of refusals only that this desk may not ask at all.
        """
        tied, now = self._tie(), self._book.now_ms()
        steps: tuple[Callable[[], object], ...] = (
            lambda: tied.watcher.look(now),
            lambda: self._prove(tied, now),
            lambda: self._seal(tied, now),
            lambda: self._forget(tied),
            lambda: tied.remains.offer(tied.session),
            lambda: self._fetch(tied),
        )
        for step in steps:
            with self._alarming(tied):
                try:
                    step()
                except RegisterRefused as refused:
                    if refused.status == HTTPStatus.UNAUTHORIZED:
                        raise
                    _LOG.info("register refused: %d %s", refused.status, refused.kind)
                except NotYet:
                    _LOG.info("the register's tree does not show it yet")
            between()

    def alarms(self) -> tuple[str, ...]:
        """Give the codes of what the register should not have said in the last week."""
        trail, since = self._book.trail(), self._book.now_ms() - _SHOWN_MS
        said = {what for at, what, _ in trail.sync.evidence() if at >= since}
        return tuple(what for what in ALARMS if what in said)

    def loosen(self) -> None:
        """Forget what was tied to a log: it, or its enrolment, is another one now."""
        self._tied = None
        self._holders_at = None
        self._forgot_at = None

    def session(self) -> Session:
        """Give a session of its own, for calls beside the rounds.

        Raises:
            NotEnrolled: The register does not know this desk.
            SettingsError, TrailError: What is kept of the register cannot be used.
        """
        tied = self._tie()
        return Session(self.client, tied.trail.signer, tied.known, self._book.mono_ms)

    def _tie(self) -> _Tied:
        trail = self._book.trail()
        if self._tied is not None and self._tied.trail is trail:
            return self._tied
        self.loosen()
        register = known(trail.sync, self._settings)
        if register is None:
            raise NotEnrolled
        key = organisation_key(trail.signer.place)
        if key is None:
            raise SettingsError(
                say("The keyring does not hold the organisation's key. Enrol this desk again.")
            )
        session = Session(self.client, trail.signer, register, self._book.mono_ms)
        self._tied = _Tied(
            trail=trail,
            known=register,
            session=session,
            pusher=Pusher(session, trail, key),
            watcher=Watcher(self.client, register, trail.sync),
            remains=Remains(trail),
            organisation_key=key,
        )
        return self._tied

    def _prove(self, tied: _Tied, now: int) -> None:
        """See that the oldest promise was kept; when it was, the newest says all."""
        promise = tied.trail.sync.oldest_unproven()
        if promise is None:
            return
        newest = tied.trail.sync.last_promise()
        for one in filter(None, (promise, newest if newest != promise else None)):
            entry = tied.trail.entry(one.seq)
            if entry is not None:
                tied.watcher.prove(one, entry.signature + entry.body, now)

    def _seal(self, tied: _Tied, now: int) -> None:
        """Once an hour: see to whom keys are sealed, and send those that somebody lacks."""
        due = self._holders_at is None or not 0 <= now - self._holders_at < _HOLDERS_MS
        if due:
            tied.pusher.holders = holders(tied.session, tied.watcher, now)
            self._holders_at = now
            tied.pusher.push(now)

    def _forget(self, tied: _Tied) -> None:
        """Apply the register's list, at the first round and then every ten minutes: it is long."""
        now = self._book.mono_ms()
        if self._forgot_at is None or not 0 <= now - self._forgot_at < _FORGET_MS:
            forget(tied.session, tied.trail.sync, tied.organisation_key)
            self._forgot_at = now

    def _fetch(self, tied: _Tied) -> None:
        """Take in what is meant for this desk; a new policy may be among it."""
        seen = tied.trail.sync.inbox_seen()
        fetch_inbox(tied.session, tied.trail.sync)
        if self.policy is not None:
            self.policy.fetch(tied.session, at_once=tied.trail.sync.inbox_seen() > seen)

    def _note_skew(self, tied: _Tied, now: int) -> None:
        """Say once in the trail that this computer's clock is far from the register's."""
        there = tied.pusher.register_ms
        if there is None:
            return
        ahead = now - there
        self.skew_ms = ahead if abs(ahead) > SKEW_MS else 0
        if self.skew_ms and not self._noted_skew:
            self._book.say(Act.CLOCK_JUMP, jumped(ahead))
        self._noted_skew = bool(self.skew_ms)

    def _alarming(self, tied: _Tied) -> "_Alarming":
        return _Alarming(tied.trail, self._book)


@dataclass(frozen=True, slots=True)
class _Alarming:
    """Keeps what the register should not have said as evidence, and says so in the trail."""

    trail: Trail
    book: Book

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Keep the evidence; anything else goes on its way."""
        if not isinstance(error, Alarm):
            return False
        sync, now = self.trail.sync, self.book.now_ms()
        known_at = [at for at, what, _ in sync.evidence() if what == error.what]
        if known_at and 0 <= now - known_at[-1] < _SAME_ALARM_MS:
            return True
        last = sync.checkpoint()
        if sync.keep_evidence(error.what, error.note, now):
            if last is not None:
                sync.keep_evidence(_BEFORE, last, now)
            found = Found(code=f"sync.{error.what}", sev="stop")
            self.book.say(Act.SYNC_ALARM, Facts(out=Out.FAILED, findings=(found,)))
        _LOG.error("alarm: %s", error.what)
        return True


def jumped(ahead_ms: int) -> Facts:
    """Give what an entry says of a clock that is wrong, or was set: which way, by how much."""
    way = "ahead" if ahead_ms > 0 else "behind"
    found = Found(code=f"clock.{way}", sev="note", secs=abs(ahead_ms) // 1000)
    return Facts(out=Out.DONE, findings=(found,))

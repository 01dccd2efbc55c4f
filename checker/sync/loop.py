"""The one thread of the core: round after round, whatever happens, until the desk is closed."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypedDict, TypeVar

import msgspec

from checker.audit.entry import Act, Began
from checker.audit.trail_sync import TrailSync
from checker.errors import CallError, LetterlockError, RegisterRefused, RegisterUnreached
from checker.log import kind_of, logger
from checker.protocol.messages import Enrolled, sign_in_nonce
from checker.sync.client import Client
from checker.sync.enrolling import enrol, enrol_as, prepared
from checker.sync.known import register_of
from checker.sync.policy import Policies
from checker.sync.pushing import Revoked
from checker.sync.round import NotEnrolled, Rounds, jumped
from checker.sync.session import REVOKED, UNKNOWN, Session
from checker.sync.settings import RegisterSettings
from checker.sync.state import Book, Link, State
from checker.words import say

if TYPE_CHECKING:
    from checker.audit.trail import Trail

Answer = TypeVar("Answer")
_LOG = logger("sync")
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 900.0
IDLE_SECONDS: Final = 60.0
_POKED_AGAIN: Final = 5.0
"""While the register does not answer, a new entry has it asked no more often than this."""
_JUMP_MS: Final = 120_000
_LAST_WORD: Final = 2.0
_LASTING: Final = frozenset((400, 403, 404, 409, 413, 415, 422))
"""Refusals that asking again will not change."""
_CONTACT: Final = "contact"
_REVOKED_KEY: Final = "revoked"
"""How an enrolment is refused whose key was revoked: that person needs a new one."""


def pause_after(failures: int, chance: random.Random) -> float:
    """Give how long to wait after so many failures: full jitter, from 1 second to 15 minutes."""
    most = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 1, 20))
    return chance.uniform(0.0, most)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Next:
    """When the next round is due, by the time since the start, and before when not even asked."""

    at: float
    earliest: float


class _OfPolicy(TypedDict, total=False):
    """What a state says of the organisation's policy."""

    policy: int
    policy_trouble: str


class Loop:
    """Keeps one desk in step with its register. Safe to call from several threads."""

    def __init__(
        self,
        settings: RegisterSettings,
        book: Book,
        *,
        client: Client | None = None,
        policies: Policies | None = None,
        chance: random.Random | None = None,
        idle_s: float = IDLE_SECONDS,
    ) -> None:
        """Be ready; `start` begins.

        Raises:
            SettingsError: The register's address cannot be used.
        """
        self._settings, self._book = settings, book
        self._client = client or Client(settings.url, ca=settings.ca)
        self._rounds = Rounds(settings, book, self._client, policies)
        self._chance = chance or random.SystemRandom()
        self._idle_s = idle_s
        self._state = State()
        self._accepted = ("", 0)
        self._failures = 0
        self._full_at: float | None = None
        self._drift_ms: int | None = None
        self._news = threading.Condition()
        self._wake = threading.Event()
        self._going = threading.Lock()
        self._asking = threading.Lock()
        self._aside: tuple[Trail, Session] | None = None
        self._over = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End; what has not gone goes the next time. Waits a moment for the round under way."""
        self._over = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_LAST_WORD)
        self._client.close()

    def poke(self) -> None:
        """Say that there is something new to send."""
        self._wake.set()

    def state(self) -> State:
        """Give how it stands, at once."""
        return self._state

    def promised(self, seq: int, seconds: float) -> bool:
        """Wait until the register has promised an entry, and no longer than so many seconds.

        A promise counts only for the log that it is of: one that was begun anew has none yet.
        """
        self._wake.set()
        log = self._book.trail().sync.signer.log

        def is_promised() -> bool:
            of_log, up_to = self._accepted
            return of_log == log and up_to >= seq

        with self._news:
            return self._news.wait_for(is_promised, seconds)

    def enrol(self, code: str) -> Enrolled:
        """Enrol this desk by a code, in the caller's thread, and go on at once.

        Raises:
            LetterlockError: It did not come to it; the sentence says why.
        """
        now_ms = self._book.now_ms()
        return self._enrolled(
            lambda sync: enrol(self._client, sync, self._settings, now_ms=now_ms, code=code)
        )

    def sign_in(self, signed_in: Callable[[str], str]) -> Enrolled:
        """Enrol this desk by an ID token, in the caller's thread, and go on at once.

        Args:
            signed_in: Has the person sign in, and gives the token; it is told the nonce that the
                token must carry. Meanwhile the rounds go on.

        Raises:
            LetterlockError: It did not come to it; the sentence says why.
        """
        sync, now_ms = self._book.trail().sync, self._book.now_ms()
        asked = prepared(self._client, sync, self._settings, now_ms=now_ms)
        token = signed_in(sign_in_nonce(asked.proof))
        asked = msgspec.structs.replace(asked, id_token=token)
        key = sync.signer.log

        def ask(sync: TrailSync) -> Enrolled:
            if sync.signer.log != key:  # begun anew: the token is tied to the key before
                raise CallError(
                    say(
                        "This desk was revoked, so a new record was begun under a new key. Sign in "
                        "once more to enrol it."
                    )
                )
            return enrol_as(self._client, sync, self._settings, asked)

        return self._enrolled(ask)

    def _enrolled(self, ask: Callable[[TrailSync], Enrolled]) -> Enrolled:
        """Enrol; a key that was revoked is never taken again, so the desk begins anew with one."""
        with self._going:
            try:
                told = ask(self._book.trail().sync)
            except RegisterRefused as refused:
                if refused.kind != _REVOKED_KEY:
                    raise
                self._rounds.loosen()
                told = ask(self._book.begin_anew(Began.REVOKED).sync)
            self._rounds.loosen()
            if self._rounds.policy is not None:
                register = register_of(self._settings, told.register_key)
                self._rounds.policy.take(told.policy, told.policy_seal, register)
            self._failures = 0
            self._tell(replace(self._state, link=Link.STARTING, why=""))
        self._full_at = None
        self._wake.set()
        return told

    def ask(self, call: Callable[[Session], Answer]) -> Answer:
        """Ask the register for something beside the rounds, in the caller's thread.

        Raises:
            LetterlockError: It is not known here, is not reached, or refuses; the sentence says so.
        """
        trail = self._book.trail()
        with self._asking:
            if self._aside is None or self._aside[0] is not trail:
                with self._going:
                    try:
                        self._aside = trail, self._rounds.session()
                    except NotEnrolled as unknown:
                        raise RegisterUnreached(
                            say("This desk is not enrolled with the register yet. Enrol it first.")
                        ) from unknown
            return call(self._aside[1])

    def go_round(self, *, full: bool = True) -> float:
        """Go one round now, in the caller's thread; give the seconds that the register wants."""
        with self._going:
            return self._round(full=full)

    def _run(self) -> None:
        due = _Next(at=0.0, earliest=0.0)
        while not self._over:
            now = self._now()
            if now < due.at:
                poked = self._wake.wait(due.at - now)
                self._wake.clear()
                if self._over:
                    return
                if poked and self._now() < due.earliest:
                    self.count()
                    due = replace(due, at=due.earliest)
                    continue
            self._wake.clear()
            due = self._after(self.go_round(full=self._is_full_due()))

    def _after(self, wanted_s: float) -> _Next:
        now = self._now()
        if self._failures:
            pause = max(wanted_s, pause_after(self._failures, self._chance))
            return _Next(at=now + pause, earliest=now + max(wanted_s, min(pause, _POKED_AGAIN)))
        return _Next(at=now + self._idle_s * self._chance.uniform(0.75, 1.25), earliest=now)

    def _is_full_due(self) -> bool:
        return self._full_at is None or self._now() - self._full_at >= self._idle_s * 0.75

    def _round(self, *, full: bool) -> float:
        """Go round, whatever happens; give how many seconds the register wants to be left alone."""
        link, why, wanted_s, lasting = Link.ONLINE, "", 0.0, False
        try:
            self._see_clock()
            self._rounds.begin()
            self._rounds.push()
            self._seen(Link.ONLINE)
            if full:
                self._rounds.watch(self._hurry)
                self._full_at = self._now()
            if self._book.trail().sync.waiting():
                self._rounds.push()  # what was said of the round itself
        except NotEnrolled:
            link = Link.UNKNOWN
        except Revoked:
            link, why = Link.REVOKED, _revoked()
        except RegisterRefused as refused:
            link, why, wanted_s = self._refused(refused)
            lasting = refused.status in _LASTING
        except RegisterUnreached as unreached:
            link, why = Link.OFFLINE, str(unreached)
        except LetterlockError as problem:
            link, why, lasting = Link.OFFLINE, str(problem), True
        except Exception as error:  # noqa: BLE001 - nothing may end the loop
            _LOG.error("bug: %s", kind_of(error))
            link, why = Link.OFFLINE, say("Letterlock met a fault of its own. It tries again.")
        if self._over and link is Link.OFFLINE:
            return wanted_s  # cut short by the stop itself: it says nothing of the register
        self._failures = 0 if link in {Link.ONLINE, Link.UNKNOWN} else self._failures + 1
        self._seen(link, why, lasting=lasting)
        return wanted_s

    def _hurry(self) -> None:
        """Send what came in the middle of a round: somebody may be waiting for its promise."""
        if self._wake.is_set() and not self._over:
            self._wake.clear()
            self._rounds.push()
            self._seen(Link.ONLINE)

    def _refused(self, refused: RegisterRefused) -> tuple[Link, str, float]:
        if refused.kind in {REVOKED, "revoked"}:
            return Link.REVOKED, _revoked(), 0.0
        if refused.kind in {UNKNOWN, "unknown-log"}:
            return Link.UNKNOWN, _unknown(), 0.0
        return Link.OFFLINE, str(refused), refused.again_s

    def _seen(self, link: Link, why: str = "", *, lasting: bool = False) -> None:
        """Tell how it stands after a step."""
        state = replace(self._state, link=link, why=why, lasting=lasting)
        try:
            sync = self._book.trail().sync
            if link is Link.ONLINE:
                now = self._book.now_ms()
                sync.remember(_CONTACT, str(now).encode())
                state = replace(state, contact_ms=now)
            elif state.contact_ms is None:
                kept = sync.recall(_CONTACT)
                state = replace(state, contact_ms=None if kept is None else int(kept))
            state = replace(
                state,
                waiting=sync.waiting(),
                releases=sync.waiting_releases(),
                oldest_ms=sync.oldest_release_ms(),
                alarms=self._rounds.alarms(),
                **self._of_policy(),
                skew_s=self._rounds.skew_ms // 1000,
            )
            accepted = sync.signer.log, sync.accepted()
        except LetterlockError as problem:
            state, accepted = replace(state, why=str(problem), lasting=True), ("", 0)
        self._tell(state, accepted)

    def _of_policy(self) -> _OfPolicy:
        keeper = self._rounds.policy
        if keeper is None:
            return {}
        return {"policy": keeper.policies.waits(), "policy_trouble": keeper.trouble}

    def _tell(self, state: State, accepted: tuple[str, int] | None = None) -> None:
        with self._news:
            self._state = state
            if accepted is not None:
                self._accepted = accepted
            self._news.notify_all()

    def count(self) -> None:
        """Count what waits, while the register is left alone."""
        self._seen(self._state.link, self._state.why, lasting=self._state.lasting)

    def _see_clock(self) -> None:
        """Say in the trail when somebody set this computer's clock back."""
        drift = self._book.now_ms() - self._book.mono_ms()
        back = 0 if self._drift_ms is None else drift - self._drift_ms
        self._drift_ms = drift
        if back < -_JUMP_MS:
            self._book.say(Act.CLOCK_JUMP, jumped(back))

    def _now(self) -> float:
        return self._book.mono_ms() / 1000


def _revoked() -> str:
    return say(
        "This desk's right to the register was taken away. Nothing is lost: every entry stays on "
        "this computer. Ask an administrator to enrol it again."
    )


def _unknown() -> str:
    return say(
        "The register does not know this desk any more: it was begun anew, or put back from an "
        "older copy. Enrol this desk again. Nothing is lost: all of your record is on this "
        "computer, and goes to the register then."
    )

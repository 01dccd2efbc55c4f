"""The desk and its register: the loop, and whether a letter may go while it cannot be reached."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from checker.decision import MONITOR
from checker.desk.answers import (
    LEAD_AFTERWARDS,
    Actor,
    BreakGlass,
    Enrolling,
    Offline,
    RegisterWords,
)
from checker.desk.computer.handed_out import HandedOut
from checker.desk.computer.whose import actor_of
from checker.desk.record.recording import Recorder
from checker.desk.register.register_words import register_words
from checker.errors import NotReleased
from checker.model import Receipt, Release, Result
from checker.protocol.messages import Held, Role
from checker.settings import Policy
from checker.sync.known import known
from checker.sync.settings import RegisterSettings
from checker.sync.state import Link, State
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.sync.loop import Loop
    from checker.sync.session import Session

Answer = TypeVar("Answer")
PROMISE_SECONDS: Final = 3.0
"""So long a release waits for the register's promise; then it counts as offline."""
_OFFLINE_SECONDS: Final = 0.5
_HOUR_MS: Final = 3_600_000
_SET_BACK_MS: Final = 300_000
_TWO = 2
_LEAST_REASON = 8


class Linked:
    """One person's desk in step with the register. Safe to call from several threads."""

    def __init__(
        self,
        settings: RegisterSettings,
        policy: Policy,
        recorder: Callable[[], Recorder],
        clock: Callable[[], datetime],
        policies: HandedOut | None = None,
    ) -> None:
        """Be ready; nothing is loaded and nobody is asked before `start`."""
        self._settings, self._policy = settings, policy
        self._recorder, self._clock, self._policies = recorder, clock, policies
        self.stood: set[bytes] = set()
        """Enrolments that were seen in the register's tree, for as long as the desk is open."""
        self.read_again: dict[int, Held] = {}
        """Entries of the inbox whose keys came later, by their place."""
        self._loop: Loop | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to keep in step.

        Raises:
            SettingsError: the register's address or key cannot be used.
            TrailError: the record cannot be opened.
        """
        self.loop().start()

    def loop(self) -> "Loop":
        """Give the loop, made the first time."""
        from checker.sync.loop import Loop  # noqa: PLC0415 - the network takes its time to load

        with self._lock:
            if self._loop is None:
                recorder = self._recorder()
                self._loop = Loop(self._settings, recorder, policies=self._policies)
                recorder.wrote = self._loop.poke
            return self._loop

    def stop(self) -> None:
        """End; what has not gone goes the next time."""
        if self._loop is not None:
            self._loop.stop()

    def role(self) -> Role | None:
        """Give the role that the register gave this desk; None where it does not know it.

        Raises:
            SettingsError, TrailError: what is kept of the register cannot be used.
        """
        register = known(self._recorder().trail().sync, self._settings)
        return None if register is None else register.role

    def team(self) -> str:
        """Give the team that the register gave this desk; "" where it does not know it.

        Raises:
            SettingsError, TrailError: what is kept of the register cannot be used.
        """
        register = known(self._recorder().trail().sync, self._settings)
        return "" if register is None else register.team

    def register_key(self) -> str | None:
        """Give the `name+id+key` by which the register signs; None where it is not known here.

        Raises:
            SettingsError, TrailError: what is kept of the register cannot be used.
        """
        register = known(self._recorder().trail().sync, self._settings)
        return None if register is None else str(register.register)

    def ask(self, call: "Callable[[Session], Answer]") -> "Answer":
        """Ask the register for something now, in the caller's thread.

        Raises:
            LetterlockError: it is not known here, is not reached, or refuses; the sentence says so.
        """
        return self.loop().ask(call)

    def words(self) -> RegisterWords:
        """Say how it stands, at once."""
        return register_words(self.state(), self._clock())

    def enrolling(self) -> Enrolling:
        """Say how this desk may become known."""
        return Enrolling(
            register=urlsplit(self._settings.url).hostname or "",
            sign_in=bool(self._settings.issuer and self._settings.client_id),
        )

    def enrol(self, code: str) -> None:
        """Become known by a one-time code.

        Raises:
            LetterlockError: it did not come to it; the sentence says why.
        """
        self.loop().enrol(code)

    def sign_in(self, open_browser: Callable[[str], object], cancelled: Callable[[], bool]) -> None:
        """Become known by a sign-in in the person's browser.

        Raises:
            LetterlockError: it did not come to it; the sentence says why.
        """
        from checker.sync.signing_in import sign_in  # noqa: PLC0415 - for this alone

        settings = self._settings
        self.loop().sign_in(
            lambda nonce: sign_in(
                settings.issuer or "",
                settings.client_id or "",
                open_browser,
                nonce=nonce,
                client_secret=settings.client_secret,
                cancelled=cancelled,
            )
        )

    def prove_again(
        self,
        about: str,
        open_browser: Callable[[str], object],
        cancelled: Callable[[], bool],
    ) -> None:
        """Have the person sign in anew, for one entry; the register verifies that it is them.

        Raises:
            LetterlockError: it did not come to it; the sentence says why.
        """
        from checker.sync.proving import prove  # noqa: PLC0415 - for this alone

        settings = self._settings
        now_ms = self._recorder().now_ms()
        self.ask(lambda session: prove(session, settings, about, now_ms, open_browser, cancelled))

    def evidence(self) -> tuple[tuple[int, str, bytes], ...]:
        """Give what the register should not have said: when, of which kind, and its own bytes.

        Raises:
            TrailError: the record cannot be read.
        """
        return self._recorder().trail().sync.evidence()

    def offline(self, result: Result, actor: Actor) -> Offline | None:
        """Say what it means for a letter that the register cannot be reached; None when it can."""
        return self.meaning(self._counted(), result, actor)

    def meaning(self, state: State, result: Result, actor: Actor) -> Offline | None:
        """Say what it means for a letter that it stands so; None when the register is reached."""
        if self._policy.mode == MONITOR or state.link in {Link.ONLINE, Link.STARTING}:
            return None
        held = self._held(state, result)
        unknown = state.link is Link.UNKNOWN
        if held:
            return Offline(
                heading=say("This letter should wait for the register"),
                words=held,
                held=True,
                glass=not _needs_second(result),
                people=self._colleagues(actor),
            )
        return Offline(
            heading=say("This desk is not enrolled yet")
            if unknown
            else say("The register cannot be reached now"),
            words=say(
                "You can confirm. It is saved on this computer and joins the register later. This "
                "is letter {count} of {most} that may go without it.",
                count=state.releases + 1,
                most=self._policy.limits.offline_letters,
            ),
            held=False,
        )

    def let(self, result: Result, glass: BreakGlass | None, actor: Actor) -> BreakGlass | None:
        """Give the glass that has to be broken for this letter, or None; the register is tried.

        Raises:
            NotReleased: it was not reached for too long, and the glass was not broken rightly.
        """
        if self._policy.mode == MONITOR or not self._held(self._counted(), result):
            return None
        last = self._recorder().trail().entries(most=1, newest_first=True)[0].seq
        if self.loop().promised(last, self._patience()):
            return None
        held = self._held(self._counted(), result)
        if not held:
            return None
        if glass is None or _needs_second(result):
            raise NotReleased(held)
        self._refuse_glass(glass, actor)
        return glass

    def kept(self, receipt: Receipt) -> str:
        """Wait for the register's promise of a release, and say where its record is."""
        if self.loop().promised(receipt.seq, self._patience()):
            return say("Saved on this computer and in the register.")
        return say("Saved on this computer. It will join the register when the network is back.")

    def _held(self, state: State, result: Result) -> str:
        """Say why a letter cannot go while the register is not reached; "" when it can."""
        limits = self._policy.limits
        if state.waiting and _needs_second(result):
            return say(
                "This letter needs a second person, and that is only possible while the register "
                "can be reached. It has to wait until then. {remedy}",
                remedy=_remedy(state),
            )
        if not state.releases:
            return ""
        if state.releases >= limits.offline_letters:
            return say_count(
                "{count} confirmed letter waits for the register, and no more may. {remedy}",
                "{count} confirmed letters wait for the register, and no more may. {remedy}",
                state.releases,
                remedy=_remedy(state),
            )
        age_ms = int(self._clock().timestamp() * 1000) - (state.oldest_ms or 0)
        if age_ms < -_SET_BACK_MS:
            return say(
                "This computer's clock was set back, so nobody can say for how long the register "
                "was not reached. Set the clock right, then confirm again."
            )
        if age_ms >= limits.offline_hours * _HOUR_MS:
            return say_count(
                "A confirmed letter has waited for the register for more than {count} hour. "
                "{remedy}",
                "A confirmed letter has waited for the register for more than {count} hours. "
                "{remedy}",
                limits.offline_hours,
                remedy=_remedy(state),
            )
        return ""

    def _refuse_glass(self, glass: BreakGlass, actor: Actor) -> None:
        if len(glass.reason.strip()) < _LEAST_REASON:
            raise NotReleased(
                say("Write in a few words why this letter cannot wait."), field="glass reason"
            )
        known = {one.id for one in self._colleagues(actor)}
        two = len(glass.people) == _TWO and set(glass.people) <= known
        if glass.people != (LEAD_AFTERWARDS,) and not (two and len(set(glass.people)) == _TWO):
            raise NotReleased(
                say(
                    "Name two different colleagues who say that it must go, or choose that your "
                    "team lead looks at it afterwards."
                ),
                field="glass people",
            )

    def _colleagues(self, actor: Actor) -> tuple[Actor, ...]:
        return tuple(actor_of(one) for one in self._policy.own.staff if one.id != actor.id)

    def _patience(self) -> float:
        """Give how long to wait for a promise: hardly, where the last round had no answer."""
        offline = self.state().link in {Link.OFFLINE, Link.UNKNOWN, Link.REVOKED}
        return _OFFLINE_SECONDS if offline else PROMISE_SECONDS

    def _counted(self) -> State:
        """Give how it stands, with what waits counted in the trail at this moment."""
        sync = self._recorder().trail().sync
        return replace(
            self.state(),
            waiting=sync.waiting(),
            releases=sync.waiting_releases(),
            oldest_ms=sync.oldest_release_ms(),
        )

    def state(self) -> State:
        """Give how it stands, at once."""
        return State() if self._loop is None else self._loop.state()


def _remedy(state: State) -> str:
    """Say what brings the register back."""
    match state.link:
        case Link.UNKNOWN:
            return say("Enrol this desk first.")
        case Link.REVOKED:
            return say("Ask an administrator to enrol this desk again.")
        case _:
            return say("Ask your IT support to bring the network back.")


def _needs_second(result: Result) -> bool:
    return any(one.release is Release.SECOND_PERSON for one in result.findings)

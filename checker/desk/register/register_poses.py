"""How it may stand with the register, one of each: what the pictures of the windows show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final, NoReturn

from checker.desk.answers import Actor, Enrolling, Notice, Offline, RegisterWords
from checker.desk.computer.clock import machine_clock
from checker.desk.letter.shelf import old_records
from checker.desk.register.linking import Linked
from checker.desk.register.register_words import register_words
from checker.errors import CallError
from checker.model import Result
from checker.settings import load_policy
from checker.sync.settings import RegisterSettings
from checker.sync.state import Link, State
from checker.words import later, say

_SETTINGS: Final = RegisterSettings(url="https://register.example", issuer="x", client_id="x")
_HOUR_MS: Final = 3_600_000
_MINUTE_MS: Final = 60_000
_REVOKED: Final = later(
    "This desk's right to the register was taken away. Nothing is lost: every entry stays on this "
    "computer. Ask an administrator to enrol it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poses:
    """Everything that a desk with a register may say of it, made up but in its own words."""

    words: tuple[tuple[str, RegisterWords], ...]
    """Each by a name for its picture."""
    offline: Callable[[Result, Actor], tuple[tuple[str, Offline], ...]]
    """What being offline means for a letter: within the limits, over them, not enrolled."""
    old_records: Notice
    """That the case records are of the day before yesterday."""
    with_sign_in: Enrolling
    code_only: Enrolling


def demo_poses(folder: Path) -> Poses:
    """Give them for the demo's own policy in a folder, as they would be now."""
    policy, now = load_policy(folder / "policy.json"), machine_clock().now()
    linked = Linked(_SETTINGS, policy, _no_recorder, lambda: now)
    now_ms = int(now.timestamp() * 1000)
    earlier = now_ms - 95 * _MINUTE_MS
    offline = State(link=Link.OFFLINE, contact_ms=earlier, oldest_ms=earlier)
    some = replace(offline, waiting=12, releases=3)
    most = policy.limits.offline_letters
    states = (
        ("starting", State()),
        ("up_to_date", State(link=Link.ONLINE, contact_ms=now_ms)),
        ("on_the_way", State(link=Link.ONLINE, contact_ms=now_ms, waiting=12)),
        ("offline", some),
        ("offline_days", replace(some, contact_ms=now_ms - 100 * _HOUR_MS)),
        ("not_enrolled", State(link=Link.UNKNOWN, waiting=1)),
        ("revoked", State(link=Link.REVOKED, waiting=2, why=say(_REVOKED))),
        ("clock", State(link=Link.ONLINE, contact_ms=now_ms, skew_s=1_500)),
        ("alarm", State(link=Link.ONLINE, contact_ms=now_ms, alarms=("inconsistent",))),
    )

    def offline_for(result: Result, actor: Actor) -> tuple[tuple[str, Offline], ...]:
        asked = (
            ("offline", some),
            ("over_the_cap", replace(some, waiting=most * 4, releases=most)),
            ("not_enrolled", State(link=Link.UNKNOWN, waiting=1)),
        )
        meant = ((name, linked.meaning(state, result, actor)) for name, state in asked)
        return tuple((name, one) for name, one in meant if one is not None)

    return Poses(
        words=tuple((name, register_words(state, now)) for name, state in states),
        offline=offline_for,
        old_records=Notice(text=old_records(now - timedelta(hours=50), now)),
        with_sign_in=linked.enrolling(),
        code_only=Enrolling(register=linked.enrolling().register, sign_in=False),
    )


def _no_recorder() -> NoReturn:
    """Keep nothing: nobody writes here."""
    raise CallError

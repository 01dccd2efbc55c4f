"""What a person is told of the register: in the bar, in banners, and before a letter goes."""

from datetime import datetime
from typing import Final

from checker.days import moment_words
from checker.desk.answers import Mood, Notice, RegisterWords
from checker.sync.state import Link, State
from checker.words import later, say, say_count

_MANY_SKEWED_S: Final = 5_400
_DAY_MS: Final = 86_400_000
_LONG_AWAY_DAYS: Final = 3
"""After so many days without the register everybody here is told: it is longer than a weekend."""
_KEPT = later(
    "Nothing of your record is lost: all of it is on this computer. Keep working, and tell your "
    "IT support and your data protection officer. The evidence is kept on this computer."
)
_ALARMS: Final = {
    "smaller": later(
        "The register showed an older state of itself than it did before: entries may have been "
        "taken out of it."
    ),
    "inconsistent": later(
        "The register showed a record that is not the one it showed before: somebody may have "
        "changed it."
    ),
    "unsigned": later(
        "What the register said was not signed by its own key: it may not be the register."
    ),
    "unseen": later("The register's witnesses have not seen its record for more than an hour."),
    "withheld": later(
        "The register promised to keep an entry and has not shown it for over an hour."
    ),
    "lost": later(
        "The register has lost entries that it had promised to keep. They were sent to it again."
    ),
    "unlike": later("The register named somebody to share cases with whom it never enrolled."),
}


def register_words(state: State, now: datetime) -> RegisterWords:
    """Say how it stands with the register."""
    trouble = _notices(state, now)
    mood = Mood.TROUBLE if any(one.grave for one in trouble) else _mood(state)
    text = _alarmed(state) if set(state.alarms) & set(_ALARMS) else _text(state, now)
    return RegisterWords(text=text, mood=mood, notices=trouble)


def _alarmed(state: State) -> str:
    """Say that something is amiss: "up to date" would be no comfort now."""
    if state.waiting:
        return say("{waits}, something is wrong at the register", waits=_waits(state.waiting))
    return say("Something is wrong at the register")


def _text(state: State, now: datetime) -> str:
    waits = _waits(state.waiting)
    match state.link:
        case Link.ONLINE if state.waiting:
            return say("{waits}, on the way to the register", waits=waits)
        case Link.ONLINE:
            return say("Register up to date, {at}", at=_when(state.contact_ms, now))
        case Link.OFFLINE:
            return _offline(state, waits, now)
        case Link.UNKNOWN:
            return _unknown(state, waits) if state.waiting else _shut_out(state)
        case Link.REVOKED:
            told = say("{waits}, this desk was revoked", waits=waits)
            return told if state.waiting else _shut_out(state)
    return waits if state.waiting else say("Saved on this computer")


def _shut_out(state: State) -> str:
    """Say that the register takes nothing from this desk, while nothing waits for it."""
    if state.link is Link.REVOKED:
        return say("This desk was revoked")
    return say("Enrol this desk again") if state.why else say("This desk is not enrolled")


def _unknown(state: State, waits: str) -> str:
    if state.why:
        return say("{waits}, enrol this desk again", waits=waits)
    return say("{waits}, this desk is not enrolled", waits=waits)


def _offline(state: State, waits: str, now: datetime) -> str:
    if state.contact_ms is None:
        told = say("{waits}, register not reached yet", waits=waits)
        return told if state.waiting else say("Register not reached yet")
    at = _when(state.contact_ms, now)
    if state.waiting:
        return say("{waits}, offline since {at}", waits=waits, at=at)
    return say("Offline since {at}", at=at)


def _mood(state: State) -> Mood:
    if state.link is Link.STARTING:
        return Mood.LOCAL
    return Mood.WELL if state.link is Link.ONLINE and not state.waiting else Mood.WAITING


def _waits(count: int) -> str:
    return say_count("{count} entry waiting", "{count} entries waiting", count)


def _when(at_ms: int | None, now: datetime) -> str:
    """Give the time of day in England, with the day when that is another one."""
    return say("now") if at_ms is None else moment_words(at_ms, now)


def _notices(state: State, now: datetime) -> tuple[Notice, ...]:
    told = [
        Notice(text=f"{say(_ALARMS[what])} {say(_KEPT)}", grave=True)
        for what in state.alarms
        if what in _ALARMS
    ]
    if state.link is Link.UNKNOWN:
        told.append(
            Notice(
                text=state.why
                or say(
                    "The register does not know this desk yet. Your record is kept on this "
                    "computer until it does."
                ),
                grave=bool(state.why),
                act="enrol",
            )
        )
    elif state.link is Link.REVOKED:
        told.append(Notice(text=state.why, grave=True, act="enrol"))
    elif state.lasting:
        told.append(Notice(text=state.why, grave=True))
    elif (days := _days_away(state, now)) >= _LONG_AWAY_DAYS:
        told.append(
            Notice(
                text=say_count(
                    "The register has not been reached for {count} day. You can go on working: "
                    "everything is saved on this computer. Ask your IT support to look at the "
                    "connection.",
                    "The register has not been reached for {count} days. You can go on working: "
                    "everything is saved on this computer. Ask your IT support to look at the "
                    "connection.",
                    days,
                )
            )
        )
    if state.policy_trouble:
        told.append(
            Notice(
                text=say(
                    "The register gave this desk a policy that it cannot use, so it works by the "
                    "one before. {why} Tell whoever looks after the register.",
                    why=state.policy_trouble,
                ),
                grave=True,
            )
        )
    elif state.policy:
        told.append(
            Notice(
                text=say(
                    "Version {version} of your organisation's policy is here. It is used from the "
                    "next time that Letterlock starts.",
                    version=state.policy,
                )
            )
        )
    if state.skew_s:
        told.append(Notice(text=_skew(state.skew_s)))
    return tuple(told)


def _days_away(state: State, now: datetime) -> int:
    """Give how many whole days ago the register was reached last, while it is not."""
    if state.link is not Link.OFFLINE or state.contact_ms is None:
        return 0
    return int(now.timestamp() * 1000 - state.contact_ms) // _DAY_MS


def _skew(seconds: int) -> str:
    size = abs(seconds)
    much = (
        say_count("{count} hour", "{count} hours", round(size / 3600))
        if size >= _MANY_SKEWED_S
        else say_count("{count} minute", "{count} minutes", round(size / 60))
    )
    if seconds > 0:
        return say(
            "This computer's clock is {much} ahead of the register's. Ask your IT support to set "
            "it right: your record carries its time.",
            much=much,
        )
    return say(
        "This computer's clock is {much} behind the register's. Ask your IT support to set it "
        "right: your record carries its time.",
        much=much,
    )

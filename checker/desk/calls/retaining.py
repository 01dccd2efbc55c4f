"""The desk's own cases that are past the policy's retention: what was disclosed of them goes."""

from datetime import UTC, datetime

from checker.audit.entry import Act, Facts, Found, Out
from checker.audit.retention import let_go, past_here
from checker.audit.trail import Trail
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.handed_out import own_policy
from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import read_settings, settings_file
from checker.desk.computer.whose import open_trail, signed_in, signer_of
from checker.errors import CallError
from checker.settings import Policy
from checker.words import say, say_count


def own_retention(*, apply: bool) -> tuple[str, ...]:
    """Say which cases of whoever is signed in are past their time, and with `apply` let them go.

    Raises:
        CallError: there is a register: it decides, with two people.
        LetterlockError: the settings, the keyring or the trail do not serve.
    """
    home, clock = own_folder(), machine_clock()
    settings = read_settings(settings_file(home))
    policy = own_policy(settings, home).policy
    if apply and settings.register is not None:
        raise CallError(
            say(
                "This desk has a register: a case is forgotten everywhere when two people ask for "
                "it there (letterlock register retention). Nothing was forgotten here."
            )
        )
    whose = signed_in(policy, home)
    trail = open_trail(whose.file, signer_of(whose), clock)
    now_ms = int(clock.now().timestamp() * 1000)
    return retain(trail, policy, apply=apply, now_ms=now_ms, mono_ms=clock.mono_ms())


def retain(
    trail: Trail, policy: Policy, *, apply: bool, now_ms: int, mono_ms: int
) -> tuple[str, ...]:
    """Say which cases of a trail are past their time, and with `apply` destroy their keys.

    Raises:
        SettingsError: the policy names an act that does not exist.
        TrailError: the trail cannot be read or written.
    """
    if not policy.retention:
        return (say("The policy says nothing of retention: nothing is ever due."),)
    past = past_here(trail, policy.retention, now_ms)
    lines = [f"{one.case}  {one.name}  {_day(one.last_ms)}" for one in past]
    lines.append(
        say_count("{count} case is past its time.", "{count} cases are past it.", len(past))
    )
    if not apply:
        return tuple(lines)
    if past:
        found = Found(code="retention.applied", sev="note", n=len(past))
        facts = Facts(out=Out.DONE, findings=(found,))
        trail.append(Act.ACTION, facts, t_ms=now_ms, mono_ms=mono_ms)
    lines.append(
        say("What was disclosed of them is gone. The entries stay.")
        if let_go(trail, past)
        else say("Close every other Letterlock window, and do this again.")
    )
    return tuple(lines)


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()

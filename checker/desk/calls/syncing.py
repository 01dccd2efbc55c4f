"""What the command line asks of the sync: go round now, how it stands, become known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.desk.computer.clock import machine_clock
from checker.desk.computer.handed_out import HandedOut, own_policy
from checker.desk.computer.places import own_folder
from checker.desk.computer.sourcing import read_settings, settings_file
from checker.desk.computer.whose import keyring_recorder, signed_in
from checker.desk.register.linking import Linked
from checker.errors import CallError, SettingsError
from checker.sync.state import Link
from checker.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How it stands between this desk and its register, for a person and for a program."""

    register: str
    words: str
    link: str
    waiting: int
    letters: int
    """Confirmed letters that wait."""
    contact: str | None
    """When the register last answered."""
    why: str
    alarms: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Say whether everything is at the register, and nothing is amiss."""
        return self.link == Link.ONLINE and not self.waiting and not self.alarms


def sync_now() -> Stand:
    """Go one whole round, and say how it stands then.

    Raises:
        LetterlockError: the settings, the keyring or the trail do not serve.
    """
    linked = own_link()
    try:
        linked.loop().go_round()
        return _stand(linked)
    finally:
        linked.stop()


def sync_state() -> Stand:
    """Say how it stands, without asking the register anything.

    Raises:
        LetterlockError: the settings, the keyring or the trail do not serve.
    """
    linked = own_link()
    try:
        linked.loop().count()
        return _stand(linked)
    finally:
        linked.stop()


def enrol_desk(code: str | None, open_browser: Callable[[str], object]) -> Stand:
    """Become known by a code, or without one by a sign-in in the browser, and go round.

    Raises:
        LetterlockError: it did not come to it; the sentence says why.
    """
    linked = own_link()
    try:
        if code is not None:
            linked.enrol(code)
        elif linked.enrolling().sign_in:
            linked.sign_in(open_browser, lambda: False)
        else:
            raise SettingsError(
                say(
                    "Give the code that your administrator gave you: letterlock sync enrol CODE. "
                    "The settings name no identity provider to sign in with."
                )
            )
        linked.loop().go_round()
        return _stand(linked)
    finally:
        linked.stop()


def export_evidence(folder: Path) -> int:
    """Write what the register should not have said to a new folder; give how many things it is.

    Raises:
        CallError: the folder holds something.
        LetterlockError: the settings, the keyring or the trail do not serve.
    """
    linked = own_link()
    try:
        kept = linked.evidence()
    finally:
        linked.stop()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CallError(say("{folder} is not empty. Choose a new folder.", folder=folder))
    folder.mkdir(parents=True, exist_ok=True)
    for number, (at_ms, what, note) in enumerate(kept, 1):
        at = datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
        (folder / f"{number:03}-{at}-{what}.txt").write_bytes(note)
    return len(kept)


def own_link() -> Linked:
    """Give the register's side of the desk of whoever is signed in.

    Raises:
        SettingsError: the settings or the policy are missing or wrong, or name no register.
    """
    folder = own_folder()
    settings = read_settings(settings_file(folder))
    if settings.register is None:
        raise SettingsError(
            say("The settings name no register. Add [register] with its url to letterlock.toml.")
        )
    own = own_policy(settings, folder)
    clock = machine_clock()
    recorder = keyring_recorder(signed_in(own.policy, folder), own.policy, clock)
    policies = HandedOut(folder=folder, key=settings.policy_key, used=own)
    return Linked(settings.register, own.policy, lambda: recorder, clock.now, policies)


def _stand(linked: Linked) -> Stand:
    state, words = linked.loop().state(), linked.words()
    contact = state.contact_ms
    return Stand(
        register=linked.enrolling().register,
        words=words.text,
        link=state.link.value,
        waiting=state.waiting,
        letters=state.releases,
        contact=None
        if contact is None
        else datetime.fromtimestamp(contact / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        why=state.why,
        alarms=state.alarms,
        notices=tuple(one.text for one in words.notices),
    )

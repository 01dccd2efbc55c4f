"""Set up the desk of whoever is signed in to this computer: where the cases and the policy are."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker import RULES_VERSION, __version__
from checker.audit.case_keys import keyring_case_key
from checker.audit.entry import pseudonym
from checker.audit.index_key import keyring_index_key
from checker.audit.signing import Signer, keyring_signer
from checker.audit.trail import Trail
from checker.cases.cache import Cache
from checker.desk.answers import Actor
from checker.desk.clock import Clock, machine_clock
from checker.desk.desk import Desk
from checker.desk.handed_out import HandedOut, own_policy
from checker.desk.other_cases import OtherCasesIndex
from checker.desk.places import account, own_folder
from checker.desk.policies import policy_notices
from checker.desk.recording import Recorder
from checker.desk.setting import Setting
from checker.desk.sourcing import read_settings, settings_file, source_of
from checker.errors import TrailReadOnly
from checker.guessing import Guesser
from checker.settings import Policy, Staff
from checker.words import say
from checker.worker.parent import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose trail it is, and where it is."""

    actor: Actor
    file: Path


def open_desk() -> Desk:
    """Open the desk of whoever is signed in.

    Raises:
        SettingsError: the settings or the policy are missing or wrong.
    """
    folder = own_folder()
    settings = read_settings(settings_file(folder))
    own = own_policy(settings, folder)
    policy = own.policy
    clock = machine_clock()
    whose = signed_in(policy, folder)
    setting = Setting(
        policy=policy,
        source=source_of(settings.cases, now=clock.now, open_cache=_cache(whose)),
        actors=(whose.actor,),
        recorder_for=lambda _: keyring_recorder(whose, policy, clock),
        clock=clock.now,
        chance=random.SystemRandom(),
        guesser=Guesser(),
        index=_index(settings.index, whose.actor),
        notices=policy_notices(policy),
        register=settings.register,
        policies=HandedOut(folder=folder, key=settings.policy_key, used=own),
    )
    return Desk(setting, Readers())


def _cache(whose: Whose) -> Callable[[], Cache] | None:
    """Give what opens the records kept for work without a network: only of somebody's own team."""
    actor, file = whose.actor, whose.file.with_name(f"cases-{whose.actor.id}.db")
    if not actor.team:
        return None
    return lambda: Cache(path=file, team=actor.team, key=keyring_case_key(actor.id))


def signed_in(policy: Policy, folder: Path) -> Whose:
    """Say who is signed in, by the pseudonym of their account, and where their trail is."""
    name = account()
    whom = pseudonym("u", name)
    staff = staff_of(policy, whom)
    actor = Actor(
        id=whom,
        name=name if staff is None else staff.name,
        team="" if staff is None else staff.team,
    )
    return Whose(actor=actor, file=folder / f"trail-{whom}.db")


def staff_of(policy: Policy, whom: str) -> Staff | None:
    """Give the policy's row about somebody, or None."""
    return next((one for one in policy.own.staff if one.id == whom), None)


def keyring_recorder(whose: Whose, policy: Policy, clock: Clock) -> Recorder:
    """Give a recorder whose key is in this computer's keyring, asked for at its first use."""
    return Recorder(
        open_trail=lambda: open_trail(whose.file, keyring_signer(whose.actor.id), clock),
        clock=clock,
        policy=policy,
        staff=staff_of(policy, whose.actor.id),
    )


def open_trail(file: Path, signer: Signer, clock: Clock) -> Trail:
    """Open a trail with this computer's clock.

    Raises:
        TrailError: it cannot be opened.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrailReadOnly(
            say(
                "The folder {folder} for the record cannot be made: {why}. Nothing was sent or "
                "lost. Ask whoever looks after this computer.",
                folder=file.parent,
                why=error.strerror or type(error).__name__,
            )
        ) from error
    return Trail.open(
        file,
        signer,
        app=__version__,
        rules=RULES_VERSION,
        boot=clock.boot,
        t_ms=int(clock.now().timestamp() * 1000),
        mono_ms=clock.mono_ms(),
    )


def _index(written: str | None, actor: Actor) -> OtherCasesIndex | None:
    if written is None:
        return None
    return OtherCasesIndex(Path(written), lambda: keyring_index_key(actor.id))

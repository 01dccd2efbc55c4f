"""Set up the desk of whoever is signed in to this computer: where the cases and the policy are."""

import random
from pathlib import Path

from checker.audit.index_key import keyring_index_key
from checker.desk.answers import Actor
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.handed_out import HandedOut, own_policy
from checker.desk.computer.places import DRAFTS, own_folder
from checker.desk.computer.policies import policy_notices
from checker.desk.computer.sourcing import cache_for, read_settings, settings_file, source_of
from checker.desk.computer.whose import keyring_recorder, signed_in
from checker.desk.desk import Desk
from checker.desk.letter.other_cases import OtherCasesIndex
from checker.desk.setting import Setting
from checker.guessing import Guesser
from checker.worker.parent import Readers


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
        source=source_of(
            settings.cases,
            now=clock.now,
            open_cache=cache_for(whose.actor.id, whose.actor.team, folder),
        ),
        actors=(whose.actor,),
        recorder_for=lambda _: keyring_recorder(whose, policy, clock),
        clock=clock.now,
        chance=random.SystemRandom(),
        guesser=Guesser(),
        index=_index(settings.index, whose.actor),
        notices=policy_notices(policy),
        register=settings.register,
        drafts=folder / DRAFTS,
        hand_over=None if settings.hand_over is None else Path(settings.hand_over),
        to_be_checked=_watched(settings.to_be_checked),
        policies=HandedOut(folder=folder, key=settings.policy_key, used=own),
    )
    return Desk(setting, Readers())


def _watched(written: str | None) -> Path | None:
    return None if written is None else Path(written).expanduser().absolute()


def _index(written: str | None, actor: Actor) -> OtherCasesIndex | None:
    if written is None:
        return None
    return OtherCasesIndex(Path(written), lambda: keyring_index_key(actor.id))

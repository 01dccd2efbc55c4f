"""The desk of the demo: a made-up caseload, letters to try, and a key that is not protected."""

import random
from pathlib import Path

from checker.audit.signing import key_file_signer
from checker.cases.source import files
from checker.desk.answers import Actor, Notice, ReadyLetter
from checker.desk.computer.clock import machine_clock
from checker.desk.computer.places import DRAFTS, SETTINGS
from checker.desk.computer.sourcing import read_settings
from checker.desk.computer.whose import actor_of, open_trail, staff_of
from checker.desk.desk import Desk
from checker.desk.record.recording import Recorder
from checker.desk.setting import Elsewhere, Setting
from checker.guessing import Guesser
from checker.practice.demo import write_demo
from checker.settings import load_policy
from checker.words import say
from checker.worker.parent import Readers

_LETTERS = 50_000
"""How many letters the made-up year of the demo has."""


def open_demo(folder: Path) -> Desk:
    """Write the demo's cases and letters into a folder and open its desk.

    The letters are written anew, with dates of today; the trail of earlier demos is kept.
    """
    return Desk(demo_setting(folder), Readers())


def demo_setting(folder: Path) -> Setting:
    """Write the demo's cases and letters into a folder and give what its desk is set up with.

    A `letterlock.toml` in the folder may name a register; then one person sits here, whose desk
    may be enrolled.

    Raises:
        SettingsError: the settings are wrong.
    """
    settings = folder / SETTINGS
    register = read_settings(settings).register if settings.exists() else None
    clock = machine_clock()
    demo = write_demo(folder, seed=1, now=clock.now())
    policy = load_policy(demo.policy)
    actors = tuple(actor_of(staff) for staff in policy.own.staff)

    def recorder_for(actor: Actor) -> Recorder:
        keys = folder / "trail" / f"{actor.id}.key"
        file = folder / "trail" / f"{actor.id}.db"
        file.parent.mkdir(parents=True, exist_ok=True)
        return Recorder(
            open_trail=lambda: open_trail(file, key_file_signer(keys, actor.id), clock),
            clock=clock,
            policy=policy,
            staff=staff_of(policy, actor.id),
        )

    return Setting(
        policy=policy,
        source=files(demo.cases),
        actors=actors if register is None else actors[:1],
        recorder_for=recorder_for,
        clock=clock.now,
        chance=random.SystemRandom(),
        guesser=Guesser(),
        register=register,
        drafts=folder / DRAFTS,
        elsewhere=Elsewhere(cases=demo.cases, policy=demo.policy),
        made_up=_LETTERS if register is None else 0,
        ready=tuple(
            ReadyLetter(files=letter.files, name=letter.name, note=letter.note)
            for letter in demo.letters
        ),
        notices=(
            Notice(
                text=say(
                    "Demo with made-up people. The key of this record lies in a file and is not "
                    "protected."
                )
            ),
        ),
    )

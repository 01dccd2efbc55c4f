"""What a desk is set up with."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.cases.source import CaseSource
from checker.desk.answers import Actor, Notice, ReadyLetter
from checker.desk.computer.handed_out import HandedOut
from checker.desk.letter.other_cases import OtherCasesIndex
from checker.desk.record.recording import Recorder
from checker.guessing import Guesser
from checker.settings import Policy
from checker.sync.settings import RegisterSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What another process of this desk judges letters by.

    Without records and policy of its own, by those of the settings of whoever is signed in.
    """

    cases: Path | None = None
    policy: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a desk is set up with: everything that comes from outside it."""

    policy: Policy
    source: CaseSource
    actors: tuple[Actor, ...]
    recorder_for: Callable[[Actor], Recorder]
    clock: Callable[[], datetime]
    chance: random.Random
    ready: tuple[ReadyLetter, ...] = ()
    notices: tuple[Notice, ...] = ()
    guesser: Guesser | None = None
    """The language model that looks for names last; None for a desk that does without."""
    index: OtherCasesIndex | None = None
    """Where other cases are looked up; without it in the records at hand."""
    register: RegisterSettings | None = None
    """The central register; None for a desk that keeps its record alone."""
    policies: HandedOut | None = None
    """Where the policies are kept that the register hands out; without it they are not taken."""
    drafts: Path
    """Where emails are drafted for the mail program; a draft of the days before is deleted."""
    hand_over: Path | None = None
    """Where confirmed files are handed over to what sends them; None where nothing does."""
    to_be_checked: Path | None = None
    """The folder into which letters are put that are to be checked; None where none is watched."""
    elsewhere: Elsewhere = Elsewhere()
    """What many letters are checked with, in other processes."""
    made_up: int = 0
    """How many letters a made-up year has that is counted beside the record: in the demo only."""

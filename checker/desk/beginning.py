"""The first start: who sits here, whether the case records are there, and where they come from."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cases.files import open_cases
from checker.desk.computer.places import SETTINGS, account, settings_in
from checker.desk.computer.sourcing import read_settings
from checker.errors import LetterlockError, SettingsError
from checker.words import say

if TYPE_CHECKING:
    from checker.desk.answers import Actor
    from checker.desk.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """What the first start shows of a desk."""

    actor: "Actor | None"
    """Who sits here; None while the desk cannot be opened."""
    account: str
    """The name of the computer's account."""
    cases: int = 0
    trouble: str = ""
    """Why there are no case records."""
    unset: bool = False
    """Nobody has said yet where they are: a folder may be chosen here."""


def welcome(desk: "Desk") -> Welcome:
    """Say who sits at a desk that is open, and how many case records are there."""
    trouble = ""
    try:
        cases = len(desk.cases())
    except LetterlockError as error:
        cases, trouble = 0, str(error)
    if not cases and not trouble:
        trouble = " ".join(one.text for one in desk.notices() if one.grave)
    return Welcome(actor=desk.actor, account=account(), cases=cases, trouble=trouble)


def not_open(folder: Path, error: LetterlockError) -> Welcome:
    """Say why there is no desk yet; `folder` is the person's own."""
    return Welcome(
        actor=None, account=account(), trouble=str(error), unset=settings_in(folder) is None
    )


def choose_cases(folder: Path, cases: Path) -> int:
    """Keep a folder of case records for this person, and give how many records it holds.

    Raises:
        CaseSourceError: there are none in it, or it cannot be read.
        SettingsError: somebody has set it already, or it cannot be kept.
    """
    if settings_in(folder) is not None:
        raise SettingsError(
            say("It is set already where the case records are. Ask your administrator.")
        )
    count = len(open_cases(cases).cases)
    file = folder / SETTINGS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(f"cases = {json.dumps(str(cases.resolve()))}\n", encoding="utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SettingsError(
            say("It cannot be kept where the case records are: {why}.", why=why)
        ) from error
    try:
        read_settings(file)
    except SettingsError:
        file.unlink()  # a name that no settings can hold must not stand in the way of the next one
        raise
    return count

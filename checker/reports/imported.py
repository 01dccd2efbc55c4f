"""What an organisation brings with it as tables: training, staff and caseload, row by row."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Trained(NamedTuple):
    """One person's course. `passed` is None where no test was taken."""

    person: str
    course: str
    completed: date | None
    passed: bool | None


class Employed(NamedTuple):
    """Somebody who works there: since when, in which team, how much of a full post."""

    person: str
    team: str
    started: date
    fte: float


class Caseload(NamedTuple):
    """One team's month: "2026-10"."""

    month: str
    team: str
    allocated: int
    closed: int
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The newest import of each kind; None where nothing was imported."""

    training: tuple[Trained, ...] | None = None
    staff: tuple[Employed, ...] | None = None
    caseload: tuple[Caseload, ...] | None = None

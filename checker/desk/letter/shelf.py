"""The case records at hand: loaded at the first need, and what was refused among them."""

import contextlib
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from checker.cases.caseload import Caseload
from checker.cases.index.lookup import Index
from checker.cases.loaded import LoadedCases, together
from checker.cases.source import CaseSource
from checker.days import day_in_england, in_words, time_in_england
from checker.desk.answers import Notice
from checker.desk.letter.other_cases import OtherCasesIndex, age_told
from checker.errors import CaseSourceError
from checker.model import Case, CaseId, OtherCases, Result
from checker.words import say

SOON, LATER = 60.0, 600.0
"""After how many seconds a system that could not be reached is asked again: sooner when nothing of
it is kept here."""
FRESH = timedelta(hours=24)
"""Case records are of today for so long."""
NOTHING = together(())


@dataclass
class Shelf:
    """The caseload of a desk. Safe to use from several threads."""

    source: CaseSource
    index: OtherCasesIndex | None = None
    """Where other cases are looked up; without it in the records at hand."""
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _held: LoadedCases | None = None
    _trouble: str = ""
    _again_at: float = 0.0
    _caseload: Caseload | None = None

    def cases(self) -> LoadedCases:
        """Give the case records; none, and a notice, while their system cannot be reached.

        Raises:
            SettingsError: the settings of the source are wrong.
        """
        return self._taken_down()

    def others(self) -> OtherCases:
        """Give the whole caseload, for what concerns other cases."""
        if self.index is not None:
            return self.index.now(self._ids)
        with self._lock:
            if self._caseload is None:
                self._caseload = Caseload(self._taken_down().cases)
            return self._caseload

    def case(self, case: CaseId | None) -> Case | None:
        """Give one case record, or None."""
        return None if case is None else self.cases().by_id.get(str(case))

    def look_again(self, case: CaseId) -> Case | None:
        """Ask the source for one case as it is now, and know it so from here on.

        Nobody waits for it but the caller.

        Raises:
            CaseSourceError: it cannot be reached, and the case is not kept here.
        """
        found = self.source.case(str(case))
        with self._lock:
            held = self._held
            if held is not None and held.by_id.get(case) != found:
                self._held = held.with_case(case, found)
                self._caseload = None
        return found

    def case_of(self, result: Result) -> Case | None:
        """Give the case record that a result was compared with, or None."""
        return None if result.case is None else self.case(result.case.id)

    def notices(self, now: datetime) -> tuple[Notice, ...]:
        """Give what everybody should know of the records and of the index of other cases.

        Nothing is loaded for it.
        """
        refused = () if self._held is None else self._held.refused
        told = [Notice(text=str(one), grave=True) for one in refused]
        words = (self._trouble,) if self._held is None else self._held.notices
        told += [Notice(text=one, grave=True) for one in words if one]
        if self._held is not None and (old := old_records(self._held.read_at, now)):
            told.append(Notice(text=old))
        index = None if self.index is None else self.index.last
        if index is not None and index.trouble:
            told.append(Notice(text=index.trouble, grave=True))
        elif isinstance(index, Index) and (age := age_told(index, now)):
            told.append(Notice(text=age))
        return tuple(told)

    def renew(self) -> None:
        """Ask for the records again where only kept ones are at hand, but not too often.

        Nobody waits for it but the caller.
        """
        if self._held is None or not self._held.are_kept or time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + LATER
        with contextlib.suppress(CaseSourceError):
            held = self.source.load()
            with self._lock:
                self._held, self._caseload = held, None

    def _taken_down(self) -> LoadedCases:
        with self._lock:
            if self._held is None and time.monotonic() >= self._again_at:
                try:
                    self._held = self.source.load()
                    self._again_at = time.monotonic() + LATER
                except CaseSourceError as away:
                    self._trouble = str(away)
                    self._again_at = time.monotonic() + SOON
            return self._held or NOTHING

    def _ids(self) -> Iterable[CaseId]:
        return tuple(case.id for case in self.cases().cases)


def old_records(read_at: datetime | None, now: datetime) -> str:
    """Say that case records are not of today, or nothing: it counts when the newest was read.

    Records that do not say when they were read are as new as their source, and nothing is said.
    """
    if read_at is None or now - read_at <= FRESH:
        return ""
    at = time_in_england(int(read_at.timestamp() * 1000))
    return say(
        "The case records here are from {day} at {time}. Look in the case system for what changed "
        "since then, before you send.",
        day=in_words(at.date(), day_in_england(now)),
        time=f"{at:%H:%M}",
    )

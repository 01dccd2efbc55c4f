"""The case records at hand: loaded at the first need, and what was refused among them."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from checker.cases.caseload import Caseload
from checker.cases.index.lookup import Index
from checker.cases.loaded import LoadedCases
from checker.desk.answers import Notice
from checker.desk.other_cases import OtherCasesIndex, age_told
from checker.model import Case, CaseId, OtherCases, Result


@dataclass
class Shelf:
    """The caseload of a desk. Safe to use from several threads."""

    load: Callable[[], LoadedCases]
    index: OtherCasesIndex | None = None
    """Where other cases are looked up; without it in the records at hand."""
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _held: LoadedCases | None = None
    _caseload: Caseload | None = None

    def cases(self) -> LoadedCases:
        """Give the case records.

        Raises:
            CaseSourceError: they cannot be read.
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

    def case_of(self, result: Result) -> Case | None:
        """Give the case record that a result was compared with, or None."""
        return None if result.case is None else self.case(result.case.id)

    def notices(self, now: datetime) -> tuple[Notice, ...]:
        """Give what everybody should know of the records and of the index of other cases.

        Nothing is loaded for it.
        """
        refused = () if self._held is None else self._held.refused
        told = [Notice(text=str(one), grave=True) for one in refused]
        index = None if self.index is None else self.index.last
        if index is not None and index.trouble:
            told.append(Notice(text=index.trouble, grave=True))
        elif isinstance(index, Index) and (age := age_told(index, now)):
            told.append(Notice(text=age))
        return tuple(told)

    def _taken_down(self) -> LoadedCases:
        with self._lock:
            if self._held is None:
                self._held = self.load()
            return self._held

    def _ids(self) -> Iterable[CaseId]:
        return tuple(case.id for case in self.cases().cases)

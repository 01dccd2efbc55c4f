"""The case records at hand: loaded at the first need, and what was refused among them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.cases.caseload import Caseload
from checker.cases.loaded import LoadedCases, Refused
from checker.model import Case, CaseId, OtherCases, Result


@dataclass
class Shelf:
    """The caseload of a desk. Safe to use from several threads."""

    load: Callable[[], LoadedCases]
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _held: tuple[LoadedCases, Caseload] | None = None

    def cases(self) -> LoadedCases:
        """Give the case records.

        Raises:
            CaseSourceError: they cannot be read.
        """
        return self._taken_down()[0]

    def others(self) -> OtherCases:
        """Give the whole caseload, for what concerns other cases."""
        return self._taken_down()[1]

    def case(self, case: CaseId | None) -> Case | None:
        """Give one case record, or None."""
        return None if case is None else self.cases().by_id.get(str(case))

    def case_of(self, result: Result) -> Case | None:
        """Give the case record that a result was compared with, or None."""
        return None if result.case is None else self.case(result.case.id)

    def refused(self) -> tuple[Refused, ...]:
        """Give the records that were refused when they were loaded."""
        return () if self._held is None else self._held[0].refused

    def _taken_down(self) -> tuple[LoadedCases, Caseload]:
        with self._lock:
            if self._held is None:
                held = self.load()
                self._held = (held, Caseload(held.cases))
            return self._held

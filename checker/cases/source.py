"""Where a desk gets its case records: from files, or from a system that may be out of reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.cases.files import open_cases
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.cases.record import to_case
from checker.errors import CaseSourceError, KeyringError, LetterlockError
from checker.log import logger
from checker.model import Case
from checker.settings.expectation import Broken
from checker.words import say, say_count

if TYPE_CHECKING:
    from checker.cases.cache import Cache, Record

_LOG = logger("cases")


class CaseSource(Protocol):
    """Somewhere that case records come from."""

    def load(self) -> LoadedCases:
        """Give the whole caseload, and what of it was refused.

        Raises:
            CaseSourceError: it cannot be read at all.
            SettingsError: its settings are wrong.
        """

    def case(self, case: str) -> Case | None:
        """Give one case as it is now, by its id or a reference; None when there is no such case.

        Raises:
            CaseSourceError: it cannot be read at all.
            SettingsError: its settings are wrong.
        """


class CaseSystem(Protocol):
    """A system that keeps case records: a database or a service."""

    def records(self) -> Iterable[Loaded]:
        """Give every record."""

    def record(self, case: str) -> Loaded | None:
        """Give one record by its case's id or a reference, or None."""


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """Records that are read as a whole, such as files."""

    read: Callable[[], LoadedCases]

    def load(self) -> LoadedCases:
        """Give the whole caseload, and what of it was refused."""
        return self.read()

    def case(self, case: str) -> Case | None:
        """Give one case as it is now."""
        return self.read().case(case)


def files(path: Path) -> LoadedSource:
    """Give the records of a folder or a file as a source."""
    return LoadedSource(lambda: open_cases(path))


@dataclass(slots=True, kw_only=True)
class SystemSource:
    """A case system, and what is kept of it for when it cannot be reached.

    What is kept is as old as it says: the rules about old records judge it.
    """

    system: CaseSystem
    now: Callable[[], datetime]
    open_cache: "Callable[[], Cache] | None" = None
    _cache: "Cache | None" = field(default=None, repr=False)
    _trouble: str = ""

    def load(self) -> LoadedCases:
        """Give the whole caseload; the kept records when the system cannot be reached.

        Raises:
            CaseSourceError: it cannot be reached and nothing is kept.
            SettingsError: its settings are wrong.
        """
        cache = self._opened()
        try:
            loaded = tuple(self.system.records())
        except (CaseSourceError, KeyringError) as away:
            _LOG.info("case source: %s", type(away).__name__)
            kept = () if cache is None else self._kept(cache)
            if not kept:
                raise self._told(away) from away
            words = say_count(
                "{count} case record kept on this computer is used instead.",
                "{count} case records kept on this computer are used instead.",
                len(kept),
            )
            place = say("A record kept on this computer")
            loaded = tuple(Loaded(file=place, case=to_case(one)) for one in kept)
            kept_ones = replace(together(loaded), are_kept=True)
            return self._with_notices(kept_ones, f"{away} {words}")
        held = together(loaded)
        if cache is not None:
            records = [
                one.record
                for one in loaded  # of two records of one case neither is kept either
                if one.record and isinstance(one.case, Case) and one.case.id in held.by_id
            ]
            self._keep(lambda: cache.replace(records, self.now().date()))
        return self._with_notices(held)

    def case(self, case: str) -> Case | None:
        """Give one case as it is now; as it is kept when the system cannot be reached.

        Raises:
            CaseSourceError: it cannot be reached and the case is not kept.
            SettingsError: its settings are wrong.
        """
        cache, today = self._opened(), self.now().date()
        try:
            found = self.system.record(case)
        except (CaseSourceError, KeyringError) as away:
            _LOG.info("case source: %s", type(away).__name__)
            held = None if cache is None else cache.record(case, today)
            known = None if held is None else to_case(held)
            if known is None or isinstance(known, Broken):
                raise self._told(away) from away
            return known
        if cache is not None and (found is None or found.record is None):
            self._keep(lambda: cache.drop(case))
        elif cache is not None and found is not None and (record := found.record) is not None:
            self._keep(lambda: cache.put(record, today))
        return None if found is None or isinstance(found.case, Broken) else found.case

    def _opened(self) -> "Cache | None":
        """Give what is kept; None, with a sentence, where nothing can be kept here."""
        if self._cache is None and self.open_cache is not None and not self._trouble:
            try:
                self._cache = self.open_cache()
            except KeyringError as no_key:
                self._trouble = str(no_key)
        return self._cache

    def _kept(self, cache: "Cache") -> "tuple[Record, ...]":
        """Give what is kept; nothing, with a sentence, when it cannot be read."""
        try:
            return cache.records(self.now().date())
        except CaseSourceError as unusable:
            self._trouble = str(unusable)
            return ()

    def _keep(self, keep: Callable[[], None]) -> None:
        """Keep something for later; that it cannot be kept is told, and holds nobody up."""
        try:
            keep()
            self._trouble = ""
        except CaseSourceError as full:
            self._trouble = str(full)

    def _told(self, away: LetterlockError) -> CaseSourceError:
        """Say why the system cannot be reached, and what happened to the records kept here."""
        return CaseSourceError(" ".join(dict.fromkeys((str(away), *self._of_cache()))))

    def _with_notices(self, loaded: LoadedCases, *more: str) -> LoadedCases:
        return replace(loaded, notices=(*more, *self._of_cache()))

    def _of_cache(self) -> tuple[str, ...]:
        notices = () if self._cache is None else self._cache.notices
        return (*notices, self._trouble) if self._trouble else notices

"""Stands in for other cases that cannot be looked up, and says why: no answer of it is a "no"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.model import CaseId


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Other cases of which nothing is known. Whoever asks sees `trouble` first."""

    trouble: str

    @property
    def people_count(self) -> int:
        """Count nobody."""
        return 0

    def with_reference(self, reference: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(reference, but)

    def with_email(
        self, address: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(address, but, own)

    def with_phone(
        self, phone: str, *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(phone, but, own)

    def with_identifier(self, value: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(value, but)

    def with_address(
        self, lines: tuple[str, ...], *, but: CaseId | None, own: bool = False
    ) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(lines, but, own)

    def with_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(names, but)

    def met_names(self, names: Iterable[str], *, but: CaseId | None) -> tuple[str, ...]:
        """Give nothing."""
        self._nothing(names, but)
        return ()

    def with_name_born(self, name: str, born: date, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(name, born, but)

    def met_forenames(
        self, names: Iterable[str], forenames: Iterable[str], *, but: CaseId | None
    ) -> tuple[str, ...]:
        """Give nothing."""
        self._nothing(names, forenames, but)
        return ()

    def holds_rare_name(self, name: str, *, but: CaseId | None) -> tuple[CaseId, ...]:
        """Give nothing."""
        return self._nothing(name, but)

    def _nothing(self, *asked: object) -> tuple[CaseId, ...]:
        del asked
        return ()

"""The cases that a source gave, the records that were refused, and how a case is found in them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from checker.cases.snapshot import Json
from checker.model import Case, CaseId
from checker.settings.expectation import Broken
from checker.words import say

_NOT_OF_A_REFERENCE = re.compile(r"[\s\-\u2010-\u2015/._]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A record that breaks the schema: the file, the path in it, and what was expected there."""

    file: str
    path: str
    expected: str

    def __str__(self) -> str:
        """Say it as a sentence for the person."""
        return say(
            "{file} was not loaded: at {path}, expected {expected}.",
            file=self.file,
            path=self.path,
            expected=self.expected,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCases:
    """The cases that could be loaded from a source, and the records that were refused."""

    cases: tuple[Case, ...]
    refused: tuple[Refused, ...]
    by_id: dict[str, Case]
    by_reference: dict[str, tuple[Case, ...]]
    notices: tuple[str, ...] = ()
    """What the person should know of where they came from."""
    are_kept: bool = False
    """Whether they are those kept on this computer, as the case system could not be reached."""
    read_at: datetime | None = None
    """When the newest of them was read from the case system, where they say so."""

    def with_case(self, name: CaseId, case: Case | None) -> "LoadedCases":
        """Give the same with one case as it is now; without it when there is no such case."""
        held = dict(self.by_id)
        if case is None:
            held.pop(name, None)
        else:
            held[name] = case
        by_id, by_reference = _indexes(held.values())
        return replace(self, cases=tuple(by_id.values()), by_id=by_id, by_reference=by_reference)

    def case(self, reference: str) -> Case | None:
        """Give the one case with an id or any reference, however spaced; None when not just one.

        A reference that two cases carry (linked proceedings) means the case whose first it is.
        """
        if (exact := self.by_id.get(reference.strip())) is not None:
            return exact
        key = reference_key(reference)
        found = self.by_reference.get(key, ())
        if len(found) > 1:
            found = tuple(one for one in found if _own_reference(one) == key)
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One record of a source, where it stood, and either its case or what is wrong with it."""

    file: str
    case: Case | Broken
    record: dict[str, Json] | None = None
    """What the case was made of, for whoever keeps it."""


def reference_key(reference: str) -> str:
    """Give a reference without spaces, dashes and case.

    >>> reference_key("kt24 p-00817")
    'KT24P00817'
    """
    return _NOT_OF_A_REFERENCE.sub("", reference).upper()


def _own_reference(case: Case) -> str:
    """Give the key of a case's first reference."""
    return reference_key(case.references[0].value) if case.references else ""


def together(loaded: Iterable[Loaded]) -> LoadedCases:
    """Index what was loaded; of records with the same id none is believed."""
    refused: list[Refused] = []
    same_id: dict[str, list[tuple[str, Case]]] = defaultdict(list)
    for one in loaded:
        if isinstance(one.case, Broken):
            refused.append(Refused(file=one.file, path=one.case.path, expected=one.case.expected))
        else:
            same_id[one.case.id].append((one.file, one.case))
    cases: list[Case] = []
    for same in same_id.values():
        if len(same) == 1:
            cases.append(same[0][1])
            continue
        for index, (file, _) in enumerate(same):
            other = same[1 if index == 0 else 0][0]
            expected = say("an id that no other record has; {other} has it as well", other=other)
            refused.append(Refused(file=file, path="$.case.id", expected=expected))
    by_id, by_reference = _indexes(cases)
    return LoadedCases(
        cases=tuple(cases),
        refused=tuple(refused),
        by_id=by_id,
        by_reference=by_reference,
        read_at=max((one.synced_at for one in cases if one.synced_at is not None), default=None),
    )


def _indexes(
    cases: Iterable[Case],
) -> tuple[dict[str, Case], dict[str, tuple[Case, ...]]]:
    """Give cases by their ids and by their references."""
    by_id: dict[str, Case] = {}
    by_reference: dict[str, dict[CaseId, Case]] = defaultdict(dict)
    for case in cases:
        by_id[case.id] = case
        for reference in case.references:
            by_reference[reference_key(reference.value)][case.id] = case
    return by_id, {key: tuple(found.values()) for key, found in by_reference.items()}

"""Case records from files: a folder of JSON records, a JSON Lines file, or CSV tables."""

import csv
import json
import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.cases import tables
from checker.cases.record import to_case
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError
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
class FileCases:
    """The cases that could be loaded from files, and the records that were refused."""

    cases: tuple[Case, ...]
    refused: tuple[Refused, ...]
    by_id: dict[str, Case]
    by_reference: dict[str, tuple[Case, ...]]

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
class _Loaded:
    """One record of one file, and either its case or what is wrong with it."""

    file: str
    case: Case | Broken


def open_cases(path: Path) -> FileCases:
    """Load the caseload in a folder or a file.

    Raises:
        CaseSourceError: when the path is absent, cannot be read or holds no case records.
    """
    if not os.path.lexists(path):
        raise CaseSourceError(
            say("There is nothing at {path}. Choose the folder with the case records.", path=path)
        )
    try:
        loaded = list(_folder(path) if path.is_dir() else _file(path))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CaseSourceError(
            say("The case records at {path} cannot be read: {why}.", path=path, why=why)
        ) from error
    if not loaded:
        raise CaseSourceError(
            say(
                "There are no case records at {path}. They are .json files, one .jsonl file,"
                " or CSV tables with a cases.csv.",
                path=path,
            )
        )
    return _together(loaded)


def reference_key(reference: str) -> str:
    """Give a reference without spaces, dashes and case.

    >>> reference_key("kt24 p-00817")
    'KT24P00817'
    """
    return _NOT_OF_A_REFERENCE.sub("", reference).upper()


def _own_reference(case: Case) -> str:
    """Give the key of a case's first reference."""
    return reference_key(case.references[0].value) if case.references else ""


def _together(loaded: list[_Loaded]) -> FileCases:
    """Index what was loaded; of records with the same id none is believed."""
    refused: list[Refused] = []
    by_id: dict[str, list[tuple[str, Case]]] = defaultdict(list)
    for one in loaded:
        if isinstance(one.case, Broken):
            refused.append(Refused(file=one.file, path=one.case.path, expected=one.case.expected))
        else:
            by_id[one.case.id].append((one.file, one.case))
    cases: list[Case] = []
    for same in by_id.values():
        if len(same) == 1:
            cases.append(same[0][1])
            continue
        for index, (file, _) in enumerate(same):
            other = same[1 if index == 0 else 0][0]
            expected = say("an id that no other record has; {other} has it as well", other=other)
            refused.append(Refused(file=file, path="$.case.id", expected=expected))
    by_reference: dict[str, dict[CaseId, Case]] = defaultdict(dict)
    for case in cases:
        for reference in case.references:
            by_reference[reference_key(reference.value)][case.id] = case
    return FileCases(
        cases=tuple(cases),
        refused=tuple(refused),
        by_id={case.id: case for case in cases},
        by_reference={key: tuple(found.values()) for key, found in by_reference.items()},
    )


def _folder(folder: Path) -> Iterator[_Loaded]:
    """Load every record of a folder: its JSON files, and its CSV tables if there are any."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in {".json", ".jsonl"}:
            continue
        try:
            yield from _file(path)
        except (OSError, CaseSourceError) as error:  # the other records still load
            why = getattr(error, "strerror", None) or say("it is not a file")
            expected = say("a file that can be read ({why})", why=why)
            yield _Loaded(file=path.name, case=Broken(path="$", expected=expected))
    if (folder / tables.CASES).is_file():
        yield from _tables(folder)


def _file(path: Path) -> Iterator[_Loaded]:
    """Load the record of a .json file, or every record of a .jsonl file."""
    if path.suffix.lower() not in {".json", ".jsonl"}:
        raise CaseSourceError(
            say(
                "{path} is no case record. Choose a folder of case records, a .jsonl file"
                " or a .json file.",
                path=path,
            )
        )
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device might never end
        raise CaseSourceError(say("{path} is not a file. Choose another one.", path=path))
    untrusted = path.read_bytes()
    if path.suffix.lower() == ".json":
        yield _Loaded(file=path.name, case=_parsed(untrusted))
        return
    for number, line in enumerate(untrusted.split(b"\n"), start=1):
        if line.strip():
            yield _Loaded(file=f"{path.name}, line {number}", case=_parsed(line))


def _tables(folder: Path) -> Iterator[_Loaded]:
    """Load every record that a folder of CSV tables describes."""
    try:
        found, lost = tables.records(folder)
    except (UnicodeDecodeError, csv.Error):
        expected = say("CSV tables in UTF-8; save them again as CSV UTF-8")
        yield _Loaded(file=tables.CASES, case=Broken(path=folder.name, expected=expected))
        return
    for file, fault in lost:
        yield _Loaded(file=file, case=fault)
    for tabled in found:
        case = to_case(tabled.record)
        faults = list(tabled.faults)
        if not faults and isinstance(case, Broken):
            faults.append(tabled.place(case))
        for file, fault in faults:
            yield _Loaded(file=file, case=fault)
        if not faults:
            yield _Loaded(file=tables.CASES, case=case)


def _parsed(untrusted: bytes) -> Case | Broken:
    """Give the case in the bytes of one JSON record, or what is wrong with it."""
    try:
        raw: Json = json.loads(
            untrusted.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError:
        return Broken(path="$", expected=say("JSON in UTF-8"))
    except json.JSONDecodeError as error:
        place = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        return Broken(path=place, expected=say("JSON ({why})", why=error.msg))
    except RecursionError:
        return Broken(path="$", expected=say("JSON that is not nested so deeply"))
    except ValueError as error:
        return Broken(path="$", expected=str(error))
    return to_case(raw)


def _refuse_constant(name: str) -> float:
    """Refuse NaN and the infinities, which JSON does not have."""
    raise ValueError(say("a number, not {name}", name=name))


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Give an object, refusing a key that stands twice: which value holds would be a guess."""
    whole = dict(pairs)
    if len(whole) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(say("each key once; `{key}` stands twice in one object", key=twice))
    return whole

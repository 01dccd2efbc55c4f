"""Case records from files: a folder of JSON records, a JSON Lines file, or CSV tables."""

import csv
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from checker.cases import tables
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.cases.record import to_case
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError
from checker.model import Case
from checker.settings.expectation import Broken
from checker.words import say


def open_cases(path: Path) -> LoadedCases:
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
    return together(loaded)


def _folder(folder: Path) -> Iterator[Loaded]:
    """Load every record of a folder: its JSON files, and its CSV tables if there are any."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in {".json", ".jsonl"}:
            continue
        try:
            yield from _file(path)
        except (OSError, CaseSourceError) as error:  # the other records still load
            why = getattr(error, "strerror", None) or say("it is not a file")
            expected = say("a file that can be read ({why})", why=why)
            yield Loaded(file=path.name, case=Broken(path="$", expected=expected))
    if (folder / tables.CASES).is_file():
        yield from _tables(folder)


def _file(path: Path) -> Iterator[Loaded]:
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
        yield Loaded(file=path.name, case=_parsed(untrusted))
        return
    for number, line in enumerate(untrusted.split(b"\n"), start=1):
        if line.strip():
            yield Loaded(file=f"{path.name}, line {number}", case=_parsed(line))


def _tables(folder: Path) -> Iterator[Loaded]:
    """Load every record that a folder of CSV tables describes."""
    try:
        found, lost = tables.records(folder)
    except (UnicodeDecodeError, csv.Error):
        expected = say("CSV tables in UTF-8; save them again as CSV UTF-8")
        yield Loaded(file=tables.CASES, case=Broken(path=folder.name, expected=expected))
        return
    for file, fault in lost:
        yield Loaded(file=file, case=fault)
    for tabled in found:
        case = to_case(tabled.record)
        faults = list(tabled.faults)
        if not faults and isinstance(case, Broken):
            faults.append(tabled.place(case))
        for file, fault in faults:
            yield Loaded(file=file, case=fault)
        if not faults:
            yield Loaded(file=tables.CASES, case=case)


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

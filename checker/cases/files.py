"""Case records from files: a folder of JSON records, a JSON Lines file, or CSV tables."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from checker.cases import csv_tables
from checker.cases.decoding import decoded
from checker.cases.loaded import Loaded, LoadedCases, together
from checker.cases.record import to_case
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
    if (folder / csv_tables.CASES).is_file():
        yield from csv_tables.records(folder)


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
        yield Loaded(file=path.name, case=_case(untrusted))
        return
    for number, line in enumerate(untrusted.split(b"\n"), start=1):
        if line.strip():
            yield Loaded(file=f"{path.name}, line {number}", case=_case(line))


def _case(untrusted: bytes) -> Case | Broken:
    """Give the case in the bytes of one JSON record, or what is wrong with it."""
    raw = decoded(untrusted)
    return raw if isinstance(raw, Broken) else to_case(raw)

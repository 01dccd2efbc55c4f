"""Make and look at the index of the whole caseload, for the command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.audit.entry import pseudonym
from checker.audit.index_key import index_key, keyring_index_key
from checker.audit.signing import KeyFolder
from checker.cases.index.folder import install, open_layers
from checker.cases.index.forms import Kind
from checker.cases.index.lookup import Index
from checker.cases.index.writing import build
from checker.cases.loaded import Loaded
from checker.desk.computer.places import account
from checker.desk.computer.sourcing import records_at
from checker.model import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """How much an index holds, and how many records were refused on the way."""

    cases: int
    people: int
    refused: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldIndex:
    """What may be told of an index: counts, and when it was made."""

    made_at: str
    cases: int
    people: int
    size: int
    whole: bool
    rows: tuple[tuple[str, int], ...]


def own_index_key(key_file: Path | None) -> bytes:
    """Give the index's key from the keyring, or from a file that nothing protects.

    Raises:
        KeyringError: neither holds it.
    """
    if key_file is not None:
        return index_key(KeyFolder(key_file))
    return keyring_index_key(pseudonym("u", account()))


def build_index(cases: Path, out: Path, key_file: Path | None, now: datetime) -> Built:
    """Build the index of a caseload: a file, or a folder where desks take it up at once.

    Raises:
        CaseSourceError: there is no caseload there.
        CaseIndexError: the index cannot be written.
        KeyringError: there is no key.
    """
    key, refused = own_index_key(key_file), 0

    def in_order() -> Iterator[Case]:
        nonlocal refused
        for one in records_at(cases, lambda: now):
            if isinstance(one, Loaded) and isinstance(one.case, Case):
                yield one.case
            else:
                refused += 1

    folder = out if out.is_dir() else None
    file = out / ".built" if folder else out
    header = build(file, in_order(), key, now=now)
    if folder is not None:
        install(file, folder, key)
        file.unlink()
    return Built(cases=header.cases, people=header.people, refused=refused, size=header.size)


def show_index(path: Path, key_file: Path | None) -> ToldIndex:
    """Say how much an index holds, after looking at all of it.

    Raises:
        CaseIndexError: there is none, or it cannot be used.
        KeyringError: there is no key.
    """
    key = own_index_key(key_file)
    layers = open_layers(path, key)
    try:
        index = Index(layers, key)
        return ToldIndex(
            made_at=index.made_at,
            cases=sum(one.header.cases - one.header.gone for one in layers),
            people=index.people_count,
            size=sum(one.header.size for one in layers),
            whole=all(one.is_whole(key) for one in layers),
            rows=tuple((kind.value, sum(one.count(kind) for one in layers)) for kind in Kind),
        )
    finally:
        for layer in layers:
            layer.close()

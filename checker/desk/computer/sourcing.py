"""The case source that the settings name: what it needs from this computer is put into it here."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from checker.cases.files import open_cases
from checker.cases.loaded import Loaded, LoadedCases, Refused, together
from checker.cases.settings import (
    KINDS,
    FeedSettings,
    FilesSettings,
    HttpSettings,
    SourceSettings,
    SqlSettings,
)
from checker.cases.source import CaseSource, CaseSystem, LoadedSource, SystemSource, files
from checker.desk.computer.locked import PLACE, decides, written_in
from checker.desk.computer.places import SETTINGS, settings_in
from checker.errors import SettingsError
from checker.settings.expectation import Broken, broken
from checker.shapes import convert
from checker.sync.settings import RegisterSettings
from checker.words import say

if TYPE_CHECKING:
    from checker.cases.cache import Cache


class DeskSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `letterlock.toml` may say: where the case records are, and the two policy files."""

    cases: str | SourceSettings
    """Where the case records are: a folder of them, a .jsonl file, or a folder of CSV tables."""
    policy: str | None = None
    """The organisation's policy file. Left out: the built-in one."""
    index: str | None = None
    """The index of the whole caseload: a file, or the folder where it is kept up to date."""
    user_policy: str | None = None
    """The person's own policy file, which can only make rules stricter."""
    policy_key: str | None = None
    """Who seals the organisation's policy, as `name+id+key`."""
    hand_over: str | None = None
    """The folder from which confirmed letters are sent on, such as a print room's."""
    to_be_checked: str | None = None
    """The folder whose letters wait on the home screen; `~` is each person's own home."""
    register: RegisterSettings | None = None
    """The central register to which the record goes; without it the record stays here."""
    language: Literal["en", "cy"] | None = None
    """What everybody here is spoken to in, who has not chosen a language in the window."""


def settings_file(folder: Path) -> Path:
    """Give the `letterlock.toml` in a person's own folder, else the one for the whole computer.

    Raises:
        SettingsError: there is none.
    """
    file = settings_in(folder)
    if file is None:
        raise SettingsError(
            say(
                "Letterlock does not know where the case records are. Put a file {file} in "
                '{folder} that says cases = "the folder", or try the demo.',
                file=SETTINGS,
                folder=folder,
            )
        )
    return file


def settings_here(folder: Path) -> DeskSettings | None:
    """Read the `letterlock.toml` that `settings_file` gives; None where there is none.

    Raises:
        SettingsError: it cannot be used.
    """
    file = settings_in(folder)
    return None if file is None else read_settings(file)


def read_settings(file: Path) -> DeskSettings:
    """Read a `letterlock.toml`.

    Raises:
        SettingsError: it cannot be read, or says something that it may not say.
    """
    try:
        written = written_in(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            say("The settings in {file} cannot be used: {why}.", file=file, why=error)
        ) from error
    try:
        _refuse_odd_source(written.get("cases"))
        return convert(written, DeskSettings)
    except msgspec.ValidationError as error:
        found = broken(DeskSettings, error)
    except _OddSourceError as odd:
        found = odd.broken
    raise SettingsError(
        say(
            "The settings in {file} cannot be used: at {path}, expected {expected}.",
            file=PLACE if decides(found.path) else file,
            path=found.path,
            expected=found.expected,
        )
    )


class _OddSourceError(ValueError):
    """The case source breaks the shape of its kind."""

    def __init__(self, found: Broken) -> None:
        super().__init__(found.path)
        self.broken = found


def _refuse_odd_source(written: object) -> None:
    """Say what is wrong with a case source by the shape of its own kind, not of every kind."""
    if not isinstance(written, dict):
        return
    shape = KINDS.get(str(written.get("kind")))
    if shape is None:
        expected = say("one of {kinds}", kinds=", ".join(KINDS))
        raise _OddSourceError(Broken(path="$.cases.kind", expected=expected))
    try:
        convert(written, cast("type[object]", shape))
    except msgspec.ValidationError as error:
        found = broken(shape, error)
        path = f"$.cases{found.path.removeprefix('$')}"
        raise _OddSourceError(Broken(path=path, expected=found.expected)) from error


def source_of(
    settings: str | SourceSettings,
    *,
    now: Callable[[], datetime],
    open_cache: Callable[[], "Cache"] | None = None,
) -> CaseSource:
    """Give the source that the settings name.

    Args:
        settings: a folder or a file, or one of the four kinds.
        now: what time it is.
        open_cache: opens what is kept for work without a network; None keeps nothing.
    """
    if isinstance(settings, str):
        return files(Path(settings))
    if isinstance(settings, FilesSettings):
        return files(Path(settings.path))
    if isinstance(settings, FeedSettings):
        from checker.cases.feed_files import feed_records  # noqa: PLC0415 - for this kind alone

        return LoadedSource(lambda: together(feed_records(settings)))
    return SystemSource(
        system=_system(settings, now), now=now, open_cache=open_cache if settings.cache else None
    )


def cache_for(whom: str, team: str, folder: Path) -> "Callable[[], Cache] | None":
    """Give what opens the records kept for work without a network: only of somebody's own team."""
    if not team:
        return None

    def opened() -> "Cache":
        from checker.audit.case_keys import keyring_case_key  # noqa: PLC0415 - keys load slowly
        from checker.cases.cache import Cache  # noqa: PLC0415 - the same

        return Cache(path=folder / f"cases-{whom}.db", team=team, key=keyring_case_key(whom))

    return opened


def cases_at(path: Path, now: Callable[[], datetime]) -> LoadedCases:
    """Load the records at a path: files, or the source that a `letterlock.toml` there names.

    Nothing is kept for later.

    Raises:
        CaseSourceError: there are none, or the system that has them cannot be reached.
        SettingsError: the settings are wrong.
    """
    if _is_settings(path):
        return source_of(read_settings(path).cases, now=now).load()
    return open_cases(path)


def _is_settings(path: Path) -> bool:
    """Say whether a path is that of settings, and not of case records."""
    return path == PLACE or (path.suffix.lower() == ".toml" and path.is_file())


def records_at(path: Path, now: Callable[[], datetime]) -> Iterable[Loaded | Refused]:
    """Give every record at a path one by one: a whole caseload may be larger than memory.

    Files are read at once; a database or a service gives them as they come.

    Raises:
        CaseSourceError: there are none, or the system that has them cannot be reached.
        SettingsError: the settings are wrong.
    """
    if _is_settings(path):
        source = source_of(read_settings(path).cases, now=now)
        if isinstance(source, SystemSource):
            return source.system.records()
        held = source.load()
    else:
        held = open_cases(path)
    return (*(Loaded(file="", case=case) for case in held.cases), *held.refused)


def index_at(path: Path) -> Path | None:
    """Give the index of other cases that a `letterlock.toml` at a path names, or None."""
    if path.suffix.lower() != ".toml" or not path.is_file():
        return None
    written = read_settings(path).index
    return None if written is None else Path(written)


def keep_secret(name: str, secret: str) -> None:
    """Keep a case system's password or token in the keyring.

    Raises:
        CallError: it is blank or too long.
        KeyringError: there is no keyring that may hold it, or it is locked.
    """
    from checker.audit.case_keys import keep_system_secret  # noqa: PLC0415 - keys load slowly

    keep_system_secret(name, secret)


def _system(settings: SqlSettings | HttpSettings, now: Callable[[], datetime]) -> CaseSystem:
    # What reaches a database or the network takes an eighth of a second to load.
    from checker.audit.case_keys import system_secret  # noqa: PLC0415

    if isinstance(settings, SqlSettings):
        from checker.cases.sql import SqlSource  # noqa: PLC0415

        return SqlSource(settings=settings, secret=system_secret, now=now)
    from checker.cases.http import Client  # noqa: PLC0415
    from checker.cases.service import HttpSource  # noqa: PLC0415

    name = settings.secret
    client = Client(
        seconds=settings.timeout_seconds,
        token=lambda: system_secret(name) if name else "",
        ca_file=settings.ca_file,
    )
    return HttpSource(settings=settings, client=client, now=now)

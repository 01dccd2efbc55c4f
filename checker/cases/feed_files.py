"""Exported answers of HMCTS's private-law case search: one .json file, or a folder of them."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checker.cases.decoding import decoded
from checker.cases.feed_values import OddFeedError
from checker.cases.hmcts import Found, as_loaded, cases_of, newest, total_of
from checker.cases.loaded import Loaded
from checker.cases.settings import FeedSettings
from checker.cases.tables import stamp
from checker.errors import CaseSourceError
from checker.settings.expectation import Broken
from checker.words import say


@dataclass(slots=True)
class _Export:
    """What the files of an export hold together."""

    found: list[tuple[Found, str, float]]
    refused: list[Loaded]
    total: int | None = None


def feed_records(settings: FeedSettings) -> Iterator[Loaded]:
    """Give every case of an export once, as it was changed last.

    An export that says there are more cases than it holds is told of as one that is refused.

    Raises:
        CaseSourceError: there is nothing at that place, or it cannot be read.
    """
    path = Path(settings.path)
    export = _Export([], [])
    try:
        files = list(path.glob("*.json")) if path.is_dir() else [path]
        # The newest first: where two exports say the same, the case is as fresh as the newer.
        for age, file in sorted((-file.stat().st_mtime, file) for file in files):
            _read(file, -age, settings, export)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CaseSourceError(
            say("The export at {path} cannot be read: {why}.", path=path, why=why)
        ) from error
    if not files:
        raise CaseSourceError(
            say("There is no export of the case search at {path}. It is a .json file.", path=path)
        )
    yield from export.refused
    where = {id(found): (name, written) for found, name, written in export.found}
    held = newest(found for found, _, _ in export.found)
    for one in held:
        name, written = where[id(one)]
        if settings.dated and not isinstance(one.record, Broken):
            stamp(one.record, datetime.fromtimestamp(written, UTC).isoformat())
        yield as_loaded(one, name)
    if export.total is not None and len(held) < export.total:
        expected = say(
            "{total} cases, and {held} are here: the export is not whole",
            total=export.total,
            held=len(held),
        )
        yield Loaded(file=path.name, case=Broken(path="$.total", expected=expected))


def _read(file: Path, written: float, settings: FeedSettings, export: _Export) -> None:
    """Take one file, and when it was written, into an export."""
    if not stat.S_ISREG(file.stat().st_mode):  # a pipe or a device might never end
        raise CaseSourceError(say("{path} is not a file. Choose another one.", path=file))
    answer = decoded(file.read_bytes())
    if isinstance(answer, Broken):
        export.refused.append(Loaded(file=file.name, case=answer))
        return
    try:
        total = total_of(answer)
        for found in cases_of(answer, team=settings.team):
            export.found.append((found, file.name, written))
    except OddFeedError as odd:
        export.refused.append(Loaded(file=file.name, case=odd.broken))
        return
    if total is not None:
        export.total = max(export.total or 0, total)

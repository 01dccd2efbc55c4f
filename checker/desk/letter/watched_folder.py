"""The folder "To be checked": what was put into it, listed and never opened by itself.

Dragging a message from any mail program into a folder makes a file of it, and other programs print
and scan into folders. Nothing in the folder is ever moved, changed or deleted.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from checker.days import moment_words
from checker.desk.answers import ReadyLetter
from checker.desk.computer.files import MOST_FILES, printable
from checker.words import say

STEADY_S: Final = 1.5
"""How long a file has to stay as it is before it is taken for whole."""
EMPTY_S: Final = 30.0
"""The same for one without a byte: that is what most files begin as."""
MOST_LISTED: Final = 50
_MOST_ENTRIES: Final = 2_000
_HALF: Final = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download")
_OF_SYSTEMS: Final = {"thumbs.db", "desktop.ini"}
_HIDDEN: Final = 0x2 | 0x4 | 0x100
"""Hidden, of the system, temporary: what Windows says of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InFolder:
    """What lies in the folder now."""

    folder: Path
    letters: tuple[ReadyLetter, ...] = ()
    """The oldest first."""
    coming: int = 0
    """How many more are still being saved there, or are open elsewhere."""
    unsettled: bool = False
    """Whether something changed a moment ago, so that a look in a moment will tell more."""
    more: bool = False
    """Whether there are others beyond those that are listed."""
    trouble: str = ""
    """Why the folder cannot be looked at; then nothing is known of what is in it."""


_Sight = tuple[Path, int, int]
"""A file, how many bytes it has, and when it was last written."""


@dataclass(slots=True, kw_only=True)
class _Seen:
    sights: tuple[_Sight, ...]
    since: float
    first: float
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A file in the folder, or a folder in it with all of one letter."""

    path: Path
    came: float
    sights: tuple[_Sight, ...]
    half: bool


@dataclass(slots=True, kw_only=True)
class WatchedFolder:
    """Looks into the folder whenever it is asked to, from any thread."""

    folder: Path
    now: Callable[[], datetime]
    passed: Callable[[], float] = time.monotonic
    _seen: dict[Path, _Seen] = field(default_factory=dict)
    _done: set[tuple[_Sight, ...]] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def look(self) -> InFolder:
        """List the letters that lie there, whole: what is still being written is counted only."""
        with self._lock:
            try:
                with os.scandir(self.folder) as found:
                    names = [one.path for one in islice(found, _MOST_ENTRIES + 1)]
            except OSError as error:
                return InFolder(folder=self.folder, trouble=self._closed(error))
            entries = [one for one in map(_entry, map(Path, names[:_MOST_ENTRIES])) if one]
            self._seen = {one.path: self._renewed(one) for one in entries}
            whole = [one for one in entries if self._is_whole(one) and one.sights not in self._done]
            whole.sort(key=lambda one: (one.came, one.path.name))
            return InFolder(
                folder=self.folder,
                letters=tuple(self._letter(one) for one in whole[:MOST_LISTED]),
                unsettled=any(self._is_fresh(one) for one in entries),
                coming=sum(self._is_coming(one) for one in entries),
                more=len(whole) > MOST_LISTED or len(names) > _MOST_ENTRIES,
            )

    def finished(self, files: Sequence[Path]) -> None:
        """Leave out from now on, as long as they stay as they are, files that were confirmed."""
        with self._lock:
            given = set(files)
            self._done |= {
                one.sights
                for one in self._seen.values()
                if one.sights and given.issuperset(path for path, _, _ in one.sights)
            }

    def _renewed(self, entry: _Entry) -> _Seen:
        now, before = self.passed(), self._seen.get(entry.path)
        if before is None:
            return _Seen(sights=entry.sights, since=now, first=now)
        if before.sights != entry.sights:
            return _Seen(sights=entry.sights, since=now, first=before.first)
        return before

    def _is_whole(self, entry: _Entry) -> bool:
        seen = self._seen[entry.path]
        wanted = STEADY_S if all(size for _, size, _ in entry.sights) else EMPTY_S
        if entry.half or self.passed() - seen.since < wanted:
            return False
        seen.opens = seen.opens or all(_opens(path) for path, _, _ in entry.sights)
        return seen.opens

    def _is_coming(self, entry: _Entry) -> bool:
        """Say whether it is there and not whole yet; what came this moment is not worth a word."""
        seen = self._seen[entry.path]
        return not seen.opens and self.passed() - seen.first >= STEADY_S

    def _is_fresh(self, entry: _Entry) -> bool:
        seen = self._seen[entry.path]
        return not seen.opens and self.passed() - seen.since <= EMPTY_S

    def _letter(self, entry: _Entry) -> ReadyLetter:
        came = moment_words(int(entry.came * 1000), self.now())
        folder = printable(self.folder.name)
        return ReadyLetter(
            files=(entry.path,),
            name=printable(entry.path.name),
            note=say("In the folder {folder} since {when}", folder=folder, when=came),
        )

    def _closed(self, error: OSError) -> str:
        self._seen = {}
        why = error.strerror or type(error).__name__
        if isinstance(error, FileNotFoundError):
            why = say("it is not there")
        return say(
            'The folder "{folder}" cannot be looked at: {why}. Letters in it are not listed here '
            "until it can be. Tell IT support if this stays.",
            folder=printable(str(self.folder)),
            why=why,
        )


def _entry(path: Path) -> _Entry | None:
    """Look at one name; None for what is no letter: hidden, temporary, no file, or gone again.

    What cannot be looked at is no less there: it counts as still coming.
    """
    try:
        told = path.stat()
        if _is_passed_over(path.name, told):
            return None
        if stat.S_ISREG(told.st_mode):
            return _Entry(path=path, came=told.st_ctime, sights=(_sight(path, told),), half=False)
        if not stat.S_ISDIR(told.st_mode):
            return None
        held = tuple(islice(_in(path), MOST_FILES + 1))
        sights = tuple(_sight(one, told) for one, told, over in held if not over)
        half = any(over for _, _, over in held)
    except FileNotFoundError:
        return None
    except OSError:
        return _Entry(path=path, came=0, sights=(), half=True)
    return _Entry(path=path, came=told.st_ctime, sights=sights, half=half) if sights else None


def _in(folder: Path) -> Iterator[tuple[Path, os.stat_result, bool]]:
    """Give each file in a folder and the folders in it, and whether it is one to pass over.

    What is hidden is left out, as it is when the letter is opened.
    """
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith("."):
                told = file.stat()
                yield file, told, _is_passed_over(name, told)


def _sight(path: Path, told: os.stat_result) -> _Sight:
    return path, told.st_size, told.st_mtime_ns


def _is_passed_over(name: str, told: os.stat_result) -> bool:
    """Say whether it is what programs put beside a file while they work on it."""
    low = name.lower()
    return (
        name.startswith((".", "~"))
        or low.endswith(("~", *_HALF))
        or low in _OF_SYSTEMS
        or bool(getattr(told, "st_file_attributes", 0) & _HIDDEN)
    )


def _opens(path: Path) -> bool:
    """Say whether it can be opened: on Windows not while somebody is still writing it."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False

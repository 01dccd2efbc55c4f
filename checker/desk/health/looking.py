"""The self-check: looks at one thing after another, and goes on whatever fails.

Nothing is changed, no key is made and no entry is written. What takes long has limits of its own.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Container, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Final

from checker import RULES_VERSION, __version__
from checker.audit.glance import Glance, glance
from checker.audit.home_keys import keyring_answers
from checker.audit.trail_file import refuse_old_sqlite, refuse_share
from checker.cases.index.unreachable import Unreachable
from checker.days import ENGLAND, table_moment_words
from checker.desk.health.causes import CAUSES, UNFORESEEN, Line
from checker.desk.health.code import code_of
from checker.desk.health.sight import Sight
from checker.errors import (
    GuessingError,
    KeyringError,
    LetterlockError,
    RegisterRefused,
    RegisterUnreached,
    SettingsError,
    TrailError,
)
from checker.log import kind_of, logger
from checker.model import Document, Read
from checker.words import say, say_count
from checker.worker.parent import Readers

_MB: Final = 1_000_000
_LEAST_BYTES, _LITTLE_BYTES = 200 * _MB, 2_000 * _MB
_AWAY: Final = timedelta(minutes=5)
_REGISTER_SECONDS: Final = 6.0
_OTHERS_MAY_READ: Final = 0o077
_LETTER: Final = "Ms Sian Pritchard\n6 Weir Cottages\nBramwick\nHX98 3LD\n\nDear Ms Pritchard\n"
_POSTCODE: Final = "HX98 3LD"
_SENTENCE: Final = "I spoke with Mr Daniel Okafor about the visit."
_SURNAME: Final = "Okafor"
_SCAN: Final = "ocr/made-up.png"
_FONTS: Final = 6
_LOG = logger("health")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a self-check found: a line for each thing, and the code that tells a help desk."""

    lines: tuple[Line, ...]
    code: str

    @property
    def well(self) -> bool:
        """Say whether nothing has to be done."""
        return all(one.well for one in self.lines)

    def with_more(self, lines: Iterable[Line]) -> "Looked":
        """Give the same with what only a window can see, in the usual order."""
        order = tuple(CAUSES)
        held = {one.check: one for one in self.lines}
        held |= {one.check: one for one in lines if one.cause or one.check not in held}
        sorted_ = tuple(sorted(held.values(), key=lambda one: order.index(one.check)))
        return replace(self, lines=sorted_, code=code_of(sorted_))


Found = tuple[int, str]
"""A cause and its detail."""


def look(
    sight: Sight,
    *,
    only: Container[str] = tuple(CAUSES),
    told: Callable[[Line], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Looked:
    """Look at everything, or at some checks only; `told` hears of each as it is found."""
    lines: list[Line] = []
    seen, asked = _glanced(sight.trail), _Register(sight)
    with closing(Readers(spares=0)) as readers:
        looks: dict[str, Callable[[], Found]] = {
            "version": _version,
            "folder": lambda: _folder(sight.folder, demo=sight.demo),
            "room": lambda: _room(sight.folder),
            "settings": lambda: _settings(sight),
            "policy": lambda: _policy(sight),
            "cases": lambda: _cases(sight),
            "keyring": lambda: _keyring(sight),
            "trail": lambda: _trail(sight, seen),
            "reader": lambda: _reader(readers),
            "scans": lambda: _scans(readers),
            "names": lambda: _names(sight),
            "index": lambda: _index(sight),
            "register": asked.answers,
            "clock": lambda: _clock(sight, asked, seen),
            "fonts": _fonts,
        }
        for check, look_at in looks.items():
            if check in only and not cancelled():
                line = _line(check, look_at)
                lines.append(line)
                told(line)
    return Looked(lines=tuple(lines), code=code_of(lines))


def _line(check: str, look_at: Callable[[], Found]) -> Line:
    try:
        cause, detail = look_at()
    except Exception as error:  # noqa: BLE001 - whatever fails here is what is to be found
        _LOG.error("self-check %s: %s", check, kind_of(error))
        return Line(check=check, cause=UNFORESEEN, detail=type(error).__name__)
    return Line(check=check, cause=cause, detail=detail)


def _version() -> Found:
    python = ".".join(str(one) for one in sys.version_info[:3])
    words = say(
        "Letterlock {version}, rules {rules}, Python {python}",
        version=__version__,
        rules=RULES_VERSION,
        python=python,
    )
    try:
        refuse_old_sqlite()
    except TrailError:
        return 1, words
    return 0, words


def _folder(folder: Path, *, demo: bool) -> Found:
    try:
        refuse_share(folder / "trail.db")
    except TrailError:
        return 3, str(folder)
    there = _nearest(folder)
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return 1, str(folder)
    if there != folder:
        return 0, str(folder)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"made up")
    except OSError as error:
        return 1, f"{folder}: {error.strerror or type(error).__name__}"
    if not demo and os.name == "posix" and folder.stat().st_mode & _OTHERS_MAY_READ:
        return 2, str(folder)
    return 0, str(folder)


def _room(folder: Path) -> Found:
    free = shutil.disk_usage(_nearest(folder)).free
    words = say("{free} GB are free", free=round(free / 1_000 / _MB, 1))
    return (1 if free < _LEAST_BYTES else 2 if free < _LITTLE_BYTES else 0), words


def _nearest(folder: Path) -> Path:
    """Give the folder, or the nearest above it that is there."""
    return next(one for one in (folder, *folder.absolute().parents) if one.exists())


def _settings(sight: Sight) -> Found:
    if sight.demo:
        return 3, ""
    if sight.settings is None:
        return 1, str(sight.folder)
    return (0, str(sight.settings)) if sight.trouble is None else (2, str(sight.trouble))


def _policy(sight: Sight) -> Found:
    if sight.policy_trouble is not None:
        return 1, str(sight.policy_trouble)
    return (0 if sight.own_policy else 2), ""


def _cases(sight: Sight) -> Found:
    if sight.cases is None:
        return 5, ""
    try:
        held = sight.cases()
    except LetterlockError as error:
        return 1, str(error)
    words = say_count("{count} case record", "{count} case records", len(held.cases))
    if held.are_kept:
        return 2, words
    if not held.cases:
        return 4, ""
    if held.refused:
        refused = say_count("{count} was refused", "{count} were refused", len(held.refused))
        return 3, f"{words}, {refused}"
    return 0, words


def _keyring(sight: Sight) -> Found:
    if sight.demo:
        return 3, ""
    try:
        return (0 if keyring_answers() else 2), ""
    except KeyringError:
        return 1, ""


def _glanced(trail: Path | None) -> Glance | TrailError | None:
    if trail is None or not trail.exists():
        return None
    try:
        return glance(trail)
    except TrailError as error:
        return error


def _trail(sight: Sight, seen: Glance | TrailError | None) -> Found:
    if seen is None:
        return 5, ""
    if isinstance(seen, TrailError):
        return 2, str(seen)
    if seen.newer:
        return 3, ""
    words = say_count("{count} entry", "{count} entries", seen.entries)
    if not seen.whole:
        return 1, words
    aside = sight.set_aside()
    return (4, ", ".join(one.name for one in aside)) if aside else (0, words)


def _reader(readers: Readers) -> Found:
    walls = readers.warm()
    documents = readers.read("made-up letter.txt", _LETTER.encode())
    if not _reads(documents, _POSTCODE):
        started = any(one.read is not Read.NO for one in documents)
        return (2 if started else 1), _why(documents)
    missing = _missing_walls(walls)
    return (3, ", ".join(missing)) if missing else (0, "")


def _missing_walls(walls: tuple[str, ...]) -> tuple[str, ...]:
    """Give the walls that should stand on this system and do not."""
    if sys.platform == "win32":
        return tuple(one for one in ("low-integrity", "no-privileges") if one not in walls)
    if not sys.platform.startswith("linux"):
        return ("seccomp",)
    files = () if {"landlock", "own-files"} & set(walls) else ("landlock",)
    return tuple(one for one in ("limits", "seccomp") if one not in walls) + files


def _scans(readers: Readers) -> Found:
    scan = (resources.files("resources") / _SCAN).read_bytes()
    documents = readers.read("made-up scan.png", scan, effort=1)
    return (0, "") if _reads(documents, _POSTCODE) else (1, _why(documents))


def _reads(documents: tuple[Document, ...], words: str) -> bool:
    return any(words in line.text for one in documents for line in one.lines)


def _why(documents: tuple[Document, ...]) -> str:
    return " ".join(gap.why for one in documents for gap in one.gaps)


def _names(sight: Sight) -> Found:
    try:
        spans = [one.span for one in sight.guesser.labelled(_SENTENCE)]
    except GuessingError:
        return 1, ""
    found = any(_SURNAME in _SENTENCE[first:last] for first, last in spans)
    return (0 if found else 1), ""


def _index(sight: Sight) -> Found:
    if sight.index is None:
        return 2, ""
    found = sight.index.now(lambda: ())
    return (1 if isinstance(found, Unreachable) else 0), ""


class _Register:
    """One question to the register, of which two lines tell."""

    def __init__(self, sight: Sight) -> None:
        """Ask nothing yet."""
        self._sight = sight
        self.away: timedelta | None = None
        """How far its clock is from this computer's, where it told."""

    def answers(self) -> Found:
        """Say whether it answers."""
        settings = self._sight.register
        if settings is None:
            return 4, ""
        from checker.sync.client import Client  # noqa: PLC0415 - the network loads slowly

        try:
            with closing(Client(settings.url, ca=settings.ca, seconds=_REGISTER_SECONDS)) as client:
                told = client.clock()
        except SettingsError as error:
            return 3, str(error)
        except RegisterUnreached as error:
            return 1, str(error)
        except RegisterRefused as error:
            return 2, str(error)
        self.away = None if told is None else abs(told - self._sight.now())
        return 0, ""


def _clock(sight: Sight, asked: _Register, seen: Glance | TrailError | None) -> Found:
    now = sight.now()
    words = table_moment_words(now.astimezone(ENGLAND))
    if asked.away is not None and asked.away > _AWAY:
        return 1, words
    last_ms = seen.last_ms if isinstance(seen, Glance) else None
    if last_ms is not None and datetime.fromtimestamp(last_ms / 1000, UTC) > now + _AWAY:
        return 2, words
    return 0, words


def _fonts() -> Found:
    folder = resources.files("resources") / "fonts"
    count = sum(one.name.endswith(".ttf") for one in folder.iterdir()) if folder.is_dir() else 0
    return (0 if count >= _FONTS else 1), ""

"""A report of a fault of the program, for the IT team: nothing in it is of a letter or a person.

A message of an exception may quote a letter, a path may hold a name, a local variable anything.
So none of them is written: only types, modules, functions and lines, of which whoever wrote the
program knows what they mean.
"""

import platform
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from typing import Final

from checker import RULES_VERSION, __version__
from checker.audit.private_file import write_private
from checker.log import kind_of, logger
from checker.words import spoken

FOLDER: Final = "reports"
_KEPT: Final = 20
_MOST_FRAMES: Final = 60
_MOST_CAUSES: Final = 5
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.<>]{0,120}")
_LOG = logger("faults")


def place_of(error: BaseException) -> str:
    """Give where a fault happened, as programmers read it: "ui.screens.check:120"."""
    frames = tuple(_frames(error))
    return frames[-1].rpartition(" ")[0] if frames else "?"


def report_of(error: BaseException, about: Mapping[str, str], now: datetime) -> str:
    """Write the report of a fault.

    Args:
        error: What was raised.
        about: What the window knows of itself: plain words and figures.
        now: When it happened.
    """
    lines = [
        "Letterlock fault report",
        "It holds no names, no addresses, no file names and nothing of a letter.",
        "",
        f"when: {now.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"letterlock: {__version__}, rules {RULES_VERSION}",
        f"python: {platform.python_version()}, packaged: {getattr(sys, 'frozen', False)}",
        f"system: {platform.system()} {platform.release()} {platform.machine()}",
        f"language: {spoken()}",
        *(f"{key}: {value}" for key, value in about.items()),
    ]
    cause: BaseException | None = error
    for number in range(_MOST_CAUSES):
        if cause is None:
            break
        kind = f"{type(cause).__module__}.{type(cause).__name__}"
        lines += ["", f"{'because of' if number else 'fault'}: {_plain(kind)}"]
        lines += [f"  {one}" for one in _frames(cause)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def keep_report(text: str, folder: Path, now: datetime) -> Path | None:
    """Keep a report in a person's own folder, and the newest of those before; None if it cannot."""
    file = folder / FOLDER / f"fault-{now.astimezone(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(file, text.encode())
        for old in sorted(file.parent.glob("fault-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as problem:
        _LOG.warning("report not kept: %s", kind_of(problem))
        return None
    return file


def _frames(error: BaseException) -> Iterator[str]:
    """Give each step of the way to a fault, the last one last: module, line and function."""
    steps = [
        f"{_plain(str(frame.f_globals.get('__name__', '?')))}:{line} {_plain(frame.f_code.co_name)}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    yield from steps[-_MOST_FRAMES:]


def _plain(name: str) -> str:
    """Give a name of the program, or nothing of what is none."""
    return name if _NAME.fullmatch(name) else "?"

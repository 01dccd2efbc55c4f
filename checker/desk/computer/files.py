"""Which files a dispatch is made of: the paths that were given, and for a folder all in it."""

import os
import stat
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NoReturn

from checker.errors import CallError
from checker.words import say

MOST_FILES = 50


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files of a dispatch: each path, and for a folder every file in it by name.

    Raises:
        CallError: there is none, a path is not there or is no file that ends (a device, a pipe),
            or there are more than fit one envelope.
    """
    found = tuple(islice(_each(paths), MOST_FILES + 1))
    if not found:
        raise CallError(say("There is no file in what was given. Choose the letter."))
    if len(found) > MOST_FILES:
        raise CallError(
            say("There are more than {most} files. Check fewer together.", most=MOST_FILES)
        )
    return found


def names_of(files: Sequence[Path]) -> tuple[str, ...]:
    """Give each file the name by which findings point at it; two of one name are told apart."""
    names: list[str] = []
    for file in files:
        name, number = printable(file.name), 2
        while name in names:
            name, number = f"{printable(file.stem)} ({number}){file.suffix}", number + 1
        names.append(name)
    return tuple(names)


def printable(name: str) -> str:
    """Give a file name without characters that would turn a line round or break it."""
    kept = (character if character.isprintable() else "\ufffd" for character in name)
    return "".join(kept).encode("utf-8", "replace").decode() or "?"


def unopened(path: Path, error: OSError) -> CallError:
    """Say that a file cannot be opened, with the system's own reason; or who may give the right."""
    if isinstance(error, PermissionError):
        return CallError(
            say(
                "You may not open {name}. Ask whoever keeps the folder, or save a copy where you "
                "may.",
                name=printable(path.name)[:255],
            )
        )
    why = error.strerror or type(error).__name__
    return CallError(
        say("{name} could not be opened: {why}.", name=printable(path.name)[:255], why=why)
    )


def _each(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if stat.S_ISDIR(_mode(path)):
            for held in _within(path):
                yield _regular(held)
        else:
            yield _regular(path)


def _within(folder: Path) -> Iterator[Path]:
    """Give all that is in a folder and the folders in it, by name, but what is hidden there.

    A link to another folder is given as it stands, so that it is refused and not passed over.
    """
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        links = [one for one in folders if Path(place, one).is_symlink()]
        for name in sorted((*names, *links)):
            if not name.startswith("."):
                yield Path(place, name)


def _refuse(error: OSError) -> NoReturn:
    raise unopened(Path(error.filename or "?"), error) from error


def _regular(path: Path) -> Path:
    """Give a path back if it is a file; a pipe or a device might never end.

    Raises:
        CallError: it is none.
    """
    if stat.S_ISREG(_mode(path)):
        return path
    raise CallError(say("{name} is not a file.", name=printable(path.name)))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise CallError(say("There is no file {path}.", path=printable(str(path)))) from error
    except OSError as error:
        raise unopened(path, error) from error

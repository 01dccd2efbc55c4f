"""The settings of a witness or of a monitor: a TOML file, used whole or not at all."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from checker.audit.notes import NotANote
from checker.errors import SettingsError
from checker.settings.expectation import broken
from checker.shapes import convert
from checker.words import say

Shape = TypeVar("Shape", bound=msgspec.Struct)


def read_toml(
    path: Path, shape: type[Shape], keys: Callable[[Shape], object], *, made_with: str
) -> Shape:
    """Read a file of settings.

    Args:
        path: Where it is.
        shape: What it may say.
        keys: Reads every key that it names, and raises NotANote where one is none.
        made_with: The command that makes such a file.

    Raises:
        SettingsError: It cannot be read, or something in it is not what it should be.
    """
    try:
        settings = convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
        keys(settings)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            say(
                "The settings {path} cannot be read. Make them with `{command}`, or name the "
                "folder where they are.",
                path=path,
                command=made_with,
            )
        ) from error
    except msgspec.ValidationError as error:
        wrong = broken(shape, error)
        raise _wrong(path, f"{wrong.path}: {wrong.expected}") from error
    except (tomllib.TOMLDecodeError, NotANote) as error:
        raise _wrong(path, str(error)) from error
    return settings


def _wrong(path: Path, why: str) -> SettingsError:
    return SettingsError(say("The settings {path} are wrong: {why}.", path=path, why=why))

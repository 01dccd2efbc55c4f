"""The language in which somebody is spoken to: their choice, else the settings', else the system's.

Read before the first window is painted, so nothing heavy is loaded here.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.desk.computer.locked import written_in
from checker.desk.computer.places import settings_in
from checker.errors import SettingsError
from checker.words import LANGUAGES, wanted

_CHOICE = "language"
"""The file in a person's own folder that holds what they chose in the window."""


def language_of(folder: Path, system: Iterable[str]) -> str:
    """Give the language of whoever has a folder: "en" or "cy".

    Args:
        folder: The person's own folder.
        system: The languages of the system they work on, the dearest first.
    """
    return _chosen(folder) or _set(folder) or wanted(system)


def choose_language(folder: Path, language: str) -> None:
    """Keep somebody's choice for the next start.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _CHOICE).write_text(f"{language}\n", encoding="utf-8")


def system_languages(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Give the languages that the system names to a program without windows.

    >>> system_languages({"LANGUAGE": "cy:en", "LANG": "en_GB.UTF-8"})[:3]
    ('cy', 'en', 'en_GB.UTF-8')
    """
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    asked = (*environment.get("LANGUAGE", "").split(":"), next(filter(None, named), ""))
    return (*filter(None, asked), *_of_windows())


def _of_windows() -> tuple[str, ...]:
    """Give the language of Windows itself, which names it in no variable."""
    if sys.platform != "win32":
        return ()
    import ctypes  # noqa: PLC0415 - only there
    import locale  # noqa: PLC0415 - only there

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return (locale.windows_locale.get(number, ""),)


def _chosen(folder: Path) -> str:
    try:
        chosen = (folder / _CHOICE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return chosen if chosen in LANGUAGES else ""


def _set(folder: Path) -> str:
    """Read the one word of the settings; what is wrong with them is said by whoever reads all."""
    try:
        file = settings_in(folder)
        written = {} if file is None else written_in(file)
    except (OSError, ValueError, SettingsError):
        return ""
    named = written.get("language")
    return named if isinstance(named, str) and named in LANGUAGES else ""

"""What an administrator has set for the whole computer over every settings file: Windows' policies.

They stand in the registry where only administrators write, and group policy puts them there. Each
value has the name of a key of `letterlock.toml`; those of `[register]` are in a key of that name.
"""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from checker.errors import SettingsError
from checker.words import say

KEY = r"Software\Policies\Letterlock"
PLACE = Path(rf"HKEY_LOCAL_MACHINE\{KEY}")
"""Stands for the settings where policies are all that there is, and no file."""
PARTS = ("register",)
"""Tables of the settings whose keys can be set."""

Values = Mapping[str, Mapping[str, object]]
"""For each part of the settings ("" for what is in none), its values by name."""


def written_in(file: Path) -> dict[str, object]:
    """Read a settings file as the policies leave it: what they say holds, whatever the file says.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no TOML.
        SettingsError: the policies cannot be read.
    """
    written = {} if file == PLACE else tomllib.loads(file.read_text(encoding="utf-8"))
    return laid_over(written, policies())


def laid_over(written: Mapping[str, object], values: Values) -> dict[str, object]:
    """Give settings with policies over them.

    >>> laid_over({"cases": "mine", "register": {"url": "u", "ca": "c"}},
    ...           {"": {"cases": "theirs"}, "register": {"url": "v"}})
    {'cases': 'theirs', 'register': {'url': 'v', 'ca': 'c'}}
    """
    whole = {**written, **values.get("", {})}
    for part in PARTS:
        if given := values.get(part):
            below = whole.get(part)
            whole[part] = {**(below if isinstance(below, dict) else {}), **given}
    return whole


def are_set() -> bool:
    """Say whether any policy is set on this computer.

    Raises:
        SettingsError: they cannot be read.
    """
    return any(policies().values())


def decides(path: str) -> bool:
    """Say whether a policy decides what stands at a path of the settings, as "$.register.url"."""
    part, _, name = path.removeprefix("$.").partition(".")
    values = policies()
    return part in values.get("", {}) or name.partition(".")[0] in values.get(part, {})


def policies() -> Values:
    """Give what the registry holds; nothing where there is none.

    Raises:
        SettingsError: it cannot be read, so nobody knows what is set.
    """
    try:
        return {part: _values(rf"{KEY}\{part}" if part else KEY) for part in ("", *PARTS)}
    except OSError as error:
        why = say(
            "The policies for this computer in {place} cannot be read. Ask whoever looks after it.",
            place=PLACE,
        )
        raise SettingsError(why) from error


def plain(value: object) -> object:
    """Give a value of the registry as a settings file would have it: several lines are a list.

    A text that names variables of the person's own environment is taken as it stands: what an
    administrator sets is not for a person to change.
    """
    return [line for line in value if line] if isinstance(value, list) else value


if sys.platform == "win32":
    import winreg

    def _values(key: str) -> dict[str, object]:
        """Give every value of a key of the computer; none where there is no such key."""
        found: dict[str, object] = {}
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _kind = winreg.EnumValue(opened, place)
                    found[name] = plain(value)
        except FileNotFoundError:
            return {}
        return found

else:

    def _values(key: str) -> dict[str, object]:
        """Say that no other system has such a registry."""
        del key
        return {}

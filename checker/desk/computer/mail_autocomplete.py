"""Whether the mail programs of this computer fill in addresses by themselves: settings only.

Outlook keeps it in the registry as `ShowAutoSug` (0 is off), the policy of the organisation before
the person's own; Thunderbird in `prefs.js` as `mail.enable_autocomplete`, and for a directory as
`ldap_2.autoComplete.useDirectory`. Nothing else of either is read: no password, no address book.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

_OUTLOOK: Final = (
    r"Software\Policies\Microsoft\Office\16.0\Outlook\Preferences",
    r"Software\Microsoft\Office\16.0\Outlook\Preferences",
)
"""What a policy sets counts before what a person set (Outlook 2016, 2019, 2021 and 365)."""
_SHOWS: Final = "ShowAutoSug"
_MOST_BYTES: Final = 4_000_000
_MOST_PROFILES: Final = 50
_PREF = re.compile(
    rb'^user_pref\("(mail\.enable_autocomplete|ldap_2\.autoComplete\.useDirectory)",'
    rb" (true|false)\);\s*$",
    re.MULTILINE,
)
_USUAL: Final = {b"mail.enable_autocomplete": True, b"ldap_2.autoComplete.useDirectory": False}


class Autocomplete(StrEnum):
    """Whether addresses are filled in."""

    OFF = "off"
    ON = "on"
    UNKNOWN = "unknown"


def autocomplete_here() -> Autocomplete:
    """Say what the mail programs of whoever is signed in are set to; on where any of them is."""
    return together((*_of_outlook(), *of_thunderbird(_profiles(os.environ))))


def together(states: tuple[Autocomplete, ...]) -> Autocomplete:
    """Say what several programs are set to together: off only where each of them is."""
    if Autocomplete.ON in states:
        return Autocomplete.ON
    return Autocomplete.OFF if set(states) == {Autocomplete.OFF} else Autocomplete.UNKNOWN


def of_thunderbird(profiles: tuple[Path, ...]) -> Iterator[Autocomplete]:
    """Say what each profile of Thunderbird is set to; not known, where it cannot be read."""
    for profile in profiles:
        try:
            with (profile / "prefs.js").open("rb") as file:
                untrusted = file.read(_MOST_BYTES + 1)
        except OSError:
            yield Autocomplete.UNKNOWN
            continue
        yield of_prefs(untrusted) if len(untrusted) <= _MOST_BYTES else Autocomplete.UNKNOWN


def of_prefs(untrusted: bytes) -> Autocomplete:
    r"""Say what the text of a `prefs.js` says; what it does not name is as Thunderbird ships it.

    >>> of_prefs(b'user_pref("mail.enable_autocomplete", false);\n').value
    'off'
    """
    told = {**_USUAL, **{name: value == b"true" for name, value in _PREF.findall(untrusted)}}
    return Autocomplete.ON if any(told.values()) else Autocomplete.OFF


def _of_outlook() -> Iterator[Autocomplete]:
    """Read the registry, where there is one: nothing where Outlook was never used."""
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 - there on Windows only

    for place in _OUTLOOK:
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
            value, _kind = winreg.QueryValueEx(key, _SHOWS)
            yield Autocomplete.OFF if value == 0 else Autocomplete.ON
            return
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _OUTLOOK[-1]):
        yield Autocomplete.ON  # as Outlook ships it


def _profiles(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Give the folders of Thunderbird's profiles."""
    home = environment.get("HOME", "")
    roots = [
        Path(environment["APPDATA"]) / "Thunderbird" / "Profiles"
        if environment.get("APPDATA")
        else None,
        Path(home) / ".thunderbird" if home else None,
        Path(home) / "snap" / "thunderbird" / "common" / ".thunderbird" if home else None,
        Path(home) / ".var" / "app" / "org.mozilla.Thunderbird" / ".thunderbird" if home else None,
    ]
    found: list[Path] = []
    for root in filter(None, roots):
        with suppress(OSError):
            found += [one for one in sorted(root.iterdir()) if (one / "prefs.js").is_file()]
    return tuple(found[:_MOST_PROFILES])

"""Where Letterlock keeps its things on this computer, by each system's own custom."""

import getpass
import hashlib
import os
import sys
from pathlib import Path

from checker.desk.computer.locked import PLACE, are_set

SETTINGS = "letterlock.toml"
SHARED = Path("/etc/letterlock") / SETTINGS
DRAFTS = "drafts"
"""Within a person's own folder: emails for the mail program to open."""


def own_folder() -> Path:
    """Give the folder of this person's trail and log; LETTERLOCK_HOME names another."""
    named = os.environ.get("LETTERLOCK_HOME")
    return Path(named) if named else _usual_folder()


def demo_folder() -> Path:
    """Give the folder where the demo keeps its letters and its trail between two starts."""
    return own_folder() / "demo"


def settings_in(folder: Path) -> Path | None:
    """Give the settings in a person's own folder, else those for the whole computer, else None.

    On Windows the whole computer has policies and no file: there is no folder for one that people
    without rights cannot write.
    """
    files = (folder / SETTINGS,) if sys.platform == "win32" else (folder / SETTINGS, SHARED)
    found = next((one for one in files if one.exists()), None)
    return PLACE if found is None and are_set() else found


def home_of(folder: Path) -> str:
    """Give what marks a folder by its place; blank for where this system keeps a person's things.

    Keys in the account's keyring are told apart by it: two folders never write with one key.
    """
    where, usual = (os.path.normcase(one.resolve()) for one in (folder, _usual_folder()))
    return "" if where == usual else hashlib.sha256(os.fsencode(where)).hexdigest()[:16]


def account() -> str:
    """Give the name of the operating system's account. It never leaves this computer."""
    return getpass.getuser()


def _usual_folder() -> Path:
    if sys.platform == "win32":
        # Local, not roaming: a trail belongs to one device.
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Letterlock"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Letterlock"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "letterlock"

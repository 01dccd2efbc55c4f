"""Where Letterlock keeps its things on this computer, by each system's own custom."""

import getpass
import os
import sys
from pathlib import Path


def own_folder() -> Path:
    """Give the folder of this person's trail and log; LETTERLOCK_HOME names another."""
    named = os.environ.get("LETTERLOCK_HOME")
    if named:
        return Path(named)
    if sys.platform == "win32":
        # Local, not roaming: a trail belongs to one device.
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Letterlock"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Letterlock"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "letterlock"


def account() -> str:
    """Give the name of the operating system's account. It never leaves this computer."""
    return getpass.getuser()

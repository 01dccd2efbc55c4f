"""An email that was pasted or dropped as text becomes a file of its own, for a day."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.days import time_in_england
from checker.desk.computer.files import printable
from checker.desk.seat import Seat
from checker.errors import CallError
from checker.words import say
from checker.worker.parent import MOST_FILE_BYTES

PASTED: Final = "pasted"
_KEPT_S: Final = 86_400
_ENDING: Final = ".eml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Keeps what was pasted in the person's own folder, where it is checked like any file."""

    seat: Seat

    @property
    def folder(self) -> Path:
        """Where it lies: beside the drafts."""
        return self.seat.setting.drafts.with_name(PASTED)

    def keep(self, data: bytes) -> Path:
        """Write an email's own bytes to a new file, and give it.

        Raises:
            CallError: it is too large, or cannot be written.
        """
        if len(data) > MOST_FILE_BYTES:
            raise CallError(
                say("This email is larger than can be checked. Save it as a file, then choose it.")
            )
        at = time_in_england(int(self.seat.now().timestamp() * 1000))
        name = say("Pasted email {time}", time=f"{at:%H.%M.%S}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _written(self.folder, printable(name), data)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise CallError(
                say("The email cannot be kept while it is checked: {why}.", why=why)
            ) from error

    def tidy(self) -> None:
        """Delete what was pasted more than a day ago; what cannot be deleted now, another time."""
        limit = self.seat.now().timestamp() - _KEPT_S
        for old in self.folder.glob(f"*{_ENDING}"):
            try:
                if old.stat().st_mtime < limit:
                    old.unlink(missing_ok=True)
            except OSError:
                continue


def _written(folder: Path, name: str, data: bytes) -> Path:
    """Write a file under a name that nothing has yet."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    number, path = 1, folder / f"{name}{_ENDING}"
    while True:
        try:
            with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                file.write(data)
        except FileExistsError:
            number += 1
            path = folder / f"{name} ({number}){_ENDING}"
        else:
            return path

"""The letter that lay on the desk when the program ended without being asked to.

Kept are where its files are and what was answered about it: enough to read and check it anew, and
nothing of what it says. The file is of one person alone, and goes when the letter leaves the desk.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from checker.audit.private_file import HALF, write_private
from checker.desk.seat import Seat
from checker.log import kind_of, logger
from checker.model import CaseId, Channel, WhoId
from checker.shapes import decode

FILE: Final = "unfinished.json"
_KEPT_FOR: Final = timedelta(days=7)
_MOST_BYTES: Final = 1_000_000
_LOG = logger("unfinished")


class UnfinishedLetter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One letter: its files, and the answers that were given so far."""

    actor: str
    at: datetime
    files: tuple[str, ...]
    case: str | None = None
    recipients: tuple[str, ...] = ()
    channel: Channel | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Give where its files are."""
        return tuple(Path(one) for one in self.files)

    @property
    def whom(self) -> tuple[WhoId, ...]:
        """Give who was chosen."""
        return tuple(WhoId(one) for one in self.recipients)

    @property
    def of_case(self) -> CaseId | None:
        """Give the case that was chosen."""
        return None if self.case is None else CaseId(self.case)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Keeps it for whoever sits here. A disk that fails is no reason to stop a letter."""

    seat: Seat

    def keep(
        self,
        files: tuple[Path, ...],
        case: CaseId | None = None,
        recipients: tuple[WhoId, ...] = (),
        channel: Channel | None = None,
    ) -> None:
        """Keep the letter that lies here now, instead of the one before."""
        letter = UnfinishedLetter(
            actor=self.seat.sits().id,
            at=self.seat.now().astimezone(UTC),
            files=tuple(str(one.absolute()) for one in files),
            case=case,
            recipients=recipients,
            channel=channel,
        )
        try:
            write_private(self._file, msgspec.json.encode(letter))
        except OSError as error:
            _LOG.warning("not kept: %s", kind_of(error))

    def forget(self) -> None:
        """Nothing lies here any more."""
        for file in (self._file, self._file.with_name(f"{FILE}{HALF}")):
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                _LOG.warning("not forgotten: %s", kind_of(error))

    def left(self) -> UnfinishedLetter | None:
        """Give the letter that was left here by whoever sits here; None where there is none."""
        try:
            if self._file.stat().st_size > _MOST_BYTES:
                return None
            letter = decode(self._file.read_bytes(), UnfinishedLetter)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None
        age = self.seat.now() - letter.at.astimezone(UTC)
        if not letter.files or age > _KEPT_FOR or letter.actor != self.seat.sits().id:
            return None
        return letter

    @property
    def _file(self) -> Path:
        return self.seat.setting.drafts.parent / FILE

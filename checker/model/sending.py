"""What went out before, and to whom: asked by the digest of its pages, never by its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from checker.model.case import CaseId, WhoId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One recipient of one confirmed dispatch, as the trail knows them."""

    at: datetime
    case: CaseId | None
    whom: WhoId | None
    destination: str = ""


class Sent(Protocol):
    """What may be asked of what was confirmed before at this desk."""

    def of_content(self, content_hash: str) -> tuple[Sending, ...]:
        """Give every recipient to whom the same pages went as a letter, the newest first."""

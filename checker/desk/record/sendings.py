"""What was confirmed before at this desk, by the digest of its pages, and to which destinations."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from checker.audit.canonical import Json
from checker.audit.entry import Act, read_body
from checker.audit.trail import Trail
from checker.model import CaseId, Result, Sending, WhoId

MOST_REMEMBERED = 3000
"""So many confirmed letters are looked back on: a year or more of one person's."""


@dataclass
class Sendings:
    """Everything that went out, as far as it is known. It grows with each confirmed letter."""

    _letters: dict[str, list[Sending]] = field(default_factory=dict)
    _destinations: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, trail: Trail) -> "Sendings":
        """Read the last confirmed letters of a trail; of closed cases nothing can be read any more.

        Raises:
            TrailError: the trail cannot be read.
        """
        found = cls()
        bodies = ((entry, read_body(entry.body)) for entry in trail.entries(newest_first=True))
        last = list(islice((one for one in bodies if one[1].act is Act.RELEASE), MOST_REMEMBERED))
        last.reverse()
        beside = trail.disclosed_by_each(entry for entry, _ in last)
        for (_, body), opened in zip(last, beside, strict=True):
            told = {one.name: one.value for one in opened}
            found._keep_told(told, datetime.fromtimestamp(body.t / 1000, UTC))
        return found

    def keep(self, result: Result, at: datetime) -> None:
        """Keep what was confirmed just now."""
        case = None if result.case is None else result.case.id
        letter = result.documents[0].content_hash if result.documents else ""
        sent = [
            Sending(at=at, case=case, whom=one.id, destination=one.destination)
            for one in result.recipients
        ]
        self.keep_letter(letter, sent)

    def keep_letter(self, content_hash: str, sent: Iterable[Sending]) -> None:
        """Keep to whom the pages of a letter went."""
        went = tuple(sent)
        if content_hash:
            self._letters.setdefault(content_hash, []).extend(went)
        self._destinations |= {_destination(one.case, one.whom, one.destination) for one in went}

    def of_content(self, content_hash: str) -> tuple[Sending, ...]:
        """Give every recipient to whom the same pages went as a letter, the newest first."""
        return tuple(reversed(self._letters.get(content_hash, ())))

    def has_all(self, result: Result) -> bool:
        """Say whether something was confirmed before to every destination of a result."""
        case = None if result.case is None else str(result.case.id)
        going = {_destination(case, one.id, one.destination) for one in result.recipients}
        return going <= self._destinations

    def _keep_told(self, told: dict[str, Json], at: datetime) -> None:
        """Keep what an entry has beside it: the case, the recipients, the digests of its files."""
        case, recipients, files = (told.get(name) for name in ("case", "recipients", "files"))
        sent = [
            Sending(
                at=at,
                case=CaseId(case) if isinstance(case, str) else None,
                whom=WhoId(whom) if isinstance(whom := one.get("id"), str) else None,
                destination=str(one.get("destination") or ""),
            )
            for one in _objects(recipients)
        ]
        letter = next((one.get("content") for one in _objects(files)), "")
        self.keep_letter(letter if isinstance(letter, str) else "", sent)


def _objects(told: Json) -> Iterable[dict[str, Json]]:
    items = told if isinstance(told, list | tuple) else ()
    return [one for one in items if isinstance(one, dict)]


def _destination(*parts: object) -> str:
    return json.dumps([None if part is None else str(part) for part in parts])

"""What this person asked of leads, read from their own record, and who may have answered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from checker.audit.acts import Act, Out
from checker.audit.canonical import Json
from checker.audit.leaf import SIGNATURE_BYTES
from checker.audit.signing import is_signed
from checker.audit.trail import Trail
from checker.desk.record.exchanging import Colleague, Told, told_of
from checker.model import Bound, Document, TraceKind
from checker.protocol.messages import REQUEST_HOURS, Role
from checker.protocol.seconding import BOUND, BoundTo
from checker.settings import Staff
from checker.shapes import convert

HOURS_MS: Final = REQUEST_HOURS * 3_600_000
_DAYS_MS: Final = 14 * 24 * 3_600_000
_SKEW_MS: Final = 300_000
_AUTHORS: Final = frozenset(("author", "last editor"))


@dataclass
class Asks:
    """The asks of one log in the last two weeks. Read as far as it goes, then only what is new."""

    trail: Trail
    asked: dict[str, Told] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    """Which were withdrawn, or ended by themselves."""
    released: list[tuple[int, Json]] = field(default_factory=list)
    """Letters that were confirmed since: when, and which files."""
    _seen: int = 0

    def read(self, now_ms: int) -> None:
        """Read what was written since.

        Raises:
            TrailError: It cannot be read.
        """
        newest = self.trail.entries(most=1, newest_first=True)
        since, began = now_ms - _DAYS_MS, bool(self.asked)
        for one in told_of(self.trail, (Act.ASK_SECOND,), since, after=self._seen):
            self._take(one)
        if self.asked:  # by number from the first ask on, whatever the clock said at an end
            first = min(one.body.seq for one in self.asked.values())
            after = self._seen if began else first
            for one in told_of(self.trail, (Act.CANCEL, Act.RELEASE), after=after):
                self._take(one)
        self._seen = newest[0].seq if newest else 0

    def is_used(self, ask: Told) -> bool:
        """Say whether exactly these files were confirmed after it was asked."""
        files = ask.told.get("files")
        return any(at > ask.body.seq and told == files for at, told in self.released)

    def _take(self, one: Told) -> None:
        if one.body.act is Act.ASK_SECOND:
            self.asked[one.hash] = one
        elif one.body.act is Act.CANCEL and one.body.about:
            self.ended[one.body.about] = one.body.event.kind if one.body.event else "withdrawn"
        elif one.body.act is Act.RELEASE:
            self.released.append((one.body.seq, one.told.get("files")))


def bound_to(ask: Told) -> BoundTo | None:
    """Give for what exactly an ask is; None where what lay beside it was erased."""
    try:
        return convert(ask.told.get(BOUND), BoundTo)
    except msgspec.ValidationError:
        return None


def bound_of(told: Json) -> BoundTo:
    """Read for what exactly an ask is.

    Raises:
        msgspec.ValidationError: It is something else.
    """
    return convert(told, BoundTo)


def holds_for(told: BoundTo, bound: Bound) -> bool:
    """Say whether an ask is about exactly this letter, recipient, way and record."""
    return (told.files, told.recipients, told.channel, told.snapshot) == (
        tuple(bound.files),
        tuple(str(one) for one in bound.recipients),
        bound.channel.value,
        bound.snapshot,
    )


def answered(
    ask: Told, answers: Iterable[Told], people: Sequence[Colleague]
) -> tuple[Told, Colleague] | None:
    """Give the answer that counts, verified: one that returned it before one that released it.

    It is of a lead of the asker's team, enrolled and signed; neither of whoever checked the letter
    nor of whoever seems to have written it; about this ask; and in time. It released only where
    the lead picked the same recipient unasked.
    """
    own = next((one for one in people if one.log == ask.body.log), None)
    to = bound_to(ask)
    if own is None or to is None:
        return None
    found = []
    for answer in answers:
        if answer.body.about != ask.hash or answer.body.act is not Act.ANSWER_SECOND:
            continue
        lead = next((one for one in people if one.log == answer.body.log), None)
        if lead is None or not _is_answer_of(answer, lead):
            continue
        other = lead.actor not in {own.actor, ask.body.actor, *to.authors}
        in_time = -_SKEW_MS <= answer.body.t - ask.body.t <= HOURS_MS + _SKEW_MS
        if lead.role is Role.LEAD and lead.team == own.team and other and in_time:
            found.append((answer, lead))
    held = [one for one in found if is_returned(one[0])]
    return next(iter(held or [one for one in found if is_released(one[0])]), None)


def is_released(answer: Told) -> bool:
    """Say whether an answer lets a letter go: the recipient was picked blind, and agrees."""
    body = answer.body
    event = body.event
    told = event is not None and event.kind == "released" and event.codes.get("agrees") == "yes"
    return body.out is Out.RELEASED and told


def is_returned(answer: Told) -> bool:
    """Say whether an answer gives a letter back."""
    body = answer.body
    return body.out is Out.HELD and body.event is not None and body.event.kind == "returned"


def authors_of(documents: Sequence[Document], staff: Sequence[Staff]) -> tuple[str, ...]:
    """Give those of the staff who seem to have written it, by its details or its signature."""
    written = {" ".join(one.casefold().split()) for one in _written(documents)}
    return tuple(one.id for one in staff if " ".join(one.name.casefold().split()) in written)


def _written(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        for trace in document.traces:
            if trace.kind is TraceKind.METADATA and trace.name in _AUTHORS:
                yield trace.text
        for line in document.lines:
            if line.hidden is None:
                yield line.text.strip(" ,.")


def _is_answer_of(answer: Told, lead: Colleague) -> bool:
    signature, body = answer.leaf[:SIGNATURE_BYTES], answer.leaf[SIGNATURE_BYTES:]
    return answer.body.actor == lead.actor and is_signed(lead.key, body, signature)

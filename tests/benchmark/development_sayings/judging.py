"""Sayings put into real letters, and what the checks say of each."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from checker.model import Case, Channel, Finding, Organisation, Severity
from checker.practice.draft import Draft
from checker.practice.letters import MadeLetter
from checker.practice.writing_docx import docx_bytes
from tests.benchmark import measuring
from tests.benchmark.development_sayings import family
from tests.benchmark.development_sayings.sayings import RECORD, Saying, Sayings

FRAME: Final = Draft(
    letterhead=("Family Advisory Service", "40 Station Road", "Wexcombe", "XX6 9LM"),
    date="27 November 2026",
    reference="Our reference: WX26P00999",
    paragraphs=(
        "I write about the work that I am doing for the court.",
        "You can reach me at the office on any weekday.",
    ),
    closing=("Yours sincerely", "", RECORD["adviser"], "Family Court Adviser"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One saying, whether it is wrong, and whether its code was raised on its letter.

    `shown` holds the codes of everything more than a note that was raised beside it.
    """

    code: str
    saying: Saying
    wrong: bool
    raised: bool
    severity: Severity | None
    shown: tuple[str, ...]

    @property
    def half(self) -> str:
        """Give "a" or "b", the same on every machine: a is tuned on, b is for judging."""
        return half_of(self.saying)

    @property
    def good(self) -> bool:
        """Say whether a wrong one was found, or a right one let be."""
        return self.raised is self.wrong


def half_of(saying: Saying) -> str:
    """Give the half in which a saying is, by its words alone."""
    return "ab"[hashlib.sha256(saying.text.encode()).digest()[0] % 2]


@contextmanager
def opened() -> Iterator[measuring.World]:
    """Open the family's record and the policy as they are opened from files."""
    with measuring.opened((family.case(),)) as world:
        yield replace(world, policy=family.policy(world.policy))


def judged(sayings: Iterable[Sayings], world: measuring.World, half: str = "") -> Iterator[Judged]:
    """Judge sayings, each in a letter of its own; with `half` only those of one half."""
    (record,) = world.cases.cases
    for several in sayings:
        for wrong, some in ((True, several.wrong), (False, several.right)):
            for saying in some:
                if half in {"", half_of(saying)}:
                    yield _judged(several.code, saying, world, record, wrong=wrong)


def letter(saying: Saying, record: Case) -> MadeLetter:
    """Write the letter in which a saying stands, as a Word file."""
    reader = record.who(family.READERS[saying.to])
    if reader is None:
        raise LookupError(saying.to)
    body = isinstance(reader, Organisation)
    first, *others = FRAME.paragraphs
    draft = replace(
        FRAME,
        addressee=(reader.formal_name,),
        address=reader.addresses[0].written(),
        salutation="Dear Sir or Madam" if body else f"Dear {reader.called}",
        paragraphs=(first, saying.filled(), *others),
    )
    return MadeLetter(
        name="letter.docx",
        data=docx_bytes(draft),
        kind="docx",
        case=record.id,
        recipient=reader.id,
        channel=Channel.POST,
        expects=(),
        text=draft.text,
    )


def _judged(
    code: str, saying: Saying, world: measuring.World, record: Case, *, wrong: bool
) -> Judged:
    found = measuring.check(letter(saying, record), world, now=family.NOW)
    grave: tuple[Finding, ...] = tuple(one for one in found if one.severity is not Severity.NOTE)
    mine = [one for one in grave if one.code == code]
    return Judged(
        code=code,
        saying=saying,
        wrong=wrong,
        raised=bool(mine),
        severity=mine[0].severity if mine else None,
        shown=tuple(sorted({one.code for one in grave})),
    )

"""One reason not to send yet, with its evidence, and the result of a whole check."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from checker.model.case import CaseId
from checker.model.dispatch import Recipient
from checker.model.document import Box, Document, Part, Span


class Severity(StrEnum):
    """What a finding asks of people."""

    NOTE = "note"
    CHECK = "check"
    STOP = "stop"


class Release(StrEnum):
    """What may let a letter with the finding go, weakest first."""

    NONE = "none"
    ACKNOWLEDGE = "acknowledge"
    FIX = "fix"
    SECOND_PERSON = "second-person"
    NEVER = "never"


class Verdict(StrEnum):
    """The gravest severity found."""

    CLEAR = "clear"
    CHECK = "check"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the dispatch a finding stands. All None for what stands in no file.

    `also` gives the other spans of the same part in which the same thing is found.
    """

    file: str | None = None
    part: Part | None = None
    page: int | None = None
    box: Box | None = None
    span: Span | None = None
    hidden: bool = False
    also: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give every span in which it is found, the one to go to first."""
        return () if self.span is None else (self.span, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the letter says, what the record says, and whose data it is.

    `masked` is True when the values are protected: every letter and digit is shown as a dot
    unless somebody with the right to see them asks.
    """

    letter: str = ""
    record: str = ""
    about: tuple[str, ...] = ()
    masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason not to send yet. `code` is of `spec/findings.md`; `whom` must not get it."""

    code: str
    severity: Severity
    release: Release
    title: str
    detail: str = ""
    actions: tuple[str, ...] = ()
    place: Place = Place()
    evidence: Evidence = Evidence()
    whom: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Give a name for this finding that is the same when the same letter is checked again.

        Two findings at no place differ by whose they are and by what the letter says, so that
        the reason given for one never stands for the other. No file name stands in it.
        """
        place = self.place
        told = (
            self.code,
            place.file,
            place.part,
            place.span,
            self.evidence.about,
            self.whom,
            self.evidence.letter,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSeen:
    """Which record a check compared with, and how old it was."""

    id: CaseId
    snapshot: str
    age_seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a check looked at: counts only."""

    rules: int
    rules_off: tuple[str, ...]
    files: int
    pages: int
    names: int
    addresses: int
    people_in_index: int
    names_by: tuple[str, ...] = ("record", "grammar")
    """How people were looked for; "model" is missing where the language model could not be asked,
    and is "model, in part" where a file was too long for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """How long a check took, in milliseconds."""

    read: float = 0.0
    extract: float = 0.0
    check: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything one check found. `settled` is False while slower looks are still to come.

    `mode` is the policy's: in "monitor" what is found is recorded, and nothing is asked.
    """

    verdict: Verdict
    release: Release
    case: CaseSeen | None
    recipients: tuple[Recipient, ...]
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    compared: Compared
    policy: str
    took: Took = Took()
    settled: bool = True
    mode: str = "enforce"

"""Findings, settled results and a small case, as the decision meets them."""

from dataclasses import replace
from datetime import date

from checker.decision import Answer, Friction
from checker.model import (
    Acknowledgement,
    Case,
    CaseId,
    CaseSeen,
    Channel,
    Compared,
    Confidential,
    Document,
    FileKind,
    Finding,
    Organisation,
    Person,
    PostalAddress,
    Reason,
    Recipient,
    Release,
    Result,
    Severity,
    Sha256,
    Verdict,
    WhoId,
)

TODAY = date(2026, 11, 23)
ERIN = WhoId("P1")
LETTER = Document(name="letter.docx", kind=FileKind.DOCX, size=1, sha256=Sha256("a" * 64))
INSIDE = replace(LETTER, name="letter.docx/x", sha256=Sha256("b" * 64), parent="letter.docx")
HOME = PostalAddress(
    id="A1",
    lines=("14 Orchard Close",),
    postcode="XX1 4AB",
    confidential=Confidential.NO,
    last_confirmed_on=date(2026, 11, 1),
)
BY_POST = Recipient(id=ERIN, name="Ms Erin Hale", via=Channel.POST, destination="A1")
BY_EMAIL = Recipient(id=ERIN, name="Erin", via=Channel.EMAIL, destination="e.hale@hale.example")


def finding(severity: Severity, release: Release, code: str = "salutation.mismatch") -> Finding:
    """Build a finding with a title."""
    return Finding(code=code, severity=severity, release=release, title="The greeting differs")


CHECK = finding(Severity.CHECK, Release.ACKNOWLEDGE)
STOP = finding(Severity.STOP, Release.SECOND_PERSON, "address.previous")
GAP = finding(Severity.STOP, Release.FIX, "template.gap")
REFUGE = finding(Severity.STOP, Release.NEVER, "protected.refuge")
NOTE = finding(Severity.NOTE, Release.NONE, "hidden.metadata")


def result(*findings: Finding, to: tuple[Recipient, ...] = (BY_POST,)) -> Result:
    """Build a settled result with these findings."""
    return Result(
        verdict=Verdict.CLEAR,
        release=Release.NONE,
        case=CaseSeen(id=CaseId("C-1"), snapshot="sha256:1", age_seconds=60),
        recipients=to,
        documents=(LETTER, INSIDE),
        findings=findings,
        compared=Compared(
            rules=1, rules_off=(), files=1, pages=1, names=0, addresses=1, people_in_index=0
        ),
        policy="sha256:2",
    )


def record(*addresses: PostalAddress, body: Organisation | None = None) -> Case:
    """Build a case in which Erin has these addresses."""
    return Case(
        id=CaseId("C-1"),
        snapshot="sha256:1",
        people=(Person(id=ERIN, addresses=addresses or (HOME,)),),
        organisations=(body,) if body else (),
    )


def kept(one: Finding, reason: Reason = Reason.EXPECTED, words: str = "") -> Acknowledgement:
    """Build the acknowledgement of a finding."""
    return Acknowledgement(
        finding=one.key, code=one.code, severity=one.severity.value, reason=reason, words=words
    )


GRAVE = Friction(level=3, choose_recipient=True, answer=Answer.POSTCODE, masked=True, hold=True)

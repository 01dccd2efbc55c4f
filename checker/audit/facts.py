"""A check's result as an entry's facts, all codes and counts, and apart what may be disclosed."""

import re
from collections.abc import Iterable

from checker.audit.canonical import Json
from checker.audit.entry import At, Facts, FileFacts, Found, Out, RecordFacts
from checker.model import Acknowledgement, Document, Finding, Place, Result

_A_ROLE = re.compile(r"[a-z][a-z0-9_]{0,39}|")


def facts_of(
    result: Result,
    *,
    out: Out | None = None,
    acknowledgements: Iterable[Acknowledgement] = (),
    team: str = "",
    tenure: str = "",
    mode: str = "",
    about: str | None = None,
) -> Facts:
    """Give what an entry says about a result.

    Args:
        result: What the check found.
        out: How it came out; by default the verdict.
        acknowledgements: What was kept, with the reason's code.
        team: The team's pseudonym.
        tenure: The band of how long this person has worked here: "3-12m".
        mode: The policy's mode.
        about: The leaf hash (64 hex) of the entry that this one answers.
    """
    kept = {one.finding: one for one in acknowledgements}
    order = {doc.name: number for number, doc in enumerate(result.documents)}
    return Facts(
        out=out or Out(result.verdict.value),
        team=team,
        tenure=tenure,
        findings=tuple(_found(one, kept.get(one.key), order) for one in result.findings),
        about=about,
        files=tuple(_file(doc) for doc in result.documents),
        mode=mode,
        off=result.compared.rules_off,
        policy=result.policy,
        record=RecordFacts(
            snap=result.case.snapshot,
            age=None if result.case.age_seconds is None else max(0, result.case.age_seconds),
        )
        if result.case
        else None,
        to=tuple(_role(recipient.role) for recipient in result.recipients),
        via=result.recipients[0].via.value if result.recipients else "",
    )


def disclosed_by(
    result: Result, acknowledgements: Iterable[Acknowledgement] = ()
) -> tuple[tuple[str, Json], ...]:
    """Give what is kept beside the entry: case, recipients, file digests, reasons in words."""
    words: list[Json] = [
        {"code": one.code, "words": one.words} for one in acknowledgements if one.words
    ]
    recipients: list[Json] = [
        {"destination": one.destination, "field": one.field, "id": one.id}
        for one in result.recipients
    ]
    files: list[Json] = [
        {"content": doc.content_hash, "sha256": doc.sha256} for doc in result.documents
    ]
    told: tuple[tuple[str, Json], ...] = (
        ("case", result.case.id if result.case else None),
        ("recipients", recipients),
        ("files", files),
    )
    return (*told, ("reasons", words)) if words else told


def _found(finding: Finding, kept: Acknowledgement | None, order: dict[str, int]) -> Found:
    return Found(
        code=finding.code,
        sev=finding.severity.value,
        ack=kept.reason.value if kept else None,
        at=_at(finding.place, order),
        secs=round(kept.seconds_on_screen) if kept else None,
    )


def _at(place: Place, order: dict[str, int]) -> At | None:
    at = At(
        file=order.get(place.file) if place.file is not None else None,
        page=place.page,
        part=place.part.value if place.part else "",
        hidden=place.hidden,
    )
    return None if at == At() else at


def _role(told: str) -> str:
    """Give a role as a code; whatever a case system says in free words is "other"."""
    return told if _A_ROLE.fullmatch(told) else "other"


def _file(doc: Document) -> FileFacts:
    return FileFacts(
        kind=doc.kind.value,
        bytes=doc.size,
        pages=len(doc.pages) or None,
        read=doc.read.value,
    )

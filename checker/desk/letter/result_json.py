"""A result as JSON: `letterlock/check-result/1`, the contract with other programs."""

import msgspec

from checker import RULES_VERSION, __version__
from checker.desk.letter.masking import shown
from checker.model import Document, Finding, Recipient, Result, Took

SCHEMA = "letterlock/check-result/1"
Json = dict[str, object]


def to_json(result: Result, *, reveal: bool) -> bytes:
    """Give the result as one JSON object. Protected values are masked unless `reveal`."""
    compared = result.compared
    case = result.case
    body: Json = {
        "schema": SCHEMA,
        "verdict": result.verdict,
        "release": result.release,
        "case": None
        if case is None
        else {"id": case.id, "snapshot": case.snapshot, "age_seconds": case.age_seconds},
        "recipients": [_recipient(one) for one in result.recipients],
        "files": [_file(document) for document in result.documents],
        "findings": [_finding(finding, reveal=reveal) for finding in result.findings],
        "checked": {
            "rules": compared.rules,
            "rules_off": compared.rules_off,
            "files": compared.files,
            "pages": compared.pages,
            "names": compared.names,
            "addresses": compared.addresses,
            "people_in_index": compared.people_in_index,
            "names_by": compared.names_by,
            "mode": result.mode,
        },
        "version": {"letterlock": __version__, "rules": RULES_VERSION, "policy": result.policy},
        "milliseconds": _took(result.took),
    }
    return msgspec.json.format(msgspec.json.encode(body), indent=2)


def _recipient(one: Recipient) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "via": one.via,
        "destination": one.destination or None,
    }


def _file(document: Document) -> Json:
    return {
        "name": document.name,
        "kind": document.kind,
        "bytes": document.size,
        "sha256": document.sha256,
        "content_hash": document.content_hash,
        "pages": len(document.pages) or None,
        "read": document.read,
        "parts": document.parts(),
        "parent": document.parent,
    }


def _finding(finding: Finding, *, reveal: bool) -> Json:
    evidence = shown(finding, reveal=reveal)
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "release": finding.release,
        "title": finding.title,
        "detail": finding.detail,
        "actions": finding.actions,
        "file": place.file,
        "part": place.part,
        "page": place.page,
        "box_mm": None if place.box is None else [round(edge, 1) for edge in place.box],
        "text_span": place.span,
        "hidden": place.hidden,
        "for": finding.whom,
        "evidence": {
            "letter": evidence.letter,
            "record": evidence.record,
            "about": evidence.about,
            "masked": evidence.masked and not reveal,
        },
    }


def _took(took: Took) -> Json:
    return {
        "read": round(took.read),
        "extract": round(took.extract),
        "check": round(took.check),
        "total": round(took.total),
    }

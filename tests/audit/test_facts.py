"""A check's result becomes codes, counts and places; what is a person's goes beside them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import msgspec

from checker.audit.entry import Act, At, Out, read_body
from checker.audit.facts import disclosed_by, facts_of
from checker.model import (
    Acknowledgement,
    CaseId,
    CaseSeen,
    Channel,
    Compared,
    Document,
    Evidence,
    FileKind,
    Finding,
    Page,
    Part,
    Place,
    Reason,
    Recipient,
    Release,
    Result,
    Severity,
    Sha256,
    Verdict,
    WhoId,
)
from tests.builders.trails import NOON_MS, open_trail

LETTER = Document(
    name="Letter to Erin Hale.docx",
    kind=FileKind.DOCX,
    size=18211,
    sha256=Sha256("a" * 64),
    content_hash="b" * 64,
    pages=(Page(number=1, width_mm=210, height_mm=297),),
)
OLD_ADDRESS = Finding(
    code="address.previous",
    severity=Severity.STOP,
    release=Release.SECOND_PERSON,
    title="This address was replaced on 3 May",
    detail="The letter uses Ms Hale's old address.",
    place=Place(file=LETTER.name, part=Part.BODY, page=1, box=(1.5, 2.0, 3.0, 4.0), span=(0, 62)),
    evidence=Evidence(letter="14 Orchard Close, XX1 4AB", about=("P1",)),
)
AUTHOR = Finding(
    code="hidden.metadata",
    severity=Severity.CHECK,
    release=Release.ACKNOWLEDGE,
    title="Ben Moss wrote this file",
)
RESULT = Result(
    verdict=Verdict.STOP,
    release=Release.SECOND_PERSON,
    case=CaseSeen(id=CaseId("C-0001"), snapshot="sha256:" + "c" * 64, age_seconds=172800),
    recipients=(
        Recipient(
            id=WhoId("P1"),
            name="Ms Erin Hale",
            role="applicant",
            via=Channel.POST,
            destination="A1",
        ),
    ),
    documents=(LETTER,),
    findings=(OLD_ADDRESS, AUTHOR),
    compared=Compared(
        rules=84,
        rules_off=("window.shows-more",),
        files=1,
        pages=1,
        names=2,
        addresses=1,
        people_in_index=0,
    ),
    policy="sha256:" + "d" * 64,
)
KEPT = Acknowledgement(
    finding=AUTHOR.key,
    code=AUTHOR.code,
    severity="check",
    reason=Reason.OTHER,
    words="Ben is our own colleague",
    seconds_on_screen=4.6,
)


def test_an_entry_says_all_that_it_must() -> None:
    """Codes, severities, places, reasons, seconds, files, record, policy, what was not checked."""
    facts = facts_of(RESULT, acknowledgements=[KEPT], team="t-04", tenure="3-12m", mode="enforce")

    assert json.loads(msgspec.json.encode(facts)) == {
        "out": "stop",
        "team": "t-04",
        "tenure": "3-12m",
        "findings": [
            {
                "code": "address.previous",
                "sev": "stop",
                "at": {"file": 0, "page": 1, "part": "body"},
            },
            {"code": "hidden.metadata", "sev": "check", "ack": "other", "secs": 5},
        ],
        "about": None,
        "files": [{"kind": "docx", "bytes": 18211, "pages": 1}],
        "mode": "enforce",
        "off": ["window.shows-more"],
        "policy": "sha256:" + "d" * 64,
        "record": {"snap": "sha256:" + "c" * 64, "age": 172800},
        "to": ["applicant"],
        "via": "post",
        "key": None,
        "resumes": None,
        "by": [],
        "enrolled": None,
        "erased": [],
        "forked": None,
        "revoked": None,
        "event": None,
    }


def test_nothing_of_a_person_gets_into_the_entry(tmp_path: Path) -> None:
    """No name, address, file name or free text of the letter stands in the signed bytes."""
    trail = open_trail(tmp_path)

    receipt = trail.append(
        Act.RELEASE,
        facts_of(RESULT, out=Out.RELEASED, acknowledgements=[KEPT], about="e" * 64),
        disclosures=disclosed_by(RESULT, [KEPT]),
        case="C-0001",
        t_ms=NOON_MS,
        mono_ms=1,
    )

    entry = trail.entry(receipt.seq)
    assert entry is not None
    # The digests are left out: among random letters a short word may stand by chance.
    said = re.sub(r'"sd":\[[^]]*\]', "", entry.body.decode())
    for secret in (
        "Erin",
        "Hale",
        "Orchard",
        "XX1",
        "C-0001",
        "Ben",
        "P1",
        "A1",
        "a" * 64,
        "Letter",
    ):
        assert secret not in said
    assert read_body(entry.body).about == "e" * 64
    shown = {one.name: one.value for one in trail.disclosed(receipt.seq)}
    assert shown == {
        "case": "C-0001",
        "recipients": [{"destination": "A1", "field": "to", "id": "P1"}],
        "files": [{"content": "b" * 64, "sha256": "a" * 64}],
        "reasons": [{"code": "hidden.metadata", "words": "Ben is our own colleague"}],
    }
    digests = json.loads(entry.body)["sd"]
    assert digests == sorted(digests)


def test_a_role_in_free_words_is_told_as_another_role() -> None:
    """Case systems hold odd things in a role; none of it gets into an entry."""
    aunt = replace(RESULT.recipients[0], role="Erin Hale's aunt")

    assert facts_of(replace(RESULT, recipients=(aunt,))).to == ("other",)


def test_a_check_without_a_record_and_recipients_is_recorded_too() -> None:
    """What could not be compared is an entry like any other."""
    bare = replace(RESULT, case=None, recipients=(), findings=(), verdict=Verdict.CHECK)

    facts = facts_of(bare)

    assert (facts.out, facts.record, facts.to, facts.via) == (Out.CHECK, None, (), "")
    assert disclosed_by(bare) == (
        ("case", None),
        ("recipients", []),
        ("files", [{"content": "b" * 64, "sha256": "a" * 64}]),
    )


def test_a_record_of_unknown_age_and_one_from_the_future_have_an_age_that_can_be_written() -> None:
    """A clock that runs behind gives no negative age."""

    def age(seconds: int | None) -> int | None:
        seen = CaseSeen(id=CaseId("C-1"), snapshot="sha256:" + "c" * 64, age_seconds=seconds)
        record = facts_of(replace(RESULT, case=seen)).record
        assert record is not None
        return record.age

    assert (age(None), age(-5), age(7)) == (None, 0, 7)


def test_a_finding_in_a_file_that_is_not_there_still_has_its_page() -> None:
    """A place in a file inside another is told by its page and part."""
    inside = replace(OLD_ADDRESS, place=Place(file="gone.docx", page=2, hidden=True))

    (found,) = facts_of(replace(RESULT, findings=(inside,))).findings

    assert found.at == At(page=2, hidden=True)

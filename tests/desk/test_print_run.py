"""A print run given to the command line with the recipients of its letters."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from checker.desk.calls.once import Request, check_once
from checker.model import Channel, Severity, WhoId
from checker.practice.record import to_record
from checker.practice.writing_pdf import pdf_bytes
from checker.worker.parent import Readers
from tests.builders.cases import case
from tests.checks.test_merged_letters import FATHERS, HERS, HIS, MINE, draft

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def stops(tmp_path: Path, run: bytes, *to: str) -> set[tuple[str, tuple[str, ...]]]:
    """Check a PDF as the command line does, and give its Stops and whom each concerns."""
    cases, file = tmp_path / "cases", tmp_path / "merged.pdf"
    cases.mkdir(exist_ok=True)
    (cases / "case.json").write_text(json.dumps(to_record(case())), encoding="utf-8")
    file.write_bytes(run)
    request = Request(
        files=(file,),
        case="XX26P00001",
        recipients=tuple(WhoId(one) for one in to),
        channel=Channel.POST,
        cases=cases,
        now=NOW,
    )
    found = check_once(request, Readers(spares=0), progress=lambda _: None).findings
    return {(one.code, one.whom) for one in found if one.severity is Severity.STOP}


def test_each_letter_of_a_run_is_held_against_its_own_recipient(tmp_path: Path) -> None:
    """Right letters are right, and the one that goes to the wrong address is its recipient's."""
    right = pdf_bytes(replace(HERS, then=(FATHERS,)))
    wrong = pdf_bytes(replace(HERS, then=(draft((HIS[0], *MINE[1:]), "Mr Davies"),)))
    assert not stops(tmp_path, right, "P1", "P2")
    assert ("address.other-person", ("P2",)) in stops(tmp_path, wrong, "P1", "P2")
    assert ("pages.foreign", ("P1",)) in stops(tmp_path, right, "P1")

"""Case records from files: what loads, what is refused, and what is said about it."""

import hashlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from checker.cases.files import open_cases
from checker.cases.loaded import LoadedCases
from checker.errors import CaseSourceError
from checker.model import EVERYONE, Confidential, WhoId

Json = dict[str, Any]


def record(number: str = "C-1", **changes: object) -> Json:
    """Build a small record; a changed key replaces the one here."""
    return {
        "schema": "letterlock/case-record/1",
        "case": {
            "id": number,
            "references": [{"kind": "familyman", "value": f"XX26P-{number}"}],
            "synced_at": "2026-11-20T09:00:00Z",
        },
        "people": [
            {
                "id": "P1",
                "first_name": "Erin",
                "last_name": "Hale",
                "addresses": [{"id": "A1", "lines": ["14 Orchard Close"], "postcode": "XX1 4AB"}],
                "contacts": [{"kind": "email", "value": "e.hale@mail.example"}],
            },
            {"id": "P2", "first_name": "Tom", "last_name": "Reyes"},
        ],
        "organisations": [{"id": "O1", "name": "Marlow & Finch", "kind": "law_firm"}],
        "parties": [{"who": "P1", "role": "applicant", "from": "2026-02-01", "to": None}],
        "relationships": [{"from": "P1", "to": "P2", "kind": "mother"}],
        "restrictions": [
            {"id": "R1", "subject": "P1", "what": ["address"], "from": ["P2"], "basis": "c8"}
        ],
    } | changes


def loaded(folder: Path, *records: Json) -> LoadedCases:
    """Write records into a folder, a file each, and open it."""
    for number, one in enumerate(records):
        (folder / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")
    return open_cases(folder)


def test_a_record_becomes_a_case(tmp_path: Path) -> None:
    """Every key of a record stands in its case, `from` and `to` included."""
    (case,) = loaded(tmp_path, record()).cases

    assert case.people[0].formal_name == "Erin Hale"
    assert case.people[0].addresses[0].written() == ("14 Orchard Close", "XX1 4AB")
    assert case.parties[0].since == date(2026, 2, 1)
    assert case.relationships[0].target == "P2"
    assert case.restrictions[0].hidden_from == ("P2",)


@pytest.mark.parametrize(
    ("given", "held"),
    [
        pytest.param({}, Confidential.UNKNOWN, id="absent"),
        pytest.param({"confidential": ""}, Confidential.UNKNOWN, id="blank"),
        pytest.param({"confidential": None}, Confidential.UNKNOWN, id="null"),
        pytest.param({"confidential": "unknown"}, Confidential.UNKNOWN, id="unknown"),
        pytest.param({"confidential": "no"}, Confidential.NO, id="no"),
        pytest.param({"confidential": "c8"}, Confidential.C8, id="C8"),
    ],
)
def test_confidential_is_no_only_when_the_record_says_no(
    tmp_path: Path, given: Json, held: Confidential
) -> None:
    """Blank or absent is unknown, and unknown protects."""
    person = {"id": "P1", "addresses": [{"id": "A1"} | given]}
    changed = record(people=[person], restrictions=[], relationships=[])

    (case,) = loaded(tmp_path, changed).cases

    assert case.people[0].addresses[0].confidential is held
    assert held.protects is (held is not Confidential.NO)


def test_a_missing_key_is_unknown_and_never_no(tmp_path: Path) -> None:
    """A record with nothing but ids loads, and says nothing that was not said."""
    bare = {"case": {"id": "C-1"}, "people": [{"id": "P1", "addresses": [{"id": "A1"}]}]}

    (case,) = loaded(tmp_path, bare).cases

    address = case.people[0].addresses[0]
    assert (address.safe_to_post, case.people[0].preferences.no_post) == (None, None)
    assert case.synced_at is None


def test_a_restriction_that_says_not_what_or_from_whom_protects_everything_from_everyone(
    tmp_path: Path,
) -> None:
    """What a restriction leaves out is read so that it protects."""
    (case,) = loaded(tmp_path, record(restrictions=[{"id": "R1", "subject": "P1"}])).cases

    assert case.restrictions[0].what == ("everything",)
    assert case.restrictions[0].hidden_from == (EVERYONE,)


@pytest.mark.parametrize("basis", ["refuge", "adoption_serial"])
def test_a_refuge_or_an_adoption_is_never_released(tmp_path: Path, basis: str) -> None:
    """The ground decides, whatever the file says of release."""
    held = {"id": "R1", "subject": "P1", "basis": basis, "release": "second-person"}

    (case,) = loaded(tmp_path, record(restrictions=[held])).cases

    assert case.restrictions[0].release == "never"


@pytest.mark.parametrize(
    ("changes", "path", "expected"),
    [
        pytest.param(
            {"people": [{"id": "P1"}, {"id": "P2", "title": 3}]},
            "$.people[1].title",
            "text or null",
            id="number for a text",
        ),
        pytest.param(
            {"people": [{"id": "P1", "addresses": [{"id": "A1", "use": "hom"}]}, {"id": "P2"}]},
            "$.people[0].addresses[0].use",
            "one of blank, correspondence, court, home",
            id="no such use",
        ),
        pytest.param(
            {"people": [{"id": "P1", "addresses": [{"id": "A", "confidential": "yes"}]}]},
            "$.people[0].addresses[0].confidential",
            "refuge",
            id="no such confidentiality",
        ),
        pytest.param(
            {"people": [{"id": "P1", "date_of_birth": "03/04/1990"}]},
            "$.people[0].date_of_birth",
            "a date such as 2026-11-20",
            id="date in another form",
        ),
        pytest.param(
            {"people": [{"first_name": "Erin"}]}, "$.people[0].id", "is missing", id="no id"
        ),
        pytest.param(
            {"case": {"id": "C-1", "synced_at": "2026-11-20T09:00:00"}},
            "$.case.synced_at",
            "a time with its zone",
            id="time without a zone",
        ),
        pytest.param({"case": None}, "$.case", "an object", id="no case"),
        pytest.param({"schema": "other/2"}, "$.schema", "letterlock/case-record/1", id="schema"),
        pytest.param(
            {"people": [{"id": "P1"}, {"id": "P2"}, {"id": "P1"}]},
            "$.people[2].id",
            "$.people[0].id",
            id="id used twice",
        ),
        pytest.param(
            {"organisations": [{"id": "P1", "name": "X"}]},
            "$.organisations[0].id",
            "$.people[0].id",
            id="person and organisation share an id",
        ),
        pytest.param(
            {"parties": [{"who": "P9", "role": "applicant"}]},
            "$.parties[0].who",
            "the id of a person or organisation",
            id="party who is not there",
        ),
        pytest.param(
            {"restrictions": [{"id": "R1", "subject": "P1", "from": ["P1", "P02"]}]},
            "$.restrictions[0].from[1]",
            "the id of a person or organisation",
            id="restriction from nobody",
        ),
        pytest.param(
            {"location_clues": [{"for": "P1", "kind": "school", "organisation": "O9"}]},
            "$.location_clues[0].organisation",
            "the id of a person or organisation",
            id="clue that is not there",
        ),
    ],
)
def test_a_record_that_breaks_the_schema_is_refused_with_the_place(
    tmp_path: Path, changes: Json, path: str, expected: str
) -> None:
    """The refusal names file, path and what was expected; the other records still load."""
    cases = loaded(tmp_path, record(**changes), record("C-2"))

    assert [case.id for case in cases.cases] == ["C-2"]
    (refused,) = cases.refused
    assert (refused.file, refused.path) == ("0.json", path)
    assert expected in refused.expected
    assert str(refused).startswith(f"0.json was not loaded: at {path}, expected ")


@pytest.mark.parametrize(
    ("content", "path"),
    [
        pytest.param(b"{", "line 1, column 2", id="cut off"),
        pytest.param(b"\xff\xfe{}", "$", id="not UTF-8"),
        pytest.param(b"[]", "$", id="a list"),
        pytest.param(b'{"case": {"id": "C", "weight": NaN}}', "$", id="not a number"),
        pytest.param(b'{"case": {"id": "C"}, "case": {"id": "D"}}', "$", id="a key twice"),
        pytest.param(b'{"case": {"id": "C", "n": 9007199254740993}}', "$", id="number too long"),
        pytest.param(b'{"case": {"id": "\\ud800"}}', "$", id="half a character"),
        pytest.param(b"[" * 200_000, "$", id="nested without end"),
    ],
)
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes, path: str) -> None:
    """What cannot be parsed is said, and nothing else is lost."""
    (tmp_path / "bad.json").write_bytes(content)

    cases = loaded(tmp_path, record())

    assert [(one.file, one.path) for one in cases.refused] == [("bad.json", path)]
    assert len(cases.cases) == 1


def test_two_records_with_one_id_are_both_refused(tmp_path: Path) -> None:
    """Which of the two is right would be a guess."""
    cases = loaded(tmp_path, record(), record())

    assert cases.cases == ()
    assert [one.file for one in cases.refused] == ["0.json", "1.json"]
    assert "1.json" in cases.refused[0].expected


def test_the_snapshot_is_the_canonical_form_without_synced_at(tmp_path: Path) -> None:
    """Unknown keys count, the time of the last synchronisation and the order of keys do not."""
    first = record(extra={"z": 1.5, "\U0001f600": 1, "\ufb33": [1e-7, 1e22, 100.0, 0.0001]})
    later = dict(reversed(first.items()))
    later["case"] = {**first["case"], "synced_at": "2026-11-21T09:00:00Z"}
    plain = {**first, "case": {k: v for k, v in first["case"].items() if k != "synced_at"}}

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (one,), (other,) = loaded(tmp_path / "a", first).cases, loaded(tmp_path / "b", later).cases

    assert one.snapshot == other.snapshot
    assert one.snapshot == "sha256:" + hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def test_the_snapshot_changes_with_what_the_record_says(tmp_path: Path) -> None:
    """A decision about the old record does not hold for the new one."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    (one,) = loaded(tmp_path / "a", record()).cases
    (other,) = loaded(tmp_path / "b", record(parties=[])).cases

    assert one.snapshot != other.snapshot


@pytest.mark.parametrize("reference", ["XX26P-C-1", "xx26pc1", "XX26P C 1", "C-1"])
def test_a_case_is_found_by_any_reference_however_spaced(tmp_path: Path, reference: str) -> None:
    """Spaces, dashes and capitals do not matter."""
    cases = loaded(tmp_path, record(), record("C-2"))

    found = cases.case(reference)

    assert found is not None
    assert found.id == "C-1"


def test_a_linked_reference_means_the_case_that_has_it_first(tmp_path: Path) -> None:
    """A reference of linked proceedings stands in two cases, and belongs to one."""
    linked = record("C-2")
    references = [{"kind": "familyman", "value": v} for v in ("XX26P-C-2", "XX26P-C-1")]
    linked["case"] = {"id": "C-2", "references": references}
    cases = loaded(tmp_path, record(), linked)

    found = cases.case("XX26P-C-1")

    assert found is not None
    assert found.id == "C-1"


def test_a_reference_of_no_case_finds_nothing(tmp_path: Path) -> None:
    """No case is better than a similar one."""
    assert loaded(tmp_path, record()).case("XX26P-C-9") is None


def test_json_lines_say_which_line_was_refused(tmp_path: Path) -> None:
    """One bad line leaves the others."""
    path = tmp_path / "cases.jsonl"
    lines = [json.dumps(record()), "{", "", json.dumps(record("C-2"))]
    path.write_text("\n".join(lines), encoding="utf-8")

    cases = open_cases(path)

    assert [case.id for case in cases.cases] == ["C-1", "C-2"]
    assert [one.file for one in cases.refused] == ["cases.jsonl, line 2"]


def test_a_single_json_file_is_a_caseload_of_one(tmp_path: Path) -> None:
    """A case can be tried without a folder."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(record()), encoding="utf-8")

    assert len(open_cases(path).cases) == 1


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The sentence names the path and what to do."""
    with pytest.raises(CaseSourceError, match=r"nothing at .*absent.* Choose the folder"):
        open_cases(tmp_path / "absent")


def test_a_folder_without_records_is_said(tmp_path: Path) -> None:
    """An empty folder is not a caseload in which nobody is protected."""
    with pytest.raises(CaseSourceError, match="no case records"):
        open_cases(tmp_path)


def test_a_file_of_another_kind_is_said(tmp_path: Path) -> None:
    """A letter is no caseload."""
    path = tmp_path / "letter.docx"
    path.write_bytes(b"PK")

    with pytest.raises(CaseSourceError, match="is no case record"):
        open_cases(path)


def test_the_ids_of_the_record_stay_as_written(tmp_path: Path) -> None:
    """Somebody is found by their id."""
    (case,) = loaded(tmp_path, record()).cases

    assert case.who(WhoId("P2")) is case.people[1]
    assert case.role_of(WhoId("P1")) == "applicant"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are Linux's and macOS's")
def test_a_record_that_cannot_be_opened_is_refused_and_the_others_load(tmp_path: Path) -> None:
    """A link that leads nowhere, a pipe without an end, and a folder that is called a record."""
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "folder.json").mkdir()

    cases = loaded(tmp_path, record())

    assert list(cases.by_id) == ["C-1"]
    assert [one.file for one in cases.refused] == ["folder.json", "gone.json", "pipe.jsonl"]
    assert all("a file that can be read" in one.expected for one in cases.refused)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name are Linux's and macOS's")
def test_a_table_without_an_end_is_not_waited_for(tmp_path: Path) -> None:
    """The caseload cannot be read, and that is said."""
    (tmp_path / "cases.csv").write_text("id\nC-1\n", encoding="utf-8")
    os.mkfifo(tmp_path / "people.csv")

    with pytest.raises(CaseSourceError, match=r"people\.csv is not a file"):
        open_cases(tmp_path)

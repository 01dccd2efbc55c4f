"""Case records from CSV tables."""

from pathlib import Path

import pytest

from checker.cases.files import open_cases
from checker.model import Confidential

TABLES = {
    "cases.csv": (
        "id,jurisdiction,status,synced_at\nC-1,private_law,open,2026-11-20T09:00:00Z\nC-2,,,\n"
    ),
    "references.csv": "case,kind,value\nC-1,familyman,XX26P00001\nC-1,ccd,1000000000000008\n",
    "notes.csv": 'case,on,text\nC-1,2026-11-18,"Moved, now at 3 Larch Close"\n',
    "people.csv": (
        "case,id,title,first_name,last_name,preferences.channel,preferences.no_post\n"
        "C-1,P1,Ms,Erin,Hale,post,false\nC-1,P2,Mr,Tom,Reyes,,\nC-2,P1,,Si\u00e2n,Vaughan,,\n"
    ),
    "other_names.csv": "case,person,name,kind,do_not_use\nC-1,P1,Erin Moss,previous,true\n",
    "addresses.csv": (
        "case,person,organisation,id,lines,town,postcode,confidential,safe_to_post,also_written\n"
        "C-1,P1,,A1,Flat 2|14 Orchard Close,Exampletown,XX1 4AB,c8,true,2/1 14 Orchard Close\n"
        "C-1,,O1,A2,1 High Street,Exampletown,XX1 1AA,no,,\n"
    ),
    "contacts.csv": "case,person,organisation,kind,value,confidential\nC-1,,O1,dx,DX 1 Town,no\n",
    "organisations.csv": (
        "case,id,name,kind,email_domains\nC-1,O1,Marlow,law_firm,a.example|b.example\n"
    ),
    "parties.csv": "case,who,role,from,to\nC-1,P1,applicant,2026-02-01,\n",
    "relationships.csv": "case,from,to,kind,lives_with\nC-1,P1,P2,partner,false\n",
    "restrictions.csv": "case,id,subject,what,from,basis\nC-1,R1,P1,address|phone,P2,c8\n",
}


def write(folder: Path, **changes: str) -> Path:
    """Write the tables, some of them changed."""
    for name, text in TABLES.items():
        (folder / name).write_text(changes.get(name[:-4], text), encoding="utf-8-sig")
    return folder


def test_tables_make_the_same_cases_as_json(tmp_path: Path) -> None:
    """Rows find their case and their person; lists and yes or no are read as such."""
    cases = open_cases(write(tmp_path))

    assert cases.refused == ()
    first, second = cases.cases
    hale = first.people[0]
    assert hale.addresses[0].written() == (
        "Flat 2", "14 Orchard Close", "Exampletown", "XX1 4AB",
    )  # fmt: skip
    assert hale.addresses[0].confidential is Confidential.C8
    assert hale.other_names[0].do_not_use is True
    assert hale.preferences.no_post is False
    assert first.organisations[0].email_domains == ("a.example", "b.example")
    assert first.organisations[0].addresses[0].postcode == "XX1 1AA"
    assert first.restrictions[0].what == ("address", "phone")
    assert first.relationships[0].lives_with is False
    assert first.notes[0].text == "Moved, now at 3 Larch Close"
    assert second.people[0].first_name == "Si\u00e2n"
    assert cases.case("XX26 P00001") is first


def test_a_wrong_cell_is_refused_with_its_table_and_row(tmp_path: Path) -> None:
    """Whoever exports the tables can find the cell."""
    text = "case,who,role\nC-1,P1,applicant\nC-1,P2,respondant\n"

    cases = open_cases(write(tmp_path, parties=text))

    assert [case.id for case in cases.cases] == ["C-2"]
    (refused,) = cases.refused
    assert (refused.file, refused.path) == ("parties.csv", "row 3, role")
    assert "respondent" in refused.expected


def test_a_row_of_nobody_refuses_its_case(tmp_path: Path) -> None:
    """A contact whose person is not there may be the protected one."""
    text = "case,person,kind,value\nC-1,P9,email,e@mail.example\n"

    cases = open_cases(write(tmp_path, contacts=text))

    assert [case.id for case in cases.cases] == ["C-2"]
    assert (cases.refused[0].file, cases.refused[0].path) == ("contacts.csv", "row 2, person")


def test_a_row_of_no_case_is_said(tmp_path: Path) -> None:
    """It is shown, and the cases still load."""
    cases = open_cases(write(tmp_path, notes="case,on,text\nC-9,2026-11-18,Moved\n"))

    assert len(cases.cases) == 2
    assert (cases.refused[0].file, cases.refused[0].path) == ("notes.csv", "row 2, case")


def test_tables_in_another_encoding_are_refused(tmp_path: Path) -> None:
    """A spreadsheet's default encoding would turn a name into another."""
    write(tmp_path)
    (tmp_path / "people.csv").write_bytes("case,id,first_name\nC-1,P1,Si\u00e2n\n".encode("cp1252"))

    (refused,) = open_cases(tmp_path).refused

    assert "UTF-8" in refused.expected


def test_a_table_by_another_name_is_said(tmp_path: Path) -> None:
    """A misspelt table of restrictions must not lose everybody's protection without a word."""
    folder = write(tmp_path)
    (folder / "restrictions.csv").rename(folder / "restriction.csv")

    (refused,) = open_cases(folder).refused

    assert refused.file == "restriction.csv"
    assert "restrictions.csv" in refused.expected


@pytest.mark.parametrize("table", ["cases", "addresses"])
def test_a_comma_without_quotes_refuses_the_case(tmp_path: Path, table: str) -> None:
    """The cells after it would stand in the wrong columns: a C8 under the postcode."""
    first, row, *rest = TABLES[f"{table}.csv"].splitlines()
    shifted = "\n".join((first, row + ",one,more", *rest, ""))

    cases = open_cases(write(tmp_path, **{table: shifted}))

    assert "C-1" not in cases.by_id
    assert "C-2" in cases.by_id
    told = [one for one in cases.refused if one.file == f"{table}.csv"]
    assert told[0].path == "row 2"
    assert "quote the commas" in told[0].expected

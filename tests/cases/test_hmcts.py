"""HMCTS's private-law feed as case records."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cases.feed_files import feed_records
from checker.cases.hmcts import as_loaded, cases_of, newest
from checker.cases.loaded import LoadedCases, together
from checker.cases.settings import FeedSettings
from checker.cases.snapshot import Json
from checker.errors import CaseSourceError
from checker.model import Case, Confidential, Person, WhoId
from checker.settings.expectation import Broken
from tests.builders.feed import (
    CASE_NUMBER,
    CHILD,
    FATHER,
    GRANDMOTHER,
    MOTHER,
    answer,
    feed_case,
)


def write(path: Path, *cases: dict[str, Json], total: int | None = None) -> Path:
    """Write an answer to a file."""
    path.write_text(json.dumps(answer(*cases, total=total)), encoding="utf-8")
    return path


def loaded(path: Path, *, dated: bool = False) -> LoadedCases:
    """Load an export."""
    settings = FeedSettings(path=str(path), team="North 2", dated="file" if dated else "")
    return together(feed_records(settings))


def read(folder: Path, **changes: Json) -> Case:
    """Load the case with changes; nothing of it is refused."""
    held = loaded(write(folder / "export.json", feed_case(**changes)))
    assert held.refused == ()
    return held.cases[0]


def person(case: Case, whom: str) -> Person:
    """Give a person of a case."""
    found = case.who(WhoId(whom))
    assert isinstance(found, Person)
    return found


def test_a_case_is_found_by_both_its_numbers(tmp_path: Path) -> None:
    """By the sixteen digits, with or without dashes, and by the number of FamilyMan."""
    cases = loaded(write(tmp_path / "export.json", feed_case()))

    case = cases.case("1000-0000-0000-0008")
    assert case is not None
    assert case is cases.case("XX26P00001")
    assert (case.id, case.jurisdiction, case.application_type) == (
        CASE_NUMBER, "private_law", "C100",
    )  # fmt: skip
    assert (case.status, case.team, case.version) == ("open", "North 2", "2026-11-20T08:30:00.123")
    assert case.synced_at is None


def test_everybody_has_a_part(tmp_path: Path) -> None:
    """Parties, other people, children, officers and solicitors, each with names and roles."""
    case = read(tmp_path)

    roles = {str(party.who): party.role for party in case.parties}
    assert roles[MOTHER] == "applicant"
    assert roles[FATHER] == "respondent"
    assert roles[GRANDMOTHER] == "other_person"
    assert roles[CHILD] == "subject_child"
    assert roles[f"{MOTHER}/solicitor"] == "solicitor"
    (officer,) = (whom for whom, role in roles.items() if role == "family_court_adviser")
    assert person(case, officer).formal_name == "Priya Nair"
    assert [contact.value for contact in person(case, officer).contacts] == [
        "p.nair@advisory.example", "01632 960001",
    ]  # fmt: skip
    assert person(case, MOTHER).other_names[0].name == "Erin Moss"
    assert str(person(case, CHILD).date_of_birth) == "2018-05-06"
    assert case.organisations[-1].name == "Exampletown Family Court"


def test_solicitors_act_for_their_party(tmp_path: Path) -> None:
    """The firm has the DX and the office, the solicitor the email, the party the reference."""
    case = read(tmp_path)

    (acts,) = case.representation
    assert (acts.party, acts.reference, acts.person) == (MOTHER, "MF/123", f"{MOTHER}/solicitor")
    firm = next(one for one in case.organisations if one.id == acts.organisation)
    assert firm.name == "Marlow & Finch Solicitors"
    assert [contact.value for contact in firm.contacts] == ["DX 000001 Exampletown 1"]
    assert firm.addresses[0].postcode == "XX1 9ZZ"
    assert firm.addresses[0].confidential is Confidential.NO


def test_two_parties_may_have_one_firm(tmp_path: Path) -> None:
    """It stands in the record once, and acts for each."""
    firm: Json = {"OrganisationID": "AB12CD3", "OrganisationName": "Marlow & Finch Solicitors"}

    case = read(
        tmp_path, respondents__0__solicitorOrg=firm, respondents__0__solicitorReference="MF/9"
    )

    assert len({acts.organisation for acts in case.representation}) == 1
    assert [acts.reference for acts in case.representation] == ["MF/123", "MF/9"]


def test_a_party_without_representation_has_no_solicitor(tmp_path: Path) -> None:
    """What is left in the fields after the solicitor has gone does not count."""
    case = read(tmp_path, applicants__0__doTheyHaveLegalRepresentation="No")

    assert case.representation == ()


@pytest.mark.parametrize(
    ("flag", "c8", "told", "held"),
    [
        pytest.param("Yes", False, "absent", Confidential.C8, id="yes"),
        pytest.param("No", False, "absent", Confidential.NO, id="no"),
        pytest.param("absent", False, "absent", Confidential.UNKNOWN, id="absent"),
        pytest.param("", False, "absent", Confidential.UNKNOWN, id="empty"),
        pytest.param(None, False, "absent", Confidential.UNKNOWN, id="null"),
        pytest.param("absent", True, "absent", Confidential.C8, id="absent, a C8 filed"),
        pytest.param("No", True, "absent", Confidential.UNKNOWN, id="no, a C8 filed, none named"),
        pytest.param("No", True, "Yes", Confidential.NO, id="no, a C8 filed for something else"),
    ],
)
def test_flags_mean_what_they_say(
    tmp_path: Path, flag: Json, c8: bool, told: str, held: Confidential
) -> None:
    """Absent is unknown, and a form C8 covers what no flag names."""
    changes: dict[str, Json] = {
        "applicants__0__isAddressConfidential": flag,
        "applicants__0__isPhoneNumberConfidential": told,
    }
    if not c8:
        changes |= {"c8Document": "absent", "confidentialDetails": "absent"}

    case = read(tmp_path, **changes)

    assert person(case, MOTHER).addresses[0].confidential is held


def test_a_respondents_own_c8_covers_that_respondent(tmp_path: Path) -> None:
    """The form of the applicant says nothing about the respondent's details."""
    without = read(tmp_path)
    filed: Json = [{"id": "d", "value": {"citizenDocument": {"document_url": "d-2"}}}]
    own = read(tmp_path, respondentAc8Documents=filed)

    assert person(without, FATHER).contacts[0].confidential is Confidential.UNKNOWN
    assert person(own, FATHER).contacts[0].confidential is Confidential.C8


@pytest.mark.parametrize(
    "changes",
    [
        {"respondents__0__isCurrentAddressKnown": "No"},
        {
            "respondents__0__isCurrentAddressKnown": "absent",
            "respondents__0__isAddressUnknown": ["dontKnow"],
        },
    ],
)
def test_an_address_that_is_not_known_beats_a_filled_one(
    tmp_path: Path, changes: dict[str, Json]
) -> None:
    """Nothing may be posted there, and its text is still kept from others."""
    case = read(tmp_path, **changes)

    (address,) = person(case, FATHER).addresses
    assert address.kind == "no_fixed_abode"
    assert address.lines == ("12 Marlow Road",)
    assert address.confidential is Confidential.UNKNOWN


def test_relations_say_who_lives_with_whom(tmp_path: Path) -> None:
    """In the newer fields and in the older ones; what is not said is not known."""
    case = read(tmp_path)

    ties = {str(tie.source): tie for tie in case.relationships}
    assert (ties[MOTHER].kind, ties[MOTHER].lives_with) == ("mother", True)
    assert (ties[FATHER].kind, ties[FATHER].lives_with) == ("father", False)
    assert (ties[GRANDMOTHER].kind, ties[GRANDMOTHER].lives_with) == ("grandparent", None)
    assert ties[MOTHER].target == CHILD
    assert ties[MOTHER].lives_with_confidential is None
    assert person(case, CHILD).addresses[0].confidential is Confidential.C8
    assert case.restrictions == ()


def test_with_whom_a_child_lives_may_be_confidential(tmp_path: Path) -> None:
    """Then that person is kept from the respondents, and so is the child's home."""
    case = read(tmp_path, childAndOtherPeopleRelations__0__isChildLivesWithPersonConfidential="Yes")

    (tie,) = (one for one in case.relationships if one.source == GRANDMOTHER)
    assert tie.lives_with_confidential is True
    kept = {str(one.subject): one for one in case.restrictions}
    assert kept[GRANDMOTHER].what == ("identity",)
    assert kept[CHILD].what == ("address",)
    assert all(one.hidden_from == (FATHER,) and one.basis == "c8" for one in case.restrictions)


def test_the_same_people_in_two_lists_are_themselves(tmp_path: Path) -> None:
    """The older and the newer list of other people hold the same ids."""
    again: Json = [{"id": GRANDMOTHER, "value": {"firstName": "Joan", "lastName": "Hale"}}]

    case = read(tmp_path, otherPartyInTheCaseRevised=again)

    assert sum(one.id == GRANDMOTHER for one in case.people) == 1


@pytest.mark.parametrize(
    ("change", "value", "path", "expected"),
    [
        ("applicants__0__isAddressConfidential", "Maybe", "isAddressConfidential", "Yes or No"),
        ("applicants__0__dateOfBirth", "4 March", "applicants[0].value.dateOfBirth", "a date"),
        ("applicants__0__address", "14 Orchard Close", "value.address", "an object"),
        ("applicants__0__email", ["x"], "value.email", "text"),
        ("applicants", {"id": "a-1"}, "case_data.applicants", "a list"),
        ("case__id", None, "$.cases[0].id", "the number of the case"),
        ("case__case_data", "gone", "case_data", "an object"),
    ],
)
def test_a_case_that_breaks_the_description_is_refused(
    tmp_path: Path, change: str, value: Json, path: str, expected: str
) -> None:
    """With its place in the answer; the other cases still load."""
    other = feed_case(case__id=1000000000000016, familymanCaseNumber="XX26P00002")

    held = loaded(write(tmp_path / "export.json", feed_case(**{change: value}), other))

    assert [case.id for case in held.cases] == ["1000000000000016"]
    (refused,) = held.refused
    assert refused.file == "export.json"
    assert path in refused.path
    assert expected in refused.expected


def test_a_confidential_relation_to_nobody_refuses_the_case(tmp_path: Path) -> None:
    """Whom it protects would be lost without a word; one that protects nobody is passed over."""
    lost = {"childAndOtherPeopleRelations__0__partyId": "gone"}
    kept = lost | {"childAndOtherPeopleRelations__0__isChildLivesWithPersonConfidential": "Yes"}

    assert len(read(tmp_path, **lost).relationships) == 2
    held = loaded(write(tmp_path / "export.json", feed_case(**kept)))
    assert held.cases == ()
    assert "childAndOtherPeopleRelations[0]" in held.refused[0].path


def test_exports_of_two_days_give_each_case_as_it_was_changed_last(tmp_path: Path) -> None:
    """The newer of two, whichever file it is in; two that differ at one moment are both refused."""
    older = feed_case(case__last_modified="2026-11-19T08:30:00.123", familymanCaseNumber="OLD")
    write(tmp_path / "b.json", older)
    write(tmp_path / "a.json", feed_case())

    assert [one.references[-1].value for one in loaded(tmp_path).cases] == ["XX26P00001"]

    write(tmp_path / "c.json", feed_case(familymanCaseNumber="OTHER"))
    held = loaded(tmp_path)
    assert held.cases == ()
    assert len(held.refused) == 2


def test_the_age_of_a_file_counts_only_where_the_settings_say_so(tmp_path: Path) -> None:
    """A copied file looks younger than what it holds."""
    file = write(tmp_path / "export.json", feed_case())
    os.utime(file, (1_795_000_000, 1_795_000_000))

    assert loaded(file).cases[0].synced_at is None
    dated = loaded(file, dated=True).cases[0]
    assert dated.synced_at is not None
    assert dated.synced_at.timestamp() == 1_795_000_000
    assert dated.snapshot == loaded(file).cases[0].snapshot


def test_an_export_that_is_not_whole_says_so(tmp_path: Path) -> None:
    """What is missing might be the case at hand."""
    held = loaded(write(tmp_path / "export.json", feed_case(), total=3))

    assert len(held.cases) == 1
    assert held.refused[0].path == "$.total"
    assert "3 cases, and 1 are here" in held.refused[0].expected


@pytest.mark.parametrize("text", ["[]", '{"total": 1}', "not JSON", '{"cases": {}}'])
def test_what_is_no_answer_is_refused(tmp_path: Path, text: str) -> None:
    """The file and the place are named."""
    (tmp_path / "export.json").write_text(text, encoding="utf-8")

    held = loaded(tmp_path)

    assert held.cases == ()
    assert held.refused[0].file == "export.json"


def test_where_there_is_nothing_it_is_said(tmp_path: Path) -> None:
    """An empty folder and a missing file are told apart from an empty caseload."""
    with pytest.raises(CaseSourceError, match="no export"):
        loaded(tmp_path)
    with pytest.raises(CaseSourceError, match="cannot be read"):
        loaded(tmp_path / "absent.json")


PLACES = (
    "applicants", "respondents", "newChildDetails", "otherPeopleInTheCaseTable", "c8Document",
    "childAndApplicantRelations", "childAndOtherPeopleRelations", "confidentialDetails",
    "applicants__0__address", "applicants__0__solicitorOrg", "applicants__0__solicitorAddress",
    "applicants__0__firstName", "applicants__0__dateOfBirth", "applicants__0__previousName",
    "applicants__0__isAddressUnknown", "newChildDetails__0__whoDoesTheChildLiveWith",
    "childAndApplicantRelations__0__childId", "case__id", "case__case_data", "case__state",
    "case__last_modified",
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("id", "value", "x")), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(place=st.sampled_from(PLACES), value=ANYTHING)
def test_whatever_stands_in_an_answer_is_a_case_or_a_refusal(place: str, value: Json) -> None:
    """Never a failure that would take the other cases with it."""
    whole = json.loads(json.dumps(answer(feed_case(**{place: value}))))

    for found in newest(cases_of(whole)):
        loaded = as_loaded(found, "export.json")
        assert isinstance(loaded.case, Case | Broken)

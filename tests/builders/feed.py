"""A made-up answer of HMCTS's private-law case search, with one case."""

import copy

from checker.cases.snapshot import Json

MOTHER, FATHER, GRANDMOTHER, CHILD = "a-1", "r-1", "o-1", "c-1"
CASE_NUMBER = "1000000000000008"

_CASE: dict[str, Json] = {
    "id": 1000000000000008,
    "jurisdiction": "PRIVATELAW",
    "case_type_id": "PRLAPPS",
    "created_date": "2026-02-01T09:00:00.000",
    "last_modified": "2026-11-20T08:30:00.123",
    "state": "PREPARE_FOR_HEARING_CONDUCT_HEARING",
    "caseTypeOfApplication": "C100",
    "case_data": {
        "familymanCaseNumber": "XX26P00001",
        "courtName": "Exampletown Family Court",
        "c8Document": {"document_url": "d-1", "document_filename": "C8Document.pdf"},
        "confidentialDetails": {"isConfidentialDetailsAvailable": "Yes"},
        "applicants": [
            {
                "id": MOTHER,
                "value": {
                    "firstName": "Erin",
                    "lastName": "Hale",
                    "previousName": "Moss",
                    "dateOfBirth": "1990-03-04",
                    "gender": "female",
                    "address": {
                        "AddressLine1": "Flat 2",
                        "AddressLine2": "14 Orchard Close",
                        "AddressLine3": None,
                        "PostTown": "Exampletown",
                        "County": "",
                        "Country": "United Kingdom",
                        "PostCode": "XX1 4AB",
                    },
                    "isAddressConfidential": "Yes",
                    "email": "e.hale@example.org",
                    "phoneNumber": "07700 900123",
                    "isPhoneNumberConfidential": "No",
                    "solicitorOrg": {
                        "OrganisationID": "AB12CD3",
                        "OrganisationName": "Marlow & Finch Solicitors",
                    },
                    "solicitorAddress": {
                        "AddressLine1": "3 Harbour Street",
                        "PostTown": "Exampletown",
                        "PostCode": "XX1 9ZZ",
                    },
                    "dxNumber": "DX 000001 Exampletown 1",
                    "solicitorReference": "MF/123",
                    "solicitorEmail": "p.dunn@marlowfinch.example",
                    "representativeFirstName": "Petra",
                    "representativeLastName": "Dunn",
                    "doTheyHaveLegalRepresentation": "Yes",
                },
            }
        ],
        "respondents": [
            {
                "id": FATHER,
                "value": {
                    "firstName": "Tom",
                    "lastName": "Reyes",
                    "isCurrentAddressKnown": "No",
                    "address": {"AddressLine1": "12 Marlow Road", "PostCode": "XX3 1AB"},
                    "email": "tom@example.org",
                },
            }
        ],
        "otherPeopleInTheCaseTable": [
            {
                "id": GRANDMOTHER,
                "value": {
                    "firstName": "Joan",
                    "lastName": "Hale",
                    "isCurrentAddressKnown": "Yes",
                    "address": {"AddressLine1": "9 Willow Bank", "PostCode": "XX2 7GH"},
                },
            }
        ],
        "newChildDetails": [
            {
                "id": CHILD,
                "value": {
                    "firstName": "Ben",
                    "lastName": "Reyes",
                    "dateOfBirth": "2018-05-06",
                    "cafcassOfficerName": "Priya Nair",
                    "cafcassOfficerEmailAddress": "p.nair@advisory.example",
                    "cafcassOfficerPhoneNo": "01632 960001",
                    "whoDoesTheChildLiveWith": {
                        "partyId": MOTHER,
                        "partyFullName": "Erin Hale",
                        "partyType": "applicant",
                        "childAddress": {"AddressLine1": "14 Orchard Close", "PostCode": "XX1 4AB"},
                    },
                },
            }
        ],
        "childAndApplicantRelations": [
            {
                "id": "x-1",
                "value": {
                    "partyId": MOTHER,
                    "childId": CHILD,
                    "childFullName": "Ben Reyes",
                    "relationType": "mother",
                    "childLivesWith": "Yes",
                },
            }
        ],
        "childAndRespondentRelations": [
            {
                "id": "x-2",
                "value": {
                    "respondentId": FATHER,
                    "childFullName": "Ben Reyes",
                    "childAndRespondentRelation": "father",
                    "childLivesWith": "No",
                },
            }
        ],
        "childAndOtherPeopleRelations": [
            {
                "id": "x-3",
                "value": {
                    "partyId": GRANDMOTHER,
                    "childId": CHILD,
                    "relationType": "Grandparent",
                },
            }
        ],
    },
}


def feed_case(**changes: Json) -> dict[str, Json]:
    """Give the case; a change is named by its place: `applicants__0__email="x@example.org"`.

    A number is a place in a list of elements, and leads to its value; "absent" takes the key away.
    """
    case = copy.deepcopy(_CASE)
    for place, value in changes.items():
        holder: Json = case if place.startswith("case__") else case["case_data"]
        *steps, last = place.removeprefix("case__").split("__")
        for step in steps:
            if isinstance(holder, list):
                element = holder[int(step)]
                holder = element["value"] if isinstance(element, dict) else None
            elif isinstance(holder, dict):
                holder = holder.setdefault(step, {})
        assert isinstance(holder, dict)
        if value == "absent":
            holder.pop(last, None)
        else:
            holder[last] = value
    return case


def answer(*cases: dict[str, Json], total: int | None = None) -> dict[str, Json]:
    """Give an answer that holds cases."""
    return {"total": len(cases) if total is None else total, "cases": list(cases)}

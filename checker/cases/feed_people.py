"""The people of one case of HMCTS's private-law feed: parties, children, officers, solicitors."""

from dataclasses import dataclass, field

from checker.cases.feed_values import Node, OddFeedError
from checker.cases.snapshot import Json
from checker.matching.folding import fold
from checker.words import say

APPLICANT, RESPONDENT, OTHER, CHILD = "applicant", "respondent", "other_person", "subject_child"
_LISTS = (
    (APPLICANT, "applicants"),
    (RESPONDENT, "respondents"),
    (OTHER, "otherPeopleInTheCaseTable"),
    (OTHER, "otherPartyInTheCaseRevised"),
)
_CHILDREN = ("newChildDetails", "children")
_FLAGS = ("isAddressConfidential", "isEmailAddressConfidential", "isPhoneNumberConfidential")
_C8_OF_RESPONDENTS = tuple(f"respondent{letter}c8Documents" for letter in "ABCDE")
_NO_NAME = frozenset({"", "n/a", "na", "no", "none", "not applicable", "not known", "unknown"})


@dataclass(slots=True, kw_only=True)
class Feed:
    """The parts of a case record, gathered from the feed; every list grows as it is read."""

    people: dict[str, dict[str, Json]] = field(default_factory=dict)
    organisations: dict[str, dict[str, Json]] = field(default_factory=dict)
    parties: list[Json] = field(default_factory=list)
    representation: list[Json] = field(default_factory=list)

    relationships: dict[tuple[str, str], dict[str, Json]] = field(default_factory=dict)
    restrictions: list[Json] = field(default_factory=list)

    def holding(self, role: str) -> list[str]:
        """Give the ids of those who play a role."""
        return [
            str(one["who"]) for one in self.parties if isinstance(one, dict) and one["role"] == role
        ]

    def plays(self, whom: str, role: str) -> None:
        """Say what somebody is in the case."""
        self.parties.append({"who": whom, "role": role})


def gather(data: Node) -> Feed:
    """Give everybody of a case.

    Raises:
        OddFeedError: something is not as the feed's own description says.
    """
    feed = Feed()
    for role, key in _LISTS:
        listed = list(data.elements(key))
        for number, (name, one) in enumerate(listed):
            if name in feed.people:
                if role == OTHER:  # the same people stand in two lists
                    continue
                raise OddFeedError(one.path, say("an id that nobody else of the case has"))
            together = [each for _, each in listed] if role == APPLICANT else [one]
            _add_party(
                feed,
                name,
                one,
                role,
                filed=_files_c8(data, role, number),
                told=any(each.says(flag) for each in together for flag in _FLAGS),
            )
    for key in _CHILDREN:
        for name, one in data.elements(key):
            _add_child(feed, name, one)
    return feed


def address(node: Node, name: str, *, confidential: str, known: bool) -> Json:
    """Give an address of the feed; one that is not known any more keeps its text and says so."""
    lines = [node.text(f"AddressLine{number}") for number in (1, 2, 3)]
    return {
        "id": name,
        "lines": [line for line in lines if line],
        "town": node.text("PostTown"),
        "county": node.text("County"),
        "postcode": node.text("PostCode"),
        "country": node.text("Country"),
        "use": "home",
        "kind": "" if known else "no_fixed_abode",
        "confidential": confidential,
    }


def _files_c8(data: Node, role: str, number: int) -> bool:
    """Say whether a form C8 of this party is among the documents of the case."""
    if role == APPLICANT:
        return (
            data.has("c8Document")
            or data.has("c8FormDocumentsUploaded")
            or data.at("confidentialDetails").says("isConfidentialDetailsAvailable") is True
        )
    return (
        role == RESPONDENT
        and number < len(_C8_OF_RESPONDENTS)
        and data.has(_C8_OF_RESPONDENTS[number])
    )


def _flag(one: Node, key: str, *, filed: bool, told: bool) -> str:
    """Give what a flag means; where a C8 was filed it covers what no flag names.

    A C8 while every flag says No is a contradiction, and nobody knows which of them is wrong.
    """
    said = one.says(key)
    if said is None:
        return "c8" if filed else "unknown"
    return "c8" if said else "no" if told or not filed else "unknown"


def _add_party(feed: Feed, name: str, one: Node, role: str, *, filed: bool, told: bool) -> None:
    secret_home, secret_email, secret_phone = (
        _flag(one, key, filed=filed, told=told) for key in _FLAGS
    )
    person = _person(name, one)
    if one.says("isDateOfBirthKnown") is False or one.has("isDateOfBirthUnknown"):
        person.pop("date_of_birth", None)
    if one.has("address"):
        known = one.says("isCurrentAddressKnown") is not False and not one.has("isAddressUnknown")
        held = address(one.at("address"), f"{name}/home", confidential=secret_home, known=known)
        person["addresses"] = [held]
    person["contacts"] = [
        {"kind": kind, "value": value, "confidential": secret}
        for kind, key, secret in (
            ("email", "email", secret_email),
            ("phone", "phoneNumber", secret_phone),
            ("phone", "landline", secret_phone),
        )
        if (value := one.text(key))
    ]
    feed.people[name] = person
    feed.plays(name, role)
    if one.says("doTheyHaveLegalRepresentation") is not False:
        _add_solicitors(feed, name, one)


def _person(name: str, one: Node) -> dict[str, Json]:
    first, last, before = (one.text(key) for key in ("firstName", "lastName", "previousName"))
    person: dict[str, Json] = {"id": name, "first_name": first, "last_name": last}
    if born := one.day("dateOfBirth"):
        person["date_of_birth"] = born
    if fold(before) not in _NO_NAME:
        whole = before if " " in before else f"{first} {before}".strip()
        person["other_names"] = [{"name": whole, "kind": "previous"}]
    return person


def _add_child(feed: Feed, name: str, one: Node) -> None:
    if name not in feed.people:
        feed.people[name] = _person(name, one)
        feed.plays(name, CHILD)
    officer = one.text("cafcassOfficerName")
    email = one.text("cafcassOfficerEmailAddress")
    if not (officer or email):
        return
    whom = f"officer:{fold(email or officer)}"
    first, _, last = officer.rpartition(" ")
    phone = one.text("cafcassOfficerPhoneNo")
    if whom not in feed.people:
        feed.people[whom] = {
            "id": whom,
            "first_name": first,
            "last_name": last,
            "contacts": _open_contacts(("email", email), ("phone", phone)),
        }
        feed.plays(whom, "family_court_adviser")


def _add_solicitors(feed: Feed, party: str, one: Node) -> None:
    """Add the firm and the person who act for a party."""
    firm, office = one.at("solicitorOrg"), one.at("solicitorAddress")
    called = firm.text("OrganisationName")
    first, last = one.text("representativeFirstName"), one.text("representativeLastName")
    email, phone = one.text("solicitorEmail"), one.text("solicitorTelephone")
    dx, reference = one.text("dxNumber"), one.text("solicitorReference")
    if not any((called, firm.text("OrganisationID"), first, last, email, phone, dx, reference)):
        return
    body = f"firm:{firm.text('OrganisationID') or fold(called) or party}"
    held = feed.organisations.setdefault(
        body, {"id": body, "name": called, "kind": "law_firm", "addresses": [], "contacts": []}
    )
    person = f"{party}/solicitor" if first or last else ""
    own = _open_contacts(("email", email), ("phone", phone))
    shared = _open_contacts(("dx", dx)) + ([] if person else own)
    contacts, addresses = held["contacts"], held["addresses"]
    if isinstance(contacts, list):
        contacts.extend(new for new in shared if new not in contacts)
    if isinstance(addresses, list) and one.has("solicitorAddress"):
        at = f"{body}/office{len(addresses) + 1}"
        known = address(office, at, confidential="no", known=True)
        if isinstance(known, dict):
            known |= {"use": "work", "kind": "office"}
            same = ({**other, "id": at} for other in addresses if isinstance(other, dict))
            addresses.extend([] if known in same else [known])
    if person:
        feed.people[person] = {
            "id": person, "first_name": first, "last_name": last, "contacts": own,
        }  # fmt: skip
        feed.plays(person, "solicitor")
    feed.representation.append(
        {"party": party, "organisation": body, "person": person or None, "reference": reference}
    )


def _open_contacts(*given: tuple[str, str]) -> list[Json]:
    """Give contacts that a professional has because of the work: nobody hides them."""
    return [{"kind": kind, "value": value, "confidential": "no"} for kind, value in given if value]

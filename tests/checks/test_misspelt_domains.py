"""A mail domain that is written wrong: whatever the slip, the message is held."""

import pytest

from checker.checks.emails.email_lookalike import email_lookalike
from checker.checks.emails.email_sibling import email_sibling
from checker.checks.emails.email_unknown import email_unknown
from checker.matching.emails import to_email
from checker.mentions import find
from checker.model import Case, Contact, MentionKind, Severity
from tests.builders.cases import case, case_with, email, father, mother, policy
from tests.builders.letters import mailed, matter, message_to
from tests.builders.misspelt import misspellings
from tests.builders.plain_text import text_document

DOMAINS = (
    "gmail.com", "hotmail.co.uk", "outlook.com", "example.org", "example.net",
    "marlowfinch.example", "castlelaw.example", "courts.example", "advice.example",
)  # fmt: skip
"""Two providers' domains that everybody uses, and every domain of the record and the sender."""
LOCALS = {"example.org": "e.hale", "example.net": "owen.davies", "gmail.com": "erin.h.77",
    "hotmail.co.uk": "o.davies88", "marlowfinch.example": "n.finch"}  # fmt: skip
RECORD = case_with(
    mother(contacts=(email("e.hale@example.org"), email("erin.h.77@gmail.com"))),
    father(
        contacts=(
            email("owen.davies@example.net"),
            email("o.davies88@hotmail.co.uk"),
            Contact(kind="email", value="owen@outlook.com"),
        )
    ),
)
OWN = ".advice.example"
"""A name below the sender's own domain is the sender's."""
WRONG = [
    (domain, wrong)
    for domain in DOMAINS
    for wrong in misspellings(domain)
    if not wrong.endswith(OWN) and to_email(f"x@{wrong}") != f"x@{domain}"
]


def held(address: str, record: Case) -> set[str]:
    """Give what stops a message to an address."""
    letter = mailed("Dear colleague", message_to(address), record=record)
    mentions = find(letter.documents[0], case=record, policy=policy())
    asked = matter(letter, *mentions, case=record, policy=policy())
    return {
        one.code
        for check in (email_lookalike, email_unknown, email_sibling)
        for one in check(asked)
        if one.severity is Severity.STOP
    }


def test_there_are_enough_misspellings() -> None:
    """Hundreds of slips in the domains of the record, of the sender and of usual providers."""
    assert len(WRONG) >= 400
    assert {domain for domain, _ in WRONG} == set(DOMAINS)


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_misspelt_domain_passes(domain: str) -> None:
    """Whoever the message is for, a domain that is written wrong stops it."""
    local = LOCALS.get(domain, "office")
    passed = [wrong for of, wrong in WRONG if of == domain and not held(f"{local}@{wrong}", RECORD)]

    assert not passed


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_stranger_at_a_misspelt_domain_does_not_pass_either(domain: str) -> None:
    """Nor does it help that nobody of the case has the part before the @."""
    passed = [
        wrong for of, wrong in WRONG if of == domain and not held(f"someone.else@{wrong}", case())
    ]

    assert not passed


def test_the_right_domains_pass() -> None:
    """What is written as the record has it is not held."""
    right = [f"{local}@{domain}" for domain, local in LOCALS.items()]

    assert not [address for address in right if held(address, RECORD)]


def test_every_misspelt_address_in_a_letter_is_seen() -> None:
    """An address without a point, with a comma or two points for one, is read whole."""
    unseen = []
    for domain, wrong in WRONG:
        written = f"{LOCALS.get(domain, 'office')}@{wrong}".rstrip(".")
        found = find(text_document(f"By email to {written} only."), case=None, policy=policy())
        values = {one.value for one in found if one.kind is MentionKind.EMAIL}
        if to_email(written) not in values:
            unseen.append(written)

    assert not unseen


@pytest.mark.parametrize(
    "text", ["We met @ school", "3@5 pounds each", "see @familyadvice", "a@b", "Room 3 @ 10am"]
)
def test_not_every_at_sign_is_an_email(text: str) -> None:
    """People write @ for at."""
    found = find(text_document(text), case=None, policy=policy())

    assert not [one for one in found if one.kind is MentionKind.EMAIL]

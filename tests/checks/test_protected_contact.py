"""A protected phone or mailbox: whole or in part, and when it is no secret."""

from dataclasses import replace

import pytest

from checker.checks.protected.protected_contact import protected_contact
from checker.checks.protected.protected_refuge import protected_refuge
from checker.model import Case, Confidential, Contact, Release
from tests.builders.cases import C8, case_with, email, mother, phone
from tests.builders.protected_cases import found


def kept_contact(contact: Contact, **changes: object) -> Case:
    """Make the case in which the mother has one contact, kept like a C8."""
    kept = replace(contact, confidential=Confidential.C8)
    return case_with(mother(contacts=(kept,)), **changes)


@pytest.mark.parametrize(
    ("contact", "text"),
    [
        pytest.param(phone("07700 900111"), "Ring 07700900111.", id="phone"),
        pytest.param(phone("07700 900111"), "Ring +44 (0)7700 900 111.", id="from abroad"),
        pytest.param(phone("07700 900111"), "It ends in 900111 or so", id="its last digits"),
        pytest.param(email("e.hale@example.org"), "E.Hale@Example.org", id="email"),
        pytest.param(email("e.hale@example.org"), "her name there is e.hale", id="before the @"),
        pytest.param(email("erin@example.org"), "erin@example.org", id="a plain email"),
        pytest.param(phone("999"), "999", id="a short number"),
        pytest.param(phone("07700 900111"), "Ring 0044 7700 900111.", id="00 for the plus"),
        pytest.param(phone("07700 900111"), "Ring 00447700900111.", id="00, in one run"),
        pytest.param(phone("07700 900111"), "Ring 07700/900-111.", id="with signs"),
        pytest.param(phone("07700 900111"), "Ring 07700 90\u200b0111.", id="an unseen space"),
        pytest.param(phone("07700 900111"), "ends 90 01 11", id="its last digits in twos"),
        pytest.param(phone("07700 900111"), "ends 900.111", id="its last digits with a point"),
        pytest.param(email("e.hale@example.org"), "ehale@example.org", id="without its dot"),
        pytest.param(email("e.hale@example.org"), "e.hale+court@example.org", id="with a plus"),
        pytest.param(email("e.hale@example.org"), "e.hale@exmaple.org", id="domain misspelt"),
        pytest.param(email("erinh@example.org"), "erinh@exmaple.ogr", id="a word, misspelt domain"),
        pytest.param(email("erin@example.org"), "erin (at) example (dot) org", id="spelt out"),
        pytest.param(email("erin@example.org"), "erin at example dot org", id="spelt in words"),
        pytest.param(phone("07700 900417"), "mum on 900417.", id="last digits end a sentence"),
        pytest.param(phone("07700 900417"), "it is ...900417", id="last digits after points"),
        pytest.param(phone("07700 900417"), "ends 9-0-0-4-1-7", id="last digits one by one"),
        pytest.param(phone("07700 900417"), "ends 900 / 417", id="last digits with a stroke"),
        pytest.param(phone("07700 900417"), "ends 90 0417", id="last digits in two and four"),
        pytest.param(phone("07700 900417"), "07700 nine hundred 417", id="partly in words"),
        pytest.param(
            phone("07700 900417"),
            "double seven double oh nine double oh four one seven",
            id="words",
        ),
        pytest.param(phone("07700 900417"), "call_07700_900_417", id="in the name of a file"),
        pytest.param(phone("020 7946 0519"), "ring 7946 0519", id="without its area"),
        pytest.param(email("erinhale@example.org"), "the mailbox erinhale", id="a mailbox's word"),
        pytest.param(email("erinhale@example.org"), "she goes by erinhale", id="two names as one"),
        pytest.param(email("haleerin@example.org"), "it is called haleerin.", id="surname first"),
        pytest.param(email("erinhale@example.org"), "account 'erinhale' there", id="in quotes"),
        pytest.param(email("erinhale@example.org"), "write to erinhale@", id="cut off"),
        pytest.param(email("erinhale@example.org"), "erinhale at example", id="without its end"),
        pytest.param(email("e.hale@example.org"), "e dot hale at example dot org", id="all words"),
        pytest.param(email("hale@example.org"), "write to hale@example.", id="cut at its point"),
        pytest.param(email("e.hale@example.org"), "e.hale%40example.org", id="in a link"),
        pytest.param(email("erinhale@example.org"), "erinhale(a)example.org", id="a in brackets"),
        pytest.param(email("erinhale@example.org"), "erinhale{at}example.org", id="in braces"),
        pytest.param(email("erinhale@example.org"), "erinhale_at_example.org", id="underlined at"),
        pytest.param(email("erinhale@example.org"), "e r i n h a l e @ example.org", id="apart"),
        pytest.param(email("erinhale@example.org"), "Skype: erinhale", id="her name elsewhere"),
    ],
)
def test_a_protected_contact_is_found_whole_or_in_part(contact: Contact, text: str) -> None:
    """With a number or a mailbox somebody can be called, followed or found."""
    [finding] = found(protected_contact, text, kept_contact(contact))
    assert finding.code == "protected.contact"


@pytest.mark.parametrize(
    ("contact", "text", "to"),
    [
        pytest.param(phone("07700 900111"), "Ring 07700 900112.", "P2", id="another number"),
        pytest.param(email("erin@example.org"), "Dear Erin", "P2", id="a forename"),
        pytest.param(email("erinh@example.org"), "Dear Erinh", "P2", id="a word alone"),
        pytest.param(email("office@example.org"), "office@else.test", "P2", id="any office"),
        pytest.param(phone("07700 101225"), "on 10-12-25", "P2", id="a date"),
        pytest.param(phone("07700 101225"), "on 10.12.25", "P2", id="a date with points"),
        pytest.param(phone("07700 900417"), "sort code 90-04-17", "P2", id="a sort code"),
        pytest.param(phone("07700 900417"), "ref 900417/2", "P2", id="a reference"),
        pytest.param(email("erinhale@example.org"), "Erin Hale at the office", "P2", id="a name"),
        pytest.param(email("sunflower@example.org"), "She drew a sunflower.", "P2", id="no names"),
        pytest.param(email("hale@example.org"), "hale@example.test", "P2", id="another domain"),
        pytest.param(phone("07700 900111"), "case 1900111 and 9001112", "P2", id="in a number"),
        pytest.param(phone("07700 900111"), "Ring 07700 900111.", "P1", id="herself"),
        pytest.param(phone("07700 900222"), "Ring 07700 900222.", "P2", id="his as well"),
    ],
)
def test_quiet_when_a_contact_is_no_secret(contact: Contact, text: str, to: str) -> None:
    """One's own number, and one that both have, are no secret."""
    assert not found(protected_contact, text, kept_contact(contact), to=to)


def test_a_residents_own_phone_is_a_contact_that_is_never_released() -> None:
    """Her phone does not tell where the refuge is, and is kept as strictly."""
    record = case_with(
        mother(contacts=(phone("07700 900111"),)), restrictions=(replace(C8, basis="refuge"),)
    )
    [finding] = found(protected_contact, "Ring 07700 900111.", record)
    assert finding.release is Release.NEVER
    assert not found(protected_refuge, "Ring 07700 900111.", record)

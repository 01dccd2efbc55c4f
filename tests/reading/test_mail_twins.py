"""The same message as eml and as msg is the same email: its recipients, and every finding."""

import email
import email.policy
from collections import Counter
from dataclasses import replace
from email.message import EmailMessage
from email.utils import getaddresses

import pytest

from checker.model import Finding
from checker.practice.caseload import make_cases
from checker.practice.letters import MadeLetter, make_letters
from checker.reading import read
from tests.benchmark.measuring import NOW, check, opened
from tests.builders.msg_files import File, Msg, Person

FIELDS = {"To": 1, "Cc": 2, "Bcc": 3}
FEWEST = 30
CASES = make_cases(12, 20, now=NOW)


@pytest.fixture(scope="module")
def messages() -> list[MadeLetter]:
    """Give emails, right and wrong."""
    made = make_letters(12, CASES, 160, 0.9, today=NOW.date())
    return [letter for letter in made if letter.kind == "eml"]


def as_outlook_saves_it(data: bytes) -> bytes:
    """Give an eml as a msg."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    sender = getaddresses([str(mail["From"])])[0]
    people = [
        Person(address, name, field=number)
        for field, number in FIELDS.items()
        for name, address in getaddresses([str(one) for one in mail.get_all(field, [])])
    ]
    body = mail.get_body(("plain",))
    files = []
    for one in mail.iter_attachments():
        content = one.get_payload(decode=True)
        assert isinstance(content, bytes)
        files.append(File(one.get_filename() or "", content))
    return bytes(
        Msg(
            subject=str(mail["Subject"]),
            sender=Person(sender[1], sender[0]),
            people=tuple(people),
            body="" if body is None else body.get_content(),
            files=tuple(files),
        )
    )


def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    """Give what was found, without the name of the file."""
    return Counter((one.code, one.severity.value, one.evidence.letter) for one in findings)


def test_both_are_addressed_alike(messages: list[MadeLetter]) -> None:
    """The recipients, the subject, the lines and the files are those of the other."""
    assert len(messages) > FEWEST
    for letter in messages:
        ours = read("mail", letter.data)
        theirs = read("mail", as_outlook_saves_it(letter.data))

        assert ours[0].message is not None, letter.name
        assert theirs[0].message == ours[0].message, letter.name
        assert [line.text for line in theirs[0].lines] == [line.text for line in ours[0].lines]
        assert [one.sha256 for one in theirs[1:]] == [one.sha256 for one in ours[1:]], letter.name


def test_the_same_findings_whichever_program_saved_it(messages: list[MadeLetter]) -> None:
    """Every rule about an email holds for both."""
    with opened(CASES) as world:
        for letter in messages:
            saved = as_outlook_saves_it(letter.data)

            other = check(replace(letter, data=saved, name="twin.msg"), world)

            ours = check(replace(letter, name="twin.eml"), world)
            assert told(other) == told(ours)


def test_an_address_of_the_office_s_own_is_on_no_case(messages: list[MadeLetter]) -> None:
    """It is not taken for anybody's: the check says that it is unknown."""
    person = Person("/o=Northern/ou=Exchange/cn=Recipients/cn=ehale", "Erin Hale", kind="EX")
    letter = replace(messages[0], data=bytes(Msg(people=(person,))), name="internal.msg")

    with opened(CASES) as world:
        findings = check(letter, world)

    assert "email.unknown" in [one.code for one in findings]

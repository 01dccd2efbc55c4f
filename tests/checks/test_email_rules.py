"""Where an email goes, to whom it shows what, and by which route."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker.checks.emails.email_display_name import email_display_name
from checker.checks.emails.email_exposes_recipients import email_exposes_recipients
from checker.checks.emails.email_group import email_group
from checker.checks.emails.email_insecure_route import email_insecure_route
from checker.checks.emails.email_known_wrong import email_known_wrong
from checker.checks.emails.email_link import email_link
from checker.checks.emails.email_lookalike import email_lookalike
from checker.checks.emails.email_other_person import email_other_person
from checker.checks.emails.email_personal_mailbox import email_personal_mailbox
from checker.checks.emails.email_reply_all import email_reply_all
from checker.checks.emails.email_shared_mailbox import email_shared_mailbox
from checker.checks.emails.email_sibling import email_sibling
from checker.checks.emails.email_subject import email_subject
from checker.checks.emails.email_unknown import email_unknown
from checker.checks.emails.mailboxes import is_personal
from checker.checks.matter import Matter
from checker.mentions import find
from checker.model import (
    Case,
    Channel,
    Confidential,
    Contact,
    Finding,
    Message,
    Organisation,
    Severity,
    WhoId,
    WrongDestination,
)
from checker.settings import Policy
from tests.builders.cases import (
    COURT,
    FATHER,
    FIRM,
    MOTHER,
    OTHER_FIRM,
    SENDER,
    SOLICITOR,
    case,
    case_with,
    email,
    father,
    mother,
    policy,
)
from tests.builders.letters import codes, dispatch, document, mailed, matter, message_to

Check = Callable[[Matter], Iterator[Finding]]

HALE = "e.hale@example.org"
DAVIES = "owen.davies@example.net"
FINCH = "n.finch@marlowfinch.example"


def findings(
    check: Check,
    sent: Message,
    text: str = "Dear Ms Hale",
    *,
    record: Case | None = None,
    rules: Policy | None = None,
    recipient: int = 0,
) -> list[Finding]:
    """Give what one check finds in a message, for one of its recipients."""
    record, rules = record or case(), rules or policy()
    letter = mailed(text, sent, record=record)
    mentions = find(letter.documents[0], case=record, policy=rules)
    return list(check(matter(letter, *mentions, case=record, policy=rules, recipient=recipient)))


def found(
    check: Check, *to: str, text: str = "Dear Ms Hale", record: Case | None = None
) -> list[str]:
    """Give the codes that one check finds in a message to somebody."""
    return codes(findings(check, message_to(*to), text, record=record))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        pytest.param("stranger@elsewhere.example", "email.unknown", id="nobody's"),
        pytest.param("Erin Hale <x99@elsewhere.example>", "email.sibling", id="her name shown"),
        pytest.param("erin.hale@elsewhere.example", "email.sibling", id="her name before the @"),
        pytest.param("ehale@elsewhere.example", "email.sibling", id="initial and surname"),
        pytest.param("e.hales@example.org", "email.lookalike", id="one letter"),
        pytest.param("e.hlae@example.org", "email.lookalike", id="swapped letters"),
        pytest.param("e.hale@example.com", "email.lookalike", id="another ending"),
        pytest.param("someone@marlowfnch.example", "email.lookalike", id="a firm's domain"),
        pytest.param("someone@advicee.example", "email.lookalike", id="the sender's domain"),
    ],
)
def test_each_wrong_mailbox_is_said_once(address: str, code: str) -> None:
    """A stranger's, a namesake's and a look-alike's mailbox each have their own finding."""
    checks = (email_unknown, email_sibling, email_lookalike)
    assert [one for check in checks for one in found(check, address)] == [code]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(HALE, id="hers"),
        pytest.param("E.HALE@EXAMPLE.ORG", id="in capitals"),
        pytest.param(f"{HALE}.cjsm.net", id="hers by the secure route"),
        pytest.param("clerk@marlowfinch.example", id="her firm's domain"),
        pytest.param("anybody@advice.example", id="the sender's own"),
        pytest.param("anybody@north.advice.example", id="the sender's own, further down"),
        pytest.param("list@courts.example", id="the court"),
    ],
)
def test_quiet_when_the_mailbox_is_known(address: str) -> None:
    """The record, the directory and the sender's own domains are known."""
    checks = (email_unknown, email_sibling, email_lookalike)
    assert [one for check in checks for one in found(check, address)] == []


@pytest.mark.parametrize(
    ("to", "kind", "said"),
    [
        (HALE.upper(), "email", ["address.known-wrong"]),
        ("e.hale2@example.org", "email", []),
        (HALE, "address", []),
    ],
    ids=["there again", "another mailbox", "post went there, no email"],
)
def test_a_mailbox_to_which_something_went_by_mistake_is_said(
    to: str, kind: str, said: list[str]
) -> None:
    """Even where the record has it by now: somebody looks at it once more."""
    wrong = WrongDestination(kind=kind, value=HALE, on=date(2026, 3, 2))

    assert found(email_known_wrong, to, record=case(wrong_destinations=(wrong,))) == said


def test_an_address_of_the_directory_is_known() -> None:
    """The organisation's directory counts like the record."""
    police = Organisation(
        id=WhoId("D1"), name="Exampletown Police", email_domains=("police.example",)
    )
    rules = policy(directory=(police,))
    assert not findings(email_unknown, message_to("desk@police.example"), rules=rules)


def test_quiet_when_the_namesake_has_a_known_mailbox_of_their_own() -> None:
    """Two people with one initial and surname are told apart by their recorded addresses."""
    child = replace(
        MOTHER, id=WhoId("P4"), first_name="Ella", contacts=(email("e.hale2@example.org"),)
    )
    assert found(email_sibling, "e.hale2@example.org", record=case_with(child)) == []


def test_a_very_short_surname_is_not_read_out_of_an_address() -> None:
    """Three letters stand before the @ by chance."""
    record = case_with(mother(first_name="Amy", last_name="Lee", contacts=()))
    assert found(email_sibling, "amy.lee@elsewhere.example", record=record) == []


def test_an_instruction_without_an_address_leaves_the_records() -> None:
    """Then the address that was chosen from the record counts."""
    assert not list(email_unknown(by_email("By email only\n\nDear Ms Hale")))


def test_a_name_shown_over_anothers_known_mailbox_is_a_namesake() -> None:
    """The mother's name over the father's address is the ICO's fifth question."""
    assert found(email_sibling, f"Erin Hale <{DAVIES}>") == ["email.sibling"]


def test_quiet_when_a_professional_is_written_to_at_their_office() -> None:
    """An address at one's own office is one's own."""
    assert found(email_sibling, "nadia.finch@marlowfinch.example") == []


def test_a_namesake_without_any_recorded_email_is_said_so() -> None:
    """Where the case holds no address there is none to offer."""
    record = case_with(mother(contacts=()))
    [finding] = findings(email_sibling, message_to("erin.hale@mail.example"), record=record)
    assert finding.detail == "It bears the name, but the case holds no email address."
    assert finding.actions == ()


def test_a_secure_ending_left_out_is_a_lookalike() -> None:
    """The record has the secure address; the plain one is another route."""
    secure = replace(SOLICITOR, contacts=(email(f"{FINCH}.cjsm.net"),))
    assert found(email_lookalike, FINCH, record=case_with(secure)) == ["email.lookalike"]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        pytest.param(f"Peter Moss <{HALE}>", ["email.display-name"], id="another name"),
        pytest.param(f"Erin Hall <{HALE}>", ["email.display-name"], id="a slip"),
        pytest.param(f"Erin Hale <{HALE}>", [], id="her name"),
        pytest.param(f"Ms E Hale <{HALE}>", [], id="her initial"),
        pytest.param(HALE, [], id="no name"),
        pytest.param(f"{HALE} <{HALE}>", [], id="the address as its name"),
        pytest.param("Desk <desk@marlowfinch.example>", [], id="an office's"),
        pytest.param("Someone <someone@advice.example>", [], id="the sender's own"),
    ],
)
def test_the_shown_name_must_be_the_holders(box: str, expected: list[str]) -> None:
    """People read the name and not the address."""
    assert found(email_display_name, box) == expected


@pytest.mark.parametrize(
    ("to", "text", "expected"),
    [
        pytest.param(DAVIES, "Dear Ms Hale", ["email.other-person"], id="the other party"),
        pytest.param(
            "desk@castlelaw.example", "Dear Ms Hale", ["email.other-person"], id="his solicitors"
        ),
        pytest.param(FINCH, "Dear Ms Hale", [], id="her own solicitor"),
        pytest.param("desk@marlowfinch.example", "Dear Mrs Finch", [], id="the solicitor's firm"),
        pytest.param(HALE, "Dear Robin", [], id="the parent whom the child lives with"),
        pytest.param("desk@courts.example", "Dear Ms Hale", [], id="a court"),
        pytest.param(DAVIES, "Dear Sir or Madam", [], id="nobody by name"),
        pytest.param(DAVIES, "Dear Mr Davies", [], id="himself"),
        pytest.param(HALE, "Dear Mrs Finch", [], id="the client of whom it greets"),
        pytest.param("x@advice.example", "Dear Ms Hale", [], id="the sender's own"),
        pytest.param("x@nowhere.example", "Dear Ms Hale", [], id="nobody's"),
    ],
)
def test_the_other_side_must_not_get_it(to: str, text: str, expected: list[str]) -> None:
    """What greets one side goes to that side."""
    assert found(email_other_person, to, text=text) == expected


def by_email(text: str, *, to: str = "P1", destination: str = HALE) -> Matter:
    """Make a letter, not yet a message, that is to go by email to somebody."""
    letter = dispatch(document(text), to=to, via=Channel.EMAIL)
    letter = replace(letter, recipients=(replace(letter.recipients[0], destination=destination),))
    mentions = find(letter.documents[0], case=case(), policy=policy())
    return matter(letter, *mentions, case=case())


def test_own_staff_of_the_record_may_be_shown_by_any_name() -> None:
    """The sender's own mailboxes are never a finding."""
    worker = replace(SOLICITOR, contacts=(email("nadia@advice.example"),))
    box = "Duty desk <nadia@advice.example>"
    assert found(email_display_name, box, record=case_with(worker)) == []


def test_a_letter_says_itself_where_it_is_mailed() -> None:
    """What stands behind "By email only to" is compared like a header."""
    wrong = by_email(f"By email only to: {DAVIES}\n\nDear Ms Hale")
    right = by_email(f"By email only to: {HALE}\n\nDear Ms Hale")

    assert codes(email_other_person(wrong)) == ["email.other-person"]
    assert not list(email_other_person(right))
    assert not list(email_unknown(by_email("Dear Ms Hale")))
    assert not list(email_unknown(by_email("Dear Ms Hale", destination="")))


def test_quiet_when_the_letter_goes_by_post() -> None:
    """A posted letter has no mailbox."""
    assert not list(email_unknown(matter(document("Dear Ms Hale"), case=case())))
    assert not list(email_unknown(matter(dispatch(), case=case())))


@pytest.mark.parametrize("check", [email_unknown, email_lookalike, email_other_person])
def test_quiet_without_a_record(check: Check) -> None:
    """Without a record there is nothing to compare a mailbox with."""
    letter = mailed("Dear Ms Hale", message_to("a@b.example"), record=case())
    assert not list(check(matter(letter, case=None)))


SECRETIVE = father(contacts=(email(DAVIES, confidential=Confidential.UNKNOWN),))


@pytest.mark.parametrize(
    ("sent", "record", "expected"),
    [
        pytest.param(
            message_to(HALE, DAVIES), case_with(SECRETIVE), True, id="his is not said to be open"
        ),
        pytest.param(message_to(HALE, DAVIES), case(), False, id="his is open"),
        pytest.param(
            message_to(HALE, cc=("x.y@gmail.example",)), case(), True, id="a stranger's own"
        ),
        pytest.param(
            message_to(HALE, bcc=(DAVIES,)), case_with(SECRETIVE), False, id="hidden by Bcc"
        ),
        pytest.param(message_to(HALE, cc=(FINCH,)), case(), False, id="her solicitor's"),
        pytest.param(
            message_to(HALE, cc=("desk@nowhere.example",)), case(), False, id="an office's"
        ),
        pytest.param(
            message_to("x@advice.example", DAVIES), case_with(SECRETIVE), False, id="own staff sees"
        ),
        pytest.param(
            message_to(HALE, cc=("x@advice.example",)), case(), False, id="own staff is seen"
        ),
    ],
)
def test_personal_addresses_are_not_shown_to_others(
    sent: Message, record: Case, *, expected: bool
) -> None:
    """Everybody on a message sees every address in To and Cc."""
    got = codes(findings(email_exposes_recipients, sent, record=record))
    assert got == (["email.exposes-recipients"] if expected else [])


def test_a_household_shares_its_addresses() -> None:
    """Those who live together are not kept from one another."""
    child = replace(
        case().people[2], contacts=(email("robin@example.org", confidential=Confidential.C8),)
    )
    sent = message_to(HALE, "robin@example.org")
    assert not findings(email_exposes_recipients, sent, record=case_with(child))


@pytest.mark.parametrize(
    ("sent", "severity"),
    [
        pytest.param(message_to(HALE, DAVIES), Severity.CHECK, id="two people"),
        pytest.param(message_to(HALE, "a@nowhere.example"), Severity.STOP, id="and a stranger"),
        pytest.param(message_to(bcc=(HALE,)), Severity.CHECK, id="by Bcc"),
        pytest.param(message_to("all@marlowfinch.example"), Severity.CHECK, id="a list"),
        pytest.param(message_to(HALE), None, id="one person"),
        pytest.param(message_to(HALE, cc=(FINCH,)), None, id="a party and her own solicitor"),
        pytest.param(message_to(DAVIES, cc=(FINCH,)), Severity.CHECK, id="the other's solicitor"),
        pytest.param(message_to(HALE, cc=("x@advice.example",)), None, id="and own staff"),
        pytest.param(message_to("a@castlelaw.example", "b@courts.example"), None, id="offices"),
    ],
)
def test_several_people_at_once_are_looked_at(sent: Message, severity: Severity | None) -> None:
    """A wrong name in a group is hard to see."""
    got = [one.severity for one in findings(email_group, sent)]
    assert got == ([severity] if severity else [])


QUOTED = f"""Thank you.

From: Erin Hale <{HALE}>
To: Priya Nair <p.nair@advice.example>

Dear Ms Nair"""


@pytest.mark.parametrize(
    ("sent", "text", "expected"),
    [
        pytest.param(message_to(HALE, answers=True), QUOTED, [], id="who wrote"),
        pytest.param(message_to(DAVIES, answers=True), QUOTED, ["email.reply-all"], id="added"),
        pytest.param(message_to("x@advice.example", answers=True), QUOTED, [], id="own staff"),
        pytest.param(message_to(DAVIES), QUOTED, [], id="no answer"),
        pytest.param(message_to(DAVIES, answers=True), "Thank you.", [], id="nothing quoted"),
    ],
)
def test_an_answer_goes_to_those_who_had_it(sent: Message, text: str, expected: list[str]) -> None:
    """Only what is quoted shows who had the message before."""
    assert codes(findings(email_reply_all, sent, text)) == expected


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param("Nadia Finch <nadia.finch@gmail.example>", True, id="the solicitor"),
        pytest.param("Erin Hale <erin.hale@gmail.example>", False, id="the mother"),
        pytest.param(FINCH, False, id="the office"),
        pytest.param("x@gmail.example", False, id="nobody"),
    ],
)
def test_professionals_have_office_mailboxes(to: str, *, expected: bool) -> None:
    """A personal mailbox is outside every office's safeguards."""
    assert found(email_personal_mailbox, to) == (["email.personal-mailbox"] if expected else [])


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("a@hotmail.example", True, id="a provider"),
        pytest.param("a@" + "live.com", True, id="a short one"),
        pytest.param("a@council.example", False, id="an office"),
        pytest.param("a@gmail.council.example", False, id="an office's own domain"),
    ],
)
def test_personal_providers_are_known_by_name(address: str, *, expected: bool) -> None:
    """A provider counts whatever its ending."""
    assert is_personal(address) is expected


SECURED = case(organisations=(replace(FIRM, secure_route="cjsm"), OTHER_FIRM, COURT, SENDER))
WRAPPED = case(organisations=(replace(FIRM, secure_route="egress"), OTHER_FIRM, COURT, SENDER))
OPEN = case(organisations=(replace(FIRM, secure_route="none"), OTHER_FIRM, COURT, SENDER))


@pytest.mark.parametrize(
    ("record", "to", "subject", "severity"),
    [
        pytest.param(SECURED, FINCH, "XX26P00001", Severity.CHECK, id="plain"),
        pytest.param(SECURED, FINCH, "Section 7 report", Severity.STOP, id="a report"),
        pytest.param(SECURED, f"{FINCH}.cjsm.net", "XX26P00001", None, id="secured"),
        pytest.param(WRAPPED, FINCH, "XX26P00001", Severity.CHECK, id="not wrapped"),
        pytest.param(WRAPPED, FINCH, "[egress] XX26P00001", None, id="wrapped"),
        pytest.param(OPEN, FINCH, "XX26P00001", None, id="none asked for"),
        pytest.param(SECURED, HALE, "XX26P00001", None, id="a parent"),
        pytest.param(SECURED, "x@nowhere.example", "XX26P00001", None, id="nobody's"),
        pytest.param(SECURED, "x@advice.example", "XX26P00001", None, id="own"),
    ],
)
def test_an_offices_route_is_kept(
    record: Case, to: str, subject: str, severity: Severity | None
) -> None:
    """An office that asks for a secure route gets it, a report all the more."""
    sent = message_to(to, subject=subject)
    got = findings(email_insecure_route, sent, "Dear Mrs Finch", record=record)
    assert [one.severity for one in got] == ([severity] if severity else [])


def shared(value: str, *, told: bool | None) -> Case:
    """Make the case in which the mother has a mailbox that is shared, is not, or is not said."""
    box = Contact(kind="email", value=value, confidential=Confidential.NO, shared_mailbox=told)
    return case_with(mother(contacts=(box,)))


@pytest.mark.parametrize(
    ("value", "told", "expected"),
    [
        pytest.param("erin@example.org", True, ["email.shared-mailbox"], id="said"),
        pytest.param("thehales@example.org", None, ["email.shared-mailbox"], id="a family's"),
        pytest.param("office@example.org", None, ["email.shared-mailbox"], id="an office's"),
        pytest.param("office@example.org", False, [], id="said not to be"),
        pytest.param("erin@example.org", None, [], id="one person's"),
    ],
)
def test_a_shared_mailbox_is_looked_at(
    value: str,
    told: bool | None,
    expected: list[str],  # a table's column
) -> None:
    """Others may read what goes there."""
    assert found(email_shared_mailbox, value, record=shared(value, told=told)) == expected


def test_quiet_when_an_office_has_an_offices_mailbox() -> None:
    """Offices share their mailboxes, and so does the sender."""
    assert found(email_shared_mailbox, "office@marlowfinch.example") == []
    assert found(email_shared_mailbox, "office@advice.example") == []


@pytest.mark.parametrize(
    ("to", "subject", "expected"),
    [
        pytest.param(HALE, "Ms Hale and Mr Davies", True, id="names"),
        pytest.param(HALE, "Safeguarding letter", True, id="a sensitive word"),
        pytest.param(HALE, "Your reference XX26P00001", False, id="a reference"),
        pytest.param("x@courts.example", "XX26P00001 Hale v Davies", False, id="court, all there"),
        pytest.param("x@courts.example", "Hale v Davies", True, id="court, no number"),
        pytest.param("x@courts.example", "XX26P00001", True, id="court, no names"),
    ],
)
def test_a_subject_line_says_enough_and_not_too_much(
    to: str, subject: str, *, expected: bool
) -> None:
    """Subject lines show on locked screens; a court needs its number and names in them."""
    got = codes(findings(email_subject, message_to(to, subject=subject)))
    assert got == (["email.subject"] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("https://files.sharepoint.example/:f:/s/x", True, id="a shared folder"),
        pytest.param("https://drive.cloudbox.example/x/1a9Xk2", True, id="a drive"),
        pytest.param("https://cloudbox.example/folders/1a9Xk2", True, id="a folder of any maker"),
        pytest.param("https://www.example.org/privacy", False, id="a page"),
    ],
)
def test_links_to_shared_folders_are_looked_at(text: str, *, expected: bool) -> None:
    """What is in a folder may change after the check."""
    got = codes(findings(email_link, message_to(HALE), f"See {text}"))
    assert got == (["email.link"] if expected else [])


@pytest.mark.parametrize(
    "check",
    [email_exposes_recipients, email_group, email_reply_all, email_subject, email_link],
)
def test_quiet_when_it_is_no_message(check: Check) -> None:
    """A letter has no header."""
    assert not list(check(matter(document("Dear Ms Hale"), case=case())))
    assert FATHER.name

"""The right people and the right case: greeting, references, names, gaps, copies, channel."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker.checks.addresses.channel_mismatch import channel_mismatch
from checker.checks.addresses.copies_exposed import copies_exposed
from checker.checks.drafts.template_gap import template_gap
from checker.checks.letters.greeting import greeted
from checker.checks.letters.salutation_mismatch import salutation_mismatch
from checker.checks.matter import Matter
from checker.checks.other_cases.person_other_case import person_other_case
from checker.checks.other_cases.reference_other_case import reference_other_case
from checker.checks.records.record_note_newer import record_note_newer
from checker.mentions import find
from checker.model import (
    Case,
    CaseNote,
    Channel,
    Concealment,
    Finding,
    Line,
    OtherName,
    Part,
    Release,
    Severity,
    Trace,
    TraceKind,
)
from tests.builders.cases import (
    CHILD,
    FATHER,
    MOTHER,
    MOTHERS_HOME,
    address,
    case,
    case_with,
    email,
    mother,
    policy,
    preferring,
)
from tests.builders.elsewhere import elsewhere
from tests.builders.letters import codes, dispatch, document, hidden, mailed, matter, message_to

Check = Callable[[Matter], Iterator[Finding]]


def found(
    check: Check,
    text: str,
    *,
    record: Case | None = None,
    to: str = "P1",
    via: Channel = Channel.POST,
    also: tuple[Line, ...] = (),
    traces: tuple[Trace, ...] = (),
) -> list[Finding]:
    """Give what one check finds in a letter, with the mentions that the finders find."""
    record = record or case()
    written = document(text, also=also, traces=traces)
    mentions = find(written, case=record, policy=policy())
    asked = matter(dispatch(written, to=to, via=via), *mentions, case=record, others=elsewhere())
    return list(check(asked))


@pytest.mark.parametrize(
    ("text", "to", "severity"),
    [
        pytest.param("Dear Mr Moss", "P1", Severity.CHECK, id="a stranger"),
        pytest.param("Dear Ms Hall", "P1", Severity.CHECK, id="a slip"),
        pytest.param("Dear Mr Hale", "P1", Severity.CHECK, id="another sex"),
        pytest.param("Dear Mr Davies", "P1", Severity.STOP, id="the father"),
        pytest.param("Dear Owen", "P1", Severity.STOP, id="the father by forename"),
        pytest.param("Dear Mr Davies", "O1", Severity.STOP, id="the father, to her firm"),
        pytest.param("Dear Ms Hale", "P1", None, id="herself"),
        pytest.param("Dear Erin", "P1", None, id="her forename"),
        pytest.param("Dear Mrs Hale", "P1", None, id="Mrs for Ms"),
        pytest.param("Dear E Hale", "P1", None, id="her initial"),
        pytest.param("Dear Nad", "P7", None, id="short for a forename"),
        pytest.param("Dear Sir or Madam", "P1", None, id="nobody by name"),
        pytest.param("Dear Mr and Mrs Hale", "P1", None, id="a couple"),
        pytest.param("Dear Robin", "P3", None, id="the child"),
        pytest.param("Dear Mrs Finch", "P7", None, id="the solicitor"),
        pytest.param("Dear Mrs Finch", "O1", None, id="the firm's solicitor"),
        pytest.param("Dear Ms Unknown", "O1", None, id="somebody at the firm"),
        pytest.param("Dear Marlow & Finch Solicitors", "O1", None, id="the firm"),
        pytest.param("No greeting here.", "P1", None, id="no greeting"),
    ],
)
def test_a_greeting_is_the_addressees(text: str, to: str, severity: Severity | None) -> None:
    """A greeting of somebody else of the case is a Stop, of a stranger a Check."""
    got = [one.severity for one in found(salutation_mismatch, text, to=to)]
    assert got == ([severity] if severity else [])


def test_the_greeting_is_said_in_the_title() -> None:
    """The title quotes the greeting and names the addressee."""
    [finding] = found(salutation_mismatch, "Dear Mr Davies")
    assert finding.title == 'The letter starts "Dear Mr Davies" but is addressed to Ms Hale'
    assert finding.release is Release.SECOND_PERSON


@pytest.mark.parametrize(
    ("do_not_use", "expected"),
    [
        pytest.param(False, [], id="may be used"),
        pytest.param(True, ["salutation.mismatch"], id="not to be used"),
    ],
)
def test_a_previous_name_counts_unless_it_is_not_to_be_used(
    *, do_not_use: bool, expected: list[str]
) -> None:
    """Known-as names are names; a name that must not be used is not."""
    other = OtherName(name="Erin Moss", kind="previous", do_not_use=do_not_use)
    record = case_with(mother(other_names=(other,)))
    assert codes(found(salutation_mismatch, "Dear Ms Moss", record=record)) == expected


def test_everybody_the_letter_goes_to_may_be_greeted() -> None:
    """A letter to both parties greets both."""
    assert not found(salutation_mismatch, "Dear Ms Hale", to="P2,P1")
    assert not list(salutation_mismatch(matter(dispatch(), case=case())))


def test_the_greeting_of_an_attached_letter_counts() -> None:
    """A message without a greeting brings a letter that has one."""
    brought = document("Dear Mr Davies", name="mail.eml/letter.docx", parent="mail.eml")
    sent = mailed("See attached.", message_to("e.hale@example.org"), brought, record=case())
    mentions = find(brought, case=case(), policy=policy())
    got = codes(salutation_mismatch(matter(sent, *mentions, case=case())))
    assert got == ["salutation.mismatch"]


def test_the_greeting_of_a_message_that_is_answered_is_another_days() -> None:
    """Whoever wrote to us greeted one of us."""
    text = "Hello\n\nThank you.\n\n> On 19 Nov 2026, at 10:02, Erin wrote:\n> Hi Owen, see you."
    message = message_to("e.hale@example.org")
    for body, expected in ((text, []), ("Hi Owen\n\nSee you.", ["salutation.mismatch"])):
        sent = mailed(body, message, record=case())
        mentions = find(sent.documents[0], case=case(), policy=policy())
        got = codes(salutation_mismatch(matter(sent, *mentions, case=case())))
        assert got == expected, body


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param("Mr and Mrs Hale", ("Mr Hale", "Mrs Hale"), id="a couple"),
        pytest.param("Ms Hale & Mr Davies", ("Ms Hale", "Mr Davies"), id="two people"),
        pytest.param("Colleague", (), id="an office"),
        pytest.param("parents", (), id="parents"),
        pytest.param("Erin and Owen", ("Erin", "Owen"), id="two forenames"),
    ],
)
def test_a_greeting_is_taken_apart(value: str, names: tuple[str, ...]) -> None:
    """Each person in a greeting counts."""
    assert greeted(value) == names


@pytest.mark.parametrize(
    ("text", "via", "expected"),
    [
        pytest.param("By email only\n\nDear Ms Hale", Channel.POST, True, id="email, by post"),
        pytest.param("By email only\n\nDear Ms Hale", Channel.EMAIL, False, id="email, by email"),
        pytest.param("By DX\n\nDear Ms Hale", Channel.POST, True, id="DX, by post"),
        pytest.param("By email and by post\n\nDear Ms Hale", Channel.POST, False, id="either"),
        pytest.param("Dear Ms Hale", Channel.POST, False, id="nothing said"),
    ],
)
def test_the_letter_goes_the_way_it_says(text: str, via: Channel, *, expected: bool) -> None:
    """What the letter says of its way is compared with the way chosen."""
    got = codes(found(channel_mismatch, text, via=via))
    assert got == (["channel.mismatch"] if expected else [])


@pytest.mark.parametrize(
    ("liked", "expected"),
    [
        pytest.param("email", ["channel.mismatch"], id="email"),
        pytest.param("post", [], id="post"),
        pytest.param("", [], id="nothing"),
        pytest.param("carrier pigeon", [], id="something else"),
    ],
)
def test_the_recipients_wish_counts(liked: str, expected: list[str]) -> None:
    """A preference against the way that was chosen is said."""
    record = case_with(preferring(MOTHER, channel=liked))
    assert codes(found(channel_mismatch, "Dear Ms Hale", record=record)) == expected


def test_a_wish_and_an_instruction_are_one_finding() -> None:
    """What the letter and the record both say is said once."""
    record = case_with(preferring(MOTHER, channel="email"))
    [finding] = found(channel_mismatch, "By email only\n\nDear Ms Hale", record=record)
    assert finding.detail == "The letter says that it goes by email. So does the case, for Ms Hale."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Case number: XX26P00009", True, id="a court's shape"),
        pytest.param("xx 26 p 00009", True, id="spaced, in small letters"),
        pytest.param("1234567812345678", True, id="an online number"),
        pytest.param("Your ref: LA/771", True, id="of another case of the caseload"),
        pytest.param("Case number: XX26P00001", False, id="ours"),
        pytest.param("1000-0000-0000-0008", False, id="ours, with dashes"),
        pytest.param("Your ref: MF/123", False, id="her solicitor's"),
        pytest.param("Our ref: PN/0042", False, id="the sender's own"),
    ],
)
def test_a_reference_is_of_this_case(text: str, *, expected: bool) -> None:
    """A number of another case files one family's letter with another's."""
    got = codes(found(reference_other_case, text))
    assert got == (["reference.other-case"] if expected else [])


def test_one_foreign_reference_is_said_once_a_file() -> None:
    """Repeating it in every footer makes no second finding."""
    assert len(found(reference_other_case, "XX26P00009\n\nXX26P00009")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mr John Carter and Mrs Mary Carter came.", True, id="two of one case"),
        pytest.param("Mr John Carter, born on 7 June 1985, came.", True, id="name and birth"),
        pytest.param("John Carter met Mary\nCarter.", True, id="two, seen by their capitals"),
        pytest.param("Ms Ottoline Quarrington came.", True, id="a rare name"),
        pytest.param("Write to ottoline.q@example.org.", True, id="an email"),
        pytest.param("Ring 07700 900777.", True, id="a phone"),
        pytest.param("Mr John Carter came.", False, id="a name alone"),
        pytest.param("Mr John Carter, born on 8 June 1985, came.", False, id="another birth"),
        pytest.param("Erin Hale and Owen Davies came.", False, id="our own people"),
        pytest.param("Ms Priya Nair and Mr David Smith came.", False, id="staff and a common name"),
        pytest.param("Ring 01632 960123.", False, id="nobody's phone"),
        pytest.param("Ring 020 7946 0100 or write to x@advice.example.", False, id="our own"),
    ],
)
def test_people_of_other_cases_are_found(text: str, *, expected: bool) -> None:
    """A name alone never raises it; what makes it sure does."""
    got = found(person_other_case, text)
    assert codes(got) == (["person.other-case"] if expected else [])
    for finding in got:
        said = f"{finding.title} {finding.detail}"
        assert "Carter" not in said
        assert "C-0002" not in said
        assert finding.evidence.masked


def test_people_of_other_cases_need_a_caseload() -> None:
    """Without the rest of the caseload there is nothing to look through."""
    assert not list(person_other_case(matter(document("John Carter"), case=case())))
    assert not list(person_other_case(matter(document("John Carter"), case=None)))
    assert not list(reference_other_case(matter(document("XX26P00009"), case=None)))


@pytest.mark.parametrize(
    "text",
    [
        "Dear [INSERT NAME]",
        "Dear [insert name here]",
        "\u00abFirstName\u00bb",
        "<<Address>>",
        "{{name}}",
        "on DD/MM/YYYY",
        "He/She (delete as appropriate)",
        "[NAME OF CHILD]",
        "click here to enter text",
        "at XX/XX/XXXX",
        "Dear Mr/Mrs/Ms",
        "Dear ????",
        "Dear {name}",
        "The hearing is on XX March 2027",
        "We met on DD MMM YYYY.",
        "{child_name}",
        "{% if parent %}",
        "***CHECK DATE***",
        "[Paste table here]",
        "Dear ${firstname}",
        "Case number: TBC",
        "The hearing is on (date).",
        "The hearing is on ____ and will be short.",
        "The order was made on [ ].",
        "I met you and xxx on Monday.",
        "I spoke to [child's name] at school.",
        "He/she told me about the visit.",
        "I saw him/her at home.",
        "[Note to drafter: use where there is an injunction]",
        "{ MERGEFIELD Surname }",
        "The school is ???.",
        "You should/should not attend.",
        "Choose an item.",
        "[include if the parents are separated]",
    ],
)
def test_gaps_of_the_template_must_be_filled(text: str) -> None:
    """There is no release for an unfinished letter."""
    [finding] = found(template_gap, text)
    assert (finding.code, finding.release) == ("template.gap", Release.FIX)


@pytest.mark.parametrize(
    "text",
    [
        "She said [sic] that",
        "Re A [2024] EWFC 12",
        "[REDACTED]",
        "see [the note below]",
        "The name and address are known.",
        "XX26P00001",
        "[name withheld]",
        "She wrote: \u201cI was [...] afraid of him\u201d.",
        "\u201cI told [child] to come\u201d",
        "If a child is ill, he/she need not attend.",
        "Please delete as appropriate: I will / will not attend",
        "Signed: ____________________",
        "I, ____________, live at ____________.",
        "[ ] I will attend",
        "Love from Robin xxx",
        "What happened???",
        "The hearing date is to be confirmed.",
        "Choose an item of clothing",
        "The bundle has it at [C123].",
    ],
)
def test_quiet_when_brackets_are_a_lawyers(text: str) -> None:
    """Ordinary words and lawful brackets are no gap."""
    assert not found(template_gap, text)


def test_traces_of_the_template_are_gaps() -> None:
    """Merge fields, highlights and placeholders are unfinished, each said once."""
    traces = (
        Trace(kind=TraceKind.MERGE_FIELD, text="\u00abName\u00bb", span=(5, 11)),
        Trace(kind=TraceKind.HIGHLIGHT, text="some words", span=(20, 30)),
        Trace(kind=TraceKind.PLACEHOLDER, text="Choose an item.", part=Part.HEADER),
        Trace(kind=TraceKind.COMMENT, text="hello"),
    )
    got = found(template_gap, "Dear \u00abName\u00bb\n\nsome words here", traces=traces)
    assert len(got) == 3
    assert not any(one.place.hidden for one in got)


def test_quiet_when_a_gap_is_hidden() -> None:
    """What the page does not show is another rule's."""
    assert not found(template_gap, "Dear Ms Hale", also=(hidden("{{x}}", Concealment.COMMENT),))


LIST = "Yours sincerely\n\nPriya Nair\n\n"


@pytest.mark.parametrize(
    ("copies", "to", "expected"),
    [
        pytest.param("cc: Mr Owen Davies", "P1", True, id="the other party's name"),
        pytest.param("Copies: Mr Owen Davies", "P1", True, id="copies, in a word"),
        pytest.param("cc: Family Court at Exampletown", "P1", False, id="a court"),
        pytest.param("cc: Mrs Nadia Finch", "P1", False, id="a professional"),
        pytest.param("cc: Robin Hale", "P1", False, id="the child of the house"),
        pytest.param("cc: Ms Erin Hale", "P1", False, id="herself"),
        pytest.param("cc: Ms Erin Hale", "P7", False, id="the solicitor's own client"),
        pytest.param("cc owen.davies@example.net", "P1", True, id="the other party's email"),
        pytest.param("cc 07700 900222", "P1", True, id="the other party's phone"),
        pytest.param("cc: a file note\n\nOwen Davies came.", "P1", False, id="after the list"),
        pytest.param(
            "cc: Mr Owen Davies\n12 Marlow Road\nOtherton\nXX3 1AB", "P1", True, id="with address"
        ),
    ],
)
def test_a_list_of_copies_shows_nobody_else(copies: str, to: str, *, expected: bool) -> None:
    """Who else gets a letter, and where, is nobody's business but theirs."""
    got = codes(found(copies_exposed, LIST + copies, to=to))
    assert set(got) == ({"copies.exposed"} if expected else set())


def test_quiet_when_the_list_is_hidden_or_there_is_no_record() -> None:
    """A list that nobody sees is another rule's."""
    also = (hidden("cc: Mr Owen Davies", Concealment.DELETED),)
    assert not found(copies_exposed, "Dear Ms Hale", also=also)
    assert not list(copies_exposed(matter(document(""), case=None)))


def noted(text: str, on: date = date(2026, 11, 18)) -> Case:
    """Make the case with one note."""
    return case(notes=(CaseNote(on=on, text=text),))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(noted("Ms Hale moved, now at 3 Larch Close XX1 4GH"), True, id="she moved"),
        pytest.param(noted("Moved to 3 Larch Close XX1 4GH"), True, id="nobody named"),
        pytest.param(noted("Mr Davies moved to XX1 4GH"), False, id="he moved"),
        pytest.param(noted("Ms Hale confirmed XX1 4AB"), False, id="the same address"),
        pytest.param(noted("Ms Hale rang"), False, id="no address"),
        pytest.param(
            noted("Ms Hale moved, now at XX1 4GH", date(2026, 9, 1)), False, id="an older note"
        ),
        pytest.param(case(), False, id="no note"),
    ],
)
def test_a_newer_note_is_said(record: Case, *, expected: bool) -> None:
    """A move that was only written down as a note is seen."""
    got = codes(found(record_note_newer, "Dear Ms Hale", record=record))
    assert got == (["record.note-newer"] if expected else [])


def test_a_note_is_said_where_the_record_has_no_address_at_all() -> None:
    """Any address is newer than none."""
    record = replace(noted("Ms Hale is at XX1 4GH"), people=(mother(addresses=()), FATHER))
    assert codes(found(record_note_newer, "Dear Ms Hale", record=record)) == ["record.note-newer"]
    assert not found(record_note_newer, "Dear Mrs Finch", record=record, to="O1")


def test_the_builders_hold_together() -> None:
    """The child lives where the mother lives, by the made-up record."""
    assert CHILD.addresses[0].written() == MOTHERS_HOME.written()
    assert address("1 A Road", "B", "XX1 1AA").postcode == "XX1 1AA"
    assert email("a@b.example").kind == "email"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Good morning Owen,", True, id="a time of day"),
        pytest.param("Good afternoon Mr Davies", True, id="with a title"),
        pytest.param("Hey Owen", True, id="among friends"),
        pytest.param("Bore da Owen,", True, id="in Welsh"),
        pytest.param("My dear Owen,", True, id="my dear"),
        pytest.param("To Mr Davies,", True, id="to"),
        pytest.param("Dear Mr Davies I am writing about Friday.", True, id="no comma"),
        pytest.param("Good morning Ms Hale,", False, id="the reader"),
        pytest.param("Dear Erin thank you for this", False, id="the reader, no comma"),
        pytest.param("Hello from the team", False, id="from somebody"),
        pytest.param("Hi there", False, id="nobody"),
        pytest.param("Good morning to you", False, id="no name"),
    ],
)
def test_a_greeting_of_any_kind_is_the_readers(text: str, *, expected: bool) -> None:
    """Messages greet in many ways, and some greetings name nobody."""
    got = codes(found(salutation_mismatch, f"{text}\n\nThe hearing is on Friday."))
    assert got == (["salutation.mismatch"] if expected else [])

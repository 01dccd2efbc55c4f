"""A represented party is not written to alone, and nobody who has stopped acting is written to."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.parties.recipient_represented import recipient_represented
from checker.model import Case, Channel, Dispatch, Release, Representation, Severity
from tests.builders.cases import (
    FATHER_ID,
    FIRM_ID,
    MOTHER,
    MOTHER_ID,
    OTHER_FIRM_ID,
    SOLICITOR_ID,
    case,
    mother,
    preferring,
)
from tests.builders.families import family, told
from tests.builders.letters import codes, document, mailed, matter, message_to

SERVED = "Dear Ms Hale\n\nI enclose a copy of the section 7 report."
LETTER = (
    "Ms Erin Hale\nFlat 2\n14 Orchard Close\nExampletown\nXX1 4AB\n\nDear Ms Hale\n\n"
    "I enclose a copy of the section 7 report.\n\n{}\n\nYours sincerely\n\nPriya Nair\n\n{}"
)


def acting(*rows: Representation) -> Case:
    """Make the case with these representations."""
    return family(representation=rows)


def ends(day: date | None, *, party: str = MOTHER_ID) -> Representation:
    """Make her firm's representation, ended on a day."""
    return Representation(
        party=MOTHER_ID if party == MOTHER_ID else FATHER_ID,
        organisation=FIRM_ID,
        person=SOLICITOR_ID,
        until=day,
    )


@pytest.mark.parametrize(
    ("said", "copies", "expected"),
    [
        pytest.param("", "", True, id="nothing said"),
        pytest.param("Your solicitor will know more.", "", True, id="only spoken of"),
        pytest.param("", "cc Castle Law", True, id="copied to the other side"),
        pytest.param("", "cc Family Court at Exampletown", True, id="copied to the court"),
        pytest.param("", "Enc: leaflet", True, id="an enclosure"),
        pytest.param("", "cc Marlow & Finch Solicitors", False, id="copied to the firm"),
        pytest.param("", "cc: Marlow and Finch Solicitors", False, id="with and for &"),
        pytest.param("", "CC: MARLOW & FINCH SOLICITORS", False, id="in capitals"),
        pytest.param("", "Copy to: Mrs Nadia Finch", False, id="copied to the solicitor"),
        pytest.param("", "Copied to Mrs Finch", False, id="by title and surname"),
        pytest.param("", "cc:\nFamily Court\nMarlow & Finch Solicitors", False, id="in a list"),
        pytest.param("", "cc your solicitors", False, id="copied to your solicitors"),
        pytest.param("I have sent a copy to your solicitor.", "", False, id="says so"),
        pytest.param("I am copying this letter to your\nsolicitors.", "", False, id="over a line"),
        pytest.param("This is copied to your solicitors.", "", False, id="says so shortly"),
        pytest.param("Your solicitor has asked us to write to you.", "", False, id="asked"),
        pytest.param("The order must be served personally.", "", False, id="personal service"),
    ],
)
def test_a_represented_party_is_not_written_to_alone(
    said: str, copies: str, *, expected: bool
) -> None:
    """Unless something shows that the representative has the letter too, it is a Check."""
    got = told(recipient_represented, LETTER.format(said, copies))
    assert [(one.code, one.severity, one.release) for one in got] == (
        [("recipient.represented", Severity.CHECK, Release.ACKNOWLEDGE)] if expected else []
    )


@pytest.mark.parametrize(
    ("text", "enclosed", "expected"),
    [
        pytest.param("I enclose the report for the court.", "", True, id="a report"),
        pytest.param("Attached is a sealed order.", "", True, id="an order"),
        pytest.param("By way of service: position statement.", "", True, id="a statement"),
        pytest.param("The first hearing is on 4 December 2026.", "", True, id="a hearing"),
        pytest.param("It is listed on 4 December 2026 at 10am.", "", True, id="listed"),
        pytest.param("See what I send.", "Position statement\n\nI agree.", True, id="enclosed"),
        pytest.param("I would like to meet you on 4 December 2026.", "", False, id="to meet"),
        pytest.param("Thank you for talking to me.", "", False, id="after a call"),
        pytest.param("I am sorry that you had to wait.", "", False, id="a complaint"),
        pytest.param("I will write to the court next week.", "", False, id="what comes"),
        pytest.param("We spoke about the section 7 report.", "", False, id="only spoken of"),
        pytest.param("Before the hearing I will ring you.", "", False, id="before a hearing"),
        pytest.param("See what I send.", "Our leaflet\n\nWe help.", False, id="a leaflet"),
    ],
)
def test_only_what_goes_to_representatives_is_asked_about(
    text: str, enclosed: str, *, expected: bool
) -> None:
    """Appointments, calls and answers go to the party themselves."""
    more = (document(enclosed, name="enclosure.docx"),) if enclosed else ()
    got = codes(told(recipient_represented, f"Dear Ms Hale\n\n{text}", *more))
    assert got == (["recipient.represented"] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "Sealed order now through from court - copy herewith.",
        "Here is the bundle for the hearing.",
        "By way of service, I send you the application form C100.",
        "The directions order requires you to file a statement by 4 pm on 3 December.",
        "The judge ordered that you must undergo hair strand testing.",
        "Your application has been refused by the court.",
        "We have received the father's evidence, which I forward with this letter.",
        "Exhibit OD1 is included with this letter.",
        "You have been given permission to file a further statement.",
        "The matter returns to court on 14 December 2026 at 2pm.",
        "Find enclosed the warning notice and the order with a penal notice.",
        "District Judge Price has refused permission.",
        "Yn amgaeedig mae copi o'r gorchymyn.",
        "pls find attached final report x",
    ],
)
def test_whatever_is_served_or_decided_is_seen_in_any_words(text: str) -> None:
    """An order, a report, evidence, a direction or a notice, named by whichever word."""
    assert codes(told(recipient_represented, text)) == ["recipient.represented"]


@pytest.mark.parametrize(
    "text",
    [
        "When my report is finished I will send you a copy.",
        "I will write to the court by 4 December 2026 and tell you on the same day.",
        "I am preparing my report and would like to meet you.",
        "The court has asked me to write to you.",
        "You can get the order from your solicitor.",
        "Please find enclosed directions to our office.",
        "Ava's school report was good, and a copy is enclosed.",
        "I attach a form for you to sign so that I can speak to the doctor.",
        "I enclose a booklet on how children see separation.",
        "I will be at your house at 2 pm on 3 December 2026.",
        "Please bring a copy of Ava's birth certificate.",
        "I am putting the notes in order.",
        "Could you send your solicitor's details?",
        "The contact centre's opening times are attached.",
    ],
)
def test_an_ordinary_letter_to_a_represented_party_is_quiet(text: str) -> None:
    """Appointments, leaflets, and what is only asked for or promised."""
    assert told(recipient_represented, text) == []


@pytest.mark.parametrize(
    ("record", "to", "expected"),
    [
        pytest.param(family(), "P1", True, id="the mother has a firm"),
        pytest.param(family(), "P2", True, id="the father has a firm"),
        pytest.param(acting(), "P1", False, id="nobody acts"),
        pytest.param(acting(ends(date(2026, 11, 22))), "P1", False, id="ended yesterday"),
        pytest.param(acting(ends(date(2026, 11, 23))), "P1", True, id="ends today"),
        pytest.param(
            acting(replace(ends(None), since=date(2026, 12, 1))), "P1", False, id="not begun"
        ),
        pytest.param(acting(Representation(party=MOTHER_ID)), "P1", False, id="nobody is named"),
        pytest.param(family(), "P3", False, id="a child"),
        pytest.param(family(), "P5", False, id="a grandmother"),
        pytest.param(family(), "P1,O1", False, id="to both"),
        pytest.param(family(), "P1,P7", False, id="to her and her solicitor"),
        pytest.param(family(), "O1", False, id="to the firm"),
        pytest.param(family(), "P7", False, id="to the solicitor"),
        pytest.param(family(), "O3", False, id="to the court"),
        pytest.param(
            family(preferring(MOTHER, safe_contact_note="Write to her directly")),
            "P1",
            False,
            id="wants to be written to directly",
        ),
        pytest.param(family(mother()), "P1", True, id="no preference"),
    ],
)
def test_the_record_says_who_acts(record: Case, to: str, *, expected: bool) -> None:
    """Today, for a party, by somebody who is named."""
    got = codes(told(recipient_represented, SERVED, record=record, to=to))
    assert got == (["recipient.represented"] if expected else [])


def test_a_letter_to_the_office_or_by_hand_is_quiet() -> None:
    """It reaches the representative, or is given to the party in person."""
    at_office = (
        "Ms Erin Hale\nMarlow & Finch Solicitors\nQuay House\n3 Harbour Street\nExampletown\n"
        "XX1 9ZZ\n\n" + SERVED
    )
    assert not told(recipient_represented, at_office)
    assert not told(recipient_represented, SERVED, via=Channel.HAND)
    assert told(recipient_represented, SERVED)


@pytest.mark.parametrize(
    ("cc", "expected"),
    [
        pytest.param((), True, id="to her alone"),
        pytest.param(("n.finch@marlowfinch.example",), False, id="her solicitor in copy"),
        pytest.param(("family@marlowfinch.example",), False, id="her firm in copy"),
        pytest.param(("x@castlelaw.example",), True, id="the other firm"),
    ],
)
def test_a_message_is_copied_by_its_headers(cc: tuple[str, ...], *, expected: bool) -> None:
    """A mailbox at the firm's domain is the firm's."""
    sent = mailed(SERVED, message_to("e.hale@example.org", cc=cc), record=case())
    got = codes(recipient_represented(matter(sent, case=case())))
    assert got == (["recipient.represented"] if expected else [])


@pytest.mark.parametrize(
    ("record", "to", "text", "expected"),
    [
        pytest.param(acting(ends(date(2026, 10, 1))), "O1", "Dear Sirs", True, id="the firm"),
        pytest.param(
            acting(ends(date(2026, 10, 1))), "P7", "Dear Mrs Finch", True, id="the solicitor"
        ),
        pytest.param(acting(ends(None)), "O1", "Dear Sirs", False, id="still acting"),
        pytest.param(acting(ends(date(2026, 11, 23))), "O1", "Dear Sirs", False, id="last day"),
        pytest.param(
            acting(ends(date(2026, 10, 1)), ends(None, party=FATHER_ID)),
            "O1",
            "Dear Sirs",
            False,
            id="acting for another",
        ),
        pytest.param(
            acting(
                Representation(party=FATHER_ID, organisation=OTHER_FIRM_ID, until=date(2026, 9, 1))
            ),
            "O2",
            "Dear Sirs",
            True,
            id="his firm",
        ),
        pytest.param(acting(), "O1", "Dear Sirs", False, id="never recorded as acting"),
        pytest.param(
            acting(ends(date(2026, 10, 1))),
            "O1",
            "Thank you for telling us that you no longer act.",
            False,
            id="the letter knows",
        ),
        pytest.param(acting(ends(date(2026, 10, 1))), "O3", "Dear Sirs", False, id="a court"),
        pytest.param(acting(ends(date(2026, 10, 1))), "P1", "Dear Ms Hale", False, id="herself"),
    ],
)
def test_whoever_has_stopped_acting_is_not_written_to(
    record: Case, to: str, text: str, *, expected: bool
) -> None:
    """A representation that has ended is a Check, unless the letter is about that."""
    got = codes(told(recipient_represented, text, record=record, to=to))
    assert got == (["recipient.represented"] if expected else [])


def test_the_finding_says_who_acts() -> None:
    """The firm is named, and what to do."""
    [finding] = told(recipient_represented, SERVED)
    assert finding.title == "Ms Hale is represented"
    assert finding.evidence.record == "Marlow & Finch Solicitors"
    assert not list(recipient_represented(matter(message_dispatch(), case=None)))


def message_dispatch() -> Dispatch:
    """Make a message for the case where there is no record."""
    return mailed("Dear Ms Hale", message_to("e.hale@example.org"), record=case())

"""What was kept for a court, the police or a surgery, told to somebody else in plain words."""

from dataclasses import replace

import pytest

from checker.checks.material.restricted_material import restricted_material
from checker.model import Organisation, Person, Severity, WhoId
from tests.builders.cases import address, case
from tests.builders.protected_cases import found

_AUNT = Person(id=WhoId("P30"), title="Mrs", first_name="Olwen", last_name="Tranter")
_SCHOOL = Organisation(
    id=WhoId("O30"),
    name="Larkfield School",
    kind="school",
    addresses=(address("5 School Lane", "Larkfield", "XX5 5AA"),),
)
_CASE = case()
CASE = replace(
    _CASE,
    people=(*_CASE.people, _AUNT),
    organisations=(*_CASE.organisations, _SCHOOL),
)


def told(text: str, to: str = "P2") -> list[Severity]:
    """Give how gravely the rule takes a sentence of a letter, to the father unless said."""
    findings = found(restricted_material, f"Good morning\n\n{text}\n", CASE, to=to)
    return [one.severity for one in findings]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("I probably shouldn't say, but she is moving.", "P2", id="the writer knows"),
        pytest.param("It came to us by mistake but you may have it.", "P2", id="by mistake"),
        pytest.param("We couldn't find the redacted copy.", "P2", id="not redacted"),
        pytest.param("In the sealed letter she says that she is afraid.", "P2", id="sealed"),
        pytest.param("She wrote it so that nobody would hear.", "P2", id="so that nobody hears"),
        pytest.param("There is a marker on her house.", "P2", id="a marker"),
        pytest.param("They are going to arrest him on Monday.", "P1", id="a plan"),
        pytest.param("The mugshots of him are overleaf.", "P1", id="photographs"),
        pytest.param("Owen has been in prison for hitting someone.", "O30", id="prison"),
        pytest.param("Another woman has a court order against him.", "P1", id="another family"),
        pytest.param("The strategy meeting's minute reads as follows.", "P2", id="a meeting"),
        pytest.param(
            "At the meeting it was decided that you would not be told.", "P2", id="not told"
        ),
        pytest.param("The counsellor let me see her notes.", "P2", id="let me see"),
        pytest.param("Erin tried to take her own life in 2021.", "P2", id="health"),
        pytest.param("Her tablets were changed, one for the nights.", "P2", id="tablets"),
        pytest.param("The blood of the father was full of alcohol.", "P1", id="blood"),
        pytest.param("The police are watching the flat.", "P1", id="police"),
        pytest.param("He was caught with drugs in 2018.", "P1", id="caught"),
        pytest.param("Her psychiatrist thinks that she is unwell.", "P2", id="a psychiatrist"),
        pytest.param("Here is the list of everyone at the MARAC.", "P2", id="who was there"),
        pytest.param("His ex-wife made a statement too.", "P1", id="a former wife"),
        pytest.param("The judgment is attached.", "O30", id="a judgment for a school"),
        pytest.param("I am recommending that Robin stays.", "P30", id="a recommendation"),
        pytest.param("Erin told the court that he hurt her.", "O30", id="what the court was told"),
        pytest.param("A panic alarm was fitted at her home.", "P2", id="an alarm"),
    ],
)
def test_what_was_kept_for_others_is_seen_in_plain_words(text: str, to: str) -> None:
    """Nobody wrote "MARAC" or "PNC": it is a Check at the least, for somebody has to look."""
    assert told(text, to) in ([Severity.CHECK], [Severity.STOP])


@pytest.mark.parametrize(
    ("text", "to"),
    [
        pytest.param("Your own hospital notes are enclosed.", "P2", id="the reader's own"),
        pytest.param("You told me that you had depression.", "P2", id="the reader told it"),
        pytest.param("Ms Hale says that she takes medication.", "P2", id="she says so herself"),
        pytest.param("Robin was prescribed glasses.", "P2", id="a child"),
        pytest.param("The report is attached.", "P2", id="a party's report"),
        pytest.param("I am recommending that Robin stays.", "P2", id="a party may know"),
        pytest.param("The C8 is a blank one in case you need it.", "P2", id="a blank form"),
        pytest.param("The sealed letter is for the judge alone.", "O3", id="to the court"),
        pytest.param("An order exists and Ms Hale collects Robin.", "O30", id="what schools need"),
        pytest.param("Does he take any medication?", "O30", id="a question"),
        pytest.param("The strategy meeting decided to take no action.", "P2", id="an outcome"),
        pytest.param("We will ask the police what they know.", "P2", id="what is asked for"),
    ],
)
def test_what_the_reader_may_know_is_quiet(text: str, to: str) -> None:
    """Their own, what they or the other said themselves, a court's papers at a court."""
    assert told(text, to) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "At the strategy discussion it was decided that Robin would be seen before you knew.",
            id="before the reader knew",
        ),
        pytest.param(
            "The professionals' meeting concluded that Robin is at risk from you.", id="blamed"
        ),
        pytest.param(
            "The strategy meeting agreed that Robin will be spoken to at school.", id="a step"
        ),
        pytest.param(
            "At a meeting to which no parent was invited the council agreed to visit.",
            id="without the parents",
        ),
        pytest.param("From the PND: three call-outs to Ms Hale.", id="a system's own words"),
        pytest.param(
            "The log was sent to us on condition that the parties do not see it.", id="a condition"
        ),
        pytest.param(
            "The police hold information about Ms Hale that is not to be disclosed to you.",
            id="not for the reader",
        ),
        pytest.param("PC Garside's notebook says that Ms Hale was drunk.", id="a notebook"),
        pytest.param(
            "The force sent a history of call-outs, which it asked us not to share.",
            id="asked not to share",
        ),
    ],
)
def test_what_agencies_settled_or_lent_is_a_stop_in_a_letters_own_words(text: str) -> None:
    """The letter speaks to "you" of what was settled or lent so that "you" should not know."""
    assert told(text) == [Severity.STOP]


@pytest.mark.parametrize(
    "text",
    [
        "I was not at the strategy meeting and have not seen its minutes.",
        "The strategy meeting decided that nothing more was needed.",
        "The strategy meeting agreed a joint visit, and you were there on 5 May.",
        "At the professionals' meeting we heard that Robin is doing well.",
        "You were not invited to the meeting of 3 May because of a slip, and I am sorry.",
        "Contact was agreed on condition that you do not see Robin alone.",
        "From the PNC you may ask for a copy of your own record.",
        "The police checks are for you and must not be shown to the children.",
    ],
)
def test_a_meeting_that_kept_nothing_from_the_reader_may_be_told_of(text: str) -> None:
    """That it was held, or what the reader knows of it, is in many right letters."""
    assert told(text) == []

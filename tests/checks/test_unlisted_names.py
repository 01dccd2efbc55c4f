"""A name that no list has is found where only a person's name can stand."""

import pytest

from checker.checks.unknown_people.person_not_in_case import person_not_in_case
from checker.mentions import find
from checker.model import Severity
from tests.builders.cases import case, policy
from tests.builders.letters import document, matter


def severities(text: str) -> list[Severity]:
    """Give how grave each finding of a letter to the mother is."""
    letter = document(text)
    found = find(letter, case=case(), policy=policy())
    return [one.severity for one in person_not_in_case(matter(letter, *found, case=case()))]


@pytest.mark.parametrize(
    "text",
    [
        "Leofric has said sorry for the texts that he sent.",
        "Has Leofric been seen for his ears since May?",
        "It was Leofric's wish that you should ring before tea.",
        "I found Leofric and Robin under the table with a torch.",
        "We should like to see Leofric in school on Tuesday.",
        "You mentioned that Leofric had lent you the money.",
        "Permission was given to Leofric and his mother to leave.",
        "The mother of Leofric has signed the agreement.",
        "In the case of Vantongeren, the judge has ordered a report.",
        "In the matter of R and T Vantongeren (Minors), the order is made.",
        "The statement of J. P. Vantongeren will follow on Monday.",
        "K.B. said in the meeting that he would prefer a later time.",
        "T.V. is now in Year 9 and would like to speak for herself.",
    ],
)
def test_a_rare_name_in_a_persons_place_is_a_check(text: str) -> None:
    """Only somebody's name can stand there, whatever the lists of names have."""
    assert severities(text) == [Severity.CHECK]


@pytest.mark.parametrize(
    "text",
    [
        "Halfords is open until six.",
        "Through the door I could hear the notes of Telemann.",
        "The GP said that the cough would pass.",
        "R.H. said that he would like a later time.",
        "B. Background",
        "I met your son at Vantongeren House.",
        "Everybody has said sorry for the texts.",
        "Nothing was said, and nobody asked.",
    ],
)
def test_a_rare_word_that_is_nobodys_name_is_let_be(text: str) -> None:
    """A shop, a house, a post's letters and the initials of a child of the case."""
    assert severities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The letter is by mistake; neither you nor Mr Ravindra Kulkarni may have a copy.",
        "Mr Kulkarni and Mr Davies were both asked to leave the room.",
        "Mr Kulkarni said that he would like Robin back by five.",
        "I am sorry that Mr Kulkarni has been driving past.",
        "You agreed it with Mr Kulkarni, your husband.",
        "Thank you for the summary on Robin Kulkarni, which is on file.",
        "For Rupert Hale to spend longer with his father would be a big change.",
        "Dear Erin\n\nThe order is sent.\n\nDear Tyler Brooks, thank you for coming.",
        "cc Ms D. Quennell",
    ],
)
def test_a_name_that_a_familys_letter_has_is_a_check(text: str) -> None:
    """Beside a party or the reader, with a wish of their own, in a greeting that was pasted in."""
    assert severities(text) == [Severity.CHECK]


@pytest.mark.parametrize(
    "text",
    [
        "You had your last drink on New Year's Eve.",
        "The train from Victoria gets in at two.",
        "He has tickets for Chelsea against Everton.",
        "The coat is from Marks and Spencer.",
        "The approach in Payne v Payne is at paragraph 9.",
        "The Scott schedule is filed.",
        "She would be in the play of King Arthur.",
    ],
)
def test_what_only_sounds_like_a_person_is_no_check(text: str) -> None:
    """A day, a station, a club, a shop, a decided case and a king of stories."""
    assert Severity.CHECK not in severities(text)

"""The record's people are found under every name of theirs, however and wherever it is written."""

from itertools import product

import pytest

from checker.mentions import find
from checker.model import Case, CaseId, MentionKind, OtherName, Person, WhoId
from tests.builders.cases import policy
from tests.builders.plain_text import text_document


def person(title: str, first: str, last: str, *others: str) -> Person:
    """Make somebody with previous or other names."""
    return Person(
        id=WhoId("P1"),
        title=title,
        first_name=first,
        last_name=last,
        other_names=tuple(OtherName(name=one, kind="previous") for one in others),
    )


PEOPLE = (
    person("Ms", "Erin", "Hale", "Erin Marsh"),
    person("Mrs", "Elizabeth", "O\u2019Neill", "Elizabeth Tan"),
    person("Mrs", "Agnieszka", "W\u00f3jcik-Hall"),
    person("Dr", "Gwen", "ap Rhys"),
    person("Mr", "Juan", "de la Cruz"),
    person("Ms", "Grace", "Field"),
    person("Miss", "May", "West"),
    person("Mr", "Will", "Church"),
    person("Mr", "Mohammed", "Al-Masri", "Mo Salem"),
    person("Ms", "Si\u00e2n", "Llwyd-Jones"),
    person("Mr", "Oluwaseun", "Adebayo-Smith"),
    person("Ms", "Xin", "Li"),
    person("Mr", "Jean-Luc", "N\u2019Diaye"),
    person("Mrs", "Mary Ann", "King"),
    person("", "Gracie-Mae", "Hope"),
)


def found_values(text: str, one: Person) -> list[tuple[int, int]]:
    """Give where the people of a case with one person are named."""
    held = Case(id=CaseId("C-1"), snapshot="sha256:0", people=(one,))
    mentions = find(text_document(text), case=held, policy=policy())
    return [mention.span for mention in mentions if mention.kind is MentionKind.NAME]


def written(one: Person) -> list[str]:
    """Give every way in which letters write somebody's full name."""
    first, last = one.first_name.split()[0], one.last_name
    title = one.title or "Miss"
    return [
        one.name,
        one.name.upper(),
        f"{title} {one.name}",
        f"{title} {last}",
        f"{title.upper()} {last.upper()}",
        f"{title}. {first[0]}. {last}",
        f"{title} {first[0]} {last}",
        f"{first[0]}. {last}",
        f"{last}, {first}",
        f"{last.upper()}, {first}",
        f"{last}, {first[0]}",
        *(other.name for other in one.other_names),
        *(other.name.upper() for other in one.other_names),
        *(f"Ms {other.name.split()[-1]}" for other in one.other_names),
        one.name.replace("\u2019", "'"),
        one.name.replace("\u2019", "\u02bc"),
        one.name.replace("\u2019", "`"),
        one.name.replace("\u2019", "\u2018"),
        one.name.replace("\u2019", ""),
        one.name.replace("-", " "),
        one.name.replace("-", "\u2011"),
        one.name.replace("-", " \u2013 "),
        one.name.replace("\u00e2", "a").replace("\u00f3", "o"),
        one.name.replace(" ", "\n", 1),
        one.name.replace(" ", "  "),
        one.name.replace(" ", "\u00a0"),
        f"{one.name}'s",
        f"{one.name}\u2019s",
    ]


PLACES = (
    "Yesterday we told {} about it.",
    "{}",
    "Child: {}\nDate: 4 May",
    "Name       {}        Applicant",
    "Dear {},",
    "You, {}, and the school agree ({}).",
)


@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.name)
def test_every_full_name_is_found_wherever_it_stands(one: Person) -> None:
    """In a sentence, a heading, a table, a greeting, brackets; over a line break; in capitals."""
    missed = [
        place.format(*[name] * place.count("{}"))
        for name, place in product(written(one), PLACES)
        if len(found_values(place.format(*[name] * place.count("{}")), one)) < place.count("{}")
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("one", "text"),
    [
        pytest.param(PEOPLE[0], "and Erin said", id="a forename"),
        pytest.param(PEOPLE[0], "ABOUT ERIN AND OTHERS", id="a forename in capitals"),
        pytest.param(PEOPLE[0], "the Marsh papers", id="a previous surname"),
        pytest.param(PEOPLE[0], "E.H. told us", id="initials"),
        pytest.param(PEOPLE[0], "that EH is well", id="initials without full stops"),
        pytest.param(PEOPLE[1], "I saw Liz", id="a nickname"),
        pytest.param(PEOPLE[1], "Lizzie O'Neill came", id="a nickname and the surname"),
        pytest.param(PEOPLE[1], "Mrs ONeill", id="without the apostrophe"),
        pytest.param(PEOPLE[2], "Mrs Hall came", id="half of a double surname"),
        pytest.param(PEOPLE[2], "Agnieszka Wojcik came", id="the other half, no accents"),
        pytest.param(PEOPLE[3], "Dr ap Rhys came", id="a particle"),
        pytest.param(PEOPLE[5], "Grace is well", id="a word at the beginning"),
        pytest.param(PEOPLE[5], "with Grace.", id="a word at the end"),
        pytest.param(PEOPLE[6], "May told us that May likes it", id="a month"),
        pytest.param(PEOPLE[6], "I met May and Miss West", id="a month and a direction"),
        pytest.param(PEOPLE[7], "Will told me", id="an auxiliary"),
        pytest.param(PEOPLE[7], "Mr Church and Will", id="a building"),
        pytest.param(PEOPLE[8], "Mo came with Mr Salem", id="a nickname that is recorded"),
        pytest.param(PEOPLE[13], "Ann King came", id="by the second forename"),
        pytest.param(PEOPLE[14], "Gracie is five", id="half of a double forename"),
        pytest.param(PEOPLE[14], "Gracie Mae is five", id="a double forename in two words"),
    ],
)
def test_one_word_of_a_name_is_enough(one: Person, text: str) -> None:
    """A forename, a nickname, a surname or initials, where they can mean nobody else."""
    assert found_values(text, one)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        pytest.param(PEOPLE[6], "in May, on 4 May and by May 2024", id="a month"),
        pytest.param(PEOPLE[7], "Will you come? Will the court sit?", id="a question"),
        pytest.param(PEOPLE[5], "by the grace of others in the field", id="small letters"),
    ],
)
def test_a_word_is_not_taken_for_a_name(one: Person, text: str) -> None:
    """A name that is a word stands for the word as well."""
    assert found_values(text, one) == []


@pytest.mark.parametrize("name", ["\u00c9mile", "\u00d3rla", "\u0141ucja", "\u0174yn"])
def test_a_name_that_begins_with_an_accented_capital_is_found_alone(name: str) -> None:
    """In small letters, in which a text is looked through first, its first letter is another."""
    text = f"We saw {name} on Monday, and {name.upper()}\u2019s school rang."

    spans = found_values(text, person("", name, "Adams"))

    assert [text[slice(*span)] for span in spans] == [name, name.upper()]

"""What somebody is in a case is told in the language of whoever sits there."""

from collections.abc import Iterator
from typing import get_args

import pytest

from checker.cases.schema import PartyRole
from checker.desk.letter.people import role_words
from checker.model import Case, CaseId, Organisation, Party, Person, WhoId
from checker.settings.organisation import OrganisationKind
from checker.words import speak, spoken

WHO = WhoId("X1")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Speak again what was spoken."""
    before = spoken()
    yield
    speak(before)


def in_both(case: Case) -> tuple[str, str]:
    """Give the words in English and in Welsh."""
    told = []
    for language in ("en", "cy"):
        speak(language)
        told.append(role_words(case, WHO))
    return told[0], told[1]


@pytest.mark.parametrize("kind", [one for one in get_args(OrganisationKind) if one])
def test_every_kind_of_body_is_named_in_welsh(kind: str) -> None:
    """A refuge as well: no word of the record's own form stands between Welsh ones."""
    body = Organisation(id=WHO, name="Larkhill", kind=kind)

    english, welsh = in_both(Case(id=CaseId("C1"), snapshot="sha256:1", organisations=(body,)))

    assert english
    assert welsh != english


@pytest.mark.parametrize("role", get_args(PartyRole))
def test_every_part_in_proceedings_is_named_in_welsh(role: str) -> None:
    """Whichever the record has."""
    person = Person(id=WHO, last_name="Hale")
    party = Party(who=WHO, role=role)

    english, welsh = in_both(
        Case(id=CaseId("C1"), snapshot="sha256:1", people=(person,), parties=(party,))
    )

    assert english
    assert welsh != english

"""Which language somebody chose, told in a field or in a note, and what polite lines do not do."""

from dataclasses import replace
from datetime import date

import pytest

from checker.checks.letters.language_preference import language_preference
from checker.model import CaseNote, Preferences
from tests.builders.cases import MOTHER, case_with, preferring
from tests.builders.letters import codes, document
from tests.builders.sent import sent
from tests.checks.test_state_of_documents import ENGLISH

POLISH = (
    "Szanowna Pani\n\nPrzeczyta\u0142am to, co przys\u0142a\u0142a mi szko\u0142a. Prosz\u0119"
    " przyj\u015b\u0107 do biura w czwartek, aby\u015bmy mogli porozmawia\u0107 o wakacjach."
)


@pytest.mark.parametrize(
    ("chose", "fires"),
    [
        ("Welsh language", True),
        ("yn Gymraeg", True),
        ("cy_GB", True),
        ("Polish", False),
        ("pl-PL", False),
        ("Welsh or English", False),
        ("en-GB", False),
        ("not Welsh", False),
        ("unknown", False),
        ("BSL", False),
    ],
)
def test_a_choice_is_read_however_the_field_has_it(chose: str, *, fires: bool) -> None:
    """A code, a name, a phrase; who reads both languages gets either."""
    record = case_with(preferring(MOTHER, language=chose))
    found = list(language_preference(sent(document(ENGLISH), record=record)))
    assert codes(found) == ["language.preference"] * fires


@pytest.mark.parametrize(
    ("note", "fires"),
    [
        ("Ms Hale has asked for letters in Welsh.", True),
        ("Language choice of Ms Hale: Cymraeg", True),
        ("Please send letters to Ms Hale in Polish, she does not read English.", True),
        ("Ms Hale no longer wants letters in Welsh.", False),
        ("Asked Ms Hale whether she would like letters in Welsh. She said no.", False),
        ("Mr Davies has asked for letters in Welsh.", False),
        ("Letter from the Welsh Government about Ms Hale's house.", False),
        ("Ms Hale speaks Welsh but wants letters in English.", False),
    ],
)
def test_a_note_of_the_case_tells_it_too(note: str, *, fires: bool) -> None:
    """Of the reader alone, and as it was wished for."""
    record = replace(case_with(MOTHER), notes=(CaseNote(on=date(2026, 10, 20), text=note),))
    found = list(language_preference(sent(document(ENGLISH), record=record)))
    assert codes(found) == ["language.preference"] * fires


def test_a_third_language_is_called_by_its_name() -> None:
    """The note that tells it is the evidence, and no name of a language."""
    note = CaseNote(on=date(2026, 10, 20), text="Please send letters to Ms Hale in polski.")
    record = replace(case_with(MOTHER), notes=(note,))
    (found,) = language_preference(sent(document(ENGLISH), record=record))

    assert found.title == "Ms Hale chose Polish"
    assert found.actions == ("Send it in Polish, or in both languages",)
    assert found.evidence is not None
    assert found.evidence.record == note.text


def test_a_note_on_how_to_reach_the_reader_tells_it_too() -> None:
    """The note of safe contact is the reader's own."""
    told = replace(MOTHER, preferences=Preferences(safe_contact_note="Write to her in Welsh"))
    found = list(language_preference(sent(document(ENGLISH), record=case_with(told))))
    assert codes(found) == ["language.preference"]


def test_a_letter_in_another_language_is_quiet() -> None:
    """Alone or with the English below it."""
    told = "Please send letters to Ms Hale in Polish."
    record = replace(case_with(MOTHER), notes=(CaseNote(on=date(2026, 10, 20), text=told),))
    for text in (POLISH, f"{POLISH}\n\n{ENGLISH}"):
        assert not list(language_preference(sent(document(text), record=record)))


@pytest.mark.parametrize(
    "more",
    [
        "Rydym yn croesawu gohebiaeth yn Gymraeg, ac ni fydd hyn yn arwain at oedi.",
        "Yn gywir",
        "Yours sincerely / Yn gywir",
    ],
)
def test_a_polite_line_of_welsh_makes_no_letter_welsh(more: str) -> None:
    """Every letter of some offices has it."""
    record = case_with(preferring(MOTHER, language="cy"))
    found = list(language_preference(sent(document(f"{ENGLISH}\n\n{more}"), record=record)))
    assert codes(found) == ["language.preference"]

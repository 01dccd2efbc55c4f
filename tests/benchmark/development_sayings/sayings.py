"""Sayings that writers of letters use: wrong for somebody, or right though they look wrong."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Final

from checker.shapes import convert

DATA: Final = Path(__file__).parent


class Voice(StrEnum):
    """One of the five people who write."""

    OFFICER = "officer"  # a hurried business support officer
    MANAGER = "manager"  # a solicitor who became a manager, formal
    WORKER = "worker"  # a young social worker with plain words
    ADVISER = "adviser"  # a Family Court Adviser who narrates
    TRANSLATOR = "translator"  # somebody whose English is translated


class Reader(StrEnum):
    """Whom the letter goes to."""

    MOTHER = "mother"
    FATHER = "father"
    GRANDMOTHER = "grandmother"
    SCHOOL = "school"
    SOLICITOR = "solicitor"
    GP = "gp"
    COURT = "court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One to three sentences of a letter's body, with placeholders.

    `to` is the recipient whom a wrong saying is wrong for, and whom a right one is right for.
    """

    voice: Voice
    to: Reader
    text: str
    why: str

    def placeholders(self) -> frozenset[str]:
        """Name the placeholders in it.

        >>> _EXAMPLE.placeholders()
        frozenset({'child'})
        """
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name is not None)

    def filled(self, changed: dict[str, str] | None = None) -> str:
        """Put the made-up people of `RECORD` in, or others for some of them.

        >>> _EXAMPLE.filled({"child": "Nell"})
        'Nell is ten.'
        """
        return self.text.format_map(RECORD | (changed or {}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """What was written for one code."""

    code: str
    wrong: tuple[Saying, ...]
    right: tuple[Saying, ...]


RECORD: Final = {
    # On the record. The README says what else is: births, sexes, parties, who lives where.
    "child": "Elsie",
    "brother": "Jonah",
    "surname": "Haddow",
    "dob": "3 September 2016",
    "mother": "Ms Tamblyn",
    "mother_first": "Morwenna",
    "father": "Mr Haddow",
    "father_first": "Angus",
    "father_surname": "Haddow",
    "grandmother_first": "Rosalind",
    "grandmother_surname": "Tamblyn",
    "old_town": "Wexcombe",
    # Where the mother and the children live now, which the father must not learn.
    "town": "Saltreach",
    "street_hint": "the Ropewalk",
    "school": "Ropewalk Primary School",
    "surgery": "Tidewater Surgery",
    "employer": "Saltreach Bakery",
    # People at work.
    "adviser": "Bryony Castell",
    "social_worker": "Femi Ashdown",
    "teacher": "Pargeter",
    "psychologist": "Lindqvist",
    "doctor": "Okonjo",
    "interpreter": "Sobczak",
    "court": "the Family Court at Wexcombe",
    # Not on the record.
    "dob_wrong": "3 September 2014",
    "other_child_not_in_case": "Tabitha",
    "stranger_first": "Leofric",
    "stranger_surname": "Vantongeren",
    "stranger_full": "Davina Mossop",
}
"""The placeholders, each with what it stands for in the made-up family."""

_EXAMPLE: Final = Saying(
    voice=Voice.WORKER, to=Reader.MOTHER, text="{child} is ten.", why="The record says so."
)


def sayings_of(code: str) -> Sayings:
    """Read what was written for one code.

    Raises:
        FileNotFoundError: Nothing was written for it.
        msgspec.ValidationError: A saying is not of its shape.
    """
    return _read(DATA / f"{code}.toml")


def all_sayings() -> tuple[Sayings, ...]:
    """Read what was written for every code, in the order of the codes."""
    return tuple(_read(file) for file in sorted(DATA.glob("*.toml")))


def _read(file: Path) -> Sayings:
    return convert(tomllib.loads(file.read_text(encoding="utf-8")), Sayings)

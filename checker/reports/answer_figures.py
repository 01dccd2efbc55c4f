"""Which function gives the figure of which part of the regulator's questions."""

from collections.abc import Callable, Mapping
from typing import Final

from checker.reports import answer_letters as letters
from checker.reports import answer_people as people
from checker.reports.answer_facts import Known, Told

FIGURES: Final[Mapping[str, Callable[[Known], Told]]] = {
    "1a": people.training_completed,
    "1b": people.training_passed,
    "2a": people.policies_listed,
    "2b": people.policies_read,
    "2c": people.policies_forecast,
    "4a": people.other_measures,
    "5a": people.recommendations,
    "5b": people.autocomplete,
    "6a": letters.consequences,
    "7a": letters.complaints,
    "7b": letters.damage,
    "8a": letters.breaches_by_month,
    "8b": letters.breaches_by_team,
    "8c": letters.enough_staff,
    "8d": letters.new_starters,
    "9a": letters.cases_allocated,
    "9c": letters.letters_sent,
    "9d": letters.cases_closed,
}

"""Whom a sentence is about: one of some people, somebody else, or nobody that can be told."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from checker.checks.matter import Matter
from checker.checks.people.kin import HE, SHE, sex_of
from checker.checks.people.party_roles import APPLICANT, FATHER, MOTHER, RESPONDENT, Roles
from checker.checks.people.spoken_of import Telling, subject_children
from checker.matching.needing import needing
from checker.model import Case, Part, WhoId

_ROLE = needing(
    "applicant|respondent|mother|father|mum|dad",
    rf"\b(?:the|his|her|their) ({APPLICANT}|{RESPONDENT}|{MOTHER}|{FATHER})\b|"
    rf"\b({APPLICANT}|{RESPONDENT}) ({MOTHER}|{FATHER})\b|\b(mum|dad|mummy|daddy)\b",
)
_CHILDREN = needing(
    "child|girl|boy|kid|son|daughter",
    r"\b(?:the|both|her|his|their|your) (?:child(?:ren)?|girls?|boys?|kids?|sons?|daughters?)\b",
)
_EVERYDAY = {"mum": MOTHER, "mummy": MOTHER, "dad": FATHER, "daddy": FATHER}
_PRONOUN = re.compile(r"\b(?:(she|her|hers|herself)|(he|him|his|himself))\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|any|we|our|us)\b", re.IGNORECASE)
_FAR = 1000
"""A pronoun does not reach back further than so many characters."""


class About(Enum):
    """Whom a sentence is about."""

    THEM = auto()
    OTHERS = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Some people of a case, and by which words a letter to one reader speaks of them."""

    matter: Matter
    case: Case
    ids: frozenset[WhoId]
    _seen: dict[tuple[str, Part, int], About] = field(default_factory=dict)
    _sexes: dict[str, frozenset[WhoId]] = field(default_factory=dict)

    def about(self, telling: Telling, at: int) -> About:
        """Say whom the sentence at an offset is about.

        A name decides, then a word such as "the mother". A pronoun counts where it fits one of
        them and the names before it in the paragraph are theirs or are none.
        """
        first, last = telling.sentence(at)
        key = (telling.document.name, telling.passage.part, first)
        if key not in self._seen:
            self._seen[key] = self._of_sentence(telling, first, last)
        return self._seen[key]

    def _of_sentence(self, telling: Telling, first: int, last: int) -> About:
        named = [one.person.id for one in telling.named(first, last) if one.person]
        holders = {
            one.id
            for word in self._roles(telling.text[first:last])
            for one in Roles(case=self.case, policy=self.matter.policy).holders(word)
        }
        if self.ids & {*named, *holders}:
            return About.THEM
        if named or holders:
            return About.OTHERS
        children = {one.id for one in subject_children(self.case)}
        if children & self.ids and _CHILDREN.search(telling.text, first, last):
            return About.THEM
        return self._by_pronoun(telling, first, last)

    def _by_pronoun(self, telling: Telling, first: int, last: int) -> About:
        found = _PRONOUN.search(telling.text, first, last)
        start = max(telling.paragraph(first)[0], first - _FAR)
        before = [one.person.id for one in telling.named(start, first) if one.person]
        if found is None:
            return About.NOBODY
        meant = SHE if found[1] else HE
        theirs = self._called(meant)
        if not theirs & self.ids:
            return About.OTHERS
        last_named = [who for who in before if who in theirs][-1:]
        reader = self.matter.recipient.id
        if last_named:
            return About.THEM if last_named[0] in self.ids else About.OTHERS
        return About.OTHERS if reader in theirs else About.THEM

    def _called(self, meant: str) -> frozenset[WhoId]:
        """Give whom a pronoun may mean: those of that sex, and those of whom nothing is said."""
        if meant not in self._sexes:
            self._sexes[meant] = frozenset(
                one.id
                for one in self.case.people
                if sex_of(self.case, one, self.matter.policy) in {meant, ""}
            )
        return self._sexes[meant]

    @staticmethod
    def _roles(sentence: str) -> set[str]:
        return {
            _EVERYDAY.get(word.lower(), word.lower())
            for found in _ROLE.finditer(sentence)
            for word in found.groups()
            if word
        }


def is_said_to_the_reader(telling: Telling, at: int) -> bool:
    """Say whether a sentence speaks to its reader, or of nobody certain: "your new school"."""
    first, _ = telling.sentence(at)
    return _YOU.search(telling.text, max(first, at - 40), at) is not None

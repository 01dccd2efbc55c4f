"""One text in small letters, and the children of the record of whom it may speak."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from checker.checks.families.unfit import Unfit
from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedent, antecedents_in
from checker.checks.people.brood import Brood, Broods, broods
from checker.checks.people.kin import children_of
from checker.checks.people.party_roles import FATHER, MOTHER
from checker.checks.people.spoken_of import Telling
from checker.model import Case, Person, Span

CROWD: Final = re.compile(
    r"\b(?:class|classes|team|club|(?<!made )(?<!make )(?<!making )friends?|"
    r"playground|cousins?|pupils?|classmates?|neighbours?|"
    r"party|parties|scouts|brownies|gang|next door|street|film|(?<!red )book|story|game|others?)\b"
)
"""Who else may be "the boys"."""
AFTER: Final = (
    r"(?!['\u2019/(-]| (?:and|or|&|from|in (?:the|his|her|their|year|my|a)|"
    r"(?:at|on) (?:school|the|his|her|their|your)|who|whom|whose|next|that|which|of(?! you\b)|"
    r"under|over|aged|there|here|with whom|i|he|she|we|they|"
    r"football|rugby|team|toilets?|changing|club|group|choir|clothes|class|grammar|high|hockey|"
    r"netball|cricket|swimming|only|school|academy|brigade|names?)\b)"
)
"""What must not follow: a word that tells which ones, or what is theirs."""
_YOUNG: Final = re.compile(
    r"(?:[a-z]+[ -])*(?:brother|sister|sibling|half-sibling|child|son|daughter|boy|girl|twin|baby|"
    r"infant|toddler|teenager|pupil|patient|other)"
)


_OTHERS: Final = re.compile(
    r"\b(?:friends?|cousins?|neighbours?|nieces?|nephews?|aunt\w*|uncle|new partner|girlfriend|"
    r"boyfriend|another|other families|expecting|pregnan\w*)\b"
)
_PUPIL: Final = re.compile(r"(?:child|boy|girl|pupil|patient|son|daughter)")


class Said:
    """One text, in small letters, and the children of whom it may speak."""

    def __init__(
        self,
        *,
        matter: Matter,
        case: Case,
        telling: Telling,
        small: str,
        you: Person | None,
    ) -> None:
        self.small, self.you, self.today = small, you, matter.today
        self.matter, self.case, self.telling = matter, case, telling

    @cached_property
    def known(self) -> Broods:
        """Give the children of the record, as far as they are asked for."""
        return broods(self.matter, self.case)

    def brood(self, det: str) -> Brood | None:
        """Give the children whom a word before tells of: "your" are the reader's, if recorded."""
        if not det.endswith("your"):
            return self.known.known if self.known.subjects.children else None
        return self.known.readers if self.you and self.known.readers.children else None

    def sentence(self, at: int) -> Span:
        """Give the sentence in which an offset stands."""
        return self.telling.sentence(at)

    def speaks_of_grown_ups(self, first: int, last: int) -> bool:
        """Say whether a stretch names or points at anybody who is no child of the record."""
        children = self.known.known.children
        people = antecedents_in(self.matter, self.case, self.telling).between(first, last)
        return any(
            one.person not in children
            and not (one.person is None and _YOUNG.fullmatch(self.small[one.start : one.end]))
            for one in people
        )

    def is_of_a_child(self, at: int, sex: str) -> bool:
        """Say whether "his" or "her" at an offset surely is a child's: no grown-up is as near."""
        first, _ = self.sentence(at)
        paragraph, _ = self.telling.paragraph(at)
        above = self.sentence(max(paragraph, first - 1))[0] if first > paragraph else first
        people = antecedents_in(self.matter, self.case, self.telling)
        near = [one for one in people.between(max(above, paragraph), at) if one.sex in {sex, ""}]
        here = [one for one in near if one.start >= first]
        return bool(near) and all(self._is_a_child(one) for one in (here or near))

    def children_named(self) -> Iterator[tuple[Person, int, int]]:
        """Give the children of the record whom the text names, and where."""
        children = self.known.known.children
        for one in self.telling.spoken:
            if one.person is not None and one.person in children and not one.outside:
                yield one.person, one.start, one.end

    def named_after(self, at: int) -> bool:
        """Say whether a child of the record is named right behind an offset."""
        return any(start == at + 1 for _, start, _ in self.children_named())

    def _is_a_child(self, one: Antecedent) -> bool:
        """Say whether somebody who is spoken of is a child of the record, or "the pupil"."""
        word = self.small[one.start : one.end]
        return one.person in self.known.known.children or (
            one.person is None and _PUPIL.fullmatch(word) is not None
        )

    def has_a_crowd(self, at: int) -> bool:
        """Say whether a sentence or the one before speaks of others: a class, a team, friends."""
        first, last = self.sentence(at)
        paragraph, _ = self.telling.paragraph(at)
        before = self.sentence(max(paragraph, first - 1))[0] if first > paragraph else first
        return CROWD.search(self.small, max(before, paragraph), last) is not None

    def has_others(self, at: int) -> bool:
        """Say whether a sentence speaks of others than this family: a class, a cousin, a friend."""
        return _OTHERS.search(self.small, *self.sentence(at)) is not None

    def speaks_of_parents_only(self, first: int, last: int) -> bool:
        """Say whether a stretch points at grown-ups, and at none but the children's parents."""
        children = {one.id for one in self.known.subjects.children}
        policy = self.matter.policy
        people = antecedents_in(self.matter, self.case, self.telling).between(first, last)
        grown = [one for one in people if not self._is_a_child(one)]
        return bool(grown) and all(
            one.person is not None
            and (
                children_of(self.case, one.person.id, MOTHER, policy)
                | children_of(self.case, one.person.id, FATHER, policy)
            )
            & children
            for one in grown
        )

    def unfit(self, span: Span, brood: Brood) -> Unfit:
        """Give words that do not fit some children."""
        first, last = span
        return Unfit(word=self.telling.text[first:last], span=span, people=brood.children)

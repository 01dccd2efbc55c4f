"""One text in small letters, and the children of the record of whom it may speak."""

import re
from functools import cached_property
from typing import Final

from checker.checks.antecedents import antecedents_in
from checker.checks.brood import Brood, Broods, broods
from checker.checks.matter import Matter
from checker.checks.spoken_of import Telling
from checker.checks.unfit import Unfit
from checker.model import Case, Person, Span

CROWD: Final = re.compile(
    r"\b(?:class|classes|team|club|friends?|playground|cousins?|pupils?|classmates?|neighbours?|"
    r"party|parties|scouts|brownies|gang|next door|street|film|book|story|game|others?)\b"
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
        self._matter, self._case, self._telling = matter, case, telling

    @cached_property
    def known(self) -> Broods:
        """Give the children of the record, as far as they are asked for."""
        return broods(self._matter, self._case)

    def brood(self, det: str) -> Brood | None:
        """Give the children whom a word before tells of: "your" are the reader's, if recorded."""
        if not det.endswith("your"):
            return self.known.known if self.known.subjects.children else None
        return self.known.readers if self.you and self.known.readers.children else None

    def sentence(self, at: int) -> Span:
        """Give the sentence in which an offset stands."""
        return self._telling.sentence(at)

    def speaks_of_grown_ups(self, first: int, last: int) -> bool:
        """Say whether a stretch names or points at anybody who is no child of the record."""
        children = self.known.known.children
        people = antecedents_in(self._matter, self._case, self._telling).between(first, last)
        return any(
            one.person not in children
            and not (one.person is None and _YOUNG.fullmatch(self.small[one.start : one.end]))
            for one in people
        )

    def has_a_crowd(self, at: int) -> bool:
        """Say whether a sentence or the one before speaks of others: a class, a team, friends."""
        first, last = self.sentence(at)
        paragraph, _ = self._telling.paragraph(at)
        before = self.sentence(max(paragraph, first - 1))[0] if first > paragraph else first
        return CROWD.search(self.small, max(before, paragraph), last) is not None

    def unfit(self, span: Span, brood: Brood) -> Unfit:
        """Give words that do not fit some children."""
        first, last = span
        return Unfit(word=self._telling.text[first:last], span=span, people=brood.children)

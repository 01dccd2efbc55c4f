"""Of whom "he" and "she" are said, weighed as was learned, where no rule of grammar ties them."""

import re
from collections.abc import Iterator

from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedent
from checker.checks.people.spoken_of import Telling
from checker.checks.pronouns.pronoun_grammar import is_anothers
from checker.checks.pronouns.pronoun_others import may_be_other_sides
from checker.checks.pronouns.pronoun_signs import PRONOUNS, WORD_OF_SEX, Clue, clues
from checker.checks.pronouns.pronouns_said import Misfit
from checker.matching.sounding import sounds
from checker.model import Case, Part

_UNHEARD = frozenset({Part.FOOTER, Part.HEADER})
_SHOWN = 90


def pronouns_heard(matter: Matter, case: Case, telling: Telling) -> Iterator[Misfit]:
    """Give the words for a man or a woman that sound as if said of somebody whom they do not fit.

    Only of the letter itself: a report has more people in it than the letters that were learned
    from. Where anybody near fits a word, or a name follows only, it takes more.
    """
    letter = matter.dispatch.letter
    if letter is None or telling.document.name != letter.name or telling.passage.part in _UNHEARD:
        return
    learned = sounds("pronoun.mismatch")
    for clue in clues(matter, case, telling):
        word = WORD_OF_SEX.match(telling.text, *clue.span)
        if word is None or _is_anothers(telling, word, clue.unlike):
            continue
        unsure = clue.fits or clue.unlike.start > clue.span[0]
        if learned.weigh(clue.signs) >= (learned.sure if unsure else learned.least):
            yield from _misfit(telling, clue)


def _is_anothers(telling: Telling, word: re.Match[str], whom: Antecedent) -> bool:
    """Say whether grammar gives a word to another, or leaves it to another: "Ms Hale saw him".

    A noun behind a pronoun of its own sex is that pronoun's: "she is a clever girl".
    """
    first, _ = telling.sentence(word.start())
    if whom.start > word.start():
        return whom.side
    if word[0].lower() not in PRONOUNS:
        said = WORD_OF_SEX.finditer(telling.text, first, word.start())
        return any(bool(one["he"] or one["man"]) is bool(word["man"]) for one in said)
    return is_anothers(telling, word, whom) or may_be_other_sides(telling.text, word, whom)


def _misfit(telling: Telling, clue: Clue) -> Iterator[Misfit]:
    whom, (first, last) = clue.unlike, clue.span
    span = (max(min(whom.start, first), last - _SHOWN), last)
    if whom.start > first:
        span = (first, min(whom.end, first + _SHOWN))
    if whom.person is not None:
        word = telling.text[first:last]
        yield Misfit(person=whom.person, span=span, word=word, sex=whom.sex)

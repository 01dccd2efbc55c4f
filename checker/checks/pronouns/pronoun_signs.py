"""What stands around each "he" and "she" of a text, told by how the record speaks of all near it.

A sign is no word for a man or a woman: it says "fits" or "does not", so that what was learned from
one family's letters holds for any other's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from checker.checks.matter import Matter
from checker.checks.people.antecedents import Antecedent, Antecedents
from checker.checks.people.clients import with_client
from checker.checks.people.kin import HE, SHE
from checker.checks.people.spoken_of import Telling, lay_people, subject_children
from checker.matching.caseless import caseless
from checker.model import Case, Span

PRONOUNS: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_HE_OR_SHE: Final = (
    r"(?<![\w'\u2019/(-])(?:(?P<he>he|him|his|himself)|she|her|hers|herself)(?![\w/)-])"
)
PRONOUN: Final = caseless(_HE_OR_SHE)
"""He or she, but for "he/she" and "(she)"."""
_EITHER: Final = re.compile(
    r"(?:\b(?:he|him|his|she|hers?) and|\bor|/) ?(?:he|him|his|she|hers?)$|"
    r"^ ?(?:or|/|and) ?(?:he|him|his|she|hers?)\b",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"\u201c[^\u201c\u201d\n]{0,600}\u201d|\"[^\"\n]{0,600}\"")
WORD_OF_SEX: Final = re.compile(
    rf"{_HE_OR_SHE}|"
    r"(?<![\w'\u2019-])(?:(?P<man>boy|lad|son|grandson|brother|nephew|man|gentleman)|girl|lass|"
    r"daughter|granddaughter|sister|niece|woman|lady)(?![\w-]|['\u2019]?s? in law)",
    re.IGNORECASE,
)
"""A pronoun, or a noun that says that somebody is a boy or a girl, a man or a woman."""
_WORDS_OF_SEX: Final = caseless(WORD_OF_SEX.pattern)
IS_OBJECT: Final = re.compile(
    r" ?(?:$|[.,;:?!)\n]|(?:on|in|at|to|and|or|for|with|when|if|that|by|from|about|again|a|an|the|"
    r"what|how|today|tomorrow|yesterday|there|here|because|as|not|well|very|so|too|either|also|"
    r"than|until|while|through|would|will|was|is|has|had|after|before|alone|whether|but)\b)",
    re.IGNORECASE,
)
"""What follows "her" where it is no possessive."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][a-z]+)?|\d+|[?!():;,.\"\u201c\u201d\u2013-]")
_SOMEBODY: Final = re.compile(
    r"\b(?:the|an?|his|her|your|our|their|my|its|this|that|another|whose) (?:[a-z-]+ ){0,2}?"
    r"(?!(?:other|letter|number|matter|order|water|paper|answer|computer|calendar|corner|summer|"
    r"winter|dinner|supper|october|november|december|september|after|under|over|later|longer|"
    r"shorter|older|younger|elder|either|neither|never|ever|rather|better|offer|weather|chapter|"
    r"door|floor|error|flavour|for|or|her|quarter|centre|together|whether|further|former|proper)"
    r"\b)[a-z]{3,}(?:er|or|ist|ian|wife|nurse|person|people|judge)\b",
    re.IGNORECASE,
)
"""Somebody by what they do: "the volunteer", "her counsellor"."""
_FORMS: Final = {
    "he": "s", "she": "s", "him": "o", "his": "p", "hers": "p",
    "girl": "boy", "lass": "boy", "lad": "boy", "daughter": "son", "granddaughter": "grandson",
    "sister": "brother", "niece": "nephew", "woman": "man", "lady": "man", "gentleman": "man",
}  # fmt: skip
_FITS, _NOT, _UNSURE = "+", "-", "0"
_FAR, _AROUND, _FEW, _ABOVE, _PARAGRAPH = 14, 8, 3, 120, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One word for a man or a woman, whom of those near it does not fit, and all that is weighed.

    `fits` is True where anybody near is spoken of so.
    """

    span: Span
    unlike: Antecedent
    fits: bool
    signs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    """Everybody named around a word: in its sentence, above and behind it."""

    here: tuple[Antecedent, ...]
    above: tuple[Antecedent, ...]
    behind: tuple[Antecedent, ...]
    below: tuple[Antecedent, ...]


def clues(matter: Matter, case: Case, telling: Telling) -> Iterator[Clue]:
    """Give every word for a man or a woman near which somebody is named whom it does not fit.

    What is quoted is left out, and "he or she".
    """
    around = _Around(matter, case, telling)
    quoted = [match.span() for match in QUOTED.finditer(telling.text)]
    for match in _WORDS_OF_SEX.finditer(telling.text):
        place = bisect_left(quoted, match.span()) - 1
        if not (place >= 0 and match.start() < quoted[place][1]) and not is_either(telling, match):
            clue = around.clue(match)
            if clue is not None:
                yield clue


def is_either(telling: Telling, match: re.Match[str]) -> bool:
    """Say whether a pronoun is one of "he or she"."""
    around = telling.text[max(0, match.start() - 12) : match.end()]
    after = telling.text[match.end() : match.end() + 8]
    return bool(_EITHER.search(around) or _EITHER.search(after))


class _Around:
    """Tells what stands around the words of one text."""

    def __init__(self, matter: Matter, case: Case, telling: Telling) -> None:
        self._telling, self._text = telling, telling.text
        self._people: Antecedents = with_client(matter, case, telling)
        self._children = {one.id for one in subject_children(case)}
        self._lay = {one.id for one in lay_people(case, case.people)}
        self._reader = matter.recipient.id

    def clue(self, match: re.Match[str]) -> Clue | None:
        """Give what is weighed of one word; None where everybody near fits it."""
        at, sex = match.start(), _sex(match)
        first, last = self._telling.sentence(at)
        paragraph, end = self._telling.paragraph(at)
        first, last = max(first, paragraph), min(last, end)
        near = _Near(
            here=self._people.between(first, at),
            above=self._people.between(paragraph, first),
            behind=self._people.between(match.end(), last),
            below=self._people.between(last, end)[:1],
        )
        every = (*reversed(near.here), *reversed(near.above), *near.behind, *near.below)
        unlike = next((one for one in every if one.person and one.sex not in {sex, ""}), None)
        if unlike is None:
            return None
        signs = {*self._of_people(match, near), *self._of_words(match, (first, last), near)}
        fits = any(one.sex == sex for one in (*near.here, *near.above, *near.behind))
        return Clue(span=match.span(), unlike=unlike, fits=fits, signs=frozenset(signs))

    def _code(self, one: Antecedent, sex: str) -> str:
        """Say what somebody is, and whether a word fits them: "C-" is a child whom it does not."""
        fits = _UNSURE if not one.sex else _FITS if one.sex == sex else _NOT
        if one.person is None:
            known = one.sex and self._text[one.start : one.end][:1].islower()
            return ("K" if known else "N") + fits
        if one.person.id == self._reader:
            return "R" + fits
        kind = "C" if one.person.id in self._children else ""
        return (kind or ("A" if one.person.id in self._lay else "P")) + fits

    def _of_people(self, match: re.Match[str], around: _Near) -> Iterator[str]:
        """Give the signs of who is named around a word."""
        sex, form = _sex(match), _form(match, self._text)
        codes = [self._code(one, sex) for one in around.here]
        up = [self._code(one, sex) for one in around.above]
        after = [self._code(one, sex) for one in around.behind]
        near = codes[-1] if codes else f"^{up[-1]}" if up else "none"
        others = self._others(match)
        yield from (f"n:{near}", f"n:{form}{near}", f"n:{form}{near}{others}")
        if around.here and around.here[-1].person is None:
            word = self._text[around.here[-1].start : around.here[-1].end].lower()
            yield from (f"nw:{word}", f"nw:{form}{word}{near}")
        yield from (f"q:{'/'.join(codes[-_FEW:])}", f"q:{form}{'/'.join(codes[-2:])}")
        yield from (f"u:{'/'.join(up[-2:])}", f"u:{near}|{'/'.join(up[-1:])}")
        yield from (f"h:{''.join(codes[:1])}|{near}", f"a:{''.join(after[:1])}")
        yield f"a:{near}|{''.join(after[:1])}"
        sides = (("s", codes), ("u", up), ("a", after))
        flags = "".join(
            f"{name}{sign}"
            for name, some in sides
            for sign in (_FITS, _UNSURE)
            if any(one[-1] == sign for one in some)
        )
        yield from (f"e:{flags}", f"e:{near}{flags}", f"e:{form}{near}{flags}{others}")
        yield from (f"{name}:{one}" for name, some in sides for one in some)
        yield from self._far(match, near, flags)
        yield f"below:{''.join(self._code(one, sex) for one in around.below)}"

    def _far(self, match: re.Match[str], near: str, flags: str) -> Iterator[str]:
        """Give the signs of those whom no name of the record tells of, and of those further off."""
        sex, form = _sex(match), _form(match, self._text)
        first, _ = self._telling.sentence(match.start())
        for name, start, end in (("xs", first, match.start()), ("xu", first - _ABOVE, first)):
            if _SOMEBODY.search(self._text, max(0, start), end):
                yield from (f"{name}:{near}", f"{name}:{form}")
        paragraph, _ = self._telling.paragraph(match.start())
        before = self._people.between(paragraph - _PARAGRAPH, paragraph)
        if any(one.sex == sex for one in before):
            yield from (f"pp:{near}{flags}", f"pp:{form}{near}")
        far = sex in self._people.sexes
        yield from (f"far:{far:d}{near}", f"far:{far:d}{flags}")

    def _others(self, match: re.Match[str]) -> str:
        """Say which such words a paragraph has before and behind: of its own sex, of the other."""
        sex, span = _sex(match), self._telling.paragraph(match.start())
        found = {
            ("b" if one.start() < match.start() else "f") + ("=" if _sex(one) == sex else "~")
            for one in WORD_OF_SEX.finditer(self._text, *span)
            if one.start() != match.start()
        }
        return "".join(sorted(found))

    def _tokens(self, match: re.Match[str], span: Span) -> Iterator[tuple[str, int]]:
        """Give the words of a sentence, everybody in it by what they are."""
        sex, (first, last) = _sex(match), span
        named = {one.start: one for one in self._people.between(first, last)}
        until = first
        for found in _WORD.finditer(self._text, first, last):
            if found.start() < until:
                continue
            one, word = named.get(found.start()), found[0].lower()
            if one is not None:
                until = one.end
                said = "" if one.person else self._text[one.start : one.end].lower()
                word = self._code(one, sex) + said
            elif (other := WORD_OF_SEX.fullmatch(word)) is not None:
                word = ("=" if _sex(other) == sex else "~") + _form(found, self._text)
            elif found[0][0].isupper() and found.start() > first and word != "i":
                word = "Xx"
            elif word.isdigit():
                word = "0"
            yield word, found.start()

    def _of_words(self, match: re.Match[str], span: Span, around: _Near) -> Iterator[str]:
        """Give the signs of the words before, between and behind."""
        tokens, form = list(self._tokens(match, span)), _form(match, self._text)
        before = ["<s>", *(word for word, start in tokens if start < match.start())]
        after = [*(word for word, start in tokens if start > match.start()), "</s>"]
        near = self._code(around.here[-1], _sex(match)) if around.here else "none"
        yield from (f"form:{form}", f"b:{before[-1]}", f"b:{form}{before[-1]}")
        yield from (f"b:{' '.join(before[-2:])}", f"b:{' '.join(before[-3:])}")
        yield from (f"f:{after[0]}", f"f:{form}{after[0]}", f"f:{' '.join(after[:2])}")
        yield from (f"bn:{near}{before[-1]}", f"fn:{near}{form}{after[0]}")
        yield f"bf:{before[-1]} {form} {after[0]}"
        for word in after[:_AROUND]:
            yield from (f"w:{word}", f"wn:{near}{word}")
        if not around.here:
            return
        begins = around.here[-1].start
        between = [word for word, start in tokens if begins < start < match.start()]
        yield f"d:{min(len(between), _FAR) // 2}{near}"
        for word in between[:_FAR]:
            yield from (f"t:{word}", f"tn:{near}{word}")
        yield from (f"t:{one} {two}" for one, two in pairwise([near, *between[:_FAR], form]))
        lead = ["<s>", *(word for word, start in tokens if start < begins)]
        yield from (f"l:{lead[-1]}{near}", f"l:{' '.join(lead[-2:])}{near}")


def _sex(match: re.Match[str]) -> str:
    return HE if match["he"] or match["man"] else SHE


def _form(match: re.Match[str], text: str) -> str:
    """Say whether a word is a subject, an object, a possessive or "himself", or which noun."""
    word = match[0].lower()
    if word.endswith("self"):
        return "r"
    if word == "her":
        return "o" if IS_OBJECT.match(text, match.end()) else "p"
    return _FORMS.get(word, word)

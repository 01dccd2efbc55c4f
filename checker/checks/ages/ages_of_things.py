"""Ages that are no person's: of clothes, of books and clubs, of how well somebody reads."""

import re
from typing import Final

from checker.checks.ages.numbers_said import NUMBER
from checker.model import Span

_THING = (
    r"(?:clothes|clothing|trousers|coats?|jackets?|shoes|shirts?|jumpers?|dress(?:es)?|uniforms?|"
    r"pyjamas|vests?|socks|sizes?|books?|stor(?:y|ies)|novels?|games?|puzzles?|toys?|kits?|sets?|"
    r"films?|movies?|series|programmes?|apps?|videos?|bicycles?|bikes?|scooters?|helmets?|seats?|"
    r"class(?:es)?|clubs?|groups?|teams?|courses?|camps?|sections?|workbooks?|tests?|papers?|"
    r"menus?|tickets?|ratings?|certificates?|things|activit(?:y|ies)|sessions?)"
)
_FOR_AGES: Final = re.compile(
    r"\b(?:for|from|until|till|up to|over|under|above|below|suits?|fits?|size|in)"
    rf" ages? (?:of )?{NUMBER}\b",
    re.IGNORECASE,
)
_KIND_OF_AGE: Final = re.compile(
    r"\b(?:reading|spelling|development(?:al)?|mental|emotional|comprehension|language|bone|"
    r"functional|functioning|equivalent|maths?|social|speech|vocabulary|intellectual|biological)"
    r"[ -]ages?\b",
    re.IGNORECASE,
)
_OF_A_THING: Final = re.compile(
    rf"(?:\b{_THING},?|\b(?:wears?|wore|wearing|outgr[eo]wn?)\b[^.;]{{0,30}})"
    rf"(?: (?:is|are|of|for|size|marked|labelled|rated))* \(?(?=age[sd]?\b|for\b)",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"\b(?:height|size|weight|strength|level|build|skills?|ability|maturity|handwriting|feet) of "
    r"(?:an? |the )?(?:[a-z-]+ ){0,2}$",
    re.IGNORECASE,
)
_OR_MORE: Final = re.compile(
    r" ?\+|(?: years?)? (?:and|or) (?:over|up|above|under|older|younger|upwards)\b"
    rf"|(?: to|[ -]?[-\u2013]) ?{NUMBER}\b|s? {_THING}\b",
    re.IGNORECASE,
)
_AGES: Final = re.compile(r"ages?\b", re.IGNORECASE)
_BEFORE: Final = 60


def is_of_things(text: str, sentence: Span, span: Span) -> bool:
    """Say whether the age at a span of a sentence is what something is made for, or a measure.

    >>> text = "Tom wears clothes for age eight."
    >>> is_of_things(text, (0, len(text)), (22, 31))
    True
    """
    begin = max(sentence[0], span[0] - _BEFORE)
    if _KIND_OF_AGE.search(text, begin, span[1]) or _MEASURE.search(text[begin : span[0]]):
        return True
    if any(found.end() >= span[1] for found in _FOR_AGES.finditer(text, begin, span[1])):
        return True
    if any(found.end() == span[0] for found in _OF_A_THING.finditer(text, begin, span[1])):
        return True
    return bool(_AGES.match(text, span[0]) and _OR_MORE.match(text, span[1], sentence[1]))

"""Names of houses made of everyday words: Orchard View, The Lodge, The Old School House."""

from collections.abc import Sequence

from checker.matching.vocabulary import (
    BUILDING_TYPES,
    DEPARTMENT_WORDS,
    DIRECTIONS,
    FILLERS,
    MARKS,
    QUALIFIERS,
    STRONG_TYPES,
    WEAK_TYPES,
)

_OF_BODIES = DEPARTMENT_WORDS | FILLERS | QUALIFIERS | DIRECTIONS | frozenset({
    "court", "school", "college", "academy", "hospital", "church", "chapel", "office", "offices",
    "centre", "station", "prison", "library", "clinic", "surgery", "hotel", "house", "building",
    "buildings", "hmp", "hmyoi", "hostel", "refuge", "shelter", "flats", "hall", "home", "estate",
    "contact", "civic", "medical", "health", "community", "family", "children", "childrens",
    "county", "crown", "national", "head", "regional", "area", "town", "village", "primary",
    "junior", "infant", "business", "industrial", "care", "nursing", "residential", "magistrates",
    "complex", "campus", "works", "stores", "chambers", "apartments", "park", "common", "high",
    "street", "road", "way", "end", "link", "side", "view", "point", "place", "path", "track",
    "back", "front", "left", "right", "above", "below", "over", "beside", "land", "top", "down",
    "rear", "opposite", "behind", "adjacent", "adjoining", "cross", "reach", "field", "hill",
    "bank", "bridge", "gate", "passage", "approach", "walk", "row", "drive", "close", "crossing",
    "rise", "mount", "camp", "barracks", "flat",
})  # fmt: skip
"""Words that, with nothing else, call a body or a thing and no house."""
_NEXT = "|".join(
    sorted(
        STRONG_TYPES | WEAK_TYPES | BUILDING_TYPES
        | {"practice", "nursery", "pub", "primary", "infant", "infants", "junior", "medical",
           "health", "park", "rd", "ln", "ave"}
    )
)  # fmt: skip
_ALONE = rf"(?! (?=(?-i:[A-Z]))(?:{_NEXT})\b)"
"""Not where another name goes on from it: Orchard View Road, Hill View Surgery."""
_CAPITAL = r"(?=(?-i:[^\W\d_a-z]))"
_QUOTED = "(?<=[\"'\u2018\u2019\u201c\u201e\u00ab])"
_LINE = r"(?:(?<=\n)|(?<=\t)|(?<=: )|(?<=\| )|(?<=  )|(?<=\()|(?<![\s\S]))"
_LINE_ENDS = r"(?=[ .]{0,2}(?:[\n\t|,)]|  |[-\u2013] |\Z))"
_PLACED = (
    "at",
    "to",
    "in",
    "from",
    "near",
    "of",
    "called",
    "named",
    "currently",
    "address",
    "lives",
    "live",
    "lived",
    "living",
    "stays",
    "stayed",
    "staying",
    "visit",
    "visited",
)
_AFTER = "|".join(rf"(?<=\b{word} )" for word in _PLACED)
_AT = rf"(?:{_AFTER}|(?<=\bflat \d )|(?<=\bflat \d, ))"
_AT_THE = r"(?:(?<=\bat the )|(?<=\bcalled the )|(?<=\bnamed the ))"
_NAMES_A_FILE = r"(?=[^\n/\\]{0,80}\.(?:docx?|pdf|odt|rtf|xlsx?|pptx?|eml|msg|jpe?g|png|txt)\b)"
_SIDES = ("side", "view", "bank", "brook", "wood", "field", "meadow")
_SHORTEST_ALONE = 4


def calls_a_house(words: Sequence[str]) -> bool:
    """Say whether everyday words may be a house's name, where they are written as a name.

    >>> calls_a_house(("orchard", "view")), calls_a_house(("the", "lodge"))
    (True, True)
    >>> calls_a_house(("family", "court")), calls_a_house(("the", "drive"))
    (False, False)
    """
    own = [word for word in words if word not in FILLERS]
    if len(own) > 1 and (own[0] == "old" or own[-1] in {"cottage", "lodge", "farm"}):
        return True
    if own in (["hill", "view"], ["park", "view"], ["church", "view"], ["hill", "top"]):
        return True
    if len(own) > 1:
        return not set(own) <= _OF_BODIES
    return bool(own) and len(own[0]) >= _SHORTEST_ALONE and own[0] not in _OF_BODIES


def house_pattern(
    words: Sequence[str], spelt: Sequence[str], slipped: Sequence[str], between: str
) -> str:
    """Spell a house's name as names are written: with capitals, in quotes, alone on its line.

    In small letters it is also read where a place must follow: "at orchard view". `slipped` spells
    each word with slips of the pen as well, which are looked for among capitals only.
    """
    capitals = between.join(_CAPITAL + word for word in slipped)
    plain = between.join(spelt)
    led = words[0] == "the"
    if len(spelt) == 1:
        article = r"(?:(?<=\bthe )|(?<=\bthe\n))" if led or words[0] in MARKS else ""
        forms = [rf"{article}{capitals}", rf"{_QUOTED}{plain}", rf"{_LINE}{plain}{_LINE_ENDS}"]
        if led:
            forms[1] = rf"(?:{_QUOTED}|(?<=[\"'\u2018\u201c]the )){plain}"
            forms[2] = rf"{_LINE}the {plain}{_LINE_ENDS}"
        return rf"(?:{'|'.join(forms)}){_ALONE}"
    joined = r"(?:_|\+|%20)?".join(spelt)
    forms = [
        capitals,
        rf"(?:{_QUOTED}|(?<=[\"'\u2018\u201c]the )){plain}",
        rf"{_LINE}(?:the )?{plain}{_LINE_ENDS}",
        rf"{_AT_THE if led else _AT}{plain}",
        joined,
        rf"{plain}{_NAMES_A_FILE}",
    ]
    return rf"(?:{'|'.join(forms)}){_ALONE}"


def building_pattern(words: Sequence[str], plain: str) -> str:
    """Spell a building's name, but not where small letters speak of any such: "a sea view"."""
    some = r"(?<!\ba )(?<!\ban )"
    if words[0] != "the" and (words[-1] in WEAK_TYPES or words[-1].endswith(_SIDES)):
        some += r"(?<!\bthe )"
    return rf"(?:{_CAPITAL}|{some}){plain}"

"""How much a sentence tells of where somebody lives: places, nearness, senses, travel, habits."""

import re
from collections import Counter
from typing import Final

from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.model import Span
from checker.settings import Policy, word_list

_STRONG: Final = ("location_landmarks", "location_dwellings", "location_happenings")
_NEAR, _VISITS, _ABODES, _MOVES = (
    "location_near", "location_visits", "location_abodes", "location_moves",
)  # fmt: skip
_SENSES, _TRAVELS, _ROUTINE = "location_senses", "location_travels", "location_routine"
_LISTS: Final = (
    *_STRONG, _NEAR, _VISITS, _ABODES, _MOVES, _SENSES, _TRAVELS, _ROUTINE,
    "location_everyday", "location_daily", "location_sights",
)  # fmt: skip
_ONCE: Final = (_NEAR, _VISITS, _ABODES, _MOVES, _SENSES, _TRAVELS, _ROUTINE)
_ALSO: Final = {"location_everyday": _VISITS, "location_daily": _ABODES, "location_sights": _SENSES}
"""Lists whose words weigh as another kind does."""
_ENOUGH: Final = 3
_TWICE: Final = 2
_UNITS = r"(?:minutes?|mins?|miles?|hours?|stops?|streets?|doors?|kilometres|km)['\u2019]?"
_NUMBER = (
    r"(?:\d+|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|"
    r"forty|fifty|few|couple of|some)"
)
_MEASURED: Final = re.compile(
    rf"\b{_NUMBER}[ -]?{_UNITS}(?!\w)[^.;\n]{{0,30}}?\b(?:walk|drive|journey|ride|away|from|"
    r"of there|train|bus|car|road|north|south|east|west|along|further|home|mums?|to)\b|"
    r"\b(?:walk|drive|drove|driven|journey|ride|train|bus|travel\w*|took (?:me|us))\b[^.;\n]{0,50}?"
    rf"\b{_NUMBER} {_UNITS}(?!\w)|\b(?:short|long|quick|easy) (?:\w+ )?(?:walk|ride|drive|hop)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:\d{1,3}[A-Z]?|number \d+) (?:bus|tram)\b|\b(?:bus|tram|line) (?:number |no\.? )?\d|"
    r"\bstarts? (?:with )?0\d{2,4}\b|\b(?:dialling|area) code\b|\bA road\b|(?-i:\b[AM]\d{1,3}\b)",
    re.IGNORECASE,
)
_TOWARDS: Final = re.compile(
    r"\b(?:to the|in the|up|further|due|drove|drive|far|heading|part of the) (?:far )?(?:north|"
    r"south|east|west)(?:ern)?\b|\bup (?:north|the valley|the coast|the hill)\b|\bdown south\b|"
    r"\b(?:coast|valley|fens|dales|highlands|borders|peninsula|downs|suburbs|countryside)\b",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(
    r"\b(?:cathedral|seaside|village|market|port|fishing|mining|university|island) "
    r"(?:town|city|shop|school|hall|pub|store|church|community|fete|post office)\b|"
    r"\bwhite horse\b|\b(?:goats|sheep|cows|horses|chickens)\b[^.\n]{0,30}\b(?:lane|garden|next|"
    r"field|neighbour)|\bneighbours? keeps?\b|\bin (?:Welsh|Gaelic|Cornish)\b|"
    r"\b(?:learn\w*|speak\w*) (?:Welsh|Gaelic)\b|\bstaying with\b|\b(?:gone|went|moved) back\b|"
    r"\bnot made up\b|\bunmade\b|\bbandstand\b|\bcatchment\b|\bsame side of\b|"
    r"\b(?:green|blue|red|purple|maroon|navy|yellow|grey|brown|coloured) (?:\w+ )?(?:blazer|jumper|"
    r"sweatshirt|uniform|curtains|balcon\w+|door|roof|gate)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\bSt\.? [A-Z][a-z]+|\b[A-Z][a-z]+(?: [A-Z][a-z]+)* (?:Dental|Surgery|School|Academy|Primary|"
    r"Infants?|Juniors?|Church|Hall|Park|Street|Road|Lane|Club|Pharmacy|Nursery|Baptist|Methodist|"
    r"Station|Bridge|Farm|Hotel|Inn|Arms|Bakery|Stores|Rovers|United)\b|"
    r"\bnew (?:teacher|head|headteacher|dentist|doctor|GP|childminder|coach),? (?:is )?"
    r"(?:Mr|Mrs|Ms|Miss|Dr)\b"
)
_EXACT: Final = (_MEASURED, _NUMBERED, _TOWARDS, _LOCAL)
_STILL: Final = re.compile(
    r"\b(?:sang|songs?|drew|draws?|drawings?|picture of|photos?|aged|book about|film|lego|"
    r"imagin\w+|pretend\w*|one day|would (?:like|love)|['\u2019]d (?:like|love)|wants? to|wish\w*|"
    r"hope[sd]?|dream\w*|asked (?:if|whether)|can you|would you|holiday|in 20[01]\d|"
    r"before you (?:parted|separated)|when you|used to|permit|reception|half ?way|as the order|"
    r"cannot tell|can(?:no|['\u2019])t (?:tell|say|give)|agree[sd]? (?:that|to)|"
    r"(?:the|this) (?:building(?! society)|office|centre|venue)|"
    r"your (?:\w+ )?(?:window|balcony|garden|flat|house|home|road|street))\b|^if\b",
    re.IGNORECASE,
)
"""What is wished for, drawn, long ago or agreed tells of no place, nor does where we meet."""
_THEIR_HOME: Final = re.compile(
    r"\b(?:mums?|mum['\u2019]s(?: new)?|theirs|hers|(?:her|their) (?:new )?(?:home|house|flat|"
    r"place)|from your (?:client['\u2019]s )?home would now)\b",
    re.IGNORECASE,
)


def how_far(text: str) -> Span | None:
    """Give how far a reader is from those whose place is kept, or by what number they ring them.

    Example:
        "14 miles each way from our office to mums" gives "14 miles each way from".
    """
    if _THEIR_HOME.search(text) is None:
        return None
    found = _MEASURED.search(text) or _NUMBERED.search(text)
    return found.span() if found is not None else None


def tells_of_no_place(text: str) -> bool:
    """Say whether a sentence is of what is wished for, drawn, long ago, or of where we meet."""
    return _STILL.search(text) is not None


def place_words(policy: Policy) -> Lexicon:
    """Give the words that are weighed, with an organisation's own."""
    return lexicon({name: word_list(name, policy) for name in _LISTS})


def weighed_place(text: str, words: Lexicon, everyday: frozenset[str]) -> Span | None:
    """Give where a sentence of somebody protected tells something of their place.

    A landmark, a kind of dwelling, what happened there, a distance, the number of a bus or a part
    of the country counts with a word of any other kind; a place of their week counts where it is
    said what of their home it is near, or what it is called now.

    Args:
        text: The sentence.
        words: What `place_words` gives.
        everyday: The landmarks that every town has, which weigh as any place of a week.

    Example:
        "They can hear the trams from the flat." gives "hear the trams from the flat".
    """
    hits = [(hit, _kind(hit, everyday)) for hit in words.hits(text) if _is_small(text, hit)]
    if not hits:
        return None
    exact = [found for one in _EXACT if (found := one.search(text)) is not None]
    kinds = Counter({kind for _, kind in hits})
    strong = [hit for hit, kind in hits if kind in _STRONG]
    named = _NAMED.search(text)
    weight = (
        _TWICE * (len({hit.start for hit in strong}) + len(exact))
        + sum(
            kinds[kind] for kind in (_NEAR, _VISITS, _ABODES, _MOVES, _SENSES, _TRAVELS, _ROUTINE)
        )
        + (named is not None)
    )
    sure = bool(strong or exact) and weight >= _ENOUGH
    near_home = bool(kinds[_NEAR] and kinds[_VISITS] and kinds[_ABODES])
    called = named is not None and kinds[_MOVES] and kinds[_VISITS]
    if not (sure or near_home or called):
        return None
    spans = [(hit.start, hit.end) for hit in strong] + [found.span() for found in exact]
    spans += [named.span()] if named is not None and not spans else []
    spans += [(hit.start, hit.end) for hit, kind in hits if kind is _VISITS] if not spans else []
    return min(spans) if spans else None


def _kind(hit: Hit, everyday: frozenset[str]) -> str:
    if hit.list in _STRONG and hit.entry in everyday:
        return _VISITS
    return _ALSO.get(hit.list, hit.list)


def _is_small(text: str, hit: Hit) -> bool:
    """Say whether a word is written small, or begins its sentence: else it is part of a name."""
    first = text[hit.start]
    opens = not text[: hit.start].strip(" \t\"'([-\u201c\u2018")
    return first.islower() or first.isdigit() or opens or hit.list in {_ROUTINE, _VISITS}

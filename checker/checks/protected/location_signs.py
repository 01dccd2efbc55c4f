"""How a sentence tells where somebody lives: what is near, seen or heard, how they travel."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from checker.checks.guarded import Guarded, found_by, guarded
from checker.checks.people.about_whom import About, Subjects
from checker.checks.people.spoken_of import Telling
from checker.checks.protected.location_far import how_far, tells_of_no_place
from checker.matching.caseless import caseless
from checker.model import Span
from checker.settings import word_list

_SLOTS: Final = {
    "near": r"""(?:near(?:er|est)?(?: to)?|next(?: door)? to|close(?:r)? (?:to|by)|beside|behind
        |above|over|below|under(?:neath)?|opposite|past|along|across(?: the (?:road|street))? from
        |in front of(?: \w+ \w+ is)?|(?:a)?round the corner(?: from)?|at the (?:end|top|bottom) of
        |on the edge of|adjacent to|adjoining|facing|by|beyond|within (?:sight|sound|earshot) of
        |(?:down|up) the (?:road|street|hill) from|back(?:s|ing|ed)? on ?to|look(?:s|ing)? (?:out )?
        (?:over|on ?to|across)|overlook(?:s|ing)?|walking distance (?:of|from))""",
    "home": r"""(?:(?:her|his|their|the|our) (?:new |own |current |present |back |front |little )*
        (?:flat|house|home|place|garden|street|road|lane|estate|block|building|bedroom|kitchen
        |window|balcony|door|doorstep|village|town)|(?-i:[A-Z])\w+['\u2019]s (?:new |bed)?(?:flat
        |house|home|room|window|garden|street|road))""",
    "them": r"""(?:where (?:she|he|they|mum|the mother|the children)(?: now)? (?:live|stay|are|is)s?
        |mum|the (?:mother|children|family|respondent|applicant)|her|them|(?:her|their) (?:new )?
        (?:home|house|flat|address|place|door))""",
    "number": r"""(?:\d+|an?|half an|two|three|four|five|six|seven|eight|nine|ten|eleven
        |twelve|fifteen|twenty|thirty|forty|fifty|a few|a couple of|some \w+)""",
    "colours": r"""(?:red|green|blue|navy|purple|maroon|yellow|grey|black|burgundy|brown|bottle|gold
        |turquoise|teal|pink|orange)""",
    "region": r"(?:county|town|city|borough|country|village|district|region|island|coast|river)",
}
_SIGNS: Final = (
    # What is beside a home or on the way, and how far it is.
    (
        "<landmarks>",
        r"""\b<home>\b(?: (?:is|are|was|stands|sits|that is|which is
        |lies))?(?: \w+){0,2} <near> (?:the
        |a|an|one|some)? ?(?:\w+ ){0,2}<landmarks>""",
        r"""\b<near> (?:the|a|an|one|some) (?:\w+ ){0,2}<landmarks>[^.\n]{0,40}\b<home>\b""",
        r"""\b(?:live|lives|living|moved|housed|settled|staying|stays|chosen|rent(?:s|ing|ed)?)\b
        [^.\n]{0,25}?\b(?:<near>|in|on|to|at) (?:the|a|an)? ?(?:\w+ )?<landmarks>""",
        r"\b<near> (?:the|a|an) (?:\w+ ){0,2}<landmarks>",
    ),
    (
        """near|closer|minute|mile|walk|drive|corner|opposite|next door|handy|convenient
        |hour|stop|ride|hop|cycle""",
        r"""\b(?:near(?:er|est)?(?: to)?|closer? to|minutes from|miles? from|walk from|drive from
        |(?:a)?round the corner from|opposite|next door to|(?:handy|convenient) for) <them>\b""",
        r"""\b<number>(?:[ -](?:or|to) \w+)?[ -](?:minute|hour|mile|stop)s?['\u2019]?
        (?: (?:walk|drive|journey|ride|away|from|up the|down the|on the (?:bus|train|tram
        |motorway)
        |by (?:bus|train|car|tram)|further)\b)""",
        r"""\bto which (?:she|he|they) (?:can|could)(?: now)? walk\b
        |\b(?:just )?(?:a)?round the corner\b""",
        r"""\b(?:short|long|quick|easy|\w+-minute|\w+ minutes['\u2019]) (?:walk|drive|ride|hop
        |cycle)\b""",
    ),
    (
        "nearest",
        r"""\bnearest (?:big |large |other )?(?:town|village|city|station|hospital|shops?|school|bus
        |stop|supermarket|surgery|library|airport|motorway|beach|neighbours?)\b""",
    ),
    (
        "same |next ",
        r"""\b(?:same|next) (?:street|road|village|town|estate|building|block)(?: (?:as|where|that
        |to)\b)
        """,
    ),
    # What is seen, heard or smelt there.
    (
        "see|hear|smell|watch|count|roar|by the",
        r"""\b(?:see|sees|hear|hears|heard|smell|smells|watch|watches|count|counts)\b[^.\n]{0,30}?
        \b(?:<landmarks>|<sights>)""",
        r"\bby the (?:roar|smell|sound|noise|lights) of\b|\bby the roar\b|\bsmells? of <sights>",
    ),
    (
        "there|accent|window|balcony|doorstep",
        r"\b(?:up|down|over|out|round) there\b|\b(?:local|northern|southern|country|\w+) accent\b",
        r"\b(?:from|out of|through) (?:the|her|his|their) (?:\w+ )?(?:window|balcony|doorstep)\b",
    ),
    # Places that they go to.
    (
        """shop|library|pub|caf|chemist|pharmacy|surgery|dentist|garage|nursery|church|hall
        |centre|pool|park|market""",
        r"""\b(?:shop|library|pub|caf\u00e9|cafe|chemist|pharmacy|surgery|dentist|garage|nursery|church
        |hall|
        centre|pool|park|market)\b,? (?:the one )?(?:with (?:the|a)|by the|under the|near the|
        in the (?:arcade|precinct|square|high street|market))\b""",
    ),
    (
        """brownies|cubs|beavers|scouts|guides|rainbows|squirrels|cadets|judo|karate|ballet
        |choir|football|gymnastics|swimming|playgroup|toddler|youth|dance|drama|netball
        |rugby""",
        r"""\b(?:brownies|cubs|beavers|scouts|guides|rainbows|squirrels|cadets|judo|karate|ballet
        |choir
        |football|gymnastics|swimming|playgroup|toddler group|youth club|dance|drama|netball
        |rugby)
        (?: \w+){0,3} (?:in|at|behind|on|by) (?:the|a) (?:\w+ ){0,2}(?:<landmarks>|hall|centre)""",
    ),
    (
        "uniform|blazer|badge|crest|sweatshirt|school tie|jumper",
        r"""\b<colours>(?: (?:and \w+ )?(?:school )?(?:uniform|blazer)s?| school (?:tie|jumper
        |sweatshirt|cardigan|polo shirt)s?)\b
        |\bschool\b[^.\n]{0,30}?\b(?:with|in) (?:the |its )?<colours> (?:jumper|sweatshirt|tie
        |cardigan)s?\b|\b<colours> (?:sweatshirt|jumper|tie|cardigan)s? of (?:the|her|his|their)
        \s(?:\w+ )?school\b""",
        r"""\b(?:uniform|blazer|badge|crest|sweatshirt|school tie|school jumper)\b(?: \w+){0,3}
        \s(?:with (?:a|the)|says|reads|shows|(?:is|are) (?:now )?(?:red|green|blue|navy|purple
        |maroon
        |yellow|grey|black|burgundy|brown|bottle))\b""",
    ),
    (
        "pupils|children in|classes",
        r"""\b(?:only|just|about|some|fewer than|with|of) \w+ (?:pupils|children in the (?:school
        |class)
        |classes)\b""",
    ),
    (
        " for ",
        r"""\b(?:plays?|swims?|runs?|sings?|rows?|dances?|fences?|races?|turns out) for (?:the \w+
        |(?-i:[A-Z])\w+)""",
    ),
    (
        "welsh|gaelic|cornish|manx",
        r"""\b(?:learn(?:s|ing)?|speaks?|taught|lessons|songs)(?: \w+){0,2} (?:in |through )?
        (?-i:Welsh|Gaelic|Cornish|Manx)\b|(?-i:\bWelsh|Gaelic)[ -]medium\b""",
    ),
    (
        " in | near | around | outside ",
        r"""\b(?:lives?|works?|goes|shops?|plays?|swims?|attends?|trains?|studies|volunteers?|drives?|
        cycles?|rehearses|helps|register(?:s|ed)|settled|friends?|club|church|job)\b[^.\n]{0,25}?
        \s(?:in|near|around|outside) (?-i:(?P<town>[A-Z][a-z]{2,}))\b""",
    ),
    # How they travel.
    (
        "commut|cross",
        r"\bcommut(?:es?|ing)\b|\bcross(?:es|ing)? the (?:bridge|river|border|water|moor)\b",
    ),
    (
        "bus|number|no. |no |stop|tram|train|tube|ferry|metro",
        r"""\b(?:the|a) (?:number |no\.? ?)\d{1,3}[A-Z]?\b(?! (?:of|on the list))
        |\b\d{1,3}[A-Z]? bus\b
        |\b(?:last|first|next) stop\b|\b(?:bus|tram|train|tube) (?:until|stops? at|line|lane)\b
        |\b(?:takes?|catch(?:es)?|rides?|gets?) the (?:tram|ferry|tube|metro)\b""",
    ),
    # What part of the country it is.
    (
        """local|village|town|city|parish|island|seaside|harbour|farm|country|rural|county
        |region|district|coast|river|borough|community|authority|neighbour|valley|suburbs
        |fens|dales|highlands|borders""",
        r"""\b(?:local|village|town|city|parish|island|seaside|harbour|farm|country
        |rural)(?:['\u2019]s)?
        (?:\w+ )?(?:<landmarks>|school|club|team|choir|band|fair|fete|show|shop|surgery|nursery
        |newspaper|paper|radio|bus|football)\b(?! (?:service|website|card))""",
        r"""\b(?:north|south|east|west|northern|southern|eastern|western|upper|lower|far|other|posh
        |old)
        (?: end| part| side| edge|ern part| bit| outskirts) of (?:the |that )?<region>\b""",
        r"""\b(?:cathedral|seaside|coastal|university|port|mill|spa|county|border|fishing|mining
        |garrison
        |holiday|dormitory|hill|island) (?:town|city|village|community)\b""",
        r"""\b(?:neighbouring|adjoining|bordering|next) (?:county|authority|borough|council|town
        |village)
        \b|\bneighbour to the (?:north|south|east|west)\b""",
        r"""\b(?:chosen?|moved to|moved into|lives? in|living in|settled in) the (?:village|town
        |city|island|country|countryside|suburbs|valley|fens|dales|highlands|borders)\b""",
    ),
    # What the home itself is like.
    (
        "<dwellings>",
        r"""\b<home>\b(?: (?:is|was|used to be|has|with|in|on))? (?:\w+ ){0,2}?(?:an?\s|the\s)?
        <dwellings>""",
    ),
    (
        "name|called|sounds",
        r"""\b(?:road|street|lane|close|house|village) (?:(?:has|with|that has) (?:the |a )?name
        |(?:is )?(?:named|called) (?:after|like)|sounds like)\b""",
    ),
    (
        "door",
        r"""\b(?:red|blue|green|yellow|black|white|purple|pink|orange) (?:the )?(?:front )?door\b
        |\bdoor is
        \s(?:bright )?(?:red|blue|green|yellow|black|white|purple|pink|orange)\b""",
    ),
    # Work, study, care and the public services of the place.
    (
        "transfer|moved|course|lates|nights|earlies|days|shift|branch",
        r"""\b(?:transferred|transfer|moved) (?:her|his|their) (?:post|job|work|shifts)\b
        |\b(?:place|starting|started|enrolled|studying) on (?:the|a) (?:\w+ )?course\b
        |\bon (?:lates|nights|earlies|days|shift)s? (?:at|in)\b|\bbranch (?:in|at|near)\b""",
    ),
    (
        "move|where|near|new|at home",
        r"""\b(?:local authority|council|police|health visitor|outreach worker|midwife
        |social work team)
        (?: \w+){0,4} (?:since (?:the|their|her) move|where (?:she|they) (?:now )?lives?
        |near(?:by)?
        |who sees her at home|for (?:the|their|her) new)\b""",
    ),
    (
        "childminder",
        r"\bchildminder is\b|\bsame childminder\b|\bchildminder (?:as|that|who|near|in|on|at)\b",
    ),
    (
        "<chains>|at home",
        r"""\bwho sees (?:her|him|them) at home\b|\b<chains>(?= (?:in|by|near|next|on|round|around
        |opposite
        |behind|at|over|store|superstore|round)\b)|\b(?:at|in|from) (?:the|that|her) <chains>""",
    ),
    (
        "<happenings>",
        r"\b<happenings>",
    ),
)
"""Each way: what a text must hold for it, and patterns with `<name>` for a slot or a list."""
OF_ANOTHER_PLACE: Final = caseless(
    r"\b(?:your|yours|you (?:used to|took|take|remember|live|lived|work|said you)|with you|to you|"
    r"used to|never|draws?|drew|drawings?|drawing|picture|book|story|film|tele(?:vision)?|tv|game|"
    r"lego|toy|on holiday|trip|outing|dream\w*|would (?:like|love)|wants? to|wish\w*|"
    r"hand-?overs?|hearing|contact (?:centre|session|visit)s?|appointment|our (?:\w+ )?(?:office|"
    r"centre|building|car park)|interview|court|before the (?:move|separation))\b"
)
"""What a sentence holds that is of another place: the reader's, ours, one in a book."""
NOT_TOWNS: Final = frozenset(
    {
        "court", "room", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "year", "reception", "supervised", "the",
        "foster", "local", "family", "section", "phase", "stage", "level", "england", "wales",
        "scotland", "christmas", "easter", "ms", "mr", "mrs", "miss", "dr",
    }
)  # fmt: skip
"""What stands with a capital where a town might stand."""
_LISTS: Final = (
    "landmarks", "sights", "dwellings", "chains", "happenings",
)  # fmt: skip
_LONGEST: Final = 1_000
"""Of an endless sentence only so much is weighed."""
_NAME: Final = 60
_NAME_GOES_ON: Final = re.compile(r" [A-Z][a-z]")
_YOU: Final = re.compile(r"\b(?:you|our|us)\b", re.IGNORECASE)
_NEAR_THEM: Final = re.compile(
    r"\b(?:near(?:er|est)?|close(?:r)?|minutes|miles?|hours?|walk|drive|number)\b", re.IGNORECASE
)
_THEY: Final = re.compile(
    r"\b(?:they|them|theirs?|mum['\u2019]?s?|she|hers|"
    r"the (?:children|boys|girls|kids|family|house|flat))\b",
    re.IGNORECASE,
)


def telling_spans(subjects: Subjects, telling: Telling, known: frozenset[str]) -> Iterator[Span]:
    """Give where a text tells something of the place of those whom `subjects` holds.

    A sentence counts that is of them, or of nobody by name after one that is of them; one that is
    of the reader's own places, of our office or of a town in `known` does not.
    """
    signs = _of(subjects)
    for first, text, told in _sentences(subjects, telling, known):
        span = next((one for one, _ in _signs(telling, first, text, signs)), None) if told else None
        span = span or how_far(text)
        if span is not None and not tells_of_no_place(text):
            yield first + span[0], first + span[1]


def telling_pieces(
    subjects: Subjects, telling: Telling, known: frozenset[str]
) -> Iterator[tuple[Span, int]]:
    """Give everything that tells something of their place, and in which of the ways it does.

    Of two that overlap the first counts.
    """
    signs = _of(subjects)
    for first, text, told in _sentences(subjects, telling, known):
        if not told or tells_of_no_place(text):
            continue
        end = 0
        far = how_far(text)
        found = (*_signs(telling, first, text, signs), *(((far, -1),) if far else ()))
        for span, way in sorted(found):
            if span[0] >= end:
                end = span[1]
                yield (first + span[0], first + span[1]), way


def _of(subjects: Subjects) -> Guarded:
    matter = subjects.matter
    return _patterns(*(word_list(f"location_{name}", matter.policy) for name in _LISTS))


def _sentences(
    subjects: Subjects, telling: Telling, known: frozenset[str]
) -> Iterator[tuple[int, str, bool]]:
    """Give where each sentence begins that may tell of their place, and whether it is of them."""
    before = About.NOBODY
    for first, last in pairwise((*telling.sentences, len(telling.text))):
        text = telling.text[first : min(last, first + _LONGEST)]
        about = subjects.about(telling, first) if text.strip() else About.OTHERS
        told = about is About.THEM or (about is About.NOBODY and is_of_them(text))
        carried = about is About.NOBODY and before is About.THEM and not _YOU.search(text)
        if telling.text[last - 1 : last] == "\n":
            before = About.NOBODY
        elif about is not About.NOBODY:
            before = about
        elif told:
            before = About.THEM
        if about is not About.OTHERS and not any(town in text.casefold() for town in known):
            yield first, text, told or carried


def is_of_them(text: str) -> bool:
    """Say whether a sentence without a name is of a family and its home: "they", "the flat"."""
    return _THEY.search(text) is not None


def _signs(telling: Telling, first: int, text: str, signs: Guarded) -> Iterator[tuple[Span, int]]:
    """Give where a sentence has one of the ways; in one of another place, only how far it is."""
    elsewhere = OF_ANOTHER_PLACE.search(text) is not None
    for way, found in found_by(signs, text):
        far = not elsewhere or _NEAR_THEM.search(found[0])
        if far and _is_town(telling, first, found) and not _is_in_a_name(text, found.span()):
            yield found.span(), way


def _is_in_a_name(text: str, span: Span) -> bool:
    """Say whether a word is the beginning of a name, "Orchard Close": names are told elsewhere."""
    last = text[slice(*span)].rpartition(" ")[2]
    return last[:1].isupper() and _NAME_GOES_ON.match(text, span[1]) is not None


def _is_town(telling: Telling, first: int, found: re.Match[str]) -> bool:
    """Say whether what a pattern takes for a town is none of a calendar, a school or a person."""
    if "town" not in found.groupdict():
        return True
    start = first + found.start("town")
    named = any(one.start <= start < one.end for one in telling.named(start - _NAME, start + 1))
    return found["town"].casefold() not in NOT_TOWNS and not named


@lru_cache(maxsize=8)
def _patterns(*lists: tuple[str, ...]) -> Guarded:
    """Compile the ways, with the lists in the order of `_LISTS`."""
    words = dict(zip(_LISTS, lists, strict=True))
    return guarded(_SIGNS, _SLOTS, words, exact=frozenset({"chains"}))

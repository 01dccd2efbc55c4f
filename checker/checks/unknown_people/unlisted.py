"""Names that no list of names has, told by standing where only somebody's name can."""

import re
from collections.abc import Iterator, Sequence

from checker.matching.names import folded_name
from checker.mentions.forenames import Kind, Lists, kind_of, lists, word_set
from checker.mentions.ordinary_words import is_ordinary
from checker.mentions.passage import Passage
from checker.model import Mention, MentionKind, Span
from checker.settings import Policy

_NEAR = 60
_FULL = 2
_CAPITAL = re.compile(
    r"(?<![\w@./'\u2019-])[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?(?: [A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)?"
    r"(?![\w@/]|[.-]\w)"
)
_LETTERS = re.compile(r"(?<![\w.'\u2019-])(?:(?:[A-Z]\.){2,3}|[A-Z]{2}(?![\w.]))(?!\w| ?[A-Z]\w)")
_INITIALLED = re.compile(
    r"(?<![\w.'\u2019-])(?:[A-Z]\. ?){1,3}(?P<last>[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?![\w@])"
)
_TWO = re.compile(
    r"\b[Mm]atter of [A-Z]\.?(?:, [A-Z]\.?)* (?:and|&) [A-Z]\.? (?P<last>[A-Z][a-z]{2,})\b"
)
"""Children by their initials: "In the matter of R and T Orme"."""
_CAPITAL_BEFORE = re.compile(r"(?P<word>[A-Z][\w'\u2019-]*) $")
_CAPITAL_BEHIND = re.compile(r" (?P<word>[A-Z][\w'\u2019-]*)")
_NO_PERSON = word_set(
    """
    GP HV SW LA TA PC CV DJ EP HR IT CP PO MP QC KC AM PM UK US EU TV ID OK RE CC PE PS NB DS DC DI
    IS HT SM TM FC CA PA AA UC DV DA NI AI NO ON IN AT BY TO OF OR SO DO GO HE WE ME MY UP IF
    AS AN BE
    """
)
"""Two capitals that stand for a post, a body or a word."""

_KIN = (
    r"(?:(?:step|grand|foster |birth |half-?)?(?:mother|father|mum|dad|mam|parents?|brothers?|"
    r"sisters?|siblings?|sons?|daughters?|child(?:ren)?|carers?)|aunt(?:y|ie)?|uncle|cousins?|"
    r"gran(?:ny|dad|ddad|dma|dpa)?|nan(?:a|ny|na)?|wife|husband|partner|boyfriend|girlfriend|"
    r"baby|youngest|eldest|oldest|family)"
)
_PAPER = (
    r"(?:records?|bundle|attendances?|chronology|prescriptions?|referral|vaccinations?|"
    r"immunisations?|passport|certificates?|blood tests?|statement|consent|placement|summary|"
    r"injection|assessment|behalf|respect|case|care|custody|residence|welfare|whereabouts|views|"
    r"wishes|needs|place|bedroom|behaviour|upbringing|allegations?(?: made)?|contact|order)"
)
_BEFORE = re.compile(
    rf"\b(?:{_KIN} of|{_PAPER} (?:of|for|on|by|about|with|against)(?: the child)?|headed|"
    r"(?:blank for|[Pp]ermission (?:is|was) given to)|"
    r"(?:liv|stay|sleep)\w* with|"
    r"(?i:baby|little|young|the late|the child|aunt(?:y|ie)?|uncle)|"
    r"(?i:you|yourself|mum(?:my)?|dad(?:dy)?|mother|father|the two of you|both of you),? "
    r"(?:and|&|nor|or))(?: little)? $"
)
_OWNED = (
    r"(?:weekends?|drawings?|wish|wishes|name|birthday|bedtime|bedroom|inhaler|asthma|passport|"
    r"behaviour|bag|coat|shoes|toys?|teddy|tonsils|teeth|homework|half[- ]term|holidays?|contact|"
    r"turn|views|feelings|worries|home|house|flat|kids|meds|medication|prescription|attendance|"
    rf"care|appetite|temper|drinking|text|texts|{_KIN})"
)
_WAS = (
    r"(?:crying|upset|tearful|asleep|poorly|unwell|hungry|frightened|scared|happy to|shy|living|"
    r"staying|sleeping|leaving|born|shouting|hiding|drunk|late (?:to|for) (?:collect|contact)|"
    r"(?:now )?(?:in Year|aged|\d{1,2} years)|(?:a|the) (?:little )?(?:boy|girl|baby)|"
    r"too young|only (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b)"
)
_HAD = (
    r"(?:said|told|asked (?:me|him|her|you|if|for his|for her)|agreed|lent|signed|moved (?:in|out)|"
    r"hit|hurt|shouted|lived|stayed|slept|cried|apologised|seen (?:his|her)|lost (?:his|her|a)|"
    r"been (?:seen|prescribed|in touch|staying|living|arrested|ill|unwell|poorly|"
    r"crying|diagnosed|excluded|upset|naughty|sick|very))"
)
_MAY = (
    r"(?:come|stay|sleep|bring (?:his|her|the)|see (?:his|her|you)|like to|rather|prefer|"
    r"be (?:leaving|collected|with|at the handover|staying|coming|seen|brought|dropped))"
)
_BEHIND = re.compile(
    rf"['\u2019]s? (?:\w+ )?{_OWNED}\b"
    rf"|,? and (?:his|her|their) (?:\w+ )?{_KIN}\b"
    r"| and I (?:agreed|spoke|met|talked)\b"
    r"| \((?:Year \d|aged?\b|\d{1,2}\)|born|dob|your|his|her)"
    rf"|, (?:your|his|her|their) (?:\w+ )?{_KIN}\b"
    r"| ['\u2018\"](?:uncle|aunt\w*|dad\w*|mum\w*|nan\w*|gran\w*)\b"
    rf"| (?:is|was|were) (?:not |still |also )?{_WAS}"
    rf"| (?:has|had|have) (?:not |just |never |since |also )?{_HAD}\b"
    rf"| (?:can|may|could|would|will|should) (?:not |also )?{_MAY}\b"
    r"| (?:been (?:seen|prescribed|in touch|to see|unwell|poorly|diagnosed)|last came|"
    r"practising|you can say|"
    r"to (?:be (?:collected|seen|returned|placed|brought|assessed)|come|stay|live|spend|"
    r"bring (?:his|her|the)|see (?:his|her)|have (?:his|her|the))|"
    r"in school|on (?:his|her) own|at (?:home|school|nursery)|with (?:his|her)|included,)\b"
)
_SAYS = re.compile(
    r" (?:said|told (?:me|us|you|his|her|the)|has until|is now in|"
    r"was (?:happy|upset|tearful|crying)|"
    r"has (?:said|told|asked)|would (?:like|prefer|rather)|wants?|wanted|lives?|lived|"
    r"did not (?:want|feel|like)|stayed|and (?:his|her)|is in Year|was seen|was born)\b"
)
_SPOKEN_OF = re.compile(
    r"\b(?:patient|pupil|child|client|children|siblings|re:?|regarding|concerning|about|"
    r"mother of|father of|contact with|behalf of|case of|matter of),? $",
    re.IGNORECASE,
)
_BOTH = re.compile(r",? (?:and|&) |, ")
_LONGEST_BOTH = len(", and ")


def unlisted(
    passage: Passage, taken: Sequence[Span], lay: Sequence[Span], policy: Policy
) -> Iterator[Mention]:
    """Give the names of a passage that no list has and that stand where only a person's can.

    Args:
        passage: Where to look.
        taken: Where names are known to stand already.
        lay: Where people of the case are named, by whose side another name is a person's.
        policy: Whose words count besides the lists that ship.
    """
    text, known = passage.text, lists(policy)
    for start, end in sorted(_found(text, lay, known)):
        if not any(first < end and start < last for first, last in taken):
            value = " ".join(text[start:end].split())
            yield passage.mention(MentionKind.NAME, (start, end), value)


def _found(text: str, lay: Sequence[Span], known: Lists) -> Iterator[Span]:
    for word in _CAPITAL.finditer(text):
        span = _name_in(text, word, known)
        if span is not None and _is_somebodys(text, span, lay):
            yield span
    for letters in _LETTERS.finditer(text):
        if letters[0] not in _NO_PERSON and _is_spoken_of(text, letters.span()):
            yield letters.span()
    for pattern in (_INITIALLED, _TWO):
        for found in pattern.finditer(text):
            if _may_name(found["last"], known):
                yield found.span() if pattern is _INITIALLED else found.span("last")


def _name_in(text: str, word: re.Match[str], known: Lists) -> Span | None:
    """Give the name of one or two words with a capital, if it may be one."""
    first, end = word.span()
    parts = word[0].split(" ")
    if len(parts) == _FULL and _is_small(parts[0], known):
        first, parts = first + len(parts[0]) + 1, parts[1:]
    if not all(_may_name(part, known) for part in parts):
        return None
    before = _CAPITAL_BEFORE.search(text, max(0, first - _NEAR), first)
    if before and not _is_small(before["word"], known):
        return None
    behind = _CAPITAL_BEHIND.match(text, end)
    return None if behind and behind["word"] != "I" else (first, end)


def _may_name(word: str, known: Lists) -> bool:
    """Say whether a word may be a name: a rare one that is no body's, place's or paper's."""
    kind = kind_of(word, known)
    return kind in {Kind.OTHER, Kind.FORENAME} and not is_ordinary(folded_name(word).rstrip("s"))


def _is_small(word: str, known: Lists) -> bool:
    """Say whether a word has its capital from the beginning of a sentence, or is a title's."""
    return is_ordinary(word) and kind_of(word, known) in {Kind.NOBODY, Kind.TITLE, Kind.OTHER}


def _is_somebodys(text: str, span: Span, lay: Sequence[Span]) -> bool:
    start, end = span
    if _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - _NEAR), start):
        return True
    return any(
        _BOTH.fullmatch(text, last, start) or _BOTH.fullmatch(text, end, first)
        for first, last in lay
        if start - last <= _LONGEST_BOTH and first - end <= _LONGEST_BOTH
    )


def _is_spoken_of(text: str, span: Span) -> bool:
    """Say whether two or three letters are somebody's: "K.B. said", "your patient S.L."."""
    before = text[max(0, span[0] - _NEAR) : span[0]]
    return bool(
        _SAYS.match(text, span[1]) or ("." in text[slice(*span)] and _SPOKEN_OF.search(before))
    )

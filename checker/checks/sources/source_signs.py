"""What makes a sentence give a source away: who can be known from it, and that they told.

No phrase decides it but words of several kinds together: somebody who is named or pointed at, a
word for telling or for what was sent in, those who protect children, and what was told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from checker.checks.people.kin import relation_word
from checker.checks.people.spoken_of import Telling, any_of
from checker.checks.sources.source_owned import is_theirs
from checker.checks.sources.source_pointers import pointers, pointers_of
from checker.checks.sources.source_roundabout import Way, roundabout
from checker.checks.sources.source_secrecy import is_open, wants_secrecy
from checker.checks.sources.source_tells import (
    AUTHORITIES,
    BODIES,
    CONCERNS,
    FORMS,
    FROM,
    PEOPLE,
    SPEAKS,
    TELLS,
    Somebody,
    sent,
    tells,
)
from checker.matching.caseless import Caseless, caseless
from checker.matching.lexicon import Hit, Lexicon, lexicon
from checker.matching.needing import needing
from checker.model import Span
from checker.settings import Policy, word_list

LABELS, FOLK = "source_labels", "source_near_folk"
_BUILD = caseless(
    r"\bwas \b|ccording to|\bknow\b|\bredact|\bask|\bbecause |\bdescribed as|\bblacked|"
    r"\bblam|\bcross with|\bangry|\bapproach|"
    r"\bhad (?:rung|phoned|called|dialled)"
)
_LISTS = (TELLS, SPEAKS, FORMS, BODIES, AUTHORITIES, CONCERNS, PEOPLE)
_NEXT, _SENTENCE, _CLAUSE, _WORDS, _MOST = 5, 160, 80, 3, 20
_YOU_SAID = re.compile(
    r"\b(?:you|your solicitor) (?:have |had |also |then |first )?(?:said|say|told|tell|"
    r"wrote|think|"
    r"believe|asked|rang|reported|alleged?|complained|made|raised)\b",
    re.IGNORECASE,
)
_IS_ONE = re.compile(
    r"[^.;\n]{0,70}?\b(?:is|was|lives?|works?|be|as|describ\w+ (?:him|her|them)sel\w+|"
    r"states?|says?|said|"
    r"believed|thought|,|:|\()",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"[^.;\n]{0,25}?\b(?:works?|worked|lives?|lived|living|working|stays?|drinks|trains|"
    r"worships|volunteers|"
    r"studies) (?:at|in|for|on|next|opposite|near|with|above|below|across|locally)\b",
    re.IGNORECASE,
)
_KNOWN_AS = caseless(
    r"\b(?:witness|caller|source|informant|referrer|complainant|"
    r"reporter)\b[^.;]{0,60} (?:is|was)(?: in fact| actually)? "
    r"(?:your )?(?:neighbour,? |aunt,? |sister,? )?$|"
    r"\b(?:who|that) (?:first )?(?:found|saw|heard|rang|called|told|reported|phoned|"
    r"contacted|noticed|made|filmed|wrote|sent|"
    r"complained|spoke|spotted|alerted|raised|reported|telephoned|emailed|texted|informed|"
    r"notified|approached|provided|gave|passed)\b[^.;]{0,60} (?:is|was)(?: in fact|"
    r" actually)? $|"
    r"\b(?:person|individual|man|woman|member of the public|third party) (?:who is |who was |"
    r"whose name (?:is|was) )?(?:described|referred to|known|recorded|redacted|blacked out|"
    r"anonymised)\b[^.;]{0,80} (?:is|was)(?: in fact| actually)? $"
)
_REDACT = re.compile(
    r"\b(?:redact|take out|remove|delete|black out|omit|leave out)\w* (?:the name of |"
    r"mention of )?$",
    re.IGNORECASE,
)
_ITS_ME = needing(
    "is me|was me|s me|want |my name|keep me",
    r"\b(?:know|say|tell \w+|let \w+ know|think) (?:that )?it(?: was|['\u2019]s| is) me\b|"
    r"\b(?:I|we)(?: really| also)? (?:do not|don['\u2019]?t|"
    r"would rather not|['\u2019]d rather not) want [\w ]{1,25} to (?:know|find out)|"
    r"\bmy name (?:out|off|kept|not|secret|mention)|"
    r"\bkeep (?:my name|me) (?:out|anon)",
)
_ASKED_POLICE = caseless(
    r"\b(?:ask\w*|request\w*|enquir\w*|check\w*|appl\w+|disclosure|wanted to know|find out|"
    r"know|found out|told|learn\w*)\b"
    r"[^.;]{0,60}\b(?:you|your|him|his)\b[^.;]{0,30}\b(?:past|previous|history|record|"
    r"background|convictions?|"
    r"offend\w*|violen\w*|criminal|offences)\b"
)
_SCHEME = re.compile(
    r"\b(?:police|101|disclosure|scheme|right to|law\b|request|domestic abuse|"
    r"officers?)",
    re.IGNORECASE,
)
_YOU_MAY = needing(
    "you may|you can|you could|you might|you should",
    r"\byou (?:may|can|could|might|should) (?:also |then |still )?(?:ask|complain|write|"
    r"contact|call|"
    r"ring|report|refer|apply|tell|make|raise|send|speak)\b",
)
_IT_WAS = re.compile(
    r"\b(?:it|that|this|the (?:answer|name|person)) (?:was|is|can only be|had to be|must (?:be|"
    r"have been)) (?:your )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_DID = re.compile(
    r" (?:did(?: (?:so|it|that))?|made (?:it|the (?:call|report|complaint|referral)))[\s.!]*",
    re.IGNORECASE,
)
_WHO_TOLD = caseless(
    r"\bwho\b|\bsource\b|\bcaller\b|\breferr|\bcannot tell\b|\bcan['\u2019]?t (?:say|tell)\b"
)
_BEGINS_SO = re.compile(
    r"(?:She|He|They|Her|His|This|That|It|The (?:caller|referrer|source)|Does|Doesn|Do not|"
    r"Don|Did|Wants|Wishes|"
    r"Asked|Fears|Won|Would|Will|Afraid|Scared|Anxious|Anon|Please|Pls|Not to|Keep|Wish|"
    r"Prefers|Very)\b"
)
_WORKER = re.compile(
    r"\b(?:the|an?|your|his|her|their|our|one|[A-Z]\w+['\u2019]s) (?:[\w-]+ ){0,3}?(?:carer|"
    r"sponsor|worker|assistant|"
    r"receptionist|staff|teacher|nurse|teacher|ta|senco|cook|cleaner|volunteer|leader|coach|"
    r"manager|doctor|gp|"
    r"midwife|visitor|head|secretary|driver|escort|caretaker|librarian|officer|practitioner|"
    r"keyworker|tutor)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:neighbour|nbr|MGM|PGM|aunt|uncle|caller|referrer|informant)\b",
    re.IGNORECASE,
)
_OPEN_THINGS = re.compile(
    r"\b(?:address\w*|contact details|telephone|phone number|email address|whereabouts|"
    r"location|"
    r"which school|new school|appointment|postcode|date of birth)\b",
    re.IGNORECASE,
)
_OUR_RULES = re.compile(
    r"\b(?:we|cafcass|staff|I) (?:do|will|can|must|may|would|are|am)\b[^.;]{0,20}\b(?:not|"
    r"never|un)|"
    r"\byou (?:may|can|could|have|asked|told|must|should|do|need|want\w*|wish\w*)\b"
    r"(?! (?:not|never) (?:be |ever |to )?(?:told|know|find|learn|see|hear|be shown))|"
    r"\byour (?:name|"
    r"identity|details)|\bconfidential information|\b(?:an?|any|no) (?:anonymous|"
    r"confidential)\b(?!"
    r"[^.]{0,40}\b(?:from|by|was|is)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The words that are weighed, and the patterns of labels and of people."""

    lexicon: Lexicon
    pointers: Caseless
    label: Caseless
    kin: re.Pattern[str]
    work: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """The sentence before another: its text and who is named in it."""

    text: str = ""
    named: tuple[Somebody, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A sentence's words that give somebody away, and whether that is beyond doubt."""

    span: Span
    whom: Somebody | None
    sure: bool


def given_away(text: str, named: Sequence[Somebody], above: Above, words: Signs) -> Iterator[Given]:
    """Give who can be known in a sentence as the one who told.

    Args:
        text: The sentence.
        named: Who is named in it, by their places.
        above: The sentence before, and who is in it, where "she" is one of them.
        words: What `signs_of` gives.
    """
    found: dict[str, list[Hit]] = {}
    for hit in words.lexicon.hits(text):
        found.setdefault(hit.list, []).append(hit)
    secret = [span for span in wants_secrecy(text) if not _is_open(text, span)]
    harm = found.get(CONCERNS) or found.get(BODIES) or found.get(AUTHORITIES)
    told = found.get(TELLS) or found.get(PEOPLE) or found.get(FORMS)
    ways = tuple(roundabout(text, above.text))
    if not (ways or secret or told or (harm and found.get(SPEAKS)) or _BUILD.search(text)):
        if _WHO_TOLD.search(above.text):
            yield from _by_form(text, named, above)
        return
    pointed = tuple(islice(_pointed(text, words), _MOST))
    everybody = (*named[:_MOST], *pointed)
    if secret:
        yield from _in_secret(text, secret, everybody, above, found, words)
    if _ITS_ME.search(text) and not _OUR_RULES.search(text):
        yield Given(span=(0, len(text.rstrip())), whom=None, sure=True)
    yield from _by_form(text, everybody, above)
    if _YOU_SAID.search(text) or _YOU_MAY.search(text):
        return
    yield from _by_ways(ways, everybody)
    for one in everybody:
        if one.party or one.at_work:
            continue
        sure = tells(text, one, found)
        sure = sent(text, one, found) if sure is None else sure
        sure = True if sure is not True and is_theirs(text, one, found) else sure
        if sure is not None:
            yield Given(span=(one.start, one.end), whom=one, sure=sure)
    yield from _described(text, pointed, found)


def _by_form(text: str, everybody: Sequence[Somebody], above: Above) -> Iterator[Given]:
    """Give who is revealed by the build of a sentence: "It was your cousin"."""
    asked = _WHO_TOLD.search(above.text) or _WHO_TOLD.search(text)
    for one in everybody:
        lead, rest = text[: one.start], text[one.end :]
        redacted = _REDACT.search(lead) is not None
        shown = redacted or (_KNOWN_AS.search(lead) is not None and not one.party)
        ended = bool(_IT_WAS.search(lead)) and not rest.strip(" .!\n")
        did = not lead.strip() and _DID.fullmatch(rest) is not None
        police = _ASKED_POLICE.search(text, one.end) and _SCHEME.search(text)
        if (asked and (ended or did)) or ((shown or police) and not one.at_work):
            yield Given(span=(one.start, one.end), whom=one, sure=True)


def _by_ways(ways: Sequence[Way], everybody: Sequence[Somebody]) -> Iterator[Given]:
    """Give who is told of in a roundabout way."""
    for way in ways:
        whom = way.whom(everybody)
        if whom is not None or not way.of_somebody:
            yield Given(span=way.span, whom=whom, sure=False)


def _described(
    text: str, pointed: Sequence[Somebody], found: dict[str, list[Hit]]
) -> Iterator[Given]:
    """Give a referrer of whom it is told what they are to the reader, or where they live."""
    for hit in found.get(PEOPLE, ()):
        if (lives := _LIVES.match(text, hit.end)) is not None:
            yield Given(span=(hit.start, lives.end()), whom=None, sure=True)
        for one in pointed:
            between = text[hit.end : one.start]
            if one.start >= hit.end and (len(between) < _NEXT or _IS_ONE.match(between)):
                yield Given(span=(hit.start, one.end), whom=None, sure=True)


def _pointed(text: str, words: Signs) -> Iterator[Somebody]:
    for first, last in pointers(text, words.pointers):
        yield Somebody(start=first, end=last, pointed=True)


def _in_secret(
    text: str,
    secret: Sequence[Span],
    everybody: Sequence[Somebody],
    above: Above,
    found: dict[str, list[Hit]],
    words: Signs,
) -> Iterator[Given]:
    """Give who told something that the reader is not to know they told."""
    told = any(found.get(one) for one in (TELLS, SPEAKS, FORMS, PEOPLE))
    first, last = secret[0][0], secret[-1][1]
    if _OUR_RULES.search(text):
        return
    for one in everybody:
        gap = text[one.end : first]
        if is_open(text, gap):
            continue
        before = one.end <= first and len(gap) <= _SENTENCE and (told or len(gap) < _CLAUSE)
        lead = text[: one.start]
        behind = one.start >= last and (FROM.search(lead) or re.search(r"\bthat $", lead))
        object_ = re.search(r"\b(?:tell|telling|told|let|to) $", text[: one.start])
        if (before and not (object_ and not FROM.search(text[: one.start]))) or behind:
            yield Given(span=(one.start, one.end), whom=one, sure=True)
            return
    worker = _WORKER.search(text[:first])
    if worker is not None and (told or found.get(CONCERNS)):
        yield Given(span=(worker.start(), last), whom=None, sure=True)
    elif _BEGINS_SO.match(text.strip()) and (
        above.named
        or _POINTS.search(above.text)
        or next(pointers(above.text, words.pointers), None)
    ):
        yield Given(span=(first, last), whom=None, sure=True)


def _is_open(text: str, span: Span) -> bool:
    """Say whether what is kept is an address or the like, which letters promise to keep."""
    return _OPEN_THINGS.search(text, max(0, span[0] - 60), span[1] + 40) is not None


def labelled(text: str, named: Sequence[Somebody], words: Signs) -> Iterator[Given]:
    """Give whoever stands behind "Referral source:" and the like in a line of a form or a log."""
    for found in words.label.finditer(text):
        first, last = found.span("value")
        someone = [
            one for one in named if first <= one.start < last and not (one.at_work or one.party)
        ]
        near = words.kin.search(text, first, last) or next(
            pointers(found["value"], words.pointers), None
        )
        secret = next(wants_secrecy(found["value"]), None)
        at_work = words.work.search(found["value"]) is not None
        blown = found[0].strip(" .:;,").lower().startswith(("whistle", "confidential"))
        if (at_work and not (secret or near or blown)) or any(
            one.party for one in named if first <= one.start < last
        ):
            continue
        if someone or near or blown or (secret and len(found["value"].split()) >= _WORDS):
            yield Given(span=(found.start(), last), whom=someone[0] if someone else None, sure=True)


def signs_of(policy: Policy) -> Signs:
    """Give the words that are weighed and the patterns of them, with an organisation's own."""
    labels = any_of((*word_list(LABELS, policy), *word_list(PEOPLE, policy))).pattern
    folk = any_of(word_list(FOLK, policy)).pattern
    professions = any_of(word_list("professions", policy)).pattern
    return Signs(
        lexicon=lexicon({name: word_list(name, policy) for name in _LISTS}),
        pointers=pointers_of(policy),
        label=caseless(
            rf"(?:^|[\n|\t]|[.:;,] ?)\W{{0,4}}{labels} ?[:|\t\u2013-]+\s*"
            r"(?P<value>[^\n|\t;]{2,90})"
        ),
        kin=_compiled(rf"{folk}|{relation_word(policy)}|\b\w+ lady\b"),
        work=_compiled(rf"{professions}|\b(?:pc|dc|ds|sgt|insp|dr|pcso|nurse|mash|sw|hv|gp)\b"),
    )


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def sentences_of_telling(telling: Telling) -> Iterator[Span]:
    """Give the sentences of a telling, none longer than a thousand signs."""
    ends = (*telling.sentences[1:], len(telling.text))
    for first, last in zip(telling.sentences, ends, strict=True):
        yield first, min(last, first + 1_000)

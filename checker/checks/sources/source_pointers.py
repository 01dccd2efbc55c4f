"""Who is pointed at without a name: "your aunt", "a resident of the flat above", "the lady who"."""

from collections.abc import Iterator
from functools import lru_cache

from checker.checks.people.kin import relation_word
from checker.checks.people.spoken_of import any_of
from checker.matching.caseless import Caseless, caseless
from checker.model import Span
from checker.settings import Policy, word_list

_NEAR_BY = (
    r"(?:of (?-i:[A-Z])[\w ]{1,20}(?:Close|Road|Street|Avenue|Lane|Court|Drive|Terrace|Row|"
    r"Way|Place|Gardens|House)|"
    r"next[- ]door|opposite|upstairs|downstairs|across (?:the|from)|over the (?:road|"
    r"fence|way)|"
    r"(?:two|three|four|a few|some) doors|at (?:no\.? ?|number |flat |house )?\d|in (?:flat|"
    r"number|no\.?)"
    r" ?\w|(?:in|on|from) (?:your|the same|the next|the) (?:house|flat|block|street|road|"
    r"close|estate|"
    r"building|landing|row|terrace|lane)|of (?:your|the) (?:flat|house|street|road|block|"
    r"building)|"
    r"of (?:no\.? ?|number |flat )\d|(?:just )?(?:below|above) you|along (?:the|your)|"
    r"who backs on|"
    r"who lives|living (?:next|opposite|at|in|near)|at the (?:end|corner|bottom|top) of)"
)
_OF_YOURS = (
    r"(?:of yours|of your|from your|in your|at your|on your|close to you|known to you|"
    r"you (?:know|work|"
    r"live|used)|who knows you|at (?:the )?(?:school|nursery|gate|work|club|church|mosque|"
    r"gym|depot|"
    r"office|pub|factory|shop|college|chapel)|of (?-i:[A-Z])\w+|of a (?:child|pupil|boy|"
    r"girl|friend)|"
    r"in [A-Z]\w+['\u2019]s "
    r"class|at [A-Z]\w+|of (?:his|her|their)|of the (?:family|mother|father|couple|household))"
)
_TOO_NEAR = (
    r"(?:(?:birth |natural |step-?)?(?:mother|father|mum|dad|mam|parents?|partner|carer|"
    r"manager|boss|"
    r"sister|brother|half|son|daughter|boy|girl|wife|husband|child\w*|supervisor|friends?|"
    r"tenant|"
    r"employer|coach|minister|ex|customer|caretaker|teenage \w+)\b)"
)
"""Of "the mother" or "her brother" nobody learns who told: they are of the case."""


def pointers(text: str, pattern: Caseless) -> Iterator[Span]:
    """Give where a text points at somebody by what they are to the reader, or where they live.

    Args:
        text: A sentence, or a part of one.
        pattern: What `pointers_of` gives.
    """
    for found in pattern.finditer(text):
        yield found.span()


def pointers_of(policy: Policy) -> Caseless:
    """Give the pattern of those who can be pointed at, with an organisation's own words."""
    names = (
        "source_near_folk",
        "source_near",
        "source_known",
        "source_dwellers",
        "source_nameless",
    )
    return _pattern(*(word_list(name, policy) for name in names), relation_word(policy))


@lru_cache(maxsize=8)
def _pattern(
    folk: tuple[str, ...],
    near: tuple[str, ...],
    known: tuple[str, ...],
    dwellers: tuple[str, ...],
    nameless: tuple[str, ...],
    relations: str,
) -> Caseless:
    kin = rf"(?:{any_of((*folk, *near, *known)).pattern}|{relations})"
    some = rf"(?:{kin}|{any_of((*dwellers, *nameless)).pattern})"
    alone = any_of(nameless).pattern
    few = r"(?:[\w-]+(?:['\u2019]s?)? ){0,3}?"
    one = r"(?:an?|another|some|two|three|several|many|both|the|one)"
    words = (
        rf"(?:your|eich) {few}{kin}(?:['\u2019]s {kin})?",
        rf"(?:one|some|two|several|another|any) of (?:the|your|his|her|their) {few}{some}",
        rf"{one} {few}{some},? ?(?:{_NEAR_BY})",
        rf"{one} (?:\w+ )?{some} (?:\w+ )?{_OF_YOURS}",
        (
            rf"(?:maternal|paternal|mat|pat|great|step|mother['\u2019]s|father['\u2019]s|"
            rf"mum['\u2019]s|dad['\u2019]s|"
            rf"[FM]['\u2019]s)[ -]{few}{kin}"
        ),
        (
            rf"{one} (?:\w+ )?{alone}(?: of (?:staff|the public|your family|"
            rf"the family))? (?:who|that|on|at|in|from|of|"
            r"with|whom) [^.;,]{0,30}?\byour?\b(?: [\w'\u2019]+)?"
        ),
        rf"{one} (?:\w+ )?{alone} (?:who|that|from)\b",
        rf"(?:the|an?) {kin} (?:at|of|from|in) your\b(?: \w+)?",
        r"(?:somebody|someone|people|anybody) (?:who )?(?:\w+ )?you(?:r)? \w+(?: with)?",
        rf"\w+['\u2019]s (?:best |school |little )?{kin}['\u2019]s {kin}",
        rf"{kin} of (?:the |your )?(?:[FM]\b|father|mother|dad|mum)",
        r"(?-i:(?:MGM|PGM|MGF|PGF|MGGM|PGGM|MGPs|PGPs)\b)",
        rf"(?:the|her|his|their|(?-i:[A-Z])\w+['\u2019]s) (?!{_TOO_NEAR}){kin}",
        r"inside your (?:own )?(?:household|family|home|circle|house)\b",
    )
    behind = (
        (
            r"(?:(?<=from )|(?<= at )|(?<= of )|(?<= by )|(?<= in )|(?<=, ))(?:no\.? ?|number |"
            r"flat |nos? )\d+\w?\b"
        ),
        (
            r"(?<=from )(?:the )?(?:flat|house|people|family|couple) (?:upstairs|downstairs|"
            r"next door|opposite|above|below)"
        ),
    )
    either, led = ("|".join(f"(?:{one_of})" for one_of in some_of) for some_of in (words, behind))
    return caseless(rf"\b(?:{either})|(?<= )(?:{led})")

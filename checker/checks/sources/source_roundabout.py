"""Who told, said in a roundabout way: by what would not be known, or by what came of a call."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from checker.checks.guarded import Guarded, found_by, guarded
from checker.checks.sources.source_tells import Somebody
from checker.model import Span

_SLOTS: Final = {
    "call": r"""(?:(?:tele)?phone call|call|e-?mail|letter|note|message|text|visit|report|referral
        |complaint|tip-?off|word)""",
    "rang": r"""(?:rung|called|phoned|telephoned|told|spoken|written|contacted|reported|alerted|come
        \s(?:in|forward|to us)|got in touch|let us know|picked up the phone|said something)""",
    "enquiry": r"""(?:enquir\w+|inquir\w+|checks|an? (?:assessment|visit|investigation|review)|the
        \s(?:assessment|visit|investigation|review)|we|I|our (?:involvement|visit|work)|this
        \s(?:assessment|enquiry|visit|investigation))""",
    "bodies": r"""(?:us|this office|childline|(?:the )?(?:NSPCC|police|council|helpline|duty
        \s(?:desk|team|line|worker)|social services|school|local authority|MASH))""",
    "open": r"""(?:(?:the )?(?:court|judge|mother|father|police|council|school|local authority
        |applicant|respondent|parties|parents|GP|doctor|guardian|clerk|team|social worker)
        |you|us|me|an?|my|our|Cafcass|both|either|no one|nobody|any)\b""",
    "role": r"""(?:neighbour|nbr|aunt(?:ie)?|uncle|cousin|friend|landlord|landlady|tenant|lodger
        |flatmate|colleague|grand(?:mother|father|parent)|nan|grandad|childminder|babysitter|sister|brother
        |MGM|PGM|MGF|PGF|ex)""",
    "someone": r"""(?:the|your|an?|one of|his|her|their|(?-i:[A-Z][a-z]+['\u2019]s))
        \s(?:[\w'\u2019-]+ ){0,3}?""",
}
_OF_SOMEBODY: Final = (
    # What nobody would know but for them, and what was done when they had spoken.
    (
        "if |had |but for|without",
        r"""\b(?:if|had)\b[^.;\n]{2,60}?\b<rang>\b[^.;\n]{0,40}?\b(?:would|should|could|['\u2019]d)
        (?: not| never|n['\u2019]t) have (?:known|heard|found|learn\w+|looked|come|been|seen)""",
        r"""\b(?:but for|without) [^.;\n]{2,60}?\b<call>s?\b[^.;\n]{0,40}?\b(?:would|should|could
        |['\u2019]d)(?: not| never|n['\u2019]t) have (?:known|heard|found|learn\w+|looked|come)""",
    ),
    (
        "following |after |further to|as a result of|upon |on receipt of|owing to|in response to",
        r"""\b(?:following|after|further to|as a result of|upon|on receipt of|owing to|in response
        \sto) (?:an?|the) (?:\w+ )?<call> (?:made )?(?:by|from) [^.;\n]{3,50}?,? <enquiry>
        (?: (?:was|were|have been|had been))? (?:commenced|begun|began|opened|started|made|launched
        |came|called|visited|undertaken|instigated|initiated|looked into)\b""",
    ),
    (
        "worried|concerned|afraid|anxious|frightened|troubled",
        r"""\b(?:worried|concerned|afraid|anxious|frightened|troubled) enough (?:about [^.;\n]{2,30}
        \s)?(?:to|that (?:he|she|they)) (?:have )?(?:come|came|walk\w*|go|went|gone|ring|rang|rung
        |call\w*|phone\w*|write|wrote|written|speak|spoke\w*|contact\w*|pick\w*)\b""",
    ),
    (
        "approach|blame|cross with|angry|confront|challenge",
        r"""\b(?:approach|blame|be cross with|be angry with|confront|challenge|argue with)
        [^.;\n]{3,50}(?:;|,? as|,? because|,? for|\.) (?:he|she|they) (?:was|were|is|are|only|had
        |meant|acted|did) (?:only |just )?(?:trying to help|meant well|well|out of (?:concern|worry)
        |right to (?:speak|tell|ring|call)|doing (?:his|her|their) duty)\b""",
    ),
    (
        "reached us|came to us|got to us|reached this office|found its way|came back to us",
        r"""\b(?:told|asked|confided in|spoke to|went to|said (?:so|it|this) to) [^.;\n]{3,60}?,?
        \s(?:and )?(?:from (?:there|her|him|them)|through (?:her|him|them)|that is how|that way
        |so|which is how) (?:it|this|that|the (?:matter|news|information)|word)? ?(?:reached us
        |came to us|got (?:back )?to us|reached this office|came back to us|found its way to us)""",
    ),
)
"""What points at somebody who is named or pointed at in the same words."""
_IN_ITSELF: Final = (
    (
        "according to what",
        r"""\baccording to what (?!<open>)<someone>[\w-]+ (?:saw|heard|noticed|witnessed|overheard)
        \b""",
    ),
    (
        "owed to|due to|down to|thanks to",
        r"""\b(?:reached us|c(?:a|o)mes? to (?:us|light|our (?:notice|attention))|we (?:know|heard
        |learnt|learned)|is known to us)\b[^.;\n]{0,30}\b(?:is|was) (?:all |entirely )?(?:owed|due
        |down|thanks) to (?!the (?:court|judge|police|order|report|statement|school)\b)
        (?:the|your|an?|one of|(?-i:[A-Z][a-z]+)) ?[\w'\u2019-]*""",
    ),
    (
        "signed|in the name of|bears",
        r"""\b(?:referral|complaint|concern|disclosure)s?(?: form| sheet| letter)? (?:is|was|came
        |bears|has been) (?:signed(?: by)?:?|in the name of|the (?:name|signature)(?: of)?)
        \s["\u201c'\u2018]?(?-i:(?:(?:Mr|Mrs|Ms|Miss) )?(?:[A-Z]\.? )?[A-Z][a-z]{2,})(?![\w ]*
        \s(?:Court|Council|Cafcass))""",
    ),
    (
        "reported to|disclosed to|phoned to|passed to|told to|notified to|referred to",
        r"""^\W*(?:first )?(?:reported|disclosed|phoned through|passed|notified|referred) to
        \s<bodies>(?: [^.;\n]{1,20})? by (?!<open>)<someone>[\w-]+""",
    ),
    (
        ") phoned|) rang|) called|) contacted|) reported|) emailed|) alerted|) told",
        r"""\((?:[\w-]+['\u2019]?s? ){0,2}<role>\) (?:phoned|rang|called|contacted|e-?mailed|alerted
        |told|reported)(?: (?:in\b|<bodies>|999|101|re\b|about (?:the )?(?:noise|shouting|child)
        |with (?:concerns?|worries)|to report))""",
    ),
)
"""What points at somebody of itself."""
_MORE: Final = (
    (
        "can tell you|can say|may say|can only|all i can|will say",
        r"""\b(?:I|we) (?:can|may|will)(?: only| just)? (?:tell you|say)(?: only| no more than)?
        (?: that)? (?:he|she|they|it (?:was|is)) (?:is|are|was|were|lives?|works?|an?|one|somebody
        |someone)\b[^.;\n]{3,60}""",
    ),
)
"""What is told of whoever must not be named, behind a sentence about who told."""


_UNNAMED: Final = re.compile(
    r"\b(?:who (?:refer|told|rang|called|contact|report|complain|made|it was|has)|referrer|caller|"
    r"source|informant|anonym|name)",
    re.IGNORECASE,
)
_REACH: Final = 40
"""So far before "was worried enough to come" its subject may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Words that tell in a roundabout way who told, and whether somebody has to stand in them."""

    span: Span
    of_somebody: bool

    def whom(self, everybody: Sequence[Somebody]) -> Somebody | None:
        """Give who stands in the words or just before, and is neither a party nor at work."""
        first, last = self.span
        for one in everybody:
            if first - _REACH <= one.start < last and not (one.party or one.at_work):
                return one
        return None


def roundabout(text: str, above: str) -> Iterator[Way]:
    """Give the words by which somebody can be known.

    Args:
        text: A sentence.
        above: The sentence before it.
    """
    alone = len(_OF_SOMEBODY) + len(_IN_ITSELF)
    for row, found in found_by(_table(), text):
        if row < alone or _UNNAMED.search(above) is not None:
            yield Way(span=found.span(), of_somebody=row < len(_OF_SOMEBODY))


@cache
def _table() -> Guarded:
    return guarded((*_OF_SOMEBODY, *_IN_ITSELF, *_MORE), _SLOTS, {})

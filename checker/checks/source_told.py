"""Who told of a family, by the grammar of a sentence: who rang whom, or what came from whom."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.checks.guarded import Guarded, found_in, guarded
from checker.checks.spoken_of import any_of
from checker.model import Span
from checker.settings import Policy, word_list

_LISTS: Final = ("laypeople", "workers", "worries")
_SLOTS: Final = {
    "to_us": r"""(?:us|me|here|this (?:service|office|team)
        |our (?:\w+ )?(?:service|team|office|line)
        |(?:the )?(?:council|police|school|department|authority|local authority|NSPCC|RSPCA
        |helpline|hotline|social services|children['\u2019]s services|duty (?:team|line)))""",
    "rang": r"""(?:rang|rung|called|phoned|telephoned|contacted|alerted|informed|wrote to|written to
        |written|emailed|e-mailed|messaged|texted|tipped off|complained to|reported (?:it |this
        |you |him |her )?to|spoke to|spoken to|came to|come to|approached|gone to|went to|told
        |warned|got in touch with|been on to|been in touch with)""",
    "flagged": r"""(?:flagged|raised|reported|logged|referred|shared|passed|disclosed|sent
        |forwarded|made (?:a|the) (?:referral|report|call|complaint)|put in (?:a|the) (?:referral
        |report)|let (?:us|me) know|drew (?:our|my) attention|overheard|gave (?:us|me))""",
    "aux": r"(?:(?:has|had|have|did|also|then|first|only|even|rightly|kindly|later|at once) )*",
    "whose": r"""(?:(?:your|his|her|their|the|a|an|one|another|some|(?-i:[A-Z])\w+['\u2019]s) )
        (?:own |present |former |late |old |elder |younger |eldest |other |upstairs |downstairs
        |next-?door |family |maternal |paternal |\w+ )?""",
    "kin": r"""(?:(?:your|her|his|their|(?-i:[A-Z])\w+['\u2019]s)(?: own)? (?:mum|mother|dad|father
        |gran\w*|nan|nanny))""",
    "somebody": r"(?:<whose><laypeople>|<kin>|someone|somebody|<laypeople>(?= who\b))",
    "rest": r"""(?:,? (?:(?:who|that|which)\b|at|in|of|from|on|across|over|by|with|the one)
        [^.;\n]{2,60}?)?,?""",
    "nobody": r"""(?:court|judge\w*|magistrate\w*|solicitor\w*|lawyer\w*|counsel|barrister\w*|mother
        |father|mum|dad|parents?|part(?:y|ies)|school|nursery|police|council|authority|child\w*
        |applicant|respondent|guardian|adviser|officer|team|office|service|department|hospital
        |surgery|letters?|reports?|matter|application|case|files?|papers?|e-?mails?|messages?|order
        |information|form|hearing|centre|company|agency|bank|expert|legal|local|family court)\b""",
    "letter": r"""(?:letter|note|e-?mail|message|text|card|voicemail|recording|photo\w*|video
        |footage|film|picture|screen ?shots?|clip)""",
    "came": r"""(?:raised|reported|made|supplied|provided|received|came|come|comes|learn(?:t|ed)
        |heard|have it|had it|was told|were told|drawn|emanat\w+|originat\w+|passed|given|sent
        |fwd|forwarded|call|tip-?off|referral|ref|report
        |complaint|info|disclosure|concerns?|suggested|disclosed|lodged)""",
}
_SIGNS: Final = (
    # Somebody of their own life told an office.
    (
        "<laypeople>|mum|mother|dad|father|gran|nan",
        r"""\b<somebody><rest> <aux>(?:she |he |they |it was )?<aux><rang> <to_us>\b""",
        r"""\b<somebody><rest> <aux>(?:she |he |they )?<aux><flagged>\b(?=[^.;\n]{0,40}\b(?:us|me
        |to the|it|this|about|concern)\b|\s*[.,]|$)""",
        r"""\b<came>\b[^.;\n]{0,40}?
        \s(?:by|from|through|of) (?:whom |none other than )?<somebody>""",
        r"""\b<somebody>\b[^.;\n]{0,60}?\b(?:<rang>|<flagged>|let|said|says|tells|mentioned|told
        |wrote
        |explained|confided|phoning|ringing|telling) (?:\w+ ){0,3}?<to_us>\b""",
        r"""\b<somebody><rest> <aux>(?:saw|heard|watched|noticed|spotted|filmed|recorded|found|smelt
        |photographed|caught|witnessed) (?:you|the child\w*|how|what|that|him|her|them|it
        |(?-i:[A-Z])\w+)\b""",
        r"""\b(?:according to|thanks to|(?:from |on |after |because of )?what) (?:<somebody>
        |<whose><workers>) <aux>(?:says?|said|saw|heard|told|tells|wrote|reported)\b""",
        r"""\b<somebody><rest> (?:has|have|had) (?:telephoned|rung|phoned|called|written
        |(?:told|spoken|informed|warned)(?: us)? (?:of|about))\b""",
        r"""\b<somebody> (?:was|were|is|became|got|had been) (?:so |very |really |quite |rather )?
        (?:worried|concerned|frightened|uneasy|alarmed|scared)\b""",
        r"""\b<somebody><rest> (?:felt unable to (?:keep silent|stay silent|say nothing)
        |could not (?:keep|stay) (?:silent|quiet))""",
    ),
    (
        """by one|by those|by a person|by people|by an individ|by a source|from one|from those
        |from a person|from people|from an indiv|from a source|through one""",
        r"""\b(?:by|from|through) (?:one|those|a person|people|an individual|a source) (?:who|that
        |with|close to|known to|in your|at your|of your|near you)\b""",
    ),
    (
        "it was|called us|rang us|phoned us|rung us|told us|telephoned",
        r"""\bit was <whose><laypeople><rest> who\b""",
        r"\b(?:and|but|so) (?:she|he|they|<whose>mother|<whose>mum) (?:has )?<rang> us\b",
        r"\b(?:she|he|they) only (?:rang|called|phoned|told|wrote to|contacted) (?:us|me)\b",
    ),
    # Somebody at work was worried, or was the first to say it.
    (
        "<workers>|supervisor|inspector",
        r"""\b(?:<whose>)?<workers><rest> <aux>(?:flagged|logged|reported|raised|referred)\b
        (?! (?:that (?:the|he|she) (?:is|are) )?(?:to (?:be|have)|a good|well))""",
        r"""\bit was <whose><workers><rest> who (?:told|rang|called|raised|reported|first|alerted
        |contacted|flagged|noticed|let)\b""",
        r"""\b(?:raised|reported|alerted|flagged|made|drawn|disclosed|supplied|told|passed)\b
        [^.;\n]{0,50}? (?:by|from) <whose><workers>""",
        r"""\b(?:<whose>)?<workers>(?:['\u2019]s? \w+ of [^,;]{1,20},)?<rest> (?:has |had )?(?:told
        |shared|passed|sent|gave|rang|alerted|contacted|wrote|overheard|first alerted)
        (?: this| it| the info\w*)? (?:us|me|with us|to us|on to us)\b(?=[^.\n]{0,60}<worries>
        |[^.\n]{0,30}\b(?:because (?:she|he|they) (?:had|has) to|after))""",
        r"""\b(?:<whose>)?<workers> (?:was|were|is|became|got|had been) (?:so |very
        |really |quite |rather )?(?:worried|concerned|frightened|uneasy|alarmed|upset|scared)\b""",
        r"""\btold (?:the|her|his|their|a) <workers>[^.;\n]{0,20}\b(?:and|who) [^.;\n]{0,24}?\btold
        (?: us| me)\b""",
        r"""\b(?:brave|right|good|hard)(?: \w+){0,3} to (?:talk|speak|tell|go) to (?:the|her|his)
        \s<workers>\b""",
        r"""\b<workers>\b[^.;\n]{0,40}\b(?:reported|flagged|logged|raised|referred) (?:it|this|you
        |him|her|them|a concern|concerns)\b|\b<workers>\b[^.;\n]{0,60}\bfirst (?:told|alerted|raised
        |noticed|reported|saw)\b""",
        r"""\b<workers>['\u2019]s? (?:note|letter|email|log|call|referral)\b[^.\n]{0,60}\b(?:alerted
        |told us|prompted|led us|first)\b""",
        r"""\b<workers>\b[^.;\n]{0,60}\bbecause (?:she|he|they) (?:was|were|is|are) (?:so |very )?
        (?:worried|frightened|concerned|scared|afraid)\b""",
        r"""\b(?:info|information|attention|concern)\b[^.;\n]{0,30} (?:by|from) (?:<whose>)?
        <workers>\b""",
    ),
    # Whoever it is, it was not the court, a party or an office that told.
    (
        "rang|phone|alerted|tipped|flagged|approached|contacted|called|wrote|complained|warned",
        r"""\b(?:your|his|her|the|an?|one|some) (?!<nobody>)(?:(?!<nobody>)[\w'\u2019-]+ ){1,4}?
        (?:who [^.;\n]{2,60}? )?<aux>(?:rang|phoned|telephoned|alerted|tipped off
        |flagged (?:it|this)(?: up)? (?:to|with)|approached|contacted|called|wrote to
        |complained to|warned) <to_us>\b""",
    ),
    (
        "concern|referral|information|allegation|report|complaint|disclosure|worr",
        r"""\b(?:concerns?|referral|information|allegations?|report|complaint|disclosure|worr(?:y
        |ies))
        (?: was| were| has been| have been)? (?:first )?(?:raised|made|given|passed|reported
        |supplied
        |brought|voiced|expressed|shared|lodged)(?: to us| with us)? by (?:your|his|her|the|an?|one)
        (?: (?!<nobody>)[\w'\u2019-]+){1,4}? (?:who|at|in|from|of|next|on)\b""",
    ),
    # They do not want to be known, or can be.
    (
        "not|n't|kept out|left out|anonymous",
        r"""\b(?<!you )(?<!You )(?:asked|begged|wants?|wanted|prefers?|hopes?|would rather
        |pleaded)\b
        [^.;\n]{0,40}\b(?:not (?:to )?(?:say|tell|mention|be named|be identified|let
        \s(?:you|him|her) know)|(?:you|him|her) not to (?:know|find out)|(?:you|he|she) (?:not
        |did not|do not|does not
        |didn['\u2019]t|don['\u2019]t|doesn['\u2019]t) (?:know|hear|find out)|names? (?:kept
        |left) out
        |(?:stay|remain) anonymous|be kept out)\b""",
    ),
    (
        "informant|referrer|source|whistle|complainant|caller|reporter|person who|whoever",
        r"""\b(?:the|our|this|whoever|your) (?:informant|referrer|source|whistle-?blower|complainant
        |caller|reporter|person who (?:rang|called|told|reported|wrote|made|contacted|phoned)
        [^.;\n]{0,20}?|(?:rang|called|told|reported|wrote|phoned) (?:us|it))
        (?: also)? (?:is|lives|works|knows|sees|shares|attends|drives|teaches|looks|must)\b""",
    ),
    (
        "guess|work out|recognise|know who",
        r"""\byou(?:['\u2019]ll| will| can| may| might| could| probably| must)* (?:guess|work out
        |recognise|know) who\b""",
    ),
    (
        "letter|note|mail|message|text|card|recording|photo|video|footage|film|picture|screen|clip",
        r"""\b<letter>s? (?:\w+ )?(?:is |was |were )?(?:sent by|taken by|written by|sent in by
        |in the hand(?:writing)? of|given (?:to )?us by|passed (?:to )?us by) (?:<somebody>
        |<whose><workers>)""",
        r"""\b(?:photo\w*|video|recording|footage|film|picture)s? (?:was |were )?(?:taken|made
        |filmed
        |shot) (?:from|through) """,
    ),
    # A child of the family told of it.
    (
        "disclosure|allegation|disclosed",
        r"""\b(?:disclosures?|allegations?) (?:was|were) (?:first )?made by (?:the|your|one)
        (?: \w+){0,2} (?:child|children|son|daughter|brother|sister|elder|eldest|younger)""",
    ),
    # Nobody is named, and something is said by which they can be known.
    (
        """anonymous|withheld|caller|complainant|unnamed|can't say|cannot say|cannot tell|won't say
        |not named|not be named|can't tell|who told""",
        r"""\b(?:anonymous|unnamed)\b[^.\n]{0,60}\b(?:accent|male|female|woman|man|lady|voice
        |elderly|young|older|from (?:the|a|your)|at \d|lives|works|knows)\b""",
        r"""\b(?:can(?:no|['\u2019])t|can not|won['\u2019]t|will not|not) (?:say|tell you|name|named
        |be named)\b[^.\n]{0,30}\b(?:but|though|only that) (?:they|he|she|it|you)(?! (?:can|may
        |will|should))""",
        r"""\bcaller\b[^.\n]{0,40}\b(?:accent|gave|said (?:she|he) was|lives|works|turned out
        |was later
        |was found to be)\b""",
        r"\bby the complainant\b|\bnot named here\b|\bthough not named\b",
    ),
    (
        "only two|only three|only four|only one|few people|nobody else|no one else",
        r"""\bonly (?:one|two|three|four) (?:other )?(?:people|persons?|of you) (?:were|was|knew|saw
        |could|know|had)\b|\b(?:nobody|no one) else (?:knew|saw|was there|could have)\b""",
    ),
    # A note in short: "ref made 3/11 by Mrs P at no 6".
    (
        " by | from ",
        r"""\b(?:ref|referral|call|complaint|tip-?off|info)\b(?: (?:made|recd|received|rec['
        \u2019]d|in|came in|taken))?(?: (?:on )?\d[\d/.]*)? (?:by|from) (?:(?-i:Mrs?|Ms|Miss)
        \s(?-i:[A-Z])|<somebody>|(?-i:[A-Z][a-z]+) (?:at|from) (?:no|number|flat|the))""",
    ),
    (
        "sorry to do|grass|didn't want to tell|did not want to tell",
        r"""\bsorry to do (?:it|this|that) to\b|\bgrass(?:ed|ing)?\b[^.\n]{0,12}\b(?:you|him|her)\b
        |\bdid(?: not|n['\u2019]t) want to (?:tell|ring|call) (?:us|on)\b""",
    ),
)
UNKNOWN: Final = re.compile(
    r"\ban? (?:neighbour|passer-by|witness) (?:has |had )?(?:called|rang|phoned|contacted|alerted) "
    r"(?:the police|an ambulance|999)\b|\bour (?:colleague|manager|team)\b|"
    r"\b(?:do not|don['\u2019]t|did not|didn['\u2019]t) know who\b|\bno (?:referral|report) "
    r"(?:has|was|had)\b|\b(?:thanks?|thank you) for (?:telling|ringing|calling|letting)\b",
    re.IGNORECASE,
)
"""Nobody can be known from it, or the reader is thanked for what they told."""
PLAIN: Final = re.compile(
    r"\b(?:if|can ring|can call|you (?:told|said|say|asked me to|wrote|explained|mentioned|think|"
    r"rang|called)|your (?:own )?request|(?:parties|both|you) (?:agree|have)|as you know|"
    r"no (?:referral|concerns?)|statements?|appointments?|invoice|parcel|arrange\w*|collect\w*|"
    r"would (?:like|be happy)|offered|happy to|well|settled|attendance|immunisations?|recipe|"
    r"look(?:ing)? after|book\w*|"
    r"welcome|lawnmower|thank(?:s| you)|survey|leaflet|phone company|engineer|court|order|"
    r"solicitors?|counsel|judge|hearing|consent|report (?:to|for|by|from) (?:the )?court|progress|"
    r"complaint about (?:our|parking|us)|do not know who|will (?:bring|pick|be)|you (?:can|may))\b",
    re.IGNORECASE,
)
"""What a sentence holds that tells of arrangements, of the court, or what its reader said."""


def told_by(text: str, policy: Policy) -> Iterator[Span]:
    """Give where a sentence says that somebody told an office of others, or was the one who did.

    Who tells of somebody in the family's everyday life counts with any report; what is only said,
    written or sent counts where a worry is said with it, or nothing else is.

    Example:
        "Your cousin rang us because she was worried." gives "Your cousin rang us".
    """
    signs, worries = _patterns(*(word_list(f"source_{name}", policy) for name in _LISTS))
    for found in found_in(signs, text):
        if UNKNOWN.search(text) or (PLAIN.search(text) and not worries.search(text)):
            return
        yield found.span()


@lru_cache(maxsize=8)
def _patterns(*lists: tuple[str, ...]) -> tuple[Guarded, re.Pattern[str]]:
    words = dict(zip(_LISTS, lists, strict=True))
    return guarded(_SIGNS, _SLOTS, words), any_of(words["worries"])

"""What a letter tells in plain words that was kept for others: a court, the police, a surgery."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.checks.guarded import Guarded, found_by, found_in, guarded
from checker.checks.material.restricted_marks import Mark
from checker.matching.caseless import caseless
from checker.settings import Policy, of_policy, word_list

_SLOTS: Final = {
    "other": r"""(?:he|she|his|her|him|dad|mum|daddy|mummy|the (?:father|mother|man|woman
        |other parent|applicant|respondent|perpetrator)|(?:Mr|Mrs|Ms|Miss) (?-i:[A-Z])\w+
        |(?-i:(?!You|The|An?\b|In|At|On\b|It|This|That|If|We\b|Our|There|Please|No)[A-Z][a-z]+))""",
    "there": r"""(?:attached|attd|att|enclosed|enc|herewith|here is|here['\u2019]s|in the (?:pack
        |envelope|bundle|post)|behind this|copied (?:it )?for you|copy (?:of|for|here)|i copy
        |i (?:send|put|enclose|attach)|sending you|sent you|below|fwd|forwarded|reads as follows
        |it reads|see page|printed (?:it|them)|with this letter|overleaf)""",
    "not_told": r"""(?:you (?:would|should|must|were|are|are to) not (?:be|to be) (?:told|informed
        |invited)|you (?:weren['\u2019]t|were not) (?:invited|told)|without you|not (?:to )?(?:be )?
        told)""",
    "meeting": r"""(?:(?:multi-?agency|strategy|strat|professionals['\u2019]?|risk|safeguarding
        |information[- ]sharing|section 47|s\.?47|child protection|core group|police|marac|mappa)
        (?: \w+){0,2} (?:meeting|mtg|conference|discussion|panel|briefing)|marac|mappa)""",
}
_SIGNS: Final = (
    # The writer knows that it is not for this reader.
    (
        """shouldn't|should not|strictly|not supposed|not meant|between you|between us|keep this
        |keep it
        |off the record|heard it from me|hear it from me|hear this from me""",
        r"""\b(?:should(?:n['\u2019]t| not)|am not supposed to|not supposed to|not meant to|am not
        allowed to|not allowed to) (?:really |probably |strictly )?(?:say|tell|share|be telling
        |be saying|show|let on|pass)\b""",
        r"""\b(?:strictly )?between (?:you and me|ourselves|us two|us)\b|\bkeep (?:this|it) to
        \syourself\b|\boff the record\b|\b(?:heard?|hear) (?:it|this) from me\b""",
    ),
    (
        """mistake|error|redacted|whole lot|names left|sealed|court's use|court's eyes|judge's eyes
        |judge only|court only|only for the judge|judge alone|court alone""",
        r"""\b(?:by mistake|in error),? (?:but|and you|so you|copy|herewith|you may)\b
        |\bopened in error\b""",
        r"""\b(?:find|have|got|do) (?:\w+ )?the redacted (?:one|version|copy)\b|\bnames (?:left
        |still)
        in\b|\bun-?redacted\b|\bthe whole lot from\b|\bwithout (?:the )?redactions?\b""",
        r"""\bsealed (?:letter|env\w*|statement|bundle|part|page)\b""",
        r"""\bfor the (?:court['\u2019]s|judge['\u2019]s) (?:use|eyes)(?: only)?\b|\b(?:released
        |sent
        |given) to us for the (?:court|judge)\b""",
    ),
    (
        "nobody|no one|wrote it on|whispered",
        r"""\bso that (?:nobody|no one|you) (?:would|could|should|will)(?: not)? (?:hear|know|see
        |find out)\b|\b(?:asks?|asked|wants?|wanted) that (?:nobody|no one) (?:knows?|sees?)\b""",
    ),
    (
        "details|address|number",
        r"""\b(?:form|paper|c8)\b[^.;\n]{0,20} (?:with|of|has) \w+(?:['\u2019]s)? new (?:details
        |address|number|name)\b""",
    ),
    # The police and the courts, of somebody else.
    (
        "marker|known to|on his address|on her address",
        r"""\b(?:a |warning )?markers? (?:is |was )?(?:on|at|against|placed on) (?:his|her|the
        |that)\b
        |\b(?:he|she|dad|mum|him|her)\b[^.;\n]{0,20} (?:is|was|were) (?:well )?known to (?:them
        |the police|officers)\b""",
    ),
    (
        "arrest|raid|warrant|search|charge",
        r"""\b(?:going|about|due|plan\w*|intend\w*|want) to (?:arrest|raid|search|charge|pick (?:him
        |her) up)\b|\bwill (?:be )?(?:arrest|raid|search|charg)\w*\b""",
    ),
    (
        """custody|999|officers' log|officer's log|body worn|bodycam|log of|mugshot|record check|dbs
        |criminal record|transcript""",
        r"""\bcustody (?:photo|record|image|suite note|log|picture)\w*|\b999 (?:call|transcript
        |recording)\w*\b|\bofficers?['\u2019] log\b|\bbody[- ]?(?:worn|cam)\w*|\bmug-?shots?\b""",
        r"""\b(?:his|her|dad['\u2019]s|mum['\u2019]s|father['\u2019]s|mother['\u2019]s
        |(?-i:[A-Z])\w+['\u2019]s) (?:criminal )?(?:record check|records? check|dbs|criminal record
        |police record|pnc)\b""",
    ),
    (
        "prison|jail|caution|convict|probation|tagged|on tag|spent|bail|sex offender|register",
        r"""\b<other> (?:\w+ )?(?:has |had )?(?:been|was|went|is|served|spent
        |did)(?: time)?(?: back)?
        (?: \w+){0,2}? (?:in|to|on|out of)?\s?(?:prison|jail|probation|tag|bail|licence
        |the sex offend\w+)\b""",
        r"""\b(?:cautions?|convictions?)\b[^.;\n]{0,60}\b(?:spent|may care to know|you should know
        |thought you)\b|\b(?:cautioned|convicted) (?:for|of) [^.;\n]{3,60}(?:thought you
        |should know)
        """,
    ),
    (
        "another|other|previous|before yours|before you|first",
        r"""\banother (?:woman|mother|man|father|family|partner|wife)\b[^.\n]{0,60}\b(?:court
        |order|judge
        |case|injunction|proceedings|statement|allegation\w*|complain\w*|taken away)\b""",
        r"""\b(?:case|proceedings|hearing|order)s? before (?:yours|this one|you met)\b
        |\bin (?:the |an)other (?:court|tribunal|case|proceedings)\b|\bhis (?:first|previous|other
        |last)
        (?:wife|partner|family|daughter|son|child\w*)\b[^.\n]{0,60}\b(?:court|judge|order|taken
        |statement|proceedings|adopted|care)\b""",
    ),
    (
        """suspected|investigat|surveillance|watch|previous|wanted|caution|seized|download|curfew
        |tag
        |register|informant|intelligence|tip""",
        r"""\b<other> (?:is |are |was |has been |have been |has )?(?:being )?(?:suspected of
        |under investigation|investigated|under surveillance|watched by|wanted by|on the register
        |interviewed under caution|on a curfew|on bail for|has form\b|got previous)\b""",
        r"""\b(?:his|her) (?:phone|laptop|computer|car|house|flat) (?:was|has been|were) (?:seized
        |searched|downloaded|taken by the police|raided)\b""",
        r"""\b(?:intelligence|a tip-?off|an informant)\b[^.\n]{0,40}\b(?:suggests?|says?|said
        |that|about)
        \b""",
    ),
    (
        """abe |achieving best|video interview|recorded interview|police interview|told the police
        |statement to the police|s47|s.47|section 47|child protection""",
        r"""\bABE\b|\bachieving best evidence\b|\b(?:video|recorded
        |police)[- ](?:recorded )?interview\b
        [^.\n]{0,60}\b(?:said|says|told|shows?|describ\w+|transcript)\b""",
        r"""\b<other> (?:\w+ )?told the police (?:that|how|about|he|she)\b|\b(?:her|his)
        \sstatement to the police\b""",
        r"""\b(?:s\.? ?47|section 47|child protection)(?: \w+)? (?:minutes?|notes?|papers?)\b
        |\b(?:s\.? ?47|section 47)(?: \w+){0,2} (?:in the bundle|attached|enclosed|concluded
        |reads)\b""",
    ),
    (
        "n't tell|not tell|n't show|not show|n't let|not let|n't know|not know",
        r"""\b(?:do not|don['\u2019]t|must not|mustn['\u2019]t) (?:tell|show|let) (?:him|her|them
        |dad|mum
        |the (?:mother|father)|your (?:son|daughter))\b""",
        r"""\b(?:he|she|mum|dad) (?:does not|doesn['\u2019]t) know (?:that )?(?:I|we|you) (?:have
        |know
        |can|\w+ed)\b""",
    ),
    (
        "file|records",
        r"""\b(?:her|his|mum['\u2019]s|dad['\u2019]s|(?-i:[A-Z])\w+['\u2019]s) (?:(?:old|own|whole
        |previous) )?(?:care|social work|social services|adoption|hospital|prison|army|employment
        |police|school)
        \s(?:file|records?|notes)\b""",
    ),
    (
        "session",
        r"""\b(?:in|during|from) (?:the|her|his|their) (?:\w+ )?(?:(?:therapy
        |counselling) )?sessions?\b
        [^.\n]{0,40}\b(?:said|drew|told|cried|spoke|wrote|disclosed)\b""",
    ),
    (
        "drugs|weed|cannabis|cocaine|knife|gun|stolen|stealing|fighting|drink|assault|theft",
        r"""\b<other> (?:was |were |got |has been )(?:caught|found|done|picked up|jailed|locked up)
        \s(?:with|for|by)\b""",
        r"""\b(?:drugs|weed|cannabis|cocaine|knife|knives|gun|stolen \w+)(?: were
        | was)?(?: found)?\s(?:in
        |on|at) (?:his|her)\b""",
    ),
    (
        "statement|complaint|complained|allegation",
        r"""\bex-?(?:wife|husband|partner|girlfriend|boyfriend) (?:\w+ )?(?:made|gave|complained
        |wrote)
        \b""",
    ),
    (
        "list of",
        r"""\blist of (?:everyone|everybody|all|who|those)\b[^.\n]{0,40}\b(?:marac|mappa|meeting
        |conference|panel)\b""",
    ),
    (
        "police|detective|probation|prison|custody|officer in",
        r"""\b(?:detective|officer in (?:the|this) case|probation (?:officer|report)
        |prison (?:report
        |officer|governor))s?\b[^.\n]{0,30}\b(?:says?|said|thinks|describes|believes|told
        |suspects?|rang
        |wrote)\b""",
        r"""\bpolice (?:are|have been|were) (?:watching|called to|looking (?:at|for|into)
        |investigating
        |building|about to|interested)\b""",
        r"""\b<other>[^.\n]{0,40}\b(?:would|will|is to|was to|could|might) be (?:charged|arrested
        |recalled
        |interviewed)\b|\b(?:main|prime|chief|only) suspect\b""",
    ),
    (
        "charged|suspect|recalled",
        r"""\b<other>[^.\n]{0,40}\b(?:would|will|is to|was to|could|might) be (?:charged
        |recalled)\b""",
    ),
    # Meetings that the reader was kept from.
    (
        "meeting|mtg|conference|discussion|panel|briefing|marac|mappa",
        r"""\b<meeting>\b[^.\n]{0,80}\b(?:graded|actions? (?:against|for)|names left|minutes?d?\b
        |reads as|note of|notes? (?:of|attached)|<not_told>|high risk|seven actions
        |agreed \w+ actions)
        """,
        r"""\b(?:minutes?|notes?|actions?|papers?)\b(?: \w+){0,3} (?:of|from) (?:the |a )?(?:\w+ )?
        <meeting>\b[^.\n]{0,60}(?:<there>|record|say|show)""",
        r"""<there>[^.\n]{0,30}\b(?:minutes?|notes?)\b(?: \w+){0,3} <meeting>""",
        r"""\bmeeting\b[^.\n]{0,100}\b(?:decided|agreed|concluded
        |resolved)\b[^.\n]{0,40}<not_told>""",
        r"""\bmeeting\b[^.\n]{0,80}<not_told>[^.\n]{0,80}\b(?:decided|agreed|concluded|minute)""",
    ),
    # What somebody keeps for themselves, or told in confidence.
    (
        "let me|allowed me|her file|his file|diary|journal|list on|confiden",
        r"""\b(?:has |have )?(?:let|allowed) me (?:to )?(?:see|read|photograph|copy|have) (?:her
        |his|the
        |it|them)\b""",
        r"""\b(?:sent|gave|given|handed|forwarded) (?:us|me) (?:her|his) (?:\w+ )?(?:file|notes
        |diary
        |records?|journal)\b""",
        r"""\b(?:disclosed|confided|told)\b[^.\n]{0,40}\bin confidence\b""",
    ),
)
_SAFETY: Final = (
    (
        "alarm|panic|safety plan|code word|codeword|locks|cameras|doorbell|sanctuary|escape|marker",
        r"""\b(?:panic|personal|police|attack) (?:alarm|button)\b
        |\bsafety plan\b[^.\n]{0,40}\b(?:is|says
        |includes|her|his)\b|\bcode ?word\b|\b(?:locks|cameras) (?:were|have been|are being|was
        |fitted
        |changed)\b|\bescape (?:plan|bag)\b|\bmarker (?:has been|was|is) (?:placed|put|set)\b""",
    ),
)
_HEALTH: Final = (
    (
        "psychiatr|counsellor|therapist|doctor|nurse|clinic|hospital|surgery|gp|midwi|consultant",
        r"""\b(?:her|his|the|a|mum['\u2019]s|dad['\u2019]s) (?:psychiatrist|counsellor|therapist
        |doctor
        |nurse|clinic|hospital|surgery|GP|midwife|consultant)(?: at [^.\n]{2,30}?)? (?:says?|said
        |thinks
        |wrote|writes|believes|found|gave|told|describes)\b[^.\n]{0,80}\b(?:she|he|her|him|mum|dad
        |(?:Mr|Mrs|Ms) (?-i:[A-Z]))""",
        r"""\b(?:hospital|clinic|doctor['\u2019]s|surgery) (?:letter|report|results?|notes
        |records)\b
        [^.\n]{0,60}\b(?:she|he|her|him|mum|dad)\b|\bwhat the (?:nurse|doctor|midwife) (?:wrote
        |said)\b
        """,
    ),
    (
        "problem|history|records|herself|himself|says her|says his",
        r"""\b<other>[^.\n]{0,40}\b(?:drink|drinking|drug|alcohol) problem\b|\b(?:her
        |his) (?:medical
        |psychiatric|mental health) history\b|\b(?:cut|cuts|cutting|hurts?|harm\w*|starv\w+)
        \s(?:herself|himself)\b|\b(?:health|medical|hospital) records? (?:for|of) (?:mum|dad
        |the (?:mother
        |father))\b|\bsays (?:her|his) (?:doctor|GP|psychiatrist)\b""",
    ),
    (
        "<ailments>",
        r"""\b<other>\b[^.\n]{0,90}?\b<ailments>\b""",
        r"""\b<ailments>\b[^.\n]{0,60}?\b(?:of|by|for|to) (?:the (?:mother|father)|mum|dad|him|her
        |(?:Mr|Mrs|Ms|Miss) (?-i:[A-Z]))""",
    ),
    (
        "blood|hair|urine",
        r"""\b(?:blood|hair|urine)\b[^.\n]{0,60}\b(?:alcohol|cocaine|drugs?|cannabis|opiates?
        |positive)\b""",
    ),
)
_COURT_PAPERS: Final = (
    (
        "report|judg|order|analysis|rec|statement|bundle|recommend|judge|court|paragraph|section 7",
        r"""(?:<there>|\bfwd)[^.\n]{0,60}?\b(?:judgment|judgement|(?:full |court )?order|analysis
        |recs
        |recommendations?|section 7|s7|(?:court |welfare |psychologist['\u2019]s )?report|statement
        |bundle|what (?:mum|dad|she|he) (?:told|said))\b""",
        r"""\b(?:judgment|judgement|order|analysis|recs|recommendations?|section 7|report|statement
        |bundle|what (?:mum|dad|she|he) (?:told|said)[^.\n]{0,40})\b[^.\n]{0,40}?(?:<there>
        |i put you)
        """,
        r"""\bwhat the (?:judge|court) will (?:read|see|hear|be told)\b|\bi(?:['\u2019]m| am
        |['\u2019]ll
        | will| shall)(?: be)? recommend\w*\b""",
        r"""\b(?:judge|court|magistrates?) (?:said|says|found|thinks|decided|heard|was told|did not
        \sbelieve|believed|accepted|rejected|is going to|has (?:found|decided|said))\b
        |\bfact-?finding\b|\bassessment (?:says|said|found|concluded|shows|scores)\b""",
        r"""\b<other>[^.\n]{0,40}\b(?:allege[sd]?|den(?:y|ies|ied)|was violent|abus(?:ed|ive)
        |accus\w+
        |allegations?)\b""",
        r"""\b(?:mum|dad|mother|father|she|he|(?-i:[A-Z][a-z]+)) told the (?:court|judge)\b
        |\b(?:at|in|see) paragraph \d+\b""",
    ),
)
_OWN: Final = caseless(
    r"\b(?:your own|you (?:said|told|asked (?:me|us) for|wondered|can|"
    r"may (?:be|want|wish|ask|bring))|if|consent|blank|not needed|need not|leaflet|no checks?|"
    r"(?:have|has)(?: not|n['\u2019]t) (?:seen|read|had)|"
    r"none|nothing|only that|may be told only|outstanding|requests?|has no|have no|holds? no|"
    r"not (?:been )?(?:disclosed|shared|held)|would like|can you|could you|has \w+ got any|"
    r"please (?:send|confirm|bring))\b|\?"
)
"""What is the reader's own, asked for, or not there."""
_KIND: Final = (
    *("told" for _ in _SIGNS),
    *("safety" for _ in _SAFETY),
    *("health" for _ in _HEALTH),
)
"""What each row of the table tells of: they are looked for together."""
_SAID: Final = caseless(
    r"\b(?:(?:told|tells) (?:me|us)|says?|said|alleges?|alleged|denies|denied|reports? that|"
    r"states?|accepts?|accepted|admits?|admitted|explained|described)\b"
)
"""What somebody says of themselves to the writer is no paper of a surgery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who reads: a court reads what is kept for it, an outsider may not read a court's papers."""

    court: bool
    outsider: bool


def told_in_words(
    text: str, reader: Told, of_another: Callable[[str], bool | None], policy: Policy
) -> Mark | None:
    """Give where a sentence tells its reader what was kept for others; it is never beyond doubt.

    Args:
        text: The sentence.
        reader: Who reads it.
        of_another: Says whether a sentence names somebody, no child, who is not the reader; None
            where it names nobody. Of the reader's or a child's own health it may be told.
        policy: For the lists, with an organisation's own words.

    Example:
        "I probably shouldn't say, but she was unwell." gives "shouldn't say".
    """
    if reader.court or _OWN.search(text):
        return None
    signs, papers = _patterns_of(policy)
    found = {_KIND[row]: one for row, one in reversed([*found_by(signs, text)])}
    told = found.get("told")
    if told is None and reader.outsider:
        told = next(found_in(papers, text), None)
    if told is not None:
        return Mark(span=told.span(), sure=False)
    if not found or _SAID.search(text):
        return None
    if "safety" in found:
        return Mark(span=found["safety"].span(), sure=False)
    if of_another(text) is False:
        return None
    return Mark(span=found["health"].span(), sure=False, medical=True)


@of_policy
def _patterns_of(policy: Policy) -> tuple[Guarded, ...]:
    return _patterns(word_list("restricted_ailments", policy))


@lru_cache(maxsize=8)
def _patterns(
    ailments: tuple[str, ...],
) -> tuple[Guarded, ...]:
    tables = ((*_SIGNS, *_SAFETY, *_HEALTH), _COURT_PAPERS)
    return tuple(guarded(table, _SLOTS, {"ailments": ailments}) for table in tables)

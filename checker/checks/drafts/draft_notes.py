"""What a writer leaves in a text that is not finished: notes, holes, choices, doubts."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from checker.checks.drafts.draft_asides import asides, is_to_the_reader
from checker.checks.drafts.draft_marks import marks
from checker.checks.drafts.gap_words import LAWFUL, gap_words
from checker.checks.guarded import Guarded, found_by, guarded, joined
from checker.matching.sounding import sounds
from checker.model import Span
from checker.settings import Policy, of_policy, word_list

_SLOTS: Final = {
    "office": """(?:confirm|check|ask|add|insert|approve|review|verify|decide|find|look up|get|chase
        |ring|fill|complete|change|amend|update|supply|provide|advise|tb[cad])""",
    "needs": r"""(?:re(?:writing|wording|phrasing|drafting|doing|checking)|checking|verifying
        |sorting|finishing|completing|tidying|more work|work|a rewrite|a check|softening|expanding
        |shortening|cutting|updating|proofreading|filling in|writing(?: up)?|another look)""",
    "done": """(?:written|rewritten|checked|verified|added|filled in|typed|proofread|reworded
        |inserted|updated|tidied|finished|completed|corrected|softened|looked up|written up)""",
    "do": """(?:write|rewrite|finish|redo|reword|rephrase|redraft|expand|tidy|fill in|complete
        |soften|shorten|proofread|correct|rethink|come back to|go back over|work on|fix
        |sort out)""",
    "months": """(?:January|February|March|April|May|June|July|August|September|October|November
        |December)""",
    "changed": """(?:cut|removed|taken out|took out|left out|moved|parked|deleted|reworded|put in
        |added|softened|changed|kept)""",
    "manager": r"""(?:(?:my|the|our|a) (?:\w+ )?(?:manager|supervisor|boss|team leader)|legal|qa
        |quality assurance|(?-i:[A-Z]{2,3}\b|[A-Z][a-z]+))""",
    "seen": """(?:seen|read|approved|agreed|signed|checked|commented|signed off|cleared|looked
        |reviewed|proofread|passed|been through|had (?:sight|a (?:look|read|chance)|eyes on))""",
    "bodies": """(?:GP|LA|IRO|SW|HV|FCA|CG|NHS|DX|UK|PC|DC|DS|CPS|IDVA|SEN|TA|HT|FLO|EWO|CMS|CSA|DWP
        |LAA|HR|OT|DSL|CPN|YOT|YJS|ICB|MP|AND|OR|NOT)""",
    "begins": r"(?:^|(?<=[.!?;] )|(?<=[(\[*])|(?<= - )|(?<= \u2013 )|(?<=: ))",
    "part": r"""(?:(?:this|that|the|these|those|my) (?:\w+ )?<parts>
    |(?:this|that) (?:letter|report|version|copy|document|statement|note)
    |paragraphs? \d+(?:(?: to | and |-)\d+)?|(?:annex|appendix|schedule) [A-Z\d]\b
    |(?:figures|text|wording|quotes|dates) (?:below|above))
    (?: (?:below|above|in \w+|at (?:annex|appendix) \w+))?""",
    "itself": r"(?:this|it|the (?:letter|report|text|wording|draft)|this \w+)",
}

_SIGNS: Final = (
    # A part of the text, and that it is not done.
    (
        """blank|empty|missing|unfinished|incomplete|unchecked|unverified|rough|half|placeholder
        |progress|not |to come|await|n't""",
        r"""(?<!thing in )\b<part> (?:(?:is|are|remains?|has been|have been) )?(?:still |only
        \s|just )?(?:left )?(?:(?:blank|empty)(?! (?:if|unless|when|where|as) \w)
        |missing|unfinished|incomplete|unchecked|unverified|rough|half[ -]written
        |half[ -]done|a placeholder|work in progress|not (?:yet )?(?:finished|done|complete|ready
        |written|checked|right)|to come\b|not to be relied (?:up)?on|awaits?\b|awaiting\b)""",
        r"""(?<!thing in )\b<part> (?:(?:is|are|has|have)n['\u2019]t) (?:yet |been )*
        (?:finished|complete|ready|right|final|<done>)\b""",
    ),
    (
        "to be|will be|still be",
        r"""\b<part> (?:is|are|still|will) (?:still )?(?:to be|be) <done>\b
        (?! (?:by|with|and) (?:you|an?\b|both|either|each|all|every|the (?:other|court|judge|parent
        |mother|father|school|doctor|applicant|respondent|police|council|employer)))""",
    ),
    (
        "need|want|require",
        r"""\b<part> (?:still )?(?:needs?|wants?|requires?) (?:(?:some|a bit of|a little) )?
        (?:<needs>|to be <done>)\b""",
    ),
    (
        "left|leave|leaving",
        r"""\b(?:left|leave|leaving) <part> (?:(?:blank|empty|out|open)\b
        (?! (?:if|unless|when|where|as) \w)
        |for (?:now|later|(?-i:[A-Z])\w+ to\b))""",
    ),
    (
        "need|have|has|want|ought|mean|intend|going|plan|'ll|will",
        r"""\b(?:(?:need|needs|have|has|want|ought|meant|mean|intend|going|planned) to
        |I['\u2019 ](?:ll|will)) <do> (?:<part>|this|something here|more here)(?: (?:up|out
        |properly|later|from|when|once|before|tomorrow)\b|[.,;)]|$)""",
    ),
    # The text as a whole.
    (
        "final|finished|definitive|proper|real",
        r"""\b(?:(?:is|are) not|(?:is|are)n['\u2019]t|not) (?:yet |quite )?(?:the|a|my|our)? ?
        (?:final|finished|definitive|finalised|proper|real)
        (?: (?:letter|report|version|copy|text|statement|document)\b|ised\b)""",
    ),
    (
        "penultimate|final|last but|finished",
        r"""\b(?:penultimate|pre-?final|near-?final|almost final|last but one|unfinished
        |half-finished|almost finished) (?:text|version|draft|letter|report|copy|wording)\b""",
    ),
    (
        "first",
        r"""\bthis (?:is|was) (?:only |just )?(?:for )?(?:the|a|my) (?:very )?first (?:look|read
        |reading|go|pass|try|attempt|stab|version|cut)\b""",
    ),
    (
        " down",
        r"""\b(?:get|getting|got|put|putting|jot|jotting|jotted) (?:something|my thoughts
        |some thoughts|a few thoughts|some ideas) down\b""",
    ),
    (
        "manager|supervisor|boss|leader|legal|qa|quality|colleague",
        r"""\bfor <manager> to (?:have a look|look|read|see|check|approve|comment|sign|review)\b""",
        r"""\b(?:before|until|once|when|after) <manager> (?:has |have )?<seen>\b
        (?:,? (?:of |at |on )?(?:it|this|the (?:letter|report|wording|text|draft))\b|[.,;)]|$)""",
        r"""\b<manager> (?:(?:has|have) yet to (?:see|read|approve|sign|check|agree)
        |(?:has|have)(?: not|n['\u2019]t) (?:yet )?<seen>) (?:off )?<itself>\b
        (?!; s?he\b)""",
        r"""\b(?:subject to|awaiting|awaits|pending|needs|waiting for|waiting on) (?:final )?
        (?:<manager>['\u2019]?s? )(?:approval|sign-?off|signature|agreement|comments|review
        |check|ok|okay|say-?so|thoughts|steer)\b""",
    ),
    (
        "before|until",
        r"""\b(?:before|until) (?:I|we) (?:send|post|issue|finalise|sign|print)
        (?: (?:it|this|this letter|this off|off)\b)? ?(?:[.?!)]|$)""",
        r"""\buntil <itself> (?:has|have|is|are) (?:been )?(?:through (?:qa|quality)|seen by
        |cleared|approved by <manager>|signed off|proofread|checked by <manager>)""",
    ),
    (
        "read|checked|gone|spell|looked",
        r"""\b(?:have|had|has)(?: not|n['\u2019]t) (?:yet )?(?:had time to )?(?:re-?read|read
        |checked?|proofread|proof-?read|spell-?check(?:ed)?|gone|looked) (?:<itself> )?
        (?:through|over|back|again|it over)\b(?! (?:your|his|her|their|to))""",
    ),
    (
        "supersede|replace|out of date|obsolete|overtaken|withdrawn|newer|later|latest|recent",
        r"""\bthis (?:letter|report|version|document|one|copy|page|note|draft)
        (?: has (?:now )?been | is (?:now )?| was )(?:superseded|replaced
        |overtaken|withdrawn|obsolete|out of date)""",
        r"""\b(?:newer|later|more recent|updated|amended) version (?:of this |of it )?(?:exists
        |is on|is in|has been (?:sent|saved|agreed|issued)|to follow|will follow|follows)""",
        r"\buse (?:the )?(?:newer|later|latest|other|updated|amended) (?:one|version)\b(?! of\b)",
    ),
    # What was changed and may be changed back; what a colleague said of it.
    (
        "for now|for the moment|might put|may put|until|to confirm|to check|pending|unless",
        r"""\bI(?:['\u2019]ve| have)? <changed> (?:the|this|that|a|out the) (?:\w+ )?(?:paragraph
        |section|sentence|bit|part|reference|line|passage|wording|page)s?\b[^.]{0,60}?\b(?:for now
        |for the moment|may put|might put|until|to confirm|to check|pending|unless)\b""",
    ),
    (
        "comment|edit|tracked|suggest|margin|query|question",
        r"""\b(?:as )?per (?-i:[A-Z]{2,3}|[A-Z][a-z]+)['\u2019]s? (?:comments?|edits?
        |tracked changes|suggestions?|notes? on)\b""",
        r"""\b(?:my|the|see|a) (?:question|comment|query|note)s? in the margin\b
        |\bsee comment\b|\bComment(?:ed)? ?\[[A-Z]{1,3}\d+\]""",
    ),
    (
        "copy|version",
        r"""\b(?:change|alter|remove|take out|swap|cut|edit|amend|tweak)\b[^.\n]{0,30}\bfor
        (?: the)? (?:\w+['\u2019]s?|other) (?:copy|version)\b""",
    ),
    # Who is still to say what belongs here.
    (
        " to ",
        r"""(?-i:(?<![\w-])(?!<bodies>\b)[A-Z]{2,3}) to (?:confirm|check|add|amend|approve
        |review|insert|complete|fill in|verify|sign off|supply)\b""",
    ),
    (
        "(",
        r"""\b(?:on|at|in|by|of|with|to|from|for|every|the|an?|is|was|are|his|her|their|dated|about
        |until|after|before) \((?:[^()\n]{0,40}\b<office>\b[^()\n]{0,60}|[^()\n]{2,60}\?)\)""",
        r"""\((?-i:[A-Z][a-z]+) (?:to|pls|please|can you) <office>\b[^()\n]{0,60}\)""",
        r"""\((?:I|we) (?:still )?(?:need|have|must|ought|will have) (?:to )?(?:look|check|find|ask
        |work out|ring|get|confirm|verify)\b[^()\n]{0,80}\)""",
        r"""\((?:\?+|sp\??|sp\.|(?!can |will |are |do |would |could )[\w']{2,12}(?: [\w']{1,12}
        ){0,2}\?)\)""",
    ),
    (
        "(|[",
        r"""[(\[](?:must |need to |needs )?(?:ask|ring|phone|chase|email) (?!for\b|us\b|our\b
        |your\b|the (?:office|court)|if\b|me\b)[^()\[\]\n]{2,60}[)\]]""",
        r"""[(\[](?:to )?(?:check|confirm|verify|query|look up|insert|find)(?! (?:your|our|with|it
        |the (?:website|court|school|line|door)|that you|you))(?: [\w']+){0,4}[)\]]""",
    ),
    (
        "**|>>|@@|!!!",
        r"""(?:\*{2,}|>{2,}|@{2,}|!{3,}) ?[^*>@!\n]{0,30}\b<office>\b[^*>@!\n]{0,40}
        (?:\*{2,}|<{2,}|@{2,}|!{3,})""",
    ),
    # What is still to be chosen.
    (
        "[",
        r"\[(?!yes\b|no\b|y ?/)[^\[\]\n/]{2,30} ?/ ?[^\[\]\n]{2,40}\]",
        r"\[[^\[\]\n]{2,60}\?[^\[\]\n]{0,40}\]|\[[^\[\]\n]{2,40} or [^\[\]\n]{2,40}\]",
    ),
    (
        " or was it| or is it| or were they| or was that",
        r",? or (?:was it|is it|were they|was that) (?:\w+ ){0,2}\w+[,)] (?!(?:he|she|they)\b)",
    ),
    (
        "delete|keep|lose|strike|scratch|no, |actually",
        r"""\b(?:delete|keep|lose|strike out) (?:one|either one|whichever
        |the (?:wrong|other) one)\b
        (?! (?:copy|for|of the (?:copies|forms|keys)|and (?:send|return|give)))""",
        r"""(?<= [-\u2013] )(?:no, (?:just|only|make that|wait)|actually no)\b|\bscratch that\b""",
    ),
    # Holes.
    (
        "\u00a3",
        r"""\u00a3(?=\s+(?:is|are|was|will|per|for|in|to|and|which|payable|plus|each
        |a (?:week|month|year))\b|\s*[,;)])""",
    ),
    (
        "the day of|dated",
        r"(?<!\bon )(?<!\buntil )(?<!\bby )\bthe day of <months>\b",
        r"\bdated (?:the )?(?:of|day)\b(?! of the\b)|\bdated\s*[.,;](?=\s|$)",
    ),
    (
        "?|xx|__|...|\u2026",
        r"""\b(?:para(?:graph)?|page|section|annex|clause|appendix)s?\.? (?:\?+|x{2,}|_+|\.{3,}
        |\u2026)(?!\w)""",
        r"(?<=[\w,:;] )\?{2,}(?!\w)|(?<= )\?(?= [a-z])",
        r"""(?<=: )x{3,}(?!\w)|(?<![\w/])(?:x{3,}|(?-i:XX+))(?= (?:of|has|have|is|was|were|said
        |told|will|years?|times|and)\b)|\b(?:of|in|dated) (?-i:XX+)(?![\w/])""",
        r"""\b(?:because|the|and|that|with|than|my|our|their|which) ?(?:\.{3,}|\u2026)\s*$""",
        r"""(?<=[a-z] )(?:_{3,}|\.{5,}|\u2026{2,})(?= [a-z]+ [a-z]+)""",
    ),
    # What a writer tells himself.
    (
        "self|myself|memo|nb",
        r"""\b(?:NB|memo|note|reminder|message) to (?:self|myself|me)\b|\bN\.?B\.? (?:self|me)\b
        |<begins>self:""",
    ),
    (
        "here",
        r"""(?<!may )(?<!can )\b(?:write|say|put|add|insert) (?:something|more|some more|a bit
        |a line|a sentence)(?: more)? here\b(?![^.\n]*\byour?\b)
        |\bmore (?:to (?:come|follow|say) )?here\b(?=[.:)]|$)""",
    ),
    (
        "n't|not ",
        r"""(?:\bnot|n['\u2019]t) (?:yet )?(?:finished|done|happy|satisfied) with (?:that|this|it)\b
        (?= (?:yet|bit|part|page|paragraph|section)|[.,;]|$)""",
    ),
    (
        "ignore",
        r"""\bignore (?:the|this) (?:(?:last|next|first|second|following|rest of the) )?(?:page
        |paragraph|section|bit|part|sentence)s?\b""",
    ),
    (
        "sleep on|think over|come back to",
        r"""\b(?:it|this|that|which),? I(?:['\u2019]ll| will| shall| want to| need to
        |['\u2019]d like to) (?:have to )?(?:sleep on|think over again|come back to)\b
        |\bsleep on (?:it|this) (?:first|before|and)\b""",
    ),
    (
        "check|confirm|query|verify|ask|tbc|find out",
        r"""(?: [-\u2013]|,) (?:check|confirm|query|verify|tbc|to check|to confirm|pls check
        |please check|need to check|must check|check this)\s*[.?!]?\s*$
        |(?:^|(?<=[(\[. ]))(?:check|confirm|verify|query)(?:\?|!)(?=\s|$|[)\]])""",
    ),
    (
        "more|add|check|finish|re|todo|to do|fixme|query|source|who|date|name|expand",
        r"""(?-i:(?<!PLEASE )\b(?:MORE HERE|MORE TO COME|ADD MORE|ADD HERE|CHECK THIS|CHECK WITH
        |CHECK DATE|FINISH THIS|REWORD|REWRITE|EXPAND HERE|TODO|TO DO:|FIXME|QUERY:|SOURCE\?|REF\?
        |WHO\?|DATE\?|NAME\?))""",
    ),
    (
        "<edits>",
        r"""<begins>(?:pls |please )?<edits>\b(?!\W*\b(?:we|you|I)\b)
        (?![^.?!\n]*\b(?:your|you|form|website|online|account|us)\b)""",
    ),
    ("<thoughts>", r"\b<thoughts>\b(?! (?:for|to) you\b)"),
    (
        "pasted|copied|lifted|recycled|reused|borrowed|changed from|hope i|from memory|in red",
        r"""\b(?:pasted|copied|lifted|recycled|reused|borrowed) (?:this|it|that|most of \w+
        |bits?) from
        \s(?!(?:the|my) (?:order|statement))""",
        r"""\bnames? (?:were|was|are) changed from\b|\bhope I(?:['\u2019]ve| have)? (?:got
        |changed|caught
        |found) (?:them|it) all\b|\b(?:written|wrote|did|done) (?:this|it) from memory\b""",
        r"""\b(?:my|your|the) (?:changes|edits|amendments|comments|additions
        |corrections) (?:are )?in
        \s(?:red|yellow|green|blue|bold|caps|track)\b""",
    ),
    (
        "need|will|must|have to|should|could do",
        r"""<begins>(?:needs? (?:a (?:better|new|stronger|proper|longer|shorter)|more|another
        |some)\b
        |(?:will|must|have to|need to|should) (?:add|fill|finish|write|check|look (?:at|in|up)
        |rewrite
        |reword|change|cut|ask)\b(?![^.\n]*\byou))""",
        r"\bmust look (?:at|in|up) (?:the|my) (?:file|notes|diary|log)\b",
    ),
    (
        "is for|is only for|is just for|eyes",
        r"""\b(?:this|that) (?:bit|part|paragraph|page|section|sentence|line) is (?:only |just )?for
        \s(?:you|me|us|my|internal|(?-i:[A-Z]))|\bnot for (?:\w+['\u2019]s|her|his|their) eyes\b""",
    ),
    (
        "hurry|rush|haste|not |n't",
        r"""(?<!had been )\b(?:typed|written|done|dictated) in (?:a )?(?:hurry|rush|haste)\b
        |\b(?:translation|text|letter|wording|spelling|grammar) (?:is|has) not (?:been |yet )*
        (?:revised|corrected|checked
        |proofread|approved|finished|signed)\b""",
        r"""\b(?:don['\u2019]t|do not) (?:send|post|issue|file) (?:it |this )?(?:until|till
        |before|yet)
        \b""",
    ),
    (
        "to follow|to come|will come|will follow|i think)|believe)|guess)|memory)|similar)|sure)",
        r"""\b(?:rest|remainder|ending|signature|conclusion) (?:is )?(?:to follow|to come
        |will (?:come
        |follow)(?: after| later)?)\b(?! (?:in|on|when|by|from|with|if) )""",
        r"""\((?:I think|I believe|I guess|from memory|or similar|or something|not sure)\)""",
    ),
    (
        "to be",
        r"""\b(?:wording|text|tone|phrasing|paragraph|recommendation|amount|figure)(?: is
        | still)? to be
        \s(?:agreed|confirmed|decided|settled|checked|cleared)\b(?! (?:by|between|with|at) )""",
    ),
    (
        "--|__| on at | at on | with on | from on | of on | on and | on but |/",
        r"""\b(?:19|20)(?:--|__)|\b(?:at|with|from|of|for) (?:on|at) \d|\b(?:saw|met|visited) \w+ on
        \s(?:and|but)\b|\b(?:son|daughter|child),? (?-i:[A-Z][a-z]+/[A-Z][a-z]+)""",
    ),
    (
        "put|add|insert|move|slot",
        r"""\b(?:put|add|insert|move|slot) (?:the|a|that|this) (?:bit|part|paragraph|line|section
        |sentence|quote)s? (?:about|on|from|re) [^.\n]{2,40} (?:in|here)\b""",
    ),
    (
        "only|just|second|third|last|old version|new one|new version",
        r"""\b(?:only|just) (?:the )?(?:first|half|part)\w*(?: \w+)? (?:is|are|has been) (?:done
        |finished|written|checked)\b|\b(?:my|a) (?:second|third|last) (?:go|attempt|stab|try) at\b
        |\bold version\b|\bnew (?:one|version) (?:is )?(?:on|in) the\b""",
    ),
    ("tb", r"(?:^|(?<=[(\[]))(?:TBC|TBA|TBD)\b"),
)
"""Each kind of trace: what a text must hold in small letters to be searched, and its patterns."""


def notes_in(text: str, policy: Policy) -> Iterator[Span]:
    """Give where a sentence shows that its writer had not finished.

    What stands in quotation marks is somebody's own words, and no note.

    Example:
        "The meeting is at (Sue to confirm time) in our office." gives the words in brackets.
    """
    text = text.rstrip()
    signs, own = _signs_of(policy)
    noted = (
        found.span()
        for row, found in found_by(signs, text)
        if row not in own or not is_to_the_reader(text)
    )
    heard = (sound.span for sound in (sounds("document.draft").of(text),) if sound)
    for first, last in chain(noted, heard):
        lawful = LAWFUL.fullmatch(text[first:last].strip()) is not None
        if not (lawful or _quoted(text, first) or _is_gap(text, (first, last), policy)):
            yield first, last


def _is_gap(text: str, span: Span, policy: Policy) -> bool:
    """Say whether words are a template's gap, which has a finding of its own."""
    return any(first < span[1] and span[0] < last for first, last in gap_words(text, policy))


def _quoted(text: str, at: int) -> bool:
    """Say whether an offset lies between quotation marks."""
    before = text[max(0, at - 300) : at]
    straight = before.count('"') % 2 == 1
    return straight or before.rfind("\u201c") > before.rfind("\u201d")


@of_policy
def _signs_of(policy: Policy) -> tuple[Guarded, range]:
    return _signs(*(word_list(f"draft_{name}", policy) for name in ("parts", "edits", "thoughts")))


@lru_cache(maxsize=8)
def _signs(
    parts: tuple[str, ...], edits: tuple[str, ...], thoughts: tuple[str, ...]
) -> tuple[Guarded, range]:
    """Put all signs together, and say which hold only in what is not to the reader."""
    notes = guarded(_SIGNS, _SLOTS, {"parts": parts, "edits": edits, "thoughts": thoughts})
    own, any_aside = asides()
    before = len(notes.patterns) + len(marks().patterns)
    together = joined(notes, marks(), own, any_aside)
    return together, range(before, before + len(own.patterns))

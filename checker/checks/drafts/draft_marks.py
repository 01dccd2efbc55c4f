"""Marks that unfinished writing leaves: notes in brackets, versions, choices, holes."""

from functools import cache
from typing import Final

from checker.checks.guarded import Guarded, guarded

_SLOTS: Final = {
    "note": r"""(?:check|ask|ring|phone|find|look up|confirm|verify|add|quote|insert|translate
        |reword|rewrite|rephrase|fix|cut|delete|chase|tb[cad]|to follow|to come|pls|please|can you
        |could you|which|who|where|when back|to be (?:signed|added|checked|agreed|written|done)
        |is (?:this|that|it) |not good|better word|from (?:my )?(?:notes?|notebook|file)|grammar)
        """,
    "who": r"(?:(?-i:[A-Z]{2,3})['\u2019]?s?)",
    "piece": r"(?:para|paragraph|bit|sentence|section|line|wording|page)",
    "asks": r"(?:is|are|can|could|do|does|should|shall|what|which|pls|please|ok)\b",
    "topic": r"""(?:About|Re|Regarding|Concerning|For|With|On|Your|Our|The|This|Seeing|Meeting
        |Visiting|Visits?|Hearing|Report|Letter|Contact|Child|Children|Case|Next|What|How|When)""",
    "edition": r"""(?:(?:first |second |third |working |rough )?(?:draft|cut|pass|version|outline)
        (?: \w+)?|(?:version|revision|issue|v\.?) ?\w+|text|wording|unapproved|provisional)""",
    "cleared": r"""(?:approval|qa\b|quality assurance|sign[ -]?off|clearance|proof-?reading
        |checking|final (?:check|approval|read)|a second pair of eyes)""",
    "families": r"""[^.\n]*\b(?:you|your|us|court|judge|school|children|hearing|months?|weeks?
        |order|plan|visit\w*|contact)\b""",
}
_MARKS: Final = (
    # In brackets: to oneself, or to somebody at the office.
    (
        "[",
        r"""\[(?!\w+\]|insert|name|address|date)[^\[\]\n]{0,40}?\b<note>[^\[\]\n]{0,60}\]""",
    ),
    (
        "(",
        r"""\((?:add|check|quote|insert|reword|translate|rewrite|find|confirm|verify|chase
        |tb[cad]\b|to be (?:signed|added|checked|agreed|written|done))\b[^()\n]{0,60}\)""",
        r"""(?<!asked \w{3} )(?<!asked \w{4} )(?<!asked \w{5} )(?<!asked \w{6} )
        \((?:which|what|who|where|when|how many|was it|is it|or is it|or was it)\b
        [^()\n]{2,40}\?\)""",
        r"""\([^()\n]{0,30}\b(?:please|pls),? (?-i:[A-Z][a-z]+)\)""",
    ),
    # To a colleague: initials or a name, then a question or a piece of the text.
    (
        " - | \u2013 |:",
        r"""(?-i:(?:^|(?<=[\[(]))[A-Z]{2,3}|^(?!\w+day\b)[A-Z][a-z]+)(?: [-\u2013]|:) ?<asks>
        [^\n]{0,80}""",
        r"""(?-i:^(?!<topic>\b)[A-Z][a-z]+ [A-Z][a-z]+)(?: [-\u2013]|:) ?<asks>[^\n]{0,80}\?""",
    ),
    (
        "para|bit|sentence|section|line|wording|page",
        r"\b(?:this|that|the) <piece> (?-i:[A-Z][a-z]+)(?=[,?])",
    ),
    (
        "um|er,|uh|sorry|oops|lost my",
        r""", ?(?:um|er|erm|uh),? |(?:^|[-\u2013,] )(?:sorry|oops),? (?:I )?(?:lost|forgot(?! to\b)
        |can['\u2019]t)\b|\blost my notes\b""",
    ),
    # Versions, and how the text was made.
    (
        "v1|v2|v3|v4|v5|v6|v7|v8|v9|v.|v |ver|edits|changes|comments|amend|tracked|accept all",
        r"""\bv(?:er(?:sion)?)?\.? ?\d+(?:\.\d+)? (?:with )?<who>\b|\baccept all\b""",
        r"""\b<who> (?:edits|changes|comments|amends|tracked)\b|\bamended \d{1,2}[/.]\d{1,2}\b""",
        r"""\b(?:further|more) (?:changes|edits|amendments|comments) (?:are )?(?:awaited|expected
        |to come)""",
    ),
    (
        """rough|typist|nb |to self|usual ending|new paragraph|template|change the names
        |copied from""",
        r"""\brough (?:version|copy|text|cut|notes)\b|\bfor typist\b|\bNB (?:for|to) \w+:|\bto self
        \b|\busual ending\b|\bnew paragraph here\b|\b(?:use|used) (?:this |it )?as a template\b
        |\bchange the names\b|\bcopied from\b[^.\n]{0,40}\b(?:needs|update|change|check)""",
    ),
    # What is still wanted.
    (
        "need|missing|query|chase|find out|ring|check|rest of|remainder",
        r"""(?-i:\bSTILL NEED(?:ED|S)?\b|\bNEED:|\bMISSING:)|(?:[-\u2013:] ?|^)find out\b
        |^(?:query|chase|find out|ring|check) (?:date|name|spelling|address|number|dob|with
        |the (?:date|name|spelling))\b[^.\n]{0,40}\.?$
        |\b(?:rest|remainder) of (?:this|the) (?:\w+ )?(?:tomorrow|later|to come|to follow
        |next week)\b""",
    ),
    # Choices.
    (
        "option|version|wording|keep one|/",
        r"""\b(?:option|version|wording) (?:1|A|one)\b[^\n]{3,120}\b(?:option|version
        |wording)
        \s(?:2|B|two)\b[^\n]{3,120}\b(?:keep|delete|choose|pick|cut) (?:one|either
        |whichever)\b
        |\bkeep one\b(?! (?:copy|for|of the (?:copies|forms|keys)|and (?:send|return|give|post)))
        |(?<=[a-z]) / [\w' ]{2,20}? (?:at|on|in|with|by|to|for) [\w' ]{2,20}
        \s/ (?=[a-z])
        """,
    ),
    # Holes.
    (
        "~~|__|???|xx|00/00|00:00|.....|<",
        r"""~~[^~\n]{2,100}~~|\bthe _{2,} (?:of|at|and)\b|(?<!\w)_{2,} (?:of|at|sessions?|times?)
        \s|\?{3} (?=[a-z])|(?:^|[.;] )xx+ (?=(?:will|is|has|was)\b)|\b00/00\b|\b00:00\b
        |: ?\.{5,}\s*$|<[a-z]+ of [a-z ]{2,30}>""",
    ),
    (
        "the mother |the father |the child |the children |the school ",
        r"""^(?:\d\. )?The (?:mother|father|child|children|school) (?:says?|thinks?
        |told me)\.\s*$""",
    ),
    # Somebody at the office has not agreed, or the writer has not settled it.
    (
        "yet to|subject to|signed|agreed|cleared",
        r"""\b(?:author|manager|supervisor|boss|legal|team|(?-i:[A-Z][a-z]+)) (?:of this \w+ )?
        (?:has|have) yet to (?:approve|agree|see|read|sign|check)\b
        (?! (?:the|an?|your|his|her|their) (?!(?:letter|wording|text|report|version|final)\b))""",
        r"""\bsubject to (?:legal|my manager|the (?:manager|team|supervisor))(?:['\u2019]s)?
        \s(?:view|ok|approval|advice|agreement)""",
        r"""\bnot (?:yet )?(?:signed|agreed|cleared) (?:off )?by (?-i:[A-Z][a-z]+)\b
        (?! (?:Court|County|because|as|since|who|until)\b)""",
    ),
    # A line that says no more than in what state the text is, or what somebody may do to it.
    (
        """approv|qa|quality|sign off|signoff|clearance|proof|checking|final|second pair|comment
        |review|circulat""",
        r"""^(?:<edition>[,:;]? ?[-\u2013]? ?)?(?:for|awaiting|awaits|pending|subject to|needs?
        |not for) (?:(?:the|my|our|a) )?(?!(?:court|judge|magistrates|panel|council|guardian)\b)
        (?:\w+['\u2019]?s?['\u2019]? )?<cleared>(?!<families>)
        [^.\n]{0,50}\.?$""",
        r"""^<edition>[,:;]? ?[-\u2013]? ?(?:(?:not )?for|awaiting|pending) (?:(?:your|internal
        |our|team) )?(?:comments?|review|discussion|circulation)\b(?! (?:at|in|on) )
        [^.\n]{0,50}\.?$""",
    ),
    (
        "still",
        r"""\bI still (?:need|have|want|ought|must) (?:to )?(?:add|insert|write(?! to\b)|include
        |put in|describe|set out|fill in|mention|cover)\b(?![^.\n]*\b(?:you|your)\b)""",
    ),
    (
        "finish|complet|checked|proof",
        r"""\b(?:have|has)(?: not|n['\u2019]t) (?:yet |been )*(?:finished|completed|checked
        |proofread|proof-read) this (?:letter|version|text|note|page|wording)\b
        |\bthis (?:letter|version|text|wording) (?:has|is)(?: not|n['\u2019]t) (?:yet |been )*
        (?:finished|completed|checked|proofread|final)\b""",
    ),
    (
        "comments|edits|amend|suggestions|feedback|finalis|finaliz|feel free|first cut|rough cut",
        r"""^(?:any |all )?(?:comments|edits|amendments|suggestions) (?:are )?(?:welcome|please
        |invited|by|to (?-i:[A-Z])\w*)\b(?![^.\n]*\b(?:form|survey|website|service)\b)
        |\b(?:comments|edits|amendments|suggestions|feedback)\b[^.\n]{0,60}\bI(?:['\u2019]ll| will
        | can| shall) (?:then )?finali[sz]e(?: (?:it|this|the (?:letter|text|wording)))?\s?\.?$
        |\b(?:amend|edit|change|alter|reword) (?:it |this )?as (?:you see fit|needed|necessary
        |appropriate)\b|\bfeel free to (?:edit|amend|reword|rewrite|tweak)\b
        |^(?:first|rough) cut\b""",
    ),
    (
        "draft|has any|have any|did any|do not|don't|to be ",
        r"""\b(?:treat|regard|consider) (?:this|it) as an? (?:\w+ )?draft\b
        |^(?:(?:working|rough|first|second|third) )?draft of \d
        |\b(?:has|have|did) (?:anybody|anyone|somebody|someone) (?:check|checked|proofread|read
        |confirm|confirmed)\b(?![^?\n]*\byour?\b)[^.\n]{0,40}\?
        |^(?:do not|don['\u2019]t) (?:file|issue|release|circulate|print|use)(?: this| it)?
        \s?[-\u2013:;,(] ?(?:incomplete|unfinished|unchecked|not (?:final|checked|ready))\W*$
        |^(?:sections?|paragraphs?|paras?|pages?|parts?|annex|appendix|figures?|quotes?)\b
        [^.\n]{0,30} (?:still )?to be (?:added|written|completed|inserted|checked)\W*$""",
    ),
    (
        "signed",
        r"""\bsigned (?:one|copy|version|letter|original) (?:will|is to|to) (?:follow|come
        |be sent)\b(?![^.\n]*\b(?:court|order|by you)\b)""",
    ),
    (
        "highlighted|yellow|red |green|at this point",
        r"""\bhighlighted (?:bits?|parts?|words?|text|passages?)\b|\b(?:shown|marked|in) (?:in )?
        (?:yellow|red|green)\b[^.\n]{0,40}\b(?:settled|agreed|checked|confirm\w*|disregard|ignore)
        |\b(?:disregard|ignore)\b[^.\n]{0,30}\b(?:yellow|highlighted|red)\b
        |\bat this point in (?:the|this) \w+ I (?:shall|will|want|need)\b""",
    ),
)


@cache
def marks() -> Guarded:
    """Give the signs that a sentence bears such a mark.

    Example:
        "We met at 00:00 on the day." has "00:00".
    """
    return guarded(_MARKS, _SLOTS, {})

"""What a writer says of the wording of a text: to himself, a colleague or its user."""

import re
from functools import cache
from typing import Final

from checker.checks.guarded import Guarded, guarded

_SLOTS: Final = {
    "piece": r"""(?:para(?:graph)?|bit|section|sentence|passage|line|page|part|half|wording|ending
        |opening)""",
    "placed": r"""(?:(?:this|that|the) (?:very )?(?:last|next|previous|first|second|above|following)
        \s<piece>s?|(?:this|that|the) <piece>s? (?:above|below|(?:marked|shown|set|underlined)
        [^.\n,]{0,20}))""",
    "rework": r"""(?:alter|amend|reword|rewrite|rephrase|redo|tidy|fix|correct|finish|check
        |translate|soften|expand|shorten|polish|trim|come back to|go back (?:over|to)|revisit
        |look (?:\w+ )?(?:out|up)|complete|cut)""",
    "faulty": r"""(?:clumsy|harsh|wordy|repetitive|awkward|vague|blunt|cold|muddled|rough|stiff
        |clunky|preachy|woolly|garbled|disjointed|(?:too|a bit|rather) (?:long|strong|weak|short
        |formal|heavy|much))""",
    "state": r"(?:say|put|mention|include|write|state|quote)",
    "months": r"""(?:January|February|March|April|May|June|July|August|September|October|November
        |December)""",
}

_OWN: Final = (
    # Of a piece of the text: what is wrong with it, and what is to become of it.
    (
        "last|next|previous|first|second|above|below|following|marked|shown|set|underlined",
        r"""\b<placed>[^.\n]{0,60}?\b(?:I(?:['\u2019]ll| will| shall| must| have to| need to| want
        \sto)|(?:and|but) (?:will|shall|must|need to)) (?:yet |still |then )?<rework>\b""",
        r"""\b<placed>(?:['\u2019]s| is| reads| sounds| feels| seems) (?:still |rather |a bit |a
        \slittle |quite |very |too )?<faulty>\b""",
        r"""\b(?:not|n['\u2019]t) (?:yet |quite |entirely )?(?:happy|satisfied|content|done
        |finished|comfortable) with <placed>(?! of\b)""",
    ),
    (
        "copied|pasted|lifted|taken|borrowed|brought",
        r"""\bI(?:['\u2019]ve| have)? (?:copied|pasted|lifted|taken|borrowed|brought)\b[^.\n]{1,40}
        \bfrom (?:last|another|an (?:old|earlier)|the (?:last|old|previous|other)|(?-i:[A-Z]\w+
        ['\u2019]s))\b[^.\n]{0,60}\b(?:will|shall|must|need to) (?:then )?(?:<rework>|change|adapt
        |update)\b""",
    ),
    (
        "sure",
        r"""\bI (?:was|am|['\u2019]m)(?: not|n['\u2019]t) (?:quite |really )?sure (?:how much
        |whether|what|how|if|where) (?:to|we should|I should) (?:<state>|phrase|word)\b""",
    ),
    (
        "for now|for the time being|for the moment",
        r"""\b(?:have|has|['\u2019]ve|I|we) (?:kept|left|made) (?:it|this|that) (?:deliberately |a
        \sbit |rather )?(?:vague|general|rough|loose|short|brief) for (?:now|the time being|the
        \smoment)\b""",
    ),
    (
        "checking|checked|confirming|confirmed|a check|verif",
        r"""\bI(?:['\u2019]ve| have)? (?:put|typed|guessed|assumed|said|written)\b[^.\n]{1,40}\bbut
        \s(?:that|it|this|I)(?: still)? (?:(?:wants?|needs?|will need|has|must) (?:to )?(?:be )?
        (?:check|confirm|a check|verif)|have(?: not|n['\u2019]t) (?:checked|confirmed|verified))""",
    ),
    (
        "will |'ll |shall ",
        r"""\b(?:will|shall|['\u2019]ll) (?:put|insert|type|fill|slot|drop|paste) (?:it|them|that
        |those)(?: in)? (?:here )?(?:when|once|as soon as|after|later|tomorrow)\b""",
    ),
    (
        "to be inserted|to be typed|to be pasted|to be slotted|to be looked up",
        r"""\b(?:is|are|needs?|has|have|still|yet) to be (?:inserted|typed in|pasted in|slotted in
        |looked up)\b(?! (?:by|into|under|from)\b)""",
    ),
    (
        "needs|wants|lacks|missing|could do with|short of",
        r"""\b(?:this|the) (?:letter|text|version|note|reply)\b[^.\n]{0,20}\b(?:needs|wants|lacks|is
        \smissing|could do with|is short of)\b(?: still)? (?:another|an?|one more|some|its) (?:\w+
        \s)?<piece>\b(?![^.\n]*\b(?:judge|court)\b)""",
    ),
    (
        "hold ",
        r"""\bhold (?:this letter|the letter|this report|this one|this) (?:back|over)\b
        |\bhold (?:off|back) (?:on )?(?:sending|posting|issuing|filing) (?:this|it)\b""",
    ),
    (
        "provisional|unfinished|unchecked|rough|work in progress",
        r"""\btreat (?:the|this) (?:wording|text|letter|note) as (?:an? )?(?:\w+ )?(?:provisional
        |unfinished|unchecked|rough|work in progress)\b""",
    ),
    (
        "keep|pick|use",
        r"\bwe (?:will |shall |should )?(?:keep|use|pick) (?:only|just) one of (?:them|the two)\b",
    ),
    (
        "written |put |typed |said ",
        r"""\bI(?:['\u2019]ve| have)? (?:written|put|typed|said) ["\u201c'\u2018][^"\u201d\n]{2,40}
        ["\u201d'\u2019] (?:because|as|since|for now|for the time being|but|until)\b""",
    ),
    (
        "reinstate|put it back|put this back|put that back|restore|add back",
        r"""\b(?:reinstate|restore|put (?:it|this|that|them) back(?: in)?|add (?:it )?back)(?: it)?
        \s(?:if|once|should)\b""",
    ),
    ("not keen|not sold|not mad", r"^\W*not (?:keen|sold|mad) (?:on|about) [\"\u201c'\u2018]"),
    ("ly/", r"\b\w+ly/\w+ly/\w+ly\b"),
    # A list of changes: no subject, only what was done to which words.
    (
        "changed|replaced|swapped|altered|deleted|inserted|removed|added|moved|cut:",
        r"""^\W*(?:changed|replaced|swapped|altered) ["\u201c'\u2018][^"\u201d\n]{1,60}
        ["\u201d'\u2019] (?:to|with|by|for) ["\u201c'\u2018]""",
        r"""^\W*(?:deleted|inserted|removed|added|moved|cut): (?:the |a )?(?:\w+ )?(?:<piece>
        |reference|word|phrase)s?\b""",
    ),
    # What a template tells whoever uses it.
    (
        "if |where |when |unless |otherwise ",
        r"""\b(?:use|include|keep|omit|delete|remove|cut|take out|leave out|add) (?:this|the (?:next
        |following|above|last|previous)) (?:<piece>|text)s? (?:only |out )?(?:if|where|when|unless)
        \b""",
        r"""\b(?:if|where)\b[^.\n]{3,60}, (?:say so|state this|mention (?:it|this)|add (?:it|this))
        \shere\b|\b(?:otherwise|if not),? (?:leave (?:this|it) out|(?:delete|omit|remove|cut) (?:it
        |this))\b""",
    ),
)
"""A writer's words of the text: to somebody called "you" they would be no aside."""

_ASKED: Final = (
    (
        "ok|allowed|all right|safe|happy",
        r"""\bare (?:we|I) (?:ok|okay|all right|allowed|happy|safe)(?: to| with) <state>(?:ing)?
        \s(?:this|that|it|so)\b(?=[^.\n]{0,20}\?)""",
    ),
    (
        "back |evidence|source|support|prove",
        r"""\b(?:do we have|have we(?: got)?|is there) (?:anything|something|evidence|a source)
        \s(?:to|that) (?:back|support|prove|show|evidence)s? (?:this|that|it)(?: up)?\s?\?
        |\bcan we (?:evidence|back up|support|source|prove|stand up) (?:this|that|it)\b""",
    ),
    (
        "somebody|someone|anybody|anyone|whoever",
        r"""\b(?:can|could|would|will) (?:somebody|someone|anybody|anyone|whoever)\b[^.?\n]{0,60}?
        \b(?:put in|add|check|fill in|insert|look (?:it |this )?up|proof-?read|finish|tidy|type)
        \s(?:the|this|that|it|in|a|his|her|their)\b(?![^.?\n]*\b(?:you|form)\b)""",
    ),
    (
        "check with|ask ",
        r"""\b(?:check with|ask) (?:legal|comms|finance|admin|qa|the team|my manager|the manager
        |(?-i:[A-Z]{2,3}|[A-Z][a-z]+)) (?:whether|if|that) we (?:may|can|should|need|are allowed)
        \s(?:to )?(?:<state>|name|send|use|disclose|share|tell)\b""",
    ),
    (
        "feel free|shout if|shout when|otherwise it goes|otherwise this goes",
        r"""\bfeel free to \w+ (?:this|it) (?:about|around|up|down)\b|\bshout if (?:anything|you see
        |something|it|there)\b|\botherwise (?:it|this) goes\b""",
    ),
    (
        "here is|here's",
        r"""\bhere(?:['\u2019]s| is) (?:the|my|our) (?:letter|reply|e-?mail|response) to (?:the )?
        (?:dad|mum|mam|father|mother|parents|family)\b""",
    ),
    (
        "await",
        r"""\bI await (?:your|further|any) [^.\n]{0,30}\bbefore (?:issuing|sending|posting
        |dispatching|finalising|it goes|I (?:send|post|issue))\b""",
    ),
    (
        "over to you",
        r"\bover to you,? (?-i:[A-Z][a-z]+)\b|\b(?:is|are) yours to (?:write|draft|type)\b",
    ),
    (
        "let me have",
        r"""\blet me have (?:your|any) (?:changes|edits|amendments|comments|thoughts|corrections)\b
        [^.\n]{0,20}\bbefore (?:it|this) (?:goes|is sent|is posted)(?: out)?(?: to the (?:parties
        |parents|family|families|mother|father|child|children))?\s?(?:[.!]|$)""",
    ),
    (
        "@",
        r"""(?<![\w.])@(?-i:[A-Z][a-z]+),? (?:please|pls|can|could|is|are|do|does|what|which|check
        |confirm)\b""",
    ),
    (
        ", ",
        r"""\([^()\n]{0,50}\b(?:right|correct|ok|okay|true|agreed|so|still the case),
        \s(?-i:[A-Z][a-z]+)\?\)""",
        r"""^(?:hi |hello )?(?-i:[A-Z][a-z]+), (?:please|pls|can you|could you|would you|will you)
        \s(?:\w+ )?(?:reword|rewrite|proof-?read|draft|expand|soften|tidy up|fill in|write|add|look
        \s(?:at|over)) (?:(?:the|this|that) (?:tone|wording|spelling|grammar|paragraph|section
        |sentence|ending|opening)\b|a (?:paragraph|sentence)\b)(?![^.\n]*\b(?:form|your)\b)""",
    ),
    (
        "tone|wording|phrasing",
        r"""\blook at the (?:tone|wording|phrasing) of (?:this|that|the) (?:\w+ )?<piece>\b""",
    ),
    (
        "[",
        r"""\[(?:summarise|summarize|describe|explain|set out|outline|expand|copy|paste|repeat
        |personalise|tailor|adapt|consider|remember|amend|edit|update)\b[^\[\]\n]{2,60}\]""",
    ),
    (
        "__",
        r"(?<!sign)(?<!signed)(?<!by)\b (?:of|dated|from) (?:the )?_{2,} ?<months>\b",
    ),
)
"""What asks somebody at the office, or what is left open, whomever the sentence calls "you"."""

_READER = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)


def is_to_the_reader(text: str) -> bool:
    """Say whether a sentence calls its reader "you": what it says of its own is then no aside."""
    return _READER.search(text) is not None


@cache
def asides() -> tuple[Guarded, Guarded]:
    """Give the signs that a sentence speaks of the wording that it stands in.

    The first hold only where it is not to the reader, the second in any sentence.

    Example:
        "That last bit is clumsy, I will tidy it up." has all but its end.
    """
    return guarded(_OWN, _SLOTS, {}), guarded(_ASKED, _SLOTS, {})

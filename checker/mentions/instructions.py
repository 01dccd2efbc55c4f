"""Finds how a letter says that it is to travel: "By email only", "By DX", "By Special Delivery"."""

import re
from collections.abc import Iterator

from checker.matching.caseless import caseless
from checker.mentions.passage import Passage, Passages
from checker.model import Case, Channel, Mention, MentionKind
from checker.settings import Policy

_WAYS = {
    Channel.EMAIL: r"(?:(?:secure|encrypted|cjsm|egress) )*(?:e[- ]?mail|electronic mail)"
    r"|(?:the )?cjsm|egress(?: secure)?|e-?bost(?: diogel)?",
    Channel.DX: r"dx|document exchange|legal post",
    Channel.HAND: r"hand(?:[ -]deliver(?:ed|y))?|courier|personal (?:service|delivery)"
    r"|process server|ll?aw",
    Channel.POST: r"(?:royal mail )?(?:(?:special|recorded|guaranteed|signed[ -]for)"
    r"(?: delivery)?(?: guaranteed)?(?: post)?|tracked(?: (?:24|48))?(?: post| mail)?)"
    r"|(?:first|second|1st|2nd)[ -]class(?: post| mail)?|(?:air|royal ) ?mail"
    r"|(?:ordinary |registered |prepaid |tracked )?post(?: dosbarth (?:cyntaf|1af|ail))?",
}
_WAY = rf"(?:{'|'.join(_WAYS.values())})\b"
_BY = r"(?:by|via|through|in the|through the|[dt]rwy(?:['\u2019]?r)?|\u00e2)"
_LIST = (
    rf"(?P<ways>(?:secure(?:ly)? )?{_WAY}"
    rf"(?:(?: ?(?:&|/|\+|,)| (?:and|a)|, and) ?(?:also )?(?:{_BY} )?{_WAY})?)"
)
_SENT = (
    r"(?:to be )?(?:sent|send|served|delivered|delivery|service|despatched|dispatched|posted"
    r"|anfonwyd|anfon)(?: securely| only)?"
)
_BARE = (
    r"(?P<bare>(?:e-?mail|dx|post)(?= only)|hand[ -](?:delivered|delivery)|personal service"
    r"|(?:royal mail )?(?:special|recorded) delivery(?: guaranteed)?|(?:royal mail )?signed[ -]for"
    r"|(?:first|second|1st|2nd)[ -]class(?: post| mail)?|airmail|tracked (?:24|48))"
)
_HEAD = (
    r"(?:private|strictly|personal|confidential|urgent|without prejudice|f\.?a\.?o\b|for the "
    r"attention|our ref|your ref|ref\b|date\b|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}|preifat"
    r"|cyfrinachol):?[^\n:|]{0,60}?(?: ?[|\u2013\u2014] ?| - |: |   +|\t|, )"
)
_FIELD = (
    r"(?:delivery|dispatch|despatch|service|sent|sending|post|method|mode|dull|anfonwyd)"
    r"(?: method| mode)?(?: of (?:service|delivery|sending|dispatch|despatch))?(?: by)?: ?"
)
_ENDS = (
    r"(?=[*\])\"'.:;, -]*$|:? +[^\s@]+@|: |   |\t| please\b|[ ,;(]+(?:-|\u2013|\u2014)? ?"
    r"(?:no|not|hard|paper|original|do not|and in confidence|guaranteed|ac nid)\b[^\n]{0,60}$"
    r"| \d{2,6}(?: [^\W\d_][\w ]{0,30})?$)"
)

_LINE = re.compile(
    rf"^[ *\[(\"']*(?:{_HEAD})?(?:(?:{_SENT} )?(?:only )?(?:by|via):? {_LIST}(?: only)?"
    rf"|(?:{_FIELD}(?:{_BY} )?|(?:{_SENT} )?{_BY} ?){_LIST.replace('ways', 'said')}"
    rf"(?: only| yn unig)?|{_BARE}(?: only)?)(?: to| on| at)?{_ENDS}",
    re.IGNORECASE | re.MULTILINE,
)
_THIS = r"(?:this|it|the enclosed)(?: (?:letter|message|report|document|one))?"
_SENTENCE = caseless(
    (
        rf"\b(?:{_THIS} (?:(?:is|has been|is being|will be) (?:only )?(?:sent|served|issued|posted"
        rf"|delivered)|comes|goes)|(?:i am|we are|i'm|we're) (?:only )?(?:sending|serving|issuing)"
        rf" {_THIS})(?: to you| out| securely)* (?:only )?(?:by|via) "
    ).replace(" ", r"[ \n]")
    + rf"{_LIST}(?P<only>[ \n]only\b)?"
)
_NOW = re.compile(r"this[ \n](?:letter[ \n])?is|sending this|comes|goes", re.IGNORECASE)
_CHANNELS = {way: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for way, words in _WAYS.items()}


def instructions(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every instruction of a passage; the value is the channel's name.

    A way of sending counts where it stands as a line of its own, or where a sentence says that
    this letter goes that way only. "By email and by post" gives one mention a channel.
    """
    del case, policy
    for passage in passages:
        for found in (
            *_LINE.finditer(passage.text),
            *filter(_is_of_this, _SENTENCE.finditer(passage.text)),
        ):
            yield from _channels(passage, found)


def _is_of_this(found: re.Match[str]) -> bool:
    """Say whether a sentence is about this letter now: it is sent so, or so only."""
    after = found.string[found.end() : found.end() + 20]
    return bool(found["only"] or after.startswith((" and not", ", not")) or _NOW.search(found[0]))


def _channels(passage: Passage, found: re.Match[str]) -> Iterator[Mention]:
    """Give a mention for each channel that one instruction names."""
    held = found.groupdict()
    group = next(name for name in ("bare", "ways", "said") if held.get(name))
    start, end = found.span(group)
    named = [(way, words) for way, words in _CHANNELS.items() if words.search(found[group])]
    for way, words in named:
        span = (found.end("head") if held.get("head") else found.start(), found.end())
        if len(named) > 1 and (word := words.search(passage.text, start, end)):
            span = word.span()
        first = (
            span[0]
            + len(passage.text[span[0] : span[1]])
            - len(passage.text[span[0] : span[1]].lstrip(" *[(\"'"))
        )
        yield passage.mention(MentionKind.INSTRUCTION, (first, span[1]), way.value)

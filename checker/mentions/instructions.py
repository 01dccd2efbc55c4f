"""Finds how a letter says that it is to travel: "By email only", "By DX", "By Special Delivery"."""

import re
from collections.abc import Iterator

from checker.mentions.passage import Passage, Passages
from checker.model import Case, Channel, Mention, MentionKind
from checker.settings import Policy

_WAYS = {
    Channel.EMAIL: r"(?:secure |encrypted |cjsm )?e-?mail|cjsm|egress",
    Channel.DX: r"dx|document exchange|legal post",
    Channel.HAND: r"hand(?:[ -]delivered)?|courier|personal service",
    Channel.POST: r"(?:royal mail )?(?:special|recorded|guaranteed|signed[ -]for)(?: delivery)?"
    r"(?: post)?|(?:first|second|1st|2nd)[ -]class(?: post| mail)?|(?:air|royal )mail|post",
}
_WAY = rf"(?:{'|'.join(_WAYS.values())})\b"
_LIST = rf"(?P<ways>{_WAY}(?: ?(?:and|&|/|\+|,) ?(?:also )?(?:by |via )?{_WAY})?)"
_SENT = r"(?:to be )?(?:sent|send|served|delivered|delivery|service|despatched|dispatched)"

_LINE = re.compile(
    rf"^[ *\[(\"']*(?:(?:{_SENT} )?(?:only )?(?:by|via):? {_LIST}(?: only)?"
    rf"|(?P<bare>(?:e-?mail|dx|post)(?= only)|hand[ -]delivered)(?: only)?)"
    r"(?: to| on| at)?(?=[*\])\"'.:;, -]*$|:? +[^\s@]+@|: |   )",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(
    rf"\b(?:is|was|being|been|be|am|are) (?:only )?(?:sent|sending|served|issued|serving)"
    rf"(?: this| it)?(?: letter)?(?: to you| out)? (?:only )?(?:by|via) {_LIST} only\b",
    re.IGNORECASE,
)
_CHANNELS = {way: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for way, words in _WAYS.items()}


def instructions(passages: Passages, case: Case | None, policy: Policy) -> Iterator[Mention]:
    """Give every instruction of a passage; the value is the channel's name.

    A way of sending counts where it stands as a line of its own, or where a sentence says that
    this letter goes that way only. "By email and by post" gives one mention a channel.
    """
    del case, policy
    for passage in passages:
        for pattern in (_LINE, _SENTENCE):
            for found in pattern.finditer(passage.text):
                yield from _channels(passage, found)


def _channels(passage: Passage, found: re.Match[str]) -> Iterator[Mention]:
    """Give a mention for each channel that one instruction names."""
    group = "bare" if found.groupdict().get("bare") else "ways"
    start, end = found.span(group)
    named = [(way, words) for way, words in _CHANNELS.items() if words.search(found[group])]
    for way, words in named:
        span = found.span()
        if len(named) > 1 and (word := words.search(passage.text, start, end)):
            span = word.span()
        first = (
            span[0]
            + len(passage.text[span[0] : span[1]])
            - len(passage.text[span[0] : span[1]].lstrip(" *[(\"'"))
        )
        yield passage.mention(MentionKind.INSTRUCTION, (first, span[1]), way.value)

"""Papers and talks between a client and a lawyer, by the words that such papers have."""

import re
from collections.abc import Iterator, Sequence

from checker.checks.material.whose_lawyer import NOBODYS, OURS, whose_lawyer
from checker.matching.caseless import caseless
from checker.matching.needing import needing
from checker.model import Span

MAY_HAVE = re.compile(
    r"\b(?:take|taking|seek|seeking|get|getting|obtain|need|want|independent|free|without|for|"
    r"specialist|should|may|can|cannot|could|access(?: to)?|give|offer|provide|had|some|any|"
    r"own) "
    r"(?:any |some |your |their |his |her |own |independent |further |proper |you )*$",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:written |oral |initial |draft |joint |further |latest |clear |full |own |short |"
    r"verbal |"
    r"preliminary |revised |second |final |legal |confidential |privileged )*"
    r"(?:advice|opinion|views?|assessment|comments|steer|take|thinking|concerns|"
    r"recommendations?|"
    r"analysis|memo\w*|notes? (?:of|on|for|dated|from|says|attached)|instructions)\b"
)
_LAWYERS_PAPER = re.compile(rf"(?:['\u2019]s|s['\u2019])? {_PAPER}", re.IGNORECASE)
_PAPER_OF = re.compile(
    rf"\b{_PAPER}(?: \w+)? (?:of|from|by|given by) (?:the )?(?:\w+ )?$", re.IGNORECASE
)
_CLIENT = needing(
    "client|counsel|barrister|kc|qc|advise|advice|opinion|instructions|eyes only",
    r"\b(?:attendance|conference|consultation|con)\b[^.;]{0,12} (?:on|with|of) (?:the |"
    r"our )?(?:[\w]+ "
    r"(?:and )?){0,3}(?:client|counsel|barrister|KC|QC)\b|"
    r"\bI (?:am|was|have been) (?:asked|instructed)\b[^.]{0,60}\b(?:to advise|for advice|"
    r"opinion)\b|"
    r"(?<!your )(?<!with the )\bclient (?:wants|concedes|admits|accepts|does not want|"
    r"is worried|fears)\b|"
    r"\binstructions (?:to|for) (?:the )?(?:\w+ )?(?:counsel|barrister|KC|advocate)|"
    r"\b(?:solicitor|lawyer|counsel|legal)s?['\u2019]? eyes only|"
    r"\b(?:lawyers?|solicitors?|attorney|counsel|legal)\b[^.;]{0,12}\bclients?\b|"
    r"\bclients? and (?:(?:his|her|their|its) )?(?:lawyer|solicitor|counsel)|"
    r"\binstruct\w+\b.{0,22}\b(?:from|by|of) (?:the |our |my )?client|"
    r"\b(?:our |the |my )client (?:instructs|has instructed|tells me|told me|would (?:accept|"
    r"settle|agree)|will not make|is not a (?:good|strong)|is minded)|"
    r"\bclient['\u2019]s (?:instructions|proof)\b",
)
_PRIVILEGE = needing(
    "priv|legal advice|purpose of|contemplation of",
    r"\b(?:professional|litigation|legal advice) privilege\b|"
    r"\bconfidential\W{1,3}legal advice\b|\bprivilege (?:has|is|was|in|"
    r"over|attache[sd]|belongs|appl\w+|remains|must|should|not)\b"
    r"(?! no\b)(?![^.]{0,20}\b(?:to (?:have|be|work|meet)|meeting)\b)|"
    r"\b(?:waiv\w+|assert\w*|claim\w*|los[et]\w*|maintain\w*) (?:of )?(?:legal |our |its |"
    r"the )*"
    r"privilege\b|\blegal(?:ly)? priv\b|\b(?:dominant purpose|contemplation) of (?:litigation|"
    r"proceedings|a claim|these)",
)
_MEETING = needing(
    "legal gateway|legal planning|legal strategy",
    r"\b(?:minutes?|notes?|record|outcome|decisions?|"
    r"actions?)\b[^.;]{0,30}\blegal (?:gateway|planning|"
    r"strategy)|\blegal (?:gateway|planning|strategy) (?:meeting|panel|discussion)\b[^.;]{0,30}"
    r"(?:\b(?:minutes?|notes?|agreed|advice|advised|decided|record)\b|:)",
)
_TOLD_LAWYER = needing(
    "what ",
    r"\bwhat (?!you\b)[^.;:?]{1,40} (?:told|said to|admitted to|instructed|asked|confided in|"
    r"wrote to) (?:his|her|their|its) (?:own |former |new )?(?:solicitors?|lawyers?|barristers?|"
    r"counsel|legal (?:team|advis[eo]rs?|representatives?))\b",
)
"""What somebody else told their lawyer, once a sentence goes on to tell it."""
_GOES_ON = re.compile(
    r"[^.;:]{0,30}(?:[:;]|,? (?:and|that|which|namely)\b| is\b| was\b|,)(?: \S+){2,}", re.IGNORECASE
)
_NOT_KNOWN = caseless(
    r"\b(?:not|n['\u2019]t|never|no one|nobody|cannot|without|whatever|whether|if|unless)\b"
)
_ASKED = needing(
    " ask",
    caseless(
        r"\b(?:you|I am|I was|I have been|we are|we have been) (?:have |had )?(?:now )?ask(?:ed)?"
        r"(?: me| us)? (?:whether|if|about|what|how|for (?:my|our|an?) (?:advice|opinion|view))"
        r"[^.;]{0,40}\b(?:the |our )(?:service|council|authority|trust|department|board|"
        r"agency|client|"
        r"organisation|cafcass)\b[^.;]{0,60}\b(?:resist\w*|defend\w*|defence|liab\w+|concede\w*|"
        r"contest\w*|settle (?:the|it|this)|prospects?|privilege\w*|damages|negligen\w+|"
        r"judicial review)\b"
    ),
)
_IN_MY_OPINION = needing(
    "my opinion|my view|my advice|advise that",
    r"\b(?:in my (?:opinion|view)|my (?:advice|opinion|view) is that|I (?:would )?advise that)\b"
    r"[^;]{0,80}\b(?:prospects? of success|"
    r"(?:defend|resist|contest|concede|settle) (?:the|this) (?:claim|case|appeal|action)\b|"
    r"(?:the|this) (?:appeal|defence|judicial review) (?:is|has|will|would|cannot|should)|"
    r"liab(?:le|ility)|negligen\w+|damages)\b",
)


def papers_of(text: str, lawyers: Sequence[Span]) -> Iterator[Span]:
    """Give where a sentence speaks of a paper by our lawyer, or by one who is nobody's."""
    for span in lawyers:
        told = _LAWYERS_PAPER.match(text, span[1]) or (
            (paper := _PAPER_OF.search(text[: span[0]]))
            and not MAY_HAVE.search(text[: paper.start()])
            and not re.search(r"\btaken $", text[: paper.start()])
        )
        if told and whose_lawyer(text, span) in {OURS, NOBODYS}:
            yield span


def told_in_confidence(text: str) -> Iterator[Span]:
    """Give what a client and a lawyer tell one another, and where a privilege is claimed."""
    for pattern in (_CLIENT, _PRIVILEGE, _MEETING):
        if (told := pattern.search(text)) is not None and not re.search(
            r"\b(?:may|might|not|no|could) (?:also )?(?:be|is)?",
            text[: told.start()][-12:],
            re.IGNORECASE,
        ):
            yield told.span()
    told = _TOLD_LAWYER.search(text)
    if told and _GOES_ON.match(text, told.end()) and not _NOT_KNOWN.search(text[: told.end()]):
        yield told.span()


def asked_for_opinion(text: str) -> Iterator[Span]:
    """Give what a lawyer writes who is asked whether their client can fight or should settle."""
    for pattern in (_ASKED, _IN_MY_OPINION):
        if (told := pattern.search(text)) is not None:
            yield told.span()

"""What was sent in is somebody's: "Mrs Pell's call to the police", "The report was Mr Cole's"."""

import re

from checker.checks.sources.source_tells import AUTHORITIES, FROM, Found, Somebody
from checker.matching.needing import needing

_TOLD = (
    r"(?:referral|complaint|tip-?off|allegations?|report|(?:phone |telephone |emergency |999 |"
    r"101 )?call|e-?mail|letter|note|message|disclosure|information|intelligence|concerns?)"
)
_UNSIGNED = r"(?:anonymous|confidential|unsigned|nameless)"
_ACCUSES = r"(?:referral|complaint|tip-?off|allegations?|(?:emergency|999|101) call)"
"""What is sent in about others and for nothing else."""
_OFFICERS = (
    r"(?:police|officers?|paramedics|ambulance|social workers?|children['\u2019]s services|"
    r"social services|council|we)"
)
_OWNS = re.compile(
    rf"['\u2019]s? (?:(?:own|first|second|third|latest|last|earlier|original|initial|"
    rf"(?P<secret>{_UNSIGNED})|written) )*(?P<told>{_TOLD})s?\b",
    re.IGNORECASE,
)
_OF_YOU = re.compile(r" (?:\w+ )?(?:about|against|concerning|regarding) you\b", re.IGNORECASE)
_LED = re.compile(
    rf"[^.;\n]{{0,40}}\b(?:(?:brought|sent|led|caused|prompted|alerted|took) (?:the )?{_OFFICERS}|"
    r"(?:prompted|triggered|started|set off|led to|caused|resulted in) (?:this|the|these|our|all)"
    r" (?:\w+ )?(?:enquir\w+|inquir\w+|assessment|visit|investigation|process|involvement)|"
    rf"is (?:why|how|the reason (?:why|that)) {_OFFICERS})\b",
    re.IGNORECASE,
)
_WAS = needing(
    "was|were|is |are ",
    rf"\b(?P<secret>{_UNSIGNED} )?(?P<told>{_TOLD})s?\b(?P<between>[^.;\n]{{0,60}}?) (?:was|were|"
    r"is|are)(?: in fact| actually| all| indeed)? (?P<of>that of |those of |the work of )?"
    r"(?:your (?:[\w-]+ ){1,2}|your [\w-]+, ?)?$",
)
_ENDS = re.compile(r"['\u2019]s?(?: own| alone| doing)?(?=\W*$|[.,;:!)]| and\b)", re.IGNORECASE)
_BECAUSE = needing(
    "because|after|since|when",
    rf"\b{_OFFICERS} (?:\w+ ){{0,2}}?(?:came|attended|visited|called|arrived|knocked|went|"
    r"turned up)\b[^.;\n]{0,50}\b(?:because|after|since|when) (?:your [\w-]+,? )?$",
)
_CALLED = re.compile(
    r",? (?:had |has )?(?:rung|rang|called|phoned|telephoned|dialled|reported|complained|alerted)"
    r"(?: (?:it in|them|999|101|us|the police|in))?(?=\W*$|[.,;])",
    re.IGNORECASE,
)
_BLAMED = needing(
    "blam|cross with|angry |resent|confront|approach|forgiv|against|fault",
    r"\b(?:blam\w+|cross with|angry (?:with|at)|resent\w*|confront\w*|approach\w*|forgiv\w+|"
    r"hold (?:it|this) against|fault of) (?:your (?:[\w-]+,? ){1,2})?$",
)
_FOR_TELLING = re.compile(
    r" for (?:having )?(?:call|ring|tell|report|contact|phon|refer|alert|speak|spoke|inform|going)"
    r"\w*\b|(?:;|\.|, as| because) (?:she|he|they) (?:only |just )*(?:did what|rang|called|told|"
    r"reported|was worried|were worried)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:(?P<officers>(?:emergency|999|101)(?: phone| telephone)? )?call|information|"
    r"intelligence|tip-?off|report|complaint|referral)s?\b(?=[^.;\n]{0,60}$)",
    re.IGNORECASE,
)
_HAD = re.compile(
    r" (?:\w+ ){0,2}?(?:had|have|has|holds?|received|got|took|recorded|logged|came|attended|acted|"
    r"responded)\b[^.;\n]{0,30}",
    re.IGNORECASE,
)
_TO = re.compile(r"s?(?: [\w']+){0,3}? (?:to|with) (?:the )?", re.IGNORECASE)
_TO_A_BODY = re.compile(r" (?:\w+ ){0,3}?(?:to|with) (?:the )?council\b", re.IGNORECASE)
_NEAR = 50


def is_theirs(text: str, one: Somebody, found: Found) -> bool:
    """Say whether a sentence tells that what was sent in about others is somebody's.

    A report is written about many things: it has to be sent to those who protect children, to be
    about the reader, to be a secret, or to have brought somebody to their door.

    Args:
        text: The sentence.
        one: Somebody who is named or pointed at in it.
        found: The words of the sentence by the lists that they stand in.
    """
    lead, rest = text[: one.start], text[one.end :]
    if (owned := _OWNS.match(rest)) is not None:
        accuses = owned["secret"] or _OF_YOU.match(rest, owned.end())
        near = one.end + owned.end()
        sent = any(0 <= hit.start - near <= _NEAR for hit in found.get(AUTHORITIES, ()))
        to = sent and re.match(r" (?:\w+ ){0,3}?(?:to|with)\b", rest[owned.end() :])
        return bool(accuses or to or _LED.match(rest, owned.end()))
    was = _WAS.search(lead)
    if was is not None and (was["of"] or _ENDS.match(rest)):
        first, last = was.span("between")
        sent = any(first <= hit.start < last for hit in found.get(AUTHORITIES, ()))
        aimed = re.search(r"\b(?:about|against) you\b|\bto the council\b", was["between"])
        told = re.fullmatch(_ACCUSES, was["told"], re.IGNORECASE)
        alone = told is not None and not was["between"].strip()
        return bool(was["secret"] or sent or aimed or alone)
    if _CALLED.match(rest) is not None and _BECAUSE.search(lead) is not None:
        return True
    if _FOR_TELLING.match(rest) is not None and _BLAMED.search(lead) is not None:
        return True
    return FROM.search(lead) is not None and _to_officers(lead, found)


def _to_officers(lead: str, found: Found) -> bool:
    """Say whether what came from somebody went to those who protect children: "The 101 call"."""
    officers = [hit for hit in found.get(AUTHORITIES, ()) if hit.end <= len(lead)]
    for form in _FORM.finditer(lead):
        before, behind = lead[: form.start()], lead[form.end() :]
        if form["officers"] or _TO_A_BODY.match(behind):
            return True
        for hit in officers:
            if _HAD.fullmatch(before, hit.end) or _TO.fullmatch(lead[form.end() : hit.start]):
                return True
    return False

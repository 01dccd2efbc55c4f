"""Which side of the proceedings a clause gives somebody by kind of act and of paper."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.parties.parts_said import Part, is_unsure
from checker.checks.people.kin import HE, SHE, sex_of
from checker.checks.people.party_roles import APPLICANT, RESPONDENT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.matching.caseless import caseless
from checker.matching.needing import holds
from checker.model import Person

PAPER = (
    r"(?:C100(?: form)?|(?:court )?application(?: form)?|court (?:form|papers|case|proceedings)|"
    r"proceedings|(?:this|the) (?:court )?case|petition|private law case|section 8 application)"
)
DETERMINED = (
    r"(?:(?:the|this|these|an?|his|her|your|their|that|present|current|court|private law|original|"
    r"whole|[A-Z][\w]+['\u2019]s) )*"
)
_AIDS = (
    r"(?:(?:has|have|had|having|is|are|was|were|['\u2019]ve|['\u2019]s|who|that|which|now|already|"
    r"first|then|duly|recently|since|formally|both|himself|herself|yourself|in fact|actually|"
    r"therefore|also|it|the one|the person|did|does|do|be|been|being)[ ,]+)*"
)
BRINGS = (
    r"(?:brought|brings?|bringing|issued|issues?|issuing|commenced|commences?|commencing|started|"
    r"starts?|starting|began|begun|begins?|lodged|lodges?|lodging|launched|initiated|instituted|"
    r"made|makes?|making|files?|filed|filing|submits?|submitted|puts? in|sends? in|sent in|"
    r"filled (?:in|out))"
)
_ANSWERS = (
    r"(?:respond(?:s|ed|ing)?(?: to)?|repl(?:y|ies|ied|ying) to|answer(?:s|ed|ing)?|"
    r"oppos(?:e|es|ed|ing)|resist(?:s|ed|ing)?|contest(?:s|ed|ing)?|defend(?:s|ed|ing)?|"
    r"object(?:s|ed|ing)? to)"
)
_MODALS = (
    r"(?:(?:will|must|has to|have to|had to|is to|are to|needs? to|need to|has until [^,.;]{1,20}? "
    r"to|have until [^,.;]{1,20}? to|intends? to|continues? to|wishes to) )?"
)
_FEW = r"(?:[\w'\u2019-]+ ){0,3}?"
_BRINGS_IT: Final = re.compile(
    rf"[ ,]*{_AIDS}(?:{BRINGS} {DETERMINED}{PAPER}\b"
    rf"(?! (?:for|number|summary|plan|worker|to (?:adjourn|vary|be)))"
    r"|(?:took|taken|takes|taking|brought) (?:him|her|you|me|them|this|it|the case|the matter|"
    r"the (?:father|mother|other parent)|mum|dad|[A-Z]\w+(?: [A-Z]\w+)?) (?:in)?to (?:the )?court\b"
    r"|(?:applied|went) to (?:the )?(?:family )?court (?:to|for|in order|so that|because|in \w+|on|"
    r"last|this)\b"
    r"|(?:is|are|being) (?:the )?(?:one|person|parent|party) (?:who|that) (?:has )?(?:applied|"
    rf"{BRINGS} {DETERMINED}{PAPER}))",
    re.IGNORECASE,
)
_IT_IS_BROUGHT: Final = re.compile(
    rf"\b{PAPER}(?: form)?,? (?:(?:that|which) )?(?:the )?$", re.IGNORECASE
)
_DID_BRING: Final = re.compile(
    rf" (?:has |have |had |['\u2019]ve |recently |now |first )*{BRINGS}\b(?! (?:it clear|sure))",
    re.IGNORECASE,
)
_ANSWERS_IT: Final = re.compile(
    rf"[ ,]*{_AIDS}{_MODALS}{_ANSWERS} {DETERMINED}(?:{PAPER}\b"
    r"(?! (?:for|to (?:adjourn|vary|be)))|(?:making|grant) of any (?:\w+ ){0,2}order\b)",
    re.IGNORECASE,
)
_AGAINST_WHOM: Final = re.compile(
    rf",? (?:is|being|remains)? ?(?:the (?:person|parent|one|party) )?against whom {DETERMINED}"
    rf"{PAPER}\b",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    rf"\b{PAPER} (?:is |was |are |were |has been |have been )?(?:{BRINGS} )?against "
    r"(?:the )?$",
    re.IGNORECASE,
)
_FILED_BY: Final = re.compile(
    r"\bthe (?P<role>applicant|respondent)['\u2019]s (?:[\w-]+ ){1,4}?"
    r"(?<!bundle )(?:(?:was|were|is|are|has been|have been) )?"
    r"(?:filed|prepared|written|drafted|signed|lodged) by (?:the )?$",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r" (?:(?:(?:will )?(?:answers?|answered|replies|replied|appears?|appeared|attends?|attended|"
    r"speaks?|spoke|signs?|signed|comes?|came|gives? evidence|gave evidence)|is heard|are heard|"
    r"was heard|were heard) as (?:the |an? )?(?:first )?|"
    r"(?:are|is|was|were|have been|has been|being) (?:(?:here|now|in this court|in the court|"
    r"formally|only|also) )*(?:(?:called|named|listed|described|recorded|treated|known|joined|"
    r"shown|entered|cited)(?: in [a-z ]{3,25}?)? )(?:as )?(?:the |an? )?)"
    r"(?P<role>applicant|respondent)\b(?!['\u2019])",
    re.IGNORECASE,
)
_WHAT: Final = caseless(
    r"\bthe (?P<role>applicant|respondent),?(?: who)? (?:is|was|remains),? (?:an? |the |"
    r"their |both )?(?:children['\u2019]s |child['\u2019]s )?(?:(?!father|mother)[a-z-]+ ){0,2}?"
    r"(?:(?P<he>man|father|dad|husband|gentleman)|mother|mum|woman|lady|wife)\b(?!['\u2019])"
)
_NAMED_ROLE: Final = re.compile(
    r"(?:,| is| was) the (?P<role>applicant|respondent) (?:herein|hereto|in this action|in this "
    r"case|in the case|in these proceedings|before the court)\b",
    re.IGNORECASE,
)
_YOUR_PAPER: Final = caseless(
    r"\b(?<!if )your (?:(?:own|present|court|recent|section 8|completed|C100) )*"
    r"(?:application|C100|petition|court case)\b(?! (?:number|pack|for (?!(?:more |some |regular )?"
    r"(?:an? |the )?(?:child arrangements|contact|time|access|residence|custody|order))|to (?!see|"
    r"the (?:family )?court|spend)))"
)
_OF_COURTS: Final = re.compile(
    r"\b(?:contact|see the children|see your children|time with|child arrangements|C100|section 8|"
    r"respondent|live with|(?:thank\w*|received|got|sent)\b.*\bcourt|court\b.*\b(?:sent|passed))\b",
    re.IGNORECASE,
)
_CRIMINAL: Final = re.compile(r"\b(?:criminal|police|crown|prosecut\w+|charged?)\b", re.IGNORECASE)
_NEEDS: Final = (
    "appl", "c100", "court", "case", "proceeding", "petition", "respond", "oppos", "form",
)  # fmt: skip


def sides_taken(pointers: Pointers, roles: Roles, reader: Person | None) -> Iterator[Part]:
    """Give the side that each clause gives to a parent, the reader or a client.

    `reader` is who is called "you", if one person is.
    """
    telling = pointers.telling
    small = telling.text.lower()
    if not holds(small, _NEEDS):
        return
    speaking = {first: holds(small[first:last], _NEEDS) for first, last in telling.each_sentence()}
    for one in pointers.all:
        spoken = speaking.get(telling.sentence(one.start)[0], True)
        if spoken and len(one.people) == 1 and not one.plural:
            yield from _of_one(pointers, one)
    yield from _by_sex(pointers, roles)
    for found in _YOUR_PAPER.finditer(telling.text) if reader else ():
        sentence = telling.sentence(found.start())
        of_court = _OF_COURTS.search(telling.text, *sentence)
        if reader and of_court and not is_unsure(telling.text, sentence, found.span()):
            yield Part(person=reader, role=APPLICANT, span=found.span())


def _of_one(pointers: Pointers, one: Pointed) -> Iterator[Part]:
    text = pointers.telling.text
    first, last = pointers.telling.sentence(one.start)
    for role, begin, end in (*_acts(pointers, one, last), *_before(text, first, last, one)):
        crime = _CRIMINAL.search(text, first, last)
        if not crime and not is_unsure(text, (first, last), (begin, end)):
            yield Part(person=one.people[0], role=role, span=(begin, end))


def _acts(pointers: Pointers, one: Pointed, last: int) -> Iterator[tuple[str, int, int]]:
    """Give the side of whoever does this or is called so, and where it is said."""
    text = pointers.telling.text
    for role, pattern in (
        (APPLICANT, _BRINGS_IT), (RESPONDENT, _ANSWERS_IT), (RESPONDENT, _AGAINST_WHOM),
    ):  # fmt: skip
        said = pattern.match(text, one.end, last)
        if said is None or _in_between(pointers, one.end, said.end()):
            continue
        yield role, one.start, said.end()
    for pattern in (_CALLED, _NAMED_ROLE):
        called = pattern.match(text, one.end, last)
        if called is not None and not one.word.startswith((APPLICANT, RESPONDENT)):
            yield called["role"].lower(), one.start, called.end()


def _before(text: str, first: int, last: int, one: Pointed) -> Iterator[tuple[str, int, int]]:
    """Give the side that a paper before a name gives to it: "the application that Ava brought"."""
    start = max(first, one.start - 90)
    before = text[start : one.start]
    did = _DID_BRING.match(text, one.end, last)
    if did is not None and _IT_IS_BROUGHT.search(before):
        yield APPLICANT, one.start, did.end()
    if (
        text.startswith(("'", "\u2019"), one.end)
        and "solicitor" not in text[one.end : one.end + 14]
    ):
        return
    filed = _FILED_BY.search(before)
    if filed is not None:
        yield filed["role"].lower(), start + filed.start(), one.end
    against = _AGAINST.search(before)
    if against is not None and not text.startswith(("'", "\u2019"), one.end):
        yield RESPONDENT, start + against.start(), one.end


def _in_between(pointers: Pointers, first: int, last: int) -> bool:
    """Say whether somebody else stands between who acts and what is done: whose act it may be."""
    return any(one.word != "you" and one.end < last - 1 and not _owns(pointers, one)
               for one in pointers.between(first, last))  # fmt: skip


def _owns(pointers: Pointers, one: Pointed) -> bool:
    return pointers.telling.text.startswith(("'s", "\u2019s"), one.end)


def _by_sex(pointers: Pointers, roles: Roles) -> Iterator[Part]:
    """Give "the respondent is a tall man" where the one respondent is a woman."""
    for found in _WHAT.finditer(pointers.telling.text):
        role = found["role"].lower()
        holders = roles.holders(role)
        others = roles.holders(RESPONDENT if role == APPLICANT else APPLICANT)
        if len(holders) != 1 or len(others) != 1:
            continue
        sex = sex_of(roles.case, holders[0], roles.policy)
        sentence = pointers.telling.sentence(found.start())
        said = HE if found["he"] else SHE
        unsure = is_unsure(pointers.telling.text, sentence, found.span())
        if sex and sex != said and not unsure:
            yield Part(person=others[0], role=role, span=found.span())

"""Which part of the proceedings a sentence gives somebody by what they do: apply, answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.checks.people.kin import HE, SHE, sex_of
from checker.checks.people.party_roles import APPLICANT, RESPONDENT, Roles
from checker.checks.people.pointed_at import Pointed, Pointers
from checker.matching.caseless import caseless
from checker.matching.needing import needing
from checker.model import Person, Span

_ADVERBS = (
    r"(?:(?:now|already|also|originally|first|herself|himself|yourself|formally|recently|since|"
    r"both|then|duly|in fact|in person|has|have|had|is|are|was|were|be|been|being|['\u2019]ve|"
    r"['\u2019]s|who|that|the one|the person|the parent|you|it)[ ,]+)*"
)
_FORM = r"(?:C100(?: form)?|application(?: form)?|court form|proceedings|case|cause|petition|claim)"
_OF_THE_COURT = (
    r"(?:to the (?:family )?court|to (?:the )?(?:judge|magistrates)|for (?:an? |the )?(?:child "
    r"arrangements?(?: order)?|contact|order|residence|custody|time with|"
    r"more time)|to (?:see|spend|have) (?:(?:more|some|extra) )?(?:time with|contact with|of )?"
    r"(?:the|both|her|his|their|your) (?:child\w*|kids|son|daughter)|to (?:spend|have) more time|"
    r"under section 8)"
)
_APPLIES: Final = re.compile(
    rf"[ ,]*{_ADVERBS}(?:applied(?= {_OF_THE_COURT}|[,.;)]|$)|appl(?:ies|ying) (?={_OF_THE_COURT})|"
    rf"(?:who )?(?:made|issued|brought|started|filed|lodged|launched|submitted|began|initiated|"
    rf"commenced|sent in|put in|filled (?:in|out)|completed|signed) "
    rf"(?:the|this|these|an|her|his|your|their|a) (?:present |court |original )?{_FORM}"
    r"(?! (?:for|number|summary|plan|worker))|issued(?= on| in| the| this| proceedings)|"
    r"(?:asked|asks|asking|petitioned) (?:to )?the (?:family )?(?:court|judge|magistrates) "
    r"(?:to (?:order|grant|give|make (?:an?|the|orders?)|change|decide|settle|say|set|help|"
    r"(?:let|allow) (?:him|her|you|them|the children) (?:to )?(?:see|have|spend|stay|live))|"
    r"for (?!an? (?:separate|adjournment)|(?:more )?time to|permission|screens|help with)|if)|"
    r"(?:seek(?:s|ing)?|sought|appl(?:ies|ied) for) (?:an? |the )?(?:child arrangements|section 8|"
    r"lives[- ]with|spend[- ]time|contact|residence|parental responsibility) ?(?:order)?|"
    r"(?:who )?(?:wants?|wanting|asks? for|asking for|seeks?|seeking) (?:contact|more time with|"
    r"to see (?:more of )?the children))\b",
    re.IGNORECASE,
)
"""What the one does who brings a case to court; of contact, only in "the one wanting contact"."""
_WANTS: Final = re.compile(r"\bwant|\bask(?:s|ing) for|\bseek|\bsought", re.IGNORECASE)
_ONE: Final = re.compile(r"\b(?:the one|who)\b", re.IGNORECASE)
_OWN_APPLICATION: Final = re.compile(
    r"['\u2019]s? (?:own |present |current |C100 |court )*(?:application|C100|petition)"
    r"(?! (?:for|to be joined))\b",
    re.IGNORECASE,
)
_APPLICATION_OF: Final = re.compile(
    r"\b(?:application|app|C100|petition|proceedings|case|claim)(?: form)?(?: \([A-Z]\w*\))? "
    r"(?:(?:was|were|is|has been|which was) )?"
    r"(?:of|by|from|(?:made|issued|brought|started|filed|lodged|submitted|begun|initiated|launched|"
    r"sent in|put in|filled in|completed|signed)(?: [^,.;\n]{0,30})? by) "
    r"(?:the )?$",
    re.IGNORECASE,
)
_WHO_APPLIED: Final = re.compile(
    r"\bas (?:the|a) (?:person|parent|party|one) (?:who|that) (?:has |first )*(?:applied|(?:made|"
    r"issued|brought|started|filed|lodged|launched|submitted|began|initiated) "
    rf"(?:the|this|these|an|your) (?:present |court )?{_FORM}),? $",
    re.IGNORECASE,
)
_APPLIED_IS: Final = re.compile(
    r"\bthe (?:person|parent|party|one) (?:who|that) (?:has |first )*(?:applied to the (?:family )?"
    r"court|(?:made|issued|brought|started|filed|lodged|launched|submitted|began|initiated) "
    rf"(?:the|this|these) (?:present |court )?{_FORM})(?: in this case)? (?:is|was) $",
    re.IGNORECASE,
)
_SERVED: Final = re.compile(
    r"\b(?:application|C100|petition)\b[^.;\n]{0,60}? (?:served|to be served) (?:up)?on (?:the )?$",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    rf"[ ,]*{_ADVERBS}(?:(?:will|must|may|to|can|should|intends? to|wish(?:es)? to|has until [^,.;]"
    r"{1,20}? to|as the person|as|the person|needs? to|not) )*"
    r"(?:(?:respond(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|"
    r"resist(?:s|ed|ing)?|contest(?:s|ed|ing)?|defend(?:s|ed|ing)?) (?:to )?"
    r"(?:the|this|that|her|his|your|their|[A-Z][\w]+(?: [A-Z]\w+)?['\u2019]s) "
    rf"(?:present )?{_FORM}|(?:was|were|been|be) served with (?:the|her|his|your|their|a|"
    r"[A-Z][\w]+(?: [A-Z]\w+)?['\u2019]s) (?:notice of )?(?:\w+ )?(?:application|C100|petition)|"
    r"(?:returned|filed|sent|completed|signed) (?:the|her|his|your|a) "
    r"(?:C7|acknowledge?ment of service)|"
    r"(?:(?:has|have|had|is|was|needs?|asked|ordered|directed) )?(?:to )?(?:file|send|serve|give)"
    r"[sd]? (?:in )?(?:an?|the|her|his|your|their) (?:answer|response|reply) to (?:the|this) "
    rf"(?:present )?{_FORM})\b",
    re.IGNORECASE,
)
"""What the other side does with a case that somebody else has brought."""
_WORDS = {
    "applicant": APPLICANT, "app": APPLICANT, "petitioner": APPLICANT, "plaintiff": APPLICANT,
    "claimant": APPLICANT, "respondent": RESPONDENT, "resp": RESPONDENT, "defendant": RESPONDENT,
    "defender": RESPONDENT,
}  # fmt: skip
_SIDE = rf"(?P<side>{'|'.join(_WORDS)})"
_LEADS: Final = caseless(
    rf"\b{_SIDE}(?:\.|s)?(?: ?[:=\u2013(/-]+ ?| |,? (?:is|being|was|namely) )(?:the |our )?$"
)
_FOLLOWS: Final = re.compile(
    rf"(?: ?[(:=\u2013/-]+ ?|, (?:as |(?:who )?(?:is|was) )?|"
    rf" (?:is |was |remains )?(?:here )?(?:down )?(?:as |called |named )?)"
    rf"(?:the |an? )?(?:first )?{_SIDE}\b(?!['\u2019]s|-)",
    re.IGNORECASE,
)
_SUPPOSED: Final = re.compile(
    r"\b(?:if|whether|unless|were (?:the|she|he|you|they)|reversed|had (?:you|she|he|the)|would|"
    r"might|wanted to|want to)\b",
    re.IGNORECASE,
)
_NOT_SO: Final = re.compile(
    r"\b(?:not|no|never|neither|nobody|could|might|(?-i:may)|should|would|can|cannot|n['\u2019]t|"
    r"invit\w*|want(?:s|ed)? to|draft|withdrew)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"\b(?:job|passport|cross[- ]?application|own application|application of (?:your|her|his) own|"
    r"legal aid|appeal\w*|C2|C1A|FL401|non-?mol\w*|"
    r"occupation order|part 25|adjourn\w*|joined|permission|leave to|injunction|protect\w*|divorce|"
    r"financial|variation|vary|set aside|counter\w*|further application|second application|"
    r"fresh application|school place|nursery|benefit|housing|visa|council|tax|prohibited|specific "
    r"issue|enforce\w*|transcript|screens?|special measures|expert|disclosure)\b",
    re.IGNORECASE,
)
_OTHER_SEX = {HE: SHE, SHE: HE}
_NEAR = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that a sentence gives to somebody: who, which, and where it says so."""

    person: Person
    role: str
    span: Span


def parts_said(pointers: Pointers) -> Iterator[Part]:
    """Give the parts of the proceedings that a text gives to parents, the reader and clients.

    Quiet where a sentence supposes, denies, or speaks of another application.
    """
    telling = pointers.telling
    for one in pointers.all:
        if len(one.people) != 1 or one.plural:
            continue
        first, last = telling.sentence(one.start)
        for role, span in _parts(telling.text, first, last, one):
            if not is_unsure(telling.text, (first, last), span):
                yield Part(person=one.people[0], role=role, span=span)


def is_unsure(text: str, sentence: Span, span: Span) -> bool:
    """Say whether it is supposed or denied, or another application is spoken of."""
    near = text[max(sentence[0], span[0] - _NEAR) : span[1]]
    return bool(
        _SUPPOSED.search(text, sentence[0], span[0])
        or _NOT_SO.search(near)
        or _ANOTHER.search(text, *sentence)
    )


def _parts(text: str, first: int, last: int, one: Pointed) -> Iterator[tuple[str, Span]]:
    before, after = text[max(first, one.start - 60) : one.start], text[one.end : last]
    called = one.word.startswith(("applicant", "respondent"))
    named = not one.word
    lead = None if called or named else _LEADS.search(before)
    if lead is not None and not re.match(r"['\u2019]s\b", after):
        yield _WORDS[lead["side"].lower()], (one.start - len(before) + lead.start(), one.end)
    behind = None if called or named or one.word == "you" else _FOLLOWS.match(after)
    if behind is not None:
        yield _WORDS[behind["side"].lower()], (one.start, one.end + behind.end())
    applies = _APPLIES.match(after)
    if applies is not None and (not _WANTS.search(applies[0]) or _is_sure(applies[0])):
        yield APPLICANT, (one.start, one.end + applies.end())
    own = _OWN_APPLICATION.match(after)
    if own is not None:
        yield APPLICANT, (one.start, one.end + own.end())
    of = _APPLICATION_OF.search(before)
    if of is not None and not re.match(r"['\u2019]s\b", after):
        yield APPLICANT, (one.start - len(before) + of.start(), one.end)
    started = _WHO_APPLIED.search(before) or _APPLIED_IS.search(before)
    if started is not None:
        yield APPLICANT, (one.start - len(before) + started.start(), one.end)
    served = _SERVED.search(text, max(first, one.start - 120), one.start)
    if served is not None and not re.match(r"['\u2019]s\b", after):
        yield RESPONDENT, (served.start(), one.end)
    answers = _ANSWERS.match(after)
    if answers is not None:
        yield RESPONDENT, (one.start, one.end + answers.end())


def _is_sure(applies: str) -> bool:
    """Say whether one of the two wants what a case is brought for, not merely wants it."""
    return bool(_ONE.search(applies) or re.search(r"order|court|judge", applies, re.IGNORECASE))


_YOURS: Final = needing(
    "your app|your court|your c100|your original|your own|your petition",
    r"\b(?:in|of|from|with|it['\u2019]s|is|by|on|about|since|when you made|withdraw|read|received|"
    r"copy of) your (?:court |C100 |original |own )?(?:application|C100|petition)\b"
    r"(?! (?:for|to be|pack|number))|\bfor your (?:C100|court application)\b",
)


def yours_said(pointers: Pointers, reader: Person) -> Iterator[Part]:
    """Give "your application" in a letter to somebody."""
    telling = pointers.telling
    for found in _YOURS.finditer(telling.text):
        sentence = telling.sentence(found.start())
        if not is_unsure(telling.text, sentence, found.span()):
            yield Part(person=reader, role=APPLICANT, span=found.span())


_WHO: Final = needing(
    "the applicant|the respondent",
    r"\bthe (?P<role>applicant|respondent)(?:,? who [^,.;]{0,40}?| [^,.;]{0,60}?)"
    r"\b(?P<word>he|she|his|her|him)\b(?! (?:mother|father|mum|dad)\b)",
)


def pronouns_said(pointers: Pointers, roles: Roles, sexes: frozenset[str]) -> Iterator[Part]:
    """Give "the applicant told me that she" where the applicant is a man, and no woman is named.

    Whoever it is said of is then of the other side. `sexes` are those of all whom the text names.
    """
    for found in _WHO.finditer(pointers.telling.text):
        role = found["role"].lower()
        word = "she" if found["word"].lower() in {"she", "her"} else "he"
        holders = roles.holders(role)
        between = pointers.telling.text[found.start("role") : found.start("word")]
        spoken = pointers.between(found.end("role"), found.end())
        is_one = re.search(
            r"\b(?:is|are) $", pointers.telling.text[max(0, found.start() - 5) : found.start()]
        )
        if len(holders) != 1 or word in sexes or spoken or " and " in between or is_one:
            continue
        if _tells_of_both(pointers, found):
            continue
        sex = sex_of(roles.case, holders[0], roles.policy)
        others = roles.holders(RESPONDENT if role == APPLICANT else APPLICANT)
        if sex and sex != word and len(others) == 1:
            yield Part(person=others[0], role=role, span=found.span())


_HIS: Final = re.compile(r"\b(?:(?P<he>he|him|his)|she|hers?)\b", re.IGNORECASE)


def _tells_of_both(pointers: Pointers, found: re.Match[str]) -> bool:
    """Say whether he and she are told of: "the respondent says that he shouts at her"."""
    _, last = pointers.telling.sentence(found.start())
    said = _HIS.finditer(pointers.telling.text, found.start(), last)
    return len({bool(one["he"]) for one in said}) > 1


_THEIR_APPLICATION: Final = needing(
    "his app|his court|his c100|his present|his original|his petition|her app|her court|her c100|"
    "her present|her original|her petition",
    r"\b(?:served with|answer(?:s|ed|ing)?|respond(?:s|ed|ing)? to|repl(?:y|ied|ies) to|"
    r"oppos(?:e|es|ed|ing)|resist(?:s|ed|ing)?|contest(?:s|ed|ing)?|issue of|upon|in|on|to|of|by|"
    r"received|read|shown) "
    r"(?P<own>his|her) (?:court |C100 |present |original )?(?:application|C100|petition)\b"
    r"(?! (?:for|to be))",
)


def theirs_said(pointers: Pointers, roles: Roles) -> Iterator[Part]:
    """Give "her application" where the one woman who is a party has made none.

    Quiet where the sentence points at anybody else of whom it may be said.
    """
    sides = {role: roles.holders(role) for role in (APPLICANT, RESPONDENT)}
    if any(len(some) != 1 for some in sides.values()):
        return
    respondent, applicant = sides[RESPONDENT][0], sides[APPLICANT][0]
    sexes = [sex_of(roles.case, one, roles.policy) for one in (respondent, applicant)]
    if set(sexes) != {HE, SHE}:
        return
    telling = pointers.telling
    for found in _THEIR_APPLICATION.finditer(telling.text):
        said = HE if found["own"].lower() == "his" else SHE
        sentence = telling.sentence(found.start())
        others = {
            person.id
            for one in pointers.between(telling.sentence(max(0, sentence[0] - 1))[0], found.start())
            for person in (one.people or (applicant,))
            if sex_of(roles.case, person, roles.policy) != _OTHER_SEX[said]
        }
        unsure = is_unsure(telling.text, sentence, found.span())
        if said == sexes[0] and not others - {respondent.id} and not unsure:
            yield Part(person=respondent, role=APPLICANT, span=found.span())


_YOUR_CLIENT: Final = re.compile(r"\byour client(?:,| is)? (?:the )?$", re.IGNORECASE)
_CLIENT_AS: Final = needing(
    "your client",
    r"\byour client(?:['\u2019]s [^.;,\n]{1,40}, (?:filed|made|given|sent|signed|served))? "
    r"(?:who |is |was |as |in (?:her|his|their) (?:role|capacity|position) )*as (?:the |an? )?"
    rf"(?P<side>{APPLICANT}|{RESPONDENT})\b(?!['\u2019]s)",
)
_CLIENT_DOES: Final = needing(
    "your client",
    r"\byour client(?:['\u2019]s)?\b[^.;,\n]{0,60}?\b(?P<word>he|she|himself|herself|"
    r"(?:his|her)(?= (?:own|statement|application|solicitors?|barrister|counsel|evidence|case)"
    r"\b))\b"
    r"(?! (?:mother|father|mum|dad|parents|grand\w+|brother|sister)\b)",
)


def clients_said(
    pointers: Pointers, clients: tuple[Person, ...], roles: Roles, sexes: frozenset[str]
) -> Iterator[Part]:
    """Give whom a letter to lawyers calls their client, though they act for the other side.

    `sexes` are those of all whom the text names.
    """
    parts = {role: roles.holders(role) for role in (APPLICANT, RESPONDENT)}
    mine = [role for role, some in parts.items() if set(some) & set(clients)]
    if len(clients) != 1 or len(mine) != 1:
        return
    telling = pointers.telling
    for one in pointers.all:
        before = telling.text[max(0, one.start - 30) : one.start]
        if len(one.people) == 1 and one.people[0] not in clients and _YOUR_CLIENT.search(before):
            span = (max(0, one.start - len("your client ")), one.end)
            yield Part(person=one.people[0], role=mine[0], span=span)
    for found in _CLIENT_AS.finditer(telling.text):
        role = found["side"].lower()
        others = parts[RESPONDENT if mine[0] == APPLICANT else APPLICANT]
        if role != mine[0] and len(others) == 1:
            yield Part(person=clients[0], role=role, span=found.span())
    sex = sex_of(roles.case, clients[0], roles.policy)
    for found in _CLIENT_DOES.finditer(telling.text):
        said = SHE if found["word"].lower() in {"she", "her", "herself"} else HE
        others = parts[RESPONDENT if mine[0] == APPLICANT else APPLICANT]
        if sex and said != sex and said not in sexes and len(others) == 1:
            yield Part(person=others[0], role=mine[0], span=found.span())


_AGAINST: Final = needing(
    "-v-| v | v. | vs| versus ",
    r"(?:Mrs?|Ms|Miss)?\.? ?(?P<one>[A-Z][\w-]+) (?:-v-|v\.?|vs\.?|versus) "
    r"(?:Mrs?|Ms|Miss)?\.? ?(?P<two>[A-Z][\w-]+)",
    flags=0,
)


def titles_said(pointers: Pointers, roles: Roles) -> Iterator[Part]:
    """Give the one who is named first of "Hale v Davies", whom the record has as the respondent."""
    sides = [roles.holders(role) for role in (APPLICANT, RESPONDENT)]
    if any(len(some) != 1 for some in sides):
        return
    (applicant,), (respondent,) = sides
    for found in _AGAINST.finditer(pointers.telling.text):
        turned = (respondent.last_name, applicant.last_name)
        if (found["one"], found["two"]) == turned and len(set(turned)) > 1:
            yield Part(person=respondent, role=APPLICANT, span=found.span())


def speaks_of_a_side(text: str) -> bool:
    """Say whether a text says he or she of an applicant, a respondent or a client."""
    return bool(_WHO.search(text) or _CLIENT_DOES.search(text))

"""What part a text gives somebody: "the applicant father, Mr Davies", "Ms Hale (Respondent)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.checks.people.kin import kind_of, relation_word
from checker.checks.people.spoken_of import Spoken, Telling
from checker.matching.caseless import Caseless, caseless
from checker.model import Span, WhoId
from checker.settings import Policy

NEAR_BEFORE, NEAR_AFTER = 110, 130
_PARTY = (
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -]+)?"
    r"(?:applicant|respondent|[cg]eisydd|atebydd)"
)
_PARENT = (
    r"(?:(?:birth|biological|natural|child(?:ren)?['\u2019]s) )?(?:mother|father|mum|dad|mam|tad)"
)
ROLE = (
    rf"(?P<role>{_PARTY}(?:[ -]+{_PARENT}|[ /]+(?:and )?(?:the )?{_PARENT}"
    rf"| ?\((?:the )?{_PARENT}\))?"
    rf"|{_PARENT}(?:[ /]+(?:and )?(?:the )?{_PARTY})?)"
)
"""One part, or a party who is also called mother or father."""
_HERE = (
    r"(?: in (?:this|these|the (?:present|current)|our)"
    r" (?:[a-z]+ )?(?:case|matter|proceedings|application)"
    r"| to (?:this|the|these) (?:[a-z]+ )?(?:application|proceedings)"
    r"|,? in person(?=[,.;)\n]|$))?"
)
_OF_THEM = r"(?: of (?:the|these|both|all the|your) (?:subject |two |three )?child(?:ren)?)?"
_WORDS_BETWEEN = (
    r"(?P<comma> ?, ?)|(?P<label> ?[:\u2013\u2014-] ?)|"
    r"(?P<tight> ?[(\[/] ?|,? (?:namely|being|whose (?:full )?name is) |"
    r"(?:,| is| was) (?:called|named) | (?:is|remains|yw|oedd) |"
    r"(?:,| -) who is |"
    r" (?:in person )?(?:is )?(?:named|recorded|listed) as )|(?P<none> )"
)
_LEADS = caseless(
    rf"(?<![\w'\u2019-])(?P<the>(?:the|our|yr?) +)?{ROLE}{_HERE}(?: \d)?{_OF_THEM}"
    rf"(?:(?:'s|\u2019s)?(?: full)? name)?(?:{_WORDS_BETWEEN})[\"\u201c]?$"
)
_NAME_OF = caseless(
    rf"\bname of (?:the )?{ROLE}\s*[:\u2013-]?\s*$|"
    rf"\bthe {ROLE.replace('role', 'owner')}['\u2019]s (?:[a-z]+ ){{0,2}}[a-z]+, (?:that|those)"
    r" of $"
)
_AS_FIRST = caseless(
    rf"^\W*(?:(?:and|but|so) )?(?:as|in (?:her|his|their|the) (?:role|capacity|position|part)"
    rf" (?:as|of)|being) (?:the |an? )?{ROLE}{_HERE}, $"
)
"""What a sentence's subject is, said before it: "As the applicant, Ms Hale goes first"."""
_BRACKET = re.compile(
    r" ?(?:\([^()\n]{1,40}\) ?){0,2}[(\[](?:hereafter |hereinafter |now )?(?:the )?"
    rf"[\"\u201c']?(?:the )?{ROLE}{_HERE}[\"\u201d']?(?:,? in person)?[)\]]",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:,| -)? (?:(?:who )?(?:is|remains|being)|(?:who )?(?:appears|appeared|acts|"
    r"is named|is recorded|"
    rf"is listed|attends|attended|(?:is |was )?down) as|as) (?:the |an? )?"
    rf"{ROLE}{_HERE}(?![\w'\u2019-])",
    re.IGNORECASE,
)
_COMMA = re.compile(rf", (?P<the>the )?{ROLE}{_HERE}(?![\w'\u2019-])", re.IGNORECASE)
_DASH = re.compile(
    rf" ?[:\u2013\u2014/-] ?(?:the )?{ROLE}{_HERE}(?= ?(?:[,.;)\n]|$| [\u2013-] ))", re.IGNORECASE
)
_OTHER_SIDE = re.compile(
    r",? (?:and|&|but|on the other(?: side)?,?)(?: (?:then |later |not )?(?:with|without|by|to|"
    rf"from|for|on|about))? (?:the )?{ROLE}(?:,? ?| ?\()(?=\w)",
    re.IGNORECASE,
)
_AS_WELL = re.compile(rf" \((?:the )?{ROLE}\)(?=[,.;)\]]|\n|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(r" (?:in(?! person)|to|for|under|at|of) ", re.IGNORECASE)
CLOSED = re.compile(r" ?(?:[,.;:)\]?!\u2013\u2014]|- |\n|$)")
_OWNS = re.compile(r"['\u2019]s? [a-z]")
_LISTED = re.compile(
    r" ?,? ?(?:and|&|or) (?!(?:that|who|which|he|she|it|they|we|you|I) )"
    r"|, (?:the|my|your|our|his|her|their|both|all|each|[^\W\d_a-z])"
    r"|, (?:[a-z]+ ){0,2}(?:and|or) (?!(?:that|who|which|he|she|it|they|we|you|I) )",
)
_BEGINNING = re.compile(
    r"^[\W_]*(?:(?:and|but|that|so|or|because) )?(?:according|as|for|in|after|before|when|while|if|"
    r"because|although|since|once|unlike|like|besides|with|contrary|on(?! (?:the )?one\b)|at|by|"
    r"from|despite|without|until|during|following|to|through|given|whereas|though|whenever|where|what)\b",
    re.IGNORECASE,
)
"""A phrase that ends in a name and a comma, and only then comes the sentence's own subject."""
_IN_PERSON = re.compile(
    r",? ?\(?(?:in person|litigant in person|acting in person)\b", re.IGNORECASE
)
_SUBJECT_FOLLOWS = re.compile(
    r", (?:we|I|it|they|you|he|she|this|there|that|a hearing|an order) [a-z]+", re.IGNORECASE
)
"""A comma and another subject: what stands between two commas is in apposition."""
_TOLD = re.compile(
    r"\b(?:tell|told|tells|inform\w*|advis\w*|assur\w*|remind\w*|warn\w*|notif\w*|promis\w*|show\w*|"
    r"convinc\w*|persuad\w*|g[ai]ven?|send|sent|hand\w*|read|ask\w*|pass\w*)\b[^,.;]*$",
    re.IGNORECASE,
)
_SAID_THAT = re.compile(
    r"\b(?:said|says|think(?:s|ing)?|thought|upset|sad|glad|pleased|sorry|worried|know(?:s|n)?|"
    r"aware|hop(?:es?|ing)|felt|feels?|sure|happy|explain(?:s|ed)|noted?|mention(?:s|ed)|"
    r"understand[s]?|confirm(?:s|ed)?|clear|agree[sd]?) that(?: [a-z]+)? ?$",
    re.IGNORECASE,
)
_CLAUSE_GOES_ON = re.compile(
    r"['\u2019]s? | (?:is|was|has|had|have|will|would|could|can|may|might|should|did|does|must|"
    r"wants?|wanted|said|says|made|wrote|sent|came|lives?|lived|[a-z]+ed)\b"
)
_AUXILIARY = re.compile(r" (?:is|was|has|had|will|would|does|did|wants|lives|asks|seeks)\b[^,\n]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One part given to one person. `span` covers the words and the name.

    `child` is whose mother or father it is said to be; `whoever` is True where that is not said
    but it is somebody's ("her mother, Mr Davies").
    """

    spoken: Spoken
    roles: tuple[str, ...]
    span: Span
    child: WhoId | None = None
    whoever: bool = False


def claims(telling: Telling, policy: Policy, reader: WhoId | None) -> Iterator[Claim]:
    """Give the parts that the sentences of a text give to people of the record.

    Only what stands right beside a name counts, and never a comma that may as well part the
    items of a list or begin a new clause. `reader` is the person to whom "your mother" speaks.
    """
    for spoken in telling.spoken:
        if spoken.person is None:
            continue
        yield from _led(telling, spoken)
        if not (spoken.outside and _is_greeting(telling, spoken)):
            yield from _followed(telling, spoken)
        yield from _of_a_child(telling, spoken, policy, reader)


def roles_in(written: str) -> tuple[str, ...]:
    """Give the parts in a phrase.

    >>> roles_in("first respondent mother"), roles_in("Dad")
    (('respondent', 'mother'), ('father',))
    """
    plain = written.casefold()
    spoken = (
        ("applicant", "eisydd"),
        ("respondent", "atebydd"),
        ("mother", "mum", "mam"),
        ("father", "dad", "tad"),
    )
    return tuple(words[0] for words in spoken if any(word in plain for word in words))


def _led(telling: Telling, spoken: Spoken) -> Iterator[Claim]:
    """Give the part that stands before a name."""
    text = telling.text
    first = telling.line_start(spoken.start, NEAR_BEFORE)
    before = text[first : spoken.start]
    opens = max(first, telling.sentence(spoken.start)[0])
    fronted = _AS_FIRST.search(text[opens : spoken.start])
    if fronted is not None and not _LISTED.match(following(telling, spoken)):
        yield Claim(spoken=spoken, roles=roles_in(fronted["role"]), span=(opens, spoken.end))
        return
    found = _NAME_OF.search(before) or _LEADS.search(before)
    after = following(telling, spoken)
    groups = found.groupdict() if found is not None else {}
    if found is None or (groups.get("tight") and _OWNS.match(after)):
        return
    lead = before[: found.start()].strip()
    label = not groups.get("the") and lead and not lead.endswith((".", ";", "!", "?"))
    if label and "the" in groups and not groups.get("tight"):
        return
    closed = (CLOSED, _IN_PERSON, _AS_WELL)
    if groups.get("label") and not any(one.match(after) for one in closed):
        return
    if groups.get("comma") and not is_apposition(telling, spoken, first + found.start()):
        return
    if groups.get("none") and is_told(text, spoken, before[: found.start()]):
        return
    role = groups["role"] or groups.get("owner") or ""
    yield Claim(spoken=spoken, roles=roles_in(role), span=(first + found.start(), spoken.end))


def _followed(telling: Telling, spoken: Spoken) -> Iterator[Claim]:
    """Give the part that stands after a name."""
    after = following(telling, spoken)
    found = _BRACKET.match(after) or _DASH.match(after)
    if found is None:
        found = _IS.match(after)
        if found is not None and _ELSEWHERE.match(after, found.end()):
            return
    if found is None:
        found = _COMMA.match(after)
        if (
            found is None
            or not CLOSED.match(after, found.end())
            or _LISTED.match(after, found.end())
            or _begins_otherwise(telling, spoken.start)
            or _is_in_a_list(telling, spoken)
        ):
            return
    yield Claim(
        spoken=spoken,
        roles=roles_in(found["role"]),
        span=(spoken.start, spoken.end + found.end()),
    )


def _of_a_child(
    telling: Telling, spoken: Spoken, policy: Policy, reader: WhoId | None
) -> Iterator[Claim]:
    """Give whose mother or father somebody is said to be."""
    for relation in related(telling, spoken, policy, reader):
        if relation.kind in {"mother", "father"} and (relation.child or relation.whoever):
            yield Claim(
                spoken=spoken,
                roles=(relation.kind,),
                span=relation.span,
                child=relation.child,
                whoever=relation.whoever,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What a text says that somebody is to another: the kind, its word, and to whom.

    `child` is the other where the text names one of the record; `whoever` is True where it says
    "his" or "her".
    """

    kind: str
    word: str
    span: Span
    child: WhoId | None = None
    whoever: bool = False
    yours: bool = False


def related(
    telling: Telling, spoken: Spoken, policy: Policy, reader: WhoId | None
) -> Iterator[Related]:
    """Give the relations in which the words beside a name put somebody."""
    text, beside = telling.text, _beside(relation_word(policy))
    first = telling.line_start(spoken.start, NEAR_BEFORE)
    before = text[first : spoken.start]
    lead = beside.before.search(before)
    if lead is not None:
        owner = _owner(telling, first + lead.start("word"), reader)
        comma = lead["gap"] == ", "
        fits = not comma or is_apposition(telling, spoken, first + lead.start())
        told = lead["gap"] == " " and is_told(text, spoken, before[: lead.start()])
        if owner is not None and fits and not told:
            yield _relation(owner, lead["word"], (owner[3], spoken.end), policy)
    after = following(telling, spoken)
    found = beside.of_another.match(after)
    other = _named_at(telling, spoken.end + found.end()) if found else None
    if found is not None and other is not None and other.person is not None:
        owner = (other.person.id, False, False, spoken.start)
        yield _relation(owner, found["word"], (spoken.start, other.end), policy)
    found = beside.owned.match(after)
    if found is not None and may_close(telling, spoken, found, after):
        owner = _owner(telling, spoken.end + found.start("word"), reader)
        if owner is not None:
            yield _relation(owner, found["word"], (spoken.start, spoken.end + found.end()), policy)


class _Beside(NamedTuple):
    """How a relation is said before a name, and two ways in which it is said behind one."""

    before: Caseless
    of_another: re.Pattern[str]
    owned: re.Pattern[str]


@lru_cache(maxsize=8)
def _beside(word: str) -> _Beside:
    return _Beside(
        before=caseless(rf"(?P<word>{word})(?P<gap> |, | \(|: | is )$"),
        of_another=re.compile(
            r"(?:,| is|,? who is| \()(?: |(?<=\())(?:(?:the|an?) )?"
            rf"(?P<word>{word}) (?:of|to) (?=\w)",
            re.IGNORECASE,
        ),
        owned=re.compile(
            r"(?P<gap>,| is|,? who is| \()(?: |(?<=\())(?P<own>his|her|their|your|"
            rf"(?-i:[^\W\d_a-z])[\w-]+['\u2019]s?) (?P<word>{word})(?![\w'\u2019-])",
            re.IGNORECASE,
        ),
    )


_Owner = tuple[WhoId | None, bool, bool, int]
"""Whose relation it is, whether only "his" or "her" says it, whether "your" does, and where."""


def _relation(owner: _Owner, word: str, span: Span, policy: Policy) -> Related:
    return Related(
        kind=kind_of(word, policy),
        word=word,
        span=span,
        child=owner[0],
        whoever=owner[1],
        yours=owner[2],
    )


def _owner(telling: Telling, at: int, reader: WhoId | None) -> _Owner | None:
    """Say whose a relation is, from what stands before its word: "your", "Robin's", "her"."""
    text = telling.text
    before = text[max(0, at - 40) : at]
    own = re.search(r"(?<!\w)(?P<own>your|his|her|their) (?:[a-z]+ )?$", before, re.IGNORECASE)
    if own is not None:
        where = max(0, at - 40) + own.start()
        yours = own["own"].lower() == "your"
        return (reader if yours else None, not yours, yours, where)
    for one in telling.named(at - 40, at):
        if one.person is not None and re.fullmatch(r"['\u2019]s? (?:[a-z]+ )?", text[one.end : at]):
            return (one.person.id, False, False, one.start)
    return None


def may_close(telling: Telling, spoken: Spoken, found: re.Match[str], after: str) -> bool:
    """Say whether "Mr Davies, her father" is no list and no new clause."""
    if found["gap"] != ",":
        return True
    return bool(
        CLOSED.match(after, found.end())
        and not _LISTED.match(after, found.end())
        and not _begins_otherwise(telling, spoken.start)
        and not _is_in_a_list(telling, spoken)
    )


def _named_at(telling: Telling, at: int) -> Spoken | None:
    return next((one for one in telling.named(at, at + 1)), None)


def is_apposition(telling: Telling, spoken: Spoken, at: int) -> bool:
    """Say whether "the applicant, Mr Davies" names the applicant, and does not begin a clause."""
    after = following(telling, spoken)
    if _SUBJECT_FOLLOWS.match(after) and not _is_in_a_list(telling, spoken, at):
        return True
    if _begins_otherwise(telling, at) or _LISTED.match(after) or _is_in_a_list(telling, spoken, at):
        return _is_paired(telling, spoken, after) and not _begins_otherwise(telling, at)
    begins = not telling.text[telling.sentence(at)[0] : at].strip(" \"'\u201c")
    return bool(CLOSED.match(after)) or (begins and bool(_AUXILIARY.match(_rest(telling, spoken))))


def _rest(telling: Telling, spoken: Spoken) -> str:
    return telling.text[spoken.end : telling.sentence(spoken.start)[1]].rstrip(" .\n")


def _is_paired(telling: Telling, spoken: Spoken, after: str) -> bool:
    """Say whether the other side follows with its own name: "and the respondent, Ms Hale"."""
    found = _OTHER_SIDE.match(after)
    return found is not None and _named_at(telling, spoken.end + found.end()) is not None


def _begins_otherwise(telling: Telling, at: int) -> bool:
    """Say whether what stands before begins a phrase that a comma would end."""
    clause = telling.text[telling.sentence(at)[0] : at]
    return bool(_BEGINNING.match(re.split(r"[,;:]", clause)[-1]))


def _is_in_a_list(telling: Telling, spoken: Spoken, at: int | None = None) -> bool:
    """Say whether a name stands in a row of names: "Robin, Mr Davies, the applicant"."""
    start = spoken.start if at is None else at
    if not telling.text.startswith(", ", max(0, start - 2)):
        return False
    return any(one.end == start - 2 for one in telling.named(start - 60, start))


def is_told(text: str, spoken: Spoken, before: str) -> bool:
    """Say whether somebody was told something: "I told the mother Mr Davies would come"."""
    goes_on = _CLAUSE_GOES_ON.match(text, spoken.end)
    relative = re.search(r"\b(?:what|that|which|whom?|as|than)(?: [a-z]+)? ?$", before)
    relative = None if _SAID_THAT.search(before[-60:]) else relative
    return goes_on is not None and bool(_TOLD.search(before[-60:]) or relative)


def _is_greeting(telling: Telling, spoken: Spoken) -> bool:
    first = telling.paragraph(spoken.start)[0]
    return bool(re.match(r"\W*(?:dear|hi|hello|annwyl)\b", telling.text[first:], re.IGNORECASE))


def following(telling: Telling, spoken: Spoken) -> str:
    """Give what follows a name in its paragraph, as far as it matters."""
    return telling.text[spoken.end : spoken.end + NEAR_AFTER].split("\n", 1)[0]

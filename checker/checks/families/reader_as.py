"""What a letter says its reader, a client or a side of the case is: "you became a widower"."""

import re
from collections.abc import Iterator
from typing import Final

from checker.checks.families.unfit import Unfit
from checker.checks.matter import Matter
from checker.checks.people.kin import (
    HE,
    SHE,
    go_together,
    kind_of,
    relations_between,
    sex_of,
    sex_of_kind,
)
from checker.checks.people.kin_to import (
    is_grandparent,
    is_to,
    may_be,
    other_parents,
    own_children,
    sex_in,
)
from checker.checks.people.party_roles import Roles
from checker.checks.people.spoken_of import Spoken, Telling, lay_people, subject_children
from checker.matching.needing import needing
from checker.model import Case, Person, Span

_PARTNER: Final = needing(
    "boyfriend|girlfriend|fianc",
    r"\byour (?:ex-|former |new )?(?P<word>boyfriend|girlfriend|fianc[\u00e9e]e?)\b",
    flags=0,
)
_IN_LAW: Final = needing("in law|in-law", r"\byour (?P<word>son|daughter)[ -]in[ -]law\b", flags=0)
_COLLATERAL: Final = needing(
    "niece|nephew|god",
    r"\byour (?P<word>nieces?|nephews?|godsons?|goddaughters?|godchild(?:ren)?)\b"
    r"(?!['\u2019-]|,? (?:and|or|who) )",
    flags=0,
)
_OF_THE_CASE: Final = re.compile(
    r"\b(?:welfare|the court|liv(?:e|es|ing) with|wishes and feelings|contact with|spend time|"
    r"your application|(?:has|have) (?:said|told|asked)|your (?:call|letter|email) about|"
    r"miss(?:es)? you|see you|ring you)\b"
)
_LITTLE: Final = needing(
    "your little|your baby", r"\byour (?:little|baby) (?P<word>brother|sister)\b", flags=0
)
_WIDOWED: Final = needing(
    "widow",
    r"\b(?:you (?:are|were|became|have been|have become)|you['\u2019]re|being|as) (?:left |now )?"
    r"(?:an? )?(?P<word>widow|widower|widowed)\b",
    flags=0,
)
_TO_BE: Final = needing(
    "to be a|being a|became a|become a",
    r"\b(?:to be|being|you (?:became|have become|will become)) an? (?:new |young )?"
    r"(?P<word>grandmother|grandfather|grandparent|step-?mother|step-?father|foster carer|aunt|"
    r"uncle|mother|father|mum|dad)\b(?=[^.;:]{0,60}\b(?:your?|yourself)\b)",
    flags=0,
)
_FOR_YOU: Final = re.compile(r"\b(?:for you|not easy|hard|easy|lonely|tiring|difficult)\b")
_AS_PARENT: Final = needing(
    "as his|as her",
    r"\bas (?P<whose>his|her) (?:own )?(?P<word>mother|father|mum|dad),? you\b",
    flags=0,
)
_BECAME: Final = needing(
    "are their|became their|become their|were their|re their|also their|now their|the children's|"
    "the children\u2019s",
    r"\byou(?: are| became| have become| were|['\u2019]re) (?:also |now )?"
    r"(?:their|the children['\u2019]s) (?P<word>[a-z]+(?:-[a-z]+)?)\b",
    flags=0,
)
_CLIENT_IS: Final = re.compile(
    r"\byour client(?:,? aged [\w-]+,?| is|,| has become)*(?: as)?(?: an?| the)? "
    r"(?:maternal |paternal )?"
    r"(?P<word>grandmother|grandfather|grandparent|aunt|uncle|step-?mother|step-?father|"
    r"foster carer|special guardian|adopter|sister|brother|cousin)\b(?!['\u2019-])"
)
_SIDES_KIN: Final = needing(
    "the applicant|the respondent|the mother|the father",
    r"\bthe (?P<role>applicant|respondent|mother|father)['\u2019]s (?:own )?(?P<kin>mother|father|"
    r"sister|brother|aunt|uncle|wife|husband|son|daughter|niece|nephew|cousin),? $",
    flags=0,
)
_BEHIND: Final = re.compile(
    r"(?:,| is| \() ?the (?P<role>applicant|respondent|mother|father)['\u2019]s (?:own )?(?P<kin>"
    r"mother|father|sister|brother|aunt|uncle|wife|husband|son|daughter|niece|nephew|cousin)"
    r"(?=[,.;:)]|$)"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|if|whether|would|could|may|might|such|like|apply|when)\b|n['\u2019]t\b"
)
_FAR: Final = 50


def reader_as(matter: Matter, case: Case, telling: Telling, you: Person | None) -> Iterator[Unfit]:
    """Give what the record contradicts of what the reader, a client or a side is or has.

    `you` is the one lay grown-up of the record to whom the letter goes, or None.
    """
    small = telling.text.lower()
    if len(small) != len(telling.text):
        return
    if "'s " in small or "\u2019s " in small:
        for spoken in telling.spoken:
            yield from _sides_kin(matter, case, telling, small, spoken)
    if you is not None and "you" in small and _is_grown(case, you):
        for wrong, pattern in _TO_THE_READER:
            for found in pattern.finditer(small):
                if wrong(matter, case, telling, you, found):
                    yield _unfit(telling, found.span(), you)


def client_as(matter: Matter, telling: Telling, case: Case, client: Person) -> Iterator[Unfit]:
    """Give "your client, the maternal aunt" of a father."""
    small = telling.text.lower()
    if "your client" not in small or len(small) != len(telling.text):
        return
    for found in _CLIENT_IS.finditer(small):
        if _is_parent(matter, case, client) and not _has_kind(case, client, found["word"]):
            yield _unfit(telling, found.span(), client)


def _sides_kin(
    matter: Matter, case: Case, telling: Telling, small: str, spoken: Spoken
) -> Iterator[Unfit]:
    """Give "the applicant's mother, Mrs Cole" of the respondent's."""
    if spoken.person is None or spoken.outside:
        return
    first = max(0, spoken.start - _FAR)
    lead = _SIDES_KIN.search(small, first, spoken.start)
    behind = _BEHIND.match(small, spoken.end)
    for found in (lead, behind):
        if found is None:
            continue
        holders = Roles(case=case, policy=matter.policy).holders(found["role"])
        if len(holders) != 1 or holders[0].id == spoken.person.id:
            continue
        known = is_to(matter, case, spoken.person, holders[0])
        kind = kind_of(found["kin"], matter.policy) or found["kin"]
        if known and not any(may_be(kind, one) for one in known):
            span = (min(found.start(), spoken.start), max(found.end(), spoken.end))
            yield _unfit(telling, span, spoken.person)


def _is_grown(case: Case, you: Person) -> bool:
    return you not in subject_children(case) and bool(lay_people(case, (you,)))


def _is_parent(matter: Matter, case: Case, whom: Person) -> bool:
    return bool(
        own_children(case, whom.id, matter.policy) & {one.id for one in subject_children(case)}
    )


def _has_kind(case: Case, whom: Person, word: str) -> bool:
    """Say whether the record has somebody as anything of a kind to anybody."""
    stem = re.sub(r"[ -]", "", word)[:5]
    told = [one.kind for one in case.relationships if one.source == whom.id]
    told += [one.role for one in case.parties if one.who == whom.id]
    return any(stem in re.sub(r"[ _-]", "", one.lower()) for one in told)


def _partner(matter: Matter, case: Case, _: Telling, you: Person, found: re.Match[str]) -> bool:
    """Say whether "your boyfriend" is said to one who had children with a woman alone."""
    own, said = sex_of(case, you, matter.policy), sex_of_kind(found["word"])
    if not said:
        said = SHE if found["word"].endswith("ee") and "\u00e9" in found["word"] else ""
    others = {
        sex_of(case, one, matter.policy) for one in other_parents(case, you.id, matter.policy)
    }
    return bool(own) and bool(said) and own == said and others == {HE if own == SHE else SHE}


def _in_law(
    matter: Matter, case: Case, telling: Telling, you: Person, found: re.Match[str]
) -> bool:
    """Say whether a grandmother's daughter is called her daughter-in-law."""
    if telling.named(found.end(), found.end() + 3) or not is_grandparent(
        case, you.id, matter.policy
    ):
        return False
    return _sex_of_own(matter, case, you) == sex_of_kind(found["word"])


def _sex_of_own(matter: Matter, case: Case, you: Person) -> str:
    mine = own_children(case, you.id, matter.policy)
    return sex_in(matter, case, tuple(one for one in case.people if one.id in mine))


def _collateral(
    matter: Matter, case: Case, telling: Telling, you: Person, found: re.Match[str]
) -> bool:
    """Say whether a nephew is told of as the children of a case are, to who is no aunt."""
    first, last = telling.sentence(found.start())
    children = subject_children(case)
    if any(one.person in children for one in telling.named(first, last)):
        return False
    kin = _is_parent(matter, case, you) or is_grandparent(case, you.id, matter.policy)
    known = any(_has_kind(case, you, one) for one in ("aunt", "uncle", "godparent", "cousin"))
    return kin and not known and bool(_OF_THE_CASE.search(telling.text.lower(), first, last))


def _little(matter: Matter, case: Case, _: Telling, you: Person, _found: re.Match[str]) -> bool:
    """Say whether a parent is told of a little brother, whom the record does not have."""
    kin = _is_parent(matter, case, you) or is_grandparent(case, you.id, matter.policy)
    return kin and not any(_has_kind(case, you, one) for one in ("brother", "sister", "sibling"))


def _widowed(
    matter: Matter, case: Case, telling: Telling, you: Person, found: re.Match[str]
) -> bool:
    """Say whether somebody is a widow whose children's other parent is a party."""
    first, _ = telling.sentence(found.start())
    if _NOT.search(telling.text.lower(), first, found.start()):
        return False
    said, own = sex_of_kind(found["word"]), sex_of(case, you, matter.policy)
    sides = {one.who for one in case.parties}
    others = other_parents(case, you.id, matter.policy)
    return (bool(said and own) and said != own) or any(one.id in sides for one in others)


def _to_be(matter: Matter, case: Case, telling: Telling, you: Person, found: re.Match[str]) -> bool:
    """Say whether a parent is told how hard it is to be a grandmother."""
    first, _ = telling.sentence(found.start())
    before, word = telling.text.lower()[first : found.start()], found["word"]
    if found[0].startswith(("to be", "being")) and not _FOR_YOU.search(before):
        return False
    kind = kind_of(word, matter.policy) or word
    if kind in {"mother", "father"}:
        own = sex_of(case, you, matter.policy)
        return bool(own) and sex_of_kind(kind) != own
    return _is_parent(matter, case, you) and not _has_kind(case, you, word)


def _as_parent(matter: Matter, case: Case, _: Telling, you: Person, found: re.Match[str]) -> bool:
    """Say whether "as his mother, you" goes to a grandmother who has a daughter."""
    if _is_parent(matter, case, you) or not is_grandparent(case, you.id, matter.policy):
        return False
    own = _sex_of_own(matter, case, you)
    return bool(own) and (HE if found["whose"] == "his" else SHE) != own


def _became(
    matter: Matter, case: Case, telling: Telling, you: Person, found: re.Match[str]
) -> bool:
    """Say whether "you are their stepbrother" contradicts what the record has them as."""
    kind = kind_of(found["word"], matter.policy)
    first, _ = telling.sentence(found.start())
    near = telling.text.lower()[max(first, found.start() - 12) : found.start()]
    known = {
        one
        for child in subject_children(case)
        for one in relations_between(case, you.id, child.id, matter.policy)
    }
    return (
        bool(kind)
        and bool(known)
        and not re.search(r"\b(?:if|that|whether) $", near)
        and not any(go_together(kind, one) or _is_in_line(kind, one) for one in known)
    )


def _is_in_line(kind: str, known: str) -> bool:
    return kind in known or known in kind


_TO_THE_READER: Final = (
    (_partner, _PARTNER),
    (_in_law, _IN_LAW),
    (_collateral, _COLLATERAL),
    (_little, _LITTLE),
    (_widowed, _WIDOWED),
    (_to_be, _TO_BE),
    (_as_parent, _AS_PARENT),
    (_became, _BECAME),
)


def _unfit(telling: Telling, span: Span, whom: Person) -> Unfit:
    return Unfit(word=telling.text[slice(*span)], span=span, people=(whom,))
